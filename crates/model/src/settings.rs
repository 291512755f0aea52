use serde::{Deserialize, Serialize};

use crate::Extra;

/// `settings.json` of `paconn`. File names are relative to the current folder, not to this file (`paconn` 0.0.21).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// The id that the service gave; `paconn create` writes it here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connector_id: Option<String>,
    /// The environment to upload to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<String>,
    /// Usually `apiProperties.json`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub api_properties: Option<String>,
    /// Usually `apiDefinition.swagger.json`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub api_definition: Option<String>,
    /// Uploaded only when it is named here; a file that is missing is skipped silently.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub icon: Option<String>,
    /// Uploaded only when it is named here; an update without it removes the script.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub script: Option<String>,
    /// The service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub power_apps_url: Option<String>,
    /// The version of its interface.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub power_apps_api_version: Option<String>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}
