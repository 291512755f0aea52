use connectorgen_diagnostics::{At, Diagnostics, Document, JsonPointer};
use connectorgen_model::{
    ConnectionParameterSet, ConnectionParameterSets, ConnectionParameters, Connector, Security,
    SecurityDefinition, SetMetadata, UiDefinition,
};
use heck::ToTitleCase;
use indexmap::IndexMap;

use crate::auth::Part;
use crate::infer::Way;
use crate::sent::{Carried, Sent};
use crate::{AuthModel, AuthParameter, SignIn, codes, cookies};

/// A way to sign in, and what its model has made of it.
pub(crate) struct Written<'w, 'a> {
    pub(crate) way: &'w Way<'w, 'a>,
    pub(crate) part: Part,
}

/// What all ways to sign in add together.
pub(crate) struct Combined {
    pub(crate) added: Security,
    pub(crate) sign_ins: Vec<SignIn>,
    /// The security definitions that come from the document, and where from.
    pub(crate) origins: Vec<(String, JsonPointer)>,
    /// What every request carries, whichever way somebody signs in.
    pub(crate) carried: Vec<Carried>,
}

/// Puts the ways to sign in side by side. One alone is the connection parameters; several are parameter sets, the
/// first of them the connection parameters as well (exported connectors have both), with security definitions of the
/// same names.
pub(crate) fn combine(
    written: Vec<Written<'_, '_>>,
    connector: &Connector,
    found: &mut Diagnostics,
) -> Combined {
    let several = written.len() > 1;
    let is_set = several || written.iter().any(|one| one.part.set.always);
    let asked = connector.dynamic_hosts.iter().flat_map(|host| host.parameters.keys().cloned());
    // Without a sign-in nothing is asked for.
    let asks = several || written.iter().any(|one| one.way.set.model != AuthModel::None);
    let cookies = if asks { cookies::of(connector) } else { Vec::new() };
    let mut sent = Sent::new(several, asked);
    let mut security = Security::default();
    let mut origins = Vec::new();
    let mut sets: Vec<ConnectionParameterSet> = Vec::new();
    let mut sign_ins = Vec::new();
    for Written { way, mut part } in written {
        let name = unique(part.set.name, "_", &|name| sets.iter().any(|set| set.name == name));
        if let Some(definition) = part.definition.take() {
            security.requirements.push([(name.clone(), part.scopes)].into_iter().collect());
            security.definitions.insert(name.clone(), definition);
            origins.extend(way.candidate.map(|candidate| (name.clone(), candidate.at.clone())));
        }
        let mut parameters = part.parameters;
        add_sent(&part.sent, way, &cookies, &mut parameters, &mut sent);
        security.policies.append(&mut part.policies);
        let label = way.set.label.clone().unwrap_or_else(|| part.set.label.to_owned());
        let label = unique(&label, " ", &|label| sets.iter().any(|set| shown(set) == Some(label)));
        let description = way.set.description.clone().or_else(|| way.help().map(str::to_owned));
        if is_set {
            part.sign_in.label = Some(label.clone());
        }
        sign_ins.push(part.sign_in);
        sets.push(ConnectionParameterSet {
            name,
            ui_definition: UiDefinition {
                description: Some(description.unwrap_or_else(|| label.clone())),
                display_name: Some(label),
                ..UiDefinition::default()
            },
            parameters,
            metadata: Some(SetMetadata { allow_sharing: way.set.sharing.unwrap_or(part.set.sharing) }),
            ..ConnectionParameterSet::default()
        });
    }
    let policies = sent.policies(several);
    if several && !policies.is_empty() {
        report_shared(&sent, found);
    }
    security.policies.extend(policies);
    security.parameters = sets.first().map(|set| set.parameters.clone()).unwrap_or_default();
    security.sets = is_set.then(|| ConnectionParameterSets {
        ui_definition: UiDefinition {
            display_name: Some("Authentication Type".to_owned()),
            description: Some("Type of authentication to be used.".to_owned()),
            ..UiDefinition::default()
        },
        values: sets,
        ..ConnectionParameterSets::default()
    });
    let carried = carried(&security.definitions, &sent, sign_ins.len());
    Combined { added: security, sign_ins, origins, carried }
}

/// The keys of the definitions that are the same in all ways to sign in. What policies send is empty for those who sign in by
/// another way.
fn carried(definitions: &IndexMap<String, SecurityDefinition>, sent: &Sent, ways: usize) -> Vec<Carried> {
    let keys = definitions.values().filter_map(key);
    let mut carried: Vec<Carried> =
        keys.clone().filter(|one| keys.clone().filter(|other| other == one).count() == ways).collect();
    if ways == 1 {
        carried.extend(sent.carried());
    }
    carried
}

fn key(definition: &SecurityDefinition) -> Option<Carried> {
    let sent_in = definition.location.as_deref()?.parse().ok()?;
    Some(Carried { sent_in, name: definition.name.clone()? })
}

/// Asks for what policies send: the credentials of the model, what the document wants beside them, and what the set
/// says.
fn add_sent(
    own: &[AuthParameter],
    way: &Way<'_, '_>,
    cookies: &[AuthParameter],
    parameters: &mut ConnectionParameters,
    sent: &mut Sent,
) {
    let keys = way.candidate.into_iter().flat_map(|candidate| &candidate.beside).map(|key| {
        let label = key.scheme.to_title_case();
        let mut parameter =
            AuthParameter::new(parameter_name(key.scheme)).sent(key.sent_in, key.name).label(label);
        parameter.description = key.help.map(str::to_owned);
        parameter
    });
    let mut all: Vec<AuthParameter> =
        own.iter().cloned().chain(keys).chain(way.set.parameters.iter().cloned()).collect();
    cookies::add(cookies, &mut all);
    for parameter in all {
        let Some(sent_in) = parameter.sent_in else { continue };
        let name = sent.add(&parameter, sent_in, &|name| parameters.contains_key(name));
        let position = |one: &connectorgen_model::ConnectionParameter| {
            one.ui_definition.as_ref()?.constraints.as_ref()?.tab_index
        };
        // The position counts from 2, because the connection's name is 1.
        let next = parameters.values().filter_map(position).max().map_or(2, |last| last + 1);
        parameters.insert(name, parameter.connection_parameter(next));
    }
}

/// A name of letters, digits and underscores.
pub(crate) fn parameter_name(text: &str) -> String {
    let name: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if name.trim_matches('_').is_empty() { "key".to_owned() } else { name }
}

fn shown(set: &ConnectionParameterSet) -> Option<&str> {
    set.ui_definition.display_name.as_deref()
}

/// A text that is not taken: itself, or with a number behind it.
fn unique(text: &str, between: &str, is_taken: &dyn Fn(&str) -> bool) -> String {
    let mut name = text.to_owned();
    let mut number = 2;
    while is_taken(&name) {
        name = format!("{text}{between}{number}");
        number += 1;
    }
    name
}

fn report_shared(sent: &Sent, found: &mut Diagnostics) {
    let what = sent.describe().join(", ");
    let root = At::root(Document::Options);
    found
        .report(
            &codes::AUTH_POLICY_SHARED,
            &root.key("auth"),
            format!("policies apply to every way to sign in, so the others send {what} empty"),
        )
        .help("if the API refuses that, make a connector of its own for that sign-in");
}
