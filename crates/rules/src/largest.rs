use connectorgen_model::ApiDefinition;
use indexmap::IndexMap;

use crate::{Index, Sizes};

/// How many are named.
const NAMED: usize = 5;

/// What has the most, largest first: `a (12), b (7)`.
fn largest(counted: impl IntoIterator<Item = (String, usize)>) -> String {
    let mut counted: Vec<_> = counted.into_iter().collect();
    counted.sort_by(|(name, count), (other, most)| most.cmp(count).then_with(|| name.cmp(other)));
    let named: Vec<_> = counted.iter().take(NAMED).map(|(name, count)| format!("{name} ({count})")).collect();
    named.join(", ")
}

/// How many operations each tag has. An operation counts for its first tag, as where a document is divided.
pub(crate) fn tags(index: &Index<'_>) -> String {
    let mut counts: IndexMap<Option<&str>, usize> = IndexMap::new();
    for view in index.operations() {
        *counts.entry(view.operation.tags.first().map(String::as_str)).or_default() += 1;
    }
    let name = |tag: Option<&str>| tag.map_or_else(|| "no tag".to_owned(), |tag| format!("the tag `{tag}`"));
    largest(counts.into_iter().map(|(tag, count)| (name(tag), count)))
}

/// The operations and definitions that take the most room in the file, in characters.
pub(crate) fn pieces(definition: &ApiDefinition, index: &Index<'_>) -> String {
    let operations = index.operations().iter();
    let operations = operations
        .map(|view| (format!("operation `{}`", view.name()), Sizes::inside(view.operation, 3).pretty));
    let definitions = definition.definitions.iter();
    let definitions =
        definitions.map(|(name, schema)| (format!("definition `{name}`"), Sizes::inside(schema, 2).pretty));
    largest(operations.chain(definitions))
}

/// How to go on with what is too large for one connector.
pub(crate) const HOW_TO_GO_ON: &str = "choose with `--tag`, `--path` or `--operation`, leave out with `--exclude-tag`, \
     `--exclude-path` or `--exclude-operation`, or make a connector of each tag with `--split-by tag`";
