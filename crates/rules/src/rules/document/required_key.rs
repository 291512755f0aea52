use connectorgen_diagnostics::At;
use connectorgen_model::ApiDefinition;
use serde_json::{Map, Value};

use crate::rule::rule;
use crate::{OperationView, ParameterView, Rule, RuleCx, Typed, What};

rule! {
    /// ## What it does
    ///
    /// Checks that `info` has a `version`, a licence and every tag a `name`, external documentation its `url`, every
    /// parameter a `name`, and every response header a `type`. Other rules look for what else is required.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses a definition in which they are missing.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// info: { version: "" }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { responses: { "200": { headers: { X-Total: { description: How many. } } } } }
    /// ```
    ///
    /// ```yaml,fails
    /// info: { license: { url: "https://example.com/license" } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { responses: { "200": { headers: { X-Total: { type: integer, description: How many. } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add what is missing.
    RequiredKey {
        id: "required-key",
        official: "RequiredPropertyMissing",
        also: ["RequiredValueEmpty", "OneOfPropertiesRequired"],
        summary: "A member that Swagger 2.0 requires is missing.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for RequiredKey {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        if definition.info.version.trim().is_empty() {
            cx.at(&here.key("info").key("version"))
                .report("the connector has no version")
                .help("add the version of the API to `info`, such as \"1.0\"");
        }
        if definition.info.license.as_ref().is_some_and(|license| license.name.trim().is_empty()) {
            cx.at(&here.key("info").key("license"))
                .report("the licence has no name")
                .help("add its name, such as `MIT`, or remove the licence");
        }
        external_docs(&definition.extra, &here, cx);
        let at = here.key("tags");
        for (index, _) in definition.tags.iter().enumerate().filter(|(_, tag)| tag.name.trim().is_empty()) {
            cx.at(&at.index(index)).report("the tag has no name").help("add the name, or remove the tag");
        }
    }

    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        external_docs(&view.operation.extra, &here, cx);
    }

    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        if view.parameter.name.trim().is_empty() {
            cx.report("the parameter has no name").help("add the name that it has on the wire");
        }
    }

    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        if matches!(typed.what, What::Header(_)) && typed.kind.is_none() {
            // Published connectors have this; it was let through.
            cx.warn(format!("{} has no type", typed.name())).help("add `\"type\": \"string\"`");
        }
    }
}

fn external_docs(extra: &Map<String, Value>, at: &At<'_>, cx: &mut RuleCx<'_>) {
    let Some(docs) = extra.get("externalDocs") else { return };
    if docs.get("url").and_then(Value::as_str).is_none_or(|url| url.trim().is_empty()) {
        cx.at(&at.key("externalDocs"))
            .report("the external documentation has no address")
            .help("add its `url`, or remove it");
    }
}
