//! A key in the query string that could travel in a header.

use connectorgen_diagnostics::{At, Diagnostics, Document};

use crate::infer::Way;
use crate::offer::Offer;
use crate::survey::{Candidate, Survey};
use crate::{AuthModel, KeyIn, codes};

/// Tells the header in which the document takes a key as well, wherever the query string does not open more operations.
pub(crate) fn report(ways: &[Way<'_, '_>], survey: &Survey<'_>, found: &mut Diagnostics) {
    for way in ways.iter().filter(|way| is_in_query(way)) {
        let opens_as_much = |other: &Candidate<'_>| {
            way.candidate.is_none_or(|own| own.operations.is_subset(&other.operations))
        };
        let alternative = survey.candidates.iter().find_map(|other| match other.offer {
            Offer::ApiKey { name, key_in: KeyIn::Header } if opens_as_much(other) => Some((other, name)),
            Offer::ApiKey { .. }
            | Offer::Bearer
            | Offer::Basic
            | Offer::OAuth2(_)
            | Offer::Application(_) => None,
        });
        let Some((other, name)) = alternative else { continue };
        found
            .report(
                &codes::KEY_HEADER_OFFERED,
                &At::pointer(Document::Source, other.at),
                format!("the key travels in the query string, and the document takes it in the header `{name}` as well"),
            )
            .help(format!("addresses end up in logs: `{}` puts it into the header", other.offer.flags()));
    }
}

fn is_in_query(way: &Way<'_, '_>) -> bool {
    let AuthModel::ApiKey(key) = &way.set.model else { return false };
    let offered =
        way.candidate.is_some_and(|own| matches!(own.offer, Offer::ApiKey { key_in: KeyIn::Query, .. }));
    key.key_in.map_or(offered, |key_in| key_in == KeyIn::Query)
}
