use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::project::{cargo, root};

/// What one run of a program took.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cost {
    pub(super) instructions: u64,
    /// The peak of its memory in KiB, where GNU `time` is there to say.
    pub(super) memory: Option<u64>,
}

/// A program with its arguments.
#[derive(Debug, Clone)]
pub(super) struct Run(Vec<String>);

impl Run {
    pub(super) fn new(program: &Path, arguments: impl IntoIterator<Item = impl Into<String>>) -> Run {
        let program = program.display().to_string();
        Run(std::iter::once(program).chain(arguments.into_iter().map(Into::into)).collect())
    }

    /// Counts its instructions. A program that fails is not measured: it has not done the work.
    pub(super) fn cost(&self) -> Result<Cost, String> {
        // Cachegrind without its caches counts instructions and nothing else, faster than callgrind.
        let counting = ["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"];
        let told = self.told(Command::new("valgrind").args(counting).args(&self.0))?;
        // `== I refs:`, with more or fewer spaces from version to version.
        let mut counts =
            told.lines().filter(|line| line.contains("== I ")).filter_map(|line| line.split_once("refs:"));
        let count = counts.next_back().and_then(|(_, count)| number(count));
        let told_memory = self.told(Command::new("/usr/bin/time").args(["-f", "peak:%M"]).args(&self.0));
        let memory = told_memory.ok().and_then(|told| number(told.rsplit_once("peak:")?.1));
        let instructions =
            count.ok_or_else(|| format!("valgrind could not run {}:\n{told}", self.0.join(" ")))?;
        Ok(Cost { instructions, memory })
    }

    /// What was said about a run of it on the standard error.
    fn told(&self, command: &mut Command) -> Result<String, String> {
        let output = command.stdout(Stdio::null()).output();
        let output = output.map_err(|error| format!("{}: {error}", command.get_program().display()))?;
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() { Ok(told) } else { Err(format!("{} failed:\n{told}", self.0.join(" "))) }
    }

    /// The shortest of three runs.
    pub(super) fn time(&self) -> Result<Duration, String> {
        let mut best = Duration::MAX;
        for _ in 0..3 {
            let start = Instant::now();
            let (program, arguments) = self.0.split_first().ok_or("nothing to run")?;
            let status = Command::new(program)
                .args(arguments)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .map_err(|error| format!("{program}: {error}"))?;
            if program.ends_with("api-spec-converter") && !status.success() {
                return Err(format!("{program} does not take the document"));
            }
            best = best.min(start.elapsed());
        }
        Ok(best)
    }
}

fn number(text: &str) -> Option<u64> {
    text.trim().replace(',', "").parse().ok()
}

/// Whether a program can be started.
pub(super) fn is_there(program: &str) -> bool {
    let started = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    started.is_ok()
}

/// The programs that are measured, as they are shipped.
pub(super) struct Programs {
    pub(super) connectorgen: PathBuf,
    pub(super) floor: PathBuf,
}

impl Programs {
    pub(super) fn build() -> Result<Programs, String> {
        cargo(
            &["build", "--release", "--package", "connectorgen-cli", "--package", "connectorgen-bench"],
            &[],
        )?;
        let release =
            std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
        let release = release.join("release");
        Ok(Programs { connectorgen: release.join("connectorgen"), floor: release.join("connectorgen-bench") })
    }
}
