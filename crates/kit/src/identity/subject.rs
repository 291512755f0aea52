use serde::Serialize;

use super::base64url;
use crate::{ConnectorName, Guid};

/// The subject of a connector's managed identity, taken apart: `/eid1/c/pub/t/{tenant}/a/{application}/{region}_{name}`.
///
/// The platform makes it on the first save, for one connector in one environment. Nobody can know it before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Subject {
    /// The cloud: `pub` is the public one.
    pub cloud: String,
    /// The tenant of the environment.
    pub tenant: Guid,
    /// Microsoft's application behind custom connectors.
    pub application: Guid,
    /// Where the platform runs the connector: `unitedstates-002`.
    pub region: String,
    /// The connector.
    pub connector: ConnectorName,
}

impl Subject {
    /// Takes a subject apart. `None` when it is built in another way; nobody promises that it stays like this.
    pub fn parse(text: &str) -> Option<Subject> {
        let mut parts = text.strip_prefix("/eid1/")?.split('/');
        let mut labelled = |label: &str| (parts.next()? == label).then(|| parts.next()).flatten();
        let cloud = labelled("c")?;
        let tenant = Guid::from_bytes_le(base64url::decode(labelled("t")?)?);
        let application = Guid::from_bytes_le(base64url::decode(labelled("a")?)?);
        let (region, name) = parts.next()?.split_once('_')?;
        let connector = ConnectorName::parse(name)?;
        let plain =
            |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        (parts.next().is_none() && plain(cloud) && plain(region)).then(|| Subject {
            cloud: cloud.to_owned(),
            tenant,
            application,
            region: region.to_owned(),
            connector,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Subject;

    const SUBJECT: &str = "/eid1/c/pub/t/q_3PHP4hskCbPcOnIiozDg/a/k972yLpWjkypg7DpMYfrNA/\
                           unitedstates-002_new-5fgcf-20rest-20connector-5f251f982b189de9d2";

    #[test]
    fn subject_is_taken_apart() {
        let subject = Subject::parse(SUBJECT).unwrap();
        insta::assert_json_snapshot!(subject, @r#"
        {
          "cloud": "pub",
          "tenant": "1ccffdab-21fe-40b2-9b3d-c3a7222a330e",
          "application": "c8f6de93-56ba-4c8e-a983-b0e93187eb34",
          "region": "unitedstates-002",
          "connector": {
            "encoded": "new-5fgcf-20rest-20connector-5f251f982b189de9d2",
            "text": "new_gcf rest connector",
            "groups": [
              "251f982b189de9d2"
            ]
          }
        }
        "#);
    }

    #[test]
    fn subjects_of_another_build_are_none() {
        for text in [
            "",
            "/eid1/c/pub",
            "repo:contoso/orders:ref:refs/heads/main",
            &SUBJECT.replace("/t/", "/x/"),
            &SUBJECT.replace("q_3PHP4hskCbPcOnIiozDg", "q_3PHP4hskCbPcOnIiozD"),
            &SUBJECT.replace("unitedstates-002_", ""),
            &format!("{SUBJECT}/more"),
        ] {
            assert_eq!(Subject::parse(text), None, "{text}");
        }
    }
}
