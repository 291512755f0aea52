//! Headers of responses: outputs, where they are single values.

use connectorgen_diagnostics::{At, Document};
use connectorgen_model::{Header, Schema, Type};
use indexmap::IndexMap;
use openapiv3::ReferenceOr;
use serde_json::Value;

use crate::lowering::Lowering;
use crate::parameter::is_label;
use crate::schema::{Direction, own_title};
use crate::{codes, wording};

impl<'a> Lowering<'a, '_> {
    /// Headers of a response become outputs; only scalars can.
    pub(crate) fn headers(
        &mut self,
        headers: &'a IndexMap<String, ReferenceOr<openapiv3::Header>>,
        at: &At<'_>,
    ) -> IndexMap<String, Header> {
        let list = at.key("headers");
        let mut lowered: IndexMap<String, Header> = IndexMap::new();
        for (name, header) in headers {
            let place = list.key(name);
            let resolved = match header {
                ReferenceOr::Item(header) => Some((header, place.to_pointer())),
                ReferenceOr::Reference { reference } => {
                    self.resolve(|components| &components.headers, reference, &place)
                }
            };
            let Some((header, pointer)) = resolved else { continue };
            let at = At::pointer(Document::Source, &pointer);
            if lowered.keys().any(|other| other.eq_ignore_ascii_case(name)) {
                let message = format!("the response header `{name}` is there already and is left out");
                self.found.report(&codes::HEADER_LEFT_OUT, &at, message);
                continue;
            }
            if let Some(header) = self.header(name, header, &at) {
                lowered.insert(name.clone(), header);
            }
        }
        lowered
    }

    fn header(&mut self, name: &str, header: &'a openapiv3::Header, at: &At<'_>) -> Option<Header> {
        let schema = match &header.format {
            openapiv3::ParameterSchemaOrContent::Schema(schema) => {
                let title = own_title(schema).map(str::to_owned);
                Schema { title, ..self.expanded_text(schema, &at.key("schema"), Direction::Output) }
            }
            openapiv3::ParameterSchemaOrContent::Content(_) => {
                self.header_as_text(name, &at.key("content"));
                Schema::of(Type::String)
            }
        };
        let kind = match schema.kind {
            Some(kind @ (Type::String | Type::Number | Type::Integer | Type::Boolean)) => kind,
            None => Type::String,
            Some(Type::Array) => {
                self.header_as_text(name, &at.key("schema"));
                Type::String
            }
            Some(Type::Object | Type::File | Type::Other(_)) => {
                self.found.report(
                    &codes::HEADER_LEFT_OUT,
                    at,
                    format!("the response header `{name}` is an object and is left out"),
                );
                return None;
            }
        };
        let own = header.description.as_deref().map(|text| self.words.schema_description(text));
        let description = own.or(schema.description);
        let title = schema.title.as_deref().filter(|title| is_label(title));
        let summary =
            schema.summary.or_else(|| self.words.label(title.unwrap_or(wording::header_name(name))));
        let mut lowered = Header {
            kind: Some(kind),
            format: schema.format,
            description: description.filter(|text| !text.is_empty()),
            summary,
            visibility: schema.visibility,
            ..Header::default()
        };
        if !schema.enumeration.is_empty() {
            lowered.extra.insert("enum".to_owned(), Value::Array(schema.enumeration));
        }
        lowered.extra.extend(schema.default.map(|value| ("default".to_owned(), value)));
        for (name, value) in &header.extensions {
            if !lowered.set_extension(name, value) {
                self.unknown_extension(&mut lowered.extra, name, value, at);
            }
        }
        Some(lowered)
    }

    fn header_as_text(&mut self, name: &str, at: &At<'_>) {
        let message =
            format!("the response header `{name}` is given to flows as text; its parts are left out");
        self.found.report(&codes::HEADER_AS_TEXT, at, message);
    }
}
