use connectorgen_model::{
    ConnectionParameter, ConnectionParameters, CustomParameter, OAuthProperties, OAuthSettings,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::endpoints::{Asked, Endpoints};
use super::values::{flat_values, scope_setters, text_setters};
use super::{REDIRECT_MODE, TOKEN, token_parameter};
use crate::auth::{Auth, Part, SetForm};
use crate::check::{fill, placeholders};
use crate::cx::{Cx, stated};
use crate::field::{self, Field};
use crate::sign_in::{CONNECT_STEP, REDIRECT_STEP, code};
use crate::{AuthKind, AuthParameter, SignIn, Upload, codes};

/// OAuth 2.0, authorization code flow, with addresses and requests made from templates (`oauth2generic`): for an
/// identity provider whose address differs from connection to connection, or that wants more than the standard says.
///
/// In the addresses a `{name}` stands for something that each connection is made with; `parameters` of the set may say
/// more about it. In the other templates `{ClientId}`, `{ClientSecret}`, `{RedirectUrl}`, `{State}`, `{Scopes}`,
/// `{Code}` and `{RefreshToken}` stand for what the platform knows. What is left open comes from the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OAuth2Generic {
    /// The application's client id at the identity provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The scopes to ask for; those that the selected operations require unless given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
    /// Where users sign in: `https://{tenant}.example.com/authorize`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_url: Option<String>,
    /// Where the code is exchanged for a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_url: Option<String>,
    /// Where tokens are renewed; the token URL unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_url: Option<String>,
    /// The query string of the authorization URL; that of the standard unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_query: Option<String>,
    /// The query string of the token URL; none unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_query: Option<String>,
    /// The body of the request for a token; that of the standard unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_body: Option<String>,
    /// The query string of the refresh URL; none unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_query: Option<String>,
    /// The body of the request for another token; that of the standard unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_body: Option<String>,
    /// What stands between scopes; a blank unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope_separator: Option<String>,
}

impl OAuth2Generic {
    /// Everything from the document.
    pub fn new() -> OAuth2Generic {
        OAuth2Generic::default()
    }
}

text_setters!(OAuth2Generic {
    /// The application's client id.
    client_id,
    /// Where users sign in.
    authorization_url,
    /// Where the code is exchanged for a token.
    token_url,
    /// Where tokens are renewed.
    refresh_url,
    /// The query string of the authorization URL.
    authorization_query,
    /// The query string of the token URL.
    token_query,
    /// The body of the request for a token.
    token_body,
    /// The query string of the refresh URL.
    refresh_query,
    /// The body of the request for another token.
    refresh_body,
    /// What stands between scopes.
    scope_separator,
});
scope_setters!(OAuth2Generic);
flat_values!(OAuth2Generic {
    client_id,
    scopes,
    authorization_url,
    token_url,
    refresh_url,
    authorization_query,
    token_query,
    token_body,
    refresh_query,
    refresh_body,
    scope_separator,
});

/// The templates of the standard, as published connectors have them.
const AUTHORIZATION_QUERY: &str =
    "?client_id={ClientId}&response_type=code&redirect_uri={RedirectUrl}&scope={Scopes}&state={State}";
const TOKEN_BODY: &str = "code={Code}&grant_type=authorization_code&redirect_uri={RedirectUrl}&client_id={ClientId}&client_secret={ClientSecret}";
const REFRESH_BODY: &str = "refresh_token={RefreshToken}&grant_type=refresh_token&redirect_uri={RedirectUrl}&client_id={ClientId}&client_secret={ClientSecret}";

/// What the platform fills in by itself, in lower case.
const OF_PLATFORM: [&str; 7] =
    ["clientid", "clientsecret", "redirecturl", "state", "scopes", "code", "refreshtoken"];

