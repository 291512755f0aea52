use std::collections::{BTreeMap, BTreeSet};

use super::hash::short_hash;
use super::operation_id::{alternatives, is_valid, operation_id};

/// One operation: the id in the document, the method and the path.
type Named<'a> = (Option<&'a str>, &'a str, &'a str);

/// The operationIds of a connector's operations, in the order of `operations`; unique without regard to case.
///
/// Where several operations want the same id, the one keeps it whose own id it is already, else the one with the
/// smallest path and method; the others get words of their paths or methods, in the last resort a hash. So the ids do
/// not depend on the order of the list, and an operation that is added changes only those that it clashes with.
///
/// With `keep`, ids that the platform takes stay as they are.
pub(crate) fn unique_operation_ids(operations: &[Named<'_>], keep: bool) -> Vec<String> {
    let wanted = operations.iter().map(|(source, method, path)| {
        let name = match source {
            Some(source) if keep && is_valid(source) => (*source).to_owned(),
            Some(_) | None => operation_id(*source, method, path),
        };
        Wanted {
            is_own: *source == Some(name.as_str()),
            name,
            key: vec![*path, *method, source.unwrap_or_default()],
            others: Box::new(move || alternatives(*source, method, path)),
        }
    });
    assign(&wanted.collect::<Vec<_>>())
}

/// A name that somebody would like to have.
pub(crate) struct Wanted<'a> {
    /// The name.
    pub(crate) name: String,
    /// Whether it is the name in the document, letter for letter.
    pub(crate) is_own: bool,
    /// Who would like to have it: of two that are alike otherwise, the smaller one is first.
    pub(crate) key: Vec<&'a str>,
    /// Other names that would do, best first.
    pub(crate) others: Box<dyn Fn() -> Vec<String> + 'a>,
}

/// Gives everybody a name that nobody else has, without regard to case and to the order.
pub(crate) fn assign(wanted: &[Wanted<'_>]) -> Vec<String> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    let rank = |index: &usize| wanted.get(*index).map(|it| (!it.is_own, &it.key));
    order.sort_by(|a, b| rank(a).cmp(&rank(b)));
    // First everybody who is first to want a name gets it; only then the others choose from what is left.
    let mut taken = BTreeSet::new();
    let mut given: BTreeMap<usize, String> = BTreeMap::new();
    let mut late = Vec::new();
    for index in order {
        let Some(it) = wanted.get(index) else { continue };
        if taken.insert(it.name.to_ascii_lowercase()) {
            given.insert(index, it.name.clone());
        } else {
            late.push((index, it));
        }
    }
    for (index, it) in late {
        let free = (it.others)().into_iter().find(|name| !taken.contains(&name.to_ascii_lowercase()));
        let name = free.unwrap_or_else(|| numbered(it, &taken));
        taken.insert(name.to_ascii_lowercase());
        given.insert(index, name);
    }
    given.into_values().collect()
}

/// Only reached by two that are the same in everything, or by hashes that agree.
fn numbered(it: &Wanted<'_>, taken: &BTreeSet<String>) -> String {
    let stem: String = it.name.chars().take(40).collect();
    let hash = short_hash(&it.key).to_ascii_uppercase();
    let mut names = (2_usize..).map(|number| format!("{stem}{hash}{number}"));
    names.find(|name| !taken.contains(&name.to_ascii_lowercase())).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::unique_operation_ids;

    #[test]
    fn clashes_are_resolved_by_path_and_method() {
        let ids = unique_operation_ids(
            &[
                (Some("list"), "get", "/stores"),
                (Some("list"), "get", "/pets"),
                (Some("LIST"), "get", "/shops"),
                (Some("pets"), "put", "/pets"),
                (Some("pets"), "get", "/pets"),
                (None, "get", "/v2/pets"),
                (None, "get", "/v1/pets"),
                (None, "get", "/users/{a}"),
                (None, "get", "/users/{b}"),
            ],
            false,
        );
        let expected = [
            "ListStores",
            "List",
            "ListShops",
            "PutPets",
            "Pets",
            "GetV2Pets",
            "ListPets",
            "GetUserByA",
            "GetUserByB",
        ];
        assert_eq!(ids, expected);
    }

    #[test]
    fn the_documents_own_id_is_kept() {
        let ids = unique_operation_ids(
            &[(Some("getPet"), "get", "/a"), (Some("GetPet"), "get", "/z"), (Some("get-pet"), "get", "/b")],
            false,
        );
        assert_eq!(ids, ["GetPetA", "GetPet", "GetPetB"]);
    }

    #[test]
    fn an_id_that_somebody_wants_is_not_taken_by_a_latecomer() {
        let ids = unique_operation_ids(
            &[
                (Some("list"), "get", "/a/pets"),
                (Some("list"), "get", "/b/pets"),
                (Some("listPets"), "get", "/c"),
            ],
            false,
        );
        assert_eq!(ids, ["List", "GetList", "ListPets"]);
    }

    #[test]
    fn the_same_operation_twice_still_gets_two_ids() {
        let same = (Some("a"), "get", "/a");
        let ids = unique_operation_ids(&[same, same, same, same, same, same, same, same], false);
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 8, "{ids:?}");
    }

    type Owned = (Option<String>, String, String);

    fn run(operations: &[Owned]) -> Vec<String> {
        let borrowed: Vec<_> =
            operations.iter().map(|(id, method, path)| (id.as_deref(), &**method, &**path)).collect();
        unique_operation_ids(&borrowed, false)
    }

    /// Few different words, so that clashes are frequent.
    fn operations() -> impl Strategy<Value = Vec<Owned>> {
        let id = proptest::option::of("(get|list|List|pet)([_-]?(pets|Pets|all|v2)){0,2}|[^a-z]{0,3}");
        let operation = (id, "get|put|post", "(/(a|b|pets|v1|v2|\\{id\\}|\\{x\\})){0,4}");
        proptest::collection::vec(operation, 0..14).prop_map(|mut all: Vec<Owned>| {
            let mut seen = BTreeSet::new();
            all.retain(|(_, method, path)| seen.insert((method.clone(), path.clone())));
            all
        })
    }

    proptest! {
        #[test]
        fn ids_are_unique_valid_and_independent_of_the_order(all in operations(), turn in 0_usize..14) {
            let ids = run(&all);
            prop_assert_eq!(ids.len(), all.len());
            let unique: BTreeSet<String> = ids.iter().map(|id| id.to_ascii_lowercase()).collect();
            prop_assert_eq!(unique.len(), ids.len(), "{:?}", ids);
            for id in &ids {
                prop_assert!(id.len() <= 64 && id.starts_with(|c: char| c.is_ascii_alphabetic()));
                prop_assert!(id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'));
            }
            let mut turned = all.clone();
            turned.reverse();
            turned.rotate_left(turn % all.len().max(1));
            let mut again = run(&turned);
            again.rotate_right(turn % all.len().max(1));
            again.reverse();
            prop_assert_eq!(ids, again);
        }

        #[test]
        fn ids_do_not_change_when_others_are_added(all in operations(), other in "[f-j]{4,8}", path in "/[f-j]{4,8}") {
            let before = run(&all);
            let mut more = all.clone();
            more.insert(all.len() / 2, (Some(other), "patch".into(), path));
            let mut after = run(&more);
            after.remove(all.len() / 2);
            prop_assert_eq!(before, after);
        }
    }
}
