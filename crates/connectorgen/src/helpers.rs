use std::path::PathBuf;

use connectorgen_auth::AuthSets;
use serde::Serialize;
use serde_json::Value;

use crate::{Error, Generated, Generator};

/// A connector from an OpenAPI document in a file, in one call.
///
/// ```no_run
/// use connectorgen::{AuthModel, from_path};
///
/// from_path("openapi.yaml", AuthModel::Basic)?.write_to("connector")?;
/// # Ok::<(), connectorgen::Error>(())
/// ```
pub fn from_path(spec: impl Into<PathBuf>, auth: impl Into<AuthSets>) -> Result<Generated, Error> {
    Generator::new().spec(spec).auth(auth).generate()
}

/// A connector from an OpenAPI document as a JSON value.
pub fn from_value(document: Value, auth: impl Into<AuthSets>) -> Result<Generated, Error> {
    Generator::new().value(document).auth(auth).generate()
}

/// A connector from an OpenAPI document of any type that serde can print: an `openapiv3::OpenAPI`, or what utoipa,
/// aide, dropshot or poem-openapi make.
pub fn from_serialize(document: &impl Serialize, auth: impl Into<AuthSets>) -> Result<Generated, Error> {
    Generator::new().serialize(document).auth(auth).generate()
}
