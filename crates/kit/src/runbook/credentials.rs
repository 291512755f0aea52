//! Who holds what, and where it is kept.

use connectorgen_auth::{AuthKind, SignIn};
use connectorgen_model::{ConnectionParameter, ConnectionParameters, entra::host_of};
use connectorgen_templates::SecuritySecretView;

use super::calendar;
use super::words::{code, list};
use crate::Tool;
use crate::rollout::plan::{Application, Plan};
use crate::rollout::registration::Registration;
use crate::settings;

/// What makers enter when they create a connection.
pub(super) struct Keys {
    /// "a key", "user name and password".
    pub(super) what: String,
    /// The labels.
    pub(super) labels: String,
    /// What to say about a key in the query string.
    pub(super) in_query: Option<String>,
}

pub(super) fn keys(plan: &Plan<'_>) -> Option<Keys> {
    let mut what: Vec<&str> = Vec::new();
    for sign_in in plan.input.sign_ins {
        what.extend(entered(sign_in.kind).filter(|noun| !what.contains(noun)));
    }
    if what.is_empty() {
        return None;
    }
    let labels = labels(plan);
    let definitions = plan.input.definition.security_definitions.values();
    let mut in_query = definitions.filter(|one| one.location.as_deref() == Some("query"));
    let in_query = in_query.next().map(|one| {
        format!(
            "The key travels in the query string, as {}: addresses are written to logs everywhere on their way, with the \
             key. If the API takes it in a header as well, choose that (`keyIn: header`).",
            code(one.name.as_deref().unwrap_or_default())
        )
    });
    Some(Keys { what: list(&what), labels, in_query })
}

/// What a connection of this kind is made with.
fn entered(kind: AuthKind) -> Option<&'static str> {
    match kind {
        AuthKind::Basic => Some("user name and password"),
        AuthKind::ApiKey => Some("a key"),
        AuthKind::Bearer => Some("a token"),
        AuthKind::Custom => Some("values of their own"),
        AuthKind::FromSpec
        | AuthKind::None
        | AuthKind::OAuth2
        | AuthKind::OAuth2Generic
        | AuthKind::OAuth2Pkce
        | AuthKind::EntraId
        | AuthKind::ServicePrincipal
        | AuthKind::ManagedIdentity => None,
    }
}

/// The labels of what is entered, with whether it is hidden while it is typed.
fn labels(plan: &Plan<'_>) -> String {
    let properties = plan.input.properties;
    let sets = properties.connection_parameter_sets.iter().flat_map(|sets| &sets.values);
    let all = std::iter::once(&properties.connection_parameters).chain(sets.map(|set| &set.parameters));
    let mut labels: Vec<String> = Vec::new();
    for label in all.flat_map(ConnectionParameters::iter).filter_map(|(name, one)| label(name, one)) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    list(&labels)
}

fn label(name: &str, parameter: &ConnectionParameter) -> Option<String> {
    if name.starts_with("token") || !matches!(parameter.kind.as_str(), "securestring" | "string") {
        return None;
    }
    let ui = parameter.ui_definition.as_ref();
    let shown = ui.and_then(|ui| ui.display_name.as_deref()).unwrap_or(name);
    let constraints = ui.and_then(|ui| ui.constraints.as_ref());
    let hidden = parameter.kind == "securestring"
        && constraints.and_then(|constraints| constraints.clear_text) != Some(true);
    Some(format!("{} ({})", code(shown), if hidden { "hidden while it is typed" } else { "shown" }))
}

/// The host of another identity provider.
pub(super) fn provider(plan: &Plan<'_>) -> Option<String> {
    if !plan.any(&[AuthKind::OAuth2, AuthKind::OAuth2Generic, AuthKind::OAuth2Pkce]) {
        return None;
    }
    let all = settings::all(plan.input.properties);
    let mut urls =
        all.iter().filter(|placed| placed.settings.identity_provider != "aad").filter_map(|placed| {
            settings::custom(placed.settings, "authorizationUrl")
                .or_else(|| settings::custom(placed.settings, "authorizationUrlTemplate"))
        });
    let host = urls.find_map(host_of);
    Some(host.unwrap_or_else(|| "of the API".to_owned()))
}

