//! The form of regular expressions. It is not a reader of them: what it calls wrong is wrong in .NET and elsewhere.

use std::iter::Peekable;
use std::str::Chars;

/// What is wrong with the form of an expression.
pub(crate) fn fault(pattern: &str) -> Option<&'static str> {
    let mut open = 0_usize;
    let mut repeatable = false;
    let mut rest = pattern.chars().peekable();
    while let Some(c) = rest.next() {
        repeatable = match c {
            '\\' if rest.next().is_none() => return Some("it ends with a backslash"),
            '[' => match class_fault(&mut rest) {
                Some(fault) => return Some(fault),
                None => true,
            },
            '(' => {
                open += 1;
                if rest.next_if_eq(&'?').is_some() {
                    // The kind of the group: `?:`, `?=`, `?<name>` and the like.
                    rest.next();
                }
                false
            }
            ')' if open == 0 => return Some("a `)` closes nothing"),
            ')' => {
                open -= 1;
                true
            }
            '*' | '+' | '?' if !repeatable => return Some("a repetition has nothing to repeat"),
            '|' => false,
            _ => true,
        };
    }
    (open > 0).then_some("a `(` is not closed")
}

/// Reads the characters of a class up to its end.
fn class_fault(rest: &mut Peekable<Chars<'_>>) -> Option<&'static str> {
    rest.next_if_eq(&'^');
    let mut before = rest.next_if_eq(&']');
    while let Some(c) = rest.next() {
        match (c, before) {
            (']', _) => return None,
            ('\\', _) => {
                rest.next()?;
                before = None;
            }
            ('-', Some(first)) => match rest.peek() {
                // In .NET another class is taken away.
                Some('[') => {
                    rest.next();
                    if let Some(fault) = class_fault(rest) {
                        return Some(fault);
                    }
                }
                Some(last) if *last != ']' && *last != '\\' && *last < first => {
                    return Some("a range of characters goes backwards");
                }
                Some(_) | None => before = None,
            },
            (other, _) => before = Some(other),
        }
    }
    Some("a `[` is not closed")
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn expressions_of_good_form_pass() {
        for pattern in [
            "^[^\\]]+$",
            "[]a-z-]*?",
            "(?<year>\\d{4})-(?:\\d\\d)",
            "a|^b|",
            "[a-z-[aeiou]]",
            "\\p{L}+",
            "x{2,}",
            "^*",
            "[\\w.-]+",
        ] {
            assert_eq!(fault(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn what_no_reader_takes_is_told() {
        assert_eq!(fault("a)"), Some("a `)` closes nothing"));
        assert_eq!(fault("(a"), Some("a `(` is not closed"));
        assert_eq!(fault("[a"), Some("a `[` is not closed"));
        assert_eq!(fault("[z-a]"), Some("a range of characters goes backwards"));
        assert_eq!(fault("*a"), Some("a repetition has nothing to repeat"));
        assert_eq!(fault("(|?)"), Some("a repetition has nothing to repeat"));
        assert_eq!(fault("a\\"), Some("it ends with a backslash"));
    }
}
