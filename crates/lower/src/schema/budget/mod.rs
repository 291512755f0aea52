//! Bodies that are larger than the platform takes lose what is least.

mod graph;
mod inline;
mod place;
mod trim;

use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::limits::SCHEMAS_OF_BODY as MAX_SCHEMAS;
use connectorgen_model::{ApiDefinition, Schema, Type};

use crate::codes;
use crate::lowering::Lowering;
use crate::wording;
use graph::Graph;
use inline::Loss;
use place::{Owner, below};
use trim::Cut;

/// What is kept free in a definition that has to be cut: room for the list around it, with its count and next link.
const ROOM_AROUND: u64 = 8;
/// Above it, a number tells nothing more.
const COUNTLESS: u64 = 1_000_000;

impl Lowering<'_, '_> {
    /// Cuts until no body, response or definition is larger than the platform takes. What is cut is an object whose
    /// members are not named.
    pub(crate) fn cut_bodies(&mut self, definition: &mut ApiDefinition) {
        for owner in Owner::all(definition) {
            let Some(schema) = owner.schema(definition) else { continue };
            let size = inline::count(schema);
            if size > MAX_SCHEMAS {
                for loss in inline::trim(schema, owner.limit()) {
                    self.report_loss(&owner, &loss, size);
                }
            }
        }
        let mut graph = Graph::new(definition);
        if graph.sizes.iter().any(|size| *size > MAX_SCHEMAS) {
            for cut in trim::cuts(&mut graph) {
                self.cut(definition, &graph, &cut);
            }
        }
    }

    fn cut(&mut self, definition: &mut ApiDefinition, graph: &Graph, cut: &Cut) {
        let Some(node) = graph.nodes.get(cut.node) else { return };
        let path = &cut.reference.path;
        let place = node.owner.schema(definition).and_then(|schema| below(schema, path));
        let Some(place) = place else { return };
        let target = place.referenced().unwrap_or_default().to_owned();
        *place = open_object(path, place);
        self.report_cut(
            &node.owner,
            path,
            &format!("the members of `{target}` are left open here"),
            cut.size,
        );
    }

    fn report_loss(&mut self, owner: &Owner, loss: &Loss, size: u64) {
        match loss {
            Loss::Members(path) => self.report_cut(owner, path, "the members are left open here", size),
            Loss::Member(path) => self.report_cut(owner, path, "the member is left out", size),
        }
    }

    fn report_cut(&mut self, owner: &Owner, path: &JsonPointer, what: &str, size: u64) {
        let source =
            self.origins.source_of(&owner.place()).cloned().unwrap_or_default().concat(path.as_str());
        let size = if size > COUNTLESS { "countless".to_owned() } else { size.to_string() };
        let message =
            format!("{what}: a body would have {size} schemas, and the platform takes {MAX_SCHEMAS}");
        self.found
            .report(&codes::SCHEMA_CUT, &At::pointer(Document::Source, &source), message)
            .help("leave members out of the document that nobody needs, so that this one can stay");
    }
}

/// What stands in place of what was cut. It keeps what people read.
fn open_object(path: &JsonPointer, schema: &Schema) -> Schema {
    let name = path.tokens().last().unwrap_or_default();
    let made = || wording::label(&name).filter(|_| name != "items" && name != "additionalProperties");
    Schema {
        kind: Some(Type::Object),
        summary: schema.summary.clone().or_else(made),
        description: schema.description.clone(),
        ..Schema::default()
    }
}
