use connectorgen_diagnostics::At;
use indexmap::IndexMap;
use openapiv3::{Link, LinkOperation, ReferenceOr, Response};
use serde_json::Value;

use super::Reader;
use super::object::Object;
use super::reference::Kind;
use crate::codes;

impl<'d> Reader<'d, '_> {
    pub(super) fn response(&mut self, value: &'d Value, at: &At<'_>) -> Option<ReferenceOr<Response>> {
        if self.is_schema(value, at) {
            let content = self.schema_as_content(value, at);
            return Some(ReferenceOr::Item(Response { content, ..Response::default() }));
        }
        if self.reference_text(value, at).is_some() {
            return self.referenced(Kind::Response, value, at, |r, target, description| {
                let mut read = r.response(target, at)?;
                if let ReferenceOr::Item(item) = &mut read {
                    item.description = description;
                }
                Some(read)
            });
        }
        match value {
            // `'204':` with nothing behind it, and `'200': All is well`.
            Value::Null => return Some(ReferenceOr::Item(Response::default())),
            Value::String(description) => {
                self.repaired(value, "an object with a `description`", at);
                let description = description.clone();
                return Some(ReferenceOr::Item(Response { description, ..Response::default() }));
            }
            Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {}
        }
        let response = self.object(value, *at)?;
        response.report_unknown(
            self,
            "a response",
            &["summary", "description", "headers", "content", "links", "schema"],
        );
        let description = response.first_text(self, "a response", &["description", "summary"]);
        let headers = self.headers(&response);
        let mut content = self.content(&response);
        self.left_over_schema(&response, self.produced_media(), &mut content);
        Some(ReferenceOr::Item(Response {
            description: description.unwrap_or_default(),
            headers,
            content,
            links: self.links(&response),
            extensions: response.extensions(),
        }))
    }

    /// Where a response leads. A link that leads to no operation says nothing.
    fn links(&mut self, response: &Object<'d, '_>) -> IndexMap<String, ReferenceOr<Link>> {
        let place = response.at.key("links");
        let mut links = IndexMap::new();
        for (name, value) in response.given_members(self, "links") {
            let at = place.key(name);
            let Some(value) = self.follow(value, &at) else { continue };
            let Some(link) = self.object(value, at) else { continue };
            let id = link.text(self, "operationId").map(LinkOperation::OperationId);
            let Some(operation) =
                id.or_else(|| link.text(self, "operationRef").map(LinkOperation::OperationRef))
            else {
                let message = format!("the link `{name}` leads to no operation and is left out");
                self.found.report(&codes::LINK_LEFT_OUT, &link.at, message);
                continue;
            };
            let parameters =
                link.members(self, "parameters").map(|(name, value)| (name.clone(), value.clone()));
            let link = Link {
                description: link.text(self, "description"),
                operation,
                request_body: None,
                parameters: parameters.collect(),
                server: None,
                extensions: IndexMap::new(),
            };
            links.insert(name.clone(), ReferenceOr::Item(link));
        }
        links
    }
}
