use connectorgen_diagnostics::{At, Diagnostics, Document, JsonPointer};
use connectorgen_model::{ConnectionParameter, ConnectionParameters, Connector, DynamicHost, Secured};
use serde_json::Value;

use crate::combine::{Combined, Written, combine};
use crate::cx::Cx;
use crate::infer::resolve;
use crate::survey::Survey;
use crate::{AuthSets, SignIn, SpecSecurity, codes, cookies, key_input, scopes};

/// A connector with its sign-in.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    /// What the rules look at.
    pub secured: Secured,
    /// How people sign in, for the readme: at least one way, the default first.
    pub sign_ins: Vec<SignIn>,
}

/// Adds security definitions, connection parameters and policies to a connector.
///
/// What `auth` leaves open is taken from `security`, the document's own schemes and requirements; what is known
/// nowhere is written as a placeholder and reported. Several ways to sign in become parameter sets. Everything that is
/// wrong is reported to `found`; the result is complete all the same, and not to be written when errors were reported.
pub fn apply_auth(
    mut connector: Connector,
    auth: &AuthSets,
    security: &SpecSecurity,
    found: &mut Diagnostics,
) -> Applied {
    let survey = Survey::of(security);
    let mut ways = resolve(auth, &survey, found);
    cookies::sign_in(&mut ways, auth, &connector, found);
    let host = connector.definition.host.clone().or_else(|| security.host.clone());
    let several = ways.len() > 1;
    let written: Vec<Written<'_, '_>> = ways
        .iter()
        .map(|way| {
            let mut cx = Cx {
                candidate: way.candidate,
                host: host.as_deref(),
                place: way.place.clone(),
                several,
                templates: false,
                parameters: &way.set.parameters,
                found,
                missing: Vec::new(),
            };
            cx.check_parameters(way.set.model.kind());
            let mut part = way.set.model.as_auth().part(&mut cx);
            part.sign_in.missing = cx.missing;
            scopes::report(way, security, &mut part.sign_in, found);
            Written { way, part }
        })
        .collect();
    let Combined { added, mut sign_ins, origins, carried } = combine(written, &connector, found);
    key_input::leave_out(&mut connector, &carried, found);
    for (name, at) in origins {
        connector.origins.record(JsonPointer::root().join("securityDefinitions").join(&name), at);
    }
    if added.definitions.is_empty() && added.parameters.is_empty() && added.sets.is_none() {
        fix_addresses(&mut connector, found);
    }
    if let Some(step) = address_step(&connector.dynamic_hosts) {
        for sign_in in &mut sign_ins {
            sign_in.connect.push(step.clone());
        }
    }
    Applied { secured: connector.secure(added), sign_ins }
}

/// What else a connection asks for: the parts of the address that differ.
fn address_step(hosts: &[DynamicHost]) -> Option<String> {
    let asked: ConnectionParameters = hosts.iter().flat_map(|host| host.parameters.clone()).collect();
    let labels = asked.iter().map(|(name, parameter)| {
        let definition = parameter.ui_definition.as_ref();
        let label = definition.and_then(|definition| definition.display_name.as_deref()).unwrap_or(name);
        match parameter.default_value.as_ref().and_then(Value::as_str) {
            Some(default) => format!("{label} (usually `{default}`)"),
            None => label.to_owned(),
        }
    });
    let labels = labels.collect::<Vec<_>>().join(", ");
    (!labels.is_empty()).then(|| format!("Say which address of the API to use: {labels}."))
}

fn names<'a>(questions: impl Iterator<Item = (&'a String, &'a ConnectionParameter)>) -> String {
    questions.map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Whether a connection cannot do without an answer.
fn has_to_be_answered(question: &ConnectionParameter) -> bool {
    let constraints = question.ui_definition.as_ref().and_then(|ui| ui.constraints.as_ref());
    let is_required =
        constraints.and_then(|constraints| constraints.required.as_ref()?.as_str()) == Some("true");
    is_required && question.default_value.is_none()
}

/// Connection parameters without security definitions are what no connector made by the portal has; the platform's
/// behaviour is not known. So a connector without sign-in asks for nothing.
fn fix_addresses(connector: &mut Connector, found: &mut Diagnostics) {
    for host in std::mem::take(&mut connector.dynamic_hosts) {
        connector.properties.policy_template_instances.extend(host.fixed);
        let place = At::pointer(Document::Source, &host.source);
        let open = names(host.parameters.iter().filter(|(_, question)| has_to_be_answered(question)));
        if open.is_empty() {
            let names = names(host.parameters.iter());
            let message =
                format!("without a sign-in nothing is asked for, so the defaults of {names} are used");
            found
                .report(&codes::SERVER_VARIABLE_FIXED, &place, message)
                .help("`--server` takes the address with other values");
        } else {
            let message =
                format!("without a sign-in nothing is asked for, and there is no default for {open}");
            found.report(&codes::SERVER_VARIABLE_OPEN, &place, message).help(
                "give the address by `--server`, or a sign-in, with which connections are asked for it",
            );
        }
    }
}
