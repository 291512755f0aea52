//! Refusing what cannot be right, at the place where it was given.

use connectorgen_diagnostics::{At, Diagnostics, Document};

use super::{Environment, KitOptions};
use crate::identity::Redirect;
use crate::{ConnectorName, Guid, Subject, codes};

/// Applications have at most so many federated credentials (Microsoft Learn,
/// workload-identity-federation-considerations), and a connector takes one for each environment.
pub(crate) const MOST_CREDENTIALS: usize = 20;
/// The longest display name of an application (Microsoft Graph, "application resource type").
const LONGEST_APPLICATION: usize = 256;
/// It becomes part of file names and of the federated credential's name, which has room for 120.
const LONGEST_NAME: usize = 40;

impl KitOptions {
    /// Reports values that are not what they should be.
    pub fn check(&self, found: &mut Diagnostics) {
        let root = At::root(Document::Options);
        let kit = root.key("kit");
        if let Some(name) = &self.application_name {
            let length = name.chars().count();
            if name.trim().is_empty() || length > LONGEST_APPLICATION || name.chars().any(char::is_control) {
                found
                    .report(
                        &codes::KIT_VALUE_INVALID,
                        &kit.key("applicationName"),
                        format!("{name:?} cannot be the name of an application"),
                    )
                    .help(format!("give 1 to {LONGEST_APPLICATION} characters without line breaks"));
            }
        }
        if let Some(day) = self.secret_expires.as_deref().filter(|day| !is_day(day)) {
            found
                .report(&codes::KIT_VALUE_INVALID, &kit.key("secretExpires"), format!("`{day}` is not a day"))
                .help("write it as `2027-01-31`");
        }
        if let Some(name) = self.solution.as_deref().filter(|name| !is_solution(name)) {
            found
                .report(
                    &codes::KIT_VALUE_INVALID,
                    &kit.key("solution"),
                    format!("`{name}` is not the unique name of a solution"),
                )
                .help("it has letters, digits and underscores, a letter or underscore first; `pac solution list` tells it");
        }
        let list = kit.key("environments");
        for (index, environment) in self.environments.iter().enumerate() {
            let at = list.index(index);
            environment.check(&at, found);
            let before = self.environments.iter().take(index);
            if before.clone().any(|other| other.name.eq_ignore_ascii_case(&environment.name)) {
                found
                    .report(
                        &codes::KIT_ENVIRONMENT_TWICE,
                        &at.key("name"),
                        format!("there are two environments called `{}`", environment.name),
                    )
                    .help("files are named after them, and some file systems do not see capitals");
            }
        }
        if self.environments.len() > MOST_CREDENTIALS {
            found
                .report(
                    &codes::KIT_CREDENTIALS_TOO_MANY,
                    &list,
                    format!(
                        "{} environments need as many federated credentials, and an application has room for \
                         {MOST_CREDENTIALS}",
                        self.environments.len()
                    ),
                )
                .help("divide them among several applications, with a configuration for each");
        }
    }
}

impl Environment {
    fn check(&self, at: &At<'_>, found: &mut Diagnostics) {
        let mut refuse = |key: &str, message: String, help: &str| {
            found.report(&codes::KIT_VALUE_INVALID, &at.key(key), message).help(help);
        };
        if !is_name(&self.name) {
            refuse(
                "name",
                format!("`{}` cannot be the name of an environment here", self.name),
                "give a short name such as `dev` or `prod-eu`: letters, digits, `-` and `_`, 40 at most, a letter or digit \
                 first, and no name that Windows keeps for devices, such as `con`",
            );
        }
        if let Some(id) = self.id.as_deref().filter(|id| !is_environment_id(id)) {
            refuse(
                "id",
                format!("`{id}` is not the id of an environment"),
                "it is a GUID or `Default-` and a GUID; it stands in the address of the maker portal behind `environments/`",
            );
        }
        if let Some(url) = self.url.as_deref().filter(|url| !is_dataverse(url)) {
            refuse(
                "url",
                format!("`{url}` is not the address of an environment"),
                "give it as `https://contoso-test.crm4.dynamics.com`; it stands in the admin center",
            );
        }
        for (key, value) in [("tenantId", &self.tenant_id), ("clientId", &self.client_id)] {
            if let Some(text) = value.as_deref().filter(|text| Guid::parse(text).is_none()) {
                refuse(
                    key,
                    format!("`{text}` is not a GUID"),
                    "copy it from the overview page of the application in Entra ID",
                );
            }
        }
        for (of_sign_in, here) in &self.client_ids {
            if let Some(text) = [of_sign_in, here].into_iter().find(|text| Guid::parse(text).is_none()) {
                refuse(
                    "clientIds",
                    format!("`{text}` is not a GUID"),
                    "it holds the client id of a sign-in, and the one that takes its place here",
                );
            }
        }
        if let Some(id) = self.connector_id.as_deref().filter(|id| !is_connector_id(id)) {
            refuse(
                "connectorId",
                format!("`{id}` is not the id of a connector"),
                "with paconn it begins with `shared_`, with pac it is a GUID (`pac connector list`)",
            );
        }
        let is_own = |url: &&str| matches!(Redirect::parse(url), Redirect::Own(_));
        if let Some(url) = self.redirect_url.as_deref().filter(|url| !is_own(url)) {
            refuse(
                "redirectUrl",
                format!("`{url}` is not the redirect address of one connector"),
                "it is `https://global.consent.azure-apim.net/redirect/` and the connector's name; `connectorgen identity` \
                     reads it from a download",
            );
        }
        if let Some(subject) = self.subject.as_deref().filter(|text| Subject::parse(text).is_none()) {
            refuse(
                "subject",
                format!("`{subject}` is not the subject of a connector's managed identity"),
                "it begins with `/eid1/c/`; `connectorgen identity` reads it from a download",
            );
        }
    }
}

