use connectorgen_diagnostics::At;
use indexmap::IndexMap;
use openapiv3::{Header, HeaderStyle, ParameterSchemaOrContent, ReferenceOr};
use serde_json::Value;

use super::Reader;
use super::object::Object;
use super::reference::Kind;
use super::schema::anything;
use crate::codes;

const HEADER: &[&str] = &[
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "example",
    "examples",
    "content",
];

impl<'d> Reader<'d, '_> {
    pub(super) fn headers(&mut self, holder: &Object<'d, '_>) -> IndexMap<String, ReferenceOr<Header>> {
        let place = holder.at.key("headers");
        let mut headers = IndexMap::new();
        for (name, value) in holder.members(self, "headers") {
            if let Some(header) = self.header(value, &place.key(name)) {
                headers.insert(name.clone(), header);
            }
        }
        headers
    }

    pub(super) fn header(&mut self, value: &'d Value, at: &At<'_>) -> Option<ReferenceOr<Header>> {
        if self.reference_text(value, at).is_some() {
            return self.referenced(Kind::Header, value, at, |r, target, description| {
                let mut read = r.header(target, at)?;
                if let ReferenceOr::Item(item) = &mut read {
                    item.description = Some(description);
                }
                Some(read)
            });
        }
        if value.is_null() {
            self.found
                .report(
                    &codes::VALUE_REPAIRED,
                    at,
                    "nothing is said of the header; its value may be anything",
                )
                .help("say what its value is: `schema: {type: string}`");
            let format = ParameterSchemaOrContent::Schema(ReferenceOr::Item(anything()));
            return Some(ReferenceOr::Item(plain(format)));
        }
        let header = self.object(value, *at)?;
        self.report_unknown_fields(&header, "a header", HEADER);
        for key in ["example", "examples"].into_iter().filter(|key| header.has(key)) {
            let message = "flows are shown no examples of response headers; it is left out";
            self.found.report(&codes::EXAMPLE_LEFT_OUT, &header.at.key(key), message);
        }
        let format = self.schema_or_content(&header);
        Some(ReferenceOr::Item(Header {
            description: header.text(self, "description"),
            required: header.flag(self, "required").unwrap_or(false),
            deprecated: header.flag(self, "deprecated"),
            extensions: header.extensions(),
            ..plain(format)
        }))
    }
}

/// A header of which nothing is said but what its value is.
fn plain(format: ParameterSchemaOrContent) -> Header {
    Header {
        description: None,
        style: HeaderStyle::Simple,
        required: false,
        deprecated: None,
        format,
        example: None,
        examples: IndexMap::new(),
        extensions: IndexMap::new(),
    }
}
