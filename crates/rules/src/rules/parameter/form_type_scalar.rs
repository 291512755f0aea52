use connectorgen_model::{In, Type};

use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for form fields of the types `array` and `object`.
    ///
    /// ## Why is this bad
    ///
    /// The designer drops them without a word: makers cannot fill them in.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters: [{ name: tags, in: formData, type: array, items: { type: string } }]
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters: [{ name: tags, in: formData, type: string, description: The tags as a JSON text. }]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write `string` and say in the description how the text has to look.
    FormTypeScalar {
        id: "form-type-scalar",
        summary: "The designer does not show the form field.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for FormTypeScalar {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let parameter = view.parameter;
        if parameter.location == Some(In::FormData)
            && let Some(kind @ (Type::Array | Type::Object)) = &parameter.kind
        {
            cx.key("type")
                .report(format!(
                    "the designer does not show the form field `{}`: it is an {}",
                    parameter.name,
                    kind.name()
                ))
                .help("write `string` and say in the description how the text has to look");
        }
    }
}
