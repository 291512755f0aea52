//! Members that OpenAPI does not know. What is nearly the name of one that it knows was meant to have an effect.

use connectorgen_diagnostics::At;

use super::Reader;
use super::object::Object;
use crate::codes;
use crate::selection::nearest;
use crate::tabs::INVISIBLE;

impl Object<'_, '_> {
    /// Reports members that are neither known nor extensions.
    pub(super) fn report_unknown(&self, r: &mut Reader<'_, '_>, what: &str, known: &[&str]) {
        for key in self.map.keys() {
            if !key.starts_with("x-") && !known.contains(&key.as_str()) {
                r.unknown_member(self, key, what, known);
            }
        }
    }
}

impl Reader<'_, '_> {
    /// Reports a member of `holder` that is none of those that are `known`.
    pub(super) fn unknown_member(&mut self, holder: &Object<'_, '_>, key: &str, what: &str, known: &[&str]) {
        let at = holder.at.key(key);
        let message = format!("{what} has no member `{key}`; it was left out");
        if key.contains(INVISIBLE) {
            let help = "there is a no-break or an invisible space in its name; write plain spaces";
            self.misspelt(&at, message, help.to_owned());
        } else if key.starts_with('/') {
            self.misspelt(&at, message, "a path stands directly below `paths`: indent it less".to_owned());
        } else if key.contains('/') {
            self.misspelt(&at, message, "media types stand below `content`".to_owned());
        } else if holder.get(key).is_some_and(|value| value.get("responses").is_some()) {
            let help = "an operation stands below one method: `get`, `put`, `post`, `delete` or `patch`";
            self.misspelt(&at, message, help.to_owned());
        } else if let Some(meant) = meant(key, known).filter(|meant| !holder.has(meant)) {
            self.misspelt(&at, message, format!("write `{meant}`"));
        } else {
            let names: Vec<String> = known.iter().map(|name| (*name).to_owned()).collect();
            let report = self.found.report(&codes::FIELD_UNKNOWN, &at, message);
            if let Some(near) = nearest(key, &names) {
                report.help(format!("did you mean `{near}`?"));
            }
        }
    }

    pub(super) fn misspelt(&mut self, at: &At<'_>, message: String, help: String) {
        self.found.report(&codes::FIELD_MISSPELT, at, message).help(help);
    }
}

/// The name that was meant: it differs in capitals, signs, the plural, or one letter.
fn meant<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    const SHORTEST: usize = 4;
    let plain = plain(written);
    let is_slip = |name: &&&str| {
        let name = self::plain(name);
        name == plain || plain.len() >= SHORTEST && strsim::osa_distance(&plain, &name) == 1
    };
    known.iter().find(is_slip).copied()
}

/// A name in small letters without signs, in the singular.
fn plain(name: &str) -> String {
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let small = letters.to_ascii_lowercase();
    match small.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => small.strip_suffix('s').unwrap_or(&small).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn slips_are_told_from_other_names() {
        let known = ["parameters", "properties", "summary", "operationId", "tags", "$ref", "url", "type"];
        for (written, expected) in [
            ("parameter", "parameters"),
            ("property", "properties"),
            ("sumary", "summary"),
            ("operation_id", "operationId"),
            ("OperationID", "operationId"),
            ("tag", "tags"),
            ("ref", "$ref"),
            ("tpye", "type"),
        ] {
            assert_eq!(meant(written, &known), Some(expected), "{written}");
        }
        for written in ["produces", "uri", "name", "id", "", "typescript"] {
            assert_eq!(meant(written, &known), None, "{written}");
        }
    }
}
