use saphyr_parser::ScanError;

use super::report::Fault;
use super::yaml::place;
use crate::position::position;
use crate::tabs::INVISIBLE;

/// Says in plain words why `saphyr-parser` refused `text`.
pub(super) fn fault(text: &str, error: &ScanError) -> Fault {
    // The parser counts on to a line behind the end when it runs out of text.
    let position = place(error.marker()).min(position(text, text.len()));
    let info = error.info();
    if info == "recursion limit exceeded" {
        return Fault::too_deep(position);
    }
    if let Some(fault) = Fault::no_document(text) {
        return fault;
    }
    let line = text.lines().nth(position.line.saturating_sub(1)).unwrap_or_default();
    if line.starts_with("```") {
        let message = "the document is not valid YAML: a fence of Markdown stands around it";
        return Fault::new(position, message, "take out the lines that start with ```");
    }
    let before = text.lines().nth(position.line.saturating_sub(2)).unwrap_or_default();
    if [before, line].iter().any(|line| line.contains(INVISIBLE)) {
        let message = "the document is not valid YAML: there is a no-break or an invisible space here or on the line before";
        return Fault::new(position, message, "write plain spaces");
    }
    if let Some(character) = info.strip_prefix("unexpected character: `").and_then(|rest| rest.chars().next())
    {
        let message = format!("the document is not valid YAML: text cannot start with `{character}`");
        return Fault::new(position, message, "put the text between quotes");
    }
    match WORDS.iter().find(|words| info.contains(words.info)) {
        Some(words) => {
            Fault::new(position, format!("the document is not valid YAML: {}", words.message), words.help)
        }
        None => Fault::new(
            position,
            format!("the document is not valid YAML: {info}"),
            "look at the indentation and the quotes of this line and the one before it",
        ),
    }
}

struct Words {
    /// A part of what `saphyr-parser` 0.3 says.
    info: &'static str,
    message: &'static str,
    help: &'static str,
}

const INDENT: &str = "indent what belongs together alike, with spaces";
const CLOSE_QUOTE: &str = "close the text that starts here; write '' for ' between single quotes";

/// The first that fits counts.
static WORDS: &[Words] = &[
    Words {
        info: "tab",
        message: "a tab stands where only spaces may be",
        help: "indent with spaces; most editors can convert the whole file",
    },
    Words {
        info: "mapping values are not allowed",
        message: "a `:` makes a key of text that cannot be one here",
        help: "put text between quotes that holds `: `; otherwise look at the indentation of this line",
    },
    Words {
        info: "illegal placement of ':'",
        message: "a `:` stands where no key can be",
        help: "look for a missing `]` or `}` above; put text between quotes that holds `: `",
    },
    Words {
        info: "block mapping, did not find expected key",
        message: "this is not a key of the mapping around it",
        help: "indent all keys of a mapping alike; put text between quotes that starts with `{`, `[` or a quote",
    },
    Words {
        info: "did not find expected '-' indicator",
        message: "this is not an item of the list around it",
        help: "start every item with `- ` and indent all of them alike",
    },
    Words {
        info: "simple key expect",
        message: "there is no `:` behind a key",
        help: "write `key: value`; look at the line above as well",
    },
    Words {
        info: "unknown anchor",
        message: "this alias refers to no anchor above it",
        help: "put text between quotes that starts with `*`; an alias needs its anchor (`&name`) further up",
    },
    Words {
        info: "unknown escape character",
        message: "there is an unknown escape between the double quotes",
        help: "write \\\\ for a backslash, or use single quotes, which know no escapes",
    },
    Words {
        info: "invalid Unicode character escape code",
        message: "there is an escape between the double quotes that is no character",
        help: "write the character itself, or \\U and eight digits; YAML does not know pairs such as \\ud83d\\ude00, so give JSON the extension .json",
    },
    Words {
        info: "quoted scalar, found unexpected end of stream",
        message: "a closing quote is missing",
        help: CLOSE_QUOTE,
    },
    Words {
        info: "quoted scalar, found unexpected document indicator",
        message: "a closing quote is missing",
        help: CLOSE_QUOTE,
    },
    Words {
        info: "invalid indentation in quoted scalar",
        message: "a closing quote is missing, or its text goes on without indentation",
        help: CLOSE_QUOTE,
    },
    Words {
        info: "invalid trailing content after",
        message: "there is more behind a closing quote",
        help: "write '' for ' between single quotes, and \\\" for \" between double quotes",
    },
    Words {
        info: "did not find expected ',' or '}'",
        message: "a `,` or `}` is missing before this",
        help: "look for a missing `}` above as well; put text between quotes that starts with `{`",
    },
    Words {
        info: "expected ',' or ']'",
        message: "a `,` or `]` is missing before this",
        help: "look for a missing `]` above as well; put text between quotes that starts with `[`",
    },
    Words {
        info: "misplaced bracket",
        message: "there is a bracket too many",
        help: "take it out, or put the text between quotes",
    },
    Words {
        info: "did not find expected node content",
        message: "a value is missing before this",
        help: "look for a bracket that is not closed, or a `,` too many",
    },
    Words {
        info: "block scalar, did not find expected comment or line break",
        message: "there is text behind `|` or `>`",
        help: "start the text on the next line, indented",
    },
    Words {
        info: "handle wasn't declared",
        message: "this tag is not declared",
        help: "put text between quotes that starts with `!`",
    },
    Words {
        info: "block sequence entries are not allowed",
        message: "a list cannot start here",
        help: "start the list on the line below its key",
    },
    Words {
        info: "did not find expected <document start>",
        message: "there is more behind the end of the document",
        help: "look at the indentation of the line above; a second document starts with `---`",
    },
    Words {
        info: "unprintable character",
        message: "there is a control character",
        help: "take it out; save the document as UTF-8 text",
    },
    Words { info: "invalid indentation", message: "the indentation is not right here", help: INDENT },
    Words { info: "wrongly indented", message: "the indentation is not right here", help: INDENT },
];
