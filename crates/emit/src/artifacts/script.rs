use crate::{Artifact, EmitCx, Error, FileSet, SCRIPT};

/// `script.csx`.
pub(crate) struct ScriptFile;

impl Artifact for ScriptFile {
    fn name(&self) -> &'static str {
        SCRIPT
    }

    fn purpose(&self) -> &'static str {
        "Repeats query parameters that are lists, which connectors cannot do by themselves."
    }

    fn wanted(&self, cx: &EmitCx<'_>) -> bool {
        !cx.script.is_empty()
    }

    #[cfg(feature = "templates")]
    fn emit(&self, cx: &EmitCx<'_>, files: &mut FileSet) -> Result<(), Error> {
        let text = connectorgen_templates::render_csx(&crate::view::csx(cx.script))?;
        files.insert(self.name(), text, self.upkeep());
        Ok(())
    }

    #[cfg(not(feature = "templates"))]
    fn emit(&self, _: &EmitCx<'_>, _: &mut FileSet) -> Result<(), Error> {
        Err(Error::NeedsTemplates { name: self.name() })
    }
}
