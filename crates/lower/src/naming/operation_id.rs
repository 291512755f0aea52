use super::framework::own_name;
use super::hash::{LENGTH, short_hash};
use super::route::{Part, name_of_route, parts, pascal};
use crate::text::words;

/// The longest operationId of a published connector has 77 characters; the limit of the platform is not known
/// (`OperationIdTooLong`).
const LONGEST: usize = 64;

/// Longer ids are refused by our own rule; the longest published one is a little shorter.
const LONGEST_ACCEPTED: usize = 80;

/// The operationId of a connector's operation: letters and digits in Pascal case with an optional `_V2` at the end,
/// beginning with a letter, at most 64 characters. It is the document's own id as far as it can be, else it is made of
/// the method and the path in English (`ListUserPosts` for `GET /users/{id}/posts`). It depends on nothing else.
pub(crate) fn operation_id(source: Option<&str>, method: &str, path: &str) -> String {
    let (name, revision) = stem(source, method, path);
    fit(&name, &revision, &[method, path])
}

/// Whether the platform takes an id as it is. Other characters than letters and digits are a warning
/// (`OperationIdSanitized`), and one in six published connectors has them.
pub(super) fn is_valid(id: &str) -> bool {
    (1..=LONGEST_ACCEPTED).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Other ids for the same operation, for when its own is taken: first those that are good to read. The last one cannot
/// be that of another operation.
pub(super) fn alternatives(source: Option<&str>, method: &str, path: &str) -> Vec<String> {
    let (name, revision) = stem(source, method, path);
    let lower = name.to_ascii_lowercase();
    let verb = pascal(method);
    let parts = parts(path);
    let route: String = parts.iter().map(Part::spoken).collect();
    let mut names = Vec::new();
    if has_letters(source) {
        let place = parts.iter().rev().find(|part| matches!(part, Part::Fixed(_))).map(Part::spoken);
        names.extend(
            place
                .filter(|place| !lower.ends_with(&place.to_ascii_lowercase()))
                .map(|place| format!("{name}{place}")),
        );
        if !lower.starts_with(&verb.to_ascii_lowercase()) {
            names.push(format!("{verb}{name}"));
        }
        names.push(format!("{name}{route}"));
        names.push(format!("{name}{verb}{route}"));
    } else {
        names.push(format!("{verb}{route}"));
    }
    let key = [source.unwrap_or_default(), method, path];
    let mut ids: Vec<String> =
        names.iter().map(|name| fit(&begin_with_letter(name, &verb), &revision, &key)).collect();
    ids.push(with_hash(&name, &revision, &key));
    ids
}

/// The id without regard to its length, and the revision that it ends with.
fn stem(source: Option<&str>, method: &str, path: &str) -> (String, String) {
    let Some(source) = source.filter(|source| has_letters(Some(source))) else {
        return (begin_with_letter(&name_of_route(method, path), "Do"), String::new());
    };
    let own = own_name(source.trim(), method, path);
    let (name, revision) = split_revision(&own);
    (begin_with_letter(&pascal(name), &pascal(method)), revision)
}

fn has_letters(source: Option<&str>) -> bool {
    source.is_some_and(|source| {
        let (name, _) = revised(source.trim());
        let has_some = |text: &str| text.contains(|c: char| c.is_ascii_alphabetic());
        has_some(name) || has_some(&pascal(name))
    })
}

/// `GetPets_v2` is `GetPets` and `_V2`: the one place where an underscore belongs
/// (`OperationIdShouldEndWithRevision`).
fn split_revision(source: &str) -> (&str, String) {
    let (name, revision) = revised(source);
    (name, revision.to_ascii_uppercase())
}

/// A name without the revision at its end, and that with its underscore.
pub(super) fn revised(source: &str) -> (&str, &str) {
    match source.rfind('_').and_then(|end| source.split_at_checked(end)) {
        Some((name, revision)) if !name.is_empty() && is_revision(revision.trim_start_matches('_')) => {
            (name, revision)
        }
        Some(_) | None => (source, ""),
    }
}

fn is_revision(text: &str) -> bool {
    let number = text.strip_prefix(['v', 'V']).unwrap_or_default();
    (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn begin_with_letter(name: &str, verb: &str) -> String {
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let verb = if verb.starts_with(|c: char| c.is_ascii_alphabetic()) { verb } else { "Do" };
    if begins { name.to_owned() } else { format!("{verb}{name}") }
}

fn fit(name: &str, revision: &str, key: &[&str]) -> String {
    if name.len() + revision.len() <= LONGEST {
        format!("{name}{revision}")
    } else {
        with_hash(name, revision, key)
    }
}

/// The beginning and the end of a name, so many words of each as there is room for, and a hash of `key`.
fn with_hash(name: &str, revision: &str, key: &[&str]) -> String {
    let room = LONGEST - LENGTH - revision.len();
    let hash = short_hash(key).to_ascii_uppercase();
    if name.len() <= room {
        return format!("{name}{hash}{revision}");
    }
    let words = words(name);
    let mut head = String::new();
    // The beginning says what is done, the end to what; what stands between them can be missed.
    for word in words.iter().take_while({
        let mut used = 0;
        move |word| {
            used += word.len();
            used <= room * 2 / 3
        }
    }) {
        head.push_str(word);
    }
    if head.is_empty() {
        head = name.chars().take(room).collect();
    }
    let mut tail: Vec<&str> = Vec::new();
    let mut left = room.saturating_sub(head.len());
    for word in words.iter().rev() {
        if word.len() > left {
            break;
        }
        left -= word.len();
        tail.push(word);
    }
    tail.reverse();
    format!("{head}{}{hash}{revision}", tail.concat())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{alternatives, operation_id};

    #[test]
    fn ids_of_the_document_stay_recognisable() {
        for (source, expected) in [
            ("listPets", "ListPets"),
            ("getUserByID", "GetUserByID"),
            ("pets_list", "PetsList"),
            ("repos/get-content", "ReposGetContent"),
            ("create_pet_pets_post", "CreatePet"),
            ("PetsController_create", "PetsCreate"),
            ("GET_ALL_PETS", "GetAllPets"),
            ("pets.get v2", "PetsGetV2"),
            ("GetPets_V2", "GetPets_V2"),
            ("get_pets_v2", "GetPets_V2"),
            ("V2", "V2"),
            ("2fa_enable", "Post2faEnable"),
            ("größeÄndern", "GroesseAendern"),
            ("名前Get", "Get"),
            ("  x  ", "X"),
            ("名前", "CreatePet"),
            ("", "CreatePet"),
            ("--", "CreatePet"),
            ("123", "CreatePet"),
        ] {
            assert_eq!(operation_id(Some(source), "post", "/pets"), expected, "{source}");
        }
        assert_eq!(operation_id(None, "get", "/pets/{petId}"), "GetPet");
    }

    #[test]
    fn long_ids_keep_their_ends_and_get_a_hash() {
        let source = "listAllTheThingsThatOneMayFindInTheVeryLongNamesOfOperationsOfSomeGenerators_v3";
        let id = operation_id(Some(source), "get", "/a");
        assert!(
            id.starts_with("ListAllTheThings") && id.ends_with("_V3") && id.contains("SomeGenerators"),
            "{id}"
        );
        assert!(id.len() <= 64, "{id}");
        assert_ne!(id, operation_id(Some(source), "get", "/b"));
        assert_eq!(operation_id(Some(&"x".repeat(200)), "get", "/a").len(), 64);
    }

    #[test]
    fn alternatives_are_readable_first() {
        assert_eq!(alternatives(Some("list"), "get", "/stores")[0], "ListStores");
        assert_eq!(alternatives(Some("pets"), "put", "/pets")[0], "PutPets");
        assert_eq!(alternatives(Some("getPets"), "get", "/v2/pets")[0], "GetPetsV2Pets");
        assert_eq!(alternatives(None, "get", "/v2/pets/{id}")[0], "GetV2PetsById");
    }

    proptest! {
        #[test]
        fn any_id_is_valid(source in proptest::option::of("([A-Za-z0-9_./ -]|\\PC){0,90}"), method in "get|post|put|\\PC{0,5}", path in "(/([a-z0-9{}.:-]|\\PC){0,20}){0,8}") {
            let mut ids = alternatives(source.as_deref(), &method, &path);
            ids.push(operation_id(source.as_deref(), &method, &path));
            for id in ids {
                let name = id.rsplit_once('_').map_or(id.as_str(), |(name, _)| name);
                prop_assert!(id.len() <= 64 && name.starts_with(|c: char| c.is_ascii_alphabetic()), "{}", id);
                prop_assert!(name.bytes().all(|b| b.is_ascii_alphanumeric()), "{}", id);
            }
        }
    }
}
