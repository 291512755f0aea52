use connectorgen_diagnostics::{At, Diagnostics, Document, JsonPointer, Location, Severity};

use crate::choose::choose;
use crate::model::report_unused;
use crate::offer::Offer;
use crate::survey::{Candidate, Survey, list};
use crate::{ApiKey, AuthKind, AuthModel, AuthSet, AuthSets, AuthValues, KeyIn, codes, query_key};

/// How many places of one kind a diagnostic names.
const PLACES: usize = 5;

/// One way to sign in that is going to be written.
pub(crate) struct Way<'s, 'a> {
    /// Never `from-spec`.
    pub(crate) set: AuthSet,
    /// What of the document it takes its missing values from.
    pub(crate) candidate: Option<&'s Candidate<'a>>,
    /// Where its values are given: `/auth` or `/auth/1`.
    pub(crate) place: JsonPointer,
}

impl<'a> Way<'_, 'a> {
    /// What the document says about it: not what it says about a sign-in of users, where none sign in.
    pub(crate) fn help(&self) -> Option<&'a str> {
        let is_page = self.set.model.kind().has_sign_in_page();
        self.candidate.filter(|one| one.offer.kind().has_sign_in_page() == is_page)?.help
    }
}

/// The ways to sign in that are going to be written, the default first.
///
/// `from-spec` becomes what the document asks for; another model stays what it is. What the document names beside
/// that, or asks for and does not get, is reported.
pub(crate) fn resolve<'s, 'a>(
    auth: &AuthSets,
    survey: &'s Survey<'a>,
    found: &mut Diagnostics,
) -> Vec<Way<'s, 'a>> {
    let root = JsonPointer::root().join("auth");
    let several = auth.as_slice().len() > 1;
    let mut ways = Vec::new();
    for (number, set) in auth.as_slice().iter().enumerate() {
        let place = if auth.is_numbered() { root.join(&number.to_string()) } else { root.clone() };
        let before = auth.as_slice().get(..number).unwrap_or_default();
        report_repeated(set, before, &At::pointer(Document::Options, &place), found);
        if let AuthModel::FromSpec(values) = &set.model {
            for (model, candidate) in infer(values, survey, found) {
                let set = AuthSet { model, ..set.clone() };
                ways.push(Way { set, candidate, place: place.clone() });
            }
            continue;
        }
        let kind = set.model.kind();
        // Beside others, these are for operations that the document knows nothing of.
        if !several || !matches!(kind, AuthKind::None | AuthKind::Custom) {
            report_differences(kind, survey, found);
        }
        ways.push(Way { set: set.clone(), candidate: evidence(&set.model, survey), place });
    }
    query_key::report(&ways, survey, found);
    ways
}

fn report_repeated(set: &AuthSet, before: &[AuthSet], at: &At<'_>, found: &mut Diagnostics) {
    let label =
        set.label.as_ref().filter(|label| before.iter().any(|one| one.label.as_ref() == Some(*label)));
    let message = if before.contains(set) {
        format!("`{}` is there twice, with the same values", set.model.kind())
    } else if let Some(label) = label {
        format!("two ways to sign in are called `{label}`; the second gets a number")
    } else {
        return;
    };
    found
        .report(&codes::AUTH_SET_REPEATED, at, message)
        .help("leave one out, or give them values and a `label` of their own in connectorgen.yaml");
}

