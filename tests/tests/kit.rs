//! The roll-out kit: its scripts, run against stand-ins for the programs they call.
#![cfg(unix)]

mod brackets;
mod parity;
mod programs;
mod rollout;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use connectorgen::{
    ApiKey, AuthSet, AuthSets, EntraId, Environment, KeyIn, KitOptions, ManagedIdentity, OAuth2, Tool,
};

use self::brackets::open_braces;
use self::parity::{bash_calls, powershell_calls, steps};
use self::rollout::{CLIENT, OTHER, REDIRECT, Rollout, SECRET, SUBJECT, TENANT, has_tools};
use crate::project::{files, plain};

fn managed_identity() -> ManagedIdentity {
    ManagedIdentity::new()
        .client_id(CLIENT)
        .tenant_id(TENANT)
        .resource("https://graph.microsoft.com")
        .scope("User.Read")
}

fn dev() -> KitOptions {
    KitOptions::new().environment(Environment::new("dev").id("Default-1ccffdab-21fe-40b2-9b3d-c3a7222a330e"))
}

#[test]
fn roll_out_of_a_managed_identity_registers_what_the_platform_made() {
    if !has_tools() {
        return;
    }
    let rollout = Rollout::new(managed_identity(), dev());
    let told = rollout.runs(&["dev"]);
    insta::assert_snapshot!("kit_managed_identity_log", rollout.get("log"));
    assert!(told.contains("redirect URL: https://"), "{told}");
    let redirects: Vec<String> = serde_json::from_str(&rollout.get("redirects")).unwrap();
    assert_eq!(redirects, ["https://other.example/callback", REDIRECT], "they are merged, not replaced");
    assert!(
        told.contains("warning: the application has a redirect URL that is not one connector's"),
        "{told}"
    );
    let credential =
        fs::read_to_string(rollout.connector().join("entra/federated-credential.dev.json")).unwrap();
    let credential: serde_json::Value = serde_json::from_str(&credential).unwrap();
    assert_eq!(credential["subject"], SUBJECT);
    let registered: serde_json::Value = serde_json::from_str(&rollout.get("credentials")).unwrap();
    assert_eq!(registered, serde_json::json!([credential]));

    rollout.set("log", "");
    let before = snapshot(&rollout.connector());
    let told = rollout.runs(&["dev"]);
    assert_eq!(told.matches("is registered").count(), 2, "{told}");
    let log = rollout.get("log");
    assert!(!log.contains("create") && !log.contains("app update"), "a second run changes nothing: {log}");
    assert_eq!(snapshot(&rollout.connector()), before);
}

#[test]
fn dry_run_runs_nothing() {
    if !has_tools() {
        return;
    }
    for tool in [Tool::Paconn, Tool::Pac] {
        let rollout = Rollout::new(managed_identity(), dev().tool(tool));
        let before = snapshot(&rollout.connector());
        let told = rollout.runs(&["dev", "--dry-run"]);
        assert_eq!(rollout.get("log"), "");
        assert_eq!(snapshot(&rollout.connector()), before);
        insta::assert_snapshot!(format!("kit_dry_run_{tool:?}"), told);
        rollout.runs(&["dev", "--dry-run", "--register"]);
        assert_eq!(rollout.get("log"), "");
    }
}

#[test]
fn roll_out_with_pac_keeps_the_id_that_it_tells() {
    if !has_tools() {
        return;
    }
    let rollout = Rollout::new(managed_identity(), dev().tool(Tool::Pac).solution("Contoso"));
    rollout.runs(&["dev"]);
    rollout.runs(&["dev"]);
    let log = rollout.get("log");
    assert_eq!(log.matches("pac connector create").count(), 1, "{log}");
    assert_eq!(
        log.matches("pac connector update --connector-id 40698eb9-0663-43a9-ac72-9ef1a635570b").count(),
        1,
        "{log}"
    );
    assert!(log.contains("--solution-unique-name Contoso"), "{log}");
    assert!(!log.contains("paconn"), "{log}");
}

