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
    /// How people sign in, the default first.
    pub sign_ins: Vec<SignInView>,
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

/// How people sign in.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SignInView {
    /// What makers see in the list, where there are several ways to sign in.
    pub label: Option<String>,
    /// Prose: "API key in the header `X-API-Key`".
    pub title: String,
    /// Prose: who signs in where, and what travels with each request.
    pub about: String,
    /// Prose: what to do before the connector is deployed, in order.
    pub before: Vec<String>,
    /// Prose: what a maker does to create a connection, in order.
    pub connect: Vec<String>,
    /// The scopes that are asked for.
    pub scopes: Vec<ScopeView>,
}

/// A scope that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ScopeView {
    /// The scope.
    pub scope: String,
    /// Some of the operations that require it.
    pub operations: Vec<String>,
    /// Whether it concerns the sign-in itself, whatever the operations do.
    pub of_sign_in: bool,
    /// How many others there are: `9 more`.
    pub more: Option<String>,
}

/// A value that has to be given.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PlaceholderView {
    /// The text that stands there now.
    pub text: String,
    /// Prose: what belongs there.
    pub what: String,
    /// Prose: how to give it.
    pub how: String,
}

/// What deploying takes; each member adds a part to the text.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DeployView {
    /// The identity provider gave the client a secret, which `paconn` wants on creation.
    pub secret: bool,
    /// There is an OAuth sign-in without a secret: `paconn` creates the connector in two phases.
    pub two_phase: bool,
    /// Prose: what to do after the first deployment to an environment, in order.
    pub after: Vec<String>,
    /// The roll-out kit lies in the same folder.
    pub kit: bool,
    /// There is a `script.csx` to upload.
    pub script: bool,
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
