use std::collections::BTreeSet;

use connectorgen_diagnostics::{At, Diagnostics, Document};
use serde_json::{Map, Value};

use crate::codes;
use crate::glob::path_matches;

/// Which operations are wanted. Applied to the raw document, before anything is typed, so that a connector of twenty
/// operations out of a thousand costs little more than reading the file.
///
/// An operation is taken when it matches one of `operations`, `tags` or `paths` (or all three are empty) and none of
/// the `exclude_…` lists. Operations are named by their `operationId` or as `GET /pets/{petId}`; paths by globs in
/// which `*` stands for a part of a segment and `**` for any number of segments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Operations to take.
    pub operations: Vec<String>,
    /// Tags whose operations to take.
    pub tags: Vec<String>,
    /// Globs of paths whose operations to take.
    pub paths: Vec<String>,
    /// Operations to leave out.
    pub exclude_operations: Vec<String>,
    /// Tags whose operations to leave out.
    pub exclude_tags: Vec<String>,
    /// Globs of paths whose operations to leave out.
    pub exclude_paths: Vec<String>,
    /// Take deprecated operations as well.
    pub include_deprecated: bool,
    /// Webhooks that are wanted, by name: somebody knows which operation subscribes to them.
    pub webhooks: Vec<String>,
}

impl Selection {
    /// Whether it names what to take, so that most of a large document is not.
    pub(crate) fn is_narrow(&self) -> bool {
        !(self.operations.is_empty() && self.tags.is_empty() && self.paths.is_empty())
    }
}

/// One operation of the document, as far as selecting takes it.
pub(crate) struct Candidate<'a> {
    pub(crate) path: &'a str,
    pub(crate) method: &'a str,
    pub(crate) operation: &'a Map<String, Value>,
}

impl Candidate<'_> {
    pub(crate) fn id(&self) -> Option<&str> {
        self.operation.get("operationId").and_then(Value::as_str)
    }

    pub(crate) fn is_deprecated(&self) -> bool {
        let stated = self.operation.get("deprecated");
        stated.is_some_and(|stated| stated.as_bool().unwrap_or(stated.as_str() == Some("true")))
    }

    fn tags(&self) -> impl Iterator<Item = &str> {
        let tags = self.operation.get("tags");
        let list = tags.and_then(Value::as_array).into_iter().flatten();
        list.chain(tags).filter_map(Value::as_str)
    }

    fn has_tag(&self, wanted: &str) -> bool {
        self.tags().any(|tag| tag == wanted)
    }

    fn is_named(&self, wanted: &str) -> bool {
        self.id() == Some(wanted)
            || wanted.split_once(' ').is_some_and(|(method, path)| {
                method.eq_ignore_ascii_case(self.method) && path.trim() == self.path
            })
    }
}

/// What there is to select from, for reports on entries that match nothing.
#[derive(Default)]
pub(crate) struct Choices {
    operations: Vec<String>,
    tags: BTreeSet<String>,
    paths: BTreeSet<String>,
}

impl Choices {
    pub(crate) fn add(&mut self, candidate: &Candidate<'_>) {
        let Candidate { path, method, .. } = candidate;
        let name = candidate.id().map_or_else(|| format!("{} {path}", method.to_uppercase()), str::to_owned);
        self.operations.push(name);
        self.tags.extend(candidate.tags().map(str::to_owned));
        self.paths.insert((*path).to_owned());
    }

    /// The number of operations.
    pub(crate) fn count(&self) -> usize {
        self.operations.len()
    }
}

/// Applies a [`Selection`] and remembers which of its entries never matched anything.
pub(crate) struct Selector<'s> {
    selection: &'s Selection,
    used: BTreeSet<(&'static str, &'s str)>,
}

impl<'s> Selector<'s> {
    pub(crate) fn new(selection: &'s Selection) -> Selector<'s> {
        Selector { selection, used: BTreeSet::new() }
    }

    /// Whether the operation is wanted; being deprecated is not looked at.
    pub(crate) fn wants(&mut self, candidate: &Candidate<'_>) -> bool {
        let chosen = self.selection;
        let all = !chosen.is_narrow();
        let named = self.any("operations", &chosen.operations, |wanted| candidate.is_named(wanted));
        let tagged = self.any("tags", &chosen.tags, |wanted| candidate.has_tag(wanted));
        let on_path = self.any("paths", &chosen.paths, |wanted| path_matches(wanted, candidate.path));
        let not_named =
            self.any("excludeOperations", &chosen.exclude_operations, |out| candidate.is_named(out));
        let not_tagged = self.any("excludeTags", &chosen.exclude_tags, |out| candidate.has_tag(out));
        let not_on_path =
            self.any("excludePaths", &chosen.exclude_paths, |out| path_matches(out, candidate.path));
        (all || named || tagged || on_path) && !(not_named || not_tagged || not_on_path)
    }

    /// A deprecated operation is taken when all of them are, or when it was asked for by name.
    pub(crate) fn wants_deprecated(&self, candidate: &Candidate<'_>) -> bool {
        self.selection.include_deprecated
            || self.selection.operations.iter().any(|wanted| candidate.is_named(wanted))
    }

    /// Whether the operation is wanted and, if it is deprecated, wanted all the same.
    pub(crate) fn takes(&mut self, candidate: &Candidate<'_>) -> bool {
        self.wants(candidate) && (!candidate.is_deprecated() || self.wants_deprecated(candidate))
    }

    /// Reports the entries that matched nothing: most often a slip of the pen.
    pub(crate) fn report_unmatched(&self, choices: &Choices, found: &mut Diagnostics) {
        let root = At::root(Document::Options);
        let chosen = self.selection;
        let lists = [
            ("operations", &chosen.operations),
            ("tags", &chosen.tags),
            ("paths", &chosen.paths),
            ("excludeOperations", &chosen.exclude_operations),
            ("excludeTags", &chosen.exclude_tags),
            ("excludePaths", &chosen.exclude_paths),
        ];
        for (list, wanted) in lists {
            let place = root.key(list);
            for (index, entry) in wanted.iter().enumerate() {
                if self.used.contains(&(list, entry.as_str())) {
                    continue;
                }
                let message = format!("`{entry}` matches no operation of the document");
                let report = found.report(&codes::SELECTION_UNMATCHED, &place.index(index), message);
                let near = match list {
                    "tags" | "excludeTags" => nearest(entry, &choices.tags),
                    "paths" | "excludePaths" => nearest(entry, &choices.paths),
                    _ => nearest(entry, &choices.operations),
                };
                match near {
                    Some(near) => report
                        .help(format!("did you mean `{near}`? `connectorgen inspect` lists what there is")),
                    None => report
                        .help("`connectorgen inspect` lists the operations, tags and paths of a document"),
                };
            }
        }
    }

    fn any(&mut self, list: &'static str, wanted: &'s [String], matches: impl Fn(&str) -> bool) -> bool {
        let mut hit = false;
        for entry in wanted {
            if matches(entry) {
                hit = true;
                self.used.insert((list, entry.as_str()));
            }
        }
        hit
    }
}

/// The name that is closest to what was written, if one is close enough to be meant. Capitals make no difference.
pub(crate) fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a String>) -> Option<&'a str> {
    let written = written.to_lowercase();
    let close = names.into_iter().map(|name| (strsim::jaro_winkler(&written, &name.to_lowercase()), name));
    let best = close.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
    (best.0 > 0.85).then_some(best.1.as_str())
}
