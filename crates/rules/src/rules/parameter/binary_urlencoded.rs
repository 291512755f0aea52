use connectorgen_diagnostics::{At, Document};
use connectorgen_model::{In, Type};

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for form fields with `format: binary` in operations that consume
    /// `application/x-www-form-urlencoded` only.
    ///
    /// ## Why is this bad
    ///
    /// That encoding cannot carry them; the platform refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPicture
    ///       consumes: [application/x-www-form-urlencoded]
    ///       parameters: [{ name: picture, in: formData, type: string, format: binary }]
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPicture
    ///       consumes: [application/x-www-form-urlencoded]
    ///       parameters: [{ name: picture, in: formData, type: string, format: byte }]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Send the form as `multipart/form-data`, or the bytes as Base64 with `format: byte`.
    BinaryUrlencoded {
        id: "binary-urlencoded",
        official: "StringBinaryNotSupportedForFormUrlEncoded",
        summary: "Bytes are sent in a form that carries text only.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for BinaryUrlencoded {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let types = view.consumes(&cx.connector().definition);
        if types.is_empty() || !types.iter().all(|name| name.starts_with("application/x-www-form-urlencoded"))
        {
            return;
        }
        for one in view.parameters_in(&In::FormData) {
            let parameter = one.parameter;
            if parameter.format.as_deref() == Some("binary") && parameter.kind != Some(Type::File) {
                let pointer = view.parameter_pointer(one).join("format");
                cx.at(&At::pointer(Document::Definition, &pointer))
                    .report(format!(
                        "a form that carries text only cannot carry the bytes of `{}`",
                        parameter.name
                    ))
                    .help("send it as `multipart/form-data`, or write `\"format\": \"byte\"`");
            }
        }
    }
}
