use connectorgen_model::{
    ConnectionParameter, ConnectionParameters, Constraints, CustomParameter, SecurityDefinition, UiDefinition,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::values::{flat_values, text_setters};
use super::{TOKEN, token_parameter};
use crate::auth::{Auth, Part, SetForm};
use crate::cx::{Cx, stated};
use crate::entra::{Access, Asked, EntraApplication, Registration, Tenants};
use crate::sign_in::code;
use crate::{AuthKind, Cloud, PLACEHOLDER, SignIn, Upload};

/// Microsoft Entra ID by an application of its own (client credentials): whoever makes a connection enters the id and
/// the secret of a service principal, and no user signs in. The platform knows it as a parameter set only, which may
/// stand beside others. What is left open comes from the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ServicePrincipal {
    /// The client id of the connector's own application; each connection says its own in any case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The tenant: its GUID or its domain name; each connection says its own in any case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant_id: Option<String>,
    /// The resource that tokens are for, to the letter: `https://management.core.windows.net/` has its slash. Taken
    /// from the host of the API where it tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// Which cloud of Microsoft; `public` unless given or found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cloud: Option<Cloud>,
    /// The address of Entra ID, where it is not that of the cloud.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_url: Option<String>,
}

impl ServicePrincipal {
    /// Everything from the document.
    pub fn new() -> ServicePrincipal {
        ServicePrincipal::default()
    }

    /// Which cloud of Microsoft.
    #[must_use]
    pub fn cloud(mut self, cloud: Cloud) -> ServicePrincipal {
        self.cloud = Some(cloud);
        self
    }
}

text_setters!(ServicePrincipal {
    /// The client id of the connector's own application.
    client_id,
    /// The tenant.
    tenant_id,
    /// The resource that tokens are for, to the letter.
    resource,
    /// The address of Entra ID, where it is not that of the cloud.
    login_url,
});
flat_values!(ServicePrincipal { client_id, tenant_id, resource, cloud, login_url });

/// What the portal calls it, in the list and above the parameters.
const LABEL: &str = "Service Principal Connection";

impl Auth for ServicePrincipal {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        let asked = Asked {
            client_id: stated(self.client_id.as_deref()),
            tenant_id: self.tenant_id.as_deref(),
            resource: self.resource.as_deref(),
            scopes: &[],
            cloud: self.cloud,
            login_url: self.login_url.as_deref(),
            on_behalf_of: false,
        };
        let registration = Registration::resolve(&asked, Tenants::EachConnection, cx);
        Part {
            definition: Some(definition(&registration)),
            scopes: vec![every_permission(&registration)],
            parameters: parameters(&registration),
            policies: Vec::new(),
            sent: Vec::new(),
            set: SetForm { name: "oAuthClientCredentials", label: LABEL, sharing: true, always: true },
            sign_in: sign_in(&registration),
        }
    }
}

/// Client credentials have all permissions of the service principal or none: there is only this scope (Microsoft Learn,
/// "Microsoft identity platform and the OAuth 2.0 client credentials flow"). A resource keeps its slash.
fn every_permission(registration: &Registration) -> String {
    format!("{}/.default", registration.resource)
}

fn definition(registration: &Registration) -> SecurityDefinition {
    let scope = every_permission(registration);
    SecurityDefinition::application(
        &format!("{}/common/oauth2/token", registration.login_url),
        [(scope.clone(), scope)].into_iter().collect(),
    )
}

/// As the portal writes the set (exported solutions of two makers).
fn parameters(registration: &Registration) -> ConnectionParameters {
    let mut settings = registration.settings();
    settings.scopes = vec![every_permission(registration)];
    settings.client_id = settings.client_id.filter(|id| id != PLACEHOLDER);
    settings.custom_parameters.shift_insert(
        0,
        "grantType".to_owned(),
        CustomParameter::text("client_credentials"),
    );
    let ui = UiDefinition {
        display_name: Some(LABEL.to_owned()),
        description: Some(LABEL.to_owned()),
        constraints: Some(Constraints::default().required(false).hidden(true)),
        ..UiDefinition::default()
    };
    let asked = |kind: &str, label: &str, description: &str| ConnectionParameter {
        kind: kind.to_owned(),
        ui_definition: Some(UiDefinition {
            display_name: Some(label.to_owned()),
            schema: Some(json!({"type": kind, "description": description})),
            constraints: Some(Constraints::default().required(true).hidden(false)),
            ..UiDefinition::default()
        }),
        ..ConnectionParameter::default()
    };
    // The published schema of `apiProperties.json` wants to know where the tenant of a token comes from.
    let tenant = ConnectionParameter {
        metadata: Some(json!({"sourceType": "AzureActiveDirectoryTenant"})),
        ..asked("string", "Tenant", "Directory (tenant) ID of your application")
    };
    [
        (TOKEN, token_parameter(settings, Some(ui))),
        ("token:clientId", asked("string", "Client ID", "Client (or Application) ID of your application")),
        ("token:clientSecret", asked("securestring", "Client Secret", "Client secret of your application")),
        ("token:TenantId", tenant),
    ]
    .into_iter()
    .map(|(name, parameter)| (name.to_owned(), parameter))
    .collect()
}

fn sign_in(registration: &Registration) -> SignIn {
    let resource = code(&registration.resource);
    let summary = format!(
        "Each connection holds the id and the secret of a service principal, and the API is called in its name with tokens \
         for {resource}. No user signs in. The connector itself has no secret."
    );
    SignIn {
        upload: Upload::TwoPhase,
        connect: vec![
            format!(
                "Register an application in Microsoft Entra ID for the connection, and give it the roles or application \
                 permissions of {resource} that it needs, and no more."
            ),
            "Create a client secret for it, note when it expires, and keep it in a key vault.".to_owned(),
            "Create a connection and enter the application (client) ID, the secret, and the directory (tenant) ID."
                .to_owned(),
        ],
        entra: Some(EntraApplication::of(registration, Access::Application)),
        ..SignIn::new(AuthKind::ServicePrincipal, "Microsoft Entra ID with a service principal", summary)
    }
}
