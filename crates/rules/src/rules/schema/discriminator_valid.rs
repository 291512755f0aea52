use connectorgen_model::Type;
use serde_json::Value;

use crate::rule::rule;
use crate::{Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Checks that `discriminator` names a property of the schema that is a string and required.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses any other. Power Apps can do nothing with it at all.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Pet: { type: object, discriminator: kind, properties: { kind: { type: string } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Pet: { type: object, discriminator: kind, required: [kind], properties: { kind: { type: string } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Require the property, or remove the discriminator: designers ignore it.
    DiscriminatorValid {
        id: "discriminator-valid",
        official: "DiscriminatorMustBeARequiredStringProperty",
        summary: "The discriminator is not a required string property.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for DiscriminatorValid {
    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        let Some(discriminator) = view.schema.extra.get("discriminator") else { return };
        let name = discriminator.as_str().unwrap_or_default();
        let property = view.schema.properties.as_ref().and_then(|properties| properties.get(name));
        let property = property.and_then(|property| cx.index().schema(property));
        let is_required = view.schema.required.iter().flatten().any(|one| one == name);
        let fault = match property {
            _ if !discriminator.is_string() => "is not the name of a property",
            None => "is not a property",
            Some(property) if property.kind != Some(Type::String) => "is not a string",
            Some(_) if !is_required => "is not required",
            Some(_) => return,
        };
        cx.key("discriminator")
            .report(format!("the discriminator {} {fault}", Value::from(name)))
            .help("name a required string property, or remove it: designers ignore it");
    }
}
