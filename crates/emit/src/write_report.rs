use std::fmt;
use std::path::{Path, PathBuf};

use crate::LeftOver;

/// What [`crate::FileSet::write_to`] did. Its text is one line: `wrote readme.md to connector, 3 files unchanged`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteReport {
    dir: PathBuf,
    files: Vec<(String, bool)>,
    pub(crate) stale: Vec<LeftOver>,
}

impl WriteReport {
    pub(crate) fn new(dir: &Path) -> WriteReport {
        WriteReport { dir: dir.to_owned(), files: Vec::new(), stale: Vec::new() }
    }

    pub(crate) fn add(&mut self, name: &str, written: bool) {
        self.files.push((name.to_owned(), written));
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The names of the files that were written, sorted.
    pub fn written(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter(|(_, written)| *written).map(|(name, _)| name.as_str())
    }

    /// The names of the files that were left as they are, sorted.
    pub fn unchanged(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter(|(_, written)| !*written).map(|(name, _)| name.as_str())
    }

    /// What earlier runs made and this one would not, sorted: connectors that are no longer made of the document, files of
    /// environments and applications that are no longer configured. They were left alone.
    pub fn stale(&self) -> impl Iterator<Item = &LeftOver> {
        self.stale.iter()
    }

    /// True when nothing was written.
    pub fn is_unchanged(&self) -> bool {
        self.written().next().is_none()
    }
}

impl fmt::Display for WriteReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dir = self.dir.display();
        let unchanged = self.unchanged().count();
        if self.is_unchanged() {
            return write!(f, "{dir} is up to date, {} unchanged", files(unchanged));
        }
        let names: Vec<&str> = self.written().collect();
        write!(f, "wrote {} to {dir}", names.join(", "))?;
        if unchanged > 0 {
            write!(f, ", {} unchanged", files(unchanged))?;
        }
        Ok(())
    }
}

fn files(count: usize) -> String {
    if count == 1 { "1 file".to_owned() } else { format!("{count} files") }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::WriteReport;

    #[test]
    fn report_reads_as_one_line() {
        let mut report = WriteReport::new(Path::new("out"));
        report.add("a.json", false);
        assert_eq!(report.to_string(), "out is up to date, 1 file unchanged");
        report.add("b.json", true);
        report.add("c/d.json", true);
        assert_eq!(report.to_string(), "wrote b.json, c/d.json to out, 1 file unchanged");
        assert_eq!(report.unchanged().collect::<Vec<_>>(), ["a.json"]);
    }
}
