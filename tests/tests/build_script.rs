//! The example of a build script, built for real: what Cargo is told, what is written, and what is left alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use serde_json::Value;

use crate::project::{entries, name, path};

/// The light form of the library, without templates and configuration files.
const MANIFEST: &str = r#"
[package]
name = "shop"
version = "0.0.0"
edition = "2024"

[build-dependencies]
connectorgen = { path = "LIBRARY", default-features = false }

# It lies in the target folder, and is no member of the workspace around it.
[workspace]
"#;

#[test]
fn build_script_writes_what_changed_and_fails_on_errors() {
    let package = Package::new();
    let document = package.read("openapi.yaml");

    let first = package.build();
    let names: Vec<&str> = first.files.keys().map(String::as_str).collect();
    assert_eq!(names, ["apiDefinition.swagger.json", "apiProperties.json", "settings.json"]);
    assert!(!first.told.contains("warning"), "{}", first.told);

    // Nothing changed: the script is not run.
    let second = package.build();
    assert_eq!((second.ran, &second.files), (first.ran, &first.files));

    // The document changed and the connector does not: the script is run and leaves the files alone.
    package.write("openapi.yaml", &format!("{document}# The end.\n"));
    let third = package.build();
    assert_ne!(third.ran, first.ran);
    assert_eq!(third.files, first.files);

    // What is lost is a warning of Cargo.
    let cookie = "        - { name: session, in: cookie, schema: { type: string } }\n      responses:\n";
    package.write("openapi.yaml", &document.replace("      responses:\n", cookie));
    let lossy = package.build();
    let line = format!("shop@0.0.0: openapi.yaml:{}:11: cookie-left-out: ", line_of(&document, "responses:"));
    assert!(lossy.told.contains(&line), "{}", lossy.told);
    assert_eq!(lossy.files, first.files);

    // What concerns one file rewrites one file.
    package.write("openapi.yaml", &document.replace("Opening hours", "Shop hours"));
    let renamed = package.build();
    let names =
        renamed.files.iter().filter(|(name, file)| first.files[*name] != **file).map(|(name, _)| name);
    assert_eq!(names.collect::<Vec<_>>(), ["apiDefinition.swagger.json"]);

    // A file that the document refers to is one of the files that the connector is made of.
    let bad = "        \"400\": { $ref: errors.yaml#/Bad }\n        \"200\":\n";
    package.write("errors.yaml", "Bad: { description: No such shop. }\n");
    package.write("openapi.yaml", &document.replace("        \"200\":\n", bad));
    let referring = package.build();
    package.write("errors.yaml", "Bad: { description: No such shop is known. }\n");
    let changed = package.build();
    assert_ne!(changed.ran, referring.ran);
    assert_ne!(changed.files, referring.files);
    package.write("openapi.yaml", &document.replace("Opening hours", "Shop hours"));
    let renamed = package.build();

    // An error in the document fails the build and touches nothing.
    package.write("openapi.yaml", &document.replace("https://hours.contoso.com/v1", "/v1"));
    let refused = package.fail();
    let line = format!("shop@0.0.0: openapi.yaml:{}:5: server-not-absolute: ", line_of(&document, "- url:"));
    assert!(refused.contains(&line), "{refused}");
    assert_eq!(files_in(&renamed.out_dir), renamed.files);

    package.write("openapi.yaml", &document);
    assert_eq!(package.build().files.len(), 3);
}

/// The example, copied to a folder of its own. It is the same one on every run, so that the libraries it is built with
/// are there already.
struct Package(PathBuf);

/// A run of Cargo, and what was there after it.
struct Build {
    /// What people see.
    told: String,
    out_dir: PathBuf,
    /// When the build script was run last.
    ran: SystemTime,
    files: Files,
}

/// Texts of files with the times of their last change.
type Files = BTreeMap<String, (SystemTime, String)>;

impl Package {
    fn new() -> Package {
        let package = Package(Path::new(env!("CARGO_TARGET_TMPDIR")).join("build-script/shop"));
        fs::create_dir_all(package.0.join("src")).unwrap();
        let library = fs::canonicalize(path("crates/connectorgen")).unwrap();
        let library = library.to_str().unwrap().replace('\\', "/");
        package.write("Cargo.toml", &MANIFEST.replace("LIBRARY", &library));
        for file in ["build.rs", "openapi.yaml", "src/main.rs"] {
            let example = path("crates/connectorgen/examples/build-script").join(file);
            package.write(file, &fs::read_to_string(example).unwrap());
        }
        // The versions of the workspace, so that nothing has to be fetched.
        package.write("Cargo.lock", &crate::project::read("Cargo.lock"));
        package
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap()
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).unwrap();
    }

    fn build(&self) -> Build {
        let (success, told, messages) = self.cargo_build();
        assert!(success, "{told}");
        let out_dir = out_dir(&messages);
        Build { told, ran: modified(&out_dir.with_file_name("output")), files: files_in(&out_dir), out_dir }
    }

    /// What people see of a build that fails.
    fn fail(&self) -> String {
        let (success, told, _) = self.cargo_build();
        assert!(!success, "{told}");
        told
    }

    /// Whether it succeeded, what people see, and what programs see: one JSON value in each line.
    fn cargo_build(&self) -> (bool, String, String) {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["build", "--offline", "--message-format=json-render-diagnostics"])
            .current_dir(&self.0)
            .env("CARGO_TARGET_DIR", self.0.with_file_name("target"))
            .env("CARGO_TERM_COLOR", "never")
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.success(), text(output.stderr), text(output.stdout))
    }
}

/// The `OUT_DIR` of the build script.
fn out_dir(messages: &str) -> PathBuf {
    let is_ours = |message: &Value| {
        let id = message["package_id"].as_str();
        message["reason"] == "build-script-executed" && id.is_some_and(|id| id.contains("/shop#"))
    };
    let mut messages = messages.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let message = messages.find(is_ours).unwrap();
    PathBuf::from(message["out_dir"].as_str().unwrap())
}

fn line_of(document: &str, start: &str) -> usize {
    1 + document.lines().position(|line| line.trim_start().starts_with(start)).unwrap()
}

fn files_in(dir: &Path) -> Files {
    let file = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        (name(&path).to_owned(), (modified(&path), text))
    };
    entries(dir).into_iter().map(file).collect()
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).and_then(|metadata| metadata.modified()).unwrap()
}
