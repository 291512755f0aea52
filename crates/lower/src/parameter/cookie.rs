//! Cookies: Swagger 2.0 has none among its parameters.

use connectorgen_diagnostics::At;
use connectorgen_model::{Cookie, Schema};
use openapiv3::ParameterData;
use serde_json::Value;

use crate::lowering::Lowering;
use crate::{codes, wording};

impl<'a> Lowering<'a, '_> {
    /// A cookie that an operation needs is asked for when a connection is made; an optional one is left out.
    pub(super) fn cookie(&mut self, data: &'a ParameterData, operation: &str, at: &At<'_>) {
        let name = &data.name;
        if !data.required || !is_name(name) {
            let message = format!("actions send no cookies; the parameter `{name}` is left out");
            self.found.report(&codes::COOKIE_LEFT_OUT, at, message);
            return;
        }
        let message =
            format!("actions send no cookies; connections are asked for `{name}`, and a policy sends it");
        self.found.report(&codes::COOKIE_BY_POLICY, at, message);
        let schema = self.parameter_schema(data, at);
        let values = schema.enumeration.iter().map(text).collect();
        let default = schema.default.as_ref().map(text);
        match self.cookies.iter_mut().find(|known| known.name == *name) {
            Some(known) => {
                known.operations.push(operation.to_owned());
                if known.values != values {
                    known.values.clear();
                }
                known.default = known.default.take().filter(|known| default.as_ref() == Some(known));
            }
            None => self.cookies.push(Cookie {
                name: name.clone(),
                label: wording::label(name).unwrap_or_else(|| name.clone()),
                description: described(data, schema),
                values,
                default,
                operations: vec![operation.to_owned()],
                source: at.to_pointer(),
            }),
        }
    }
}

fn described(data: &ParameterData, schema: Schema) -> Option<String> {
    let own = data.description.as_deref().map(wording::parameter_description);
    own.or(schema.description).filter(|text| !text.is_empty())
}

/// A value as it stands in a request.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// RFC 6265, section 4.1.1: the name of a cookie is a token of HTTP.
fn is_name(name: &str) -> bool {
    let is_mark = |c: char| "!#$%&'*+-.^_`|~".contains(c);
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || is_mark(c))
}
