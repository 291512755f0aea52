//! The configuration file to begin with.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::Error;

/// A `connectorgen.yaml` to begin with: every setting is there with an explanation, most of them commented out.
pub fn template() -> &'static str {
    include_str!("connectorgen.yaml")
}

/// Writes [`template`] as `connectorgen.yaml` into a folder and gives its path back. A file that is there already is
/// [`Error::Exists`], unless `replace` says otherwise.
pub fn init(dir: impl AsRef<Path>, replace: bool) -> Result<PathBuf, Error> {
    let path = dir.as_ref().join("connectorgen.yaml");
    let mut options = OpenOptions::new();
    options.write(true);
    if replace {
        options.create(true).truncate(true)
    } else {
        options.create_new(true)
    };
    match options.open(&path).and_then(|mut file| file.write_all(template().as_bytes())) {
        Ok(()) => Ok(path),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(Error::Exists { path }),
        Err(source) => Err(Error::Write { path, source }),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use connectorgen_diagnostics::Diagnostics;
    use serde_json::Value;

    use super::template;
    use crate::config::ConfigFile;
    use crate::{
        ArrayQuery, AuthKind, AuthModel, AuthSets, FailOn, KitOptions, Options, Profile, SettingsOptions,
        SplitBy, WebhookTrigger, levels,
    };

    /// The template with every setting in use. A `#` with one space behind it is an explanation, one with three a
    /// command; everything else behind a `#` is a setting.
    fn uncommented() -> String {
        let uncomment = |line: &str| {
            let Some((indent, rest)) = line.split_once('#') else { return line.to_owned() };
            let spaces = rest.len() - rest.trim_start().len();
            let is_setting = indent.trim().is_empty() && !rest.is_empty() && matches!(spaces, 0 | 2 | 4 | 6);
            if is_setting { format!("{indent}{rest}") } else { line.to_owned() }
        };
        template().lines().map(uncomment).collect::<Vec<_>>().join("\n")
    }

    /// The names of all settings in a tree, the values of the sign-in apart: they depend on its model.
    fn settings(tree: &Value) -> BTreeSet<String> {
        let own = tree.as_object().unwrap().keys().cloned();
        let nested = tree["settings"].as_object().unwrap().keys().map(|key| format!("settings.{key}"));
        own.chain(nested).collect()
    }

    #[test]
    fn template_with_every_setting_in_use_is_valid() {
        let text = uncommented();
        let file = ConfigFile::from_text("connectorgen.yaml", text.as_str())
            .unwrap_or_else(|error| panic!("{error}"));
        let some = Some("a".to_owned());
        let list = Some(vec!["a".to_owned()]);
        let everything = Options {
            spec: Some("a".into()),
            allow_outside: Some(true),
            out: Some("a".into()),
            auth: Some(AuthModel::None.into()),
            server: some.clone(),
            title: some.clone(),
            description: some.clone(),
            brand_color: some.clone(),
            operations: list.clone(),
            tags: list.clone(),
            paths: list.clone(),
            exclude_operations: list.clone(),
            exclude_tags: list.clone(),
            exclude_paths: list,
            include_deprecated: Some(true),
            array_query: Some(ArrayQuery::Csv),
            webhooks: Some(BTreeMap::from([(
                "orderCreated".to_owned(),
                WebhookTrigger::new("addHook", "/url")
                    .value("/event", "order.created")
                    .unsubscribe("removeHook"),
            )])),
            split_by: Some(SplitBy::Tag),
            fail_on: Some(FailOn::Error),
            profile: Some(Profile::Custom),
            settings: Some(SettingsOptions { environment: some.clone(), connector_id: some }),
            kit: Some(KitOptions::default()),
            levels: Some(BTreeMap::new()),
            ignore: Some(Vec::new()),
        };
        let tree = |options: &Options| serde_json::to_value(options).unwrap();
        assert_eq!(settings(&tree(file.options())), settings(&tree(&everything)));
        let auth = &tree(file.options())["auth"];
        assert!(AuthKind::FromSpec.keys().all(|key| auth.get(key).is_some()), "{auth}");

        let mut found = Diagnostics::new();
        // The id of a connector is for those who make one.
        Options { split_by: None, ..file.options().clone() }.check(&mut found);
        levels::report_unknown(file.options().levels.as_ref().unwrap(), &mut found);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn template_as_it_is_names_document_folder_and_sign_in() {
        let file = ConfigFile::from_text("connectorgen.yaml", template()).unwrap();
        let used = Options {
            spec: Some("openapi.yaml".into()),
            out: Some("connector".into()),
            auth: Some(AuthSets::default()),
            ..Options::default()
        };
        assert_eq!(file.options(), &used);
    }
}
