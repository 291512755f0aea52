//! Several applications in one kit.

use connectorgen_auth::{AuthSet, AuthSets, EntraId, ServicePrincipal};
use connectorgen_diagnostics::Diagnostics;
use connectorgen_emit::{FileSet, LeftOver, Upkeep};

use super::no_kit;
use super::tests::{CLIENT, TENANT, made, managed_identity, text, two};
use crate::{Environment, KitOptions};

const OTHER: &str = "22222222-2222-3333-4444-555555555555";
const PROD: &str = "33333333-2222-3333-4444-555555555555";

fn work_account() -> EntraId {
    EntraId::new()
        .client_id(OTHER)
        .tenant_id(TENANT)
        .resource("https://graph.microsoft.com")
        .scope("User.Read")
}

/// A managed identity, and beside it a sign-in whose application has a secret.
fn sets(second: EntraId) -> AuthSets {
    AuthSets::from(vec![
        AuthSet::new(managed_identity()).label("Without a secret"),
        AuthSet::new(second).label("With a secret"),
    ])
}

fn told(found: &Diagnostics) -> Vec<String> {
    found.iter().map(|d| format!("{}: {}[{}] {}", d.at.pointer, d.severity, d.id, d.message)).collect()
}

#[test]
fn two_applications_each_have_their_files() {
    let mut options = two();
    options.environments[1] = options.environments[1].clone().client_id_of(OTHER, PROD);
    let (files, found) = made("Orders", sets(work_account()), &options);
    assert_eq!(told(&found), Vec::<String>::new());
    for (name, bytes) in
        files.iter().filter(|(name, _)| !name.contains("settings") && !name.contains("bicepconfig"))
    {
        let text = std::str::from_utf8(bytes).unwrap();
        insta::assert_snapshot!(format!("two_applications__{name}").replace('/', "__"), text);
    }
}

#[test]
fn sign_ins_with_one_client_id_share_an_application() {
    let second = work_account().client_id(CLIENT.to_uppercase());
    let (files, found) = made("Orders", sets(second), &two());
    assert_eq!(told(&found), Vec::<String>::new());
    let registrations: Vec<&str> = files.names().filter(|name| name.contains("app-registration")).collect();
    assert_eq!(registrations, ["entra/app-registration.json"]);
    let body: serde_json::Value = serde_json::from_str(&text(&files, registrations[0])).unwrap();
    assert_eq!(body["signInAudience"], "AzureADMyOrg");
    // The permissions of `api://orders` have ids that nobody knows here: the script looks them up.
    let graph = &body["requiredResourceAccess"][0];
    assert_eq!(graph["resourceAppId"], "00000003-0000-0000-c000-000000000000");
    let script = text(&files, "deploy.sh");
    assert!(script.contains("permissions=('api://orders' 'Orders.Read' '' '00000003-0000"), "{script}");
    assert!(script.contains("needs_secret=yes"), "{script}");
    assert!(text(&files, "SECURITY.md").contains("for the sign-in without a managed identity"));
}

#[test]
fn shared_application_in_two_tenants_is_told() {
    let second = work_account().client_id(CLIENT).tenant_id("common");
    let (_, found) = made("Orders", sets(second), &two());
    insta::assert_snapshot!(told(&found).join("\n"), @"/auth: warning[kit-application-tenants-differ] two ways to sign in share an application, in the tenants `66666666-7777-8888-9999-aaaaaaaaaaaa` and `common`");
}

#[test]
fn application_of_another_tenant_is_left_out_and_told() {
    let second = work_account().tenant_id("99999999-7777-8888-9999-aaaaaaaaaaaa");
    let (files, found) = made("Orders", sets(second), &two());
    insta::assert_snapshot!(told(&found).join("\n"), @"/auth: warning[kit-application-not-covered] the application of the sign-in `entra-id` is in another tenant or cloud (99999999-7777-8888-9999-aaaaaaaaaaaa), and the kit leaves it out");
    assert!(files.get("entra/app-registration.entra-id.json").is_none());
    assert!(!text(&files, "SECURITY.md").contains(OTHER));
}

