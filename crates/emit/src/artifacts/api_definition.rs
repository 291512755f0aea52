use crate::{Artifact, DEFINITION, EmitCx, Error, FileSet, to_json};

/// `apiDefinition.swagger.json`.
pub(crate) struct ApiDefinitionFile;

impl Artifact for ApiDefinitionFile {
    fn name(&self) -> &'static str {
        DEFINITION
    }

    fn purpose(&self) -> &'static str {
        "The operations, as Swagger 2.0 with Microsoft's extensions."
    }

    fn emit(&self, cx: &EmitCx<'_>, files: &mut FileSet) -> Result<(), Error> {
        files.insert(self.name(), to_json(cx.definition)?, self.upkeep());
        Ok(())
    }
}
