//! The rules of the house that no lint knows: ARCHITECTURE.md, held against the sources and the manifests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use connectorgen::Code;
use serde_json::Value;

use crate::project::{ROOT, entries, files, path, plain, read};
use crate::source::Source;

/// Sources with texts that hold wire names all the same, and why.
const SPELL_WIRE_NAMES: &[(&str, &str)] = &[
    (
        "crates/lower/src/schema/scalar.rs",
        "`x-ms-enum` is AutoRest's and stands in documents, never in a connector",
    ),
    (
        "crates/spec/src/read/one_file.rs",
        "`x-ms-paths` is AutoRest's and stands in documents, never in a connector",
    ),
];

const LONGEST_FILE: usize = 500;

#[test]
fn wire_names_are_spelled_in_the_model_only() {
    let mut faults = Vec::new();
    for path in shipped_sources() {
        let name = below_root(&path);
        if name.starts_with("crates/model/") || SPELL_WIRE_NAMES.iter().any(|(allowed, _)| *allowed == name) {
            continue;
        }
        // Inside backticks it is a message that tells people what to write.
        let wire_names = |text: &str| text.matches("x-ms-").count() > text.matches("`x-ms-").count();
        let texts = Source::read(&path).texts;
        faults.extend(
            texts.iter().filter(|(_, text)| wire_names(text)).map(|(line, _)| format!("{name}:{line}")),
        );
    }
    assert_none(&faults, "wire names outside of crates/model");
    for (name, why) in SPELL_WIRE_NAMES {
        assert!(read(name).contains("x-ms-"), "{name} is on the list without need: {why}");
    }
}

#[test]
fn shipped_code_never_unwraps() {
    let mut faults = Vec::new();
    for path in shipped_sources() {
        let code = Source::read(&path).code;
        let lines = code.lines().enumerate();
        let unwraps = lines.filter(|(_, line)| line.contains(".unwrap()") || line.contains(".expect("));
        faults.extend(unwraps.map(|(line, _)| format!("{}:{}", below_root(&path), line + 1)));
    }
    assert_none(&faults, "unwrap() or expect() outside of tests");
}

#[test]
fn sources_are_no_longer_than_a_person_reads() {
    let mut faults = Vec::new();
    for path in ["crates", "templates", "tests", "xtask"].iter().flat_map(|dir| sources(&path(dir))) {
        let lines = std::fs::read_to_string(&path).unwrap().lines().count();
        if lines > LONGEST_FILE {
            faults.push(format!("{}: {lines} lines", below_root(&path)));
        }
    }
    assert_none(&faults, &format!("sources of more than {LONGEST_FILE} lines"));
}

/// The order is the line of ARCHITECTURE.md that begins with "Bottom first:"; a crate may use those of the layers below
/// its own.
#[test]
fn crates_depend_downwards_as_the_architecture_says() {
    let layers = layers();
    let dependencies = dependencies();
    let mut faults = Vec::new();
    for (package, uses) in &dependencies {
        if matches!(package.as_str(), "connectorgen-bench" | "connectorgen-tests" | "xtask") {
            continue;
        }
        let Some(layer) = layers.get(package.as_str()) else {
            faults.push(format!("{package} has no place in ARCHITECTURE.md"));
            continue;
        };
        let ours = uses.iter().filter(|used| layers.contains_key(used.as_str()));
        let upwards = ours.filter(|used| layers[used.as_str()] >= *layer);
        faults.extend(upwards.map(|used| format!("{package} uses {used}")));
    }
    assert_none(&faults, "dependencies against the order of ARCHITECTURE.md");
    let gone = layers.keys().filter(|package| !dependencies.contains_key(*package));
    assert_none(&gone.cloned().collect::<Vec<_>>(), "packages of ARCHITECTURE.md that do not exist");
}

#[test]
fn openapi_types_stay_on_the_way_to_the_model() {
    let may = [
        "connectorgen",
        "connectorgen-auth",
        "connectorgen-lower",
        "connectorgen-spec",
        "connectorgen-tests",
    ];
    let users = dependencies().into_iter().filter(|(_, uses)| uses.contains("openapiv3"));
    let users: Vec<String> =
        users.map(|(package, _)| package).filter(|user| !may.contains(&user.as_str())).collect();
    assert_none(&users, "packages that know OpenAPI 3 and should not");
}

