//! The runbook: of every sign-in, and with every practice answered.

use connectorgen_auth::{
    ApiKey, AuthModel, AuthSet, AuthSets, Cloud, EntraId, KeyIn, ManagedIdentity, OAuth2, OAuth2Pkce,
    ServicePrincipal,
};

use super::tests::{CLIENT, TENANT, made, managed_identity, text, two};
use crate::{Environment, KitOptions, Tool};

fn runbook(auth: impl Into<AuthSets>, options: &KitOptions) -> String {
    text(&made("Orders", auth, options).0, "SECURITY.md")
}

fn oauth2() -> OAuth2 {
    let login = OAuth2::new().client_id("app").authorization_url("https://id.example/authorize");
    login.token_url("https://id.example/token")
}

#[test]
fn runbook_of_every_sign_in_says_what_is_true_of_it() {
    let dev = KitOptions::new().environment(Environment::new("dev"));
    let pkce = OAuth2Pkce::new().client_id("app").authorization_url("https://id.example/authorize");
    let principal = ServicePrincipal::new().client_id(CLIENT).tenant_id(TENANT).resource("api://orders");
    let all: [(&str, AuthSets); 6] = [
        ("none", AuthModel::None.into()),
        ("basic", AuthModel::Basic.into()),
        ("bearer", AuthModel::Bearer.into()),
        ("oauth2", oauth2().into()),
        ("oauth2_pkce", pkce.token_url("https://id.example/token").into()),
        ("service_principal", principal.into()),
    ];
    for (name, auth) in all {
        insta::assert_snapshot!(format!("runbook__{name}"), runbook(auth, &dev));
    }
}

#[test]
fn runbook_of_several_sign_ins_answers_for_each() {
    let sets = [
        AuthSet::from(AuthModel::from(managed_identity())),
        AuthModel::from(ApiKey::new().name("X-Key")).into(),
    ];
    insta::assert_snapshot!(
        "runbook__managed_identity_and_api_key",
        runbook(AuthSets::from(sets.to_vec()), &two())
    );
}

#[test]
fn runbook_of_a_sovereign_cloud_has_its_addresses() {
    let entra = EntraId::new().client_id(CLIENT).tenant_id(TENANT).cloud(Cloud::China);
    let options =
        KitOptions::new().environment(Environment::new("test")).environment(Environment::new("prod"));
    let told =
        runbook(entra.resource("https://microsoftgraph.chinacloudapi.cn").scope("User.Read"), &options);
    assert!(told.contains("https://login.partner.microsoftonline.cn/"), "{told}");
    assert!(!told.contains("login.microsoftonline.com") && !told.contains("graph.microsoft.com"), "{told}");
}

#[test]
fn runbook_of_a_sovereign_cloud_says_how_to_sign_in_and_what_is_not_verified() {
    let told = |cloud: Cloud, tool: Tool| {
        let entra = EntraId::new().client_id(CLIENT).tenant_id(TENANT).resource("api://orders").scope("Read");
        runbook(entra.cloud(cloud), &KitOptions::new().tool(tool).environment(Environment::new("dev")))
    };
    let paconn = "paconn login --settings environments/dev/settings.json --force";
    for (cloud, tool, said, verified) in [
        (Cloud::Gcc, Tool::Paconn, paconn, true),
        (Cloud::GccHigh, Tool::Paconn, paconn, false),
        (Cloud::Dod, Tool::Paconn, paconn, false),
        (Cloud::China, Tool::Paconn, paconn, false),
        (Cloud::GccHigh, Tool::Pac, "pac auth create --cloud UsGovHigh", true),
    ] {
        let told = told(cloud, tool);
        assert!(told.contains(said), "{cloud} {tool:?}");
        assert_eq!(told.contains("is not verified"), !verified, "{cloud} {tool:?}");
    }
    let public = told(Cloud::Public, Tool::Paconn);
    assert!(!public.contains("paconn login --settings") && !public.contains("is not verified"));
}

/// The practices of Microsoft's guidance on securing connections and flows, and the words that answer them.
const PRACTICES: &[(&str, &[&str])] = &[
    ("registration", &["### The application in Microsoft Entra ID", "App registrations, New registration"]),
    ("account types", &["Who may sign in", "AzureADMyOrg"]),
    ("permissions", &["Delegated permission", "Orders.Read"]),
    ("admin consent", &["**Admin consent.**", "/adminconsent?client_id="]),
    ("redirect URL", &["Redirect URL"]),
    ("federated credential", &["az ad app federated-credential create", "api://AzureADTokenExchange"]),
    (
        "one for each environment",
        &["Importing a solution into another environment counts as a first upload there"],
    ),
    ("client secret", &["None, and there must not be one"]),
    ("rotation", &["there is no rotation calendar"]),
    ("preview", &["in preview"]),
    ("Key Vault", &["**Key Vault.**"]),
    ("HTTPS", &["**HTTPS.**"]),
    ("least privilege", &["### Least privilege", "appRoleAssignmentRequired"]),
    ("scope of the connector", &["**Operations.**"]),
    ("separation of duties", &["**Separation of duties.**"]),
    ("secure inputs and outputs", &["**Secure inputs and outputs.**", "classic designer"]),
    ("HTTP triggers", &["**HTTP triggers.**"]),
    ("IP firewall", &["**IP firewall.**", "IP pinning"]),
    ("data loss prevention", &["**Data loss prevention.**", "https://orders.example/*"]),
    ("multifactor authentication", &["entra/conditional-access.json", "report-only"]),
    ("unattended accounts", &["**Unattended accounts.**"]),
    ("solutions", &["**Solutions.**", "connection reference"]),
    ("export and import", &["**What export and import change.**"]),
    ("licences", &["**Licences.**"]),
    ("auditing", &["Microsoft Purview", "**Auditing.**"]),
    ("sign-in log", &["AADNonInteractiveUserSignInLogs"]),
    ("changes of the application", &["AuditLogs"]),
    ("health of the API", &["**The API.**", "Azure Monitor"]),
    ("architecture", &["```mermaid"]),
    ("test", &["Create a connection and try one action"]),
];

#[test]
fn every_practice_is_answered() {
    let told = runbook(managed_identity(), &two());
    for (practice, answers) in PRACTICES {
        let missing: Vec<&&str> = answers.iter().filter(|answer| !told.contains(**answer)).collect();
        assert!(missing.is_empty(), "{practice}: {missing:?}");
    }
    let with_key = runbook(ApiKey::new().name("key").key_in(KeyIn::Query), &two());
    for answer in [
        "**What connections hold.**",
        "**A key in the address.**",
        "**In flows.**",
        "Azure Key Vault",
        "Get secret",
    ] {
        assert!(with_key.contains(answer), "{answer}");
    }
    let with_secret = runbook(oauth2(), &two().secret_expires("2027-01-31"));
    for answer in
        ["**Rotation.**", "2027-01-01", "@environmentVariables", "Key Vault Secrets User", "--secret-stdin"]
    {
        assert!(with_secret.contains(answer), "{answer}");
    }
}

#[test]
fn each_environment_has_the_command_that_cuts_it_off() {
    let told =
        runbook(ManagedIdentity::new().client_id(CLIENT).tenant_id(TENANT).resource("api://orders"), &two());
    for environment in ["dev", "prod"] {
        let command = format!("--id {CLIENT} --federated-credential-id orders-{environment}");
        assert!(told.contains(&command), "{command}");
    }
}
