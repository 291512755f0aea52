//! Every document of `specs/` under every authentication model, compared with the folder that is expected of it.
//! With `CONNECTORGEN_UPDATE=1` the folders are brought up to date.

use std::collections::BTreeSet;
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
fn documents_have_a_configuration_and_a_folder_for_every_model() {
    let models: BTreeSet<String> = AuthKind::ALL.into_iter().map(|kind| kind.name().to_owned()).collect();
    let documents = documents();
    assert!(documents.len() >= 5, "{documents:?}");
    for document in documents {
        let found: BTreeSet<String> = configurations(&document).iter().map(|config| model(config)).collect();
        assert_eq!(found, models, "configurations beside {}", document.display());
        let folders = entries(&document.with_file_name("expected"));
        let found: BTreeSet<String> = folders.iter().map(|folder| name(folder).to_owned()).collect();
        assert_eq!(found, models, "folders beside {}", document.display());
    }
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
    let expected = config.with_file_name("expected").join(model(config));
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

/// `api-key` of `connectorgen.api-key.yaml`.
fn model(config: &Path) -> String {
    let name = name(config);
    let model = name.strip_prefix("connectorgen.").and_then(|rest| rest.strip_suffix(".yaml"));
    model.unwrap_or_else(|| panic!("{name} names no model")).to_owned()
}
