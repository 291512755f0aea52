//! Broken documents of strangers, where they lie beside the project: each in a process of its own, within bounds.
#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "tests run the binary and look into folders")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// What a document may take: the whole address space of the process, in KiB, and how long it may run.
const MEMORY: &str = "524288";
const TIME: Duration = Duration::from_secs(5);

#[test]
fn broken_documents_end_within_5_seconds_and_512_mebibytes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/invalid");
    let documents = documents(&folder);
    if documents.is_empty() {
        let _ = writeln!(std::io::stderr(), "skipped: there are no documents in {}", folder.display());
    }
    let dir = TempDir::new().unwrap();
    for document in documents {
        let mut child = Command::new("sh")
            .args([
                "-c",
                r#"ulimit -v "$0" && exec "$@""#,
                MEMORY,
                env!("CARGO_BIN_EXE_connectorgen"),
                "generate",
            ])
            .arg(&document)
            .args(["--auth", "none", "--check", "--out"])
            .arg(dir.path().join("connector"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let end = Instant::now() + TIME;
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if Instant::now() > end {
                child.kill().unwrap();
                panic!("{} takes longer than {TIME:?}", document.display());
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        // Without a code a signal has ended it; 101 is a panic.
        assert!(matches!(status.code(), Some(0..=2)), "{} ended with {status}", document.display());
    }
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let Ok(listing) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> =
        listing.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths
}
