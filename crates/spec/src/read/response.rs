use connectorgen_diagnostics::At;
use indexmap::IndexMap;
use openapiv3::{ReferenceOr, Response};
use serde_json::Value;

use super::Reader;
use super::reference::Kind;
use crate::codes;

impl<'d> Reader<'d, '_> {
    pub(super) fn response(&mut self, value: &'d Value, at: &At<'_>) -> Option<ReferenceOr<Response>> {
        if self.reference_text(value, at).is_some() {
            return self.referenced(Kind::Response, value, at, |r, target, description| {
                let mut read = r.response(target, at)?;
                if let ReferenceOr::Item(item) = &mut read {
                    item.description = description;
                }
                Some(read)
            });
        }
        let response = self.object(value, *at)?;
        response.report_unknown(
            self,
            "a response",
            &["summary", "description", "headers", "content", "links"],
        );
        let place = response.at.key("links");
        for (name, _) in response.members(self, "links") {
            self.found.report(
                &codes::LINK_LEFT_OUT,
                &place.key(name),
                format!("the link `{name}` is left out"),
            );
        }
        let description = response.text(self, "description").or_else(|| response.text(self, "summary"));
        Some(ReferenceOr::Item(Response {
            description: description.unwrap_or_default(),
            headers: self.headers(&response),
            content: self.content(&response),
            links: IndexMap::new(),
            extensions: response.extensions(),
        }))
    }
}
