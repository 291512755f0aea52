use connectorgen_templates::{
    BicepAccessView, BicepEnvironmentView, BicepParametersView, BicepPermissionView, BicepView,
};

use super::plan::{Application, Place, Plan};
use super::registration::{ApiAccess, Registration};
use crate::entra::sign_in_audience;

/// The Bicep file of a registration: the permissions in it differ where there are several.
pub(crate) fn file(registration: &Registration<'_>, plan: &Plan<'_>) -> String {
    if plan.registrations.len() > 1 {
        format!("entra/main.{}.bicep", registration.key)
    } else {
        "entra/main.bicep".to_owned()
    }
}

/// The Bicep file of a registration, if an environment has an application of it.
pub(super) fn view(registration: &Registration<'_>, plan: &Plan<'_>) -> Option<BicepView> {
    let is_own = |application: &&Application| {
        plan.registration(application).is_some_and(|other| other.key == registration.key)
    };
    let first = plan.applications.iter().find(is_own)?;
    Some(BicepView {
        parameters: first.file("main", "bicepparam"),
        unique_name: first.unique_name.clone(),
        graph_url: plan.cloud().graph_url().to_owned(),
        sign_in_audience: sign_in_audience(registration).to_owned(),
        managed_identity: registration.federated().is_some(),
        access: registration.accesses().iter().filter_map(access).collect(),
    })
}

fn access(access: &ApiAccess<'_>) -> Option<BicepAccessView> {
    let known = access.permissions.iter().filter_map(|permission| {
        Some(BicepPermissionView { scope: permission.scope.clone(), id: permission.id?.to_owned() })
    });
    let permissions: Vec<BicepPermissionView> = known.collect();
    let app_id = access.app_id.filter(|_| !permissions.is_empty())?.to_owned();
    Some(BicepAccessView { name: access.resource.to_owned(), app_id, permissions })
}

/// The values of an application.
pub(super) fn parameters(application: &Application, plan: &Plan<'_>) -> Option<BicepParametersView> {
    let registration = plan.registration(application)?;
    let template = file(registration, plan);
    let own = plan.places.iter().filter(|place| plan.applications_of(place).any(|one| one == application));
    Some(BicepParametersView {
        template: template.trim_start_matches("entra/").to_owned(),
        display_name: application.display_name.clone(),
        unique_name: application.unique_name.clone(),
        managed_identity: registration.federated().is_some(),
        issuer: plan.issuer(application).unwrap_or_default(),
        audience: registration.federated().map(|federated| federated.audience.clone()).unwrap_or_default(),
        environments: own.filter_map(|place| environment(place, plan)).collect(),
    })
}

fn environment(place: &Place<'_>, plan: &Plan<'_>) -> Option<BicepEnvironmentView> {
    Some(BicepEnvironmentView {
        name: place.environment.name.clone(),
        redirect_url: place.environment.redirect_url.clone()?,
        subject: place.environment.subject.clone().unwrap_or_default(),
        credential: plan.credential(place),
    })
}
