use connectorgen_model::entra::{resource_of_host, resource_of_scopes};
use connectorgen_model::{
    ConnectionParameter, ConnectionParameters, Constraints, CustomParameter, OAuthProperties, OAuthSettings,
    SecurityDefinition, UiDefinition,
};
use serde_json::{Value, json};

use super::Cloud;
use super::login;
use crate::check;
use crate::codes;
use crate::cx::{Cx, stated};
use crate::field::{self, PLACEHOLDER, PLACEHOLDER_RESOURCE};
use crate::models::{REDIRECT_MODE, TOKEN, joined, token_parameter};
use crate::sign_in::{self, code};

/// The name of the security definition, as the portal writes it for Entra ID.
pub(crate) const DEFINITION: &str = "oauth2-auth";

/// What a model of Entra ID was asked for.
pub(crate) struct Asked<'a> {
    pub(crate) client_id: Option<&'a str>,
    pub(crate) tenant_id: Option<&'a str>,
    pub(crate) resource: Option<&'a str>,
    pub(crate) scopes: &'a [String],
    pub(crate) cloud: Option<Cloud>,
    pub(crate) login_url: Option<&'a str>,
    pub(crate) on_behalf_of: bool,
}

/// Which tenants a model works with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tenants {
    /// One, by its GUID or domain name, or those of a word such as `common`.
    Any,
    /// Exactly one, by its GUID.
    One,
    /// Each connection says its own, and so its client id: what is not known is not asked for.
    EachConnection,
}

/// An application's registration and what it is used for, complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Registration {
    pub(crate) client_id: String,
    pub(crate) tenant_id: String,
    pub(crate) resource: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) cloud: Cloud,
    pub(crate) login_url: String,
    pub(crate) on_behalf_of: bool,
}

impl Registration {
    /// Completes what was asked for from the document, and checks it.
    pub(crate) fn resolve(asked: &Asked<'_>, tenants: Tenants, cx: &mut Cx<'_>) -> Registration {
        let client_id = match (asked.client_id, tenants) {
            (None, Tenants::EachConnection) => PLACEHOLDER.to_owned(),
            (given, _) => cx.client_id(given),
        };
        if client_id != PLACEHOLDER && check::guid(&client_id).is_none() {
            cx.report(
                &codes::CLIENT_ID_NOT_A_GUID,
                field::CLIENT_ID,
                format!("`{client_id}` is not a GUID, as the client ids of Entra ID are"),
            )
            .help("copy the application (client) ID from the application's overview page in Entra ID");
        }
        let tenant_id = tenant(asked.tenant_id, tenants, cx);
        let scopes = match tenants {
            Tenants::Any | Tenants::One => cx.scopes(asked.scopes),
            Tenants::EachConnection => Vec::new(),
        };
        let resource = resource(asked.resource, &scopes, cx);
        let (cloud, login_url) = cloud(asked, cx);
        let scopes = scopes.iter().map(|scope| of_resource(scope, &resource)).collect();
        let on_behalf_of = asked.on_behalf_of;
        Registration { client_id, tenant_id, resource, scopes, cloud, login_url, on_behalf_of }
    }

    /// The step that gives the application its permissions.
    pub(crate) fn permission_step(&self) -> String {
        let resource = code(&self.resource);
        if self.scopes.is_empty() {
            return format!(
                "Give the application the delegated permissions of {resource} that its users need, and let an \
                 administrator consent where that is asked for."
            );
        }
        format!(
            "Give the application these delegated permissions of {resource}: {}. Let an administrator consent where that \
             is asked for.",
            sign_in::codes(&self.scopes)
        )
    }

    /// What on-behalf-of takes beside: a trust of the API in the platform's own application, or users would have to
    /// consent in a window that there is not.
    pub(crate) fn on_behalf_of_step(&self) -> Option<String> {
        self.on_behalf_of.then(|| {
            "For connections on behalf of the user, authorize the application of Azure API Connections \
             (`fe053c5f-3692-4f14-aef2-ee34fc081cae`) in advance on a scope of the API, under \"Expose an API\". The API \
             needs an application of its own: it cannot be the one of the connector."
                .to_owned()
        })
    }

    /// The settings of the connection parameter `token`, with names in Pascal case as in newer portal exports.
    pub(crate) fn settings(&self) -> OAuthSettings {
        let text = |name: &str, value: &str| (name.to_owned(), CustomParameter::text(value));
        OAuthSettings {
            identity_provider: "aad".to_owned(),
            client_id: Some(self.client_id.clone()),
            scopes: joined(&self.scopes),
            redirect_mode: Some(REDIRECT_MODE.to_owned()),
            properties: Some(OAuthProperties {
                is_first_party: Some(Value::from("False")),
                azure_active_directory_resource_id: Some(self.resource.clone()),
                is_onbehalfof_login_supported: Some(Value::from(true)),
                ..OAuthProperties::default()
            }),
            custom_parameters: [
                text("LoginUri", &self.login_url),
                text("TenantId", &self.tenant_id),
                text("ResourceUri", &self.resource),
                text("EnableOnbehalfOfLogin", if self.on_behalf_of { "true" } else { "false" }),
            ]
            .into_iter()
            .collect(),
            ..OAuthSettings::default()
        }
    }

