use crate::Rule;
use crate::rules::RULES;

/// All rules, sorted by id.
pub fn rules() -> &'static [&'static dyn Rule] {
    RULES
}

/// The rule of an id.
pub fn rule(id: &str) -> Option<&'static dyn Rule> {
    let position = RULES.binary_search_by(|rule| rule.meta().id.cmp(id)).ok()?;
    RULES.get(position).copied()
}
