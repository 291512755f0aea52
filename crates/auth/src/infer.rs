use connectorgen_diagnostics::{At, Diagnostics, Document, JsonPointer, Location, Severity};

use crate::offer::Offer;
use crate::survey::{Candidate, Survey, list};
use crate::{ApiKey, AuthKind, AuthModel, AuthValues, KeyIn, codes};

/// How many places of one kind a diagnostic names.
const PLACES: usize = 5;

/// The model to write, and what of the document it takes its missing values from.
///
/// `from-spec` becomes what the document asks for; another model stays what it is. What the document names beside
/// that, or asks for and does not get, is reported.
pub(crate) fn resolve<'s, 'a>(
    auth: &AuthModel,
    survey: &'s Survey<'a>,
    found: &mut Diagnostics,
) -> (AuthModel, Option<&'s Candidate<'a>>) {
    if let AuthModel::FromSpec(values) = auth {
        return infer(values, survey, found);
    }
    let kind = auth.kind();
    report_differences(kind, survey, found);
    (auth.clone(), evidence(auth, survey))
}

fn infer<'s, 'a>(
    values: &AuthValues,
    survey: &'s Survey<'a>,
    found: &mut Diagnostics,
) -> (AuthModel, Option<&'s Candidate<'a>>) {
    let unstated = !survey.security.stated;
    // Schemes that are declared and never mentioned again are nearly always a forgotten `security`.
    let chosen = survey.required().or_else(|| survey.candidates.first().filter(|_| unstated));
    report_refused(chosen.is_some(), unstated, survey, found);
    let Some(chosen) = chosen else {
        let failed = survey.refused.iter().any(|refused| refused.required);
        // An error was reported already; that values go unused is its consequence.
        let values = if failed { AuthValues::default() } else { values.clone() };
        return (AuthModel::from_values(AuthKind::None, values, found), None);
    };
    if chosen.operations.is_empty() {
        report_assumed(chosen, found);
    }
    report_left_out(chosen, unstated, survey, found);
    let uncovered = survey.uncovered(|candidate| std::ptr::eq(candidate, chosen));
    report_uncovered(&format!("the connector signs in with {}", list(&chosen.names)), &uncovered, found);
    (AuthModel::from_values(chosen.offer.kind(), values.clone(), found), Some(chosen))
}

/// What of the document fits a model that was chosen, the best first.
fn evidence<'s, 'a>(model: &AuthModel, survey: &'s Survey<'a>) -> Option<&'s Candidate<'a>> {
    let oauth2 = |entra: bool| {
        survey.candidates.iter().find(move |candidate| match &candidate.offer {
            Offer::OAuth2(offer) => offer.login.is_some() == entra,
            Offer::ApiKey { .. } | Offer::Bearer | Offer::Basic => false,
        })
    };
    match model {
        AuthModel::FromSpec(_) | AuthModel::None => None,
        AuthModel::Basic => survey.candidates.iter().find(|candidate| candidate.offer == Offer::Basic),
        AuthModel::ApiKey(key) => survey.candidates.iter().find(|candidate| key_fits(key, &candidate.offer)),
        AuthModel::OAuth2(_) => oauth2(false).or_else(|| oauth2(true)),
        AuthModel::EntraId(_) | AuthModel::ManagedIdentity(_) => oauth2(true).or_else(|| oauth2(false)),
    }
}

fn key_fits(key: &ApiKey, offer: &Offer<'_>) -> bool {
    let (name, key_in) = match offer {
        Offer::ApiKey { name, key_in } => (*name, *key_in),
        Offer::Bearer => ("Authorization", KeyIn::Header),
        Offer::Basic | Offer::OAuth2(_) => return false,
    };
    key.key_in.is_none_or(|wanted| wanted == key_in)
        && key.name.as_deref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(name))
}

/// Whether a model can be what the document means. An OAuth token is a bearer token, too.
fn fits(kind: AuthKind, offer: &Offer<'_>) -> bool {
    match kind {
        AuthKind::FromSpec | AuthKind::None => false,
        AuthKind::Basic => *offer == Offer::Basic,
        AuthKind::ApiKey => matches!(offer, Offer::ApiKey { .. } | Offer::Bearer),
        AuthKind::OAuth2 | AuthKind::EntraId | AuthKind::ManagedIdentity => {
            matches!(offer, Offer::OAuth2(_) | Offer::Bearer)
        }
    }
}

