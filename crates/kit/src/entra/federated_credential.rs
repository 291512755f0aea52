use serde::Serialize;

use crate::{Environment, FederatedIdentity};

/// A federated credential of an application: the body for Microsoft Graph
/// (`POST /applications/{id}/federatedIdentityCredentials`) and for `az ad app federated-credential create`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FederatedCredential {
    /// The key among the credentials of the application; it cannot be changed later.
    pub name: String,
    /// Who vouches for the connector.
    pub issuer: String,
    /// The connector, to the letter.
    pub subject: String,
    /// Exactly one.
    pub audiences: Vec<String>,
    /// For people.
    pub description: String,
}

/// The longest name of a federated credential (Microsoft Learn, workload-identity-federation-considerations).
const LONGEST_NAME: usize = 120;

impl FederatedCredential {
    /// The credential of a connector in an environment.
    pub fn new(title: &str, environment: &Environment, identity: &FederatedIdentity) -> FederatedCredential {
        FederatedCredential {
            name: credential_name(title, &environment.name),
            issuer: identity.issuer.clone(),
            subject: identity.subject.clone(),
            audiences: vec![identity.audience.clone()],
            description: description(title, &environment.name),
        }
    }

    /// The file of an environment, beside the connector.
    pub fn file_name(environment: &str) -> String {
        format!("entra/federated-credential.{environment}.json")
    }
}

/// `my-profile-dev`: letters, digits, `-` and `_`, a letter or digit first.
pub(crate) fn credential_name(title: &str, environment: &str) -> String {
    let room = LONGEST_NAME.saturating_sub(environment.len() + 1);
    let slug: String = slug(title).chars().take(room).collect();
    format!("{}-{environment}", slug.trim_end_matches('-'))
}

fn description(title: &str, environment: &str) -> String {
    // There is room for 600 characters, and a title has at most 30 in a connector that was checked.
    let title: String = title.chars().take(200).collect();
    format!("The connector {title} in the Power Platform environment {environment}")
}

/// The letters and digits of a title, in lower case, with hyphens between the words.
pub(crate) fn slug(title: &str) -> String {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-");
    if slug.is_empty() { "connector".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::{credential_name, slug};

    #[test]
    fn names_keep_to_the_limits_of_entra() {
        assert_eq!(credential_name("My Profile", "dev"), "my-profile-dev");
        assert_eq!(credential_name("Größen & Maße", "prod_eu"), "gr-en-ma-e-prod_eu");
        assert_eq!(credential_name("日本", "dev"), "connector-dev");
        assert_eq!(credential_name(&"a b ".repeat(100), &"e".repeat(40)).len(), 120);
        assert_eq!(slug("--x--"), "x");
    }
}
