use connectorgen_model::Type;

use crate::dynamic::target;
use crate::rule::rule;
use crate::{DynamicView, Followed, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Follows the path of the list (`value-collection`, `itemsPath`; the whole answer without it) in the
    /// response of the operation that is invoked and checks that an array is there.
    ///
    /// ## Why is this bad
    ///
    /// The list of choices stays empty.
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
    ///           x-ms-dynamic-values: { operationId: ListKinds, value-collection: items, value-path: name }
    ///   /kinds:
    ///     get:
    ///       operationId: ListKinds
    ///       responses:
    ///         "200":
    ///           description: OK
    ///           schema: { properties: { kinds: { type: array, items: { properties: { name: { type: string } } } } } }
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
    ///           x-ms-dynamic-values: { operationId: ListKinds, value-collection: kinds, value-path: name }
    ///   /kinds:
    ///     get:
    ///       operationId: ListKinds
    ///       responses:
    ///         "200":
    ///           description: OK
    ///           schema: { properties: { kinds: { type: array, items: { properties: { name: { type: string } } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the names of the members that lead to the list, with a slash between them.
    DynArrayPath {
        id: "dyn-array-path",
        official: "InvokedOperationShouldProduceArray",
        summary: "The list of choices is not where the extension looks for it.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for DynArrayPath {
    fn dynamic(&self, view: &DynamicView<'_>, cx: &mut RuleCx<'_>) {
        let index = cx.index();
        let (Some(target), Some((key, path))) = (target(index, view), view.collection()) else { return };
        let Some(output) = index.output(target) else { return };
        let fault = match index.follow(output, path) {
            Followed::Missing => format!("`{}` returns no `{path}`", target.name()),
            Followed::Found(schema) if schema.kind.as_ref().is_some_and(|kind| *kind != Type::Array) => {
                let what = if path.is_empty() { "what it returns".to_owned() } else { format!("`{path}`") };
                format!("`{}` returns no list: {what} is not an array", target.name())
            }
            Followed::Found(_) | Followed::Unclear => return,
        };
        cx.key(key).report(fault).help("name the members that lead to the list, with a slash between them");
    }
}
