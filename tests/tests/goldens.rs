//! Every document of `specs/` under every authentication model, compared with the folder that is expected of it.
//! With `CONNECTORGEN_UPDATE=1` the folders are brought up to date.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use connectorgen::{AuthKind, Error, Generated, Generator, Upkeep};

use crate::project::{documents, entries, files, name, plain};

#[test]
fn connectors_of_all_configurations_are_as_expected() {
    let faults: Vec<String> = documents()
        .iter()
        .flat_map(|document| configurations(document))
        .filter_map(|config| fault(&config).map(|fault| format!("{}: {fault}", plain(&config))))
        .collect();
    assert!(faults.is_empty(), "\n{}\nAccept what is right with `cargo xtask bless`.\n", faults.join("\n"));
}

#[test]
fn documents_have_a_folder_for_every_configuration_and_no_other() {
    let documents = documents();
    assert!(documents.len() >= 5, "{documents:?}");
    for document in documents {
        let folders = entries(&document.with_file_name("expected"));
        let found: BTreeSet<String> = folders.iter().map(|folder| name(folder).to_owned()).collect();
        let wanted: BTreeSet<String> =
            configurations(&document).iter().map(|config| sign_in(config)).collect();
        assert_eq!(found, wanted, "folders beside {}", document.display());
    }
}

#[test]
fn models_are_tried_with_at_least_three_documents() {
    let mut tried: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents() {
        let models = configurations(&document).iter().map(|config| sign_in(config)).collect::<Vec<_>>();
        assert!(models.iter().any(|model| model == AuthKind::FromSpec.name()), "{}", document.display());
        for model in models {
            *tried.entry(model).or_default() += 1;
        }
    }
    for kind in AuthKind::ALL {
        assert!(tried.get(kind.name()).is_some_and(|documents| *documents >= 3), "{kind}: {tried:?}");
    }
    let unknown = |name: &String| name.split('+').any(|model| model.parse::<AuthKind>().is_err());
    assert_eq!(tried.keys().find(|name| unknown(name)), None, "no model is called so");
}

/// What is wrong with the folder of a configuration.
fn fault(config: &Path) -> Option<String> {
    match compare(config) {
        Ok(None) => None,
        Ok(Some(fault)) => Some(fault),
        Err(error) => Some(format!("{error:?}")),
    }
}

fn compare(config: &Path) -> Result<Option<String>, Error> {
    let mut generator = Generator::new();
    let plan = generator.config(config).plan()?;
    let dir = plan.target()?.to_owned();
    let expected = config.with_file_name("expected").join(sign_in(config));
    if dir != expected {
        return Ok(Some(format!("`out` is {}, not {}", dir.display(), expected.display())));
    }
    let generated = plan.generate()?;
    let stale = stale(&generated, &dir);
    if updates() {
        for (path, _) in &stale {
            fs::remove_file(path).unwrap();
        }
        generated.check(&dir)?;
        return Ok(None);
    }
    generated.check(&dir)?;
    let told = stale.iter().fold(String::new(), |mut told, (path, why)| {
        let _ = write!(told, "\n{} {why}", plain(path));
        told
    });
    Ok((!told.is_empty()).then_some(told))
}

/// What [`Generated::check`] has no opinion on: files that nobody generates, and those that are the user's once they
/// are there.
fn stale(generated: &Generated, dir: &Path) -> Vec<(PathBuf, String)> {
    if !dir.exists() {
        return Vec::new();
    }
    let judge = |path: PathBuf| {
        let name = plain(path.strip_prefix(dir).unwrap());
        let Some(bytes) = generated.files.get(&name) else {
            return Some((path, "is not generated".to_owned()));
        };
        match generated.files.upkeep(&name) {
            Some(Upkeep::Seed) if fs::read(&path).unwrap() != bytes => {
                let bytes = String::from_utf8_lossy(bytes);
                Some((path, format!("is not what a first run writes:\n{bytes}")))
            }
            _ => None,
        }
    };
    files(dir).into_iter().filter_map(judge).collect()
}

fn updates() -> bool {
    std::env::var_os("CONNECTORGEN_UPDATE").is_some_and(|update| update == "1")
}

/// The configurations beside a document.
fn configurations(document: &Path) -> Vec<PathBuf> {
    let beside = entries(document.parent().unwrap());
    beside.into_iter().filter(|path| name(path).starts_with("connectorgen.")).collect()
}

/// `api-key` of `connectorgen.api-key.yaml`, and `basic+none` of one with both.
fn sign_in(config: &Path) -> String {
    let name = name(config);
    let sign_in = name.strip_prefix("connectorgen.").and_then(|rest| rest.strip_suffix(".yaml"));
    sign_in.unwrap_or_else(|| panic!("{name} names no way to sign in")).to_owned()
}
