//! Whether a text can be what it is given as.

mod template;
mod text;
mod url;

pub(crate) use connectorgen_model::entra::{guid, is_resource as resource};
pub(crate) use template::{fill, placeholders};
pub(crate) use text::{client_id, cookie_name, header_name, parameter_name, prefix, query_name, scope};
pub(crate) use url::{Url, url};

use crate::KeyIn;

/// The name of something that is sent in one of these places, or why it cannot be.
pub(crate) fn key_name(text: &str, key_in: KeyIn) -> Result<(), String> {
    match key_in {
        KeyIn::Header => header_name(text),
        KeyIn::Query => query_name(text),
        KeyIn::Cookie => cookie_name(text),
    }
}
