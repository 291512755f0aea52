use connectorgen_model::{
    ConnectionParameter, ConnectionParameters, Constraints, CustomParameter, OAuthProperties, OAuthSettings,
    SecurityDefinition, UiDefinition,
};
use serde_json::{Value, json};

use super::login::{self, PUBLIC};
use super::resource;
use crate::check;
use crate::codes;
use crate::cx::{Cx, stated};
use crate::field::{self, PLACEHOLDER, PLACEHOLDER_RESOURCE};
use crate::models::{REDIRECT_MODE, TOKEN, joined};
use crate::sign_in::{self, code};

/// The name of the security definition, as the portal writes it for Entra ID.
pub(crate) const DEFINITION: &str = "oauth2-auth";

/// What a model of Entra ID was asked for.
pub(crate) struct Asked<'a> {
    pub(crate) client_id: Option<&'a str>,
    pub(crate) tenant_id: Option<&'a str>,
    pub(crate) resource: Option<&'a str>,
    pub(crate) scopes: &'a [String],
    pub(crate) login_url: Option<&'a str>,
}

/// Which tenants a model works with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tenants {
    /// One, by its GUID or domain name, or those of a word such as `common`.
    Any,
    /// Exactly one, by its GUID.
    One,
}

/// An application's registration and what it is used for, complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Registration {
    pub(crate) client_id: String,
    pub(crate) tenant_id: String,
    pub(crate) resource: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) login_url: String,
}

impl Registration {
    /// Completes what was asked for from the document, and checks it.
    pub(crate) fn resolve(asked: &Asked<'_>, tenants: Tenants, cx: &mut Cx<'_>) -> Registration {
        let client_id = cx.client_id(asked.client_id);
        if client_id != PLACEHOLDER && check::guid(&client_id).is_none() {
            cx.report(
                &codes::CLIENT_ID_NOT_A_GUID,
                field::CLIENT_ID,
                format!("`{client_id}` is not a GUID, as the client ids of Entra ID are"),
            )
            .help("copy the application (client) ID from the application's overview page in Entra ID");
        }
        let tenant_id = tenant(asked.tenant_id, tenants, cx);
        let scopes = cx.scopes(asked.scopes);
        let resource = resource(asked.resource, &scopes, cx);
        let login_url = match cx.given_url(field::LOGIN_URL, asked.login_url) {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => cx.oauth2().and_then(|o| o.login.as_ref()).map_or(PUBLIC, |login| login.url).to_owned(),
        };
        let scopes = scopes.iter().map(|scope| of_resource(scope, &resource)).collect();
        Registration { client_id, tenant_id, resource, scopes, login_url }
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
                text("EnableOnbehalfOfLogin", "false"),
            ]
            .into_iter()
            .collect(),
            ..OAuthSettings::default()
        }
    }

    /// The connection parameters: the token, and the hidden parameter in which the service keeps the tenant.
    pub(crate) fn parameters(settings: OAuthSettings, ui: Option<UiDefinition>) -> ConnectionParameters {
        let token = ConnectionParameter {
            kind: "oauthSetting".to_owned(),
            oauth_settings: Some(settings),
            ui_definition: ui,
            ..ConnectionParameter::default()
        };
        let tenant = ConnectionParameter {
            kind: "string".to_owned(),
            metadata: Some(json!({"sourceType": "AzureActiveDirectoryTenant"})),
            ui_definition: Some(UiDefinition {
                constraints: Some(Constraints::default().required(false).hidden(true)),
                ..UiDefinition::default()
            }),
            ..ConnectionParameter::default()
        };
        [(TOKEN.to_owned(), token), ("token:TenantId".to_owned(), tenant)].into_iter().collect()
    }

    /// The security definition as the portal writes it, whatever the tenant. The token URL ends in `authorize`, too:
    /// it is cosmetic, the runtime goes by `LoginUri` (51 published connectors and the portal's exports have it so).
    pub(crate) fn definition(&self) -> SecurityDefinition {
        let (authorize, token) = if self.login_url == PUBLIC {
            (PUBLIC, "https://login.windows.net")
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

fn tenant(given: Option<&str>, tenants: Tenants, cx: &mut Cx<'_>) -> String {
    if let Some(given) = stated(given) {
        return given_tenant(given, tenants, cx);
    }
    let named = cx.oauth2().and_then(|offer| offer.login.as_ref()).and_then(|login| login.tenant.as_deref());
    match (named, tenants) {
        (Some(named), Tenants::Any) => named.to_owned(),
        (None, Tenants::Any) => "common".to_owned(),
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
        (Some(tenant), Tenants::Any) => tenant,
        (None, Tenants::Any) => {
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
    let known = cx.host().and_then(resource::of_host).or_else(|| resource::of_scopes(scopes));
    known.unwrap_or_else(|| cx.placeholder(field::RESOURCE, PLACEHOLDER_RESOURCE))
}
