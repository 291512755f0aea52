use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Extra, PolicyTemplateInstance};

/// `apiProperties.json`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ApiPropertiesFile {
    /// All there is in it.
    #[serde(default)]
    pub properties: ApiProperties,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What the platform is told beside the definition. It refuses members that it does not know.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ApiProperties {
    /// What a maker is asked for when creating a connection. Equal to the first of the sets where there are sets.
    #[serde(default)]
    pub connection_parameters: ConnectionParameters,
    /// Several ways to sign in, side by side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connection_parameter_sets: Option<ConnectionParameterSets>,
    /// `#RRGGBB`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub icon_brand_color: Option<String>,
    /// Operations that run through `script.csx`; empty means all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub script_operations: Option<Vec<String>>,
    /// `[]`, as the portal and `paconn download` write it.
    #[serde(default)]
    pub capabilities: Vec<String>,
    /// Changes to requests and responses, applied by the platform.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policy_template_instances: Vec<PolicyTemplateInstance>,
    /// For certification only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// For certification only: many environments refuse it (PowerPlatformConnectors issue 614).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stack_owner: Option<String>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// By name; a name has letters, digits and underscores, or is `prefix:suffix`.
pub type ConnectionParameters = IndexMap<String, ConnectionParameter>;

/// One thing that a connection is made with.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConnectionParameter {
    /// `string`, `securestring`, `oauthSetting`, `gatewaySetting`.
    #[serde(rename = "type", default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// For `token:TenantId`: where the platform takes the value from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Value>,
    /// For `oauthSetting`.
    #[serde(rename = "oAuthSettings", default, skip_serializing_if = "Option::is_none")]
    pub oauth_settings: Option<OAuthSettings>,
    /// Used when the maker leaves it empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_value: Option<Value>,
    /// How it is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ui_definition: Option<UiDefinition>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// How a connection parameter is asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UiDefinition {
    /// The label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Shown below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Shown on hovering.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tooltip: Option<String>,
    /// Type and help text, as the portal writes them for strings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Value>,
    /// Required, hidden, order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraints: Option<Constraints>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The wire types are the platform's: `required` and `hidden` are texts, `clearText` is a flag, `tabIndex` a number.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Constraints {
    /// The order, from 2 on (1 is the connection's name).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tab_index: Option<i64>,
    /// Whether a `securestring` is shown while it is typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clear_text: Option<bool>,
    /// `"true"` or `"false"`, as text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<Value>,
    /// `"true"` or `"false"`, as text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hidden: Option<Value>,
    /// A drop-down list: `[{"text": …, "value": …}]`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowed_values: Vec<Value>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Constraints {
    /// Sets `required`, in the platform's spelling.
    #[must_use]
    pub fn required(mut self, required: bool) -> Constraints {
        self.required = Some(Value::String(required.to_string()));
        self
    }

    /// Sets `hidden`, in the platform's spelling.
    #[must_use]
    pub fn hidden(mut self, hidden: bool) -> Constraints {
        self.hidden = Some(Value::String(hidden.to_string()));
        self
    }
}

/// How the platform signs a user in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct OAuthSettings {
    /// `oauth2`, `aad`, …
    #[serde(default)]
    pub identity_provider: String,
    /// The application's id at the identity provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// `GenericFederatedIdentityCredential`: the connector's managed identity stands in for a secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_assertion_type: Option<String>,
    /// For `oauth2` one text with spaces between the scopes.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// `GlobalPerConnector`: every connector has a redirect address of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_mode: Option<String>,
    /// Generated by the platform on the first save.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_url: Option<String>,
    /// What the platform keeps beside the provider's own parameters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub properties: Option<OAuthProperties>,
    /// The provider's parameters.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub custom_parameters: IndexMap<String, CustomParameter>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

impl OAuthSettings {
    /// The custom parameter of a name, in capitals or not, as the platform takes them: how it is written here, and its
    /// value.
    pub fn custom(&self, wanted: &str) -> Option<(&str, &Value)> {
        let mut all = self.custom_parameters.iter();
        let found = all.find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map(|(name, custom)| (name.as_str(), &custom.value))
    }

    /// The text of a custom parameter.
    pub fn custom_text(&self, wanted: &str) -> Option<&str> {
        self.custom(wanted).and_then(|(_, value)| value.as_str())
    }

    /// Whether Microsoft Entra ID signs in: `aad`, and what begins like it.
    pub fn is_entra_id(&self) -> bool {
        self.identity_provider.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("aad"))
    }

    /// Whether an application signs in by itself, without a user.
    pub fn is_client_credentials(&self) -> bool {
        self.custom_text("grantType") == Some("client_credentials")
    }
}

/// `oAuthSettings.properties`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "PascalCase")]
pub struct OAuthProperties {
    /// `"False"`, as text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_first_party: Option<Value>,
    /// The resource that tokens are for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub azure_active_directory_resource_id: Option<String>,
    /// A flag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_onbehalfof_login_supported: Option<Value>,
    /// The connector's managed identity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub federated_identity_credentials: Option<FederatedIdentityCredentials>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What a federated credential of the Entra application has to name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "PascalCase")]
pub struct FederatedIdentityCredentials {
    /// `https://login.microsoftonline.com/TENANT/v2.0`.
    #[serde(default)]
    pub issuer: String,
    /// Made by the platform on the first save and different in every environment; empty until then.
    #[serde(default)]
    pub subject: String,
    /// `api://AzureADTokenExchange`.
    #[serde(default)]
    pub audience: String,
}

/// A value of `customParameters`: always an object with `value`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CustomParameter {
    /// The value; usually text.
    pub value: Value,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

impl CustomParameter {
    /// A text value.
    pub fn text(value: impl Into<String>) -> CustomParameter {
        CustomParameter { value: Value::String(value.into()), extra: Extra::new() }
    }
}

/// Several ways to sign in, side by side.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConnectionParameterSets {
    /// The question that the maker is asked.
    #[serde(default)]
    pub ui_definition: UiDefinition,
    /// The answers.
    #[serde(default)]
    pub values: Vec<ConnectionParameterSet>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One way to sign in. `parameters` is always printed: `paconn` crashes without it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConnectionParameterSet {
    /// Equal to the name of its security definition.
    #[serde(default)]
    pub name: String,
    /// How it is called.
    #[serde(default)]
    pub ui_definition: UiDefinition,
    /// What the maker is asked for.
    #[serde(default)]
    pub parameters: ConnectionParameters,
    /// Whether a connection may be shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<SetMetadata>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `metadata` of a parameter set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SetMetadata {
    /// False for sign-in per user, true for keys and service principals.
    #[serde(default)]
    pub allow_sharing: bool,
}