#[test]
fn client_ids_of_environments_have_to_be_those_of_sign_ins() {
    let options = KitOptions::new()
        .environment(Environment::new("dev").client_id(PROD))
        .environment(Environment::new("prod").client_id_of(PROD, OTHER));
    let (_, found) = made("Orders", sets(work_account()), &options);
    insta::assert_snapshot!(told(&found).join("\n"), @"
    /kit/environments/0/clientId: error[kit-value-invalid] the sign-ins have 2 applications, and `clientId` says one
    /kit/environments/1/clientIds/33333333-2222-3333-4444-555555555555: error[kit-value-invalid] no sign-in has the client id `33333333-2222-3333-4444-555555555555`
    ");
}

#[test]
fn files_of_what_is_configured_no_more_are_left_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = two();
    before.environments[1] = before.environments[1].clone().client_id_of(OTHER, PROD);
    let (files, _) = made("Orders", sets(work_account()), &before);
    let report = files.write_to(folder.path()).unwrap();
    assert_eq!(report.stale().count(), 0);

    let mut notes = FileSet::new();
    notes.insert("entra/notes.md", "ours", Upkeep::Seed);
    notes.write_to(folder.path()).unwrap();
    let (files, _) =
        made("Orders", managed_identity(), &KitOptions::new().environment(Environment::new("dev")));
    let drift = files.drift_from(folder.path()).unwrap();
    let stale: Vec<String> = drift
        .files()
        .filter(|file| file.is_stale())
        .map(|file| format!("{} {}", file.name(), file.summary()))
        .collect();
    insta::assert_snapshot!(stale.join("\n"), @"
    entra/app-registration.entra-id.dev.json is left over: its application is no longer configured
    entra/app-registration.entra-id.prod.json is left over: its application is no longer configured
    entra/app-registration.managed-identity.json is left over: its application is no longer configured
    entra/federated-credential.prod.json is left over: its environment is no longer configured
    entra/main.entra-id.bicep is left over: its application is no longer configured
    entra/main.entra-id.dev.bicepparam is left over: its application is no longer configured
    entra/main.entra-id.prod.bicepparam is left over: its application is no longer configured
    entra/main.managed-identity.bicep is left over: its application is no longer configured
    entra/main.managed-identity.bicepparam is left over: its application is no longer configured
    environments/prod/settings.json is left over: its environment is no longer configured
    ");
    // They are the user's to delete: an application and a connector may be out there.
    let report = files.write_to(folder.path()).unwrap();
    assert_eq!(report.stale().count(), stale.len());
    assert!(folder.path().join("environments/prod/settings.json").is_file());
}

#[test]
fn kit_that_is_wanted_no_more_is_left_over() {
    let folder = tempfile::tempdir().unwrap();
    let (files, _) =
        made("Orders", managed_identity(), &KitOptions::new().environment(Environment::new("dev")));
    files.write_to(folder.path()).unwrap();
    let report = no_kit().write_to(folder.path()).unwrap();
    let names: Vec<&str> = report.stale().map(LeftOver::name).collect();
    assert_eq!(
        names,
        [
            "bootstrap/apiDefinition.swagger.json",
            "bootstrap/apiProperties.json",
            "entra/app-registration.json",
            "entra/bicepconfig.json",
            "entra/conditional-access.json",
            "entra/federated-credential.dev.json",
            "entra/main.bicep",
            "entra/main.bicepparam",
            "environments/dev",
        ]
    );
    assert!(report.stale().all(|one| one.why().starts_with("no kit is configured any more")));
    // Everybody may have files of these names.
    assert!(folder.path().join("deploy.sh").is_file() && folder.path().join("SECURITY.md").is_file());
}

#[test]
fn service_principals_bring_no_application() {
    let sets = AuthSets::from(vec![
        AuthSet::new(managed_identity()),
        AuthSet::new(ServicePrincipal::new().tenant_id(TENANT).resource("api://orders")),
    ]);
    let (files, _) = made("Orders", sets, &two());
    assert!(files.get("entra/app-registration.json").is_some());
}
