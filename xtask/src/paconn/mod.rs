mod corpus;
#[cfg(unix)]
mod kits;
mod pairs;
mod service;

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use self::service::Tools;
use crate::project::{self, root};

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

/// Runs the script of the roll-out kit, for every authentication model and twice: it makes a connector, and updates it.
#[cfg(unix)]
pub(crate) fn run_kits() -> Result<(), String> {
    let Some(tools) = tools()? else { return Ok(()) };
    let folders = kits::write(&root().join("target/kits"))?;
    try_all(&folders, "kits were rolled out", &|folder| kits::roll_out(&tools, folder))
}

/// The script is one for bash.
#[cfg(not(unix))]
pub(crate) fn run_kits() -> Result<(), String> {
    Err("the stand-ins for the programs that the script calls are scripts themselves, and run on Unix"
        .to_owned())
}

fn upload_all(folders: &[PathBuf]) -> Result<(), String> {
    let Some(tools) = tools()? else { return Ok(()) };
    try_all(folders, "folders were uploaded", &|folder| upload_one(&tools, folder))
}

fn tools() -> Result<Option<Tools>, String> {
    let tools = Tools::find()?;
    if tools.is_none() {
        println!("there is no stand-in for the service beside the project; nothing was uploaded");
    }
    Ok(tools)
}

/// Does something with each folder, several at once, and tells what became of it.
fn try_all(
    folders: &[PathBuf],
    what: &str,
    attempt: &(dyn Fn(&Path) -> Result<(), String> + Sync),
) -> Result<(), String> {
    if folders.is_empty() {
        return Err("there is nothing to upload".to_owned());
    }
    let failed = AtomicUsize::new(0);
    let queue = Mutex::new(folders.iter());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(folder) = queue.lock().ok().and_then(|mut queue| queue.next()) {
                    let name = folder.strip_prefix(root()).unwrap_or(folder).display();
                    match attempt(folder) {
                        Ok(()) => println!("ok {name}"),
                        Err(why) => {
                            println!("FAILED {name}\n{why}");
                            failed.fetch_add(1, Ordering::Relaxed);
                        }
                    }
                }
            });
        }
    });
    let failed = failed.into_inner();
    println!("{} of {} {what}", folders.len() - failed, folders.len());
    if failed == 0 { Ok(()) } else { Err(format!("{failed} failed")) }
}

fn upload_one(tools: &Tools, folder: &Path) -> Result<(), String> {
    let properties =
        std::fs::read_to_string(folder.join("apiProperties.json")).map_err(|error| error.to_string())?;
    let mut upload = tools.upload();
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
