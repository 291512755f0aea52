use connectorgen_model::{ApiDefinition, Method, Operation, Visibility};
use connectorgen_templates::{GroupView, OperationView};
use indexmap::IndexMap;

use super::words::{count, shorten};

/// The operations for the readme.
pub(super) struct Listed {
    /// By tag, in the order of the definition.
    pub(super) groups: Vec<GroupView>,
    /// `12 actions and 1 trigger`.
    pub(super) contents: String,
    /// How many makers do not see.
    pub(super) hidden: Option<String>,
}

/// Sorts the operations by their first tag; those without one come last.
pub(super) fn listed(definition: &ApiDefinition) -> Listed {
    let mut groups: IndexMap<&str, Vec<OperationView>> =
        definition.tags.iter().map(|tag| (tag.name.as_str(), Vec::new())).collect();
    let mut untagged = Vec::new();
    let (mut actions, mut triggers, mut hidden) = (0, 0, 0);
    for (path, method, operation) in definition.operations() {
        if operation.visibility == Some(Visibility::Internal) {
            hidden += 1;
            continue;
        }
        if operation.trigger.is_some() {
            triggers += 1;
        } else {
            actions += 1;
        }
        let group = match operation.tags.first() {
            Some(tag) => groups.entry(tag).or_default(),
            None => &mut untagged,
        };
        group.push(view(path, method, operation));
    }
    let mut groups: Vec<GroupView> = groups
        .into_iter()
        .filter(|(_, operations)| !operations.is_empty())
        .map(|(name, operations)| GroupView {
            name: Some(name.to_owned()),
            description: tag_description(definition, name),
            operations,
        })
        .collect();
    if !untagged.is_empty() {
        let name = (!groups.is_empty()).then(|| "Other operations".to_owned());
        groups.push(GroupView { name, description: None, operations: untagged });
    }
    let hidden = (hidden > 0).then(|| count(hidden, "operation"));
    Listed { groups, contents: contents(actions, triggers), hidden }
}

fn view(path: &str, method: Method, operation: &Operation) -> OperationView {
    let id = operation.operation_id.clone().unwrap_or_default();
    let method = method.name().to_uppercase();
    let given = operation.summary.clone().filter(|summary| !summary.trim().is_empty());
    let summary =
        given.unwrap_or_else(|| if id.is_empty() { format!("{method} {path}") } else { id.clone() });
    let description = operation.description.as_deref().filter(|description| says_more(description, &summary));
    let kind = if operation.trigger.is_some() { "Trigger" } else { "Action" };
    OperationView {
        description: description.map(|description| shorten(description, LONGEST_DESCRIPTION)),
        summary,
        kind: kind.to_owned(),
        id,
        method,
        path: path.to_owned(),
    }
}

const LONGEST_DESCRIPTION: usize = 200;

fn says_more(description: &str, summary: &str) -> bool {
    letters(description).next().is_some() && letters(description).ne(letters(summary))
}

/// Small letters, without white space and full stops at the ends.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.trim().trim_end_matches('.').chars().flat_map(char::to_lowercase)
}

fn tag_description(definition: &ApiDefinition, name: &str) -> Option<String> {
    let tag = definition.tags.iter().find(|tag| tag.name == name)?;
    let description = tag.description.as_deref()?;
    says_more(description, name).then(|| description.to_owned())
}

fn contents(actions: usize, triggers: usize) -> String {
    match (actions, triggers) {
        (0, 0) => "no operations".to_owned(),
        (actions, 0) => count(actions, "action"),
        (0, triggers) => count(triggers, "trigger"),
        (actions, triggers) => format!("{} and {}", count(actions, "action"), count(triggers, "trigger")),
    }
}

#[cfg(test)]
mod tests {
    use connectorgen_model::{ApiDefinition, Method, Operation, PathItem, Tag, TriggerKind, Visibility};

    use super::{contents, listed, view};

    fn operation(id: &str, tag: Option<&str>) -> Operation {
        Operation {
            operation_id: Some(id.to_owned()),
            tags: tag.into_iter().map(str::to_owned).collect(),
            ..Operation::default()
        }
    }

    fn definition(operations: Vec<Operation>) -> ApiDefinition {
        let paths = operations.into_iter().map(|operation| {
            (
                format!("/{:?}", operation.operation_id),
                PathItem { get: Some(Box::new(operation)), ..PathItem::default() },
            )
        });
        ApiDefinition { paths: paths.collect(), ..ApiDefinition::default() }
    }

    #[test]
    fn groups_follow_the_tags_of_the_definition() {
        let mut definition = definition(vec![
            operation("One", None),
            operation("Two", Some("b")),
            operation("Three", Some("a")),
            operation("Four", Some("c")),
        ]);
        for name in ["a", "unused", "b"] {
            definition.tags.push(Tag {
                name: name.to_owned(),
                description: Some("About.".to_owned()),
                ..Tag::default()
            });
        }
        let names: Vec<_> = listed(&definition).groups.into_iter().map(|group| group.name).collect();
        let names: Vec<_> = names.iter().map(Option::as_deref).collect();
        assert_eq!(names, [Some("a"), Some("b"), Some("c"), Some("Other operations")]);
    }

    #[test]
    fn without_tags_there_is_one_group_without_a_name() {
        let listed = listed(&definition(vec![operation("One", None), operation("Two", None)]));
        assert_eq!(listed.groups.len(), 1);
        assert_eq!(listed.groups.first().and_then(|group| group.name.clone()), None);
        assert_eq!((listed.contents.as_str(), listed.hidden), ("2 actions", None));
    }

    #[test]
    fn internal_operations_are_counted_only() {
        let mut internal = operation("One", None);
        internal.visibility = Some(Visibility::Internal);
        let mut trigger = operation("Two", None);
        trigger.trigger = Some(TriggerKind::Single);
        let listed = listed(&definition(vec![internal, trigger]));
        assert_eq!((listed.contents.as_str(), listed.hidden.as_deref()), ("1 trigger", Some("1 operation")));
    }

    #[test]
    fn description_that_repeats_the_summary_is_left_out() {
        let mut operation = operation("ListPets", None);
        assert_eq!(view("/pets", Method::Get, &operation).summary, "ListPets");
        operation.summary = Some("List pets".to_owned());
        operation.description = Some("List pets.".to_owned());
        assert_eq!(view("/pets", Method::Get, &operation).description, None);
        operation.description = Some("Lists all pets.".to_owned());
        assert_eq!(view("/pets", Method::Get, &operation).description.as_deref(), Some("Lists all pets."));
    }

    #[test]
    fn contents_are_counted_in_words() {
        assert_eq!(contents(0, 0), "no operations");
        assert_eq!(contents(1, 2), "1 action and 2 triggers");
    }
}
