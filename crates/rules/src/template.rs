//! The text of a path: its variables and its shape.

/// The variables of a path, in order. Braces that do not match are passed over.
pub(crate) fn variables(path: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = path;
    while let Some((_, behind)) = rest.split_once('{') {
        rest = behind;
        let Some((name, behind)) = rest.split_once('}') else { break };
        if !name.contains('{') {
            found.push(name);
            rest = behind;
        }
    }
    found
}

/// The path as a router sees it: letters in lower case, variables without their names.
pub(crate) fn shape(path: &str) -> String {
    let mut shape = String::with_capacity(path.len());
    let mut inside = false;
    for c in path.chars() {
        match c {
            '{' => {
                inside = true;
                shape.push_str("{}");
            }
            '}' => inside = false,
            _ if inside => {}
            other => shape.extend(other.to_lowercase()),
        }
    }
    shape
}

/// What is wrong with the braces of a path.
pub(crate) fn fault(path: &str) -> Option<String> {
    let mut variable: Option<String> = None;
    for c in path.chars() {
        variable = match (variable, c) {
            (None, '{') => Some(String::new()),
            (None, '}') => return Some("a `}` closes no variable".to_owned()),
            (Some(_), '{') => return Some("a variable stands inside another one".to_owned()),
            (Some(name), '/') => return Some(format!("the variable `{name}` goes beyond its segment")),
            (Some(name), '=') => return Some(format!("the variable `{name}` has a default value")),
            (Some(name), '}') if name.is_empty() => return Some("a variable has no name".to_owned()),
            (None, _) | (Some(_), '}') => None,
            (Some(mut name), other) => {
                name.push(other);
                Some(name)
            }
        };
    }
    variable.map(|name| format!("the variable `{name}` is not closed"))
}

#[cfg(test)]
mod tests {
    use super::{fault, shape, variables};

    #[test]
    fn variables_within_segments_are_found() {
        assert_eq!(variables("/items('{id}')/{name}.json"), ["id", "name"]);
        assert_eq!(variables("/{a{b}/{c"), ["b"]);
    }

    #[test]
    fn shape_has_no_names() {
        assert_eq!(shape("/Pets/{petId}.json"), "/pets/{}.json");
    }

    #[test]
    fn braces_that_do_not_match_are_told_apart() {
        assert_eq!(fault("/a/{b}/('{c}')"), None);
        assert_eq!(fault("/{a/b}").as_deref(), Some("the variable `a` goes beyond its segment"));
        assert_eq!(fault("/{a").as_deref(), Some("the variable `a` is not closed"));
        assert_eq!(fault("/{}").as_deref(), Some("a variable has no name"));
        assert_eq!(fault("/a}").as_deref(), Some("a `}` closes no variable"));
    }
}
