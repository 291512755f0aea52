use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

use crate::UnknownName;

/// Where an API key travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum KeyIn {
    /// In a request header.
    Header,
    /// In the query string, where it ends up in logs; only if the API takes it nowhere else.
    Query,
    /// In a cookie, which a policy writes.
    Cookie,
}

impl KeyIn {
    /// Every place.
    pub const ALL: [KeyIn; 3] = [KeyIn::Header, KeyIn::Query, KeyIn::Cookie];

    /// The name on the command line, in the configuration and in the definition.
    pub const fn name(self) -> &'static str {
        match self {
            KeyIn::Header => "header",
            KeyIn::Query => "query",
            KeyIn::Cookie => "cookie",
        }
    }
}

impl fmt::Display for KeyIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for KeyIn {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<KeyIn, UnknownName> {
        KeyIn::ALL.into_iter().find(|place| place.name() == text).ok_or_else(|| UnknownName {
            given: text.to_owned(),
            what: "a place where a connector can put a key",
            known: KeyIn::ALL.map(KeyIn::name).to_vec(),
        })
    }
}

impl<'de> Deserialize<'de> for KeyIn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<KeyIn, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::KeyIn;

    #[test]
    fn other_places_are_refused_with_the_three_there_are() {
        let expected =
            "`body` is not a place where a connector can put a key; write header or query or cookie";
        assert_eq!("body".parse::<KeyIn>().unwrap_err().to_string(), expected);
        assert_eq!(serde_json::from_str::<KeyIn>("\"body\"").unwrap_err().to_string(), expected);
    }
}
