use super::members::{Members, Shape};
use crate::{
    ApiProperties, ApiPropertiesFile, ConnectionParameter, ConnectionParameterSet, ConnectionParameterSets,
    Constraints, CustomParameter, FederatedIdentityCredentials, OAuthProperties, OAuthSettings,
    PolicyTemplateInstance, SetMetadata, Settings, UiDefinition,
};

impl Shape for ApiPropertiesFile {
    fn shape(m: &mut Members<'_>) -> ApiPropertiesFile {
        ApiPropertiesFile { properties: m.required("properties"), extra: m.rest() }
    }
}

impl Shape for ApiProperties {
    fn shape(m: &mut Members<'_>) -> ApiProperties {
        ApiProperties {
            connection_parameters: m.always("connectionParameters"),
            connection_parameter_sets: m.take("connectionParameterSets"),
            icon_brand_color: m.take("iconBrandColor"),
            script_operations: m.take("scriptOperations"),
            capabilities: m.always("capabilities"),
            policy_template_instances: m.take("policyTemplateInstances"),
            publisher: m.take("publisher"),
            stack_owner: m.take("stackOwner"),
            extra: m.rest(),
        }
    }
}

impl Shape for ConnectionParameter {
    fn shape(m: &mut Members<'_>) -> ConnectionParameter {
        ConnectionParameter {
            kind: m.take("type"),
            metadata: m.take("metadata"),
            oauth_settings: m.take("oAuthSettings"),
            default_value: m.take("defaultValue"),
            ui_definition: m.take("uiDefinition"),
            extra: m.rest(),
        }
    }
}

impl Shape for UiDefinition {
    fn shape(m: &mut Members<'_>) -> UiDefinition {
        UiDefinition {
            display_name: m.take("displayName"),
            description: m.take("description"),
            tooltip: m.take("tooltip"),
            schema: m.take("schema"),
            constraints: m.take("constraints"),
            extra: m.rest(),
        }
    }
}

impl Shape for Constraints {
    fn shape(m: &mut Members<'_>) -> Constraints {
        Constraints {
            tab_index: m.take("tabIndex"),
            clear_text: m.take("clearText"),
            required: m.take("required"),
            hidden: m.take("hidden"),
            allowed_values: m.take("allowedValues"),
            extra: m.rest(),
        }
    }
}

impl Shape for OAuthSettings {
    fn shape(m: &mut Members<'_>) -> OAuthSettings {
        OAuthSettings {
            identity_provider: m.always("identityProvider"),
            client_id: m.take("clientId"),
            client_assertion_type: m.take("clientAssertionType"),
            scopes: m.always("scopes"),
            redirect_mode: m.take("redirectMode"),
            redirect_url: m.take("redirectUrl"),
            properties: m.take("properties"),
            custom_parameters: m.take("customParameters"),
            extra: m.rest(),
        }
    }
}

impl Shape for OAuthProperties {
    fn shape(m: &mut Members<'_>) -> OAuthProperties {
        OAuthProperties {
            is_first_party: m.take("IsFirstParty"),
            azure_active_directory_resource_id: m.take("AzureActiveDirectoryResourceId"),
            is_onbehalfof_login_supported: m.take("IsOnbehalfofLoginSupported"),
            federated_identity_credentials: m.take("FederatedIdentityCredentials"),
            extra: m.rest(),
        }
    }
}

impl Shape for FederatedIdentityCredentials {
    fn shape(m: &mut Members<'_>) -> FederatedIdentityCredentials {
        FederatedIdentityCredentials {
            issuer: m.always("Issuer"),
            subject: m.always("Subject"),
            audience: m.always("Audience"),
        }
    }
}

impl Shape for CustomParameter {
    fn shape(m: &mut Members<'_>) -> CustomParameter {
        CustomParameter { value: m.required("value"), extra: m.rest() }
    }
}

impl Shape for ConnectionParameterSets {
    fn shape(m: &mut Members<'_>) -> ConnectionParameterSets {
        ConnectionParameterSets {
            ui_definition: m.always("uiDefinition"),
            values: m.always("values"),
            extra: m.rest(),
        }
    }
}

impl Shape for ConnectionParameterSet {
    fn shape(m: &mut Members<'_>) -> ConnectionParameterSet {
        ConnectionParameterSet {
            name: m.always("name"),
            ui_definition: m.always("uiDefinition"),
            // paconn 0.0.21 ends with a KeyError when a set has none.
            parameters: m.required("parameters"),
            metadata: m.take("metadata"),
            extra: m.rest(),
        }
    }
}

impl Shape for SetMetadata {
    fn shape(m: &mut Members<'_>) -> SetMetadata {
        SetMetadata { allow_sharing: m.always("allowSharing") }
    }
}

impl Shape for PolicyTemplateInstance {
    fn shape(m: &mut Members<'_>) -> PolicyTemplateInstance {
        PolicyTemplateInstance {
            template_id: m.always("templateId"),
            title: m.always("title"),
            kind: m.take("type"),
            parameters: m.always("parameters"),
            extra: m.rest(),
        }
    }
}

impl Shape for Settings {
    fn shape(m: &mut Members<'_>) -> Settings {
        Settings {
            connector_id: m.take("connectorId"),
            environment: m.take("environment"),
            api_properties: m.take("apiProperties"),
            api_definition: m.take("apiDefinition"),
            icon: m.take("icon"),
            script: m.take("script"),
            power_apps_url: m.take("powerAppsUrl"),
            power_apps_api_version: m.take("powerAppsApiVersion"),
            extra: m.rest(),
        }
    }
}
