use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::{In, Method, NotificationContent, Operation, Parameter};
use connectorgen_spec::BODY_NAME_EXTENSION;
use openapiv3::PathItem;
use serde_json::Value;

use crate::body::Body;

use crate::codes;
use crate::lowering::Lowering;
use crate::path::Template;
use crate::trigger::Subscription;
use crate::{naming, text, wording};

/// An operation of the document that becomes an action.
pub(crate) struct Entry<'a> {
    pub(crate) path: &'a str,
    pub(crate) method: Method,
    pub(crate) item: &'a PathItem,
    pub(crate) operation: &'a openapiv3::Operation,
    pub(crate) template: Template,
    /// The callback that makes it a trigger.
    pub(crate) subscription: Option<Subscription<'a>>,
    /// The id in the connector.
    pub(crate) id: String,
}

impl Entry<'_> {
    /// Who comes first of several that want the same: nothing here depends on the order of the document.
    pub(crate) fn rank(&self) -> impl Ord {
        let event = self.subscription.as_ref().map(|one| one.name.to_owned()).unwrap_or_default();
        (self.path.to_lowercase(), self.path.to_owned(), self.method.name(), event)
    }
}

/// A lowered operation.
pub(crate) struct Action {
    pub(crate) operation: Operation,
    /// What it delivers, if it is a trigger.
    pub(crate) notification: Option<NotificationContent>,
    /// Where its parts came from: places in the operation, and in the document.
    pub(crate) sources: Vec<(JsonPointer, JsonPointer)>,
}

