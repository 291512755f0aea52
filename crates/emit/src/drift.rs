use std::collections::HashMap;
use std::fmt;

use similar::TextDiff;

use crate::LeftOver;

/// How a folder differs from what would be written. Its text is a list of files, each with a unified diff; it is
/// empty when there is no difference.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drift {
    files: Vec<DriftedFile>,
}

/// A file that is missing or different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DriftedFile {
    name: String,
    on_disk: Option<Vec<u8>>,
    generated: Generated,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Generated {
    Bytes(Vec<u8>),
    /// It would not be written any more, and why.
    No(&'static str),
}

impl Drift {
    pub(crate) fn new(files: Vec<DriftedFile>) -> Drift {
        Drift { files }
    }

    /// True when the folder is current.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// What differs, sorted by name.
    pub fn files(&self) -> impl Iterator<Item = &DriftedFile> {
        self.files.iter()
    }
}

impl DriftedFile {
    pub(crate) fn new(name: &str, on_disk: Option<Vec<u8>>, generated: &[u8]) -> DriftedFile {
        DriftedFile { name: name.to_owned(), on_disk, generated: Generated::Bytes(generated.to_owned()) }
    }

    pub(crate) fn stale(left_over: &LeftOver) -> DriftedFile {
        let why = Generated::No(left_over.why());
        DriftedFile { name: left_over.file().to_owned(), on_disk: None, generated: why }
    }

    /// Its name in the folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// True when the folder does not have it.
    pub fn is_missing(&self) -> bool {
        self.on_disk.is_none() && !self.is_stale()
    }

    /// True when an earlier run made it, and this one would not.
    pub fn is_stale(&self) -> bool {
        matches!(self.generated, Generated::No(_))
    }

    /// One phrase about it.
    pub fn summary(&self) -> String {
        match (&self.on_disk, &self.generated) {
            (_, Generated::No(why)) => format!("is left over: {why}"),
            (None, Generated::Bytes(_)) => "the file is missing".to_owned(),
            (Some(_), Generated::Bytes(_)) => "the file differs from what would be written".to_owned(),
        }
    }

    /// The unified diff from the file on disk to the generated one; `None` when there are not both.
    pub fn diff(&self) -> Option<String> {
        let old = String::from_utf8_lossy(self.on_disk.as_deref()?);
        let Generated::Bytes(generated) = &self.generated else { return None };
        let new = String::from_utf8_lossy(generated);
        if old.replace("\r\n", "\n") == new {
            return Some(LINE_ENDS.to_owned());
        }
        if let Some(line) = too_different(&old, &new) {
            let (old, new) = (old.lines().count(), new.lines().count());
            return Some(format!(
                "{HEADER}@@ the first difference is in line {line}; of {old} lines on disk and {new} generated, too many \
                 differ to be shown @@\n"
            ));
        }
        Some(diff(&old, &new, "on disk", "generated"))
    }
}

/// The unified diff of a file that changes. Texts that have too little in common are not compared.
pub fn unified_diff(name: &str, before: &str, after: &str) -> String {
    match too_different(before, after) {
        None => diff(before, after, name, name),
        Some(line) => {
            let (before, after) = (before.lines().count(), after.lines().count());
            format!(
                "--- {name}\n+++ {name}\n@@ the first difference is in line {line}; of {before} lines before and {after} \
                 after, too many differ to be shown @@\n"
            )
        }
    }
}

fn diff(before: &str, after: &str, old: &str, new: &str) -> String {
    TextDiff::from_lines(before, after).unified_diff().header(old, new).to_string()
}

const HEADER: &str = "--- on disk\n+++ generated\n";

const LINE_ENDS: &str = "--- on disk\n+++ generated\n@@ only the line ends differ: CR LF on disk, LF generated; \
                         `*.json text eol=lf` in .gitattributes keeps Git from changing them @@\n";

/// Lines of a diff that are shown in the text of a [`Drift`].
const MOST_LINES: usize = 200;

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, file) in self.files.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            let Some(diff) = file.diff() else {
                let why = if file.is_stale() { file.summary() } else { "is missing".to_owned() };
                writeln!(f, "{} {why}", file.name)?;
                continue;
            };
            writeln!(f, "{} differs", file.name)?;
            for line in diff.lines().take(MOST_LINES) {
                writeln!(f, "{line}")?;
            }
            let more = diff.lines().count().saturating_sub(MOST_LINES);
            if more > 0 {
                writeln!(f, "… and {more} more lines")?;
            }
        }
        Ok(())
    }
}

/// The line of the first difference, for texts whose comparison would take too long: it costs lines times
/// differences. The number of differences is at least that of the lines that stand in one text only.
fn too_different(old: &str, new: &str) -> Option<usize> {
    let mut counts: HashMap<&str, i64> = HashMap::new();
    let mut lines = 0;
    for line in old.lines() {
        *counts.entry(line).or_default() += 1;
        lines += 1;
    }
    for line in new.lines() {
        *counts.entry(line).or_default() -= 1;
        lines += 1;
    }
    let differences: u64 = counts.into_values().map(i64::unsigned_abs).sum();
    if differences.saturating_mul(lines) <= MOST_WORK {
        return None;
    }
    Some(1 + old.lines().zip(new.lines()).take_while(|(old, new)| old == new).count())
}

const MOST_WORK: u64 = 20_000_000;

#[cfg(test)]
mod tests {
    use super::{Drift, DriftedFile};

    fn drifted(old: &str, new: &str) -> DriftedFile {
        DriftedFile::new("a.json", Some(old.as_bytes().to_vec()), new.as_bytes())
    }

    fn numbers(count: usize, start: usize) -> String {
        (start..start + count).flat_map(|number| [number.to_string(), "\n".to_owned()]).collect()
    }

    #[test]
    fn line_ends_alone_are_said() {
        let diff = drifted("a\r\nb\r\n", "a\nb\n").diff().unwrap();
        assert!(diff.contains("only the line ends differ"), "{diff}");
    }

    #[test]
    fn missing_final_newline_is_shown() {
        let diff = drifted("a\nb", "a\nb\n").diff().unwrap();
        assert!(diff.contains("\\ No newline at end of file"), "{diff}");
    }

    #[test]
    fn bytes_that_are_no_text_are_compared_all_the_same() {
        let file = DriftedFile::new("a", Some(vec![0xff, 0xfe]), b"a\n");
        assert!(file.diff().unwrap().contains("+a\n"));
    }

    #[test]
    fn long_difference_is_cut() {
        let drift = Drift::new(vec![drifted(&numbers(300, 0), &numbers(300, 1000))]);
        let text = drift.to_string();
        assert_eq!(text.lines().count(), 202);
        assert!(text.ends_with("\n… and 403 more lines\n"), "{text}");
    }

    #[test]
    fn one_line_in_a_huge_file_is_shown() {
        let (old, new) = (numbers(100_000, 0), numbers(100_000, 0).replace("\n50000\n", "\nnew\n"));
        let diff = drifted(&old, &new).diff().unwrap();
        assert!(diff.contains("-50000\n+new\n"), "{diff}");
    }

    #[test]
    fn huge_files_that_share_nothing_are_not_compared_line_by_line() {
        let diff =
            drifted(&format!("same\n{}", numbers(20_000, 0)), &format!("same\n{}", numbers(20_000, 50_000)));
        let diff = diff.diff().unwrap();
        assert!(diff.contains("the first difference is in line 2; of 20001 lines on disk"), "{diff}");
    }
}
