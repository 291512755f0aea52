use connectorgen_model::{In, Type};

use crate::rule::rule;
use crate::{Role, Rule, RuleCx, Typed, What};

rule! {
    /// ## What it does
    ///
    /// Checks that the type `file` occurs in form fields and as the whole schema of a response only.
    ///
    /// ## Why is this bad
    ///
    /// Elsewhere there is no way to write the bytes; the platform refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post: { operationId: AddPhoto, parameters: [{ name: photo, in: query, type: file }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     post: { operationId: AddPhoto, parameters: [{ name: photo, in: formData, type: file }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Send it as a form field. Within JSON use `type: string` and `format: byte` (base64); for a whole body
    /// `format: binary`.
    FileLocation {
        id: "file-location",
        official: "FileParameterMustBeInFormData",
        also: ["SchemaTypeFileNotValid"],
        summary: "The type file stands where it has no meaning.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for FileLocation {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        if typed.kind != Some(&Type::File) {
            return;
        }
        let is_allowed = match typed.what {
            What::Parameter(parameter) => parameter.location == Some(In::FormData),
            What::Schema(role) => role == Role::Response,
            What::Header(_) | What::Element => false,
        };
        if !is_allowed {
            cx.key("type")
                .report(format!("{} cannot be of type `file`", typed.name()))
                .help("send it as a form field; within JSON use a string of format `byte`");
        }
    }
}
