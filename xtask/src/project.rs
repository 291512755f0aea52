use std::path::{Path, PathBuf};
use std::process::Command;

/// Whether generated files are written or only compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    Check,
}

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The one place in which a generated file is written, or found to be out of date.
pub(crate) fn ensure(path: &str, contents: &str, mode: Mode) -> Result<(), String> {
    let full = root().join(path);
    let current = std::fs::read_to_string(&full).unwrap_or_default();
    if current == contents {
        return Ok(());
    }
    match mode {
        Mode::Check => Err(format!("{path} is out of date; run `cargo xtask codegen`")),
        Mode::Write => {
            if let Some(folder) = full.parent() {
                std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
            }
            println!("wrote {path}");
            std::fs::write(&full, contents).map_err(|error| format!("{path}: {error}"))
        }
    }
}

/// The folders in a folder, sorted.
pub(crate) fn folders(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let listing = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut folders: Vec<PathBuf> = listing
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    Ok(folders)
}

/// Runs cargo and answers what it printed.
pub(crate) fn cargo(arguments: &[&str], variables: &[(&str, &str)]) -> Result<String, String> {
    let program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = Command::new(program);
    command.args(arguments).envs(variables.iter().copied()).current_dir(root());
    let output = command.output().map_err(|error| format!("cargo: {error}"))?;
    if !output.status.success() {
        let words = arguments.join(" ");
        return Err(format!("`cargo {words}` failed:\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Writes the expected folders and the snapshots anew; what changed shows in `git diff`.
pub(crate) fn bless() -> Result<(), String> {
    let update = [("CONNECTORGEN_UPDATE", "1"), ("INSTA_UPDATE", "always"), ("INSTA_FORCE_PASS", "1")];
    cargo(&["test", "--workspace", "--all-features", "--quiet"], &update)?;
    crate::codegen::run(Mode::Write)
}
