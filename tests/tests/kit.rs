//! The roll-out kit: its scripts, run against stand-ins for the programs they call.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use connectorgen::{
    ApiKey, AuthSets, EntraId, Environment, Generator, KeyIn, KitOptions, ManagedIdentity, OAuth2, Tool,
};
use tempfile::TempDir;

use crate::project::{files, path, plain};

const TENANT: &str = "1ccffdab-21fe-40b2-9b3d-c3a7222a330e";
const CLIENT: &str = "11111111-2222-3333-4444-555555555555";
const REDIRECT: &str =
    "https://global.consent.azure-apim.net/redirect/my-20profile-5f98284236d845b802-5f21c6202f06d65e16";
const SUBJECT: &str = "/eid1/c/pub/t/q_3PHP4hskCbPcOnIiozDg/a/k972yLpWjkypg7DpMYfrNA/\
                       unitedstates-002_my-20profile-5f98284236d845b802-5f21c6202f06d65e16";
const SECRET: &str = "s3cr3t-Value~that.must-not_show";

/// Every program leaves a line with its name and arguments in `log`, keeps what it was told in `state`, and behaves as
/// the real one does.
const AZ: &str = r#"#!/usr/bin/env bash
printf 'az'  >>"$STUB/log"; printf ' %s' "$@" >>"$STUB/log"; printf '\n' >>"$STUB/log"
case "$1 $2 $3" in
'cloud show '*) echo AzureCloud ;;
'account show '*) echo "$STUB_TENANT" ;;
'ad sp show') [ -e "$STUB/sp" ] ;;
'ad sp create') touch "$STUB/sp" ;;
'ad app show')
    case "$*" in
    *web.redirectUris*) cat "$STUB/redirects" ;;
    *) cat "$STUB/application" ;;
    esac ;;
'ad app update') shift 6; printf '%s\n' "$@" | jq -R . | jq -s . >"$STUB/redirects" ;;
'ad app permission') ;;
'ad app federated-credential')
    case "$4" in
    list) cat "$STUB/credentials" ;;
    create) if [ ! -e "$STUB/tried" ]; then touch "$STUB/tried"; exit 1; fi
        jq -s '.[0] + [.[1]]' "$STUB/credentials" "${8#@}" >"$STUB/new" && mv "$STUB/new" "$STUB/credentials" ;;
    esac ;;
'rest --method GET') [ -e "$STUB/made" ] && echo "$STUB_CLIENT" ;;
'rest --method PATCH') touch "$STUB/made"; cp "${9#@}" "$STUB/body" ;;
*) exit 9 ;;
esac
"#;
const PACONN: &str = r#"#!/usr/bin/env bash
printf 'paconn'  >>"$STUB/log"; printf ' %s' "$@" >>"$STUB/log"; printf '\n' >>"$STUB/log"
case "$1" in
create)
    if [ -z "${SECRET_SEEN:-}" ] && jq -e '[.. | objects | .oAuthSettings? // empty] | length > 0' apiProperties.json >/dev/null; then
        echo 'Please provide OAuth2 client secret using the --secret argument.' >&2; exit 1
    fi
    jq '.connectorId = "shared_my-20profile-5f98284236d845b802-5f21c6202f06d65e16"' settings.json >s && mv s settings.json ;;
update) jq -e .connectorId settings.json >/dev/null && cp apiProperties.json "$STUB/uploaded" ;;
download)
    mkdir -p "$5"
    jq --arg redirect "$STUB_REDIRECT" --arg subject "$STUB_SUBJECT" \
        '(.. | objects | select(has("oAuthSettings")) | .oAuthSettings.redirectUrl) = $redirect
         | (.. | objects | select(has("FederatedIdentityCredentials")) | .FederatedIdentityCredentials.Subject) = $subject' \
        "$STUB_PROPERTIES" >"$5/apiProperties.json" ;;
