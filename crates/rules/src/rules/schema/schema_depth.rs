use connectorgen_model::limits::DEPTH as MOST;

use crate::rule::rule;
use crate::{Role, Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Counts the steps from each body, response and webhook to its innermost schema, references followed.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses schemas that are too deep; the limit is not published. The deepest of the published
    /// connectors has 14 steps, 99 of 100 have 8 at most. Nobody finds an output on the tenth level.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       responses:
    ///         "200":
    ///           schema:
    ///             type: array
    ///             items: { type: array, items: { type: array, items: { type: array, items: { type: array, items: {
    ///               type: array, items: { type: array, items: { type: array, items: { type: array, items: {
    ///               type: array, items: { type: array, items: { type: array, items: { type: array, items: {
    ///               type: string } } } } } } } } } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       responses:
    ///         "200":
    ///           schema: { type: array, items: { type: array, items: { type: string } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Cut off the lower levels: an object without properties can still be parsed by hand.
    SchemaDepth {
        id: "schema-depth",
        official: "SchemaTooDeep",
        summary: "A body or response goes too deep.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for SchemaDepth {
    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        let is_used = match view.role {
            Role::Body | Role::Response | Role::Notification => true,
            Role::Definition(name) => cx.index().use_of(name).root,
            Role::Property { .. } | Role::Items | Role::AdditionalProperties | Role::AllOf => false,
        };
        if !is_used {
            return;
        }
        let depth = cx.index().measure_of(view).depth;
        if depth > MOST {
            cx.report(format!("the schema goes {depth} steps deep"))
                .help(format!("cut it off after {MOST} steps; the limit of the platform is not published"));
        }
    }
}
