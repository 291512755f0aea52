use connectorgen_model::limits::SCHEMAS_OF_BODY as MOST;

use crate::rule::rule;
use crate::{Role, Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Counts the schemas of each body, response, webhook and definition: itself, its properties, their
    /// properties and array elements, references followed. Where a definition comes the second time on the way
    /// down, counting ends.
    ///
    /// ## Why is this bad
    ///
    /// The platform takes 512 in one body and in one definition.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Row: { type: object, properties: { "column<1..100>": { type: string } } }
    ///   Table: { type: object, properties: { "row<1..6>": { $ref: "#/definitions/Row" } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Row: { type: object, properties: { "column<1..100>": { type: string } } }
    ///   Table: { type: object, properties: { rows: { type: array, items: { $ref: "#/definitions/Row" } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Leave out properties that nobody needs, cut off the levels below the second or third, or use a dynamic
    /// schema.
    BodySchemaCount512 {
        id: "body-schema-count-512",
        official: "BodySchemaCountExceedsMaxAllowed",
        summary: "A body or a definition has too many schemas.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for BodySchemaCount512 {
    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        if !view.role.is_root() {
            return;
        }
        let count = cx.index().measure_of(view).schemas;
        if count > MOST {
            let what = match view.role {
                Role::Definition(name) => format!("definition `{name}`"),
                Role::Body => "body".to_owned(),
                Role::Notification => "notification".to_owned(),
                Role::Response
                | Role::Property { .. }
                | Role::Items
                | Role::AdditionalProperties
                | Role::AllOf => "response".to_owned(),
            };
            cx.report(format!("the {what} has {count} schemas, the platform takes {MOST}"))
                .help("leave out properties that nobody needs, or cut off the lower levels");
        }
    }
}
