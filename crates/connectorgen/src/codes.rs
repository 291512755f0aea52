//! The kinds of diagnostics: those of this crate, and [`all`] of them.

use std::sync::LazyLock;

use connectorgen_diagnostics::Code;

/// A color that is none.
pub static BRAND_COLOR_INVALID: Code =
    Code::error("brand-color-invalid", "The color behind the icon is not written as `#RRGGBB`.");
/// Known findings that are gone.
pub static BASELINE_OUTDATED: Code =
    Code::note("baseline-outdated", "The baseline holds findings that are not found any more.");
/// A mark in front of the text.
pub static BYTE_ORDER_MARK: Code =
    Code::warning("byte-order-mark", "A file of a connector begins with a byte order mark.");
/// The configuration file.
pub static CONFIGURATION_INVALID: Code =
    Code::error("configuration-invalid", "The configuration file cannot be read or understood.");
/// An id for one of several.
pub static CONNECTOR_ID_SHARED: Code = Code::error(
    "connector-id-shared",
    "What only one connector can have, such as its id, is given where several are made.",
);
/// Nothing is replaced unasked.
pub static FILE_EXISTS: Code = Code::error("file-exists", "A file that would be replaced is there already.");
/// One of the two main files is not there.
pub static FILE_MISSING: Code =
    Code::error("file-missing", "A folder has one of the two main files of a connector, and not the other.");
/// A file that is not what it would be.
pub static FILE_OUT_OF_DATE: Code =
    Code::error("file-out-of-date", "A file of the connector is not what would be written now.");
/// Nothing to ignore.
pub static IGNORE_UNUSED: Code = Code::note(
    "ignore-unused",
    "The configuration ignores a kind of diagnostic at an operation where it is not found.",
);
/// Nobody will know why.
pub static IGNORE_WITHOUT_REASON: Code =
    Code::warning("ignore-without-reason", "The configuration ignores a diagnostic and does not say why.");
/// JSON has no comments.
pub static JSON_COMMENT: Code = Code::error("json-comment", "A file of a connector holds a comment.");
/// Texts hold escapes.
pub static JSON_CONTROL_CHARACTER: Code =
    Code::error("json-control-character", "A text holds a line break, a tab or another control character.");
/// JSON has commas between entries only.
pub static JSON_TRAILING_COMMA: Code =
    Code::error("json-trailing-comma", "There is a comma behind the last entry of a list or an object.");
/// A level for nothing.
pub static LEVEL_UNKNOWN: Code =
    Code::warning("level-unknown", "A level is given for an id that no diagnostic has.");
/// Lines as Windows ends them.
pub static LINE_ENDS: Code = Code::note("line-ends", "The lines of a file end with CR LF.");
/// Another encoding.
pub static NOT_UTF8: Code = Code::error("not-utf8", "A file of a connector is not written in UTF-8.");
/// Writing failed.
pub static OUTPUT_FAILED: Code =
    Code::error("output-failed", "A file or folder cannot be read, compared or written.");
/// Something that must be said was not.
pub static SETTING_MISSING: Code =
    Code::error("setting-missing", "A setting is missing that has no default.");

/// Files are read by many.
pub static SETTING_SECRET: Code = Code::error("setting-secret", "A setting looks like a secret.");

/// All codes of this crate, sorted by id.
pub static CODES: &[&Code] = &[
    &BASELINE_OUTDATED,
    &BRAND_COLOR_INVALID,
    &BYTE_ORDER_MARK,
    &CONFIGURATION_INVALID,
    &CONNECTOR_ID_SHARED,
    &FILE_EXISTS,
    &FILE_MISSING,
    &FILE_OUT_OF_DATE,
    &IGNORE_UNUSED,
    &IGNORE_WITHOUT_REASON,
    &JSON_COMMENT,
    &JSON_CONTROL_CHARACTER,
    &JSON_TRAILING_COMMA,
    &LEVEL_UNKNOWN,
    &LINE_ENDS,
    &NOT_UTF8,
    &OUTPUT_FAILED,
    &SETTING_MISSING,
    &SETTING_SECRET,
];

/// Every kind of diagnostic there is, rules included, sorted by id.
pub fn all() -> &'static [Code] {
    static ALL: LazyLock<Vec<Code>> = LazyLock::new(|| {
        let stages = [
            CODES,
            connectorgen_spec::codes::CODES,
            connectorgen_lower::codes::CODES,
            connectorgen_auth::CODES,
            connectorgen_kit::CODES,
            connectorgen_rules::CODES,
        ];
        let rules = connectorgen_rules::rules().iter().map(|rule| rule.meta().code());
        let mut all: Vec<Code> = stages.into_iter().flatten().map(|code| **code).chain(rules).collect();
        all.sort_by_key(|code| code.id);
        // A stage may report what a rule reports as well, earlier and at a better place.
        all.dedup_by_key(|code| code.id);
        all
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn codes_are_sorted_and_unique() {
        assert!(CODES.windows(2).all(|pair| pair[0].id < pair[1].id));
    }

    #[test]
    fn ids_that_others_rely_on_exist() {
        let all = super::all();
        for id in [
            "auth-not-expressible",
            "definition-too-large",
            "no-operations",
            "server-missing",
            "server-not-absolute",
            "too-many-operations",
            "unreadable-document",
            "unsupported-version",
        ] {
            assert!(all.iter().any(|code| code.id == id), "{id}");
        }
    }
}
