use connectorgen_diagnostics::Diagnostics;
use connectorgen_rules::Checked;

use crate::{Artifact, EmitCx, EmitOptions, Error, FileSet, artifacts};

/// The files of a connector, in memory: every artefact that there is. Same input, same bytes.
pub fn emit(checked: &Checked, found: &Diagnostics, options: &EmitOptions) -> Result<FileSet, Error> {
    emit_with(checked, found, options, artifacts())
}

/// The same with a choice of artefacts.
pub fn emit_with(
    checked: &Checked,
    found: &Diagnostics,
    options: &EmitOptions,
    artifacts: &[&'static dyn Artifact],
) -> Result<FileSet, Error> {
    run(&EmitCx {
        definition: checked.definition(),
        properties: checked.properties(),
        script: checked.script(),
        found,
        options,
        artifacts,
    })
}

pub(crate) fn run(cx: &EmitCx<'_>) -> Result<FileSet, Error> {
    let mut files = FileSet::new();
    for artifact in cx.artifacts.iter().filter(|artifact| artifact.wanted(cx)) {
        artifact.emit(cx, &mut files)?;
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::run;
    #[cfg(feature = "templates")]
    use crate::SCRIPT;
    use crate::{DEFINITION, EmitCx, EmitOptions, PROPERTIES, README, SETTINGS, Upkeep, artifacts, sample};

    fn cx<'a>(sample: &'a sample::Sample, options: &'a EmitOptions) -> EmitCx<'a> {
        EmitCx {
            definition: &sample.definition,
            properties: &sample.properties,
            script: &sample.script,
            found: &sample.found,
            options,
            artifacts: artifacts(),
        }
    }

    #[test]
    fn connector_has_these_files() {
        let sample = sample::pets();
        let files = run(&cx(&sample, &sample::options())).unwrap();
        let mut expected = vec![DEFINITION, PROPERTIES, README, SETTINGS];
        expected.retain(|name| cfg!(feature = "templates") || *name != README);
        assert_eq!(files.names().collect::<Vec<_>>(), expected);
        assert_eq!(files.upkeep(SETTINGS), Some(Upkeep::Seed));
        for (name, bytes) in files.iter() {
            let text = std::str::from_utf8(bytes).unwrap();
            assert!(text.ends_with('\n') && !text.ends_with("\n\n") && !text.contains('\r'), "{name}");
            assert!(name == README || text.is_ascii(), "{name}");
            insta::assert_snapshot!(name, text);
        }
    }

    #[cfg(feature = "templates")]
    #[test]
    fn script_is_written_named_and_uploaded_where_there_is_something_for_it() {
        let mut sample = sample::pets();
        sample.script.repeat("ListPets", "tag[]");
        sample.script.repeat("ListPets", "a\"b");
        sample.script.repeat("GetPet", "status");
        let files = run(&cx(&sample, &sample::options())).unwrap();
        insta::assert_snapshot!(SCRIPT, std::str::from_utf8(files.get(SCRIPT).unwrap()).unwrap());
        let settings = std::str::from_utf8(files.get(SETTINGS).unwrap()).unwrap();
        assert!(settings.contains("\"script\": \"script.csx\""), "{settings}");
        let readme = std::str::from_utf8(files.get(README).unwrap()).unwrap();
        assert!(readme.contains("--script-file script.csx\n"), "{readme}");
    }

    #[cfg(not(feature = "templates"))]
    #[test]
    fn script_without_templates_is_refused() {
        let mut sample = sample::pets();
        sample.script.repeat("ListPets", "tag");
        let error = run(&cx(&sample, &sample::options())).unwrap_err();
        assert_eq!(error.to_string(), "cannot make script.csx without the feature `templates`");
    }

    #[test]
    fn same_input_gives_the_same_bytes() {
        let sample = sample::pets();
        let options = sample::options();
        assert_eq!(run(&cx(&sample, &options)).unwrap(), run(&cx(&sample, &options)).unwrap());
    }

    #[test]
    fn settings_that_are_not_known_are_not_written() {
        let sample = sample::pets();
        let files = run(&cx(&sample, &EmitOptions::default())).unwrap();
        let settings: serde_json::Value = serde_json::from_slice(files.get(SETTINGS).unwrap()).unwrap();
        let expected = serde_json::json!({ "apiProperties": PROPERTIES, "apiDefinition": DEFINITION });
        assert_eq!(settings, expected);
    }

    #[cfg(feature = "templates")]
    #[test]
    fn own_template_replaces_the_readme() {
        let sample = sample::pets();
        let options = EmitOptions { readme_template: Some("# {{ title }}".to_owned()), ..sample::options() };
        let files = run(&cx(&sample, &options)).unwrap();
        assert_eq!(files.get(README), Some("# Pets & Größen\n".as_bytes()));
        let options = EmitOptions { readme_template: Some("{{ nothing }}".to_owned()), ..options };
        let error = run(&cx(&sample, &options)).unwrap_err();
        assert_eq!(error.to_string(), "cannot render the template readme.md.tera");
    }
}
