use crate::{Artifact, artifacts as files};

/// The name of the OpenAPI definition.
pub const DEFINITION: &str = "apiDefinition.swagger.json";
/// The name of the properties.
pub const PROPERTIES: &str = "apiProperties.json";
/// The name of the readme.
pub const README: &str = "readme.md";
/// The name of the script.
pub const SCRIPT: &str = "script.csx";
/// The name of the arguments of `paconn`.
pub const SETTINGS: &str = "settings.json";
/// The name of the index beside the folders of several connectors.
pub const SET_INDEX: &str = "connectors.json";

static ARTIFACTS: &[&dyn Artifact] = &[
    &files::api_definition::ApiDefinitionFile,
    &files::api_properties::ApiPropertiesFile,
    #[cfg(feature = "templates")]
    &files::readme::ReadmeFile,
    &files::script::ScriptFile,
    &files::settings::SettingsFile,
];

/// All artefacts, sorted by file name.
pub fn artifacts() -> &'static [&'static dyn Artifact] {
    ARTIFACTS
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "the test looks at its own folder")]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::artifacts;

    #[test]
    fn artifacts_are_sorted_and_each_has_a_file() {
        let names: Vec<&str> = artifacts().iter().map(|artifact| artifact.name()).collect();
        assert!(names.is_sorted(), "{names:?}");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/artifacts");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name != "mod.rs" && (cfg!(feature = "templates") || name != "readme.rs"))
            .collect();
        let registered: BTreeSet<String> = names.iter().map(|name| module_of(name)).collect();
        assert_eq!(files, registered);
    }

    /// `apiDefinition.swagger.json` is made by `api_definition.rs`.
    fn module_of(name: &str) -> String {
        let stem = name.split('.').next().unwrap_or_default();
        let mut module = String::new();
        for c in stem.chars() {
            if c.is_ascii_uppercase() {
                module.push('_');
            }
            module.push(c.to_ascii_lowercase());
        }
        format!("{module}.rs")
    }
}
