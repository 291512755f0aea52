//! Finding the OAuth settings of a connector, wherever they stand.

use connectorgen_diagnostics::JsonPointer;
use connectorgen_model::{ApiProperties, ConnectionParameters, OAuthSettings};

/// OAuth settings and their place in `apiProperties.json`.
#[derive(Debug, Clone)]
pub(crate) struct Placed<'a> {
    pub(crate) settings: &'a OAuthSettings,
    pub(crate) at: JsonPointer,
}

/// All OAuth settings: those of the only sign-in, or of each parameter set. `connectionParameters` repeats the first set
/// where there are sets, so it counts only without them.
pub(crate) fn all(properties: &ApiProperties) -> Vec<Placed<'_>> {
    let root = JsonPointer::root().join("properties");
    let sets = properties.connection_parameter_sets.as_ref().map_or(&[][..], |sets| &sets.values);
    let mut found = Vec::new();
    for (index, set) in sets.iter().enumerate() {
        let at =
            root.join("connectionParameterSets").join("values").join(&index.to_string()).join("parameters");
        found.extend(of(&set.parameters, &at));
    }
    if found.is_empty() {
        found.extend(of(&properties.connection_parameters, &root.join("connectionParameters")));
    }
    found
}

fn of<'a>(parameters: &'a ConnectionParameters, at: &JsonPointer) -> Vec<Placed<'a>> {
    let with_settings = parameters.iter().filter_map(|(name, parameter)| {
        let settings = parameter.oauth_settings.as_ref()?;
        Some(Placed { settings, at: at.join(name).join("oAuthSettings") })
    });
    with_settings.collect()
}

/// A value of `customParameters`. Case does not count: published connectors have `tenantId`, the portal's exports
/// `TenantId`.
pub(crate) fn custom<'a>(settings: &'a OAuthSettings, name: &str) -> Option<&'a str> {
    let (_, parameter) = settings.custom_parameters.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
    parameter.value.as_str()
}
