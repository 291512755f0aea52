use serde::Serialize;

/// What `main.bicep` is made of: one for each application that the sign-ins name.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct BicepView {
    /// The file with the values, the first of them if there are several.
    pub parameters: String,
    /// The key of the application.
    pub unique_name: String,
    /// Where Microsoft Graph is.
    pub graph_url: String,
    /// `AzureADMyOrg` and the like.
    pub sign_in_audience: String,
    /// The connector has a managed identity.
    pub managed_identity: bool,
    /// What the application may do, by API.
    pub access: Vec<BicepAccessView>,
}

/// The permissions of one API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct BicepAccessView {
    /// What people call the API.
    pub name: String,
    /// Its application id.
    pub app_id: String,
    /// At least one, each with its id.
    pub permissions: Vec<BicepPermissionView>,
}

/// A delegated permission whose id is known.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct BicepPermissionView {
    /// Its name.
    pub scope: String,
    /// Its id.
    pub id: String,
}

/// What a `main.bicepparam` is made of: one for each application.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct BicepParametersView {
    /// The Bicep file that takes the values, beside it.
    pub template: String,
    /// The name of the application.
    pub display_name: String,
    /// The key of the application.
    pub unique_name: String,
    /// The connector has a managed identity.
    pub managed_identity: bool,
    /// The issuer of the federated credentials.
    pub issuer: String,
    /// The audience of the federated credentials.
    pub audience: String,
    /// The environments whose values are known.
    pub environments: Vec<BicepEnvironmentView>,
}

/// What the platform has made in an environment.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct BicepEnvironmentView {
    /// Its name here.
    pub name: String,
    /// The redirect URL.
    pub redirect_url: String,
    /// The subject of the managed identity; empty when it is not known.
    pub subject: String,
    /// The name of the federated credential.
    pub credential: String,
}
