//! The user's levels, over all stages alike.

use std::collections::BTreeMap;

use connectorgen_diagnostics::{At, Diagnostics, Document};
use connectorgen_rules::{Profile, RuleLevels};

use crate::Level;
use crate::codes::{self, LEVEL_UNKNOWN};
use crate::nearest::nearest;

pub(crate) type Levels = BTreeMap<String, Level>;

/// What the rules are told, so that one that is switched off does not run.
pub(crate) fn for_rules(levels: &Levels, profile: Profile) -> RuleLevels {
    use connectorgen_rules::Level as Wish;
    let wish = |level: &Level| match level {
        Level::Error => Wish::Deny,
        // There is no finding below a warning that is not one already; `apply` makes notes of them.
        Level::Warning | Level::Note => Wish::Warn,
        Level::Allow => Wish::Allow,
    };
    let levels: RuleLevels = levels.iter().map(|(id, level)| (id.as_str(), wish(level))).collect();
    levels.with_profile(profile)
}

/// Gives every diagnostic the severity that the user wants, and drops what they do not want to hear.
pub(crate) fn apply(levels: &Levels, found: &mut Diagnostics) {
    if levels.is_empty() {
        return;
    }
    found.retain_mut(|diagnostic| {
        let Some(level) = levels.get(diagnostic.id) else { return true };
        match level.severity() {
            Some(severity) => {
                diagnostic.severity = severity;
                true
            }
            None => false,
        }
    });
}

/// Reports levels for ids that no diagnostic has.
pub(crate) fn report_unknown(levels: &Levels, found: &mut Diagnostics) {
    if levels.is_empty() {
        return;
    }
    let known = codes::all();
    for id in levels.keys().filter(|id| !known.iter().any(|code| code.id == **id)) {
        let root = At::root(Document::Options);
        let message = format!("no diagnostic has the id `{id}`");
        let report = found.report(&LEVEL_UNKNOWN, &root.key("levels").key(id), message);
        // Microsoft's name is what people have seen in the portal.
        let official = known.iter().find(|code| code.official == Some(id.as_str())).map(|code| code.id);
        match official.or_else(|| nearest(id, known.iter().map(|code| code.id))) {
            Some(near) => report.help(format!("did you mean `{near}`?")),
            None => report.help("the id of a diagnostic stands in brackets behind its severity"),
        };
    }
}
