//! Whether a text can be what it is given as.

mod guid;
mod text;
mod url;

pub(crate) use guid::guid;
pub(crate) use text::{client_id, header_name, prefix, query_name, resource, scope};
pub(crate) use url::{Url, host_of, url};
