use crate::json::to_json_with_room;
use crate::{Artifact, DEFINITION, EmitCx, Error, FileSet};

/// `apiDefinition.swagger.json`.
pub(crate) struct ApiDefinitionFile;

/// The bytes of most definitions.
const ROOM: usize = 128 * 1024;

impl Artifact for ApiDefinitionFile {
    fn name(&self) -> &'static str {
        DEFINITION
    }

    fn purpose(&self) -> &'static str {
        "The operations, as Swagger 2.0 with Microsoft's extensions."
    }

    fn emit(&self, cx: &EmitCx<'_>, files: &mut FileSet) -> Result<(), Error> {
        files.insert(self.name(), to_json_with_room(cx.definition, ROOM)?, self.upkeep());
        Ok(())
    }
}
