use connectorgen_model::In;

use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the names of form fields are ASCII (an error otherwise) and hold no quotation mark and no
    /// `@` (a warning).
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses the first. The designer does not show fields with the others.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters: [{ name: größe, in: formData, type: string }]
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters: [{ name: "@id", in: formData, type: string }]
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters: [{ name: size, in: formData, type: string }]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Rename the field in the service, or leave it out.
    FormNameAscii {
        id: "form-name-ascii",
        official: "InvalidFormDataParameterName",
        summary: "The name of a form field has characters that the platform does not take.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for FormNameAscii {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let name = &view.parameter.name;
        if view.parameter.location != Some(In::FormData) {
            return;
        }
        if !name.is_ascii() {
            cx.key("name")
                .report(format!("the name of the form field `{name}` is not ASCII"))
                .help("rename the field in the service, or leave it out");
        } else if name.contains(['"', '@']) {
            cx.key("name")
                .warn(format!("the designer does not show the form field `{name}`"))
                .help("a name with a quotation mark or `@` is hidden; give it a default, or leave it out");
        }
    }
}
