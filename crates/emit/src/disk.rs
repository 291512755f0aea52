//! The only module that touches the disk: writing a set of files to a folder, and comparing it with one.
#![allow(clippy::disallowed_methods, reason = "files are read, compared and written here and nowhere else")]

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use crate::file_set::{Entry, path_in};
use crate::{Drift, DriftedFile, Error, FileSet, LeftOver, Upkeep, WriteReport};

impl FileSet {
    /// Writes the files that are missing or different into a folder, which is created if need be; the others are not
    /// touched. All of them are first written beside their places under temporary names and then renamed: when
    /// something fails, no file is half-written, and usually none is written at all.
    pub fn write_to(&self, dir: &Path) -> Result<WriteReport, Error> {
        let mut report = WriteReport::new(dir);
        let mut staged = Vec::new();
        for Compared { name, path, entry, on_disk } in self.compare(dir)? {
            let written = match on_disk {
                OnDisk::Current => false,
                OnDisk::Missing | OnDisk::Different(_) => {
                    staged.push((stage(&path, &entry.bytes)?, path));
                    true
                }
            };
            report.add(name, written);
        }
        report.stale = self.stale_in(dir)?;
        for (temporary, path) in staged {
            temporary.persist(&path).map_err(|error| failed("write", &path, error.error))?;
        }
        Ok(report)
    }

    /// Compares the files with those of a folder; writes nothing. Files that are not in the set do not count, and
    /// neither does what the user made of a [seed](Upkeep::Seed).
    pub fn drift_from(&self, dir: &Path) -> Result<Drift, Error> {
        let mut files = Vec::new();
        for Compared { name, entry, on_disk, .. } in self.compare(dir)? {
            let on_disk = match on_disk {
                OnDisk::Current => continue,
                OnDisk::Missing => None,
                OnDisk::Different(bytes) => Some(bytes),
            };
            files.push(DriftedFile::new(name, on_disk, &entry.bytes));
        }
        files.extend(self.stale_in(dir)?.iter().map(DriftedFile::stale));
        Ok(Drift::new(files))
    }

    /// What earlier runs have left behind, sorted. It is left alone: a `settings.json` says where something is deployed.
    fn stale_in(&self, dir: &Path) -> Result<Vec<LeftOver>, Error> {
        let mut stale = Vec::new();
        for claim in self.claims() {
            stale.extend(claim.left_over(dir, self).map_err(|error| failed("read", dir, error))?);
        }
        stale.sort();
        Ok(stale)
    }

    fn compare(&self, dir: &Path) -> Result<Vec<Compared<'_>>, Error> {
        self.entries()
            .map(|(name, entry)| {
                let path = path_in(dir, name)?;
                let on_disk = OnDisk::of(&path, entry)?;
                Ok(Compared { name, path, entry, on_disk })
            })
            .collect()
    }
}

struct Compared<'a> {
    name: &'a str,
    path: PathBuf,
    entry: &'a Entry,
    on_disk: OnDisk,
}

/// How a file in the folder stands to the one in memory.
enum OnDisk {
    /// It needs no writing.
    Current,
    Missing,
    Different(Vec<u8>),
}

impl OnDisk {
    fn of(path: &Path, entry: &Entry) -> Result<OnDisk, Error> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(OnDisk::Missing),
            Err(error) => return Err(failed("read", path, error)),
        };
        Ok(match entry.upkeep {
            Upkeep::Seed => OnDisk::Current,
            Upkeep::Managed if bytes == entry.bytes => OnDisk::Current,
            Upkeep::Managed => OnDisk::Different(bytes),
        })
    }
}

/// Writes a file beside its place. It goes away by itself unless it is renamed.
fn stage(path: &Path, bytes: &[u8]) -> Result<TempPath, Error> {
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder).map_err(|error| failed("create", folder, error))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".connectorgen-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(permissions(path));
    let mut file = builder.tempfile_in(folder).map_err(|error| failed("write", path, error))?;
    file.write_all(bytes).map_err(|error| failed("write", path, error))?;
    Ok(file.into_temp_path())
}

/// Those of the file that is there, or what every program gives a new file: readable by all, less the umask.
/// Temporary files are otherwise the owner's alone.
#[cfg(unix)]
fn permissions(path: &Path) -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).map_or_else(|_| fs::Permissions::from_mode(0o666), |metadata| metadata.permissions())
}

fn failed(action: &'static str, path: &Path, source: std::io::Error) -> Error {
    Error::Io { action, path: path.to_owned(), source }
}

#[cfg(test)]
#[path = "disk_tests.rs"]
mod tests;
