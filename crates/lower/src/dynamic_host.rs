//! Variables of addresses, which are asked for when a connection is made.

use connectorgen_diagnostics::{At, JsonPointer};
use connectorgen_model::{ConnectionParameter, ConnectionParameters, Constraints, UiDefinition};
use openapiv3::{Server, ServerVariable};
use serde_json::{Value, json};

use crate::placeholder::has_to_be_given;
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
        let is_optional = variable.default.is_empty() && !has_to_be_given(server, name, variable);
        let (parameter, question) = ask(name, variable, is_optional, &server.url, asked);
        // An expression for what was not answered needs a default (microsoft/PowerPlatformConnectors#3706).
        let default = if is_optional { ",''" } else { "" };
        url = url.replace(&slot, &format!("{ANSWER}'{parameter}'{default})"));
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
    is_optional: bool,
    url: &str,
    asked: &mut ConnectionParameters,
) -> (String, ConnectionParameter) {
    let place = FIRST_TAB + i64::try_from(asked.len()).unwrap_or_default();
    let base = parameter_name(name);
    let mut parameter = base.clone();
    let mut number = 2;
    while let Some(other) = asked.get(&parameter) {
        if is_about(other, variable, is_optional) {
            return (parameter, other.clone());
        }
        parameter = format!("{base}_{number}");
        number += 1;
    }
    let label = if parameter == base { name } else { &parameter };
    let question = question(label, variable, is_optional, url, place);
    asked.insert(parameter.clone(), question.clone());
    (parameter, question)
}

/// Whether a question is what a variable would be asked by.
fn is_about(question: &ConnectionParameter, variable: &ServerVariable, is_optional: bool) -> bool {
    let constraints = question.ui_definition.as_ref().and_then(|ui| ui.constraints.as_ref());
    question.default_value == default_value(variable)
        && constraints.is_some_and(|given| {
            let asked = Constraints::default().required(!is_optional);
            given.required == asked.required && given.allowed_values == allowed_values(variable)
        })
}

fn default_value(variable: &ServerVariable) -> Option<Value> {
    Some(variable.default.as_str()).filter(|default| !default.is_empty()).map(Value::from)
}

/// Choosing nothing stands for the empty value.
fn allowed_values(variable: &ServerVariable) -> Vec<Value> {
    let values = variable.enumeration.iter().filter(|value| !value.is_empty());
    values.map(|value| json!({"text": value, "value": value})).collect()
}

fn question(
    name: &str,
    variable: &ServerVariable,
    is_optional: bool,
    url: &str,
    tab_index: i64,
) -> ConnectionParameter {
    let label = wording::label(name).unwrap_or_else(|| name.to_owned());
    let description = variable.description.as_deref().map(wording::parameter_description).unwrap_or_default();
    let description =
        if description.is_empty() { format!("A part of the address {url}.") } else { description };
    ConnectionParameter {
        kind: "string".to_owned(),
        default_value: default_value(variable),
        ui_definition: Some(UiDefinition {
            display_name: Some(label),
            tooltip: Some(description.clone()),
            description: Some(description),
            constraints: Some(Constraints {
                tab_index: Some(tab_index),
                allowed_values: allowed_values(variable),
                ..Constraints::default().required(!is_optional)
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
