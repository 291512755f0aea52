use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use connectorgen_diagnostics::JsonPointer;

use super::bundle::Bundle;
use super::library::Library;
use super::reference::Kind;
use crate::documents::MAIN;
use crate::moves::Place;

/// The component name that each target of a reference has in the inner document.
#[derive(Default)]
pub(super) struct Names {
    given: HashMap<(Kind, Place), String>,
    taken: HashSet<(Kind, String)>,
    /// The names of what stands in other files: all of them are decided beforehand, so that they depend neither on the
    /// order of the document nor on what was selected.
    planned: HashMap<(Kind, Place), String>,
}

/// A name, and whether it was given just now.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) is_new: bool,
}

impl Names {
    /// Decides about the names of what stands in other files.
    pub(super) fn plan(library: &Library<'_>) -> Names {
        let planned = if library.docs().len() > 1 { Bundle::plan(library) } else { HashMap::new() };
        Names { planned, ..Names::default() }
    }

    /// The name of a target: its own when it is a component, otherwise one made from its place.
    pub(super) fn of(&mut self, library: &Library<'_>, kind: Kind, place: &Place) -> Named {
        let key = (kind, place.clone());
        if let Some(name) = self.given.get(&key) {
            return Named { name: name.clone(), is_new: false };
        }
        let name = own_name(library, kind, place)
            .or_else(|| self.planned.get(&key).cloned())
            .unwrap_or_else(|| self.made(library, kind, place));
        self.given.insert(key, name.clone());
        // Equal components of several files share a name.
        let is_new = self.taken.insert((kind, name.clone()));
        Named { name, is_new }
    }

    fn made(&self, library: &Library<'_>, kind: Kind, place: &Place) -> String {
        let base = plain_name(place, address(library, place));
        let is_planned =
            |name: &str| self.planned.iter().any(|((other, _), taken)| *other == kind && taken == name);
        let free = |name: &str| {
            !self.taken.contains(&(kind, name.to_owned()))
                && !is_component(library, kind, name)
                && !is_planned(name)
        };
        let name = numbered(&base).find(|name| free(name));
        name.unwrap_or(base)
    }
}

/// `Pet`, `Pet_2`, `Pet_3`, …
pub(super) fn numbered(base: &str) -> impl Iterator<Item = String> + '_ {
    std::iter::once(base.to_owned()).chain((2..).map(move |number| format!("{base}_{number}")))
}

/// The name of a component of the main document.
pub(super) fn own_name(library: &Library<'_>, kind: Kind, place: &Place) -> Option<String> {
    let section = JsonPointer::from_escaped(library.section(kind));
    let rest = place.pointer.strip_prefix(&section).filter(|_| place.doc == MAIN)?;
    let mut tokens = rest.split('/').skip(1);
    match (tokens.next(), tokens.next()) {
        (Some(_), None) => place.pointer.tokens().last().map(Cow::into_owned),
        _ => None,
    }
}

/// Whether the main document has a component of this name.
pub(super) fn is_component(library: &Library<'_>, kind: Kind, name: &str) -> bool {
    library.value(&component_place(library, kind, name)).is_some()
}

/// The place of a component of the main document.
pub(super) fn component_place(library: &Library<'_>, kind: Kind, name: &str) -> Place {
    Place::from(JsonPointer::from_escaped(library.section(kind)).join(name))
}

/// How the document of a place is known.
pub(super) fn address<'l>(library: &'l Library<'_>, place: &Place) -> &'l str {
    library.doc(place.doc).map_or("", |doc| doc.address.as_str())
}

/// Steps that say nothing about what a part of a document is.
const STRUCTURE: &[&str] = &[
    "components",
    "schemas",
    "properties",
    "paths",
    "content",
    "schema",
    "responses",
    "parameters",
    "definitions",
    "$defs",
];
/// Steps that lead into a schema: the document itself is one if its places begin with them.
const OF_SCHEMAS: &[&str] = &[
    "properties",
    "items",
    "additionalProperties",
    "patternProperties",
    "prefixItems",
    "allOf",
    "oneOf",
    "anyOf",
];

