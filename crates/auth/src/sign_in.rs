use serde::Serialize;

use crate::AuthKind;
use crate::entra::EntraApplication;

/// How people sign in with the model that was written, and what has to be set up for it: for the readme. All
/// decisions are made; the texts are Markdown, one step or sentence each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SignIn {
    /// The model that was written; never `from-spec`.
    pub kind: AuthKind,
    /// What makers see in the list, where there are several ways to sign in.
    pub label: Option<String>,
    /// A heading: "API key in the header `X-API-Key`".
    pub title: String,
    /// A sentence or two on what happens.
    pub summary: String,
    /// What somebody has to do before the connector is uploaded, step by step.
    pub before_upload: Vec<String>,
    /// How the upload goes.
    pub upload: Upload,
    /// What somebody has to do after the first upload to an environment, step by step.
    pub after_upload: Vec<String>,
    /// What a maker does to create a connection, step by step.
    pub connect: Vec<String>,
    /// What was written as a placeholder.
    pub missing: Vec<Missing>,
    /// The scopes that are asked for, and which of the selected operations require each.
    pub scopes: Vec<ScopeUse>,
    /// The application in Entra ID, if the sign-in has one.
    pub entra: Option<EntraApplication>,
}

/// A scope that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScopeUse {
    /// The scope as it was written.
    pub scope: String,
    /// The operations that require it, such as `GET /me`; none when the document requires it nowhere.
    pub operations: Vec<String>,
    /// Whether it concerns the sign-in itself, such as `offline_access`, whatever the operations do.
    pub of_sign_in: bool,
}

/// Scopes that concern the sign-in itself (`OpenID` Connect Core 1.0, sections 5.4 and 11).
const OF_SIGN_IN: [&str; 4] = ["openid", "profile", "email", "offline_access"];

/// How the upload goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Upload {
    /// In one step, with nothing beside the files.
    Plain,
    /// `paconn create` asks for the client secret; it is in no file.
    ClientSecret,
    /// Without a secret. `paconn create` insists on one as soon as there are OAuth settings, `paconn update` does
    /// not (`paconn` 0.0.21): create the connector without a sign-in first, then update it with the real files.
    TwoPhase,
}

/// A value that has to be replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Missing {
    /// What it is: "the application's client id".
    pub what: &'static str,
    /// What was written for it.
    pub placeholder: String,
    /// The flag that gives it, if there is one.
    pub flag: Option<&'static str>,
    /// The configuration key that gives it: `auth.clientId`, or `auth[1].clientId` where there are several.
    pub key: String,
}

impl SignIn {
    /// What every model says; the rest is added to it.
    pub(crate) fn new(kind: AuthKind, title: impl Into<String>, summary: impl Into<String>) -> SignIn {
        SignIn {
            kind,
            label: None,
            title: title.into(),
            summary: summary.into(),
            before_upload: Vec::new(),
            upload: Upload::Plain,
            after_upload: Vec::new(),
            connect: Vec::new(),
            missing: Vec::new(),
            scopes: Vec::new(),
            entra: None,
        }
    }

    /// These scopes are asked for.
    pub(crate) fn asking(mut self, scopes: &[String]) -> SignIn {
        let asked = scopes.iter().map(|scope| ScopeUse {
            scope: scope.clone(),
            operations: Vec::new(),
            of_sign_in: OF_SIGN_IN.contains(&scope.as_str()),
        });
        self.scopes = asked.collect();
        self
    }
}

/// Text as code in Markdown, whatever it holds.
pub(crate) fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// Several texts as code in one sentence.
pub(crate) fn codes(texts: &[String]) -> String {
    texts.iter().map(|text| code(text)).collect::<Vec<_>>().join(", ")
}

/// The step that every OAuth model has after the first upload: the address is made by the platform, for one
/// connector in one environment (`redirectMode` `GlobalPerConnector`).
pub(crate) const REDIRECT_STEP: &str = "Copy the redirect URL that the platform has made for this connector (on its Security tab, or in \
     `apiProperties.json` after a download) and add it to the redirect URIs of the application; keep those that are \
     there already. Every environment has its own.";

/// The step that signs in with the identity provider.
pub(crate) const CONNECT_STEP: &str =
    "Create a connection and sign in when the window of the identity provider opens.";
