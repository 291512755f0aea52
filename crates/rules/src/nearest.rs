/// The name that was probably meant: the nearest one, if it is near enough. Capitals do not count.
pub(crate) fn nearest<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let written = written.to_lowercase();
    let near =
        names.into_iter().map(|name| (strsim::damerau_levenshtein(&written, &name.to_lowercase()), name));
    // One slip in three letters: less is a guess.
    near.min().filter(|(slips, name)| slips * 3 <= name.chars().count()).map(|(_, name)| name)
}

/// `did you mean …?`, or what else to do.
pub(crate) fn did_you_mean<'n>(
    written: &str,
    names: impl IntoIterator<Item = &'n str>,
    otherwise: &str,
) -> String {
    nearest(written, names).map_or_else(|| otherwise.to_owned(), |near| format!("did you mean `{near}`?"))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slip_is_found_and_another_word_is_not() {
        let names = ["x-ms-summary", "x-ms-visibility"];
        assert_eq!(nearest("x-ms-visibilty", names), Some("x-ms-visibility"));
        assert_eq!(nearest("x-ms-sumamry", names), Some("x-ms-summary"));
        assert_eq!(nearest("password", names), None);
    }
}
