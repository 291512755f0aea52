use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::project::{self, root};
use crate::{corpus, pairs};

/// Uploads the expected folders of `specs/` with Microsoft's own client to the local stand-in for the service, which
/// lies beside the project when it is there at all.
pub(crate) fn run(filter: &str) -> Result<(), String> {
    let wanted = |folder: &PathBuf| folder.to_string_lossy().contains(filter);
    upload_all(&expected_folders()?.into_iter().filter(wanted).collect::<Vec<_>>())
}

/// The same with connectors of every authentication model, and of every two side by side.
pub(crate) fn run_pairs() -> Result<(), String> {
    upload_all(&pairs::write(&root().join("target/pairs"))?)
}

/// The same with connectors of the documents of strangers, where these lie beside the project.
pub(crate) fn run_corpus() -> Result<(), String> {
    upload_all(&corpus::write(&root().join("target/corpus"))?)
}

fn upload_all(folders: &[PathBuf]) -> Result<(), String> {
    let upload = root().join("../shared/tools/paconn-loopback/upload.sh");
    if !upload.exists() {
        println!("there is no stand-in for the service beside the project; nothing was uploaded");
        return Ok(());
    }
    // The first upload installs paconn, so nothing else may run beside it.
    let (first, others) = folders.split_first().ok_or("there is nothing to upload")?;
    let failed = AtomicUsize::new(usize::from(!is_uploaded(&upload, first)));
    let queue = Mutex::new(others.iter());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(folder) = queue.lock().ok().and_then(|mut queue| queue.next()) {
                    failed.fetch_add(usize::from(!is_uploaded(&upload, folder)), Ordering::Relaxed);
                }
            });
        }
    });
    let failed = failed.into_inner();
    println!("{} of {} folders were uploaded", folders.len() - failed, folders.len());
    if failed == 0 { Ok(()) } else { Err(format!("{failed} uploads failed")) }
}

fn is_uploaded(upload: &Path, folder: &Path) -> bool {
    let name = folder.strip_prefix(root()).unwrap_or(folder).display().to_string();
    let result = upload_one(upload, folder);
    match &result {
        Ok(()) => println!("ok {name}"),
        Err(why) => println!("FAILED {name}\n{why}"),
    }
    result.is_ok()
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

/// The folders of connectors below the expected ones of `specs/`: there are several where a document is divided.
fn expected_folders() -> Result<Vec<PathBuf>, String> {
    let mut connectors = Vec::new();
    for case in project::folders(&root().join("specs"))? {
        let expected = case.join("expected");
        let mut open = if expected.is_dir() { project::folders(&expected)? } else { Vec::new() };
        while let Some(folder) = open.pop() {
            if folder.join("apiDefinition.swagger.json").is_file() {
                connectors.push(folder);
            } else {
                open.extend(project::folders(&folder)?);
            }
        }
    }
    connectors.sort();
    Ok(connectors)
}
