use std::collections::BTreeMap;

use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::measure::Measures;
use connectorgen_model::{ApiDefinition, Child, Schema, Type};
use indexmap::IndexMap;

use crate::codes;
use crate::lowering::Lowering;
use crate::wording;

/// `BodySchemaCountExceedsMaxAllowed`: 512 schemas per body, response and definition, references followed.
const MAX_SCHEMAS: u64 = 512;
/// With more operations the connector is refused anyway (`TotalOperationsCountExceedsMaxAllowed`).
const MAX_OPERATIONS: usize = 256;
/// How many references are cut at most; each cut means measuring anew.
const MAX_CUTS: usize = 400;
/// How many schemas are looked at to find where to cut.
const MAX_STEPS: usize = 40_000;

/// Where a schema begins: a definition, or a body or response of an operation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Definition(String),
    Place(JsonPointer),
}

/// A reference: its owner, and the way from there.
type Site = (Owner, JsonPointer);

/// What cutting a reference would save.
#[derive(Debug, Clone, Copy, Default)]
struct Saving {
    schemas: u64,
    depth: usize,
}

impl Lowering<'_, '_> {
    /// Cuts references until no body is larger than the platform takes: what is cut is an object whose members are
    /// not named. Each cut is the one that saves enough and loses least.
    pub(crate) fn slim(&mut self, definition: &mut ApiDefinition) {
        if definition.operations().count() > MAX_OPERATIONS {
            return;
        }
        for _ in 0..MAX_CUTS {
            let Some((owner, size)) = too_large(definition) else { return };
            let Some((site, target)) = best_cut(definition, &owner, size - MAX_SCHEMAS) else { return };
            let Some(place) = schema_at(definition, &site) else { return };
            let name = site.1.tokens().last().unwrap_or_default();
            *place = Schema {
                kind: Some(Type::Object),
                summary: wording::label(&name).filter(|_| name != "items" && name != "additionalProperties"),
                ..Schema::default()
            };
            self.report_cut(&site, &target, size);
        }
    }

    fn report_cut(&mut self, site: &Site, target: &str, size: u64) {
        let base = match &site.0 {
            Owner::Definition(name) => JsonPointer::from_escaped("/definitions").join(name),
            Owner::Place(place) => place.clone(),
        };
        let source = self.origins.source_of(&base).cloned().unwrap_or_default().concat(site.1.as_str());
        let message = format!(
            "the members of `{target}` are left open here: a body has {size} schemas, and the platform takes {MAX_SCHEMAS}"
        );
        self.found
            .report(&codes::SCHEMA_CUT, &At::pointer(Document::Source, &source), message)
            .help("leave members out of the document that nobody needs, so that this one can stay");
    }
}

/// The smallest of the schemas that are too large: the innermost, whose cut helps those around it.
fn too_large(definition: &ApiDefinition) -> Option<(Owner, u64)> {
    let measures = Measures::new(&definition.definitions);
    let over = |size: u64| size > MAX_SCHEMAS;
    let inner = definition
        .definitions
        .keys()
        .enumerate()
        .filter_map(|(index, name)| Some((measures.of_definition(index)?.schemas, name)))
        .filter(|(size, _)| over(*size))
        .min();
    if let Some((size, name)) = inner {
        return Some((Owner::Definition(name.clone()), size));
    }
    roots(definition).find_map(|(place, schema)| {
        let size = measures.of(&definition.definitions, schema).schemas;
        over(size).then_some((Owner::Place(place), size))
    })
}

/// The bodies and responses, with their places in the definition.
fn roots(definition: &ApiDefinition) -> impl Iterator<Item = (JsonPointer, &Schema)> {
    definition.operations().flat_map(|(path, method, operation)| {
        let at = JsonPointer::from_escaped("/paths").join(path).join(method.name());
        let parameters = at.join("parameters");
        let responses = at.join("responses");
        let bodies = operation.parameters.iter().enumerate().filter_map(move |(index, parameter)| {
            let mut place = parameters.clone();
            place.push_index(index);
            Some((place.join("schema"), parameter.schema.as_ref()?))
        });
        let answers = operation.responses.iter().filter_map(move |(code, response)| {
            Some((responses.join(code).join("schema"), response.schema.as_ref()?))
        });
        bodies.chain(answers)
    })
}

