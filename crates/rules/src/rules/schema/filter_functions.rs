use std::collections::HashSet;

use connectorgen_model::extension;
use serde_json::Value;

use crate::rule::rule;
use crate::{Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Checks `filterFunctions` in the `x-ms-capabilities` of a property: a list with at least one name, each once, and in
    /// outputs only. The names themselves are not compared: Microsoft has not published which ones there are.
    ///
    /// ## Why is this bad
    ///
    /// Power Apps asks there what it may leave to the service when it filters a table. Certification refuses lists that say
    /// nothing, or something twice, and lists where nothing is read.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions: { Pet: { type: object, properties: { age: { type: integer, x-ms-capabilities: { filterFunctions: [] } } } } }
    /// ```
    ///
    /// ```yaml,fails
    /// definitions: { Pet: { type: object, properties: { age: { type: integer, x-ms-capabilities: { filterFunctions: [eq, eq] } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions: { Pet: { type: object, properties: { age: { type: integer, x-ms-capabilities: { filterFunctions: [eq, lt] } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Name each function once, or remove the list.
    FilterFunctions {
        id: "filter-functions",
        official: "FilterFunctionsPropertyEmpty",
        also: [
            "FilterFunctionsPropertyHasDuplicates",
            "FilterFunctionsPropertyInInputSchema",
            "FilterFunctionsPropertyInvalidValue"
        ],
        summary: "What Power Apps may filter by is not said as it reads it.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for FilterFunctions {
    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        let Some(functions) = view.schema.extra.get(extension::CAPABILITIES) else { return };
        let Some(functions) = functions.get("filterFunctions") else { return };
        let names = functions.as_array().map(Vec::as_slice).unwrap_or_default();
        let mut seen = HashSet::new();
        let twice = names.iter().filter_map(Value::as_str).find(|name| !seen.insert(*name));
        let (fault, official) = if names.is_empty() {
            ("`filterFunctions` names no function".to_owned(), "FilterFunctionsPropertyEmpty")
        } else if let Some(name) = twice {
            (format!("`filterFunctions` names `{name}` twice"), "FilterFunctionsPropertyHasDuplicates")
        } else if let Some(other) = names.iter().find(|name| !name.is_string()) {
            (format!("`filterFunctions` has {other} for a name"), "FilterFunctionsPropertyInvalidValue")
        } else if view.direction.is_input() && !view.direction.is_output() {
            ("`filterFunctions` stands in an input".to_owned(), "FilterFunctionsPropertyInInputSchema")
        } else {
            return;
        };
        cx.key(extension::CAPABILITIES)
            .report(fault)
            .help("name each function once, in what is answered, or remove the list")
            .official(official);
    }
}