fn infer<'s, 'a>(
    values: &AuthValues,
    survey: &'s Survey<'a>,
    found: &mut Diagnostics,
) -> Vec<(AuthModel, Option<&'s Candidate<'a>>)> {
    let unstated = !survey.security.stated;
    let mut chosen = choose(survey);
    if chosen.is_empty() && unstated {
        // Schemes that are declared and never mentioned again are nearly always a forgotten `security`.
        chosen.extend(survey.candidates.first());
    }
    report_refused(!chosen.is_empty(), unstated, survey, found);
    if chosen.is_empty() {
        let failed = survey.refused.iter().any(|refused| refused.required);
        // An error was reported already; that values go unused is its consequence.
        let values = if failed { AuthValues::default() } else { values.clone() };
        return vec![(AuthModel::from_values(AuthKind::None, values, found), None)];
    }
    for assumed in chosen.iter().filter(|one| one.operations.is_empty()) {
        report_assumed(assumed, found);
    }
    report_left_out(&chosen, unstated, survey, found);
    for one in &chosen {
        let uncovered = survey.uncovered(|candidate| std::ptr::eq(candidate, *one));
        let has =
            if chosen.len() == 1 { "the connector signs in with" } else { "not all can be called with" };
        report_uncovered(&format!("{has} {}", list(&one.names)), &uncovered, found);
    }
    let mut kinds: Vec<AuthKind> = chosen.iter().map(|one| one.offer.kind()).collect();
    let mut ways: Vec<(AuthModel, Option<&Candidate<'a>>)> =
        chosen.iter().map(|one| (AuthModel::of(one.offer.kind(), values.clone()), Some(*one))).collect();
    if survey.is_optional() {
        kinds.push(AuthKind::None);
        ways.push((AuthModel::None, None));
    }
    report_unused(&kinds, values, found);
    ways
}

/// What of the document fits a model that was chosen, the best first.
fn evidence<'s, 'a>(model: &AuthModel, survey: &'s Survey<'a>) -> Option<&'s Candidate<'a>> {
    let find =
        |fits: &dyn Fn(&Offer<'a>) -> bool| survey.candidates.iter().find(|candidate| fits(&candidate.offer));
    let oauth2 = |entra: bool| {
        find(&move |offer| match offer {
            Offer::OAuth2(offer) => offer.login.is_some() == entra,
            Offer::Application(_) => entra,
            Offer::ApiKey { .. } | Offer::Bearer | Offer::Basic => false,
        })
    };
    match model {
        AuthModel::FromSpec(_) | AuthModel::None | AuthModel::Custom => None,
        AuthModel::Basic => find(&|offer| *offer == Offer::Basic),
        AuthModel::Bearer => find(&|offer| *offer == Offer::Bearer),
        AuthModel::ApiKey(key) => find(&|offer| key_fits(key, offer)),
        AuthModel::OAuth2(_) | AuthModel::OAuth2Generic(_) | AuthModel::OAuth2Pkce(_) => {
            oauth2(false).or_else(|| oauth2(true))
        }
        AuthModel::EntraId(_) | AuthModel::ServicePrincipal(_) | AuthModel::ManagedIdentity(_) => {
            oauth2(true).or_else(|| oauth2(false))
        }
    }
}

fn key_fits(key: &ApiKey, offer: &Offer<'_>) -> bool {
    let (name, key_in) = match offer {
        Offer::ApiKey { name, key_in } => (*name, *key_in),
        Offer::Bearer => ("Authorization", KeyIn::Header),
        Offer::Basic | Offer::OAuth2(_) | Offer::Application(_) => return false,
    };
    key.key_in.is_none_or(|wanted| wanted == key_in)
        && key.key_name.as_deref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(name))
}

/// Whether a model can be what the document means. An OAuth token is a bearer token, too.
fn fits(kind: AuthKind, offer: &Offer<'_>) -> bool {
    match kind {
        AuthKind::FromSpec | AuthKind::None => false,
        // What it sends is not known to be something else.
        AuthKind::Custom => true,
        AuthKind::Basic => *offer == Offer::Basic,
        AuthKind::Bearer => matches!(offer, Offer::OAuth2(_) | Offer::Bearer | Offer::Application(_)),
        AuthKind::ApiKey => matches!(offer, Offer::ApiKey { .. } | Offer::Bearer),
        AuthKind::OAuth2
        | AuthKind::OAuth2Generic
        | AuthKind::OAuth2Pkce
        | AuthKind::EntraId
        | AuthKind::ServicePrincipal
        | AuthKind::ManagedIdentity => {
            matches!(offer, Offer::OAuth2(_) | Offer::Bearer | Offer::Application(_))
        }
    }
}

fn report_differences(kind: AuthKind, survey: &Survey<'_>, found: &mut Diagnostics) {
    let uncovered = survey.uncovered(|candidate| fits(kind, &candidate.offer));
    let covered = survey.candidates.iter().any(|c| fits(kind, &c.offer) && !c.operations.is_empty());
    if covered {
        report_uncovered(&format!("the connector signs in by `{kind}`"), &uncovered, found);
    } else if let Some(first) = uncovered.first() {
        let offered =
            survey.candidates.iter().filter(|c| !c.operations.is_empty()).map(|c| c.offer.describe());
        let refused = survey.refused.iter().filter(|refused| refused.required);
        let mut asked: Vec<String> = Vec::new();
        for one in offered.chain(refused.map(|refused| refused.refusal.describe(&list(&refused.names)))) {
            if !asked.contains(&one) {
                asked.push(one);
            }
        }
        let asked = asked.join(" or ");
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

fn report_left_out(chosen: &[&Candidate<'_>], unstated: bool, survey: &Survey<'_>, found: &mut Diagnostics) {
    let mut names: Vec<&str> = chosen.iter().flat_map(|one| one.names.iter().copied()).collect();
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(*name));
    let names = list(&names);
    for other in &survey.candidates {
        let is_chosen = chosen.iter().any(|one| std::ptr::eq(*one, other));
        if is_chosen || (other.operations.is_empty() && !unstated) {
            continue;
        }
        let (left, offer) = (list(&other.names), other.offer.describe());
        found
            .report(
                &codes::AUTH_ALTERNATIVE_LEFT_OUT,
                &At::pointer(Document::Source, other.at),
                format!("the connector signs in with {names} and leaves out {left} ({offer})"),
            )
            .help(format!("`{}` signs in with it instead", other.offer.flags()));
    }
    let Some((count, at)) = survey.optional.filter(|_| !survey.is_optional()) else { return };
    let operations = if count == 1 { "one operation" } else { &format!("{count} operations") };
    found
        .report(
            &codes::AUTH_ALTERNATIVE_LEFT_OUT,
            &At::pointer(Document::Source, at),
            format!("{operations} may be called without signing in, but a connection always signs in"),
        )
        .help("`--auth none` never signs in");
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
