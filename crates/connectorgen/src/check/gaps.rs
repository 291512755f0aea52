use std::collections::HashMap;

use connectorgen_diagnostics::{Diagnostics, Document, JsonPointer};
use connectorgen_model::ShapeFault;

/// Lists of which some elements could not be read. Those behind them moved up, so that what is the second one for the
/// rules may be the third one of the file.
#[derive(Debug, Default)]
pub(super) struct Gaps(HashMap<(Document, JsonPointer), Vec<usize>>);

impl Gaps {
    /// Takes note of what could not be read of a file.
    pub(super) fn add(&mut self, document: Document, faults: &[ShapeFault]) {
        for fault in faults.iter().filter(|fault| fault.is_element) {
            let index = fault.pointer.tokens().last().and_then(|token| token.parse().ok());
            if let (Some(list), Some(index)) = (fault.pointer.parent(), index) {
                self.0.entry((document, list)).or_default().push(index);
            }
        }
    }

    /// Gives what rules found, and the fixes of it, the places in the files.
    pub(super) fn leave(&self, found: &mut Diagnostics) {
        if self.0.is_empty() {
            return;
        }
        for at in found.locations_mut() {
            at.pointer = self.in_file(at.document, &at.pointer);
        }
        for edit in found.edits_mut() {
            edit.pointer = self.in_file(edit.document, &edit.pointer);
        }
    }

    fn in_file(&self, document: Document, read: &JsonPointer) -> JsonPointer {
        let mut place = JsonPointer::root();
        for token in read.tokens() {
            let left_out = self.0.get(&(document, place.clone()));
            match left_out.zip(token.parse::<usize>().ok()) {
                Some((left_out, index)) => {
                    place.push_index(
                        left_out.iter().fold(index, |index, gone| index + usize::from(*gone <= index)),
                    );
                }
                None => place.push_key(&token),
            }
        }
        place
    }
}
