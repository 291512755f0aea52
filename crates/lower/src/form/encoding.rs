//! What `encoding` says of the fields of a form.

use connectorgen_diagnostics::At;
use connectorgen_model::Type;
use connectorgen_spec::codes::ENCODING_LEFT_OUT;
use openapiv3::{Encoding, MediaType, QueryStyle};

use super::Form;
use crate::lowering::Lowering;
use crate::media::{MediaKind, essence, media_kind};
use crate::style::Style;

impl Lowering<'_, '_> {
    /// Reports the media types of fields that are sent in another: connectors send parts as text or as files.
    pub(super) fn content_types_left_out(&mut self, media: &MediaType, form: &Form<'_>, at: &At<'_>) {
        let place = at.key("encoding");
        for (name, encoding) in &media.encoding {
            let Some(media_type) = &encoding.content_type else { continue };
            if !form.sends(name, media_type) {
                let message = format!(
                    "connectors write the parts of a form as they do; `contentType` of `{name}` is left out"
                );
                self.found.report(&ENCODING_LEFT_OUT, &place.key(name).key("contentType"), message);
            }
        }
    }
}

impl Form<'_> {
    /// Whether a field is sent in the media type that is said, or one that is all the same.
    fn sends(&self, name: &str, media_type: &str) -> bool {
        let field = self.parameters.iter().find(|field| field.name == name);
        let is_file = field.is_some_and(|field| field.kind == Some(Type::File));
        match essence(media_type).as_str() {
            "application/octet-stream" => is_file,
            "text/plain" => !is_file,
            _ => self.is_json(name, 0),
        }
    }

    /// How a list is written. Inside of an object, which is written in brackets, it is as well.
    pub(super) fn style(&self, name: &str, depth: usize) -> Style {
        if depth > 0 {
            return Style::Deep;
        }
        let Some(encoding) = self.encoding.and_then(|fields| fields.get(name)) else { return Style::Repeat };
        Style::query(encoding.style.as_ref().unwrap_or(&QueryStyle::Form), Some(encoding.explode))
    }

    /// Whether a field is one JSON text: its media type counts where no style is said (OpenAPI 3.0.4, encoding object).
    pub(super) fn is_json(&self, name: &str, depth: usize) -> bool {
        let field = self.encoding.filter(|_| !self.multipart && depth == 0);
        let Some(encoding) = field.and_then(|fields| fields.get(name)) else { return false };
        let is_json = |media: &str| matches!(media_kind(media), MediaKind::Json | MediaKind::JsonLike);
        let has_style = encoding.style.is_some() || !encoding.explode;
        !has_style && encoding.content_type.as_deref().is_some_and(is_json)
    }
}

/// Whether the media types of a part, which may be several, are all those of bytes.
pub(super) fn says_bytes(encoding: &Encoding) -> bool {
    let is_bytes = |media: &str| media_kind(media) == MediaKind::Binary;
    encoding.content_type.as_deref().is_some_and(|media_types| media_types.split(',').all(is_bytes))
}
