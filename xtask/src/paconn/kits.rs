use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use connectorgen::{Environment, KitOptions};
use connectorgen_tests::stand_ins::{AZ, AZ_STATE};
use serde_json::{Value, json};

use super::pairs::{CLIENT, TENANT, generator, models};
use super::service::{Service, Tools};

const SPEC: &str = "graph-me/openapi.yaml";
const SECRET: &str = "s3cr3t-Value~that.must-not_show";

/// Writes a connector and its kit for each authentication model, and answers the folders.
pub(super) fn write(below: &Path) -> Result<Vec<PathBuf>, String> {
    let mut folders = Vec::new();
    for kind in models() {
        let folder = below.join(kind.name());
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        let environment = Environment::new("dev").id("00000000-0000-0000-0000-000000000001");
        let mut generator = generator(SPEC, &[kind]);
        generator.kit(KitOptions::new().environment(environment)).out_dir(folder.join("connector"));
        generator.write().map_err(|error| format!("{}: {error}", folder.display()))?;
        folders.push(folder);
    }
    Ok(folders)
}

/// Rolls a connector out twice with the real paconn, as somebody would by hand, and looks at what came of it.
pub(super) fn roll_out(tools: &Tools, folder: &Path) -> Result<(), String> {
    let kit = Kit { folder, tools };
    let service = tools.start(&folder.join("requests"))?;
    kit.prepare(&service).map_err(|error| format!("{}: {error}", folder.display()))?;
    kit.run()?;
    let first = files(&folder.join("connector"))?;
    kit.run()?;
    if files(&folder.join("connector"))? != first {
        return Err("the second run changed files of the connector".to_owned());
    }
    kit.check_requests()?;
    kit.check_application()?;
    kit.check_secret()
}

struct Kit<'a> {
    folder: &'a Path,
    tools: &'a Tools,
}

