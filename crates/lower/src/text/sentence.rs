use super::Cut;
use super::cut::{drop_dangling, whole_words};

/// The first sentences of `text` that fit into `limit` characters; when not even the first one does, as many words of
/// it as fit. One line, and it ends with `.`, `!` or `?`. Nothing in, nothing out.
pub(crate) fn sentence(text: &str, limit: usize) -> Cut {
    // Enough to see whether it fits and what follows the last sentence that does; the text may be a megabyte.
    let line = whole_words(text, limit.saturating_add(LOOK_AHEAD));
    let whole = close(&line.text);
    if !line.cut && fits(&whole, limit) {
        return Cut { text: whole, cut: false };
    }
    let heads =
        boundaries(&line.text).filter_map(|end| line.text.get(..end)).take_while(|head| fits(head, limit));
    let within = heads.map(close).filter(|head| fits(head, limit)).last();
    let text = match within {
        // A heading (`Overview.`) says less than the beginning of what follows it.
        Some(head) if head.contains(' ') => head,
        _ => {
            let mut head = whole_words(&line.text, limit.saturating_sub(1)).text;
            drop_dangling(&mut head);
            close(&head)
        }
    };
    Cut { text, cut: true }
}

const LOOK_AHEAD: usize = 40;

/// The first sentence of `text`, in one line and with its punctuation; all of the text when it is only one.
pub(crate) fn first_sentence(text: &str) -> Cut {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = boundaries(&line).next();
    match end.and_then(|end| line.get(..end)).filter(|head| head.len() < line.len()) {
        Some(head) => Cut { text: head.to_owned(), cut: true },
        None => Cut { text: line, cut: false },
    }
}

/// The text with a full stop where it has none; nothing when there is nothing to read in it.
fn close(text: &str) -> String {
    let body = text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '…' | '·' | '•' | '|' | '。' | '！' | '？')
    });
    if !body.contains(char::is_alphanumeric) {
        return String::new();
    }
    // "Read this (it is new.)": the full stop belongs behind what closes.
    let open = body.trim_end_matches(CLOSING);
    if open.len() < body.len()
        && let Some(inner) = open.strip_suffix('.')
    {
        return format!("{inner}{}.", body.get(open.len()..).unwrap_or_default());
    }
    let mark = match text.get(body.len()..).and_then(|tail| tail.chars().next()) {
        Some('！') => "!",
        Some('？') => "?",
        _ if body.ends_with(['.', '!', '?']) => "",
        _ => ".",
    };
    format!("{body}{mark}")
}

fn fits(text: &str, limit: usize) -> bool {
    text.len() <= limit || text.chars().take(limit.saturating_add(1)).count() <= limit
}

/// Where the sentences of a line end, behind their punctuation.
fn boundaries(line: &str) -> impl Iterator<Item = usize> {
    let mut begin = 0;
    line.char_indices().filter_map(move |(at, char)| {
        let end = at + char.len_utf8();
        let next = line.get(end..)?;
        let is_end = match char {
            '。' | '！' | '？' | '।' => true,
            ' ' => return None,
            _ => {
                let word = line.get(begin..end)?;
                if next.is_empty() {
                    ends_sentence(word, "X")
                } else {
                    ends_sentence(word, next.strip_prefix(' ')?)
                }
            }
        };
        if next.starts_with(' ') {
            begin = end + 1;
        }
        is_end.then_some(end)
    })
}

/// What may stand behind the punctuation of a sentence.
pub(super) const CLOSING: [char; 7] = ['"', '\'', ')', ']', '”', '’', '»'];

