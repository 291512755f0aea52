//! Headers that connectors cannot send, or need not.

use connectorgen_diagnostics::At;
use connectorgen_model::{In, Parameter, Schema};
use openapiv3::ParameterData;

use crate::codes;
use crate::lowering::Lowering;

/// Headers that the platform sets itself. None of a thousand published connectors has a parameter for one of them.
const RESERVED_HEADERS: &[&str] = &[
    "authorization",
    "host",
    "cookie",
    "origin",
    "referer",
    "connection",
    "date",
    "transfer-encoding",
    "content-length",
];
/// OpenAPI 3.0 says of these that a parameter for them is ignored: media types say it already.
const MEDIA_TYPE_HEADERS: &[&str] = &["accept", "content-type"];

impl Lowering<'_, '_> {
    /// OpenAPI has headers that media types speak for. They are kept where their values are listed: then they choose.
    pub(super) fn is_platform_header(&mut self, data: &ParameterData, schema: &Schema, at: &At<'_>) -> bool {
        let name = data.name.to_ascii_lowercase();
        let chooses = !schema.enumeration.is_empty() || schema.default.is_some();
        let chooses = chooses || self.keeps;
        let why = if RESERVED_HEADERS.contains(&name.as_str()) {
            "the platform sets the header itself"
        } else if MEDIA_TYPE_HEADERS.contains(&name.as_str()) && !chooses {
            "the media types of the operation say it"
        } else {
            return false;
        };
        let message = format!("`{}` is left out: {why}", data.name);
        self.found.report(&codes::HEADER_PARAMETER_LEFT_OUT, at, message);
        true
    }
}

/// Whether a parameter is one of the headers for which OpenAPI has media types.
pub(super) fn speaks_of_media_types(parameter: &Parameter) -> bool {
    parameter.location == Some(In::Header)
        && MEDIA_TYPE_HEADERS.iter().any(|name| parameter.name.eq_ignore_ascii_case(name))
}