impl Auth for OAuth2Generic {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        cx.templates = true;
        let asked = Asked {
            client_id: self.client_id.as_deref(),
            scopes: &self.scopes,
            authorization_url: self.authorization_url.as_deref(),
            token_url: self.token_url.as_deref(),
            refresh_url: self.refresh_url.as_deref(),
        };
        let endpoints = Endpoints::resolve(&asked, cx);
        let templates = self.templates(&endpoints, cx);
        let names = names(&templates);
        let asked_for: Vec<AuthParameter> = names.iter().map(|name| described(name, cx.parameters)).collect();
        report_unused(&names, cx);
        let parameters = parameters(settings(&endpoints, templates), &names, &asked_for);
        Part {
            definition: definition(&endpoints, &names, &asked_for),
            scopes: endpoints.scopes.clone(),
            parameters,
            policies: Vec::new(),
            sent: Vec::new(),
            set: SetForm { name: "oauth2_generic", label: "OAuth 2.0", sharing: false, always: false },
            sign_in: sign_in(&endpoints, &asked_for).asking(&endpoints.scopes),
        }
    }
}

impl OAuth2Generic {
    /// The parameters of the identity provider, in the order of the request they are for.
    fn templates(&self, endpoints: &Endpoints, cx: &mut Cx<'_>) -> Vec<(&'static str, String)> {
        let mut of = |field: Field, given: &Option<String>, standard: Option<&str>| {
            let text = stated(given.as_deref()).map(str::to_owned).or_else(|| standard.map(str::to_owned))?;
            check(field, text, cx)
        };
        let query = |text: String| if text.starts_with('?') { text } else { format!("?{text}") };
        let authorization =
            of(field::AUTHORIZATION_QUERY, &self.authorization_query, Some(AUTHORIZATION_QUERY));
        let token_query = of(field::TOKEN_QUERY, &self.token_query, None);
        let token_body = of(field::TOKEN_BODY, &self.token_body, Some(TOKEN_BODY));
        let refresh_query = of(field::REFRESH_QUERY, &self.refresh_query, None);
        let refresh_body = of(field::REFRESH_BODY, &self.refresh_body, Some(REFRESH_BODY));
        let separator = self.scope_separator.clone().unwrap_or_else(|| " ".to_owned());
        [
            ("authorizationUrlTemplate", Some(endpoints.authorization_url.clone())),
            ("authorizationUrlQueryStringTemplate", authorization.map(query)),
            ("tokenUrlTemplate", Some(endpoints.token_url.clone())),
            ("tokenUrlQueryStringTemplate", token_query.map(query)),
            ("tokenBodyTemplate", token_body),
            ("refreshUrlTemplate", Some(endpoints.refresh_url.clone())),
            ("refreshUrlQueryStringTemplate", refresh_query.map(query)),
            ("refreshBodyTemplate", refresh_body),
            ("scopeListDelimiter", Some(separator)),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }
}

/// A template that can be written; one with a secret in it is an error, and nothing of it is written.
fn check(field: Field, text: String, cx: &mut Cx<'_>) -> Option<String> {
    let literal = text.split('&').filter_map(|part| part.trim_start_matches('?').split_once('='));
    let secret = literal.into_iter().any(|(name, value)| {
        matches!(name, "client_secret" | "password" | "client_assertion") && !value.starts_with('{')
    });
    if secret {
        cx.report(
            &codes::AUTH_VALUE_INVALID,
            field,
            format!("{} holds a secret, and it would stand in the file", field.what),
        )
        .help("write `{ClientSecret}` in its place; the secret is given to the platform on upload")
        .conceal();
        return None;
    }
    if text.chars().any(|c| !c.is_ascii_graphic() || c == '"' || c == '\\') {
        cx.report(
            &codes::AUTH_VALUE_INVALID,
            field,
            format!("{} has blanks, quotes or other characters that it cannot have", field.what),
        )
        .help("encode them, such as `%20` for a blank");
        return None;
    }
    Some(text)
}

/// What each connection has to say: the names in the templates that the platform does not know.
fn names(templates: &[(&str, String)]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in templates.iter().flat_map(|(_, text)| placeholders(text)) {
        let lower = name.to_ascii_lowercase();
        let known = names.iter().any(|known| known.eq_ignore_ascii_case(name));
        if !OF_PLATFORM.contains(&lower.as_str()) && !known {
            names.push(name.to_owned());
        }
    }
    names
}

/// What the set says about a name, or what the name says itself.
fn described(name: &str, parameters: &[AuthParameter]) -> AuthParameter {
    let said = parameters.iter().find(|one| one.sent_in.is_none() && one.name.eq_ignore_ascii_case(name));
    said.cloned().unwrap_or_else(|| AuthParameter::new(name).secret(false))
}

fn report_unused(names: &[String], cx: &mut Cx<'_>) {
    let parameters = cx.parameters;
    for (number, parameter) in parameters.iter().enumerate().filter(|(_, one)| one.sent_in.is_none()) {
        if !names.iter().any(|name| name.eq_ignore_ascii_case(&parameter.name)) {
            let name = &parameter.name;
            cx.report_parameter(number, "name", format!("`{{{name}}}` is in none of the templates"))
                .help("write it into an address, or say with `in` where it is sent");
        }
    }
}

/// `token`, and beside it `token:name` for each name: so the platform knows what to fill in.
fn parameters(settings: OAuthSettings, names: &[String], asked: &[AuthParameter]) -> ConnectionParameters {
    let mut all: ConnectionParameters =
        [(TOKEN.to_owned(), token_parameter(settings, None))].into_iter().collect();
    let positions = 2_i64..;
    for ((name, parameter), position) in names.iter().zip(asked).zip(positions) {
        let described: ConnectionParameter = parameter.connection_parameter(position);
        all.insert(format!("{TOKEN}:{name}"), described);
    }
    all
}

fn settings(endpoints: &Endpoints, templates: Vec<(&'static str, String)>) -> OAuthSettings {
    OAuthSettings {
        identity_provider: "oauth2generic".to_owned(),
        client_id: Some(endpoints.client_id.clone()),
        scopes: endpoints.scopes.clone(),
        redirect_mode: Some(REDIRECT_MODE.to_owned()),
        properties: Some(OAuthProperties {
            is_first_party: Some(Value::from("False")),
            ..OAuthProperties::default()
        }),
        custom_parameters: templates
            .into_iter()
            .map(|(name, value)| (name.to_owned(), CustomParameter::text(value)))
            .collect(),
        ..OAuthSettings::default()
    }
}

/// The security definition, if its addresses are known: the templates are not addresses.
fn definition(
    endpoints: &Endpoints,
    names: &[String],
    asked: &[AuthParameter],
) -> Option<connectorgen_model::SecurityDefinition> {
    let default = |wanted: &str| {
        let mut all = names.iter().zip(asked);
        all.find(|(name, _)| name.eq_ignore_ascii_case(wanted)).and_then(|(_, one)| one.default.clone())
    };
    let scopes = endpoints.scopes.iter().map(|scope| (scope.clone(), scope.clone())).collect();
    Some(connectorgen_model::SecurityDefinition::access_code(
        &fill(&endpoints.authorization_url, default)?,
        &fill(&endpoints.token_url, default)?,
        scopes,
    ))
}

fn sign_in(endpoints: &Endpoints, asked: &[AuthParameter]) -> SignIn {
    let summary = "Makers and users sign in with the identity provider of the API, and the API is called on their behalf. \
                   The client secret is given to the platform on upload and is in no file.";
    let connect = if asked.is_empty() {
        vec![CONNECT_STEP.to_owned()]
    } else {
        let labels: Vec<String> = asked.iter().map(AuthParameter::shown).collect();
        vec![
            format!("Create a connection and enter {}.", labels.join(", ")),
            "Sign in when the window of the identity provider opens.".to_owned(),
        ]
    };
    SignIn {
        before_upload: endpoints.steps("client id and client secret"),
        upload: Upload::ClientSecret,
        after_upload: vec![
            REDIRECT_STEP.to_owned(),
            // PowerPlatformConnectors issue 3127, open since December 2023.
            format!(
                "Make a connection and look at the request for a token. If the identity provider receives {} as it stands \
                 here, enter the secret once more on the Security tab.",
                code("{ClientSecret}")
            ),
        ],
        connect,
        ..SignIn::new(AuthKind::OAuth2Generic, "OAuth 2.0 with templates", summary)
    }
}
