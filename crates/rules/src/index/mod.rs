//! What several rules ask of a connector, computed once.

mod graph;
mod names;
mod output;
mod resolve;

use std::cell::OnceCell;
use std::collections::HashMap;

use connectorgen_diagnostics::Location;
use connectorgen_model::{ApiDefinition, In, Parameter, Response, Schema, Secured};
use indexmap::IndexMap;

use crate::{OperationView, ReferenceView, Role, SchemaView};

pub use connectorgen_model::measure::{Measure, Sizes};
pub use graph::DefinitionUse;
use graph::Graph;
use names::Names;
pub use output::Followed;
pub(crate) use resolve::is_extension;

/// What is known about a definition as a whole.
pub struct Index<'a> {
    definition: &'a ApiDefinition,
    operations: Vec<OperationView<'a>>,
    by_id: HashMap<String, Vec<usize>>,
    graph: Graph,
    sizes: OnceCell<Sizes>,
    names: OnceCell<Names>,
}

impl<'a> Index<'a> {
    /// Looks through a definition.
    pub fn new(definition: &'a ApiDefinition) -> Index<'a> {
        let operations = operations(definition);
        let mut by_id: HashMap<String, Vec<usize>> = HashMap::new();
        for (position, view) in operations.iter().enumerate() {
            if let Some(id) = view.operation.operation_id.as_deref().filter(|id| !id.is_empty()) {
                by_id.entry(id.to_lowercase()).or_default().push(position);
            }
        }
        let mut index = Index {
            definition,
            graph: Graph::default(),
            operations,
            by_id,
            sizes: OnceCell::new(),
            names: OnceCell::new(),
        };
        let (inputs, outputs) = index.roots();
        index.graph = Graph::new(&definition.definitions, &inputs, &outputs);
        index
    }

    /// Every operation, in the order of the file.
    pub fn operations(&self) -> &[OperationView<'a>] {
        &self.operations
    }

    /// Every operationId, in the order of the file.
    pub fn ids(&self) -> impl Iterator<Item = &'a str> {
        self.operations.iter().filter_map(|view| view.operation.operation_id.as_deref())
    }

    /// The operations with an id, whatever the case of its letters: at most one in a connector that is right.
    pub fn operations_with_id(&self, id: &str) -> impl Iterator<Item = &OperationView<'a>> {
        let positions = self.by_id.get(&id.to_lowercase()).map_or(&[][..], Vec::as_slice);
        positions.iter().filter_map(|position| self.operations.get(*position))
    }

    /// Where an operation is named, whatever the case of its letters: its own id and everything that refers to it, in
    /// both files.
    pub(crate) fn names_of(&self, id: &str, connector: &Secured) -> &[Location] {
        self.names.get_or_init(|| Names::new(connector)).of(id)
    }

    /// A parameter itself, or the one that it refers to.
    pub fn parameter<'b>(&'b self, parameter: &'b Parameter) -> Option<&'b Parameter> {
        resolve::parameter(self.definition, parameter)
    }

    /// A response itself, or the one that it refers to.
    pub fn response<'b>(&'b self, response: &'b Response) -> Option<&'b Response> {
        resolve::response(self.definition, response)
    }

    /// A schema itself, or the one that it refers to.
    pub fn schema<'b>(&'b self, schema: &'b Schema) -> Option<&'b Schema> {
        resolve::schema(self.definition, schema)
    }

    /// The place of an entry in `definitions` that a reference names.
    pub fn definition_of(&self, reference: &str) -> Option<usize> {
        resolve::definition(&self.definition.definitions, reference).map(|(position, _)| position)
    }

    /// True when the entry that a reference names is there.
    pub fn has_target(&self, reference: &ReferenceView<'_>) -> bool {
        resolve::has_target(self.definition, reference)
    }

    /// How many schemas stand behind one, itself included, and how deep they go, references followed.
    pub fn measure(&self, schema: &Schema) -> Measure {
        self.graph.measure(&self.definition.definitions, schema)
    }

    /// The same for a schema that the walk has come to. A definition is counted as if it were referred to, so that a
    /// loop through it ends where it comes the second time.
    pub fn measure_of(&self, view: &SchemaView<'_>) -> Measure {
        let definition = match view.role {
            Role::Definition(name) => self.definition.definitions.get_index_of(name),
            Role::Body
            | Role::Response
            | Role::Notification
            | Role::Property { .. }
            | Role::Items
            | Role::AdditionalProperties
            | Role::AllOf => None,
        };
        let measured = definition.and_then(|position| self.graph.measure_of(position));
        measured.unwrap_or_else(|| self.measure(view.schema))
    }

    /// How a definition is used.
    pub fn use_of(&self, definition: &str) -> DefinitionUse {
        let position = self.definition.definitions.get_index_of(definition);
        position.map(|position| self.graph.use_of(position)).unwrap_or_default()
    }

    /// How large the file of the definition is.
    pub fn sizes(&self) -> Sizes {
        *self.sizes.get_or_init(|| Sizes::of(self.definition))
    }

    /// The schemas that operations use: those that are sent, and those that are received.
    fn roots(&self) -> (Vec<&'a Schema>, Vec<&'a Schema>) {
        let mut inputs = Vec::new();
        let mut outputs = Vec::new();
        for view in &self.operations {
            inputs.extend(view.parameters_in(&In::Body).filter_map(|p| p.parameter.schema.as_ref()));
            let responses = view.operation.responses.values();
            outputs.extend(
                responses
                    .filter_map(|response| resolve::response(self.definition, response))
                    .filter_map(|response| response.schema.as_ref()),
            );
        }
        for item in self.definition.paths.values() {
            outputs.extend(item.notification_content.iter().filter_map(|content| content.schema.as_ref()));
        }
        (inputs, outputs)
    }
}

fn operations(definition: &ApiDefinition) -> Vec<OperationView<'_>> {
    let paths: &IndexMap<String, _> = &definition.paths;
    paths
        .iter()
        .filter(|(path, _)| !is_extension(path))
        .flat_map(|(path, item)| {
            item.operations().map(move |(method, operation)| OperationView {
                path,
                item,
                method,
                operation,
                parameters: resolve::effective_parameters(definition, item, operation),
            })
        })
        .collect()
}