#[test]
fn client_secret_reaches_paconn_and_nothing_else() {
    if !has_tools() {
        return;
    }
    let entra = EntraId::new().client_id(CLIENT).tenant_id(TENANT).resource("https://graph.microsoft.com");
    let oauth2 = OAuth2::new()
        .client_id("app")
        .authorization_url("https://id.example/authorize")
        .token_url("https://id.example/token");
    for auth in [AuthSets::from(entra), AuthSets::from(oauth2)] {
        let rollout = Rollout::new(auth, dev());
        let output = rollout.run(&["dev"]);
        assert!(!output.status.success(), "no secret, no terminal");
        let told = rollout.runs_with_secret("dev --secret-stdin");
        assert!(!told.contains(SECRET), "{told}");
        let log = rollout.get("log");
        assert!(log.contains("with the secret: paconn create --settings settings.json"), "{log}");
        for file in files(rollout.folder.path()) {
            let bytes = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
            assert!(!bytes.contains(SECRET), "{}", plain(&file));
        }
    }
}

#[test]
fn roll_out_stops_before_it_does_harm() {
    if !has_tools() {
        return;
    }
    let other = "66666666-7777-8888-9999-aaaaaaaaaaaa";
    let stops = |rollout: &Rollout, tenant: &str, why: &str| {
        let output = rollout.run_as(tenant, &["dev"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && told.contains(why), "{why}: {told}");
    };
    let rollout = Rollout::new(managed_identity(), dev());
    stops(&rollout, other, "az is signed in to");
    assert!(!rollout.get("log").contains("paconn"));

    rollout.set("application", r#"{"signInAudience": "AzureADMultipleOrgs"}"#);
    stops(&rollout, TENANT, "a managed identity needs one for a single tenant");
    assert!(!rollout.get("log").contains("paconn"));

    let known = |environment: Environment| KitOptions::new().environment(environment);
    let moved = "https://global.consent.azure-apim.net/redirect/my-20profile-5f1111111111111111";
    let rollout = Rollout::new(managed_identity(), known(Environment::new("dev").redirect_url(moved)));
    stops(&rollout, TENANT, "is this another connector?");
    assert!(!rollout.get("log").contains("app update"));

    let rollout = Rollout::new(managed_identity(), dev());
    rollout.set("credentials", r#"[{"name": "my-profile-dev", "issuer": "x", "subject": "y"}]"#);
    stops(&rollout, TENANT, "for another subject");
    assert!(!rollout.get("log").contains("federated-credential create"));
}

#[test]
fn application_is_made_once() {
    if !has_tools() {
        return;
    }
    let without_id = ManagedIdentity::new().tenant_id(TENANT).resource("https://graph.microsoft.com");
    let rollout = Rollout::new(without_id, dev());
    let told = rollout.runs(&["dev", "--register"]);
    assert!(told.contains(&format!("client id of my-profile: {CLIENT}")), "{told}");
    let body: serde_json::Value = serde_json::from_str(&rollout.get("body")).unwrap();
    assert_eq!(body["signInAudience"], "AzureADMyOrg");
    assert_eq!(body["web"].get("redirectUris"), None, "a body with some would drop the others");
    rollout.runs(&["dev", "--register"]);
    assert_eq!(rollout.get("log").matches("PATCH").count(), 1);

    let rollout = Rollout::new(managed_identity(), dev());
    let told = rollout.runs(&["dev", "--register"]);
    assert!(told.contains(&format!("connectorgen.yaml names the application {CLIENT}")), "{told}");
    assert!(!rollout.get("log").contains("PATCH"), "an application from the portal has no unique name");
}

/// A managed identity beside a sign-in whose application is another one, with a secret.
fn two_applications() -> AuthSets {
    let second =
        EntraId::new().client_id(OTHER).tenant_id(TENANT).resource("api://orders").scope("Orders.Read");
    AuthSets::from(vec![AuthSet::new(managed_identity()), AuthSet::new(second)])
}

#[test]
fn roll_out_of_two_applications_registers_at_both() {
    if !has_tools() {
        return;
    }
    let rollout = Rollout::new(two_applications(), dev());
    let told = rollout.runs_with_secret("dev --secret-stdin");
    let log = rollout.get("log");
    let about = |what: &str, id: &str| log.lines().any(|line| line.contains(what) && line.contains(id));
    for id in [CLIENT, OTHER] {
        assert!(about("az ad app show", id), "{log}");
        // The stand-in has one list of redirect URLs for both.
        assert!(about("--query web.redirectUris", id), "{log}");
    }
    let added = "--api 0c1d2e3f-0000-4000-8000-000000000002 --api-permissions 0c1d2e3f-0000-4000-8000-000000000001=Scope";
    assert!(about(added, OTHER), "looked up, since nobody knows this API: {log}");
    assert!(about("federated-credential create", CLIENT), "{log}");
    assert!(!about("federated-credential", OTHER), "its secret stands in for that: {log}");
    assert!(told.contains("paconn gives the client secret to every way to sign in"), "{told}");
}

/// One connector for each way of rolling out.
fn models() -> [AuthSets; 6] {
    let key = ApiKey::new().name("X-Key").key_in(KeyIn::Header);
    let entra =
        EntraId::new().client_id(CLIENT).tenant_id("common").resource("api://orders").scope("Orders.Read");
    let oauth2 = OAuth2::new()
        .client_id("app")
        .authorization_url("https://id.example/authorize")
        .token_url("https://id.example/token");
    [
        two_applications(),
        AuthSets::from(connectorgen::AuthModel::None),
        AuthSets::from(key),
        AuthSets::from(entra),
        AuthSets::from(oauth2),
        AuthSets::from(managed_identity()),
    ]
}

#[test]
fn both_scripts_take_the_same_steps_and_call_the_same_programs() {
    for (auth, tool) in models().iter().flat_map(|auth| [(auth, Tool::Paconn), (auth, Tool::Pac)]) {
        let rollout = Rollout::new(auth.clone(), dev().tool(tool));
        let text = |name: &str| fs::read_to_string(rollout.connector().join(name)).unwrap();
        let (bash, powershell) = (text("deploy.sh"), text("deploy.ps1"));
        assert_eq!(steps(&bash), steps(&powershell), "{auth:?} {tool:?}");
        assert_eq!(bash_calls(&bash), powershell_calls(&powershell), "{auth:?} {tool:?}");
        assert!(bash_calls(&bash).len() > 2, "{auth:?} {tool:?}");
    }
}

/// Debian's shellcheck, where it is installed.
#[test]
fn scripts_are_sound() {
    if !has_tools() {
        return;
    }
    let has_shellcheck = Command::new("shellcheck").arg("--version").output().is_ok();
    if !has_shellcheck {
        println!("shellcheck is not installed, so only bash has looked at the scripts");
    }
    for (auth, tool) in models().iter().flat_map(|auth| [(auth, Tool::Paconn), (auth, Tool::Pac)]) {
        let rollout = Rollout::new(auth.clone(), dev().tool(tool));
        let script = rollout.connector().join("deploy.sh");
        let syntax = Command::new("bash").arg("-n").arg(&script).output().unwrap();
        assert!(syntax.status.success(), "{}", String::from_utf8_lossy(&syntax.stderr));
        if has_shellcheck {
            let checked = Command::new("shellcheck").arg(&script).output().unwrap();
            assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
        }
        let powershell = fs::read_to_string(rollout.connector().join("deploy.ps1")).unwrap();
        assert!(powershell.is_ascii());
        assert_eq!(open_braces(&powershell), Vec::<char>::new(), "{auth:?} {tool:?}");
    }
}

fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    files(folder).into_iter().map(|file| (file.clone(), fs::read(&file).unwrap())).collect()
}