#[test]
fn ids_of_diagnostics_belong_to_one_crate() {
    let crates = [
        ("connectorgen", connectorgen::codes::CODES),
        ("connectorgen-auth", connectorgen_auth::CODES),
        ("connectorgen-kit", connectorgen_kit::CODES),
        ("connectorgen-lower", connectorgen_lower::codes::CODES),
        ("connectorgen-rules", connectorgen_rules::CODES),
        ("connectorgen-spec", connectorgen_spec::codes::CODES),
    ];
    let mut owners: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (owner, codes) in crates {
        for code in codes {
            owners.entry(code.id).or_default().push(owner);
        }
    }
    let shared = owners.iter().filter(|(_, owners)| owners.len() > 1);
    assert_none(
        &shared.map(|(id, owners)| format!("{id}: {owners:?}")).collect::<Vec<_>>(),
        "ids of two crates",
    );

    // A rule may say again what a stage says earlier. Then it is the same in every respect.
    let rules = connectorgen_rules::rules().iter().map(|rule| rule.meta().code());
    let stages: BTreeMap<&str, _> =
        crates.iter().flat_map(|(_, codes)| codes.iter()).map(|code| (code.id, code)).collect();
    let differs = |rule: &Code| {
        let stage = stages.get(rule.id);
        stage.is_some_and(|code| (code.severity, code.official) != (rule.severity, rule.official))
    };
    let differ: Vec<String> = rules.filter(differs).map(|rule| rule.id.to_owned()).collect();
    assert_none(&differ, "ids that a rule and a stage tell apart");
}

fn assert_none(faults: &[String], what: &str) {
    assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
}

/// The Rust sources of a folder.
fn sources(dir: &Path) -> Vec<PathBuf> {
    files(dir)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The sources of what is shipped, without files that are compiled for tests only.
fn shipped_sources() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = entries(&path("crates")).iter().map(|dir| dir.join("src")).collect();
    folders.push(path("templates/src"));
    let mut all: Vec<PathBuf> = folders.iter().flat_map(|dir| sources(dir)).collect();
    let tests: Vec<PathBuf> = all.iter().flat_map(|path| test_files(path)).collect();
    all.retain(|path| !tests.iter().any(|test| path.starts_with(test) || *path == test.with_extension("rs")));
    assert!(all.len() > 200, "the sources were not found");
    all
}

/// Modules for tests only that a source declares, as files without their extension.
fn test_files(path: &Path) -> Vec<PathBuf> {
    let stem = path.file_stem().unwrap();
    let folder = path.parent().unwrap();
    let is_root = ["lib", "main", "mod"].iter().any(|root| stem == *root);
    let dir = if is_root { folder.to_owned() } else { folder.join(stem) };
    // `#[path = "disk_tests.rs"]` stands between the two.
    let beside = folder.join(format!("{}_tests", stem.to_string_lossy()));
    Source::read(path).test_files().iter().map(|name| dir.join(name)).chain([beside]).collect()
}

fn below_root(path: &Path) -> String {
    plain(path.strip_prefix(ROOT).unwrap())
}

/// The packages of ARCHITECTURE.md with the numbers of their layers.
fn layers() -> BTreeMap<String, usize> {
    let text = read("ARCHITECTURE.md");
    let (_, order) = text.split_once("Bottom first:").expect("ARCHITECTURE.md tells the order of the crates");
    let order = order.split_once(". ").expect("the order ends in a full stop").0;
    let layers = order.split('·').map(|layer| layer.split('`').skip(1).step_by(2));
    let package = |name: &str| match name {
        "connectorgen" => name.to_owned(),
        other => format!("connectorgen-{other}"),
    };
    layers.enumerate().flat_map(|(layer, names)| names.map(move |name| (package(name), layer))).collect()
}

/// The packages of the workspace with what they are built from; what their tests use besides does not count.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = ["metadata", "--no-deps", "--offline", "--format-version", "1"];
    let output = Command::new(cargo).args(arguments).current_dir(ROOT).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let uses = |package: &Value| {
        let all = package["dependencies"].as_array().unwrap().iter();
        all.filter(|used| used["kind"] != "dev").map(|used| text(&used["name"])).collect()
    };
    let packages = metadata["packages"].as_array().unwrap();
    packages.iter().map(|package| (text(&package["name"]), uses(package))).collect()
}
