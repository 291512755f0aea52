//! Forms: each member of a body's object becomes a field.

mod encoding;
mod field;
mod file;

use connectorgen_diagnostics::At;
use connectorgen_model::Parameter;
use indexmap::IndexMap;
use openapiv3::{Encoding, MediaType, RequestBody};

use encoding::says_bytes;
pub(crate) use file::is_binary;

use crate::body::Body;
use crate::codes;
use crate::lowering::Lowering;
use crate::media::{MediaKind, essence, media_kind};
use crate::parameter::hide_constant;
use crate::schema::{Direction, file_members};
use crate::wording::Words;

impl<'a> Lowering<'a, '_> {
    /// A form: each member of its object becomes a field.
    pub(crate) fn form(
        &mut self,
        body: &'a RequestBody,
        name: &str,
        media: &'a MediaType,
        operation: &str,
        at: &At<'_>,
    ) -> Body {
        let multipart = media_kind(name) == MediaKind::Multipart;
        let consumes = if multipart { "multipart/form-data" } else { "application/x-www-form-urlencoded" };
        let schema = media
            .schema
            .as_ref()
            .map(|schema| self.expanded(schema, &at.key("schema"), Direction::Input))
            .unwrap_or_default();
        let schema_at = at.key("schema");
        let place = schema_at.key("properties");
        let required = schema.required.unwrap_or_default();
        // OpenAPI 3.0, encoding object: in multipart bodies styles have no effect.
        let has_styles = !multipart || !self.openapi.openapi.starts_with("3.0");
        let encoding = has_styles.then_some(&media.encoding);
        let mut fields = Form { multipart, encoding, operation, parameters: Vec::new(), words: self.words };
        let files =
            media.schema.as_ref().filter(|_| multipart).map(|schema| file_members(schema, self.openapi));
        for (field, mut member) in schema.properties.unwrap_or_default() {
            let needed = required.contains(&field);
            let at = place.key(&field);
            if multipart && media.encoding.get(&field).is_some_and(says_bytes) {
                member = self.as_bytes(member);
            } else if files.as_ref().is_some_and(|files| files.contains(field.as_str())) {
                member = self.as_file(&field, member, &at);
            }
            let (example, known) = (member.example.clone(), fields.parameters.len());
            self.field(&field, member, needed, 0, &mut fields, &at);
            let lowered = fields.parameters.get(known..).unwrap_or_default();
            self.unseen_example_of_schema(example.as_ref(), lowered, &at.key("example"));
        }
        self.content_types_left_out(media, &fields, at);
        if fields.parameters.is_empty() {
            self.found
                .report(
                    &codes::FORM_WITHOUT_FIELDS,
                    at,
                    "the form has no fields, so the operation sends nothing",
                )
                .help("describe the form by an object with a property for each field");
            return Body::default();
        }
        if multipart && essence(name) != consumes {
            let message = format!("connectors send no `{name}`; the parts are sent as `{consumes}`");
            self.found.report(&codes::MULTIPART_AS_FORM, at, message);
        }
        let needed = body.required && required.is_empty() && fields.parameters.len() == 1;
        if let ([only], true) = (fields.parameters.as_mut_slice(), needed) {
            only.required = true;
        }
        if !self.keeps {
            fields.parameters.iter_mut().for_each(hide_constant);
        }
        Body { parameters: fields.parameters, consumes: vec![consumes.to_owned()], schema_source: None }
    }
}

/// The fields of a form.
struct Form<'a> {
    multipart: bool,
    /// How fields are written, where that is said and has an effect.
    encoding: Option<&'a IndexMap<String, Encoding>>,
    /// The id of the operation that sends it.
    operation: &'a str,
    parameters: Vec<Parameter>,
    words: Words,
}