/// What goes along with each request.
pub(super) fn travels(plan: &Plan<'_>) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for SignIn { kind, .. } in plan.input.sign_ins {
        let part = match kind {
            AuthKind::None | AuthKind::FromSpec => "no credentials",
            AuthKind::Basic => "user name and password",
            AuthKind::ApiKey => "the key",
            AuthKind::Custom => "those values",
            AuthKind::Bearer
            | AuthKind::OAuth2
            | AuthKind::OAuth2Generic
            | AuthKind::OAuth2Pkce
            | AuthKind::EntraId
            | AuthKind::ServicePrincipal
            | AuthKind::ManagedIdentity => "the token",
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(" or ")
}

pub(super) fn who_acts(plan: &Plan<'_>) -> String {
    let mut who: Vec<&str> = Vec::new();
    for SignIn { kind, .. } in plan.input.sign_ins {
        let one = match kind {
            AuthKind::None | AuthKind::FromSpec => "nobody in particular",
            AuthKind::Basic | AuthKind::ApiKey | AuthKind::Bearer | AuthKind::Custom => {
                "whoever the credential of the connection belongs to"
            }
            AuthKind::ServicePrincipal => "the service principal of the connection",
            AuthKind::OAuth2
            | AuthKind::OAuth2Generic
            | AuthKind::OAuth2Pkce
            | AuthKind::EntraId
            | AuthKind::ManagedIdentity => "the user who created the connection",
        };
        if !who.contains(&one) {
            who.push(one);
        }
    }
    who.join(", or ")
}

pub(super) fn in_short(plan: &Plan<'_>) -> String {
    let mut parts: Vec<String> = Vec::new();
    if plan.has_secret() {
        parts.push("The client secret, kept by the platform".to_owned());
    }
    for sign_in in plan.input.sign_ins {
        let part = match sign_in.kind {
            AuthKind::ServicePrincipal => {
                Some("the secret of a service principal in each connection".to_owned())
            }
            other => entered(other).map(|what| format!("{what} in each connection")),
        };
        parts.extend(part.filter(|part| !parts.contains(part)));
    }
    if parts.is_empty() { "None".to_owned() } else { parts.join("; ") }
}

/// The client secret, if there is one.
pub(super) fn client_secret(plan: &Plan<'_>) -> Option<SecuritySecretView> {
    if !plan.has_secret() {
        return None;
    }
    let entra = plan.registrations.iter().any(Registration::has_secret);
    let whose = secret_holders(plan);
    let how = match plan.tool {
        Tool::Paconn => format!(
            "{whose} one, which `deploy.sh` gives to the platform: from the variable `CONNECTOR_SECRET`, from \
             standard input, or typed; it is in no file and on no command line. Nobody gets it back from the platform."
        ),
        Tool::Pac => format!(
            "{whose} one. `pac` has no option for it: enter it in the maker portal, on the connector's Security page. \
             Nobody gets it back from the platform."
        ),
    };
    let made = if entra {
        "Make it under Certificates & secrets, with the shortest life that you can renew in time; two may be valid at once, \
         so that renewing interrupts nobody."
    } else {
        "Make it at the identity provider, with the shortest life that you can renew in time."
    };
    let environments: Vec<String> = plan.places.iter().map(|place| code(&place.environment.name)).collect();
    let how_often = format!(
        "The secret has to be renewed in every environment ({}): a new one, an upload with it everywhere, a test of a \
         connection, and only then delete the old one.",
        list(&environments)
    );
    let calendar = plan.input.options.secret_expires.as_deref().map(calendar::rows).unwrap_or_default();
    let unknown = if calendar.is_empty() {
        " When it expires is not known here: give the day as `kit.secretExpires`, and this page has a calendar."
    } else {
        ""
    };
    Some(SecuritySecretView {
        on_upload: plan.tool == Tool::Paconn,
        entra,
        how: format!("{how} {made}"),
        rotation: format!("{how_often}{unknown}"),
        calendar,
    })
}

/// "The application has", or which of several have one.
fn secret_holders(plan: &Plan<'_>) -> String {
    if plan.secrets() > 1 {
        return "Several ways to sign in have their own secret, and `paconn` gives one to all of them: enter the others in \
                the maker portal. Each has"
            .to_owned();
    }
    let holds =
        |application: &&Application| plan.registration(application).is_some_and(Registration::has_secret);
    let all = plan.registrations.len() > 1;
    let names: Vec<String> = plan
        .applications
        .iter()
        .filter(|application| all && holds(application))
        .map(|application| code(&application.display_name))
        .collect();
    match names.as_slice() {
        [] => "The application has".to_owned(),
        [one] => format!("The application {one} has"),
        several => format!("The applications {} each have", list(several)),
    }
}

/// Who may share a connection.
pub(super) fn sharing(plan: &Plan<'_>) -> String {
    let sets = plan.input.properties.connection_parameter_sets.as_ref();
    if let Some(sets) = sets.filter(|sets| sets.values.len() > 1) {
        let of = |wanted: bool| -> Vec<String> {
            let chosen = sets
                .values
                .iter()
                .filter(|set| set.metadata.as_ref().is_some_and(|metadata| metadata.allow_sharing) == wanted);
            chosen.map(|set| code(set.ui_definition.display_name.as_deref().unwrap_or(&set.name))).collect()
        };
        let (shared, own) = (of(true), of(false));
        let mut parts = Vec::new();
        if !shared.is_empty() {
            parts.push(format!(
                "Those with {} may be shared: everybody they are shared with acts with that credential.",
                list(&shared)
            ));
        }
        if !own.is_empty() {
            parts.push(format!("Those with {} may not: every user makes one.", list(&own)));
        }
        return parts.join(" ");
    }
    if plan.input.sign_ins.iter().any(|sign_in| sign_in.kind.has_sign_in_page()) {
        "A connection acts as the user who made it. In a flow that runs with the connection of its owner, everybody who may \
         run the flow acts as the owner: let flows ask for the connection of the user who runs them (run-only users), and \
         apps do so anyway."
            .to_owned()
    } else if plan.any(&[AuthKind::None]) {
        "There is nothing in a connection to protect.".to_owned()
    } else {
        "Everybody that a connection is shared with, and every user of an app that carries one, acts with its credential. \
         Share flows and apps, not connections, and make one credential for each use."
            .to_owned()
    }
}
