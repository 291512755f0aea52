//! The JSON of the kit.

use connectorgen_emit::{DEFINITION, Error, FileSet, PROPERTIES, Upkeep, to_json};
use connectorgen_model::{
    ApiDefinition, ApiProperties, ApiPropertiesFile, ConnectionParameters, OAuthSettings, Settings,
};
use serde_json::Value;

use super::plan::{Application, Place, Plan};
use crate::entra::{AppRegistration, BicepConfig, ConditionalAccessPolicy, FederatedCredential};
use crate::{Cloud, FederatedIdentity, Tool};

/// Adds all of it.
pub(super) fn add(plan: &Plan<'_>, files: &mut FileSet) -> Result<(), Error> {
    for application in &plan.applications {
        let Some(registration) = plan.registration(application) else { continue };
        let body = AppRegistration::new(&application.display_name, plan.title, registration);
        files.insert(application.file("app-registration", "json"), to_json(&body)?, Upkeep::Managed);
    }
    if plan.has_entra() {
        files.insert("entra/bicepconfig.json", to_json(&BicepConfig::default())?, Upkeep::Managed);
        // Its groups are filled in by hand, once.
        let policy = ConditionalAccessPolicy::new(plan);
        files.insert("entra/conditional-access.json", to_json(&policy)?, Upkeep::Seed);
    }
    if plan.tool == Tool::Paconn && plan.upload == connectorgen_auth::Upload::TwoPhase {
        let (definition, properties) = bootstrap(plan.input.definition, plan.input.properties);
        files.insert(format!("bootstrap/{DEFINITION}"), to_json(&definition)?, Upkeep::Managed);
        files.insert(format!("bootstrap/{PROPERTIES}"), to_json(&file(properties))?, Upkeep::Managed);
    }
    for place in &plan.places {
        add_place(place, plan, files)?;
    }
    Ok(())
}

fn add_place(place: &Place<'_>, plan: &Plan<'_>, files: &mut FileSet) -> Result<(), Error> {
    let name = &place.environment.name;
    if let Some(properties) = properties_of(place, plan) {
        files.insert(properties_file(place, plan), to_json(&file(properties))?, Upkeep::Managed);
    }
    let settings = settings(place, plan);
    files.insert(format!("environments/{name}/settings.json"), to_json(&settings)?, Upkeep::Seed);
    let (Some(application), Some(audience)) = (plan.trusting(place), plan.audience()) else { return Ok(()) };
    // Nobody knows the subject before the platform has made it: until then the script fills it in, and the file is the
    // user's.
    let subject = place.environment.subject.clone();
    let upkeep = if subject.is_some() { Upkeep::Managed } else { Upkeep::Seed };
    let identity = FederatedIdentity {
        issuer: plan.issuer(application).unwrap_or_default(),
        subject: subject.unwrap_or_default(),
        audience: audience.to_owned(),
        decoded: None,
    };
    let credential = FederatedCredential::new(plan.title, &place.environment, &identity);
    files.insert(FederatedCredential::file_name(name), to_json(&credential)?, upkeep);
    Ok(())
}

/// The file with the properties of a place: its own where its applications are not those of the sign-ins.
pub(crate) fn properties_file(place: &Place<'_>, plan: &Plan<'_>) -> String {
    if plan.applications_of(place).any(|application| differs(application, plan)) {
        format!("environments/{}/{PROPERTIES}", place.environment.name)
    } else {
        PROPERTIES.to_owned()
    }
}

/// Whether an application is not the one that its sign-in names.
fn differs(application: &Application, plan: &Plan<'_>) -> bool {
    let same = |own: &Option<String>, other: &Option<String>| match (own, other) {
        (Some(own), Some(other)) => own.eq_ignore_ascii_case(other),
        (own, other) => own == other,
    };
    plan.registration(application).is_some_and(|registration| {
        let entra = registration.entra();
        !same(&application.client_id, &entra.client_id) || !same(&application.tenant, &entra.tenant_id)
    })
}

