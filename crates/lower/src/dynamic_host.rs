//! Variables of addresses, which are asked for when a connection is made.

use connectorgen_diagnostics::{At, JsonPointer};
use connectorgen_model::{ConnectionParameter, ConnectionParameters, Constraints, UiDefinition};
use openapiv3::{Server, ServerVariable};
use serde_json::{Value, json};

use crate::wording;

/// Names that the authentication models give to their own parameters.
const CREDENTIALS: &[&str] = &["api_key", "username", "password", "token"];
/// The credentials come first: they have the places 2 and 3.
const FIRST_TAB: i64 = 4;
/// How a policy takes what a connection was asked for.
const ANSWER: &str = "@connectionParameters(";

/// An address with questions in it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dynamic {
    /// The whole address, with expressions that take the answers.
    pub(crate) url: String,
    /// What is asked for.
    pub(crate) parameters: ConnectionParameters,
    /// Where in the document the variables are.
    pub(crate) source: JsonPointer,
}

/// The variables of an address as questions, and the address with the answers in their places. A variable with one
/// value is no question, and the scheme is always `https`. `asked` is what connections are asked for already: a question
/// that is among it is not asked twice.
pub(crate) fn dynamic(server: &Server, at: &At<'_>, asked: &mut ConnectionParameters) -> Option<Dynamic> {
    let (mut url, scheme) = match server.url.split_once("://") {
        Some((_, address)) => (address.to_owned(), "https://"),
        // A variable holds the scheme together with the host.
        None => (server.url.clone(), ""),
    };
    let mut parameters = ConnectionParameters::new();
    for (name, variable) in server.variables.iter().flatten() {
        let slot = format!("{{{name}}}");
        let others = variable.enumeration.iter().any(|value| *value != variable.default);
        if !url.contains(&slot) || !(others || variable.enumeration.is_empty()) {
            url = url.replace(&slot, &variable.default);
            continue;
        }
        let (parameter, question) = ask(name, variable, &server.url, asked);
        url = url.replace(&slot, &format!("{ANSWER}'{parameter}')"));
        parameters.insert(parameter, question);
    }
    if parameters.is_empty() {
        return None;
    }
    let url = format!("{scheme}{}", url.trim_end_matches('/'));
    Some(Dynamic { url, parameters, source: at.key("variables").to_pointer() })
}

/// Whether there is an answer in a part of an address.
pub(crate) fn has_answer(part: &str) -> bool {
    part.contains(ANSWER)
}

/// The name under which a variable is asked for. One that is asked for already has its name, another variable of that
/// name gets a number.
fn ask(
    name: &str,
    variable: &ServerVariable,
    url: &str,
    asked: &mut ConnectionParameters,
) -> (String, ConnectionParameter) {
    let place = FIRST_TAB + i64::try_from(asked.len()).unwrap_or_default();
    let base = parameter_name(name);
    let mut parameter = base.clone();
    let mut number = 2;
    while let Some(other) = asked.get(&parameter) {
        if is_about(other, variable) {
            return (parameter, other.clone());
        }
        parameter = format!("{base}_{number}");
        number += 1;
    }
    let label = if parameter == base { name } else { &parameter };
    let question = question(label, variable, url, place);
    asked.insert(parameter.clone(), question.clone());
    (parameter, question)
}

/// Whether a question has the values of a variable.
fn is_about(question: &ConnectionParameter, variable: &ServerVariable) -> bool {
    let default = question.default_value.as_ref().and_then(Value::as_str);
    let constraints = question.ui_definition.as_ref().and_then(|ui| ui.constraints.as_ref());
    let values = constraints.into_iter().flat_map(|constraints| &constraints.allowed_values);
    let values = values.filter_map(|value| value.get("value").and_then(Value::as_str));
    default == Some(variable.default.as_str()) && values.eq(variable.enumeration.iter().map(String::as_str))
}

fn question(name: &str, variable: &ServerVariable, url: &str, tab_index: i64) -> ConnectionParameter {
    let label = wording::label(name).unwrap_or_else(|| name.to_owned());
    let description = variable.description.as_deref().map(wording::parameter_description).unwrap_or_default();
    let description =
        if description.is_empty() { format!("A part of the address {url}.") } else { description };
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
