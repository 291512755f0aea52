use connectorgen_model::Settings;

use crate::{Artifact, DEFINITION, EmitCx, Error, FileSet, PROPERTIES, SCRIPT, SETTINGS, Upkeep, to_json};

/// `settings.json`.
pub(crate) struct SettingsFile;

impl Artifact for SettingsFile {
    fn name(&self) -> &'static str {
        SETTINGS
    }

    fn purpose(&self) -> &'static str {
        "The arguments of `paconn`, which keeps the connector's id here."
    }

    fn upkeep(&self) -> Upkeep {
        Upkeep::Seed
    }

    fn emit(&self, cx: &EmitCx<'_>, files: &mut FileSet) -> Result<(), Error> {
        let settings = Settings {
            connector_id: cx.options.connector_id.clone(),
            environment: cx.options.environment.clone(),
            api_properties: Some(PROPERTIES.to_owned()),
            api_definition: Some(DEFINITION.to_owned()),
            script: (!cx.script.is_empty()).then(|| SCRIPT.to_owned()),
            ..Settings::default()
        };
        files.insert(self.name(), to_json(&settings)?, self.upkeep());
        Ok(())
    }
}