    /// The connection parameters: the token, and the hidden parameter in which the service keeps the tenant.
    pub(crate) fn parameters(settings: OAuthSettings, ui: Option<UiDefinition>) -> ConnectionParameters {
        let tenant = ConnectionParameter {
            kind: "string".to_owned(),
            metadata: Some(json!({"sourceType": "AzureActiveDirectoryTenant"})),
            ui_definition: Some(UiDefinition {
                constraints: Some(Constraints::default().required(false).hidden(true)),
                ..UiDefinition::default()
            }),
            ..ConnectionParameter::default()
        };
        let token = token_parameter(settings, ui);
        [(TOKEN.to_owned(), token), ("token:TenantId".to_owned(), tenant)].into_iter().collect()
    }

    /// The security definition as the portal writes it, whatever the tenant. The token URL ends in `authorize`, too:
    /// it is cosmetic, the runtime goes by `LoginUri` (51 published connectors and the portal's exports have it so).
    pub(crate) fn definition(&self) -> SecurityDefinition {
        let (authorize, token) = if self.login_url == Cloud::Public.login() {
            (self.login_url.as_str(), "https://login.windows.net")
        } else {
            (self.login_url.as_str(), self.login_url.as_str())
        };
        SecurityDefinition::access_code(
            &format!("{authorize}/common/oauth2/authorize"),
            &format!("{token}/common/oauth2/authorize"),
            joined(&self.scopes).into_iter().map(|scope| (scope.clone(), scope)).collect(),
        )
    }
}

/// `https://graph.microsoft.com/User.Read` is the permission `User.Read` of the resource that is named anyway.
fn of_resource(scope: &str, resource: &str) -> String {
    let permission =
        scope.strip_prefix(resource.trim_end_matches('/')).map(|rest| rest.trim_start_matches('/'));
    permission.filter(|rest| !rest.is_empty() && !rest.contains('/')).unwrap_or(scope).to_owned()
}

/// The cloud and the address of Entra ID in it: as given, as in the document, or as the host of the API tells.
fn cloud(asked: &Asked<'_>, cx: &mut Cx<'_>) -> (Cloud, String) {
    let given = cx.given_url(field::LOGIN_URL, asked.login_url);
    let given = given.map(|url| url.trim_end_matches('/').to_owned());
    let found = cx.login().map(|login| login.cloud);
    let of_host = cx.host.and_then(Cloud::of_host);
    let named = given.as_deref().map_or(found, Cloud::of_login);
    // A document that names the public cloud is for the others as well, whose hosts say more.
    let named = named.filter(|cloud| given.is_some() || *cloud != Cloud::Public);
    let cloud = asked.cloud.or(named).or(of_host).unwrap_or_default();
    (cloud, given.unwrap_or_else(|| cloud.login().to_owned()))
}

fn tenant(given: Option<&str>, tenants: Tenants, cx: &mut Cx<'_>) -> String {
    if let Some(given) = stated(given) {
        return given_tenant(given, tenants, cx);
    }
    let named = cx.login().and_then(|login| login.tenant.as_deref());
    match (named, tenants) {
        (Some(named), Tenants::Any | Tenants::EachConnection) => named.to_owned(),
        (None, Tenants::Any | Tenants::EachConnection) => "common".to_owned(),
        (named, Tenants::One) => named.and_then(check::guid).unwrap_or_else(|| {
            // The issuer of the federated credential is made of it, so nothing can stand in for it.
            cx.report(&codes::TENANT_MISSING, field::TENANT_ID, "managed identity needs the tenant's GUID").help(
                "give it with `--tenant-id` or `auth.tenantId`; it is the directory (tenant) ID on the overview page of \
                 the application in Entra ID",
            );
            PLACEHOLDER.to_owned()
        }),
    }
}

fn given_tenant(given: &str, tenants: Tenants, cx: &mut Cx<'_>) -> String {
    let tenant = login::tenant(given);
    match (tenant, tenants) {
        (Some(tenant), Tenants::Any | Tenants::EachConnection) => tenant,
        (None, Tenants::Any | Tenants::EachConnection) => {
            cx.report(&codes::TENANT_INVALID, field::TENANT_ID, format!("`{given}` is not a tenant"))
                .help("give the tenant's GUID, its domain name, or `common`");
            PLACEHOLDER.to_owned()
        }
        (tenant, Tenants::One) => tenant.as_deref().and_then(check::guid).unwrap_or_else(|| {
            let message = match tenant.as_deref() {
                Some(word) if login::WORDS.contains(&word) => {
                    format!("managed identity works in one tenant only, and `{word}` stands for many")
                }
                Some(_) => format!("managed identity needs the tenant's GUID, and `{given}` is a domain name"),
                None => format!("managed identity needs the tenant's GUID, and `{given}` is none"),
            };
            // Microsoft Learn, "Secure your API and connector with Microsoft Entra ID": `common` will not work.
            cx.report(&codes::TENANT_INVALID, field::TENANT_ID, message).help(
                "copy the directory (tenant) ID from the overview page of the application in Entra ID, or ask \
                 `az account show --query tenantId`",
            );
            PLACEHOLDER.to_owned()
        }),
    }
}

fn resource(given: Option<&str>, scopes: &[String], cx: &mut Cx<'_>) -> String {
    if let Some(given) = stated(given) {
        if !check::resource(given) {
            cx.report(
                &codes::AUTH_VALUE_INVALID,
                field::RESOURCE,
                format!("`{given}` is not the identifier of a resource"),
            )
            .help("give the application ID URI of the API, such as `api://orders` or `https://graph.microsoft.com`");
            return PLACEHOLDER_RESOURCE.to_owned();
        }
        return given.to_owned();
    }
    let known = cx.host.and_then(resource_of_host).or_else(|| resource_of_scopes(scopes));
    known.unwrap_or_else(|| cx.placeholder(field::RESOURCE, PLACEHOLDER_RESOURCE))
}
