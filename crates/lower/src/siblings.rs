//! What can only be decided when all that stands side by side is there: the labels of inputs and members. And, on the
//! same walk, what is called bytes inside of JSON.

use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::{
    AdditionalProperties, ApiDefinition, In, Method, Operation, Parameter, Schema, Visibility,
    read::NOTIFICATION_CONTENT,
};

use crate::lowering::Lowering;
use crate::text::{Labelled, distinct_labels};
use crate::{codes, wording};

/// What was changed, with its place in the definition.
#[derive(Default)]
struct Changes {
    bytes: Vec<JsonPointer>,
    labels: Vec<(JsonPointer, Renamed)>,
}

/// A label that several had, and the one that stands instead of it.
struct Renamed {
    shared: String,
    own: String,
}

impl Lowering<'_, '_> {
    /// Gives inputs and members that stand side by side labels of their own, and calls bytes inside of JSON base64.
    pub(crate) fn settle_siblings(&mut self, definition: &mut ApiDefinition) {
        let mut changes = Changes::default();
        let root = At::root(Document::Definition);
        let definitions = root.key("definitions");
        for (name, schema) in &mut definition.definitions {
            changes.below(schema, &definitions.key(name));
        }
        let paths = root.key("paths");
        for (path, item) in &mut definition.paths {
            let at = paths.key(path);
            if let Some(schema) = item.notification_content.as_mut().and_then(|event| event.schema.as_mut()) {
                changes.below(schema, &at.key(NOTIFICATION_CONTENT).key("schema"));
            }
            for method in Method::ALL {
                if let Some(operation) = item.operation_mut(method) {
                    changes.operation(operation, &at.key(method.name()));
                }
            }
        }
        for place in changes.bytes {
            let message = "JSON cannot carry bytes; the value is taken for base64 text";
            let source = self.origins.source_of(&place).cloned().unwrap_or_default();
            self.found.report(&codes::BYTES_IN_JSON, &At::pointer(Document::Source, &source), message);
        }
        for (place, Renamed { shared, own }) in changes.labels {
            let source = self.origins.source_of(&place).cloned().unwrap_or_default();
            self.found
                .report(
                    &codes::LABEL_SHARED,
                    &At::pointer(Document::Source, &source),
                    format!("`{shared}` is the title of several that stand side by side; this one is called `{own}`"),
                )
                .help("give each a title of its own");
        }
    }
}

impl Changes {
    fn operation(&mut self, operation: &mut Operation, at: &At<'_>) {
        let inputs = at.key("parameters");
        self.label_inputs(&mut operation.parameters, &inputs);
        for (index, input) in operation.parameters.iter_mut().enumerate() {
            if let Some(schema) = &mut input.schema {
                self.below(schema, &inputs.index(index).key("schema"));
            }
        }
        let responses = at.key("responses");
        for (code, response) in &mut operation.responses {
            if let Some(schema) = &mut response.schema {
                self.below(schema, &responses.key(code).key("schema"));
            }
        }
    }

    fn below(&mut self, schema: &mut Schema, at: &At<'_>) {
        let members = at.key("properties");
        self.label_members(schema, &members);
        for (name, member) in schema.properties.iter_mut().flatten() {
            self.inside(member, &members.key(name));
        }
        if let Some(items) = &mut schema.items {
            self.inside(items, &at.key("items"));
        }
        if let Some(AdditionalProperties::Schema(values)) = &mut schema.additional_properties {
            self.inside(values, &at.key("additionalProperties"));
        }
    }

    fn inside(&mut self, inner: &mut Schema, at: &At<'_>) {
        self.below(inner, at);
        if inner.format.as_deref() == Some("binary") {
            inner.format = Some("byte".to_owned());
            self.bytes.push(at.to_pointer());
        }
    }

    fn label_members(&mut self, schema: &mut Schema, at: &At<'_>) {
        let Some(members) = &mut schema.properties else { return };
        let labelled: Vec<Labelled<'_>> = members
            .iter()
            .enumerate()
            .filter_map(|(index, (name, member))| {
                let label = shown(member.summary.as_deref(), member.visibility.as_ref())?;
                Some(Labelled { index, name, part: None, spoken: name, label })
            })
            .collect();
        for (index, label) in distinct_labels(&labelled) {
            let Some((name, member)) = members.get_index_mut(index) else { continue };
            self.note(member.summary.as_deref(), name, &label, &at.key(name));
            member.summary = Some(label);
        }
    }

    fn label_inputs(&mut self, inputs: &mut [Parameter], at: &At<'_>) {
        let labelled: Vec<Labelled<'_>> = inputs
            .iter()
            .enumerate()
            .filter_map(|(index, input)| {
                let label = shown(input.summary.as_deref(), input.visibility.as_ref())?;
                let part = part(input.location.as_ref());
                Some(Labelled { index, name: &input.name, part, spoken: spoken(input), label })
            })
            .collect();
        for (index, label) in distinct_labels(&labelled) {
            let Some(input) = inputs.get_mut(index) else { continue };
            self.note(input.summary.as_deref(), spoken(input), &label, &at.index(index));
            input.summary = Some(label);
        }
    }

    /// A title that was given up is a loss; the words of a name are still in the name.
    fn note(&mut self, before: Option<&str>, name: &str, label: &str, place: &At<'_>) {
        let shared = before.unwrap_or_default();
        if wording::label(name).as_deref() != Some(shared) && !label.starts_with(shared) {
            let renamed = Renamed { shared: shared.to_owned(), own: label.to_owned() };
            self.labels.push((place.to_pointer(), renamed));
        }
    }
}

/// A label that people see.
fn shown<'a>(label: Option<&'a str>, visibility: Option<&Visibility>) -> Option<&'a str> {
    label.filter(|_| visibility != Some(&Visibility::Internal))
}

/// What the label of an input is made of where nothing else is said.
fn spoken(input: &Parameter) -> &str {
    if input.location == Some(In::Header) { wording::header_name(&input.name) } else { &input.name }
}

/// The part of a request that an input is sent in. What is in the body is what an operation is about.
fn part(location: Option<&In>) -> Option<&'static str> {
    match location {
        Some(In::Query) => Some("Query"),
        Some(In::Header) => Some("Header"),
        Some(In::Path) => Some("Path"),
        Some(In::Body | In::FormData | In::Other(_)) | None => None,
    }
}
