use connectorgen_diagnostics::At;
use connectorgen_model::{
    ConnectionParameter, ConnectionParameters, Constraints, DynamicHost, PolicyTemplateInstance, UiDefinition,
};
use openapiv3::{Server, ServerVariable};
use serde_json::{Value, json};

use crate::wording;

/// Names that the authentication models give to their own parameters.
const CREDENTIALS: &[&str] = &["api_key", "username", "password", "token"];
/// The credentials come first: they have the places 2 and 3.
const FIRST_TAB: i64 = 4;

/// The variables of an address become questions that are asked when a connection is made, and the policy
/// `dynamichosturl` puts the answers into the address. A variable with one value is no question.
pub(crate) fn dynamic_host(server: &Server, at: &At<'_>) -> Option<DynamicHost> {
    let open = server.variables.iter().flatten().filter(|(name, variable)| {
        let choices = variable.enumeration.iter().filter(|value| **value != variable.default).count();
        server.url.contains(&format!("{{{name}}}")) && (variable.enumeration.is_empty() || choices > 0)
    });
    let mut parameters = ConnectionParameters::new();
    let mut template = server.url.clone();
    for (name, variable) in open {
        let parameter_name = parameter_name(name);
        template =
            template.replace(&format!("{{{name}}}"), &format!("@connectionParameters('{parameter_name}')"));
        let place = FIRST_TAB + i64::try_from(parameters.len()).unwrap_or_default();
        parameters.insert(parameter_name, question(name, variable, place));
    }
    if parameters.is_empty() {
        return None;
    }
    for (name, variable) in server.variables.iter().flatten() {
        template = template.replace(&format!("{{{name}}}"), &variable.default);
    }
    let (_, address) = template.split_once("://")?;
    let url = format!("https://{}", address.trim_end_matches('/'));
    let policy = PolicyTemplateInstance::dynamic_host_url("Address of the API", &url);
    Some(DynamicHost { parameters, policy, source: at.key("variables").to_pointer() })
}

fn question(name: &str, variable: &ServerVariable, tab_index: i64) -> ConnectionParameter {
    let label = wording::label(name).unwrap_or_else(|| name.to_owned());
    let description = variable.description.as_deref().map(wording::parameter_description).unwrap_or_default();
    let description = if description.is_empty() {
        format!("A part of the address of the API: {label}.")
    } else {
        description
    };
    ConnectionParameter {
        kind: "string".to_owned(),
        default_value: Some(Value::String(variable.default.clone())),
        ui_definition: Some(UiDefinition {
            display_name: Some(label),
            tooltip: Some(description.clone()),
            description: Some(description),
            constraints: Some(Constraints {
                tab_index: Some(tab_index),
                allowed_values: variable
                    .enumeration
                    .iter()
                    .map(|value| json!({"text": value, "value": value}))
                    .collect(),
                ..Constraints::default().required(true)
            }),
            ..UiDefinition::default()
        }),
        ..ConnectionParameter::default()
    }
}

/// Letters, digits and underscores (`schemas/paconn-apiProperties.schema.json`), and no name of a credential.
fn parameter_name(variable: &str) -> String {
    let name: String = variable.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if CREDENTIALS.contains(&name.to_ascii_lowercase().as_str()) { format!("address_{name}") } else { name }
}