esac
"#;
/// The interpreter that the secret goes to. It must be in the environment and not among the arguments.
const PYTHON: &str = r#"#!/usr/bin/env bash
case "$*" in *"$STUB_SECRET"*) exit 8 ;; esac
[ "$CONNECTOR_SECRET" = "$STUB_SECRET" ] || exit 7
printf 'with the secret: ' >>"$STUB/log"
shift 2
SECRET_SEEN=yes exec paconn "$@"
"#;
const PAC: &str = r#"#!/usr/bin/env bash
printf 'pac'  >>"$STUB/log"; printf ' %s' "$@" >>"$STUB/log"; printf '\n' >>"$STUB/log"
case "$2" in
create) echo "Connector created with ID 40698eb9-0663-43a9-ac72-9ef1a635570b" ;;
download)
    jq --arg redirect "$STUB_REDIRECT" --arg subject "$STUB_SUBJECT" \
        '(.. | objects | select(has("oAuthSettings")) | .oAuthSettings.redirectUrl) = $redirect
         | (.. | objects | select(has("FederatedIdentityCredentials")) | .FederatedIdentityCredentials.Subject) = $subject' \
        "$STUB_PROPERTIES" >"$6/apiProperties.json" ;;
esac
"#;

/// A connector with its kit in a folder, and stand-ins beside it.
struct Rollout {
    folder: TempDir,
}