/// Whether a sentence ends with `word` when `after` is what follows.
fn ends_sentence(word: &str, after: &str) -> bool {
    let word = word.trim_end_matches(CLOSING);
    let Some(body) = word.strip_suffix(['.', '!', '?']) else {
        return false;
    };
    let next = after.trim_start_matches(['"', '\'', '(', '[', '“', '‘', '«']).chars().next();
    if next.is_none_or(char::is_lowercase) {
        return false;
    }
    if !word.ends_with('.') {
        return true;
    }
    let body = body.trim_start_matches(['"', '\'', '(', '[', '“', '‘', '«']);
    let lower = body.to_lowercase();
    if lower == "no" {
        // "No. 5" goes on, "No. Use the other one" does not.
        return next.is_some_and(|c| !c.is_ascii_digit());
    }
    let is_initial =
        body.split('.').all(|part| part.len() == 1 && part.bytes().all(|b| b.is_ascii_uppercase()));
    let is_number_of_item = !body.is_empty() && body.len() <= 2 && body.bytes().all(|b| b.is_ascii_digit());
    !(is_initial || is_number_of_item || NEVER_LAST.contains(&lower.as_str()))
}

/// Abbreviations after which a sentence goes on, whatever comes.
#[rustfmt::skip]
const NEVER_LAST: [&str; 26] = [
    "abbr", "approx", "art", "ca", "cf", "dr", "e.g", "eg", "esp", "excl", "fig", "i.e", "ie", "incl", "max", "min", "mr",
    "mrs", "ms", "nr", "prof", "resp", "st", "viz", "vol", "vs",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{first_sentence, sentence};

    #[test]
    fn whole_sentences_are_kept() {
        for (text, limit, expected, cut) in [
            ("", 80, "", false),
            ("  \n ", 80, "", false),
            ("...", 80, "", false),
            (" — ", 80, "", false),
            ("All pets", 80, "All pets.", false),
            ("All pets:", 80, "All pets.", false),
            ("All pets!  Yes?", 80, "All pets! Yes?", false),
            ("All pets. Of the shop.", 20, "All pets.", true),
            ("All pets. Of the shop. And more.", 22, "All pets. Of the shop.", true),
            ("Uses e.g. Version 1.5 of a.b.c. Then more text.", 35, "Uses e.g. Version 1.5 of a.b.c.", true),
            ("See https://a.example/x.y?z. It helps a lot.", 30, "See https://a.example/x.y?z.", true),
            ("Item No. 5 of Dr. J. Smith. Then more.", 30, "Item No. 5 of Dr. J. Smith.", true),
            ("Say (it is new.) Then more text.", 20, "Say (it is new).", true),
            ("全部。ペット。", 4, "全部.", true),
            ("全部。", 40, "全部.", false),
            ("Exactly ten", 11, "Exactly.", true),
            ("Is it \"it?\" Yes.", 11, "Is it.", true),
            ("Exactly ten", 12, "Exactly ten.", false),
        ] {
            let result = sentence(text, limit);
            assert_eq!((result.text.as_str(), result.cut), (expected, cut), "{text:?}");
        }
    }

    #[test]
    fn a_sentence_that_is_too_long_is_cut_between_words() {
        assert_eq!(sentence("All the pets of the shop and more", 22).text, "All the pets.");
        assert_eq!(sentence("All pets (that are there now)", 25).text, "All pets.");
        assert_eq!(sentence("Overview. All the pets of the shop", 24).text, "Overview. All the pets.");
        assert_eq!(sentence("Donaudampfschiff", 6).text, "Donau.");
    }

    #[test]
    fn first_sentence_of_several_is_told_apart() {
        assert_eq!(first_sentence("Gets pets.\nUse it.").text, "Gets pets.");
        assert!(first_sentence("Gets pets. Use it.").cut);
        assert_eq!(first_sentence("Gets pets").text, "Gets pets");
        assert!(!first_sentence("Gets pets.").cut);
    }

    proptest! {
        #[test]
        fn any_sentence_fits_and_ends(text in "([A-Za-z.!?,:( )\"]|\\PC| ){0,60}", limit in 1_usize..40) {
            let result = sentence(&text, limit);
            prop_assert!(result.text.chars().count() <= limit);
            prop_assert!(result.text.is_empty() || result.text.ends_with(['.', '!', '?']), "{:?}", result.text);
        }
    }
}
