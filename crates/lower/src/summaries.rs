//! Summaries that several operations share: the designer shows nothing else of an action.

use std::collections::{BTreeMap, HashMap, HashSet};

use connectorgen_diagnostics::{At, Document};
use connectorgen_model::{ApiDefinition, Visibility};

use crate::lowering::Lowering;
use crate::operation::Entry;
use crate::{codes, naming, wording};

impl Lowering<'_, '_> {
    /// Gives operations that are called the same what tells them apart, in brackets. It depends on nothing but those that
    /// share a summary.
    pub(crate) fn settle_summaries(&mut self, definition: &mut ApiDefinition, entries: &[Entry<'_>]) {
        let mut shared = shared_summaries(definition);
        if shared.values().all(|ids| ids.len() == 1) {
            return;
        }
        let mut taken: HashSet<String> = shared.keys().cloned().collect();
        shared.retain(|_, ids| ids.len() > 1);
        let entries: HashMap<&str, &Entry<'_>> =
            entries.iter().map(|entry| (entry.id.as_str(), entry)).collect();
        let mut renamed: HashMap<String, String> = HashMap::new();
        for sharing in shared.values() {
            let mut group: Vec<(&Entry<'_>, &str)> = sharing
                .iter()
                .filter_map(|(id, summary)| Some((*entries.get(id.as_str())?, summary.as_str())))
                .collect();
            group.sort_by_key(|(entry, _)| entry.rank());
            let routes: Vec<(&str, &str)> =
                group.iter().map(|(entry, _)| (entry.method.name(), entry.path)).collect();
            for ((entry, summary), difference) in group.into_iter().zip(naming::differences(&routes)) {
                if difference.is_empty() {
                    continue;
                }
                let own = wording::told_apart(summary, &difference, &taken);
                taken.insert(own.to_lowercase());
                self.report_shared(entry, summary, &own);
                renamed.insert(entry.id.clone(), own);
            }
        }
        for operation in definition.operations_mut() {
            if let Some(own) = operation.operation_id.as_ref().and_then(|id| renamed.remove(id)) {
                operation.summary = Some(own);
            }
        }
    }

    fn report_shared(&mut self, entry: &Entry<'_>, summary: &str, own: &str) {
        let root = At::root(Document::Source);
        let paths = root.key("paths");
        let item = paths.key(entry.path);
        let operation = item.key(entry.method.name());
        self.found
            .report(
                &codes::SUMMARY_SHARED,
                &operation,
                format!("another operation is called `{summary}` as well; this one became `{own}`"),
            )
            .help("give each a `summary` of its own: it is the action's name in the designer");
    }
}

/// The ids and summaries of the operations that people see, by the summary in small letters.
fn shared_summaries(definition: &ApiDefinition) -> BTreeMap<String, Vec<(String, String)>> {
    let mut found: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (_, _, operation) in definition.operations() {
        if operation.visibility != Some(Visibility::Internal)
            && let (Some(summary), Some(id)) = (&operation.summary, &operation.operation_id)
        {
            found.entry(summary.to_lowercase()).or_default().push((id.clone(), summary.clone()));
        }
    }
    found
}
