//! The kinds of diagnostics: those of this crate, and [`all`] of them.

use std::sync::LazyLock;

use connectorgen_diagnostics::Code;

/// A color that is none.
pub static BRAND_COLOR_INVALID: Code =
    Code::error("brand-color-invalid", "The color behind the icon is not written as `#RRGGBB`.");
/// The configuration file.
pub static CONFIGURATION_INVALID: Code =
    Code::error("configuration-invalid", "The configuration file cannot be read or understood.");
/// Nothing is replaced unasked.
pub static FILE_EXISTS: Code = Code::error("file-exists", "A file that would be replaced is there already.");
/// A file that is not what it would be.
pub static FILE_OUT_OF_DATE: Code =
    Code::error("file-out-of-date", "A file of the connector is not what would be written now.");
/// A level for nothing.
pub static LEVEL_UNKNOWN: Code =
    Code::warning("level-unknown", "A level is given for an id that no diagnostic has.");
/// Writing failed.
pub static OUTPUT_FAILED: Code =
    Code::error("output-failed", "A file or folder cannot be read, compared or written.");
/// Something that must be said was not.
pub static SETTING_MISSING: Code =
    Code::error("setting-missing", "A setting is missing that has no default.");

/// All codes of this crate, sorted by id.
pub static CODES: &[&Code] = &[
    &BRAND_COLOR_INVALID,
    &CONFIGURATION_INVALID,
    &FILE_EXISTS,
    &FILE_OUT_OF_DATE,
    &LEVEL_UNKNOWN,
    &OUTPUT_FAILED,
    &SETTING_MISSING,
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
