use serde::Serialize;

/// What the `readme.md` beside the folders of several connectors is made of. Texts are plain unless they are said to
/// be prose, in which backticks mark code.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SetReadmeView {
    /// The name of the API.
    pub title: String,
    /// The file that they were made from, without its folder.
    pub source: Option<String>,
    /// What the document was divided by: `tag`.
    pub split_by: String,
    /// `12 connectors`.
    pub connectors: String,
    /// `345 operations`, those that stand in several connectors counted for each.
    pub operations: String,
    /// The connectors.
    pub members: Vec<SetMemberView>,
    /// Prose: how people sign in, if it is the same everywhere.
    pub sign_in: Option<String>,
    /// The identity provider gave the client a secret, which `paconn` wants on creation.
    pub secret: bool,
    /// There is an OAuth sign-in without a secret: `paconn` creates each connector in two phases.
    pub two_phase: bool,
    /// How many applications in Microsoft Entra ID it takes, if one is not enough.
    pub applications: Option<usize>,
    /// No environment is named: `paconn` asks for it each time.
    pub asks_for_environment: bool,
}

/// One connector of several.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SetMemberView {
    /// Its name.
    pub title: String,
    /// Its folder.
    pub folder: String,
    /// Its tag.
    pub tag: Option<String>,
    /// `part 2 of 3`, if the operations of its tag are divided.
    pub part: Option<String>,
    /// How many operations it has.
    pub operations: usize,
    /// How many characters its definition has: `12,345`.
    pub characters: String,
}
