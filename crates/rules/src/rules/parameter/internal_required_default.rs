use connectorgen_model::{In, Type};

use crate::rule::rule;
use crate::{Rule, RuleCx, Typed, What};

rule! {
    /// ## What it does
    ///
    /// Checks that each required parameter with `x-ms-visibility: internal` has a `default` (an error otherwise),
    /// and each such property of a body (a warning).
    ///
    /// ## Why is this bad
    ///
    /// Makers cannot see an internal input, so nobody could fill it in: the operation can never be called. The
    /// callback address of a webhook is the exception; the platform fills it in.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: version, in: query, type: string, required: true, x-ms-visibility: internal }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters:
    ///         - name: body
    ///           in: body
    ///           schema:
    ///             type: object
    ///             required: [kind]
    ///             properties: { kind: { type: string, x-ms-visibility: internal } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: version, in: query, type: string, required: true, default: "1", x-ms-visibility: internal }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the value that is always to be sent, or make the input visible.
    InternalRequiredDefault {
        id: "internal-required-default",
        summary: "A hidden required input has no default value.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for InternalRequiredDefault {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        if !typed.is_internal() || !typed.required || typed.default.is_some() || !typed.direction.is_input() {
            return;
        }
        let message = format!("{} is hidden and required, but has no default value", typed.name());
        let help = "add the value that is always to be sent as `default`, or make the input visible";
        match typed.what {
            What::Parameter(parameter) if parameter.location == Some(In::Body) => {}
            What::Parameter(_) => {
                cx.report(message).help(help);
            }
            // The members of an object may have defaults of their own; some published connectors leave values to the
            // platform.
            What::Schema(_) if !typed.notification_url && typed.kind != Some(&Type::Object) => {
                cx.warn(message).help(help);
            }
            What::Schema(_) | What::Header(_) | What::Element => {}
        }
    }
}
