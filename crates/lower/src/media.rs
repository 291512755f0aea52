use openapiv3::MediaType;

use crate::lowering::Lowering;
use crate::schema::has_structure;

/// What a media type means for a connector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MediaKind {
    /// `application/json`.
    Json,
    /// Other JSON: `application/vnd.github+json`, `application/problem+json`.
    JsonLike,
    /// `*/*`: anything, taken for JSON.
    Any,
    /// `application/x-www-form-urlencoded`.
    UrlEncoded,
    /// `multipart/form-data` and its siblings.
    Multipart,
    /// `text/plain`, `text/csv`, …
    Text,
    /// Bytes: `application/octet-stream`, `image/png`, `application/pdf`, …
    Binary,
    /// `application/xml`, `text/xml`, `…+xml`.
    Xml,
    /// `application/yaml`, `…+yaml`.
    Yaml,
    /// Streams of events or lines: `text/event-stream`, `application/x-ndjson`.
    Stream,
}

/// The kind of a media type; parameters such as `charset` are not looked at.
pub(crate) fn media_kind(media: &str) -> MediaKind {
    let essence = essence(media);
    match essence.as_str() {
        "application/json" | "text/json" => MediaKind::Json,
        "*/*" | "application/*" | "" => MediaKind::Any,
        "application/x-www-form-urlencoded" => MediaKind::UrlEncoded,
        "text/event-stream"
        | "application/x-ndjson"
        | "application/jsonl"
        | "application/json-seq"
        | "application/x-jsonlines" => MediaKind::Stream,
        "application/xml" | "text/xml" => MediaKind::Xml,
        "application/yaml" | "application/x-yaml" | "text/yaml" | "text/x-yaml" => MediaKind::Yaml,
        other if other.ends_with("+json") => MediaKind::JsonLike,
        other if other.ends_with("+yaml") => MediaKind::Yaml,
        other if other.ends_with("+xml") => MediaKind::Xml,
        other if other.starts_with("multipart/") => MediaKind::Multipart,
        other if other.starts_with("text/") => MediaKind::Text,
        _ => MediaKind::Binary,
    }
}

impl Lowering<'_, '_> {
    /// The kind of a media type together with its schema: what has a structure and a name that nobody knows
    /// (`application/vnd.contoso.v1`) is JSON.
    pub(crate) fn content_kind(&self, name: &str, media: &MediaType) -> MediaKind {
        match media_kind(name) {
            MediaKind::Binary if !is_known_for_bytes(name) && self.is_structured(media) => {
                MediaKind::JsonLike
            }
            kind => kind,
        }
    }

    /// Whether the content is an object or a list.
    pub(crate) fn is_structured(&self, media: &MediaType) -> bool {
        media.schema.as_ref().is_some_and(|schema| has_structure(schema, self.openapi))
    }
}

/// Formats in which structured content is not text.
const BINARY_FORMATS: [&str; 12] = [
    "octet-stream",
    "zip",
    "pdf",
    "proto",
    "cbor",
    "msgpack",
    "avro",
    "parquet",
    "arrow",
    "grpc",
    "excel",
    "officedocument",
];

fn is_known_for_bytes(media: &str) -> bool {
    let essence = essence(media);
    match essence.strip_prefix("application/") {
        Some(format) => BINARY_FORMATS.iter().any(|known| format.contains(known)),
        None => true,
    }
}

/// The media type without parameters, in lower case.
pub(crate) fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// A media type as it is written into `consumes` or `produces`: a wildcard says nothing there.
pub(crate) fn concrete(media: &str) -> String {
    let essence = essence(media);
    match media_kind(&essence) {
        MediaKind::Json | MediaKind::Any => "application/json".to_owned(),
        MediaKind::JsonLike if essence.contains('*') => "application/json".to_owned(),
        MediaKind::Xml if essence.contains('*') => "application/xml".to_owned(),
        MediaKind::Text if essence == "text/*" => "text/plain".to_owned(),
        MediaKind::Binary if essence.contains('*') => "application/octet-stream".to_owned(),
        MediaKind::JsonLike
        | MediaKind::UrlEncoded
        | MediaKind::Multipart
        | MediaKind::Text
        | MediaKind::Binary
        | MediaKind::Xml
        | MediaKind::Yaml
        | MediaKind::Stream => essence,
    }
}

#[cfg(test)]
mod tests {
    use super::{MediaKind, media_kind};

    #[test]
    fn media_types_are_told_apart() {
        assert_eq!(media_kind("application/json; charset=utf-8"), MediaKind::Json);
        assert_eq!(media_kind("Application/VND.github+JSON"), MediaKind::JsonLike);
        assert_eq!(media_kind("*/*"), MediaKind::Any);
        assert_eq!(media_kind("image/*"), MediaKind::Binary);
        assert_eq!(media_kind("application/soap+xml"), MediaKind::Xml);
        assert_eq!(media_kind("text/csv"), MediaKind::Text);
        assert_eq!(media_kind("application/apply-patch+yaml"), MediaKind::Yaml);
    }
}
