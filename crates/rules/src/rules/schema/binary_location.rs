use connectorgen_model::Type;

use crate::rule::rule;
use crate::{Role, Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Looks for `format: binary` below the root of a body or response.
    ///
    /// ## Why is this bad
    ///
    /// JSON cannot carry bytes. What arrives is text with broken characters.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Pet: { type: object, properties: { picture: { type: string, format: binary } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Pet: { type: object, properties: { picture: { type: string, format: byte } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write `byte`: the bytes as Base64. Or send them alone, as the whole body.
    BinaryLocation {
        id: "binary-location",
        official: "InvalidStringBinaryProperty",
        summary: "Bytes stand inside of another value.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for BinaryLocation {
    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        let is_binary =
            view.schema.kind == Some(Type::String) && view.schema.format.as_deref() == Some("binary");
        if !is_binary || view.role.is_root() {
            return;
        }
        let what = match view.role {
            Role::Property { name, .. } => format!("the property `{name}`"),
            Role::Items => "the array element".to_owned(),
            Role::Body
            | Role::Response
            | Role::Notification
            | Role::Definition(_)
            | Role::AdditionalProperties
            | Role::AllOf => "the value".to_owned(),
        };
        cx.key("format")
            .report(format!("JSON cannot carry the bytes of {what}"))
            .help("write `byte` if it is Base64, or remove the format");
    }
}
