use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::{ApiDefinition, In, Method, Operation, Parameter, PathItem, Response};

/// A path of the definition.
#[derive(Debug, Clone, Copy)]
pub struct PathView<'a> {
    /// As it is written: `/pets/{id}`.
    pub path: &'a str,
    /// What stands there.
    pub item: &'a PathItem,
}

/// An operation of the definition.
#[derive(Debug, Clone)]
pub struct OperationView<'a> {
    /// The path as it is written.
    pub path: &'a str,
    /// What stands at the path.
    pub item: &'a PathItem,
    /// The HTTP method.
    pub method: Method,
    /// What stands at the method.
    pub operation: &'a Operation,
    /// All its inputs: the path's and its own, references followed. An own one replaces one of the path with the same
    /// name and location.
    pub parameters: Vec<EffectiveParameter<'a>>,
}

impl<'a> OperationView<'a> {
    /// How people call it: its operationId, else `GET /pets`.
    pub fn name(&self) -> String {
        match self.operation.operation_id.as_deref() {
            Some(id) if !id.is_empty() => id.to_owned(),
            _ => format!("{} {}", self.method.name().to_uppercase(), self.path),
        }
    }

    /// Its inputs of one location.
    pub fn parameters_in<'b>(&'b self, location: &'b In) -> impl Iterator<Item = &'b EffectiveParameter<'a>> {
        self.parameters.iter().filter(move |p| p.parameter.location.as_ref() == Some(location))
    }

    /// The media types of its body: its own, else those of the document.
    pub fn consumes<'b>(&'b self, definition: &'b ApiDefinition) -> &'b [String] {
        if self.operation.consumes.is_empty() { &definition.consumes } else { &self.operation.consumes }
    }

    /// The media types of its responses: its own, else those of the document.
    pub fn produces<'b>(&'b self, definition: &'b ApiDefinition) -> &'b [String] {
        if self.operation.produces.is_empty() { &definition.produces } else { &self.operation.produces }
    }

    /// True for a trigger, of whichever kind.
    pub fn is_trigger(&self) -> bool {
        self.operation.trigger.is_some()
    }

    /// Where it stands in the definition.
    pub fn pointer(&self) -> JsonPointer {
        let root = At::root(Document::Definition);
        root.key("paths").key(self.path).key(self.method.name()).to_pointer()
    }

    /// Where one of its inputs is declared.
    pub fn parameter_pointer(&self, parameter: &EffectiveParameter<'_>) -> JsonPointer {
        let root = At::root(Document::Definition);
        let paths = root.key("paths");
        let item = paths.key(self.path);
        let method = item.key(self.method.name());
        let owner = match parameter.owner {
            Owner::Path => item,
            Owner::Operation => method,
        };
        owner.key("parameters").index(parameter.index).to_pointer()
    }
}

/// An input of an operation, wherever it is declared.
#[derive(Debug, Clone, Copy)]
pub struct EffectiveParameter<'a> {
    /// The parameter, a reference followed.
    pub parameter: &'a Parameter,
    /// Whose list it is in.
    pub owner: Owner,
    /// Its place in that list.
    pub index: usize,
}

/// Whose list of parameters it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The path's: for all its operations.
    Path,
    /// The operation's.
    Operation,
}

/// A parameter where it is declared.
#[derive(Debug, Clone, Copy)]
pub struct ParameterView<'a> {
    /// The parameter.
    pub parameter: &'a Parameter,
    /// The operation that declares it; `None` for one of a path or of the document.
    pub operation: Option<&'a OperationView<'a>>,
}

/// A response where it is declared.
#[derive(Debug, Clone, Copy)]
pub struct ResponseView<'a> {
    /// The response.
    pub response: &'a Response,
    /// The status code or `default`; `None` for one of the document.
    pub status: Option<&'a str>,
    /// The operation that declares it; `None` for one of the document.
    pub operation: Option<&'a OperationView<'a>>,
}

impl ResponseView<'_> {
    /// True for a status from 200 to 299.
    pub fn is_success(&self) -> bool {
        self.status.is_some_and(is_success)
    }
}

/// True for a status from 200 to 299.
pub(crate) fn is_success(status: &str) -> bool {
    status.len() == 3 && status.starts_with('2')
}
