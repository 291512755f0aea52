use connectorgen_diagnostics::Diagnostics;
use connectorgen_model::{ApiDefinition, ApiProperties, Script};

use crate::{EmitOptions, Error, FileSet, Upkeep};

/// One kind of file that a connector has.
pub trait Artifact: Sync {
    /// The name of the file: `apiDefinition.swagger.json`.
    fn name(&self) -> &'static str;

    /// What is in it, as a sentence for the readme; backticks mark code.
    fn purpose(&self) -> &'static str;

    /// Who looks after the file.
    fn upkeep(&self) -> Upkeep {
        Upkeep::Managed
    }

    /// False when this connector has no such file.
    fn wanted(&self, _cx: &EmitCx<'_>) -> bool {
        true
    }

    /// Adds the file to a set; several, when the name stands for a family of files.
    fn emit(&self, cx: &EmitCx<'_>, files: &mut FileSet) -> Result<(), Error>;
}

/// What an artefact is made from.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct EmitCx<'a> {
    /// `apiDefinition.swagger.json`.
    pub definition: &'a ApiDefinition,
    /// `apiProperties.json`.
    pub properties: &'a ApiProperties,
    /// What its script does.
    pub script: &'a Script,
    /// What was reported.
    pub found: &'a Diagnostics,
    /// What the caller said.
    pub options: &'a EmitOptions,
    /// All artefacts of this run.
    pub artifacts: &'a [&'static dyn Artifact],
}
