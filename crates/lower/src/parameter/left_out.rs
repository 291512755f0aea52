//! Cookies and headers that connectors cannot send, or need not.

use connectorgen_diagnostics::At;
use connectorgen_model::Schema;
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
    /// Swagger 2.0 has no cookies among its parameters; a policy can send one that a connection knows.
    pub(super) fn cookie_left_out(&mut self, data: &ParameterData, at: &At<'_>) {
        let name = &data.name;
        let message = format!("connectors send no cookies; the parameter `{name}` is left out");
        let report = self.found.report(&codes::COOKIE_LEFT_OUT, at, message);
        if data.required {
            let parameter: String =
                name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
            report.help(format!(
                "if each connection has its own, a policy can send it: write into connectorgen.yaml `parameters: [{{ name: {parameter}, in: cookie, keyName: {name} }}]` below `auth`"
            ));
        }
    }

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
