use connectorgen_templates::{render_readme, render_readme_with};

use crate::{Artifact, EmitCx, Error, FileSet, README, view};

/// `readme.md`.
pub(crate) struct ReadmeFile;

impl Artifact for ReadmeFile {
    fn name(&self) -> &'static str {
        README
    }

    fn purpose(&self) -> &'static str {
        "This text."
    }

    fn emit(&self, cx: &EmitCx<'_>, files: &mut FileSet) -> Result<(), Error> {
        let view = view::readme(cx);
        let text = match &cx.options.readme_template {
            Some(template) => render_readme_with(template, &view)?,
            None => render_readme(&view)?,
        };
        files.insert(self.name(), text, self.upkeep());
        Ok(())
    }
}