/// The properties for a place whose applications are not those of the sign-ins.
fn properties_of(place: &Place<'_>, plan: &Plan<'_>) -> Option<ApiProperties> {
    let others: Vec<&Application> =
        plan.applications_of(place).filter(|application| differs(application, plan)).collect();
    if others.is_empty() {
        return None;
    }
    let adapt = |parameters: &mut ConnectionParameters| {
        for settings in parameters.values_mut().filter_map(|parameter| parameter.oauth_settings.as_mut()) {
            let own = others.iter().find(|application| {
                plan.registration(application).is_some_and(|registration| registration.has_settings(settings))
            });
            if let Some(application) = own {
                adapt_settings(settings, application, plan);
            }
        }
    };
    let mut properties = plan.input.properties.clone();
    adapt(&mut properties.connection_parameters);
    for set in properties.connection_parameter_sets.iter_mut().flat_map(|sets| &mut sets.values) {
        adapt(&mut set.parameters);
    }
    Some(properties)
}

fn adapt_settings(settings: &mut OAuthSettings, application: &Application, plan: &Plan<'_>) {
    settings.client_id.clone_from(&application.client_id);
    let tenant =
        settings.custom_parameters.iter_mut().find(|(name, _)| name.eq_ignore_ascii_case("TenantId"));
    if let (Some((_, parameter)), Some(tenant)) = (tenant, &application.tenant) {
        parameter.value = Value::String(tenant.clone());
    }
    let block = settings.properties.as_mut();
    let block = block.and_then(|properties| properties.federated_identity_credentials.as_mut());
    if let (Some(block), Some(issuer)) = (block, plan.issuer(application)) {
        block.issuer = issuer;
    }
}

/// The connector without its sign-in, for the first save: `paconn create` asks for a client secret as soon as there is an
/// OAuth sign-in (`paconn` 0.0.21), and policies may ask for what a connection is made with.
fn bootstrap(definition: &ApiDefinition, properties: &ApiProperties) -> (ApiDefinition, ApiProperties) {
    let mut definition = definition.clone();
    definition.security_definitions.clear();
    definition.security.clear();
    let mut properties = properties.clone();
    properties.connection_parameters.clear();
    properties.connection_parameter_sets = None;
    properties.policy_template_instances.clear();
    (definition, properties)
}

fn file(properties: ApiProperties) -> ApiPropertiesFile {
    ApiPropertiesFile { properties, ..ApiPropertiesFile::default() }
}

fn settings(place: &Place<'_>, plan: &Plan<'_>) -> Settings {
    let environment = &place.environment;
    let mut settings = Settings {
        connector_id: environment.connector_id.clone(),
        environment: match plan.tool {
            Tool::Paconn => environment.id.clone(),
            Tool::Pac => environment.url.clone().or_else(|| environment.id.clone()),
        },
        api_properties: Some(properties_file(place, plan)),
        api_definition: Some(DEFINITION.to_owned()),
        ..Settings::default()
    };
    if plan.tool == Tool::Paconn
        && let Some([power_apps, flow, resource]) = services(place.cloud)
    {
        settings.power_apps_url = Some(power_apps.to_owned());
        let rest = [("flowUrl", flow), ("authorityUrl", place.cloud.login()), ("resource", resource)];
        settings.extra.extend(rest.map(|(key, value)| (key.to_owned(), Value::from(value))));
    }
    settings
}

/// Power Apps, Power Automate, and the resource of the former, where they are not those that `paconn` knows by itself
/// (`Add-PowerAppsAccount` of Microsoft.PowerApps.Administration.PowerShell).
fn services(cloud: Cloud) -> Option<[&'static str; 3]> {
    match cloud {
        Cloud::Public => None,
        Cloud::Gcc => Some([
            "https://gov.api.powerapps.us",
            "https://gov.api.flow.microsoft.us",
            "https://gov.service.powerapps.us/",
        ]),
        Cloud::GccHigh => Some([
            "https://high.api.powerapps.us",
            "https://high.api.flow.microsoft.us",
            "https://high.service.powerapps.us/",
        ]),
        Cloud::Dod => Some([
            "https://api.apps.appsplatform.us",
            "https://api.flow.appsplatform.us",
            "https://service.apps.appsplatform.us/",
        ]),
        Cloud::China => Some([
            "https://api.powerapps.cn",
            "https://api.powerautomate.cn",
            "https://service.powerapps.cn/",
        ]),
    }
}