/// Names of devices: Windows has no folders that are called so (Microsoft Learn, "Naming Files, Paths, and Namespaces").
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

fn is_name(text: &str) -> bool {
    text.len() <= LONGEST_NAME
        && !RESERVED.iter().any(|name| name.eq_ignore_ascii_case(text))
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// A GUID, or one with a word before it: the default environment of a tenant is `Default-` and the tenant, and old
/// ones are `Legacy-` and a GUID.
fn is_environment_id(text: &str) -> bool {
    let words = ["Default-", "Legacy-", "default-", "legacy-"];
    let guid = words.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    Guid::parse(guid).is_some()
}

/// Dataverse has an address of its own for each environment: `dynamics.com`, `microsoftdynamics.us`,
/// `appsplatform.us` and `dynamics.cn`.
fn is_dataverse(text: &str) -> bool {
    let host = text.strip_prefix("https://").map(|rest| rest.strip_suffix('/').unwrap_or(rest));
    let ends = [".dynamics.com", ".microsoftdynamics.us", ".appsplatform.us", ".dynamics.cn"];
    host.is_some_and(|host| {
        ends.iter().any(|end| host.ends_with(end))
            && host.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
    })
}

fn is_solution(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn is_connector_id(text: &str) -> bool {
    Guid::parse(text).is_some() || (text.starts_with("shared_") && ConnectorName::parse(text).is_some())
}

/// `2027-01-31`, in a calendar that has 31 days in every month.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |text: &str, length: usize| {
        (text.len() == length).then(|| text.parse::<u16>().ok()).flatten().unwrap_or(0)
    };
    number(year, 4) >= 2000 && (1..=12).contains(&number(month, 2)) && (1..=31).contains(&number(day, 2))
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::Diagnostics;

    use crate::{Environment, KitOptions};

    fn told(options: &KitOptions) -> Vec<String> {
        let mut found = Diagnostics::new();
        options.check(&mut found);
        found.iter().map(|d| format!("{}: {} {}", d.at.pointer, d.id, d.message)).collect()
    }

    #[test]
    fn good_values_are_accepted() {
        let guid = "66666666-7777-8888-9999-aaaaaaaaaaaa";
        let environment = Environment::new("prod-eu")
            .id(format!("Default-{guid}"))
            .url("https://contoso.crm4.dynamics.com/")
            .tenant_id(guid)
            .client_id(guid)
            .connector_id("shared_my-20profile-5f251f982b189de9d2")
            .redirect_url("https://global.consent.azure-apim.net/redirect/my-20profile-5f251f982b189de9d2")
            .subject(
                "/eid1/c/pub/t/q_3PHP4hskCbPcOnIiozDg/a/k972yLpWjkypg7DpMYfrNA/\
                 unitedstates-002_my-20profile-5f251f982b189de9d2",
            );
        let options = KitOptions::new()
            .environment(environment)
            .environment(Environment::new("dev").id(guid).connector_id(guid))
            .application_name("Contoso profile")
            .secret_expires("2027-01-31");
        assert_eq!(told(&options), Vec::<String>::new());
    }

    #[test]
    fn every_wrong_value_is_refused_at_its_place() {
        let environment = Environment::new("my env/../x")
            .id("dev")
            .url("http://contoso.crm4.dynamics.com")
            .tenant_id("common")
            .client_id("app")
            .connector_id("my connector")
            .redirect_url("https://global.consent.azure-apim.net/redirect")
            .subject("repo:contoso");
        let options = KitOptions::new()
            .environment(environment)
            .environment(Environment::new("Dev"))
            .environment(Environment::new("dev"))
            .application_name("  ")
            .secret_expires("31.01.2027");
        insta::assert_snapshot!(told(&options).join("\n"));
    }

    #[test]
    fn names_of_devices_are_refused() {
        let named = |name: &str| told(&KitOptions::new().environment(Environment::new(name))).len();
        assert_eq!(["con", "NUL", "com1"].map(named), [1, 1, 1]);
        assert_eq!(["contoso", "com10", "aux-1"].map(named), [0, 0, 0]);
    }

    #[test]
    fn more_environments_than_credentials_are_refused() {
        let many =
            (0..21).fold(KitOptions::new(), |all, n| all.environment(Environment::new(format!("e{n}"))));
        assert_eq!(told(&many).len(), 1);
        assert!(told(&many)[0].contains("/kit/environments: kit-credentials-too-many"), "{:?}", told(&many));
    }
}
