use std::collections::BTreeMap;

use super::ascii::ascii;
use super::hash::short_hash;
use super::unique::{Wanted, assign};
use crate::schema::Direction;

/// The names of all definitions of a connector, unique without regard to case. They depend on the whole set, but not
/// on its order, and a component that is added changes only those that it clashes with.
#[derive(Debug, Clone, Default)]
pub(crate) struct DefinitionNames(BTreeMap<String, BTreeMap<Direction, String>>);

impl DefinitionNames {
    /// Names for schema components in their directions: what comes out has the component's name as far as a definition
    /// may have it, what goes in and looks different has `Input` at its end.
    pub(crate) fn new<'a>(components: impl IntoIterator<Item = (&'a str, Direction)>) -> DefinitionNames {
        let components: Vec<(&str, Direction)> = components.into_iter().collect();
        let wanted = components.iter().map(|(component, direction)| {
            let name = wanted_name(component, *direction);
            Wanted {
                is_own: name == *component,
                key: vec![*component, suffix(*direction)],
                others: Box::new(move || others(component, *direction)),
                name,
            }
        });
        let mut names: BTreeMap<String, BTreeMap<Direction, String>> = BTreeMap::new();
        let given = assign(&wanted.collect::<Vec<_>>());
        for ((component, direction), name) in components.iter().zip(given) {
            names.entry((*component).to_owned()).or_default().insert(*direction, name);
        }
        DefinitionNames(names)
    }

    /// The name of the definition of a component; the component's own for one that was not in the set.
    pub(crate) fn get<'a>(&'a self, component: &'a str, direction: Direction) -> &'a str {
        self.0.get(component).and_then(|names| names.get(&direction)).map_or(component, String::as_str)
    }
}

/// A name for a definition that Swagger 2.0 and the platform take: letters and digits of ASCII, `_`, `.` and `-`.
/// Never empty.
pub(crate) fn definition_name(source: &str) -> String {
    if !source.is_empty() && source.chars().all(is_allowed) {
        return source.to_owned();
    }
    let is_letter = |c: char| is_allowed(c) || (!c.is_ascii() && c.is_alphabetic());
    let pieces: Vec<String> =
        source.split(|c| !is_letter(c)).map(ascii).filter(|piece| !piece.is_empty()).collect();
    if pieces.is_empty() { format!("Schema{}", short_hash(&[source])) } else { pieces.join("_") }
}

fn is_allowed(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | '.' | '-')
}

fn suffix(direction: Direction) -> &'static str {
    match direction {
        Direction::Output => "",
        Direction::Input => "Input",
    }
}

fn wanted_name(component: &str, direction: Direction) -> String {
    format!("{}{}", definition_name(component), suffix(direction))
}

fn others(component: &str, direction: Direction) -> Vec<String> {
    let name = wanted_name(component, direction);
    let hashed = format!("{name}_{}", short_hash(&[component, suffix(direction)]));
    match direction {
        Direction::Output => vec![hashed],
        Direction::Input => vec![format!("{}Request", definition_name(component)), hashed],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{DefinitionNames, definition_name};
    use crate::schema::Direction;

    #[test]
    fn names_keep_what_is_allowed() {
        for (source, expected) in [
            ("Pet", "Pet"),
            ("pet-shop_v1.Pet", "pet-shop_v1.Pet"),
            ("List«Pet»", "List_Pet"),
            ("Map[string,Pet]", "Map_string_Pet"),
            ("Größe", "Groesse"),
            ("a/b c", "a_b_c"),
        ] {
            assert_eq!(definition_name(source), expected);
        }
        assert!(definition_name("名前").starts_with("Schema"));
        assert!(definition_name("").starts_with("Schema"));
    }

    #[test]
    fn directions_and_clashes_get_their_own_names() {
        let names = DefinitionNames::new([
            ("Pet", Direction::Input),
            ("Pet", Direction::Output),
            ("pet", Direction::Output),
            ("Owner", Direction::Input),
            ("OwnerInput", Direction::Output),
            ("List Pet", Direction::Output),
            ("List_Pet", Direction::Output),
        ]);
        assert_eq!(names.get("Pet", Direction::Output), "Pet");
        assert_eq!(names.get("Pet", Direction::Input), "PetInput");
        assert!(names.get("pet", Direction::Output).starts_with("pet_"));
        assert_eq!(names.get("OwnerInput", Direction::Output), "OwnerInput");
        assert_eq!(names.get("Owner", Direction::Input), "OwnerRequest");
        assert_eq!(names.get("List_Pet", Direction::Output), "List_Pet");
        assert!(names.get("List Pet", Direction::Output).starts_with("List_Pet_"));
        assert_eq!(names.get("Unknown", Direction::Output), "Unknown");
    }

    proptest! {
        #[test]
        fn names_are_unique_valid_and_independent_of_the_order(sources in proptest::collection::btree_set("[aAbB _é]{0,3}(Input|Request)?", 0..12)) {
            let all = || sources.iter().flat_map(|name| [(name.as_str(), Direction::Input), (name.as_str(), Direction::Output)]);
            let names = DefinitionNames::new(all());
            let backwards = DefinitionNames::new(all().collect::<Vec<_>>().into_iter().rev());
            let mut seen = BTreeSet::new();
            for (component, direction) in all() {
                let name = names.get(component, direction);
                prop_assert!(seen.insert(name.to_ascii_lowercase()), "{}", name);
                prop_assert!(!name.is_empty() && name.chars().all(super::is_allowed));
                prop_assert_eq!(name, backwards.get(component, direction));
            }
        }
    }
}
