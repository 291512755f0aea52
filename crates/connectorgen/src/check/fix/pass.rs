use std::collections::BTreeMap;

use connectorgen_diagnostics::{Diagnostics, Edit, Fix};
use connectorgen_patch::{Draft, Replacement};

use super::FixOptions;
use super::file::File;

/// Applies the fixes of all findings that do not get in each other's way, in the order of the findings, and returns
/// what was mended. Fixes that have to wait are found again in the new texts.
pub(super) fn apply(files: &mut [File], found: &Diagnostics, options: FixOptions) -> Diagnostics {
    let mut drafts: Vec<Option<Draft<'_>>> = files.iter().map(|file| Draft::of(file.text())).collect();
    let mut mended = Diagnostics::new();
    for diagnostic in found {
        let fix = diagnostic.fix.as_deref().filter(|fix| options.want(fix));
        if fix.is_some_and(|fix| accept(files, &mut drafts, fix)) {
            mended.push(diagnostic.clone());
        }
    }
    let texts: Vec<Option<String>> = drafts.into_iter().map(|draft| draft.map(Draft::finish)).collect();
    for (file, text) in files.iter_mut().zip(texts) {
        if let Some(text) = text {
            file.become_text(text);
        }
    }
    mended
}

/// Accepts all edits of a fix, or none of them.
fn accept(files: &[File], drafts: &mut [Option<Draft<'_>>], fix: &Fix) -> bool {
    let mut edits: BTreeMap<usize, Vec<Replacement>> = BTreeMap::new();
    for edit in &fix.edits {
        let Some((file, replacement)) = replacement(files, drafts, edit) else { return false };
        edits.entry(file).or_default().push(replacement);
    }
    let draft = |file: usize| drafts.get(file).and_then(Option::as_ref);
    let is_free =
        |(file, edits): (&usize, &Vec<Replacement>)| draft(*file).is_some_and(|draft| draft.admits(edits));
    if edits.is_empty() || !edits.iter().all(is_free) {
        return false;
    }
    for (file, edits) in &edits {
        if let Some(draft) = drafts.get_mut(*file).and_then(Option::as_mut) {
            draft.accept(edits);
        }
    }
    true
}

/// What an edit does, and to which of the files.
fn replacement(files: &[File], drafts: &[Option<Draft<'_>>], edit: &Edit) -> Option<(usize, Replacement)> {
    files.iter().zip(drafts).enumerate().find_map(|(index, (file, draft))| {
        let place = file.place(edit.document, &edit.pointer)?;
        Some((index, draft.as_ref()?.replacement(&place, &edit.change)?))
    })
}
