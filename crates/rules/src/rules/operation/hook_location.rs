use crate::rule::rule;
use crate::webhook::is_webhook;
use crate::{OperationView, Rule, RuleCx, is_success};

rule! {
    /// ## What it does
    ///
    /// Checks that a successful response of a webhook declares the header `Location`.
    ///
    /// ## Why is this bad
    ///
    /// The platform removes the hook at the address in that header. It is not validated (36 of 643 published
    /// triggers declare it), but it shows that the service was thought of.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /hooks:
    ///     x-ms-notification-content: { description: A pet., schema: { type: object } }
    ///     post: { operationId: OnPet, x-ms-trigger: single, responses: { "201": { description: Created. } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /hooks:
    ///     x-ms-notification-content: { description: A pet., schema: { type: object } }
    ///     post:
    ///       operationId: OnPet
    ///       x-ms-trigger: single
    ///       responses: { "201": { description: Created., headers: { Location: { type: string } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Declare the header if the service sends it. Otherwise set it by the policy `setheader` or in a script.
    HookLocation {
        id: "hook-location",
        summary: "A webhook does not say where it can be removed.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for HookLocation {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let index = cx.index();
        if !is_webhook(index, view) {
            return;
        }
        let successes = view.operation.responses.iter().filter(|(status, _)| is_success(status));
        let says = successes
            .filter_map(|(_, response)| index.response(response))
            .any(|response| response.headers.keys().any(|name| name.eq_ignore_ascii_case("Location")));
        if !says {
            cx.key("responses")
                .report(format!("no response of the trigger `{}` has the header `Location`", view.name()))
                .help("declare it if the service sends it; the platform removes the hook there");
        }
    }
}
