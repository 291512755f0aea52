use connectorgen_diagnostics::{At, Document};
use indexmap::IndexMap;
use openapiv3::{AnySchema, Encoding, MediaType, QueryStyle, ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::Value;

use super::Reader;
use super::object::Object;
use super::parameter::{QUERY_STYLES, example_names};

use super::schema::boxed;
use crate::codes;
use crate::moves::raw;

const MEDIA_TYPE: &[&str] =
    &["schema", "itemSchema", "example", "examples", "encoding", "itemEncoding", "prefixEncoding"];
/// Members by which a schema is known that stands where something else belongs.
const OF_SCHEMAS: &[&str] = &["type", "properties", "items", "allOf", "oneOf", "anyOf", "enum", "format"];

impl<'d> Reader<'d, '_> {
    /// `content`: media types by name.
    pub(super) fn content(&mut self, holder: &Object<'d, '_>) -> IndexMap<String, MediaType> {
        let place = holder.at.key("content");
        let mut content = IndexMap::new();
        let media_types: Vec<(&'d String, &'d Value)> = holder.members(self, "content").collect();
        if media_types.iter().any(|(name, _)| *name == "schema")
            && media_types.iter().all(|(name, _)| !name.contains('/'))
            && let Some(value) = holder.get("content")
        {
            let message = "`content` maps media types to what they hold; it was read as `application/json`";
            self.found
                .report(&codes::VALUE_REPAIRED, &place.key("schema"), message)
                .help("write `content: {application/json: {schema: …}}`");
            self.moves.record_below(&holder.at.to_pointer(), "/content/application~1json", "/content");
            content.extend(self.media_type(value, &place.key(JSON)).map(|media| (JSON.to_owned(), media)));
            return content;
        }
        let has_json = media_types.iter().any(|(name, _)| *name == JSON);
        for (name, value) in media_types {
            let written = place.key(name);
            let mut meant = name.as_str();
            if name.trim().is_empty() && !has_json {
                let message = format!("a media type has no name; it was read as `{JSON}`");
                self.found.report(&codes::VALUE_REPAIRED, &written, message).help(format!("write `{JSON}`"));
                self.moves.record_below(&place.to_pointer(), "/application~1json", &format!("/{name}"));
                meant = JSON;
            }
            content.extend(self.media_type(value, &place.key(meant)).map(|media| (meant.to_owned(), media)));
        }
        content
    }

    fn media_type(&mut self, value: &'d Value, at: &At<'_>) -> Option<MediaType> {
        if value.is_null() {
            return Some(MediaType::default());
        }
        if self.is_schema(value, at) {
            let message = "a media type has its schema below `schema`; it was read as if it stood there";
            self.found.report(&codes::VALUE_REPAIRED, at, message).help("write `schema:` above it");
            return Some(MediaType {
                schema: Some(self.schema_in_place(value, at, "/schema")),
                ..MediaType::default()
            });
        }
        // OpenAPI 3.2 has media types among the components.
        let value = self.follow(value, at)?;
        let media = self.object(value, *at)?;
        media.report_unknown(self, "a media type", MEDIA_TYPE);
        for key in ["itemEncoding", "prefixEncoding"] {
            if media.has(key) {
                self.found.report(
                    &codes::ENCODING_LEFT_OUT,
                    &media.at.key(key),
                    format!("connectors do not encode parts one by one; `{key}` was left out"),
                );
            }
        }
        Some(MediaType {
            schema: self.media_schema(&media),
            example: self.example(&media),
            examples: example_names(&media),
            encoding: self.encodings(&media),
            extensions: media.extensions(),
        })
    }

    /// The schema; that of the items of a stream (OpenAPI 3.2) makes a list.
    fn media_schema(&mut self, media: &Object<'d, '_>) -> Option<ReferenceOr<Schema>> {
        if let Some(schema) = media.given("schema") {
            if media.has("itemSchema") {
                self.found.report(
                    &codes::SCHEMA_KEYWORD_DROPPED,
                    &media.at.key("itemSchema"),
                    "the schema of the whole was taken; `itemSchema` was left out beside it",
                );
            }
            return Some(self.whole_schema(schema, &media.at.key("schema")));
        }
        let items = media.given("itemSchema")?;
        self.moves.record_below(&media.at.to_pointer(), "/schema", "");
        self.moves.record_below(&media.at.to_pointer(), "/schema/items", "/itemSchema");
        let whole = media.at.key("schema");
        let items = Some(boxed(self.schema(items, &whole.key("items"))));
        let any = AnySchema { typ: Some("array".to_owned()), items, ..AnySchema::default() };
        let schema = Schema { schema_data: SchemaData::default(), schema_kind: SchemaKind::Any(any) };
        Some(ReferenceOr::Item(schema))
    }

    /// The schema of a whole body. `ReadMe` has no bodies that are no objects: in its documents, one that is has a member
    /// `RAW_BODY` and no other (`@readme/oas-to-har` sends what is below it).
    fn whole_schema(&mut self, schema: &'d Value, at: &At<'_>) -> ReferenceOr<Schema> {
        let members =
            schema.get("properties").and_then(Value::as_object).filter(|members| members.len() == 1);
        let Some(body) = members.and_then(|members| members.get(RAW_BODY)) else {
            return self.schema(schema, at);
        };
        let members = at.key("properties");
        let source = self.moves.one_step(&members.key(RAW_BODY).to_pointer());
        let message = format!("`{RAW_BODY}` stands for the body as a whole; it was read as that");
        self.found
            .report(&codes::VALUE_REPAIRED, &At::pointer(Document::Source, &raw(&source)), message)
            .help(format!("write what is below `{RAW_BODY}` in place of the object that holds it"));
        self.moves.record(at.to_pointer(), source);
        self.schema(body, at)
    }

    /// Whether a value is a schema, or refers to one, where a media type, a body or a response belongs.
    pub(super) fn is_schema(&self, value: &'d Value, at: &At<'_>) -> bool {
        const OTHERS: &[&str] =
            &["schema", "itemSchema", "example", "examples", "encoding", "content", "headers"];
        let has = |value: &Value, keys: &[&str]| keys.iter().any(|key| value.get(key).is_some());
        let mut value = value;
        let mut place = self.place_of(at);
        for _ in 0..MAX_CHAIN {
            let Some(Value::String(text)) = value.get("$ref") else { break };
            let Ok(found) = self.library.resolve(&place, text, None) else { return false };
            (value, place) = (found.value, found.place);
        }
        has(value, OF_SCHEMAS) && !has(value, OTHERS)
    }

    /// A schema that stands at a place where it is one level too high.
    pub(super) fn schema_in_place(
        &mut self,
        value: &'d Value,
        at: &At<'_>,
        below: &str,
    ) -> ReferenceOr<Schema> {
        let holder = at.to_pointer();
        self.moves.record_below(&holder, below, "");
        let inner = holder.concat(below);
        self.schema(value, &At::pointer(Document::Source, &inner))
    }

    /// `content` of a schema that stands where a body or response belongs.
    pub(super) fn schema_as_content(&mut self, value: &'d Value, at: &At<'_>) -> IndexMap<String, MediaType> {
        let message = "a schema stands where something with `content` belongs; it was read as that of `application/json`";
        self.found
            .report(&codes::VALUE_REPAIRED, at, message)
            .help("write `content: {application/json: {schema: …}}` around it");
        let schema = Some(self.schema_in_place(value, at, "/content/application~1json/schema"));
        IndexMap::from([(JSON.to_owned(), MediaType { schema, ..MediaType::default() })])
    }

    fn encodings(&mut self, media: &Object<'d, '_>) -> IndexMap<String, Encoding> {
        let place = media.at.key("encoding");
        let mut encodings = IndexMap::new();
        for (name, value) in media.given_members(self, "encoding") {
            let Some(encoding) = self.object(value, place.key(name)) else { continue };
            self.report_encoding(name, &encoding);
            let content_type = encoding.text(self, "contentType");
            let stated = encoding.text(self, "style");
            let style = self.style(stated, &encoding, &QUERY_STYLES);
            let explode = encoding.flag(self, "explode");
            let explode = explode.unwrap_or(matches!(style, None | Some(QueryStyle::Form)));
            encodings.insert(name.clone(), Encoding { content_type, style, explode, ..Encoding::default() });
        }
        encodings
    }

    fn report_encoding(&mut self, name: &str, encoding: &Object<'d, '_>) {
        for key in ["headers", "allowReserved"].into_iter().filter(|key| encoding.has(key)) {
            let message =
                format!("connectors write the parts of a form as they do; `{key}` of `{name}` is left out");
            self.found.report(&codes::ENCODING_LEFT_OUT, &encoding.at.key(key), message);
        }
    }
}

const JSON: &str = "application/json";
const RAW_BODY: &str = "RAW_BODY";
/// How many references are followed to find out what something is.
const MAX_CHAIN: usize = 16;
