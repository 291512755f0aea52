use std::cmp::Reverse;
use std::collections::BTreeMap;

use connectorgen_diagnostics::{Code, Diagnostic, Diagnostics, Document, Severity};
use connectorgen_templates::{ExampleView, LimitationView};

use super::words::capital;

/// What was reported about the connector, one entry per id: warnings first, then notes. What concerns the options of
/// a run says nothing about the connector and is left out.
pub(super) fn of(found: &Diagnostics, codes: &[&'static Code]) -> Vec<LimitationView> {
    let mut kinds: BTreeMap<(Reverse<Severity>, &'static str), Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in found.iter().filter(|diagnostic| concerns_the_connector(diagnostic)) {
        kinds.entry((Reverse(diagnostic.severity), diagnostic.id)).or_default().push(diagnostic);
    }
    kinds.into_iter().map(|((_, id), diagnostics)| limitation(id, &diagnostics, codes)).collect()
}

/// Examples that are shown of each kind.
const EXAMPLES: usize = 3;

fn limitation(id: &'static str, diagnostics: &[&Diagnostic], codes: &[&'static Code]) -> LimitationView {
    let more = diagnostics.len().saturating_sub(EXAMPLES);
    LimitationView {
        id: id.to_owned(),
        summary: codes.iter().find(|code| code.id == id).map(|code| code.summary.to_owned()),
        examples: diagnostics.iter().take(EXAMPLES).map(|diagnostic| example(diagnostic)).collect(),
        more: (more > 0).then(|| format!("{more} more")),
    }
}

/// Lines and columns are left out: they change with every edit of the document, and with them the readme.
fn example(diagnostic: &Diagnostic) -> ExampleView {
    let pointer = &diagnostic.at.pointer;
    ExampleView {
        message: capital(&diagnostic.message),
        place: (!pointer.is_root()).then(|| pointer.to_string()),
    }
}

fn concerns_the_connector(diagnostic: &Diagnostic) -> bool {
    match diagnostic.at.document {
        Document::Source | Document::Definition | Document::Properties => true,
        Document::Options | Document::Settings | Document::Script | Document::Icon => false,
    }
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::{At, Code, Diagnostics, Document};

    use super::of;

    static NOTE: Code = Code::note("a-note", "Something was changed.");
    static WARNING: Code = Code::warning("b-warning", "Something was lost.");

    #[test]
    fn one_entry_per_id_gravest_first() {
        let mut found = Diagnostics::new();
        let root = At::root(Document::Source);
        for index in 0..5 {
            found.report(&NOTE, &root.key("paths").index(index), format!("change {index}"));
        }
        found.report(&WARNING, &root, "loss");
        found.report(&WARNING, &At::root(Document::Options).key("server"), "an option");
        let limitations = of(&found, &[&NOTE]);
        let ids: Vec<_> = limitations.iter().map(|limitation| limitation.id.as_str()).collect();
        assert_eq!(ids, ["b-warning", "a-note"]);
        let [warning, note] = limitations.as_slice() else { panic!("{limitations:?}") };
        assert_eq!((warning.examples.len(), &warning.more, &warning.summary), (1, &None, &None));
        assert_eq!(warning.examples.first().and_then(|example| example.place.clone()), None);
        assert_eq!((note.examples.len(), note.more.as_deref()), (3, Some("2 more")));
        assert_eq!(note.summary.as_deref(), Some("Something was changed."));
        assert_eq!(note.examples.first().and_then(|example| example.place.as_deref()), Some("/paths/0"));
    }
}