/// `/components/schemas/Pet/properties/owner` becomes `Pet_owner`, `/paths/~1pets/get/…/schema` becomes `pets_get_…`,
/// the whole of `schemas/Pet.yaml` becomes `Pet`. The whole place is used, so the name changes only when the place
/// does.
pub(super) fn plain_name(place: &Place, address: &str) -> String {
    let tokens: Vec<Cow<'_, str>> = place.pointer.tokens().collect();
    let of_schema = tokens.first().is_some_and(|first| OF_SCHEMAS.contains(&first.as_ref()));
    let steps: Vec<&str> =
        tokens.iter().map(Cow::as_ref).filter(|token| !STRUCTURE.contains(token)).collect();
    if place.doc != MAIN
        && !of_schema
        && let [only] = steps.as_slice()
    {
        return (*only).to_owned();
    }
    let whole = (place.doc != MAIN && (of_schema || steps.is_empty())).then(|| stem(address));
    let words = whole.into_iter().chain(steps.into_iter().map(word));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "Document".to_owned() } else { words.join("_") }
}

/// The same names with more and more of the file's path before them.
pub(super) fn longer_names(place: &Place, address: &str) -> Vec<String> {
    let plain = plain_name(place, address);
    let stem = stem(address);
    let mut steps: Vec<String> =
        address.rsplit_once('/').map_or("", |(folder, _)| folder).split('/').map(word).collect();
    steps.retain(|step| !step.is_empty());
    if plain != stem && !plain.starts_with(&format!("{stem}_")) {
        steps.push(stem);
    }
    let mut names = Vec::with_capacity(steps.len());
    let mut name = plain;
    for step in steps.into_iter().rev() {
        name = format!("{step}_{name}");
        names.push(name.clone());
    }
    names
}

/// The name of a file without its extensions; that of its folder for an `index.yaml`.
fn stem(address: &str) -> String {
    let mut steps = address.rsplit('/');
    let file = steps.next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem =
        [".schema", ".openapi", ".swagger"].iter().find_map(|end| stem.strip_suffix(end)).unwrap_or(stem);
    let stem = match (stem, steps.next()) {
        ("index" | "_index", Some(folder)) => word(folder),
        _ => word(stem),
    };
    if stem.is_empty() { "Document".to_owned() } else { stem }
}

/// The letters and digits of a step.
fn word(step: impl AsRef<str>) -> String {
    let parts = step.as_ref().split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::JsonPointer;

    use super::{longer_names, plain_name};
    use crate::moves::Place;

    #[test]
    fn names_come_from_places() {
        for (doc, address, pointer, plain, longest) in [
            (0, "api.yaml", "/components/schemas/Pet/properties/owner", "Pet_owner", "api_Pet_owner"),
            (
                0,
                "api.yaml",
                "/paths/~1pets~1{id}/get/x-schema",
                "pets_id_get_x_schema",
                "api_pets_id_get_x_schema",
            ),
            (1, "schemas/Pet.yaml", "", "Pet", "schemas_Pet"),
            (1, "schemas/Pet.schema.json", "", "Pet", "schemas_Pet"),
            (1, "../common/index.yaml", "", "common", "common_common"),
            (1, "common.yaml", "/components/schemas/Pet.Dto", "Pet.Dto", "common_Pet.Dto"),
            (1, "a/common.yaml", "/Pet", "Pet", "a_common_Pet"),
            (1, "Pet.yaml", "/properties/owner", "Pet_owner", "Pet_owner"),
            (1, "Pet.yaml", "/$defs/Owner", "Owner", "Pet_Owner"),
            (1, "https://example.com/v1/pet.json", "", "pet", "https_example_com_v1_pet"),
        ] {
            let place = Place::new(doc, JsonPointer::from_escaped(pointer));
            assert_eq!(plain_name(&place, address), plain, "{address}#{pointer}");
            let names = longer_names(&place, address);
            assert_eq!(names.last().map_or(plain, String::as_str), longest, "{address}#{pointer}");
        }
    }
}
