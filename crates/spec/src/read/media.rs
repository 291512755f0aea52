use indexmap::IndexMap;
use openapiv3::{Encoding, MediaType};

use super::Reader;
use super::object::Object;

impl<'d> Reader<'d, '_> {
    /// `content`: media types by name.
    pub(super) fn content(&mut self, holder: &Object<'d, '_>) -> IndexMap<String, MediaType> {
        let place = holder.at.key("content");
        let mut content = IndexMap::new();
        for (name, value) in holder.members(self, "content") {
            if let Some(media) = self.object(value, place.key(name)) {
                let typed = self.media_type(&media);
                content.insert(name.clone(), typed);
            }
        }
        content
    }

    fn media_type(&mut self, media: &Object<'d, '_>) -> MediaType {
        media.report_unknown(
            self,
            "a media type",
            &["schema", "itemSchema", "example", "examples", "encoding", "itemEncoding", "prefixEncoding"],
        );
        let schema = media.get("schema").map(|schema| self.schema(schema, &media.at.key("schema")));
        MediaType {
            schema,
            example: self.example(media),
            examples: IndexMap::new(),
            encoding: self.encodings(media),
            extensions: media.extensions(),
        }
    }

    fn encodings(&mut self, media: &Object<'d, '_>) -> IndexMap<String, Encoding> {
        let place = media.at.key("encoding");
        let mut encodings = IndexMap::new();
        for (name, value) in media.members(self, "encoding") {
            let Some(encoding) = self.object(value, place.key(name)) else { continue };
            let content_type = encoding.text(self, "contentType");
            let explode = encoding.flag(self, "explode").unwrap_or(false);
            encodings.insert(name.clone(), Encoding { content_type, explode, ..Encoding::default() });
        }
        encodings
    }
}
