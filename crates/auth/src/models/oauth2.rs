use connectorgen_model::{CustomParameter, OAuthProperties, OAuthSettings};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::endpoints::{Asked, Endpoints};
use super::values::{flat_values, scope_setters, text_setters};
use super::{REDIRECT_MODE, TOKEN, joined, token_parameter};
use crate::auth::{Auth, Part, SetForm};
use crate::cx::Cx;
use crate::sign_in::{CONNECT_STEP, REDIRECT_STEP};
use crate::{AuthKind, SignIn, Upload};

/// OAuth 2.0, authorization code flow, with any identity provider ("Generic OAuth 2" of the portal). What is left
/// open comes from the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OAuth2 {
    /// The application's client id at the identity provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The scopes to ask for; those that the selected operations require unless given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
    /// Where users sign in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_url: Option<String>,
    /// Where the code is exchanged for a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_url: Option<String>,
    /// Where tokens are renewed; the token URL unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_url: Option<String>,
}

impl OAuth2 {
    /// Everything from the document.
    pub fn new() -> OAuth2 {
        OAuth2::default()
    }
}

text_setters!(OAuth2 {
    /// The application's client id.
    client_id,
    /// Where users sign in.
    authorization_url,
    /// Where the code is exchanged for a token.
    token_url,
    /// Where tokens are renewed.
    refresh_url,
});
scope_setters!(OAuth2);
flat_values!(OAuth2 { client_id, scopes, authorization_url, token_url, refresh_url });

impl Auth for OAuth2 {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        let asked = Asked {
            client_id: self.client_id.as_deref(),
            scopes: &self.scopes,
            authorization_url: self.authorization_url.as_deref(),
            token_url: self.token_url.as_deref(),
            refresh_url: self.refresh_url.as_deref(),
        };
        let endpoints = Endpoints::resolve(&asked, cx);
        let summary = "Makers and users sign in with the identity provider of the API, and the API is called on their \
                       behalf. The client secret is given to the platform on upload and is in no file.";
        let sign_in = SignIn {
            before_upload: endpoints.steps("client id and client secret"),
            upload: Upload::ClientSecret,
            after_upload: vec![REDIRECT_STEP.to_owned()],
            connect: vec![CONNECT_STEP.to_owned()],
            ..SignIn::new(AuthKind::OAuth2, "OAuth 2.0", summary)
        };
        Part {
            definition: Some(endpoints.definition()),
            scopes: joined(&endpoints.scopes),
            parameters: [(TOKEN.to_owned(), token_parameter(settings("oauth2", &endpoints), None))]
                .into_iter()
                .collect(),
            policies: Vec::new(),
            sent: Vec::new(),
            set: SetForm { name: "oauth2_auth", label: "OAuth 2.0", sharing: false, always: false },
            sign_in: sign_in.asking(&endpoints.scopes),
        }
    }
}

/// The settings of `oauth2`, and of identity providers of its shape.
pub(super) fn settings(identity_provider: &str, endpoints: &Endpoints) -> OAuthSettings {
    let text = |name: &str, value: &str| (name.to_owned(), CustomParameter::text(value));
    OAuthSettings {
        identity_provider: identity_provider.to_owned(),
        client_id: Some(endpoints.client_id.clone()),
        scopes: joined(&endpoints.scopes),
        redirect_mode: Some(REDIRECT_MODE.to_owned()),
        properties: Some(OAuthProperties {
            is_first_party: Some(Value::from("False")),
            is_onbehalfof_login_supported: Some(Value::from(false)),
            ..OAuthProperties::default()
        }),
        custom_parameters: [
            text("authorizationUrl", &endpoints.authorization_url),
            text("tokenUrl", &endpoints.token_url),
            text("refreshUrl", &endpoints.refresh_url),
        ]
        .into_iter()
        .collect(),
        ..OAuthSettings::default()
    }
}
