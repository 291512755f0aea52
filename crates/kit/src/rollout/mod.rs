//! The roll-out kit: the folder with everything that rolling a connector out takes.

#[cfg(feature = "templates")]
pub(crate) mod bicep;
mod checks;
mod files;
mod input;
pub(crate) mod plan;
pub(crate) mod registration;
#[cfg(feature = "templates")]
mod script;

use connectorgen_diagnostics::Diagnostics;
#[cfg(feature = "templates")]
use connectorgen_emit::Upkeep;
use connectorgen_emit::{Claim, Error, FileSet, SETTINGS};

pub use input::KitInput;
use plan::Plan;

/// Reports what in the kit does not fit the sign-in. [`KitOptions::check`](crate::KitOptions::check) comes before.
pub fn check_kit(input: KitInput<'_>, found: &mut Diagnostics) {
    checks::run(input, found);
}

/// Makes the kit: what Microsoft Entra ID is told (`entra/`), the settings of each environment (`environments/`), the
/// scripts that roll the connector out, and the runbook. Nothing in it is secret.
pub fn kit(input: KitInput<'_>) -> Result<FileSet, Error> {
    let plan = Plan::of(input);
    let mut files = FileSet::new();
    files::add(&plan, &mut files)?;
    #[cfg(feature = "templates")]
    add_texts(&plan, &mut files)?;
    claim(&plan, &mut files);
    Ok(files)
}

/// What the kit once had for environments and applications that are not configured any more.
fn claim(plan: &Plan<'_>, files: &mut FileSet) {
    const APPLICATION: &str = "its application is no longer configured";
    const ENVIRONMENT: &str = "its environment is no longer configured";
    const NO_USE: &str = "the kit has no use for it any more";
    claim_all(&Reasons { application: APPLICATION, environment: ENVIRONMENT, other: NO_USE }, files);
    for place in &plan.places {
        let folder = format!("environments/{}", place.environment.name);
        files.claim(Claim::files(
            folder,
            "apiProperties",
            ".json",
            "its application is that of the sign-in now",
        ));
    }
}

/// No files, where no kit is wanted: what an earlier one has left is told by those of its names that nobody else gives.
/// A `deploy.sh` or `SECURITY.md` may be anybody's.
pub fn no_kit() -> FileSet {
    const NO_KIT: &str =
        "no kit is configured any more, and `deploy.sh`, `deploy.ps1` and `SECURITY.md` may be of it as well";
    let mut files = FileSet::new();
    claim_all(&Reasons { application: NO_KIT, environment: NO_KIT, other: NO_KIT }, &mut files);
    files
}

/// Why a file is left over, by what it was for.
struct Reasons {
    application: &'static str,
    environment: &'static str,
    other: &'static str,
}

fn claim_all(why: &Reasons, files: &mut FileSet) {
    files.claim(Claim::files("entra", "app-registration", ".json", why.application));
    files.claim(Claim::files("entra", "main", ".bicep", why.application));
    files.claim(Claim::files("entra", "main", ".bicepparam", why.application));
    files.claim(Claim::files("entra", "federated-credential", ".json", why.environment));
    files.claim(Claim::files("entra", "conditional-access", ".json", why.other));
    files.claim(Claim::files("entra", "bicepconfig", ".json", why.other));
    files.claim(Claim::files("bootstrap", "api", ".json", why.other));
    files.claim(Claim::folders("environments", SETTINGS, why.environment));
}

/// What is in a file of the kit, as a sentence; backticks mark code.
pub fn purpose(name: &str) -> &'static str {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let begins = |stem: &str| file.starts_with(stem);
    match folder {
        "entra" if begins("app-registration") => "The application, as a body for Microsoft Graph.",
        "entra" if begins("federated-credential") => {
            "The federated credential of an environment, as a body for Microsoft Graph; its subject is filled in once the \
             platform has made it."
        }
        "entra" if begins("conditional-access") => {
            "A policy of Conditional Access in report-only mode, as a body for Microsoft Graph."
        }
        "entra" if begins("bicepconfig") => "Where Bicep has the types of Microsoft Graph from.",
        "entra" if file.ends_with(".bicepparam") => "The values for `main.bicep`.",
        "entra" => "The application, its permissions and its credentials, for Bicep.",
        "bootstrap" => "The connector without its sign-in, for the first upload with `paconn`.",
        "" if begins("SECURITY") => {
            "The runbook: what a roll-out takes, and how it stands to security practices."
        }
        "" => "Rolls the connector out to an environment.",
        _ if begins("settings") => {
            "The arguments of `paconn` for an environment, and the connector's id there."
        }
        _ => "The properties for an environment, whose application is another one.",
    }
}

#[cfg(feature = "templates")]
fn add_texts(plan: &Plan<'_>, files: &mut FileSet) -> Result<(), Error> {
    use connectorgen_templates as templates;

    let view = script::view(plan);
    files.insert("deploy.sh", templates::render_deploy_sh(&view)?, Upkeep::Managed);
    files.insert("deploy.ps1", templates::render_deploy_ps1(&view)?, Upkeep::Managed);
    for registration in &plan.registrations {
        let Some(view) = bicep::view(registration, plan) else { continue };
        files.insert(bicep::file(registration, plan), templates::render_bicep(&view)?, Upkeep::Managed);
    }
    for application in &plan.applications {
        let Some(view) = bicep::parameters(application, plan) else { continue };
        let text = templates::render_bicep_parameters(&view)?;
        files.insert(application.file("main", "bicepparam"), text, Upkeep::Managed);
    }
    let view = crate::runbook::view(plan);
    files.insert("SECURITY.md", templates::render_security(&view)?, Upkeep::Managed);
    Ok(())
}

#[cfg(test)]
mod runbook_tests;
#[cfg(test)]
mod several_tests;
#[cfg(test)]
mod shapes_tests;
#[cfg(test)]
mod tests;