impl Kit<'_> {
    /// The programs that the script calls, their state, and the address of the service.
    fn prepare(&self, service: &Service) -> std::io::Result<()> {
        let paconn = format!("#!/bin/sh\nexec '{}' -m paconn \"$@\"\n", self.tools.python.display());
        fs::create_dir_all(self.folder.join("bin"))?;
        for (name, text) in [("az", AZ), ("paconn", &paconn)] {
            let file = self.folder.join("bin").join(name);
            fs::write(&file, text)?;
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755))?;
        }
        for (name, text) in AZ_STATE {
            fs::write(self.folder.join(name), text)?;
        }
        // What `paconn login` leaves behind.
        let token = json!({
            "token_type": "Bearer",
            "access_token": service.token,
            "expires_on": 9_999_999_999_u64,
            "oid": "00000000-0000-0000-0000-0000000000aa",
        });
        fs::create_dir_all(self.folder.join("home/.paconn"))?;
        fs::write(self.folder.join("home/.paconn/accessTokens.json"), token.to_string())?;
        let file = self.folder.join("connector/environments/dev/settings.json");
        let mut settings: Value = serde_json::from_slice(&fs::read(&file)?)?;
        if let Some(settings) = settings.as_object_mut() {
            settings.insert("powerAppsUrl".to_owned(), json!(service.url));
        }
        fs::write(&file, settings.to_string())
    }

    fn run(&self) -> Result<(), String> {
        let programs = std::env::var("PATH").unwrap_or_default();
        let output = Command::new("bash")
            .arg(self.folder.join("connector/deploy.sh"))
            .arg("dev")
            .env("PATH", format!("{}:{programs}", self.folder.join("bin").display()))
            .env("HOME", self.folder.join("home"))
            .env("PYTHON", &self.tools.python)
            .env("PYTHONWARNINGS", "ignore")
            .env("CONNECTOR_SECRET", SECRET)
            .env("CONNECTOR_WAIT", "0")
            .env("STUB", self.folder)
            .env("STUB_TENANT", TENANT)
            .env("STUB_CLIENT", CLIENT)
            .output()
            .map_err(|error| format!("bash: {error}"))?;
        let told =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        if told.contains(SECRET) {
            return Err("the script shows the client secret".to_owned());
        }
        if output.status.success() { Ok(()) } else { Err(told) }
    }

    /// One connector was made, and in the end the service has the sign-in that the files say.
    fn check_requests(&self) -> Result<(), String> {
        let requests = files(&self.folder.join("requests"))?;
        let of = |name: &str| {
            let end = format!("-{name}.json");
            requests.iter().filter(move |(path, _)| path.to_string_lossy().ends_with(&end))
        };
        let made = of("create").count();
        if made != 1 {
            return Err(format!("{made} connectors were made"));
        }
        let (_, last) = of("update").next_back().ok_or("nothing was updated")?;
        let sent: Value = serde_json::from_slice(last).map_err(|error| error.to_string())?;
        let mut sent = sent.pointer("/body/properties").cloned().unwrap_or_default();
        let wanted = self.json("connector/apiProperties.json")?;
        let wanted = wanted.get("properties").cloned().unwrap_or_default();
        let has_secret = take_secrets(&mut sent);
        if has_secret != self.script()?.contains("CONNECTOR_SECRET") {
            return Err(format!("the service has a client secret: {has_secret}"));
        }
        for member in ["connectionParameters", "connectionParameterSets", "policyTemplateInstances"] {
            if sent.get(member) != wanted.get(member) {
                return Err(format!("{member} of the service differ from those of the files"));
            }
        }
        Ok(())
    }

    /// Where Microsoft Entra ID has a part in it, the application knows the connector, once.
    fn check_application(&self) -> Result<(), String> {
        if !self.script()?.contains("az ad app update") {
            return Ok(());
        }
        let settings = self.json("connector/environments/dev/settings.json")?;
        let id = settings.get("connectorId").and_then(Value::as_str).unwrap_or_default();
        let name = id.strip_prefix("shared_").ok_or("no id of the connector was kept")?;
        let redirect = format!("https://global.consent.azure-apim.net/redirect/{name}");
        if self.json("redirects")? != json!(["https://other.example/callback", redirect]) {
            return Err("the redirect URL was not added to those of the application".to_owned());
        }
        if !self.folder.join("connector/entra/federated-credential.dev.json").exists() {
            return Ok(());
        }
        let credentials = self.json("credentials")?;
        let subjects: Vec<&Value> = credentials.as_array().into_iter().flatten().collect();
        match subjects.as_slice() {
            [one] if one.get("subject").and_then(Value::as_str).is_some_and(|text| text.ends_with(name)) => {
                Ok(())
            }
            _ => Err(format!("the federated credentials of the application are {credentials}")),
        }
    }

    /// The client secret is in the requests, and in no file.
    fn check_secret(&self) -> Result<(), String> {
        for (path, bytes) in files(self.folder)? {
            let is_sent = path.starts_with(self.folder.join("requests"));
            if !is_sent && String::from_utf8_lossy(&bytes).contains(SECRET) {
                return Err(format!("the client secret is in {}", path.display()));
            }
        }
        Ok(())
    }

    fn script(&self) -> Result<String, String> {
        let path = self.folder.join("connector/deploy.sh");
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    }

    fn json(&self, name: &str) -> Result<Value, String> {
        let path = self.folder.join(name);
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
    }
}

/// Takes the client secret out, wherever it stands; false when it stands nowhere.
fn take_secrets(value: &mut Value) -> bool {
    let mut found = false;
    match value {
        Value::Object(members) => {
            found = members.remove("clientSecret").is_some_and(|secret| secret == SECRET);
            for member in members.values_mut() {
                found |= take_secrets(member);
            }
        }
        Value::Array(items) => {
            for item in items {
                found |= take_secrets(item);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    found
}

/// The files below a folder, by path.
fn files(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        let listing = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for path in listing.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                found.insert(path, bytes);
            }
        }
    }
    Ok(found)
}
