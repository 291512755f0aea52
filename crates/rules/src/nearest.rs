/// The name that was probably meant: the nearest one, if it is near enough. Capitals do not count.
pub(crate) fn nearest<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let written = written.to_lowercase();
    let near =
        names.into_iter().map(|name| (strsim::damerau_levenshtein(&written, &name.to_lowercase()), name));
    // One slip in three letters: less is a guess.
    near.min().filter(|(slips, name)| slips * 3 <= name.chars().count()).map(|(_, name)| name)
}

/// The name that was meant beyond doubt: but for capitals it is the same, or it is one slip away, two in a long one, and
/// no other name is as near. A number is no slip: `ListPets_V2` and `ListPets_V3` are two operations.
pub(crate) fn meant<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let written = written.to_lowercase();
    let mut near: Vec<(usize, &str)> = names
        .into_iter()
        .filter(|name| digits(name).eq(digits(&written)))
        .map(|name| (strsim::damerau_levenshtein(&written, &name.to_lowercase()), name))
        .filter(|(slips, name)| *slips <= 2 && slips * 6 <= name.chars().count())
        .collect();
    near.sort_unstable();
    near.dedup();
    match near.as_slice() {
        [(_, only)] => Some(only),
        [(first, name), (second, _), ..] if first < second => Some(name),
        _ => None,
    }
}

fn digits(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(char::is_ascii_digit)
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
    use super::{meant, nearest};

    #[test]
    fn slip_is_found_and_another_word_is_not() {
        let names = ["x-ms-summary", "x-ms-visibility"];
        assert_eq!(nearest("x-ms-visibilty", names), Some("x-ms-visibility"));
        assert_eq!(nearest("x-ms-sumamry", names), Some("x-ms-summary"));
        assert_eq!(nearest("password", names), None);
    }

    #[test]
    fn meant_is_what_no_other_name_is_as_near_to() {
        let names = ["ListPets", "ListPots", "x-ms-summary"];
        assert_eq!(meant("listpets", names), Some("ListPets"));
        assert_eq!(meant("ListPits", names), None);
        assert_eq!(meant("x-ms-sumary", names), Some("x-ms-summary"));
        assert_eq!(meant("x-ms-salary", names), None);
        assert_eq!(meant("ListPets_V2", ["ListPets_V3"]), None);
    }
}