impl Rollout {
    fn new(auth: impl Into<AuthSets>, kit: KitOptions) -> Rollout {
        let rollout = Rollout { folder: TempDir::new().unwrap() };
        let mut generator = Generator::new();
        generator.spec(path("specs/graph-me/openapi.yaml")).auth(auth).kit(kit).out_dir(rollout.connector());
        generator.write().unwrap();
        for (name, text) in [("az", AZ), ("paconn", PACONN), ("python3", PYTHON), ("pac", PAC)] {
            let file = rollout.state("bin").join(name);
            fs::create_dir_all(rollout.state("bin")).unwrap();
            fs::write(&file, text).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        }
        rollout.set("application", r#"{"signInAudience": "AzureADMyOrg", "requiredResourceAccess": []}"#);
        rollout.set("redirects", r#"["https://other.example/callback"]"#);
        rollout.set("credentials", "[]");
        rollout.set("log", "");
        rollout
    }

    fn connector(&self) -> PathBuf {
        self.folder.path().join("connector")
    }

    fn state(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn set(&self, name: &str, text: &str) {
        fs::write(self.state(name), text).unwrap();
    }

    fn get(&self, name: &str) -> String {
        let text = fs::read_to_string(self.state(name)).unwrap();
        self.plain(&text)
    }

    /// Without the folders of this run.
    fn plain(&self, text: &str) -> String {
        let root = self.folder.path().canonicalize().unwrap();
        let text = text.replace(&*root.to_string_lossy(), "ROOT");
        let text = text.replace(&*self.folder.path().to_string_lossy(), "ROOT");
        let words = text.split_inclusive([' ', '\n']).map(|word| match word.find("/tmp.") {
            // What `mktemp` made.
            Some(_) => format!("WORK{}", word.rsplit_once('/').map_or("\n", |(_, last)| last)),
            None => word.to_owned(),
        });
        words.collect()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.run_as(TENANT, arguments)
    }

    fn run_as(&self, tenant: &str, arguments: &[&str]) -> Output {
        let path = format!("{}:{}", self.state("bin").display(), std::env::var("PATH").unwrap());
        Command::new("bash")
            .arg(self.connector().join("deploy.sh"))
            .args(arguments)
            .env("PATH", path)
            .env("STUB", self.folder.path())
            .env("STUB_TENANT", tenant)
            .env("STUB_CLIENT", CLIENT)
            .env("STUB_REDIRECT", REDIRECT)
            .env("STUB_SUBJECT", SUBJECT)
            .env("STUB_SECRET", SECRET)
            .env("STUB_PROPERTIES", self.connector().join("apiProperties.json"))
            .env("CONNECTOR_WAIT", "0")
            .env_remove("CONNECTOR_SECRET")
            .env_remove("PYTHON")
            .output()
            .unwrap()
    }

    fn runs(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let told =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{told}");
        self.plain(&told)
    }
}

/// The scripts need `bash` and `jq`, which not every machine has.
fn has_tools() -> bool {
    let has = |tool: &str| Command::new(tool).arg("--version").output().is_ok();
    let all = has("bash") && has("jq");
    if !all {
        println!("skipped: bash or jq is missing");
    }
    all
}

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
        let path = format!("{}:{}", rollout.state("bin").display(), std::env::var("PATH").unwrap());
        let script = format!(
            "printf '%s\\n' \"$STUB_SECRET\" | bash '{}/deploy.sh' dev --secret-stdin",
            rollout.connector().display()
        );
        let output = Command::new("bash")
            .args(["-c", &script])
            .env("PATH", path)
            .env("STUB", rollout.folder.path())
            .env("STUB_TENANT", TENANT)
            .env("STUB_REDIRECT", REDIRECT)
            .env("STUB_SUBJECT", "")
            .env("STUB_SECRET", SECRET)
            .env("STUB_PROPERTIES", rollout.connector().join("apiProperties.json"))
            .env("CONNECTOR_WAIT", "0")
            .output()
            .unwrap();
        let told =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{told}");
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
    let rollout = Rollout::new(managed_identity(), dev());
    let told = rollout.runs(&["dev", "--register"]);
    assert!(told.contains(&format!("client id: {CLIENT}")), "{told}");
    let body: serde_json::Value = serde_json::from_str(&rollout.get("body")).unwrap();
    assert_eq!(body["signInAudience"], "AzureADMyOrg");
    assert_eq!(body["web"].get("redirectUris"), None, "a body with some would drop the others");
    rollout.runs(&["dev", "--register"]);
    assert_eq!(rollout.get("log").matches("PATCH").count(), 1);
}

/// Debian's shellcheck, where it is installed.
#[test]
fn scripts_are_sound() {
    if !has_tools() {
        return;
    }
    let key = ApiKey::new().name("X-Key").key_in(KeyIn::Header);
    let entra =
        EntraId::new().client_id(CLIENT).tenant_id("common").resource("api://orders").scope("Orders.Read");
    let oauth2 = OAuth2::new()
        .client_id("app")
        .authorization_url("https://id.example/authorize")
        .token_url("https://id.example/token");
    let models = [
        AuthSets::from(connectorgen::AuthModel::None),
        AuthSets::from(key),
        AuthSets::from(entra),
        AuthSets::from(oauth2),
        AuthSets::from(managed_identity()),
    ];
    let has_shellcheck = Command::new("shellcheck").arg("--version").output().is_ok();
    if !has_shellcheck {
        println!("shellcheck is not installed, so only bash has looked at the scripts");
    }
    for (auth, tool) in models.iter().flat_map(|auth| [(auth, Tool::Paconn), (auth, Tool::Pac)]) {
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

/// The brackets of a PowerShell script that nothing closes: text in quotes, here-strings and comments apart.
fn open_braces(text: &str) -> Vec<char> {
    let mut open = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("<#") {
            rest.find("#>").unwrap() + 2
        } else if rest.starts_with("@'\n") {
            rest.find("\n'@").unwrap() + 3
        } else if c == '#' {
            rest.find('\n').unwrap()
        } else if c == '\'' || c == '"' {
            rest[1..].find(c).unwrap() + 2
        } else {
            1
        };
        match c {
            '(' | '{' | '[' => open.push(c),
            ')' => assert_eq!(open.pop(), Some('('), "{rest:.60}"),
            '}' => assert_eq!(open.pop(), Some('{'), "{rest:.60}"),
            ']' => assert_eq!(open.pop(), Some('['), "{rest:.60}"),
            _ => {}
        }
        rest = &rest[skipped..];
    }
    open
}

fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    files(folder).into_iter().map(|file| (file.clone(), fs::read(&file).unwrap())).collect()
}
