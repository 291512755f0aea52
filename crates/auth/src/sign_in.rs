use serde::Serialize;

use crate::AuthKind;

/// How people sign in with the model that was written, and what has to be set up for it: for the readme. All
/// decisions are made; the texts are Markdown, one step or sentence each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SignIn {
    /// The model that was written; never `from-spec`.
    pub kind: AuthKind,
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
}

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
    /// The configuration key under `auth` that gives it.
    pub key: &'static str,
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
