use connectorgen_diagnostics::Code;

use crate::Upkeep;

/// What the files are told beside the connector itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EmitOptions {
    /// How people sign in, for the readme: the default first.
    pub sign_ins: Vec<SignIn>,
    /// For `settings.json`: the id of the environment to upload to.
    pub environment: Option<String>,
    /// For `settings.json`: the id that the platform gave the connector.
    pub connector_id: Option<String>,
    /// The name of the source document, for the readme. Folders are cut off: they differ from machine to machine.
    pub source_name: Option<String>,
    /// All kinds of diagnostics, so that the readme can say what an id stands for.
    pub codes: Vec<&'static Code>,
    /// A template of the user's for `readme.md`, in place of the built-in one.
    pub readme_template: Option<String>,
    /// Files of others in the same folder, for the readme: those of the roll-out kit.
    pub beside: Vec<FileBeside>,
}

/// A file that lies beside those of the connector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileBeside {
    /// Its name.
    pub name: String,
    /// What is in it, as a sentence; backticks mark code.
    pub purpose: &'static str,
    /// Who looks after it.
    pub upkeep: Upkeep,
}

/// How people sign in. The texts are for people, one phrase or step each; backticks mark code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignIn {
    /// What makers see in the list, where there are several ways to sign in.
    pub label: Option<String>,
    /// "API key in the header `X-API-Key`".
    pub title: String,
    /// What happens: a sentence or two.
    pub summary: String,
    /// What has to be done before the connector is uploaded, in order.
    pub before_upload: Vec<String>,
    /// How the upload goes.
    pub upload: Upload,
    /// What has to be done after the first upload to an environment, in order.
    pub after_upload: Vec<String>,
    /// What a maker does to create a connection, in order.
    pub connect: Vec<String>,
    /// What was written as a placeholder.
    pub missing: Vec<Missing>,
    /// The scopes that are asked for.
    pub scopes: Vec<ScopeUse>,
}

/// A scope that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScopeUse {
    /// The scope.
    pub scope: String,
    /// The operations that require it, such as `GET /me`; none when the document requires it nowhere.
    pub operations: Vec<String>,
    /// Whether it concerns the sign-in itself, whatever the operations do.
    pub of_sign_in: bool,
}

/// How an upload goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Upload {
    /// In one step, with nothing beside the files.
    #[default]
    Plain,
    /// `paconn create` is given the client secret, which is in no file.
    ClientSecret,
    /// There is an OAuth sign-in without a secret. `paconn create` insists on one, `paconn update` does not (`paconn`
    /// 0.0.21): the connector is created without its sign-in, then updated.
    TwoPhase,
}

/// A value that was not given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    /// What it is: "the application's client id".
    pub what: String,
    /// What was written for it.
    pub placeholder: String,
    /// The flag that gives it: `--client-id`.
    pub flag: Option<String>,
    /// The place in `connectorgen.yaml` that gives it: `auth.clientId`.
    pub key: String,
}
