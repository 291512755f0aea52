/// A document without anything to complain about.
pub(crate) const HOURS: &str = include_str!("../../../connectorgen/examples/build-script/openapi.yaml");

/// The same, with a change.
pub(crate) fn with(from: &str, to: &str) -> String {
    assert!(HOURS.contains(from), "{from}");
    HOURS.replace(from, to)
}
