use crate::{At, Code, Diagnostic, Edit, Location, Severity};

/// Collects what the stages report. Every stage takes `&mut Diagnostics`, reports, and goes on as well as it can.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// An empty collection.
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// Reports a fault or a loss at a place of a walk. The result takes `.help(…)` and `.related(…)`.
    pub fn report(&mut self, code: &Code, at: &At<'_>, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Diagnostic::new(code, at.location(), message))
    }

    /// Takes in a diagnostic made elsewhere.
    pub fn push(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        let index = self.list.len();
        self.list.push(diagnostic);
        #[allow(clippy::indexing_slicing, reason = "the element was pushed one line above")]
        &mut self.list[index]
    }

    /// Takes in everything that another collection holds.
    pub fn append(&mut self, other: Diagnostics) {
        self.list.extend(other.list);
    }

    /// True when an error was reported.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many of exactly this severity were reported.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|d| d.severity == severity).count()
    }

    /// The gravest severity, or `None` when nothing was reported.
    pub fn worst(&self) -> Option<Severity> {
        self.list.iter().map(|d| d.severity).max()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True when nothing was reported.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// In the order of reporting, or of [`Diagnostics::sort`].
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// The same as a slice, for renderers.
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.list
    }

    /// The same, to be changed.
    pub fn as_mut_slice(&mut self) -> &mut [Diagnostic] {
        &mut self.list
    }

    /// All locations, those of related places included, to have file, line and column filled in.
    pub fn locations_mut(&mut self) -> impl Iterator<Item = &mut Location> {
        self.list.iter_mut().flat_map(|d| {
            std::iter::once(&mut d.at).chain(&mut d.output).chain(d.related.iter_mut().map(|(at, _)| at))
        })
    }

    /// Every edit of every fix, for changing where it applies.
    pub fn edits_mut(&mut self) -> impl Iterator<Item = &mut Edit> {
        self.list.iter_mut().filter_map(|d| d.fix.as_mut()).flat_map(|fix| &mut fix.edits)
    }

    /// Applies `change` to every diagnostic and drops those for which it answers `false`: the user's levels.
    pub fn retain_mut(&mut self, change: impl FnMut(&mut Diagnostic) -> bool) {
        self.list.retain_mut(change);
    }

    /// Takes the fixes off: for findings in files that are made anew each time, where a mended file would be lost.
    pub fn drop_fixes(&mut self) {
        for diagnostic in &mut self.list {
            diagnostic.fix = None;
        }
    }

    /// Sorts by file, line and column (then by pointer, id and message) and drops exact repetitions, so that what
    /// people read does not depend on the order in which the stages ran.
    pub fn sort(&mut self) {
        // Diagnostics are large, so their numbers are sorted, and each of them is moved once.
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_by(|a, b| self.list.get(*a).map(sort_key).cmp(&self.list.get(*b).map(sort_key)));
        let mut unsorted: Vec<Option<Diagnostic>> =
            std::mem::take(&mut self.list).into_iter().map(Some).collect();
        self.list.reserve_exact(unsorted.len());
        self.list.extend(order.into_iter().filter_map(|index| unsorted.get_mut(index)?.take()));
        self.list.dedup();
    }
}

fn sort_key(d: &Diagnostic) -> impl Ord + '_ {
    let position = d.at.position.map_or((usize::MAX, 0), |p| (p.line, p.column));
    (d.at.document, d.at.file.as_deref(), position, &d.at.pointer, d.id, &d.message)
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