impl<'a> Lowering<'a, '_> {
    pub(crate) fn operation(&mut self, entry: &Entry<'a>, item_at: &At<'_>) -> Action {
        let at = item_at.key(entry.method.name());
        let source = entry.operation;
        let mut operation = Operation {
            tags: source.tags.clone(),
            operation_id: Some(entry.id.clone()),
            ..Operation::default()
        };
        self.wording(&mut operation, entry, &at);
        let mut sources = self.inputs(&mut operation, entry, item_at, &at);
        let answers = self.responses(&source.responses, &at.key("responses"));
        operation.responses = answers.responses;
        operation.produces = answers.produces;
        let responses = JsonPointer::root().join("responses");
        sources.extend(
            answers.sources.into_iter().map(|(place, source)| (responses.concat(place.as_str()), source)),
        );
        operation.deprecated = source.deprecated;
        self.operation_docs(&mut operation.extra, source, &at);
        for (name, value) in &source.extensions {
            let value = self.pageable(name, self.translated(value).into_owned(), &at);
            if !operation.set_extension(name, &value) && name != BODY_NAME_EXTENSION {
                self.unknown_extension(&mut operation.extra, name, &value, &at);
            }
        }
        let notification = entry
            .subscription
            .as_ref()
            .and_then(|subscription| self.make_trigger(&mut operation, subscription));
        Action { operation, notification, sources }
    }

    /// Summary and description, by the platform's rules for strings.
    fn wording(&mut self, operation: &mut Operation, entry: &Entry<'a>, at: &At<'_>) {
        let source = entry.operation;
        let described =
            source.description.as_deref().or(entry.item.description.as_deref()).unwrap_or_default();
        let description = self.words.operation_description(described);
        let written = source.summary.as_deref().or(entry.item.summary.as_deref()).unwrap_or_default();
        let stated = text::plain(written);
        let mut summary = if self.keeps && written.trim().chars().count() <= text::LONGEST_SUMMARY {
            text::Cut { text: written.trim().to_owned(), cut: false }
        } else {
            text::operation_summary(&stated)
        };
        if summary.text.is_empty() {
            summary = text::operation_summary(&text::first_sentence(&description).text);
        }
        if summary.text.is_empty() || (summary.cut && stated.is_empty()) {
            let name = naming::spoken_name(
                source.operation_id.as_deref(),
                &entry.id,
                entry.method.name(),
                entry.path,
            );
            summary = text::phrase(&name);
            self.found
                .report(
                    &codes::SUMMARY_MISSING,
                    at,
                    format!("the operation has no summary; it is called `{}`", summary.text),
                )
                .help("add a `summary`: it is the action's name in the designer");
        } else if summary.cut {
            self.found.report(
                &codes::SUMMARY_SHORTENED,
                &at.key("summary"),
                format!("a summary has at most 80 characters; it became `{}`", summary.text),
            );
        }
        let description = if description.is_empty() {
            self.found
                .report(
                    &codes::OPERATION_DESCRIPTION_MISSING,
                    at,
                    "the operation has no description; one was made from its summary and address",
                )
                .help("add a `description`: people and agents choose the action by it");
            format!("{} ({} {}).", summary.text, entry.method.name().to_uppercase(), entry.path)
        } else {
            description
        };
        if source.deprecated && !self.keeps {
            // Microsoft Learn, deprecate-operation: both texts say so.
            operation.summary = Some(wording::deprecated_summary(&summary.text));
            operation.description = Some(format!("{description} (deprecated)."));
        } else {
            operation.summary = Some(summary.text);
            operation.description = Some(description);
        }
    }

    /// All inputs: parameters, those the path demands, the body.
    fn inputs(
        &mut self,
        operation: &mut Operation,
        entry: &Entry<'a>,
        item_at: &At<'_>,
        at: &At<'_>,
    ) -> Vec<(JsonPointer, JsonPointer)> {
        let mut body_schema = None;
        let mut inputs: Vec<(Parameter, JsonPointer)> = Vec::new();
        for source in self.sources(&entry.item.parameters, item_at, &entry.operation.parameters, at) {
            for parameter in self.parameter(&source, &entry.id) {
                inputs.push((parameter, source.at.clone()));
            }
        }
        self.match_template(&mut inputs, &entry.template, at);
        if let Some(body) = &entry.operation.request_body {
            let body_at = at.key("requestBody");
            if matches!(entry.method, Method::Get | Method::Head) && !self.keeps {
                // `BodyOrFormDataParameterInFetchOperationNotAllowed`.
                let message = format!(
                    "{} operations of a connector have no body; it is left out",
                    entry.method.name().to_uppercase()
                );
                self.found.report(&codes::BODY_ON_GET, &body_at, message);
            } else {
                let mut body = self.body(body, &entry.id, &body_at);
                name_body(&mut body, entry.operation);
                operation.consumes = body.consumes;
                body_schema = body.schema_source;
                inputs.extend(body.parameters.into_iter().map(|parameter| (parameter, body_at.to_pointer())));
            }
        }
        self.unique_names(&mut inputs);
        if let Some(order) = self.spec.parameter_order(&at.to_pointer()) {
            let place =
                |name: &str| order.iter().position(|other| other == name).map_or(0, |place| place + 1);
            inputs.sort_by_key(|(parameter, _)| place(&parameter.name));
        }
        let mut sources = Vec::with_capacity(inputs.len());
        for (index, (parameter, source)) in inputs.into_iter().enumerate() {
            let mut place = JsonPointer::root().join("parameters");
            place.push_index(index);
            if parameter.location == Some(In::Body) {
                sources.extend(body_schema.take().map(|schema| (place.join("schema"), schema)));
            }
            sources.push((place, source));
            operation.parameters.push(parameter);
        }
        sources
    }

    /// Names are unique in an operation whatever the location: designers and Power Fx file values by name alone
    /// (Power-Fx pull request 1611). A body can be called anything; of the others, an optional one gives way.
    fn unique_names(&mut self, inputs: &mut Vec<(Parameter, JsonPointer)>) {
        let keeps = self.keeps;
        // The variables of a path are renamed later where they are in the way.
        let counts = |other: &Parameter| keeps || other.location != Some(In::Path);
        let taken = |name: &str, inputs: &[(Parameter, JsonPointer)]| {
            let same = |other: &Parameter| other.name.eq_ignore_ascii_case(name);
            inputs.iter().filter(|(other, _)| counts(other) && same(other)).count()
        };
        let body = inputs.iter().position(|(parameter, _)| parameter.location == Some(In::Body));
        let name = body.and_then(|index| inputs.get(index)).map(|(body, _)| body.name.clone());
        if name.is_some_and(|name| taken(&name, inputs) > 1)
            && let Some((parameter, _)) = body.and_then(|index| inputs.get_mut(index))
        {
            "requestBody".clone_into(&mut parameter.name);
        }
        let mut index = 0;
        while let Some((parameter, source)) = inputs.get(index) {
            let optional = !parameter.required && taken(&parameter.name, inputs) > 1;
            let platform =
                parameter.name.eq_ignore_ascii_case("connectionId") && parameter.location != Some(In::Path);
            if !optional && !platform {
                index += 1;
                continue;
            }
            let place = At::pointer(Document::Source, source);
            let why = if platform {
                "the platform keeps this name for itself"
            } else {
                "another parameter has the same name"
            };
            self.found.report(
                &codes::PARAMETER_NAME_CLASH,
                &place,
                format!("`{}` is left out: {why}", parameter.name),
            );
            inputs.remove(index);
        }
    }
}

/// Converters keep the name that the body had in Swagger 2.0.
fn name_body(body: &mut Body, operation: &openapiv3::Operation) {
    let name = operation.extensions.get(BODY_NAME_EXTENSION).and_then(Value::as_str);
    let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) else { return };
    for parameter in body.parameters.iter_mut().filter(|one| one.location == Some(In::Body)) {
        name.clone_into(&mut parameter.name);
    }
}
