use connectorgen_diagnostics::{At, Document};
use connectorgen_model::{In, Method};

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for parameters with `in: body` or `in: formData` on GET and HEAD operations.
    ///
    /// ## Why is this bad
    ///
    /// Such a body has no meaning in HTTP: proxies and servers drop it. Microsoft's validator objects; a few
    /// published connectors have it still.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: filter, in: body, schema: { type: object } }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: filter, in: query, type: string }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Send the values as query parameters, or use the POST operation of the API if there is one.
    BodyOnGet {
        id: "body-on-get",
        official: "BodyOrFormDataParameterInFetchOperationNotAllowed",
        summary: "A GET or HEAD operation has a body.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for BodyOnGet {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        if !matches!(view.method, Method::Get | Method::Head) {
            return;
        }
        let mut bodies = view.parameters_in(&In::Body).chain(view.parameters_in(&In::FormData));
        if let Some(body) = bodies.next() {
            let pointer = view.parameter_pointer(body);
            cx.at(&At::pointer(Document::Definition, &pointer))
                .report(format!(
                    "the {} operation `{}` has a body",
                    view.method.name().to_uppercase(),
                    view.name()
                ))
                .help("send the values as query parameters");
        }
    }
}
