//! Bodies that are larger than the platform takes lose what is least.

mod depth;
mod graph;
mod inline;
mod operation;
mod place;
mod trim;

use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::limits::{DEPTH, SCHEMAS_OF_BODY as MAX_SCHEMAS, SCHEMAS_OF_OPERATION};
use connectorgen_model::measure::Measures;
use connectorgen_model::{ApiDefinition, Operation, Schema, Type};

use crate::codes;
use crate::lowering::Lowering;
use crate::wording;
use depth::Site;
use graph::Graph;
use inline::Loss;
pub(super) use place::Owner;
use place::below;
use trim::Cut;

/// What is kept free in a definition that has to be cut: room for the list around it, with its count and next link.
const ROOM_AROUND: u64 = 8;
/// Above it, a number tells nothing more.
const COUNTLESS: u64 = 1_000_000;

impl Lowering<'_, '_> {
    /// Cuts until no body, response or definition is larger than the platform takes, no body goes too deep, and no
    /// operation has too many schemas. What is cut is an object whose members are not named. How deep the platform goes is
    /// not published, so connectors that exist already stay as deep as they are.
    pub(crate) fn cut_bodies(&mut self, definition: &mut ApiDefinition) {
        for (owner, size) in Owner::larger_than(MAX_SCHEMAS, definition) {
            let Some(schema) = owner.schema(definition) else { continue };
            for loss in inline::trim(schema, owner.limit()) {
                self.report_loss(&owner, &loss, size);
            }
        }
        let mut graph = Graph::new(definition);
        if graph.sizes.iter().any(|size| *size > MAX_SCHEMAS) {
            for cut in trim::cuts(&mut graph) {
                self.cut(definition, &cut);
            }
        }
        if !self.keeps {
            for (site, depth) in depth::cuts(definition, &graph) {
                self.cut_depth(definition, &site, depth);
            }
        }
        self.cut_operations(definition);
    }

    fn cut(&mut self, definition: &mut ApiDefinition, cut: &Cut) {
        let Some(owner) = Owner::at(definition, cut.node) else { return };
        let path = &cut.reference.path;
        let place = owner.schema(definition).and_then(|schema| below(schema, path));
        let Some(place) = place else { return };
        let target = place.referenced().unwrap_or_default().to_owned();
        *place = opened(path, place);
        self.report_cut(&owner, path, &format!("the members of `{target}` are left open here"), cut.size);
    }

    fn cut_depth(&mut self, definition: &mut ApiDefinition, site: &Site, depth: u64) {
        let place = site.owner.schema(definition).and_then(|schema| below(schema, &site.path));
        let Some(place) = place else { return };
        *place = opened(&site.path, place);
        let source = self.source(&site.owner, &site.path);
        let message = format!(
            "what lies below is left open: a body would go {depth} steps deep; {DEPTH} are safe, the limit of the \
             platform is not published"
        );
        self.found
            .report(&codes::SCHEMA_TOO_DEEP, &At::pointer(Document::Source, &source), message)
            .help("designers show a few levels only; leave out what nobody needs so far inside");
    }

    fn cut_operations(&mut self, definition: &mut ApiDefinition) {
        // No body has more than `MAX_SCHEMAS` any more.
        let most = SCHEMAS_OF_OPERATION / MAX_SCHEMAS;
        let is_large =
            |operation: &Operation| (operation.parameters.len() + operation.responses.len()) as u64 > most;
        if !definition.operations().any(|(_, _, operation)| is_large(operation)) {
            return;
        }
        let measures = Measures::new(&definition.definitions);
        for (path, item) in &mut definition.paths {
            for (method, operation) in item.operations_mut() {
                let (trimmed, size) = operation::trim(operation, &definition.definitions, &measures);
                let output = JsonPointer::from_escaped("/paths").join(path).join(method.name());
                for status in trimmed {
                    let place = output.join("responses").join(&status).join("schema");
                    let source = self.source(&Owner::Place(place), &JsonPointer::root());
                    let message = format!(
                        "the schema of the response `{status}` is left out: the operation would have {size} schemas, \
                         and the platform takes {SCHEMAS_OF_OPERATION}"
                    );
                    self.found
                        .report(&codes::SCHEMA_CUT, &At::pointer(Document::Source, &source), message)
                        .help("designers show the outputs of the response `200` or `201`; leave the others without one");
                }
            }
        }
    }

    /// Where something of the connector's definition stands in the document.
    pub(super) fn source(&self, owner: &Owner, path: &JsonPointer) -> JsonPointer {
        self.origins.source_of(&owner.place()).cloned().unwrap_or_default().concat(path.as_str())
    }

    fn report_loss(&mut self, owner: &Owner, loss: &Loss, size: u64) {
        match loss {
            Loss::Members(path) => self.report_cut(owner, path, "the members are left open here", size),
            Loss::Member(path) => self.report_cut(owner, path, "the member is left out", size),
        }
    }

    fn report_cut(&mut self, owner: &Owner, path: &JsonPointer, what: &str, size: u64) {
        let source = self.source(owner, path);
        let size = if size > COUNTLESS { "countless".to_owned() } else { size.to_string() };
        let message =
            format!("{what}: a body would have {size} schemas, and the platform takes {MAX_SCHEMAS}");
        self.found
            .report(&codes::SCHEMA_CUT, &At::pointer(Document::Source, &source), message)
            .help("leave members out of the document that nobody needs, so that this one can stay");
    }
}

/// What stands in place of what was cut: an object without members, or anything where there was a list. It keeps what
/// people read.
fn opened(path: &JsonPointer, schema: &Schema) -> Schema {
    let name = path.tokens().last().unwrap_or_default();
    let made = || wording::label(&name).filter(|_| name != "items" && name != "additionalProperties");
    Schema {
        kind: (schema.kind != Some(Type::Array)).then_some(Type::Object),
        summary: schema.summary.clone().or_else(made),
        description: schema.description.clone(),
        ..Schema::default()
    }
}
