use connectorgen_diagnostics::At;
use connectorgen_model::{EnumValue, Schema};
use connectorgen_spec::codes::TEXT_LEFT_OUT;
use serde_json::Value;

use super::scalar::{common_kind, text};
use super::union::{Alternative, Joined, listed};
use crate::lowering::Lowering;

/// The most that a description says of single values, in bytes.
const MAX_SAID: usize = 500;

impl Lowering<'_, '_> {
    /// All alternatives are lists of values: one list. What no label can say of its values stands in the description.
    pub(super) fn enumerations(&mut self, alternatives: &[Alternative], at: &At<'_>) -> Joined {
        let mut schema = labelled(alternatives);
        if let Some(description) = of_all_but_blank(alternatives) {
            schema.description = Some(description);
            return Joined { schema, ..Joined::default() };
        }
        let mut said = String::new();
        let mut left_out = 0_usize;
        for text in alternatives.iter().filter_map(beyond_label) {
            if said.len() + text.len() > MAX_SAID {
                left_out += 1;
                continue;
            }
            if !said.is_empty() {
                said.push(' ');
            }
            said.push_str(&text);
        }
        if left_out > 0 {
            let message = format!(
                "there is no room in the description for what is said of {left_out} of the values; it is left out"
            );
            self.found.report(&TEXT_LEFT_OUT, at, message);
        }
        Joined { schema, note: (!said.is_empty()).then_some(said), ..Joined::default() }
    }
}

/// The values with the alternatives' titles as labels, and the value itself where there is none.
fn labelled(alternatives: &[Alternative]) -> Schema {
    let mut joined = Schema::default();
    let mut named = Vec::new();
    let mut has_labels = false;
    for Alternative { schema, .. } in alternatives {
        let described = schema.description.as_deref().map(|text| text.trim_end_matches('.'));
        let title = schema.title.as_deref().or(described);
        for value in &schema.enumeration {
            if joined.enumeration.contains(value) {
                continue;
            }
            joined.enumeration.push(value.clone());
            let label = name_of(schema, value).or(title.filter(|_| schema.enumeration.len() == 1));
            has_labels |= label.is_some();
            let label = label.map_or_else(|| text(value), str::to_owned);
            named.push(EnumValue { value: value.clone(), display_name: Some(label) });
        }
    }
    joined.kind = common_kind(&joined.enumeration);
    // The designer takes the list of names instead of the values, so it has to be whole.
    if has_labels {
        joined.enum_values = named;
    }
    joined
}

/// The description of the one alternative with values, where the others stand for nothing: the empty text.
fn of_all_but_blank(alternatives: &[Alternative]) -> Option<String> {
    let is_blank =
        |schema: &Schema| schema.description.is_none() && schema.enumeration.iter().all(|value| value == "");
    let mut telling = alternatives.iter().map(|one| &one.schema).filter(|schema| !is_blank(schema));
    let only = telling.next().filter(|_| telling.next().is_none())?;
    only.description.clone().filter(|_| only.enumeration.len() > 1)
}

/// What an alternative says of its values that is not their label: its description, and the title of several values. That
/// of a component only names a type.
fn beyond_label(alternative: &Alternative) -> Option<String> {
    let Alternative { schema, component } = alternative;
    let title = schema.title.as_deref();
    if let [only] = schema.enumeration.as_slice() {
        let label = name_of(schema, only).or(title)?;
        return schema.description.as_ref().map(|description| format!("{label}: {description}"));
    }
    let values = listed(&schema.enumeration.iter().map(text).collect::<Vec<_>>());
    match (title.filter(|_| component.is_none()), &schema.description) {
        (Some(title), Some(description)) => Some(format!("{title} ({values}): {description}")),
        (Some(title), None) => Some(format!("{title}: {values}.")),
        (None, Some(description)) => Some(format!("{values}: {description}")),
        (None, None) => None,
    }
}

fn name_of<'s>(schema: &'s Schema, value: &Value) -> Option<&'s str> {
    schema.enum_values.iter().find(|entry| entry.value == *value)?.display_name.as_deref()
}
