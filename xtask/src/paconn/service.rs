use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::project::root;

/// The stand-in for the service, which lies beside the project when it is there at all.
pub(super) struct Tools {
    folder: PathBuf,
    /// The interpreter that has paconn.
    pub(super) python: PathBuf,
}

impl Tools {
    /// `None` where there are none. Installs paconn if that has not been done.
    pub(super) fn find() -> Result<Option<Tools>, String> {
        let folder = root().join("../shared/tools/paconn-loopback");
        let setup = folder.join("setup.sh");
        if !setup.exists() {
            return Ok(None);
        }
        let output =
            Command::new(&setup).output().map_err(|error| format!("{}: {error}", setup.display()))?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        let python = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
        Ok(Some(Tools { folder, python }))
    }

    /// The program that uploads one folder.
    pub(super) fn upload(&self) -> Command {
        Command::new(self.folder.join("upload.sh"))
    }

    /// Starts a service of its own that makes redirect URLs and identities, and keeps requests in `records`.
    pub(super) fn start(&self, records: &Path) -> Result<Service, String> {
        let mut process = Command::new(&self.python)
            .arg(root().join("xtask/src/paconn/service.py"))
            .args([&self.folder, Path::new("--record"), records])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", self.python.display()))?;
        let mut line = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut line).map_err(|error| error.to_string())?;
        }
        let told: Value =
            serde_json::from_str(&line).map_err(|error| format!("the service did not start: {error}"))?;
        let text = |name: &str| told.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Service { url: text("url"), token: text("token"), process })
    }
}

/// A service that runs; it ends with this value.
pub(super) struct Service {
    pub(super) url: String,
    /// What paconn has to sign in with.
    pub(super) token: String,
    process: Child,
}

impl Drop for Service {
    fn drop(&mut self) {
        // It ends when nothing can come from its standard input any more.
        drop(self.process.stdin.take());
        drop(self.process.wait());
    }
}
