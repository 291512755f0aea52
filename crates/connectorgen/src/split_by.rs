use std::fmt;
use std::str::FromStr;

use connectorgen_auth::UnknownName;
use serde::{Deserialize, Serialize};

/// What a document is divided by into several connectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum SplitBy {
    /// One connector for each tag, or several where one is not enough. An operation belongs to its first tag.
    Tag,
}

impl SplitBy {
    /// All of them.
    pub const ALL: [SplitBy; 1] = [SplitBy::Tag];

    /// The name on the command line and in the configuration.
    pub const fn name(self) -> &'static str {
        match self {
            SplitBy::Tag => "tag",
        }
    }
}

impl FromStr for SplitBy {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<SplitBy, UnknownName> {
        SplitBy::ALL.into_iter().find(|by| by.name() == text).ok_or_else(|| UnknownName {
            given: text.to_owned(),
            what: "a way to divide a document",
            known: SplitBy::ALL.map(SplitBy::name).to_vec(),
        })
    }
}

impl fmt::Display for SplitBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
