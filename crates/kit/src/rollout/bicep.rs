use connectorgen_templates::{
    BicepAccessView, BicepEnvironmentView, BicepParametersView, BicepPermissionView, BicepView,
};

use super::plan::{Application, Place, Plan};
use crate::entra::sign_in_audience;

/// `main.bicep`, if there is an application.
pub(super) fn view(plan: &Plan<'_>) -> Option<BicepView> {
    let entra = plan.entra?;
    let first = plan.applications.first()?;
    let known = entra.permissions.iter().filter_map(|permission| {
        Some(BicepPermissionView { scope: permission.scope.clone(), id: permission.id?.to_owned() })
    });
    let permissions: Vec<BicepPermissionView> = known.collect();
    let access = entra.resource_app_id.filter(|_| !permissions.is_empty()).map(|app_id| BicepAccessView {
        name: entra.resource.clone(),
        app_id: app_id.to_owned(),
        permissions,
    });
    Some(BicepView {
        parameters: first.file("main", "bicepparam"),
        unique_name: first.unique_name.clone(),
        graph_url: entra.cloud.graph_url().to_owned(),
        sign_in_audience: sign_in_audience(entra).to_owned(),
        managed_identity: plan.managed_identity(),
        access: access.into_iter().collect(),
    })
}

/// `main.bicepparam` of an application.
pub(super) fn parameters(application: &Application, plan: &Plan<'_>) -> BicepParametersView {
    let federated = plan.entra.and_then(|entra| entra.federated.as_ref());
    let own = plan.places.iter().filter(|place| plan.application(place) == Some(application));
    BicepParametersView {
        display_name: application.display_name.clone(),
        unique_name: application.unique_name.clone(),
        managed_identity: plan.managed_identity(),
        issuer: plan.issuer(application).unwrap_or_default(),
        audience: federated.map(|federated| federated.audience.clone()).unwrap_or_default(),
        environments: own.filter_map(|place| environment(place, plan)).collect(),
    }
}

fn environment(place: &Place<'_>, plan: &Plan<'_>) -> Option<BicepEnvironmentView> {
    Some(BicepEnvironmentView {
        name: place.environment.name.clone(),
        redirect_url: place.environment.redirect_url.clone()?,
        subject: place.environment.subject.clone().unwrap_or_default(),
        credential: plan.credential(place),
    })
}
