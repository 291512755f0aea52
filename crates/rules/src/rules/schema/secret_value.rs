use connectorgen_diagnostics::At;
use connectorgen_model::{
    ApiDefinition, ApiProperties, ConnectionParameter, PolicyTemplateInstance, UiDefinition, extension,
};
use serde_json::Value;

use crate::rule::rule;
use crate::secret::secret;
use crate::{OperationView, ResponseView, Rule, RuleCx, SchemaView, Typed, What};

rule! {
    /// ## What it does
    ///
    /// Looks for values that are what secrets look like: tokens, keys of well-known services, private keys, and addresses
    /// with a signature, such as that of a flow's HTTP trigger. In paths, in security definitions and in the properties
    /// that is an error, in texts, defaults and examples a warning. A connector that is made from a document comes out
    /// without those: such a default or example is left out, and so is the word in a text.
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
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for SecretValue {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let paths = here.key("paths");
        for path in definition.paths.keys() {
            refuse(&paths.key(path), path, cx);
        }
        refuse(&here.key("basePath"), definition.base_path.as_deref().unwrap_or_default(), cx);
        let all = here.key("securityDefinitions");
        for (name, one) in &definition.security_definitions {
            let at = all.key(name);
            for (key, url) in [("authorizationUrl", &one.authorization_url), ("tokenUrl", &one.token_url)] {
                refuse(&at.key(key), url.as_deref().unwrap_or_default(), cx);
            }
            warn(&at.key("description"), one.description.as_deref().unwrap_or_default(), cx);
        }
        let tags = here.key("tags");
        for (index, tag) in definition.tags.iter().enumerate() {
            let tag_at = tags.index(index);
            warn(&tag_at.key("description"), tag.description.as_deref().unwrap_or_default(), cx);
        }
        let info = here.key("info");
        warn(&info.key("description"), &definition.info.description, cx);
    }

    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let (summary, description) = (&view.operation.summary, &view.operation.description);
        for (key, text) in [("summary", summary), ("description", description)] {
            warn(&here.key(key), text.as_deref().unwrap_or_default(), cx);
        }
    }

    fn response(&self, view: &ResponseView<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        warn(&here.key("description"), &view.response.description, cx);
        if let Some(examples) = &view.response.examples {
            each(&here.key("examples"), examples, &mut |at, text| warn(at, text, cx));
        }
    }

    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        warn(&here.key("description"), typed.description.unwrap_or_default(), cx);
        let examples = ["example", "x-example", extension::TEST_VALUE]
            .into_iter()
            .filter_map(|key| Some((key, typed.extra.get(key)?)));
        for (key, value) in typed.default.map(|value| ("default", value)).into_iter().chain(examples) {
            each(&here.key(key), value, &mut |at, text| warn(at, text, cx));
        }
        if let (What::Parameter(parameter), Some(default)) =
            (typed.what, typed.default.and_then(Value::as_str))
        {
            // An address with its signature, taken apart.
            let address = format!("?{}={default}", parameter.name);
            if secret(default).is_none() {
                refuse(&here.key("default"), &address, cx);
            }
        }
    }

    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        if let Some(example) = &view.schema.example {
            let here = cx.here();
            each(&here.key("example"), example, &mut |at, text| warn(at, text, cx));
        }
    }

    fn connection_parameter(&self, _: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        if let Some(value) = &parameter.default_value {
            each(&here.key("defaultValue"), value, &mut |at, text| refuse(at, text, cx));
        }
        if let Some(shown) = &parameter.ui_definition {
            ui_definition(&here.key("uiDefinition"), shown, cx);
        }
        let Some(settings) = &parameter.oauth_settings else { return };
        let settings_at = here.key("oAuthSettings");
        let at = settings_at.key("customParameters");
        for (name, custom) in &settings.custom_parameters {
            let at = at.key(name);
            each(&at.key("value"), &custom.value, &mut |at, text| refuse(at, text, cx));
        }
    }

    fn properties(&self, properties: &ApiProperties, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let sets = here.key("connectionParameterSets");
        let at = sets.key("values");
        for (index, set) in
            properties.connection_parameter_sets.iter().flat_map(|sets| &sets.values).enumerate()
        {
            let set_at = at.index(index);
            ui_definition(&set_at.key("uiDefinition"), &set.ui_definition, cx);
        }
    }

    fn policy(&self, policy: &PolicyTemplateInstance, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let at = here.key("parameters");
        for (key, value) in &policy.parameters {
            each(&at.key(key), value, &mut |at, text| refuse(at, text, cx));
        }
    }
}

fn ui_definition(at: &At<'_>, shown: &UiDefinition, cx: &mut RuleCx<'_>) {
    for (key, text) in [("description", &shown.description), ("tooltip", &shown.tooltip)] {
        warn(&at.key(key), text.as_deref().unwrap_or_default(), cx);
    }
}

/// Every text in a value, with its place.
fn each(at: &At<'_>, value: &Value, look: &mut dyn FnMut(&At<'_>, &str)) {
    match value {
        Value::String(text) => look(at, text),
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                each(&at.index(index), value, look);
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                each(&at.key(name), value, look);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Where the connector would not work without it, or the platform uses it.
fn refuse(at: &At<'_>, text: &str, cx: &mut RuleCx<'_>) {
    if let Some(what) = secret(text) {
        cx.at(at).report(message(what)).help(HELP).conceal();
    }
}

/// Where people read it.
fn warn(at: &At<'_>, text: &str, cx: &mut RuleCx<'_>) {
    if let Some(what) = secret(text) {
        cx.at(at).warn(message(what)).help(HELP).conceal();
    }
}

const HELP: &str = "take it out, and have it renewed if it is a real one";

fn message(what: &str) -> String {
    format!("this looks like {what}")
}
