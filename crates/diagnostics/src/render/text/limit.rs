use std::cmp::Ordering;
use std::collections::HashMap;

use crate::{Diagnostic, Severity};

/// Decides which diagnostics of one kind are printed, so that a large document stays readable.
#[derive(Debug, Default)]
pub(super) struct Limit {
    total: HashMap<(&'static str, Severity), usize>,
    seen: HashMap<(&'static str, Severity), usize>,
}

/// What to do with a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// It is printed.
    Print,
    /// It is printed, and so many of its kind are not.
    Last {
        /// How many are left out.
        more: usize,
    },
    /// It is left out.
    Skip,
}

impl Limit {
    pub(super) fn new(diagnostics: &[Diagnostic]) -> Limit {
        let mut limit = Limit::default();
        for d in diagnostics {
            *limit.total.entry((d.id, d.severity)).or_default() += 1;
        }
        limit
    }

    pub(super) fn turn(&mut self, d: &Diagnostic) -> Turn {
        let key = (d.id, d.severity);
        let total = self.total.get(&key).copied().unwrap_or_default();
        let seen = self.seen.entry(key).or_default();
        *seen += 1;
        let most = most(d.severity);
        match (*seen).cmp(&most) {
            Ordering::Equal if total > most => Turn::Last { more: total - most },
            Ordering::Less | Ordering::Equal => Turn::Print,
            Ordering::Greater => Turn::Skip,
        }
    }
}

fn most(severity: Severity) -> usize {
    match severity {
        Severity::Note => 5,
        Severity::Warning | Severity::Error => 50,
    }
}
