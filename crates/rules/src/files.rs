use std::collections::BTreeSet;

use connectorgen_model::Settings;

/// The files of a connector as they lie in a folder. What is `None` is not there.
#[derive(Debug, Clone, Default)]
pub struct Files<'a> {
    /// The text of `apiDefinition.swagger.json`.
    pub definition: Option<&'a str>,
    /// The texts that `apiProperties.json` consists of: one, but for a solution.
    pub properties: Vec<&'a str>,
    /// `settings.json`.
    pub settings: Option<&'a Settings>,
    /// The text of `script.csx`.
    pub script: Option<&'a str>,
    /// The bytes of `icon.png`.
    pub icon: Option<&'a [u8]>,
    /// The files that are there, by the names that `settings.json` may have for them; `None` where only some files are
    /// known.
    pub names: Option<&'a BTreeSet<String>>,
    /// The connector was made, and there are no files yet.
    pub(crate) is_made: bool,
}

/// A file that `settings.json` names.
pub(crate) struct Named<'a> {
    /// The member that names it.
    pub(crate) key: &'static str,
    pub(crate) name: &'a str,
}

impl Files<'_> {
    /// A connector that is being made: both main files will be there.
    pub(crate) fn made() -> Files<'static> {
        Files { is_made: true, ..Files::default() }
    }

    pub(crate) fn has_definition(&self) -> bool {
        self.is_made || self.definition.is_some()
    }

    pub(crate) fn has_properties(&self) -> bool {
        self.is_made || !self.properties.is_empty()
    }

    /// The files that `settings.json` names.
    pub(crate) fn named(&self) -> impl Iterator<Item = Named<'_>> {
        let named = self.settings.map(|settings| {
            [
                ("apiDefinition", &settings.api_definition),
                ("apiProperties", &settings.api_properties),
                ("icon", &settings.icon),
                ("script", &settings.script),
            ]
        });
        let named = named.into_iter().flatten();
        named.filter_map(|(key, name)| {
            Some(Named { key, name: name.as_deref().filter(|name| !name.is_empty())? })
        })
    }
}
