//! What each construct of OpenAPI becomes, on the smallest document that has it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on has failed"
)]
#![allow(clippy::format_collect, reason = "generated documents are short, and read better this way")]

mod suite {
    mod bodies;
    mod composition;
    mod connectors;
    mod cookies;
    mod directions;
    mod in_place;
    mod labels;
    mod lists;
    mod losses;
    mod names;
    mod parameters;
    mod paths;
    mod refused;
    mod responses;
    mod schemas;
    mod servers;
    mod sizes;
    mod slim;
    mod split;
    pub(crate) mod support;
    mod texts;
    mod triggers;
    mod unsubscribing;
    mod values;
    mod webhooks;
}
