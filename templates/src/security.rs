use serde::Serialize;

/// What `SECURITY.md` is made of. Texts are prose, in which backticks mark code, unless they are names or values.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecurityView {
    /// The connector's name.
    pub title: String,
    /// Where the API is: `https://host/base`.
    pub base_url: String,
    /// Everything in a table.
    pub facts: Vec<SecurityFactView>,
    /// The ways to sign in.
    pub sign_ins: Vec<SecuritySignInView>,
    /// The application in Microsoft Entra ID.
    pub entra: Option<SecurityEntraView>,
    /// The connector has a managed identity.
    pub managed_identity: bool,
    /// The platform makes a redirect URL.
    pub oauth: bool,
    /// Each connection may hold a service principal.
    pub service_principal: bool,
    /// Nobody signs in.
    pub anonymous: bool,
    /// The host of another identity provider.
    pub provider: Option<String>,
    /// What makers enter: "a key", "user name and password".
    pub key: Option<String>,
    /// Their labels.
    pub key_parameters: String,
    /// What to say about a key in the query string.
    pub key_in_query: Option<String>,
    /// The client secret, if there is one.
    pub client_secret: Option<SecuritySecretView>,
    /// There are credentials that somebody has to keep.
    pub secrets_at_rest: bool,
    /// What goes along with each request: "a token", "the key".
    pub travels: String,
    /// At least one.
    pub environments: Vec<SecurityEnvironmentView>,
    /// The name of the first of them.
    pub first_environment: String,
    /// What can be done with the connector.
    pub surface: String,
    /// Permissions that allow more than is needed, maybe.
    pub broad: Vec<SecurityBroadView>,
    /// Who may share a connection.
    pub sharing: String,
    /// Whether everything is encrypted on its way.
    pub https: String,
    /// Whether the API is a trigger of a flow.
    pub http_trigger: String,
    /// The pattern for data policies.
    pub host_pattern: String,
    /// What the table of sensitive fields says as a whole.
    pub sensitive_intro: String,
    /// Operations with fields that are better hidden.
    pub sensitive: Vec<SecuritySensitiveView>,
    /// How to stop it, quickest first.
    pub cut_off: Vec<String>,
    /// What Entra ID says when something is wrong.
    pub errors: Vec<SecurityErrorView>,
    /// What was thought of and has no place here.
    pub outside: Vec<SecurityOutsideView>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecurityFactView {
    /// Text.
    pub what: String,
    /// Prose.
    pub value: String,
}

/// A way to sign in.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecuritySignInView {
    /// Prose.
    pub title: String,
    /// Prose.
    pub about: String,
}

/// The applications, and what is said of them together.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecurityEntraView {
    /// At least one.
    pub applications: Vec<SecurityApplicationView>,
    /// The names of all of them, in all environments.
    pub names: Vec<String>,
    /// The tenant, if they are for one.
    pub tenant: Option<String>,
    /// Prose: how to let nobody sign in who is not assigned.
    pub assignment: String,
    /// Where Microsoft Graph is.
    pub graph_url: String,
    /// Prose: what the policy of Conditional Access is for.
    pub target: String,
    /// The name of the policy.
    pub policy_name: String,
    /// The client ids that are known.
    pub clients: Vec<String>,
}

/// An application.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecurityApplicationView {
    /// Prose.
    pub heading: String,
    /// What tells its nodes in the diagram from those of the others; empty for the first.
    pub node: String,
    /// Its name, with those of its likes for other environments.
    pub name: String,
    /// Prose: its key.
    pub unique_name: String,
    /// Prose: whose accounts it is for.
    pub accounts: String,
    /// At least one: the APIs that tokens are for.
    pub apis: Vec<SecurityApiView>,
    /// The scopes, in short.
    pub asks: String,
    /// It trusts the managed identity of the connector.
    pub managed_identity: bool,
    /// The platform keeps a client secret of it.
    pub client_secret: bool,
    /// Prose: whether there is a secret.
    pub secret: String,
    /// Connections are made with the token that users have already.
    pub on_behalf_of: bool,
    /// The permissions.
    pub permissions: Vec<SecurityPermissionView>,
    /// Prose: the file that it is made from.
    pub registration: String,
    /// Commands for `az ad app create`.
    pub az: Vec<String>,
    /// The Bicep file.
    pub bicep: String,
    /// Prose: who consents, and where.
    pub consent: String,
}

/// An API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecurityApiView {
    /// The resource, to the letter.
    pub resource: String,
    /// What people call it.
    pub name: String,
}

/// A delegated permission.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecurityPermissionView {
    /// Its name.
    pub scope: String,
    /// Its API, if there are several.
    pub api: Option<String>,
    /// Prose: which operations need it.
    pub needed_by: String,
    /// Prose: who has to consent.
    pub consent: String,
}

/// The client secret.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecuritySecretView {
    /// The application is one of Microsoft Entra ID.
    pub entra: bool,
    /// The script gives it to the platform.
    pub on_upload: bool,
    /// Prose: how it is given.
    pub how: String,
    /// Prose: how it is renewed.
    pub rotation: String,
    /// When it is renewed, if it is known when it expires.
    pub calendar: Vec<SecurityCalendarView>,
}

/// A day of the rotation calendar.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecurityCalendarView {
    /// `2027-01-31`.
    pub day: String,
    /// Prose.
    pub what: String,
}

/// An environment.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecurityEnvironmentView {
    /// Its name here.
    pub name: String,
    /// What is known of it.
    pub facts: Vec<SecurityFactView>,
    /// Prose: the steps, in order.
    pub steps: Vec<String>,
}

/// A permission that allows much.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecurityBroadView {
    /// Its name.
    pub scope: String,
    /// Prose.
    pub why: String,
}

/// An operation with fields that are better hidden.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecuritySensitiveView {
    /// Its id.
    pub operation: String,
    /// Prose: fields of the request.
    pub inputs: Option<String>,
    /// Prose: fields of the response.
    pub outputs: Option<String>,
}

/// A message of Entra ID.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecurityErrorView {
    /// `AADSTS50011`.
    pub code: String,
    /// Prose.
    pub meaning: String,
}

/// A practice that the connector has no part in.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SecurityOutsideView {
    /// Text.
    pub what: String,
    /// Prose.
    pub why: String,
}
