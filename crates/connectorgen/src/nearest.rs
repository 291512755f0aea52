/// The name that was probably meant: the nearest one, if it is near enough, or one that was not written to its end.
/// Capitals do not count.
pub(crate) fn nearest<'n>(written: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let written = written.to_lowercase();
    let is_start = |name: &str| written.len() > 2 && name.to_lowercase().starts_with(&written);
    names
        .map(|name| (strsim::damerau_levenshtein(&written, &name.to_lowercase()), name))
        .min()
        // One slip in three letters: less is a guess.
        .filter(|(slips, name)| {
            slips * 3 <= name.chars().count().max(written.chars().count()) || is_start(name)
        })
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_found_and_another_word_is_not() {
        let names = ["tenantId", "clientId", "scopes"];
        assert_eq!(nearest("tenantid", names.into_iter()), Some("tenantId"));
        assert_eq!(nearest("tenant_id", names.into_iter()), Some("tenantId"));
        assert_eq!(nearest("scope", names.into_iter()), Some("scopes"));
        assert_eq!(nearest("tenant", names.into_iter()), Some("tenantId"));
        assert_eq!(nearest("password", names.into_iter()), None);
    }
}
