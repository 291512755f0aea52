use std::collections::HashSet;

use connectorgen_diagnostics::At;
use indexmap::IndexMap;
use openapiv3::{Callback, Operation, ReferenceOr, RequestBody, Responses, StatusCode};
use serde_json::Value;

use super::Reader;
use super::object::Object;
use super::reference::Kind;
use crate::codes;

const OPERATION: &[&str] = &[
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "callbacks",
    "deprecated",
    "security",
    "servers",
];

impl<'d> Reader<'d, '_> {
    pub(super) fn operation(&mut self, operation: &Object<'d, '_>) -> Operation {
        operation.report_unknown(self, "an operation", OPERATION);
        let tags = operation.texts(self, "tags");
        let summary = operation.text(self, "summary");
        let description = operation.text(self, "description");
        let operation_id = operation.text(self, "operationId");
        let (parameters, left_over) = self.parameters_and_body(operation);
        Operation {
            tags,
            summary,
            description,
            external_docs: operation.external_docs(self),
            operation_id,
            parameters,
            request_body: self.body_or_reference(operation).or(left_over),
            responses: self.responses(operation),
            callbacks: self.callbacks(operation),
            deprecated: operation.flag(self, "deprecated").unwrap_or(false),
            security: operation.given("security").map(|_| self.security_requirements(operation)),
            servers: self.servers(operation),
            extensions: operation.extensions(),
        }
    }

    /// What the API sends later, by name and by the expression that says where to. Callbacks of callbacks are not read:
    /// nothing could subscribe to them.
    fn callbacks(&mut self, operation: &Object<'d, '_>) -> IndexMap<String, Callback> {
        let mut callbacks = IndexMap::new();
        let place = operation.at.key("callbacks");
        if self.in_callback {
            if operation.has("callbacks") {
                let message = "nothing can subscribe to a callback of a callback; it is left out";
                self.found.report(&codes::CALLBACK_NESTED, &place, message);
            }
            return callbacks;
        }
        self.in_callback = true;
        for (name, value) in operation.given_members(self, "callbacks") {
            let at = place.key(name);
            let Some(value) = self.follow(value, &at) else { continue };
            let Some(callback) = self.object(value, at) else { continue };
            let mut items = Callback::new();
            let members = callback.map.iter().filter(|(key, _)| !key.starts_with("x-"));
            for (expression, value) in self.given(members, &callback.at) {
                if let Some(item) = self.callback_item(value, &callback.at.key(expression)) {
                    items.insert(expression.clone(), item);
                }
            }
            callbacks.insert(name.clone(), items);
        }
        self.in_callback = false;
        callbacks
    }

    fn body_or_reference(&mut self, operation: &Object<'d, '_>) -> Option<ReferenceOr<RequestBody>> {
        let value = operation.given("requestBody")?;
        self.request_body(value, &operation.at.key("requestBody"))
    }

    pub(super) fn request_body(&mut self, value: &'d Value, at: &At<'_>) -> Option<ReferenceOr<RequestBody>> {
        if self.is_schema(value, at) {
            let content = self.schema_as_content(value, at);
            return Some(ReferenceOr::Item(RequestBody { content, ..RequestBody::default() }));
        }
        if self.reference_text(value, at).is_some() {
            return self.referenced(Kind::RequestBody, value, at, |r, target, description| {
                let mut read = r.request_body(target, at)?;
                if let ReferenceOr::Item(item) = &mut read {
                    item.description = Some(description);
                }
                Some(read)
            });
        }
        let body = self.object(value, *at)?;
        body.report_unknown(self, "a request body", &["description", "content", "required", "schema"]);
        let mut content = self.content(&body);
        self.left_over_schema(&body, "application/json", &mut content);
        Some(ReferenceOr::Item(RequestBody {
            description: body.text(self, "description"),
            content,
            required: body.flag(self, "required").unwrap_or(false),
            extensions: body.extensions(),
        }))
    }

    fn responses(&mut self, operation: &Object<'d, '_>) -> Responses {
        let mut responses = Responses::default();
        let place = operation.at.key("responses");
        let written = operation.get("responses");
        let mut repaired = HashSet::new();
        for (code, value) in operation.members(self, "responses") {
            if code.starts_with("x-") {
                continue;
            }
            let canonical = canonical(code);
            if canonical != *code {
                let is_there = written.is_some_and(|written| written.get(&canonical).is_some());
                if is_there || !repaired.insert(canonical.clone()) {
                    let message =
                        format!("`{code}` means `{canonical}`, which is there as well; it is left out");
                    self.found
                        .report(&codes::RESPONSE_CODE_INVALID, &place.key(code), message)
                        .help("keep one of the two");
                    continue;
                }
                let source = self.moves.one_step(&place.key(code).to_pointer());
                if !canonical.eq_ignore_ascii_case(code) {
                    let message = format!("`{code}` is not a status code; read as `{canonical}`");
                    self.found.report(&codes::VALUE_REPAIRED, &place.key(code), message);
                }
                self.moves.record(place.key(&canonical).to_pointer(), source);
            }
            let at = place.key(&canonical);
            if code.eq_ignore_ascii_case("default") {
                responses.default = self.response(value, &at);
                continue;
            }
            let Some(status) = status_code(&canonical) else {
                self.found
                    .report(
                        &codes::RESPONSE_CODE_INVALID,
                        &at,
                        format!("`{code}` is not a status code; the response is left out"),
                    )
                    .help("use a code such as 200, a range such as 2XX, or `default`");
                continue;
            };
            if let Some(response) = self.response(value, &at) {
                responses.responses.insert(status, response);
            }
        }
        responses
    }
}

/// A code as the inner document has it: `200 OK` is `200`, and `4xx` is `4XX`.
fn canonical(code: &str) -> String {
    if code.eq_ignore_ascii_case("default") {
        return "default".to_owned();
    }
    let first = code.split([' ', ':', '-']).next().unwrap_or(code);
    if status_code(first).is_some() { first.to_ascii_uppercase() } else { code.to_owned() }
}

/// `200`, `2XX`; people also write `2xx`, and YAML makes `200.0` of a slip.
fn status_code(text: &str) -> Option<StatusCode> {
    let mut chars = text.chars();
    let first = chars.next().and_then(|c| c.to_digit(10)).and_then(|digit| u16::try_from(digit).ok())?;
    if !(1..=5).contains(&first) || text.chars().count() != 3 {
        return None;
    }
    if chars.all(|c| c.eq_ignore_ascii_case(&'x')) {
        return Some(StatusCode::Range(first));
    }
    text.parse::<u16>().ok().map(StatusCode::Code)
}

#[cfg(test)]
mod tests {
    use openapiv3::StatusCode;

    use super::status_code;

    #[test]
    fn codes_and_ranges_are_told_from_the_rest() {
        assert_eq!(status_code("204"), Some(StatusCode::Code(204)));
        assert_eq!(status_code("4xx"), Some(StatusCode::Range(4)));
        for text in ["", "2", "2000", "6XX", "20X", "+20", "défaut", "0XX"] {
            assert_eq!(status_code(text), None, "{text}");
        }
    }
}
