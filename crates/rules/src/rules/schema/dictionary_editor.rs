use connectorgen_model::extension;
use connectorgen_model::{AdditionalProperties, Type};

use crate::rule::rule;
use crate::{Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Checks that a schema with `x-ms-editor: dictionary` is of type `object` and has `additionalProperties`.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it anywhere else.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions: { Labels: { type: string, x-ms-editor: dictionary } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions: { Labels: { type: object, additionalProperties: { type: string }, x-ms-editor: dictionary } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add `additionalProperties`, or remove the editor.
    DictionaryEditor {
        id: "dictionary-editor",
        official: "InvalidCustomEditorExtensionDictionaryValue",
        summary: "The editor for keys and values stands on something that is no map.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for DictionaryEditor {
    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        let schema = view.schema;
        let is_map = schema.kind == Some(Type::Object)
            && !matches!(schema.additional_properties, None | Some(AdditionalProperties::Allowed(false)));
        if schema.editor.as_deref() == Some("dictionary") && !is_map {
            cx.key(extension::EDITOR)
                .report("the editor for keys and values needs an object with `additionalProperties`")
                .help("add them, or remove the editor");
        }
    }
}
