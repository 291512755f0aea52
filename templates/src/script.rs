use serde::Serialize;

/// What `deploy.sh` and `deploy.ps1` are made of.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ScriptView {
    /// The connector's name.
    pub title: String,
    /// Upload with `paconn`; otherwise with `pac`.
    pub paconn: bool,
    /// Upload with `pac`.
    pub pac: bool,
    /// The client secret is given on upload.
    pub secret: bool,
    /// The connector is created without its sign-in, then updated.
    pub two_phase: bool,
    /// The platform makes a redirect URL.
    pub reads_back: bool,
    /// The platform makes a managed identity.
    pub managed_identity: bool,
    /// Every environment is in a tenant that is known by its GUID.
    pub single_tenant: bool,
    /// For `pac`: the solution that the connector becomes part of.
    pub solution: Option<String>,
    /// There are applications in Microsoft Entra ID.
    pub entra: bool,
    /// What people have to install, as they know it.
    pub tools: Vec<String>,
    /// What `deploy.sh` runs.
    pub commands: Vec<String>,
    /// At least one.
    pub environments: Vec<ScriptEnvironmentView>,
    /// What no script does, one line each.
    pub by_hand: Vec<String>,
}

impl ScriptView {
    /// The same for PowerShell, which reads JSON by itself.
    #[must_use]
    pub fn for_powershell(&self) -> ScriptView {
        let without = |list: &[String]| list.iter().filter(|tool| *tool != "jq").cloned().collect();
        ScriptView { tools: without(&self.tools), commands: without(&self.commands), ..self.clone() }
    }
}

/// An application in an environment. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ScriptApplicationView {
    /// What it is called in the script.
    pub name: String,
    /// The client id.
    pub client_id: String,
    /// The file that the application is made from.
    pub registration: String,
    /// The key of the application.
    pub unique_name: String,
    /// Where an administrator consents.
    pub consent_url: String,
    /// It trusts the managed identity of the connector.
    pub managed_identity: bool,
    /// A client secret of it is given to the platform.
    pub secret: bool,
    /// Its delegated permissions.
    pub permissions: Vec<ScriptPermissionView>,
}

/// A delegated permission.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ScriptPermissionView {
    /// The API: its application id or, where that is not known, its identifier.
    pub api: String,
    /// The name of the permission.
    pub scope: String,
    /// Its id; empty when it is not known and has to be looked up.
    pub id: String,
}

/// An environment. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ScriptEnvironmentView {
    /// Its name here.
    pub name: String,
    /// Its id in Power Platform, or for `pac` its address.
    pub id: String,
    /// The connector's id there.
    pub connector_id: String,
    /// The file with the properties.
    pub properties: String,
    /// The redirect URL of the connector there.
    pub redirect_url: String,
    /// The tenant, a GUID.
    pub tenant_id: String,
    /// Its applications.
    pub applications: Vec<ScriptApplicationView>,
    /// The cloud as `az` names it.
    pub azure_cloud: String,
    /// Where Microsoft Graph is.
    pub graph_url: String,
    /// The name of the federated credential.
    pub credential: String,
    /// The issuer of the federated credential.
    pub issuer: String,
    /// The audience of the federated credential.
    pub audience: String,
}
