use std::path::Path;
use std::{fs, io};

use crate::FileSet;

/// Names that are given out by the generator alone: what has such a name on disk and is not in the set was made by an
/// earlier run, and is left over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    folder: String,
    form: Form,
    why: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    /// Files whose names begin and end like this.
    Files { prefix: &'static str, suffix: &'static str },
    /// Folders that hold a file of this name.
    Folders { holding: &'static str },
}

impl Claim {
    /// Files in a folder whose names begin and end like this. `why` follows on "is left over:".
    pub fn files(
        folder: impl Into<String>,
        prefix: &'static str,
        suffix: &'static str,
        why: &'static str,
    ) -> Claim {
        Claim { folder: folder.into(), form: Form::Files { prefix, suffix }, why }
    }

    /// Folders in a folder (`""` is the root) that hold a file of this name. `why` follows on "is left over:".
    pub fn folders(folder: impl Into<String>, holding: &'static str, why: &'static str) -> Claim {
        Claim { folder: folder.into(), form: Form::Folders { holding }, why }
    }

    /// The same below a folder.
    pub(crate) fn nested(self, below: &str) -> Claim {
        let folder =
            if self.folder.is_empty() { below.to_owned() } else { format!("{below}/{}", self.folder) };
        Claim { folder, ..self }
    }

    /// What is left over of it in a folder on disk.
    #[allow(clippy::disallowed_methods, reason = "the folder is compared with the set")]
    pub(crate) fn left_over(&self, dir: &Path, files: &FileSet) -> io::Result<Vec<LeftOver>> {
        let entries = match fs::read_dir(dir.join(&self.folder)) {
            Ok(entries) => entries,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(Vec::new());
            }
            Err(error) => return Err(error),
        };
        let mut found = Vec::new();
        for entry in entries {
            let entry = entry?;
            let last = entry.file_name().to_string_lossy().into_owned();
            let name = if self.folder.is_empty() { last.clone() } else { format!("{}/{last}", self.folder) };
            let (is_claimed, marker) = match self.form {
                Form::Files { prefix, suffix } => {
                    let fits = last.starts_with(prefix)
                        && last.ends_with(suffix)
                        && last.len() >= prefix.len() + suffix.len();
                    (fits && entry.path().is_file(), name.clone())
                }
                Form::Folders { holding } => {
                    (entry.path().join(holding).is_file(), format!("{name}/{holding}"))
                }
            };
            if is_claimed && files.get(&marker).is_none() {
                found.push(LeftOver { name, marker, why: self.why });
            }
        }
        Ok(found)
    }
}

/// A file or folder that an earlier run made and this one would not. It is left alone: it may say what is deployed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOver {
    name: String,
    marker: String,
    why: &'static str,
}

impl LeftOver {
    /// Its name in the folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file by which it was found: itself, or the one that a folder holds.
    pub fn file(&self) -> &str {
        &self.marker
    }

    /// Why it is left over: one phrase.
    pub fn why(&self) -> &'static str {
        self.why
    }
}
