use std::collections::HashSet;

use super::trie::{StepId, Wanted};
use crate::position::positions;
use crate::tree::MAX_DEPTH;
use crate::tree::scan::Scan;

/// Finds the wanted places in JSON.
pub(super) fn locate(text: &str, wanted: &mut Wanted) {
    let mut walk = Walk { scan: Scan::new(text), found: Vec::new(), seen: HashSet::new() };
    walk.value(wanted, Wanted::ROOT, MAX_DEPTH);
    let mut found = walk.found;
    found.sort_unstable();
    let offsets: Vec<usize> = found.iter().map(|(offset, _)| *offset).collect();
    for (place, (_, step)) in positions(text, &offsets).into_iter().zip(found) {
        wanted.found(step, place);
    }
}

struct Walk<'t> {
    scan: Scan<'t>,
    found: Vec<(usize, StepId)>,
    seen: HashSet<StepId>,
}

impl Walk<'_> {
    /// Passes a value, looking for what is wanted below `step`.
    fn value(&mut self, wanted: &Wanted, step: StepId, depth_left: usize) {
        match depth_left.checked_sub(1).filter(|_| wanted.has_more(step)) {
            Some(depth_left) if self.scan.take(b'{') => self.members(wanted, step, depth_left),
            Some(depth_left) if self.scan.take(b'[') => self.items(wanted, step, depth_left),
            Some(_) | None => self.scan.skip_value(),
        }
    }

    fn members(&mut self, wanted: &Wanted, step: StepId, depth_left: usize) {
        while let Some((key, offset)) = self.scan.key() {
            match wanted.below(step, &key) {
                Some(below) => {
                    self.note(offset, below);
                    self.value(wanted, below, depth_left);
                }
                None => self.scan.skip_value(),
            }
            if self.seen.len() == wanted.missing() || !self.scan.take(b',') {
                break;
            }
        }
        self.scan.take(b'}');
    }

    fn items(&mut self, wanted: &Wanted, step: StepId, depth_left: usize) {
        let mut index = 0_usize;
        while !matches!(self.scan.peek(), None | Some(b']')) {
            match wanted.below(step, &index.to_string()) {
                Some(below) => {
                    self.note(self.scan.offset, below);
                    self.value(wanted, below, depth_left);
                }
                None => self.scan.skip_value(),
            }
            index += 1;
            if self.seen.len() == wanted.missing() || !self.scan.take(b',') {
                break;
            }
        }
        self.scan.take(b']');
    }

    fn note(&mut self, offset: usize, step: StepId) {
        self.found.push((offset, step));
        self.seen.insert(step);
    }
}
