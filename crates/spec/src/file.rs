//! Reads one file, within bounds.
#![allow(clippy::disallowed_methods, reason = "one of the two places of this crate that read files")]

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;

/// The largest file that is read, in bytes: ten times the largest documents that are known.
const MAX_BYTES: u64 = 500_000_000;

/// Where systems show open files, such as what `<(…)` of a shell hands over.
const OPEN_FILES: [&str; 3] = ["/dev/fd", "/dev/stdin", "/proc/self/fd"];

/// The bytes of a file. Pipes and devices could keep a reader waiting for ever, so they are errors, unless they were
/// opened before.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    let kind = fs::metadata(path)?;
    if kind.is_dir() {
        return Err(Error::new(ErrorKind::IsADirectory, "it is a folder, not a file"));
    }
    if !kind.is_file() && !OPEN_FILES.iter().any(|folder| path.starts_with(folder)) {
        return Err(Error::new(ErrorKind::InvalidInput, "it is a pipe or a device, not a file"));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(kind.len().min(MAX_BYTES)).unwrap_or_default());
    File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        let message = format!("it has more than {} MB", MAX_BYTES / 1_000_000);
        return Err(Error::new(ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}
