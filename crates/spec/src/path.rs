use std::borrow::Cow;

/// A path as OpenAPI has it: from a slash on, with its variables in braces. Frameworks of the web write `pets/:id`.
pub(crate) fn meant(path: &str) -> Cow<'_, str> {
    if path.starts_with('/') && !path.contains("/:") {
        return Cow::Borrowed(path);
    }
    let mut meant = String::with_capacity(path.len() + 2);
    for step in path.strip_prefix('/').unwrap_or(path).split('/') {
        meant.push('/');
        // `:id?` may be missing, which OpenAPI does not have.
        let name = step.strip_prefix(':').map(|name| name.strip_suffix('?').unwrap_or(name));
        match name.filter(|name| is_name(name)) {
            Some(name) => meant.extend(["{", name, "}"]),
            None => meant.push_str(step),
        }
    }
    Cow::Owned(meant)
}

/// Whether a text is the name of a variable and nothing else.
fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && text.chars().all(|other| other.is_ascii_alphanumeric() || other == '_')
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn meant_path_starts_with_a_slash_and_has_braces() {
        for (written, expected) in [
            ("/pets/{id}", "/pets/{id}"),
            ("pets", "/pets"),
            ("/pets/:petId/toys/:toy_id", "/pets/{petId}/toys/{toy_id}"),
            (":id", "/{id}"),
            ("/pets/:id?", "/pets/{id}"),
            ("/pets/{id}:feed", "/pets/{id}:feed"),
            ("/pets:feed", "/pets:feed"),
            ("/pets/:", "/pets/:"),
            ("/at/:08/:a-:b", "/at/:08/:a-:b"),
            ("", "/"),
        ] {
            assert_eq!(meant(written), expected, "{written}");
        }
    }
}
