use connectorgen_diagnostics::At;
use connectorgen_model::read::NOTIFICATION_CONTENT;
use openapiv3::PathItem;
use serde_json::Value;

use super::Reader;
use super::object::Object;
use crate::selection::{Candidate, Choices, Selector};
use crate::{Version, codes};

/// The methods that a path item may have.
pub(crate) const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const ANY_METHOD: &str = "x-amazon-apigateway-any-method";
const PATH_ITEM: &[&str] = &[
    "$ref",
    "summary",
    "description",
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
    "additionalOperations",
    "servers",
    "parameters",
];

/// A path item: what stands in its place, and what that refers to. OpenAPI lets both have members.
struct Layers<'d, 'p> {
    own: Object<'d, 'p>,
    target: Option<Object<'d, 'p>>,
}

impl<'d> Reader<'d, '_> {
    /// The selected operations of a path, or `None` if there are none. `choices` gets all of its operations.
    pub(super) fn path_item(
        &mut self,
        path: &str,
        value: &'d Value,
        at: &At<'_>,
        selector: &mut Selector<'_>,
        choices: &mut Choices,
    ) -> Option<Box<PathItem>> {
        if value.is_null() {
            return None;
        }
        let layers = self.layers(value, at)?;
        // It is as large as eight operations, so it is made where it stays.
        let mut taken: Option<Box<PathItem>> = None;
        let before = choices.count();
        for method in METHODS {
            let Some(operation) = self.method(&layers, method, at) else { continue };
            let candidate = Candidate { path, method, operation: operation.map };
            choices.add(&candidate);
            if selector.wants(&candidate) && self.is_current(&candidate, selector, &operation.at) {
                put(taken.get_or_insert_default(), method, self.operation(&operation));
            }
        }
        self.report_foreign_methods(&layers);
        if choices.count() == before && layers.own.has(NOTIFICATION_CONTENT) {
            let message = format!("`{path}` has no operation, so no trigger delivers this; it is left out");
            self.found
                .report(&codes::NOTIFICATION_STRAY, &at.key(NOTIFICATION_CONTENT), message)
                .help("move it to the path whose operation subscribes");
        }
        let mut typed = taken?;
        self.texts_and_parameters(&layers, &mut typed);
        typed.servers = self.servers(layers.holder("servers"));
        typed.extensions = layers.target.map(|target| target.extensions()).unwrap_or_default();
        typed.extensions.extend(layers.own.extensions());
        typed.extensions.shift_remove(NOTIFICATION_CONTENT);
        if let Some(content) = layers.holder(NOTIFICATION_CONTENT).get(NOTIFICATION_CONTENT)
            && let Some(notification) = self.notification(content, at.key(NOTIFICATION_CONTENT))
        {
            self.notifications.insert(path.to_owned(), notification);
        }
        Some(typed)
    }

    /// A path item of a callback: all of its operations.
    pub(super) fn callback_item(&mut self, value: &'d Value, at: &At<'_>) -> Option<PathItem> {
        let layers = self.layers(value, at)?;
        let mut typed = PathItem::default();
        for method in METHODS {
            if let Some(operation) = self.method(&layers, method, at) {
                put(&mut typed, method, self.operation(&operation));
            }
        }
        self.texts_and_parameters(&layers, &mut typed);
        Some(typed)
    }

    fn texts_and_parameters(&mut self, layers: &Layers<'d, '_>, typed: &mut PathItem) {
        typed.summary = layers.holder("summary").text(self, "summary");
        typed.description = layers.holder("description").text(self, "description");
        typed.parameters = self.parameters(layers.holder("parameters"));
    }

    fn layers<'p>(&mut self, value: &'d Value, at: &'p At<'_>) -> Option<Layers<'d, 'p>> {
        let layers = match value {
            Value::Object(map) if map.contains_key("$ref") => {
                let own = Object { map, at: *at };
                let place = self.moves.one_step(&at.to_pointer());
                let target = self.follow(value, at).and_then(|target| self.object(target, *at));
                if target.is_some() {
                    for key in map.keys() {
                        self.moves.record(at.key(key).to_pointer(), place.join(key));
                    }
                }
                Layers { own, target }
            }
            value => Layers { own: self.object(value, *at)?, target: None },
        };
        for layer in layers.target.iter().chain([&layers.own]) {
            let capitals = layer.map.keys().map(String::as_str).filter(|key| is_method_in_capitals(key));
            let known: Vec<&str> = PATH_ITEM.iter().copied().chain(capitals).collect();
            for key in layer.map.keys().map(String::as_str) {
                if ["responses", "requestBody", "operationId", "tags"].contains(&key) {
                    let message = format!("a path has no member `{key}`; it was left out");
                    self.misspelt(
                        &layer.at.key(key),
                        message,
                        "it belongs to an operation: indent it further".to_owned(),
                    );
                } else if !key.starts_with("x-") && !known.contains(&key) {
                    self.unknown_member(layer, key, "a path", &known);
                }
            }
        }
        Some(layers)
    }

    fn method<'p>(
        &mut self,
        layers: &Layers<'d, '_>,
        method: &'p str,
        at: &'p At<'_>,
    ) -> Option<Object<'d, 'p>> {
        if let Some(operation) = layers.holder(method).given(method) {
            return self.object(operation, at.key(method));
        }
        let mut members = layers.target.iter().chain([&layers.own]).flat_map(|layer| layer.map);
        let (key, operation) =
            members.find(|(key, _)| is_method_in_capitals(key) && key.eq_ignore_ascii_case(method))?;
        self.found
            .report(
                &codes::VALUE_REPAIRED,
                &at.key(key),
                format!("`{key}` is not a method; read as `{method}`"),
            )
            .help(format!("write `{method}`"));
        let source = self.moves.one_step(&at.key(key).to_pointer());
        self.moves.record(at.key(method).to_pointer(), source);
        self.object(operation, at.key(method))
    }

    /// Deprecated operations are left out unless asked for: the designer hides them from new flows anyway
    /// (Microsoft Learn, deprecate-operation).
    fn is_current(&mut self, candidate: &Candidate<'_>, selector: &Selector<'_>, at: &At<'_>) -> bool {
        if !candidate.is_deprecated() || selector.wants_deprecated(candidate) {
            return true;
        }
        let message =
            format!("{} {} is deprecated and left out", candidate.method.to_uppercase(), candidate.path);
        self.found
            .report(&codes::OPERATION_DEPRECATED, at, message)
            .help("`--include-deprecated` takes deprecated operations as well");
        false
    }

    /// OpenAPI 3.2 has `query` and methods with any name.
    fn report_foreign_methods(&mut self, layers: &Layers<'d, '_>) {
        let query = layers.holder("query");
        if query.has("query") {
            self.report_foreign_method("query", &query.at.key("query"));
        }
        // API Gateway of AWS has one operation for all methods.
        let any = layers.holder(ANY_METHOD);
        if any.has(ANY_METHOD) {
            self.report_foreign_method("any", &any.at.key(ANY_METHOD));
        }
        let holder = layers.holder("additionalOperations");
        let place = holder.at.key("additionalOperations");
        for (method, _) in holder.members(self, "additionalOperations") {
            self.report_foreign_method(method, &place.key(method));
        }
    }

    fn report_foreign_method(&mut self, method: &str, at: &At<'_>) {
        let message =
            format!("connectors have no method {}; the operation is left out", method.to_uppercase());
        let report = self.found.report(&codes::METHOD_NOT_SUPPORTED, at, message);
        if method == "any" {
            report.help("declare the methods that it is called by, such as `get`");
        } else if self.version < Version::V3_2 {
            report.help("OpenAPI has such operations since version 3.2");
        }
    }
}

impl<'d, 'p> Layers<'d, 'p> {
    /// Where a member stands: what is written in place wins.
    fn holder(&self, key: &str) -> &Object<'d, 'p> {
        match &self.target {
            Some(target) if !self.own.has(key) => target,
            Some(_) | None => &self.own,
        }
    }
}

/// A method as HTTP writes it, where OpenAPI wants small letters.
fn is_method_in_capitals(key: &str) -> bool {
    METHODS.iter().any(|method| *method != key && method.eq_ignore_ascii_case(key))
}

fn put(item: &mut PathItem, method: &str, operation: openapiv3::Operation) {
    let slot = match method {
        "get" => &mut item.get,
        "put" => &mut item.put,
        "post" => &mut item.post,
        "delete" => &mut item.delete,
        "options" => &mut item.options,
        "head" => &mut item.head,
        "patch" => &mut item.patch,
        _ => &mut item.trace,
    };
    *slot = Some(operation);
}
