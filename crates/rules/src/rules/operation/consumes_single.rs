use connectorgen_model::In;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that an operation with a body or form fields names one media type in `consumes`, of its own or of
    /// the document, and one that such a body can be written in.
    ///
    /// ## Why is this bad
    ///
    /// The designer and Power Apps send one encoding. With several the first is taken, which may not be the one
    /// that was meant; with none the platform guesses.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       consumes: [application/json, multipart/form-data]
    ///       parameters: [{ name: body, in: body, schema: { type: object } }]
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       consumes: [application/json]
    ///       parameters: [{ name: name, in: formData, type: string, x-ms-summary: Name, description: Its name. }]
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       consumes: [application/json]
    ///       parameters: [{ name: body, in: body, schema: { type: object } }]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Name the one that the service reads.
    ConsumesSingle {
        id: "consumes-single",
        official: "ConsumesMissing",
        also: ["MimeTypeNotCompatibleWithRequestContentSchemaType"],
        summary: "It is not clear how the body of the operation is encoded.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for ConsumesSingle {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let has = |location| view.parameters_in(location).next().is_some();
        let (has_body, has_form) = (has(&In::Body), has(&In::FormData));
        if !has_body && !has_form {
            return;
        }
        match view.consumes(&cx.connector().definition) {
            [one] if is_form(one) != has_form => {
                let what = if has_form { "form fields" } else { "a body" };
                let found = cx.report(format!("`{}` has {what}, which `{one}` does not carry", view.name()));
                found.help(if has_form {
                    "write `multipart/form-data` or `application/x-www-form-urlencoded`"
                } else {
                    "write `application/json`, or make form fields of the body"
                });
                found.official("MimeTypeNotCompatibleWithRequestContentSchemaType");
            }
            [_] => {}
            [] => {
                cx.report(format!("`{}` has a body, but does not say how it is encoded", view.name()))
                    .help("add `\"consumes\": [\"application/json\"]`, or what the service reads");
            }
            several => {
                cx.report(format!("`{}` names {} encodings of its body", view.name(), several.len()))
                    .help("keep the one that the service reads best");
            }
        }
    }
}

fn is_form(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    ["multipart/form-data", "application/x-www-form-urlencoded"]
        .iter()
        .any(|form| form.eq_ignore_ascii_case(essence))
}
