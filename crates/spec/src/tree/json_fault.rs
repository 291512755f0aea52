use super::report::Fault;
use crate::position::position;

/// Says in plain words why `serde_json` refused `text`.
pub(super) fn fault(text: &str, error: &serde_json::Error) -> Fault {
    let offset = offset(text, error.line(), error.column());
    let full = error.to_string();
    let phrase = full.split(" at line ").next().unwrap_or_default();
    if phrase == "recursion limit exceeded" {
        return Fault::too_deep(position(text, offset));
    }
    if let Some(fault) = Fault::no_document(text) {
        return fault;
    }
    let rest = text.get(offset..).unwrap_or_default();
    let words = if text.trim_start().starts_with(['{', '[', '/']) {
        by_what_is_there(phrase, rest).unwrap_or_else(|| by_phrase(phrase))
    } else {
        Words("it starts with neither `{` nor `[`", "if it is YAML, give the file the extension .yaml")
    };
    // `serde_json` points at the bracket behind a comma that is too much.
    let offset = if phrase == "trailing comma" { comma_before(text, offset) } else { offset };
    Fault::new(position(text, offset), format!("the document is not valid JSON: {}", words.0), words.1)
}

/// The byte offset of a place as `serde_json` counts: lines end with LF only, and columns count bytes, of which the last
/// one has been read. Column 0 is the line end before.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut offset = (line_start + column).saturating_sub(1).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn comma_before(text: &str, offset: usize) -> usize {
    text.get(..offset).and_then(|before| before.rfind(',')).unwrap_or(offset)
}

/// What is wrong, and what to do about it.
struct Words<'t>(&'t str, &'static str);

/// Mistakes that the text at the place of the fault tells.
fn by_what_is_there(phrase: &str, rest: &str) -> Option<Words<'static>> {
    let words = match (phrase, rest.chars().next()?) {
        (_, '#') => Words("there is a comment", "take the comment out; JSON has none"),
        (_, '/') if rest.starts_with("//") || rest.starts_with("/*") => {
            Words("there is a comment", "take the comment out; JSON has none")
        }
        ("expected value" | "key must be a string", '\'') => {
            Words("text stands between single quotes", "use double quotes (\")")
        }
        ("expected value" | "key must be a string", '“' | '”' | '„' | '‘' | '’') => {
            Words("text stands between typographic quotes", "use straight double quotes (\")")
        }
        ("expected value" | "key must be a string", ',') => {
            Words("there is a comma too many", "take the comma out")
        }
        ("expected value", '+' | '.') => by_phrase("invalid number"),
        _ => return None,
    };
    Some(words)
}

fn by_phrase(phrase: &str) -> Words<'_> {
    const MISSING_COMMA: &str = "put a comma between two entries; look at the line above as well";
    const CUT_OFF: &str = "add what is missing; was the file cut off?";
    match phrase {
        "trailing comma" => Words("there is a comma behind the last entry", "take the comma out"),
        "key must be a string" => Words("a key is not between double quotes", "write every key as \"key\""),
        "expected value" | "expected ident" => Words(
            "this is no JSON value",
            "put text between double quotes; true, false, null and numbers stand without",
        ),
        "expected `:`" => Words("there is no `:` behind a key", "write \"key\": value"),
        "expected `,` or `}`" => Words("a `,` or `}` is missing before this", MISSING_COMMA),
        "expected `,` or `]`" => Words("a `,` or `]` is missing before this", MISSING_COMMA),
        "EOF while parsing a string" => {
            Words("it ends inside a text", "look for a missing closing quote; was the file cut off?")
        }
        "EOF while parsing an object" => Words("it ends before the last `}`", CUT_OFF),
        "EOF while parsing a list" => Words("it ends before the last `]`", CUT_OFF),
        "EOF while parsing a value" => Words("it ends before the last value", CUT_OFF),
        "trailing characters" => Words(
            "there is more behind its end",
            "look for a bracket too many before this; give one document per file",
        ),
        "invalid number" => {
            Words("this is no JSON number", "write it like 12, -3 or 0.5, or put it between double quotes")
        }
        "number out of range" => Words("a number is too large", "put it between double quotes if it is text"),
        "invalid escape" => Words(
            "there is an unknown escape in a text",
            "write \\\\ for a backslash; \\u needs four hexadecimal digits",
        ),
        "lone leading surrogate in hex escape" | "unexpected end of hex escape" => {
            Words("a \\u escape is half a character", "write the character itself, or both halves")
        }
        phrase if phrase.starts_with("control character") => Words(
            "there is a line break, a tab or another control character in a text",
            "write \\n for a line break and \\t for a tab; look for a missing closing quote as well",
        ),
        other => Words(other, "correct the text at this place"),
    }
}
