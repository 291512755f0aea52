use std::collections::BTreeSet;

use crate::KeyIn;
use crate::offer::{INCOMPLETE, Offer};
use crate::survey::{Candidate, Survey};

/// Which of a document's ways to sign in a connector offers, the default first; the others are left out.
///
/// A way is offered when it opens an operation that the better ones do not, or at least half of the operations, unless
/// it would be of no use to makers beside them: some of its addresses are not known, or it is the same key as another
/// in a place that ends up in logs.
pub(crate) fn choose<'s, 'a>(survey: &'s Survey<'a>) -> Vec<&'s Candidate<'a>> {
    let closed: BTreeSet<usize> = survey.required().flat_map(|way| way.operations.iter().copied()).collect();
    let mut chosen: Vec<&Candidate<'a>> = Vec::new();
    let mut open: BTreeSet<usize> = BTreeSet::new();
    for way in survey.required() {
        let opens_more = !way.operations.is_subset(&open);
        let opens_much = way.operations.len() * 2 >= closed.len() && !is_worse(way, &chosen);
        if chosen.is_empty() || opens_more || opens_much {
            open.extend(&way.operations);
            chosen.push(way);
        }
    }
    chosen
}

fn is_worse(way: &Candidate<'_>, chosen: &[&Candidate<'_>]) -> bool {
    let is_key = |one: &Candidate<'_>| matches!(one.offer, Offer::ApiKey { .. }) && one.beside.is_empty();
    let in_header = |one: &Candidate<'_>| matches!(one.offer, Offer::ApiKey { key_in: KeyIn::Header, .. });
    way.offer.rank() == INCOMPLETE
        || (is_key(way) && !in_header(way) && chosen.iter().any(|one| is_key(one) && in_header(one)))
}
