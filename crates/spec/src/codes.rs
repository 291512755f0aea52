//! What reading a document may report.

use connectorgen_diagnostics::Code;

/// An operation that has more than one body.
pub static BODY_NOT_SINGLE: Code =
    Code::error("body-not-single", "An operation has several bodies, or a body and a form.")
        .official("OperationParametersContainMultipleBodyParameters");
/// A way of writing lists that OpenAPI 3.0 does not have.
pub static COLLECTION_FORMAT_LEFT_OUT: Code = Code::warning(
    "collection-format-left-out",
    "The values of a list are separated in a way that connectors do not have.",
)
.official("CollectionFormatValueNotSupported");
/// Callbacks of what is a callback itself.
pub static CALLBACK_NESTED: Code =
    Code::note("callback-nested", "A callback of a callback is left out: nothing could subscribe to it.");
/// Conditions of schemas.
pub static CONDITION_MERGED: Code = Code::note(
    "condition-merged",
    "A condition of a schema (`if`) is left out; the properties that it adds are optional.",
);
/// Keywords about what lists contain.
pub static CONTAINS_LEFT_OUT: Code =
    Code::note("contains-left-out", "What a list has to contain (`contains`) is left out.");
/// What stands inside of texts.
pub static CONTENT_LEFT_OUT: Code = Code::note(
    "content-left-out",
    "What a text contains (`contentSchema`, `contentEncoding`) is not seen by connectors.",
);
/// Dependencies between properties.
pub static DEPENDENCY_LEFT_OUT: Code = Code::note(
    "dependency-left-out",
    "That one property demands another is left out; what is added by it is optional.",
);
/// Schemas in other languages.
pub static DIALECT_UNKNOWN: Code =
    Code::warning("dialect-unknown", "A schema is written in a dialect of JSON Schema that is not known.");
/// A member appears twice in one object.
pub static DUPLICATE_KEY: Code = Code::error("duplicate-key", "A member appears twice in one object.");
/// References whose target depends on where they are used.
pub static DYNAMIC_REFERENCE_FIXED: Code =
    Code::note("dynamic-reference-fixed", "A dynamic reference of JSON Schema is taken for a fixed one.");
/// Encodings of single parts.
pub static ENCODING_LEFT_OUT: Code =
    Code::note("encoding-left-out", "How the parts of a body are encoded one by one is left out.");
/// Sample values.
pub static EXAMPLE_LEFT_OUT: Code =
    Code::note("example-left-out", "An example is left out: there is no place where people would see it.");
/// Addresses of further documentation.
pub static EXTERNAL_DOCS_LEFT_OUT: Code = Code::note(
    "external-docs-left-out",
    "The address of further documentation is left out: nothing in a connector shows it.",
);
/// A member that has to be there is missing.
pub static FIELD_MISSING: Code = Code::error("field-missing", "A member that OpenAPI requires is missing.");
/// A member whose name is nearly one that OpenAPI knows, or stands in the wrong place.
pub static FIELD_MISSPELT: Code = Code::warning(
    "field-misspelt",
    "A member whose name is misspelt, or that stands in the wrong place; it has no effect.",
);
/// A member that OpenAPI does not know.
pub static FIELD_UNKNOWN: Code =
    Code::note("field-unknown", "A member that OpenAPI does not know; it has no effect.");
/// A way of OAuth 2.0 that connectors do not have.
pub static FLOW_LEFT_OUT: Code =
    Code::note("flow-left-out", "Connectors cannot use a flow of OAuth 2.0; it is left out.");
/// A method that connectors do not have.
pub static METHOD_NOT_SUPPORTED: Code =
    Code::warning("method-not-supported", "Connectors have no such HTTP method; the operation is left out.");
/// What a webhook delivers, where no operation subscribes to it.
pub static NOTIFICATION_STRAY: Code = Code::note(
    "notification-stray",
    "What a webhook delivers stands on a path without operations and is left out.",
);
/// Nothing to make a connector of.
pub static NO_OPERATIONS: Code =
    Code::error("no-operations", "The document has no operations, or none of them was selected.");
/// A deprecated operation is left out.
pub static OPERATION_DEPRECATED: Code =
    Code::note("operation-deprecated", "A deprecated operation is left out unless it is asked for.");
/// A path that does not start with a slash.
pub static PATH_NOT_ABSOLUTE: Code = Code::error("path-not-absolute", "A path does not start with a slash.")
    .official("OperationPathMustStartWithSlash");
/// Members with names that follow a pattern.
pub static PATTERN_PROPERTIES_MERGED: Code =
    Code::note("pattern-properties-merged", "Properties whose names follow a pattern may have any name.");
/// Conditions on the names of members.
pub static PROPERTY_NAMES_LEFT_OUT: Code =
    Code::note("property-names-left-out", "What the names of properties have to be is left out.");
/// Numbers that may be written as text.
pub static NUMBER_AS_TEXT_LEFT_OUT: Code = Code::note(
    "number-as-text-left-out",
    "A number may be sent as text as well; connectors have it as a number only.",
);
/// A parameter that is the whole query.
pub static QUERYSTRING_EXPANDED: Code = Code::note(
    "querystring-expanded",
    "A parameter that is the whole query became one parameter for each of its properties.",
);
/// A parameter that is the whole query and no form.
pub static QUERYSTRING_LEFT_OUT: Code = Code::warning(
    "querystring-left-out",
    "A parameter that is the whole query is left out, because it is not written as a form.",
);
/// References lead in a circle.
pub static REFERENCE_CIRCULAR: Code =
    Code::error("reference-circular", "A chain of references leads back to where it began.");
