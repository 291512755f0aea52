use connectorgen_diagnostics::{At, Code, Diagnostics, Document};
use connectorgen_model::ShapeFault;

/// The kinds of diagnostics that are not rules, sorted by id.
pub static CODES: &[&Code] = &[&JSON_TYPE];

/// A value that cannot be read never reaches the rules, so this is not one.
static JSON_TYPE: Code = Code::error("json-type", "A value is not of the JSON type that belongs there.")
    .official("JsonTypeIncorrect");

/// Reports what could not be read of a connector's file (`document` says which file it is).
pub fn report_shape_faults(document: Document, faults: &[ShapeFault], found: &mut Diagnostics) {
    for fault in faults {
        let at = At::pointer(document, &fault.pointer);
        found
            .report(&JSON_TYPE, &at, fault.to_string())
            .help("the value was left out of the other checks; correct it and check again");
    }
}
