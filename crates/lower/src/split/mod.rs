//! One document, several connectors: each within what the platform takes, each found by what it is about.

mod companions;
mod concerns;
mod extract;
mod material;
mod names;
mod pack;

use connectorgen_diagnostics::{At, Diagnostics, Document, JsonPointer};
use connectorgen_model::limits::CHARACTERS_IN_SOLUTION;
use connectorgen_model::{Connector, Method};
use indexmap::IndexMap;

use crate::{codes, slim};
use concerns::Concerns;
use extract::Extract;
use material::Material;

/// A connector that was divided. The parts are made one by one, so that not all of them have to be in memory.
#[derive(Debug)]
pub struct Split {
    parts: Vec<Part>,
    concerns: Concerns,
    extract: Extract,
}

/// One connector of several, before it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The name of its folder: lower-case letters, digits and hyphens; unique among the parts.
    pub folder: String,
    /// Its title: at most 30 characters; unique among the parts.
    pub title: String,
    /// The tag; `None` for operations without one.
    pub tag: Option<String>,
    /// Which part of the tag's operations it is, from 1, and how many there are.
    pub number: (usize, usize),
    /// The operations, by their places in the definition.
    pub operations: Vec<(String, Method)>,
    /// The positions of the definitions that they need.
    definitions: Vec<usize>,
    /// About how many bytes the definition will have.
    pub bytes: usize,
}

/// Divides a connector by tags: one part for each. An operation belongs to its first tag.
///
/// A tag whose operations are more than one connector takes is divided along the paths. What an operation needs beside
/// itself comes with it: operations that fill its choices, and the one that ends a trigger's subscription.
pub fn split_by_tag(connector: Connector, found: &mut Diagnostics) -> Split {
    let material = Material::of(&connector);
    let mut groups: IndexMap<Option<&str>, Vec<usize>> = IndexMap::new();
    for (index, operation) in material.operations.iter().enumerate() {
        groups.entry(operation.operation.tags.first().map(String::as_str)).or_default().push(index);
    }
    report_tags(&connector, &material, groups.len(), found);
    let base = material.base;
    let divided: Vec<(Option<&str>, Vec<Vec<usize>>)> =
        groups.into_iter().map(|(tag, members)| (tag, pack::divide(&material, members))).collect();
    for (tag, parts) in divided.iter().filter(|(_, parts)| parts.len() > 1) {
        report_divided(&connector, *tag, parts, found);
    }
    let labels: Vec<_> = divided.iter().map(|(tag, parts)| (*tag, parts.len())).collect();
    let names = names::names(&connector.definition.info.title, &labels);
    let members = divided.iter().flat_map(|(tag, parts)| {
        let of = parts.len();
        parts.iter().enumerate().map(move |(index, members)| (*tag, (index + 1, of), members))
    });
    let parts = members.zip(names).map(|((tag, number, members), (folder, title))| {
        let weight = material.weigh(members);
        let places = weight.operations.iter().filter_map(|index| material.operations.get(*index));
        let operations: Vec<(String, Method)> =
            places.map(|place| (place.path.to_owned(), place.method)).collect();
        let tag = tag.map(str::to_owned);
        let definitions = weight.definitions;
        Part { folder, title, tag, number, operations, definitions, bytes: base + weight.bytes }
    });
    let parts: Vec<Part> = parts.collect();
    let concerns = Concerns::new(&connector, &parts);
    Split { parts, concerns, extract: Extract::new(connector) }
}

impl Split {
    /// The parts, by tag in the order of the document.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Makes a part, slim as [`slim`] has it.
    pub fn connector(&self, part: &Part, found: &mut Diagnostics) -> Connector {
        let mut connector = self.extract.connector(part);
        // Measuring costs as much as printing, and most parts are far from any limit.
        if part.bytes > CHARACTERS_IN_SOLUTION / 2 {
            slim(&mut connector, found);
        }
        connector
    }

    /// The positions of the parts that a place of the document is about; `None` for all of them.
    pub fn concerned(&self, place: &JsonPointer) -> Option<Vec<usize>> {
        self.concerns.of(place)
    }

    /// The whole as it was before.
    pub fn whole(&self) -> &Connector {
        &self.extract.connector
    }

    /// The whole as it was before, when nothing is to be made of the parts any more.
    pub fn into_whole(self) -> Connector {
        self.extract.connector
    }
}

/// What people do not expect: several tags, and none.
fn report_tags(connector: &Connector, material: &Material<'_>, groups: usize, found: &mut Diagnostics) {
    let mut untagged = 0;
    for place in &material.operations {
        let output = JsonPointer::from_escaped("/paths").join(place.path).join(place.method.name());
        let source = connector.origins.source_of(&output).cloned().unwrap_or_default();
        match place.operation.tags.as_slice() {
            [] => untagged += 1,
            [_] => {}
            [first, others @ ..] => {
                let message = format!(
                    "the operation is in the connector of its first tag, `{first}`, and not in that of `{}`",
                    others.join("`, `")
                );
                found.report(
                    &codes::TAG_SEVERAL,
                    &At::pointer(Document::Source, &source.join("tags")),
                    message,
                );
            }
        }
    }
    if untagged > 0 && groups > 1 {
        let message = match untagged {
            1 => "1 operation has no tag and is in a connector of its own".to_owned(),
            _ => format!("{untagged} operations have no tag and are in a connector of their own"),
        };
        found
            .report(&codes::TAG_MISSING, &At::root(Document::Source).key("paths"), message)
            .help("give them tags, or leave them out with `--exclude-path`");
    }
}

fn report_divided(connector: &Connector, tag: Option<&str>, parts: &[Vec<usize>], found: &mut Diagnostics) {
    let operations: usize = parts.iter().map(Vec::len).sum();
    let is_described = connector.definition.tags.iter().any(|known| Some(known.name.as_str()) == tag);
    let root = At::root(Document::Source);
    let what = match tag {
        Some(tag) => format!("the {operations} operations of the tag `{tag}`"),
        None => format!("the {operations} operations without a tag"),
    };
    let message = format!("{what} are more than one connector takes and are divided among {}", parts.len());
    let at = root.key(if is_described { "tags" } else { "paths" });
    found
        .report(&codes::TAG_DIVIDED, &at, message)
        .help("leave out what nobody needs with `--exclude-path` or `--exclude-operation`, and it may fit into fewer");
}