/// A reference to another file in a document that was given alone.
pub static REFERENCE_NOT_LOCAL: Code = Code::error(
    "reference-not-local",
    "A reference leads to another file, and the document was given without its files.",
);
/// A reference to something that is not there.
pub static REFERENCE_NOT_FOUND: Code =
    Code::error("reference-not-found", "A reference leads to something that is not there.");
/// A reference to a file outside of the document's folder.
pub static REFERENCE_OUTSIDE: Code =
    Code::error("reference-outside", "A reference leads out of the folder of the document.");
/// A reference to an address.
pub static REFERENCE_TO_URL: Code =
    Code::error("reference-to-url", "A reference leads to a URL, and nothing is downloaded.");
/// A reference to a file that cannot be read.
pub static REFERENCE_UNREADABLE: Code =
    Code::error("reference-unreadable", "A file that is referred to cannot be read.");
/// A status code that is none.
pub static RESPONSE_CODE_INVALID: Code = Code::warning(
    "response-code-invalid",
    "A response is not named by a status code, or by one that another response has.",
);
/// A schema keyword that has no counterpart.
pub static SCHEMA_KEYWORD_DROPPED: Code = Code::note(
    "schema-keyword-dropped",
    "A keyword of JSON Schema that connectors cannot express was left out.",
);
/// A selection that selects nothing.
pub static SELECTION_UNMATCHED: Code =
    Code::warning("selection-unmatched", "An entry of the selection matches no operation.");
/// More than one YAML document in a file.
pub static SEVERAL_DOCUMENTS: Code =
    Code::warning("several-documents", "The file holds several YAML documents; only the first is read.");
/// Texts that have no place.
pub static TEXT_LEFT_OUT: Code =
    Code::note("text-left-out", "A name or description is left out: a connector has no place for it.");
/// Lists whose items differ by position.
pub static TUPLE_MERGED: Code =
    Code::note("tuple-merged", "A list whose items differ by position has items that are all alike.");
/// Keywords about what no other keyword has covered.
pub static UNEVALUATED_LEFT_OUT: Code = Code::note(
    "unevaluated-left-out",
    "That nothing else may be in an object or list (`unevaluated…`) is left out.",
);
/// Not JSON, not YAML, or not OpenAPI.
pub static UNREADABLE_DOCUMENT: Code =
    Code::error("unreadable-document", "The document cannot be read, or is not an OpenAPI document.");
/// A version of OpenAPI that is not known.
pub static UNSUPPORTED_VERSION: Code =
    Code::error("unsupported-version", "The document states a version of OpenAPI that is not supported.");
/// A YAML value that JSON does not have.
pub static VALUE_NOT_IN_JSON: Code =
    Code::warning("value-not-in-json", "A YAML value has no counterpart in JSON and is taken as text.");
/// A value of another type than it should have, understood all the same.
pub static VALUE_REPAIRED: Code = Code::warning(
    "value-repaired",
    "A value is not of the type it should have, but it is clear what is meant.",
);
/// A value of another type than it should have.
pub static VALUE_TYPE: Code = Code::error("value-type", "A value is not of the type it should have.");
/// Links of a response.
pub static LINK_LEFT_OUT: Code = Code::note("link-left-out", "A link between operations is left out.");

/// How a schema is written in XML.
pub static XML_LEFT_OUT: Code =
    Code::note("xml-left-out", "How a value is written in XML is left out: flows have XML as text.");

/// All codes of this crate, sorted by id.
pub static CODES: &[&Code] = &[
    &BODY_NOT_SINGLE,
    &CALLBACK_NESTED,
    &COLLECTION_FORMAT_LEFT_OUT,
    &CONDITION_MERGED,
    &CONTAINS_LEFT_OUT,
    &CONTENT_LEFT_OUT,
    &DEPENDENCY_LEFT_OUT,
    &DIALECT_UNKNOWN,
    &DUPLICATE_KEY,
    &DYNAMIC_REFERENCE_FIXED,
    &ENCODING_LEFT_OUT,
    &EXAMPLE_LEFT_OUT,
    &EXTERNAL_DOCS_LEFT_OUT,
    &FIELD_MISSING,
    &FIELD_MISSPELT,
    &FIELD_UNKNOWN,
    &FLOW_LEFT_OUT,
    &LINK_LEFT_OUT,
    &METHOD_NOT_SUPPORTED,
    &NO_OPERATIONS,
    &NOTIFICATION_STRAY,
    &NUMBER_AS_TEXT_LEFT_OUT,
    &OPERATION_DEPRECATED,
    &PATH_NOT_ABSOLUTE,
    &PATTERN_PROPERTIES_MERGED,
    &PROPERTY_NAMES_LEFT_OUT,
    &QUERYSTRING_EXPANDED,
    &QUERYSTRING_LEFT_OUT,
    &REFERENCE_CIRCULAR,
    &REFERENCE_NOT_FOUND,
    &REFERENCE_NOT_LOCAL,
    &REFERENCE_OUTSIDE,
    &REFERENCE_TO_URL,
    &REFERENCE_UNREADABLE,
    &RESPONSE_CODE_INVALID,
    &SCHEMA_KEYWORD_DROPPED,
    &SELECTION_UNMATCHED,
    &SEVERAL_DOCUMENTS,
    &TEXT_LEFT_OUT,
    &TUPLE_MERGED,
    &UNEVALUATED_LEFT_OUT,
    &UNREADABLE_DOCUMENT,
    &UNSUPPORTED_VERSION,
    &VALUE_NOT_IN_JSON,
    &VALUE_REPAIRED,
    &VALUE_TYPE,
    &XML_LEFT_OUT,
];

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn codes_are_sorted_and_unique() {
        assert!(CODES.windows(2).all(|pair| pair[0].id < pair[1].id));
    }
}
