use serde::Serialize;

use connectorgen_model::ApiProperties;

use crate::{Artifact, EmitCx, Error, FileSet, PROPERTIES, to_json};

/// `apiProperties.json`.
pub(crate) struct ApiPropertiesFile;

impl Artifact for ApiPropertiesFile {
    fn name(&self) -> &'static str {
        PROPERTIES
    }

    fn purpose(&self) -> &'static str {
        "How people sign in, what the platform changes in requests, and the look of the icon."
    }

    fn emit(&self, cx: &EmitCx<'_>, files: &mut FileSet) -> Result<(), Error> {
        files.insert(self.name(), to_json(&Envelope { properties: cx.properties })?, self.upkeep());
        Ok(())
    }
}

/// The model's file type would have to be cloned into.
#[derive(Serialize)]
struct Envelope<'a> {
    properties: &'a ApiProperties,
}
