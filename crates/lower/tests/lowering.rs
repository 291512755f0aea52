//! What each construct of OpenAPI becomes, on the smallest document that has it.

mod suite {
    mod bodies;
    mod composition;
    mod parameters;
    mod paths;
    mod responses;
    mod schemas;
    mod servers;
    pub(crate) mod support;
    mod texts;
}
