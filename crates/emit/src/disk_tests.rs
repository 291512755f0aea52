use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::{DriftedFile, FileSet, Upkeep};

fn files() -> FileSet {
    let mut files = FileSet::new();
    files.insert("a.json", "{\n  \"a\": 1\n}\n", Upkeep::Managed);
    files.insert("entra/b.json", "{}\n", Upkeep::Managed);
    files.insert("settings.json", "{}\n", Upkeep::Seed);
    files
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// All files below a folder.
fn names(dir: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type().unwrap().is_dir() {
            names.extend(self::names(&entry.path()).into_iter().map(|inner| format!("{name}/{inner}")));
        } else {
            names.push(name);
        }
    }
    names.sort();
    names
}

#[test]
fn writing_to_a_new_folder_writes_everything() {
    let dir = folder();
    let out = dir.path().join("deep/er");
    let report = files().write_to(&out).unwrap();
    assert_eq!(report.written().count(), 3);
    assert_eq!(names(&out), ["a.json", "entra/b.json", "settings.json"]);
    assert!(files().drift_from(&out).unwrap().is_empty());
}

#[test]
fn writing_again_touches_nothing() {
    let dir = folder();
    files().write_to(dir.path()).unwrap();
    let before = fs::metadata(dir.path().join("a.json")).unwrap().modified().unwrap();
    let report = files().write_to(dir.path()).unwrap();
    assert!(report.is_unchanged());
    assert_eq!(fs::metadata(dir.path().join("a.json")).unwrap().modified().unwrap(), before);
}

#[test]
fn only_what_differs_is_written() {
    let dir = folder();
    files().write_to(dir.path()).unwrap();
    fs::write(dir.path().join("a.json"), "{}").unwrap();
    fs::write(dir.path().join("mine.txt"), "mine").unwrap();
    let report = files().write_to(dir.path()).unwrap();
    assert_eq!(report.written().collect::<Vec<_>>(), ["a.json"]);
    assert_eq!(names(dir.path()), ["a.json", "entra/b.json", "mine.txt", "settings.json"]);
}

#[test]
fn seed_that_is_there_stays_the_users() {
    let dir = folder();
    fs::write(dir.path().join("settings.json"), "{\"connectorId\": \"x\"}").unwrap();
    files().write_to(dir.path()).unwrap();
    assert_eq!(fs::read_to_string(dir.path().join("settings.json")).unwrap(), "{\"connectorId\": \"x\"}");
    assert!(files().drift_from(dir.path()).unwrap().is_empty());
}

#[test]
fn failure_writes_nothing_and_leaves_nothing_behind() {
    let dir = folder();
    fs::write(dir.path().join("entra"), "a file where a folder should be").unwrap();
    let error = files().write_to(dir.path()).unwrap_err();
    assert!(error.to_string().starts_with("cannot "), "{error}");
    assert_eq!(names(dir.path()), ["entra"]);
}

#[test]
fn folder_in_the_place_of_a_file_is_an_error() {
    let dir = folder();
    fs::create_dir(dir.path().join("settings.json")).unwrap();
    assert!(files().write_to(dir.path()).is_err());
    assert!(files().drift_from(dir.path()).is_err());
    assert!(names(dir.path()).is_empty());
}

#[test]
fn name_that_leaves_the_folder_writes_nothing() {
    let dir = folder();
    let out = dir.path().join("out");
    let mut files = files();
    files.insert("../escaped.json", "{}", Upkeep::Managed);
    let error = files.write_to(&out).unwrap_err();
    assert_eq!(error.to_string(), "\"../escaped.json\" is no file name inside a folder");
    assert!(files.drift_from(&out).is_err());
    assert!(names(dir.path()).is_empty());
}

#[test]
fn drift_from_a_missing_folder_misses_everything_and_creates_nothing() {
    let dir = folder();
    let out = dir.path().join("out");
    let drift = files().drift_from(&out).unwrap();
    assert_eq!(
        drift.files().map(DriftedFile::name).collect::<Vec<_>>(),
        ["a.json", "entra/b.json", "settings.json"]
    );
    assert!(drift.files().all(DriftedFile::is_missing));
    assert!(!out.exists());
}

#[test]
fn drift_shows_what_differs() {
    let dir = folder();
    files().write_to(dir.path()).unwrap();
    fs::write(dir.path().join("a.json"), "{\n  \"a\": 2\n}\n").unwrap();
    fs::remove_file(dir.path().join("entra/b.json")).unwrap();
    let drift = files().drift_from(dir.path()).unwrap();
    insta::assert_snapshot!(drift, @r#"
    a.json differs
    --- on disk
    +++ generated
    @@ -1,3 +1,3 @@
     {
    -  "a": 2
    +  "a": 1
     }

    entra/b.json is missing
    "#);
}

#[cfg(unix)]
#[test]
fn new_file_is_readable_and_an_old_one_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = folder();
    let mode = |name: &str| fs::metadata(dir.path().join(name)).unwrap().permissions().mode() & 0o777;
    fs::write(dir.path().join("plain"), "").unwrap();
    fs::write(dir.path().join("a.json"), "old").unwrap();
    fs::set_permissions(dir.path().join("a.json"), fs::Permissions::from_mode(0o600)).unwrap();
    files().write_to(dir.path()).unwrap();
    assert_eq!(mode("settings.json"), mode("plain"));
    assert_eq!(mode("a.json"), 0o600);
}
