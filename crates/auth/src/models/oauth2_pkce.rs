use connectorgen_model::CustomParameter;
use serde::{Deserialize, Serialize};

use super::endpoints::{Asked, Endpoints};
use super::oauth2::settings;
use super::values::{flat_values, scope_setters, text_setters};
use super::{TOKEN, joined, token_parameter};
use crate::auth::{Auth, Part, SetForm};
use crate::cx::Cx;
use crate::sign_in::{CONNECT_STEP, REDIRECT_STEP};
use crate::{AuthKind, SignIn, Upload};

/// OAuth 2.0, authorization code flow with PKCE (RFC 7636), so that an application without a client secret can sign
/// users in. The portal does not show this provider; it comes into being by `paconn` or `pac` only. What is left open
/// comes from the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OAuth2Pkce {
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
    /// Whether the application has a client secret all the same; it has none unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidential: Option<bool>,
    /// The API that tokens are for, as the identity provider has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// Which of its own identity providers the identity provider should offer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idp_hint: Option<String>,
}

impl OAuth2Pkce {
    /// Everything from the document.
    pub fn new() -> OAuth2Pkce {
        OAuth2Pkce::default()
    }

    /// Whether the application has a client secret all the same.
    #[must_use]
    pub fn confidential(mut self, confidential: bool) -> OAuth2Pkce {
        self.confidential = Some(confidential);
        self
    }
}

text_setters!(OAuth2Pkce {
    /// The application's client id.
    client_id,
    /// Where users sign in.
    authorization_url,
    /// Where the code is exchanged for a token.
    token_url,
    /// Where tokens are renewed.
    refresh_url,
    /// The API that tokens are for.
    audience,
    /// Which of its own identity providers the identity provider should offer.
    idp_hint,
});
scope_setters!(OAuth2Pkce);
flat_values!(OAuth2Pkce {
    client_id,
    scopes,
    authorization_url,
    token_url,
    refresh_url,
    confidential,
    audience,
    idp_hint,
});

impl Auth for OAuth2Pkce {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        let asked = Asked {
            client_id: self.client_id.as_deref(),
            scopes: &self.scopes,
            authorization_url: self.authorization_url.as_deref(),
            token_url: self.token_url.as_deref(),
            refresh_url: self.refresh_url.as_deref(),
        };
        let endpoints = Endpoints::resolve(&asked, cx);
        let mut settings = settings("oauth2pkce", &endpoints);
        for (name, value) in [("audience", &self.audience), ("idpHint", &self.idp_hint)] {
            if let Some(value) = value {
                settings.custom_parameters.insert(name.to_owned(), CustomParameter::text(value));
            }
        }
        let confidential = self.confidential.unwrap_or(false);
        Part {
            definition: Some(endpoints.definition()),
            scopes: joined(&endpoints.scopes),
            parameters: [(TOKEN.to_owned(), token_parameter(settings, None))].into_iter().collect(),
            policies: Vec::new(),
            sent: Vec::new(),
            set: SetForm { name: "oauth2_pkce", label: "OAuth 2.0 with PKCE", sharing: false, always: false },
            sign_in: sign_in(&endpoints, confidential).asking(&endpoints.scopes),
        }
    }
}

fn sign_in(endpoints: &Endpoints, confidential: bool) -> SignIn {
    let start = "Makers and users sign in with the identity provider of the API, and the API is called on their behalf. \
                 Each sign-in proves itself with a key of its own (PKCE)";
    let (summary, noted, upload) = if confidential {
        let end = ". The client secret is given to the platform on upload and is in no file; it is sent in the body of \
                   the request for a token.";
        (format!("{start}{end}"), "client id and client secret", Upload::ClientSecret)
    } else {
        (format!("{start}, so there is no client secret."), "client id", Upload::TwoPhase)
    };
    SignIn {
        before_upload: endpoints.steps(noted),
        upload,
        after_upload: vec![REDIRECT_STEP.to_owned()],
        connect: vec![CONNECT_STEP.to_owned()],
        ..SignIn::new(AuthKind::OAuth2Pkce, "OAuth 2.0 with PKCE", summary)
    }
}