fn report_differences(kind: AuthKind, survey: &Survey<'_>, found: &mut Diagnostics) {
    let uncovered = survey.uncovered(|candidate| fits(kind, &candidate.offer));
    let covered = survey.candidates.iter().any(|c| fits(kind, &c.offer) && !c.operations.is_empty());
    if covered {
        report_uncovered(&format!("the connector signs in by `{kind}`"), &uncovered, found);
    } else if let Some(first) = uncovered.first() {
        let asked: Vec<String> = survey
            .candidates
            .iter()
            .filter(|c| !c.operations.is_empty())
            .map(|c| c.offer.describe())
            .collect();
        let asked = if asked.is_empty() { "something else".to_owned() } else { asked.join(" or ") };
        found
            .report(
                &codes::AUTH_DIFFERS_FROM_DOCUMENT,
                &At::pointer(Document::Source, first),
                format!("the document asks for {asked}, the connector signs in by `{kind}`"),
            )
            .help("this is as you chose; `--auth from-spec` follows the document");
    }
}

fn report_refused(chosen: bool, unstated: bool, survey: &Survey<'_>, found: &mut Diagnostics) {
    for refused in survey.refused.iter().filter(|refused| refused.required || unstated) {
        let names = list(&refused.names);
        let at = At::pointer(Document::Source, refused.at);
        let report = found.report(&codes::AUTH_NOT_EXPRESSIBLE, &at, refused.refusal.message(&names));
        report.help(refused.refusal.nearest());
        if chosen || !refused.required {
            report.severity = Severity::Warning;
        }
    }
}

fn report_assumed(chosen: &Candidate<'_>, found: &mut Diagnostics) {
    found
        .report(
            &codes::AUTH_NOT_REQUIRED,
            &At::pointer(Document::Source, chosen.at),
            format!(
                "no operation requires {}, which is declared; the connector signs in with it",
                list(&chosen.names)
            ),
        )
        .help("add `security` to the document, or choose `--auth none` if anybody may call the API");
}

fn report_left_out(chosen: &Candidate<'_>, unstated: bool, survey: &Survey<'_>, found: &mut Diagnostics) {
    for other in &survey.candidates {
        if std::ptr::eq(other, chosen) || (other.operations.is_empty() && !unstated) {
            continue;
        }
        found
            .report(
                &codes::AUTH_ALTERNATIVE_LEFT_OUT,
                &At::pointer(Document::Source, other.at),
                format!(
                    "the connector signs in with {} and leaves out {} ({})",
                    list(&chosen.names),
                    list(&other.names),
                    other.offer.describe()
                ),
            )
            .help(format!("`{}` signs in with it instead", other.offer.flags()));
    }
    if let Some((count, at)) = survey.optional {
        let operations = if count == 1 { "one operation" } else { &format!("{count} operations") };
        found
            .report(
                &codes::AUTH_ALTERNATIVE_LEFT_OUT,
                &At::pointer(Document::Source, at),
                format!("{operations} may be called without signing in, but a connection always signs in"),
            )
            .help("`--auth none` never signs in");
    }
}

fn report_uncovered(has: &str, uncovered: &[&JsonPointer], found: &mut Diagnostics) {
    let Some((first, others)) = uncovered.split_first() else {
        return;
    };
    let (subject, verb) = match others.len() {
        0 => ("one operation".to_owned(), "asks"),
        more => (format!("{} operations", more + 1), "ask"),
    };
    let at = At::pointer(Document::Source, first);
    let message = format!("{subject} {verb} for another sign-in: {has}");
    let report = found.report(&codes::OPERATION_NOT_COVERED_BY_AUTH, &at, message);
    report.help("leave such operations out with `--exclude-operation`, or make a second connector of them");
    let mut named = vec![*first];
    for pointer in others {
        if named.len() < PLACES && !named.contains(pointer) {
            named.push(pointer);
            let at = At::pointer(Document::Source, pointer);
            let location: Location = at.location();
            report.related(location, "here as well");
        }
    }
}
