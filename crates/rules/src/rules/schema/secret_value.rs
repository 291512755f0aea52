use connectorgen_diagnostics::At;
use connectorgen_model::{ApiDefinition, ConnectionParameter, PolicyTemplateInstance, extension};
use serde_json::Value;

use crate::rule::rule;
use crate::secret::secret;
use crate::{Rule, RuleCx, Typed};

rule! {
    /// ## What it does
    ///
    /// Looks for values that are what secrets look like, in the defaults, examples and descriptions of the definition and
    /// in the policies and defaults of the properties: tokens, keys of well-known services, private keys, and addresses
    /// with a signature, such as that of a flow's HTTP trigger.
    ///
    /// ## Why is this bad
    ///
    /// Everybody who sees the connector sees them, and every environment it is moved to. Whoever has the address of a flow
    /// with its signature can run it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: t, in: query, type: string, x-ms-summary: T, default: ghp_000000000000000000000000000000000000 }
    /// ```
    ///
    /// ```yaml,fails
    /// properties:
    ///   policyTemplateInstances:
    ///     - templateId: routerequesttoendpoint
    ///       title: To the flow
    ///       parameters:
    ///         x-ms-apimTemplateParameter.newPath: "/workflows/1/triggers/manual/paths/invoke?sp=1&sig=AbCdEfGhIjKlMnOpQrStUvWxYz0123"
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: t, in: query, type: string, x-ms-summary: T, default: all }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Take the value out and have the secret renewed: it is known. Ask for it with each connection, by a connection
    /// parameter of the type `securestring`.
    SecretValue {
        id: "secret-value",
        summary: "A value looks like a secret.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for SecretValue {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let paths = here.key("paths");
        for path in definition.paths.keys() {
            check(&paths.key(path), path, cx);
        }
        check(&here.key("info").key("description"), &definition.info.description, cx);
    }

    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        check(&here.key("description"), typed.description.unwrap_or_default(), cx);
        let examples = ["example", "x-example", extension::TEST_VALUE]
            .into_iter()
            .filter_map(|key| Some((key, typed.extra.get(key)?)));
        for (key, value) in typed.default.map(|value| ("default", value)).into_iter().chain(examples) {
            check_all(&here.key(key), value, cx);
        }
    }

    fn connection_parameter(&self, _: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        if let Some(value) = &parameter.default_value {
            let here = cx.here();
            check_all(&here.key("defaultValue"), value, cx);
        }
    }

    fn policy(&self, policy: &PolicyTemplateInstance, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let at = here.key("parameters");
        for (key, value) in &policy.parameters {
            check_all(&at.key(key), value, cx);
        }
    }
}

fn check_all(at: &At<'_>, value: &Value, cx: &mut RuleCx<'_>) {
    match value {
        Value::String(text) => check(at, text, cx),
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                check_all(&at.index(index), value, cx);
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                check_all(&at.key(name), value, cx);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn check(at: &At<'_>, text: &str, cx: &mut RuleCx<'_>) {
    if let Some(what) = secret(text) {
        cx.at(at)
            .report(format!("this looks like {what}"))
            .help("take it out, and have it renewed if it is a real one");
    }
}