/// The reference below `owner` whose cut saves at least `excess` and otherwise least; if none saves enough, the one
/// that saves most. With it, the name of the definition that it refers to.
fn best_cut(definition: &ApiDefinition, owner: &Owner, excess: u64) -> Option<(Site, String)> {
    let root = match owner {
        Owner::Definition(name) => definition.definitions.get(name)?,
        Owner::Place(place) => roots(definition).find(|(other, _)| other == place)?.1,
    };
    let mut survey =
        Survey { definitions: &definition.definitions, way: Vec::new(), steps: 0, savings: BTreeMap::new() };
    if let Owner::Definition(name) = owner {
        survey.way.push(name.clone());
    }
    survey.schema(root, owner, &JsonPointer::root(), 0);
    let enough = survey.savings.iter().filter(|(_, (saving, _))| saving.schemas >= excess);
    let least = enough.min_by_key(|(_, (saving, _))| (saving.schemas, usize::MAX - saving.depth));
    let best = least.or_else(|| survey.savings.iter().max_by_key(|(_, (saving, _))| saving.schemas))?;
    let (site, (saving, target)) = best;
    (saving.schemas > 0).then(|| (site.clone(), target.clone()))
}

/// Expands a schema as the platform does and adds up what stands behind each reference.
struct Survey<'a> {
    definitions: &'a IndexMap<String, Schema>,
    /// The definitions on the way; at the second visit of one the expansion ends.
    way: Vec<String>,
    steps: usize,
    savings: BTreeMap<Site, (Saving, String)>,
}

impl Survey<'_> {
    fn schema(&mut self, schema: &Schema, owner: &Owner, path: &JsonPointer, depth: usize) -> u64 {
        self.steps += 1;
        let Some(target) = schema.referenced() else {
            let below = schema
                .children()
                .map(|(child, inner)| self.schema(inner, owner, &step(path, child), depth + 1));
            return 1 + below.sum::<u64>();
        };
        let known = self.definitions.get(target);
        let (Some(inner), false) =
            (known, self.way.iter().any(|name| name == target) || self.steps > MAX_STEPS)
        else {
            return 1;
        };
        self.way.push(target.to_owned());
        let size = self.schema(inner, &Owner::Definition(target.to_owned()), &JsonPointer::root(), depth);
        self.way.pop();
        let entry = self.savings.entry((owner.clone(), path.clone())).or_default();
        entry.0.schemas += size - 1;
        entry.0.depth = entry.0.depth.max(depth);
        target.clone_into(&mut entry.1);
        size
    }
}

fn step(path: &JsonPointer, child: Child<'_>) -> JsonPointer {
    match child {
        Child::Property(name) => path.join("properties").join(name),
        Child::Items => path.join("items"),
        Child::AdditionalProperties => path.join("additionalProperties"),
        Child::AllOf(index) => {
            let mut place = path.join("allOf");
            place.push_index(index);
            place
        }
    }
}

/// The schema at a site, to be replaced.
fn schema_at<'a>(definition: &'a mut ApiDefinition, site: &Site) -> Option<&'a mut Schema> {
    let root = match &site.0 {
        Owner::Definition(name) => definition.definitions.get_mut(name)?,
        Owner::Place(place) => root_mut(definition, place)?,
    };
    let mut here = root;
    let mut tokens = site.1.tokens();
    while let Some(token) = tokens.next() {
        here = match token.as_str() {
            "properties" => here.properties.as_mut()?.get_mut(&tokens.next()?)?,
            "items" => here.items.as_mut()?,
            "additionalProperties" => match here.additional_properties.as_mut()? {
                connectorgen_model::AdditionalProperties::Schema(schema) => schema,
                connectorgen_model::AdditionalProperties::Allowed(_) => return None,
            },
            _ => return None,
        };
    }
    Some(here)
}

fn root_mut<'a>(definition: &'a mut ApiDefinition, place: &JsonPointer) -> Option<&'a mut Schema> {
    let tokens: Vec<String> = place.tokens().collect();
    let [_, path, method, section, key, _] = tokens.as_slice() else { return None };
    let method = connectorgen_model::Method::ALL.into_iter().find(|known| known.name() == method)?;
    let operation = definition.paths.get_mut(path)?.operation_mut(method).as_mut()?;
    match section.as_str() {
        "parameters" => operation.parameters.get_mut(key.parse::<usize>().ok()?)?.schema.as_mut(),
        _ => operation.responses.get_mut(key)?.schema.as_mut(),
    }
}
