use connectorgen_model::{Schema, Type};

use crate::dynamic::target;
use crate::rule::rule;
use crate::{DynamicView, Followed, Index, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Follows the paths of values and titles in the response of the operation that is invoked: in an element
    /// of the list, or in the whole answer where it is a schema.
    ///
    /// ## Why is this bad
    ///
    /// The choices have no value or no name, or the schema stays empty.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values: { operationId: ListKinds, value-path: id }
    ///   /kinds:
    ///     get:
    ///       operationId: ListKinds
    ///       responses:
    ///         "200": { description: OK, schema: { type: array, items: { properties: { name: { type: string } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values: { operationId: ListKinds, value-path: name }
    ///   /kinds:
    ///     get:
    ///       operationId: ListKinds
    ///       responses:
    ///         "200": { description: OK, schema: { type: array, items: { properties: { name: { type: string } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the names of the members that lead to the value, with a slash between them.
    DynPropPath {
        id: "dyn-prop-path",
        official: "InvokedOperationShouldProduceProperty",
        summary: "A value is not where the extension looks for it.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for DynPropPath {
    fn dynamic(&self, view: &DynamicView<'_>, cx: &mut RuleCx<'_>) {
        let index = cx.index();
        let Some(target) = target(index, view) else { return };
        let Some(output) = index.output(target) else { return };
        let from = match view.collection() {
            Some((_, path)) => element(index, output, path),
            None => Some(output),
        };
        let Some(from) = from else { return };
        for (key, path) in view.paths() {
            if index.follow(from, path) == Followed::Missing {
                let what =
                    if view.kind.is_list() { "in an element of the list" } else { "in what it returns" };
                cx.key(key)
                    .report(format!("`{}` has no `{path}` {what}", target.name()))
                    .help("name the members that lead to the value, with a slash between them");
            }
        }
    }
}

/// The schema of an element of the list at a path.
fn element<'a>(index: &'a Index<'a>, output: &'a Schema, path: &str) -> Option<&'a Schema> {
    let Followed::Found(list) = index.follow(output, path) else { return None };
    if list.kind != Some(Type::Array) {
        return None;
    }
    index.schema(list.items.as_deref()?)
}
