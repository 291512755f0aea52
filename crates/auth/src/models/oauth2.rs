use connectorgen_model::{
    ConnectionParameter, CustomParameter, OAuthProperties, OAuthSettings, SecurityDefinition,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{REDIRECT_MODE, TOKEN, joined};
use crate::auth::{Auth, Part};
use crate::cx::{Cx, stated};
use crate::field;
use crate::offer::Flow;
use crate::sign_in::{CONNECT_STEP, REDIRECT_STEP, code, codes};
use crate::{AuthKind, AuthValues, SignIn, Upload};

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

    /// The application's client id.
    #[must_use]
    pub fn client_id(mut self, id: impl Into<String>) -> OAuth2 {
        self.client_id = Some(id.into());
        self
    }

    /// One more scope.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> OAuth2 {
        self.scopes.push(scope.into());
        self
    }

    /// More scopes.
    #[must_use]
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> OAuth2 {
        self.scopes.extend(scopes.into_iter().map(Into::into));
        self
    }

    /// Where users sign in.
    #[must_use]
    pub fn authorization_url(mut self, url: impl Into<String>) -> OAuth2 {
        self.authorization_url = Some(url.into());
        self
    }

    /// Where the code is exchanged for a token.
    #[must_use]
    pub fn token_url(mut self, url: impl Into<String>) -> OAuth2 {
        self.token_url = Some(url.into());
        self
    }

    /// Where tokens are renewed.
    #[must_use]
    pub fn refresh_url(mut self, url: impl Into<String>) -> OAuth2 {
        self.refresh_url = Some(url.into());
        self
    }

    fn complete(&self, cx: &mut Cx<'_>) -> Complete {
        self.report_flow(cx);
        let offer = cx.oauth2();
        let client_id = cx.client_id(self.client_id.as_deref());
        let (given, document) =
            (self.authorization_url.as_deref(), offer.and_then(|offer| offer.authorization_url));
        let authorization_url = cx.url(field::AUTHORIZATION_URL, given, document, "/authorize");
        let (given, document) = (self.token_url.as_deref(), offer.and_then(|offer| offer.token_url));
        let token_url = cx.url(field::TOKEN_URL, given, document, "/token");
        // The portal requires one; in 140 of 157 published connectors it is the token URL.
        let refresh_url = cx
            .given_url(field::REFRESH_URL, self.refresh_url.as_deref())
            .or_else(|| offer?.refresh_url.and_then(|url| cx.document_url(field::REFRESH_URL, url)))
            .unwrap_or_else(|| token_url.clone());
        let scopes = cx.scopes(&self.scopes);
        Complete { client_id, scopes, authorization_url, token_url, refresh_url }
    }

    /// Says what the document leaves open about the flow, unless the addresses are given.
    fn report_flow(&self, cx: &mut Cx<'_>) {
        let Some(offer) = cx.oauth2() else {
            return;
        };
        let names = cx.scheme_names();
        let authorization = stated(self.authorization_url.as_deref()).is_some();
        let token = stated(self.token_url.as_deref()).is_some();
        match offer.flow {
            Flow::Implicit if !token => {
                let message = format!(
                    "{names} offers the implicit flow, which connectors do not have; the authorization code flow is written"
                );
                cx.report_scheme(&crate::codes::AUTH_FLOW_CHANGED, offer.flow.place(), message).help(
                    "ask the API's owner for the token URL of the authorization code flow and give it as `--token-url`",
                );
            }
            Flow::Discovery if !(authorization && token) => {
                let message = format!("{names} names a discovery document, which is not downloaded");
                cx.report_scheme(&crate::codes::AUTH_ENDPOINTS_UNKNOWN, &["openIdConnectUrl"], message).help(
                    "open the address and give its `authorization_endpoint` as `--authorization-url` and its \
                     `token_endpoint` as `--token-url`",
                );
            }
            Flow::AuthorizationCode | Flow::Implicit | Flow::Discovery => {}
        }
    }
}

impl Auth for OAuth2 {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        let complete = self.complete(cx);
        let scopes = joined(&complete.scopes);
        let definition = SecurityDefinition::access_code(
            &complete.authorization_url,
            &complete.token_url,
            scopes.iter().map(|scope| (scope.clone(), scope.clone())).collect(),
        );
        let token = ConnectionParameter {
            kind: "oauthSetting".to_owned(),
            oauth_settings: Some(complete.settings()),
            ..ConnectionParameter::default()
        };
        Part {
            definition: Some(("oauth2_auth", definition)),
            scopes,
            parameters: [(TOKEN.to_owned(), token)].into_iter().collect(),
            policies: Vec::new(),
            sign_in: complete.sign_in(cx),
        }
    }
}

/// A sign-in with nothing left open.
struct Complete {
    client_id: String,
    scopes: Vec<String>,
    authorization_url: String,
    token_url: String,
    refresh_url: String,
}

impl Complete {
    fn settings(&self) -> OAuthSettings {
        let text = |name: &str, value: &str| (name.to_owned(), CustomParameter::text(value));
        OAuthSettings {
            identity_provider: "oauth2".to_owned(),
            client_id: Some(self.client_id.clone()),
            scopes: joined(&self.scopes),
            redirect_mode: Some(REDIRECT_MODE.to_owned()),
            properties: Some(OAuthProperties {
                is_first_party: Some(Value::from("False")),
                is_onbehalfof_login_supported: Some(Value::from(false)),
                ..OAuthProperties::default()
            }),
            custom_parameters: [
                text("authorizationUrl", &self.authorization_url),
                text("tokenUrl", &self.token_url),
                text("refreshUrl", &self.refresh_url),
            ]
            .into_iter()
            .collect(),
            ..OAuthSettings::default()
        }
    }

    fn sign_in(&self, cx: &mut Cx<'_>) -> SignIn {
        let mut before = vec![format!(
            "Register an application for the authorization code flow at the identity provider of the API ({}), and note \
             its client id and client secret.",
            code(&self.authorization_url)
        )];
        if !self.scopes.is_empty() {
            before.push(format!("Allow the application these scopes: {}.", codes(&self.scopes)));
        }
        SignIn {
            kind: AuthKind::OAuth2,
            title: "OAuth 2.0".to_owned(),
            summary: "Makers and users sign in with the identity provider of the API, and the API is called on their \
                      behalf. The client secret is given to the platform on upload and is in no file."
                .to_owned(),
            before_upload: before,
            upload: Upload::ClientSecret,
            after_upload: vec![REDIRECT_STEP.to_owned()],
            connect: vec![CONNECT_STEP.to_owned()],
            missing: cx.missing(),
        }
    }
}

impl From<AuthValues> for OAuth2 {
    fn from(values: AuthValues) -> OAuth2 {
        OAuth2 {
            client_id: values.client_id,
            scopes: values.scopes,
            authorization_url: values.authorization_url,
            token_url: values.token_url,
            refresh_url: values.refresh_url,
        }
    }
}

impl From<OAuth2> for AuthValues {
    fn from(model: OAuth2) -> AuthValues {
        AuthValues {
            client_id: model.client_id,
            scopes: model.scopes,
            authorization_url: model.authorization_url,
            token_url: model.token_url,
            refresh_url: model.refresh_url,
            ..AuthValues::default()
        }
    }
}
