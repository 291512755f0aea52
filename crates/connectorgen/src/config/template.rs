//! The configuration file to begin with.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::Error;

/// A `connectorgen.yaml` to begin with: every setting is there with an explanation, most of them commented out.
pub fn template() -> &'static str {
    include_str!("connectorgen.yaml")
}

/// Writes [`template`] as `connectorgen.yaml` into a folder and gives its path back. A file that is there already is
/// [`Error::Exists`], unless `replace` says otherwise.
pub fn init(dir: impl AsRef<Path>, replace: bool) -> Result<PathBuf, Error> {
    let path = dir.as_ref().join("connectorgen.yaml");
    let mut options = OpenOptions::new();
    options.write(true);
    if replace {
        options.create(true).truncate(true)
    } else {
        options.create_new(true)
    };
    match options.open(&path).and_then(|mut file| file.write_all(template().as_bytes())) {
        Ok(()) => Ok(path),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(Error::Exists { path }),
        Err(source) => Err(Error::Write { path, source }),
    }
}
