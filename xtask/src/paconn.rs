use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::root;

/// Uploads the expected folders of `specs/` with Microsoft's own client to the local stand-in for the service, which
/// lies beside the project when it is there at all.
pub(crate) fn run(filter: &str) -> Result<(), String> {
    let upload = root().join("../shared/tools/paconn-loopback/upload.sh");
    if !upload.exists() {
        println!("there is no stand-in for the service beside the project; nothing was uploaded");
        return Ok(());
    }
    let folders: Vec<PathBuf> =
        expected_folders()?.into_iter().filter(|folder| folder.to_string_lossy().contains(filter)).collect();
    let mut failed = 0;
    for folder in &folders {
        let name = folder.strip_prefix(root()).unwrap_or(folder).display().to_string();
        match upload_one(&upload, folder) {
            Ok(()) => println!("ok {name}"),
            Err(why) => {
                failed += 1;
                println!("FAILED {name}\n{why}");
            }
        }
    }
    println!("{} of {} folders were uploaded", folders.len() - failed, folders.len());
    if failed == 0 && !folders.is_empty() { Ok(()) } else { Err(format!("{failed} uploads failed")) }
}

fn upload_one(upload: &Path, folder: &Path) -> Result<(), String> {
    let properties =
        std::fs::read_to_string(folder.join("apiProperties.json")).map_err(|error| error.to_string())?;
    let mut upload = Command::new(upload);
    upload.arg(folder).arg("--strict");
    // paconn writes the secret of one sign-in into all of them; those that have an identity take none.
    if properties.contains("\"clientAssertionType\"") {
        upload.arg("--two-step");
    }
    let output = upload.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}

fn expected_folders() -> Result<Vec<PathBuf>, String> {
    let mut folders = Vec::new();
    for case in entries(&root().join("specs"))? {
        let expected = case.join("expected");
        if expected.is_dir() {
            folders.extend(entries(&expected)?);
        }
    }
    folders.sort();
    Ok(folders)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let listing = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(listing
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.is_dir())
        .collect())
}
