use serde::Serialize;

/// What `readme.md` is made of. Texts are plain unless they are said to be prose, in which backticks mark code.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ReadmeView {
    /// The connector's name.
    pub title: String,
    /// What it does, if the definition says so.
    pub description: Option<String>,
    /// Where the API is: `https://host/base`.
    pub base_url: Option<String>,
    /// The file that the connector was made from, without its folder.
    pub source: Option<String>,
    /// How much there is in it: `12 actions and 1 trigger`.
    pub contents: String,
    /// The operations that makers see, by tag.
    pub groups: Vec<GroupView>,
    /// How many operations only serve others and are not shown: `2 operations`.
    pub hidden: Option<String>,
    /// How a connection is made.
    pub sign_in: SignInView,
    /// Values that were not known and have to be given before the connector works.
    pub placeholders: Vec<PlaceholderView>,
    /// What deploying takes.
    pub deploy: DeployView,
    /// What was lost or changed, gravest first.
    pub limitations: Vec<LimitationView>,
    /// What lies in the folder.
    pub files: Vec<FileView>,
}

/// The operations of one tag.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GroupView {
    /// The tag; `None` when the definition has no tags.
    pub name: Option<String>,
    /// What the tag is about.
    pub description: Option<String>,
    /// At least one.
    pub operations: Vec<OperationView>,
}

/// One operation.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct OperationView {
    /// Its name in the designer.
    pub summary: String,
    /// `Action` or `Trigger`.
    pub kind: String,
    /// The operation id.
    pub id: String,
    /// `GET`.
    pub method: String,
    /// The path template.
    pub path: String,
    /// What it does, if that says more than the name.
    pub description: Option<String>,
}

/// How a connection is made.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SignInView {
    /// `API key`.
    pub title: String,
    /// Prose: who signs in where, and what travels with each request.
    pub about: String,
    /// Prose: what to do, in order, before the connector is deployed.
    pub steps: Vec<String>,
}

/// A value that has to be given.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PlaceholderView {
    /// The text that stands there now.
    pub text: String,
    /// The file it stands in.
    pub file: String,
    /// Prose: what belongs there, and how to give it.
    pub what: String,
}

/// What deploying takes; each member adds a part to the text.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeployView {
    /// The identity provider gave the client a secret, which `paconn` wants on creation.
    pub secret: bool,
    /// The platform makes up a redirect URI that has to be registered.
    pub redirect: bool,
    /// A managed identity stands in for the secret: `paconn` creates the connector in two phases.
    pub identity: Option<IdentityView>,
}

/// What a federated credential is made of, apart from its subject.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct IdentityView {
    /// `https://login.microsoftonline.com/TENANT/v2.0`.
    pub issuer: String,
    /// `api://AzureADTokenExchange`.
    pub audience: String,
}

/// All diagnostics of one kind.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LimitationView {
    /// The kebab-case id.
    pub id: String,
    /// What the id stands for, as a sentence.
    pub summary: Option<String>,
    /// A few of them.
    pub examples: Vec<ExampleView>,
    /// How many more there are: `9 more`.
    pub more: Option<String>,
}

/// One diagnostic.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ExampleView {
    /// Prose: what happened.
    pub message: String,
    /// The JSON pointer into the source document; `None` for the document as a whole.
    pub place: Option<String>,
}

/// A file of the folder.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FileView {
    /// Its name.
    pub name: String,
    /// Prose: what is in it.
    pub purpose: String,
    /// True when every run writes it anew; false when it is written once and belongs to the user from then on.
    pub generated: bool,
}
