use std::process::Command;

use crate::project::root;

/// The programs of `tests/fuzz`.
const TARGETS: &[&str] = &["reader", "files", "generate", "accidents", "folder"];
/// Where documents lie that fuzzing may begin with, as far as they are there.
const SEEDS: &[&str] = &["specs", "../shared/corpus/invalid"];
/// What is slower than a document of that size needs to be is a finding, in seconds; so is what takes more than that
/// many megabytes.
const LIMITS: [&str; 2] = ["-timeout=10", "-rss_limit_mb=1024"];

/// Fuzzes one target, or each of them in turn, for some seconds. It needs a nightly toolchain and `cargo install cargo-fuzz`.
pub(crate) fn run(target: Option<&str>, seconds: &str) -> Result<(), String> {
    let targets = match target {
        None => TARGETS.to_vec(),
        Some(one) if TARGETS.contains(&one) => vec![one],
        Some(other) => return Err(format!("there is no target `{other}`; there are {}", TARGETS.join(", "))),
    };
    targets.into_iter().try_for_each(|target| fuzz(target, seconds))
}

fn fuzz(target: &str, seconds: &str) -> Result<(), String> {
    let root = root();
    let found = root.join("target/fuzz-corpus").join(target);
    std::fs::create_dir_all(&found).map_err(|error| format!("{}: {error}", found.display()))?;
    let mut command = Command::new("cargo");
    command
        .current_dir(&root)
        // Cargo has set it to the toolchain of this program.
        .env_remove("RUSTUP_TOOLCHAIN")
        .args(["+nightly", "fuzz", "run", "--fuzz-dir", "tests/fuzz", "--target-dir", "target/fuzz", target])
        .arg(&found)
        .args(SEEDS.iter().map(|seeds| root.join(seeds)).filter(|seeds| seeds.is_dir()))
        .arg("--")
        .arg(format!("-max_total_time={seconds}"))
        .args(LIMITS);
    let status = command.status().map_err(|error| format!("cargo fuzz: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("fuzzing `{target}` found something, or could not start; see above"))
    }
}
