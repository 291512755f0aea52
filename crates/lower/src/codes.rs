//! What lowering a document may report: each a loss, or a repair.

use connectorgen_diagnostics::Code;

/// Members beyond the named ones are left out.
pub static ADDITIONAL_PROPERTIES_LEFT_OUT: Code =
    Code::note("additional-properties-left-out", "Members beyond the named ones are left out.");
/// An address in what the document says of itself is not absolute.
pub static ADDRESS_INVALID: Code =
    Code::note("address-invalid", "An address that is not absolute is left out.").official("UrlNotValid");
/// The parts of an `allOf` cannot both be satisfied.
pub static ALL_OF_CONFLICT: Code =
    Code::warning("all-of-conflict", "The parts of an `allOf` cannot both be satisfied.");
/// Reserved characters in query values are percent-encoded all the same.
pub static ALLOW_RESERVED_LEFT_OUT: Code = Code::note(
    "allow-reserved-left-out",
    "Reserved characters in query values are percent-encoded all the same.",
);
/// A list with unusual delimiters is given as one text.
pub static ARRAY_PARAMETER_DELIMITED: Code =
    Code::note("array-parameter-delimited", "A list with unusual delimiters is given as one text.")
        .official("CollectionFormatValueNotSupported");
/// A repeated parameter can be given one value only.
pub static ARRAY_PARAMETER_SINGLE: Code =
    Code::warning("array-parameter-single", "A repeated parameter can be given one value only.")
        .official("CollectionFormatValueNotSupported");
/// A request body that is not JSON or a form is taken as text.
pub static BODY_AS_TEXT: Code =
    Code::warning("body-as-text", "A request body that is not JSON or a form is taken as text.");
/// A GET operation cannot have a body.
pub static BODY_ON_GET: Code = Code::warning("body-on-get", "A GET operation cannot have a body.")
    .official("BodyOrFormDataParameterInFetchOperationNotAllowed");
/// Bounds that contradict each other are left out.
pub static BOUNDS_LEFT_OUT: Code =
    Code::warning("bounds-left-out", "Bounds that contradict each other are left out.");
/// Bytes in JSON are taken for base64 text.
pub static BYTES_IN_JSON: Code = Code::note("bytes-in-json", "Bytes in JSON are taken for base64 text.")
    .official("InvalidStringBinaryProperty");
/// Parts of a callback that a trigger has no use for.
pub static CALLBACK_DETAILS_LEFT_OUT: Code = Code::note(
    "callback-details-left-out",
    "A trigger takes the body of a callback: its parameters, responses and sign-in are left out.",
);
/// A callback cannot become a trigger.
pub static CALLBACK_LEFT_OUT: Code =
    Code::warning("callback-left-out", "A callback cannot become a trigger and is left out.");
/// The mail address of the contact is not valid and is left out.
pub static CONTACT_INVALID: Code =
    Code::note("contact-invalid", "The mail address of the contact is not valid and is left out.")
        .official("ContactEmailNotValid");
/// Connectors send no cookies.
pub static COOKIE_LEFT_OUT: Code = Code::warning("cookie-left-out", "Connectors send no cookies.");
/// A default that is not of its type is left out.
pub static DEFAULT_LEFT_OUT: Code =
    Code::warning("default-left-out", "A default that is not of its type is left out.")
        .official("DefaultValueMustMatchType");
/// The document does not describe the API.
pub static DESCRIPTION_MISSING: Code =
    Code::warning("description-missing", "The document does not describe the API.");
/// The description of the API is too long for a connector.
pub static DESCRIPTION_SHORTENED: Code =
    Code::note("description-shortened", "The description of the API is too long for a connector.")
        .official("FieldLengthExceeded");
/// A value of an enumeration is not of its type and is left out.
pub static ENUM_VALUE_LEFT_OUT: Code =
    Code::warning("enum-value-left-out", "A value of an enumeration is not of its type and is left out.")
        .official("InvalidEnumValue");
/// The schema of a failure is left out: designers do not show it.
pub static ERROR_SCHEMA_LEFT_OUT: Code =
    Code::note("error-schema-left-out", "The schema of a failure is left out: designers do not show it.");
/// A vendor's extension means nothing to the platform and is left out.
pub static EXTENSION_LEFT_OUT: Code =
    Code::note("extension-left-out", "A vendor's extension means nothing to the platform and is left out.");
/// A field of a form that is an object is taken as JSON text.
pub static FORM_FIELD_AS_TEXT: Code =
    Code::warning("form-field-as-text", "A field of a form that is an object is taken as JSON text.");
/// A field of a form has a name that forms of connectors cannot have.
pub static FORM_FIELD_LEFT_OUT: Code = Code::warning(
    "form-field-left-out",
    "A field of a form has a name that forms of connectors cannot have.",
)
.official("InvalidFormDataParameterName");
/// A field of a form that is a list can be given one value only.
pub static FORM_LIST_SINGLE: Code =
    Code::warning("form-list-single", "A field of a form that is a list can be given one value only.");
/// A form has no fields.
pub static FORM_WITHOUT_FIELDS: Code = Code::warning("form-without-fields", "A form has no fields.");
/// A format that the platform does not know is left out.
pub static FORMAT_LEFT_OUT: Code =
    Code::note("format-left-out", "A format that the platform does not know is left out.")
        .official("UnrecognizedTypeFormat");
/// A response header that is a list or a document is given as text.
pub static HEADER_AS_TEXT: Code =
    Code::note("header-as-text", "A response header that is a list or a document is given as text.");
/// A response header is left out.
pub static HEADER_LEFT_OUT: Code =
    Code::note("header-left-out", "A response header is an object, or stands where designers show none.");
/// The platform sets this header itself.
pub static HEADER_PARAMETER_LEFT_OUT: Code =
    Code::note("header-parameter-left-out", "The platform sets this header itself.")
        .official("ReservedParameterIsUsed");
/// A schema keyword that connectors cannot express is left out.
pub static KEYWORD_LEFT_OUT: Code =
    Code::note("keyword-left-out", "A schema keyword that connectors cannot express is left out.")
        .official("SwaggerKeywordNotSupported");
/// Of several media types, one is kept.
pub static MEDIA_TYPE_LEFT_OUT: Code =
    Code::note("media-type-left-out", "Of several media types, one is kept.");
/// HEAD, OPTIONS and TRACE are not actions of a connector.
pub static METHOD_LEFT_OUT: Code =
    Code::note("method-left-out", "HEAD, OPTIONS and TRACE are not actions of a connector.");
/// A body of several parts is sent as a form.
pub static MULTIPART_AS_FORM: Code =
    Code::warning("multipart-as-form", "A body of several parts is sent as a form.");
/// An operation has no description.
pub static OPERATION_DESCRIPTION_MISSING: Code =
    Code::note("operation-description-missing", "An operation has no description.");
/// An operation has no operationId.
pub static OPERATION_ID_MISSING: Code =
    Code::note("operation-id-missing", "An operation has no operationId.").official("OperationIdRequired");
/// Operations share an operationId.
pub static OPERATION_ID_SHARED: Code =
    Code::warning("operation-id-shared", "Operations share an operationId.").official("OperationIdNotUnique");
/// An operation has an address of its own; a policy leads there.
pub static OPERATION_SERVER_BY_POLICY: Code =
    Code::note("operation-server-by-policy", "An operation has an address of its own; a policy leads there.");
/// An operation's own address cannot be used.
pub static OPERATION_SERVER_LEFT_OUT: Code =
    Code::warning("operation-server-left-out", "An operation's own address cannot be used.");
/// A parameter that is not a single value is taken as text.
pub static PARAMETER_AS_TEXT: Code =
    Code::warning("parameter-as-text", "A parameter that is not a single value is taken as text.");
/// A deprecated optional parameter is left out.
pub static PARAMETER_DEPRECATED: Code =
    Code::note("parameter-deprecated", "A deprecated optional parameter is left out.");
/// An object in the query whose members are not known is left out.
pub static PARAMETER_MAP_LEFT_OUT: Code = Code::warning(
    "parameter-map-left-out",
    "An object in the query whose members are not known is left out.",
);
/// A nested member of an object in the query is left out.
pub static PARAMETER_MEMBER_LEFT_OUT: Code =
    Code::warning("parameter-member-left-out", "A nested member of an object in the query is left out.");
/// A parameter has a name that is taken.
pub static PARAMETER_NAME_CLASH: Code =
    Code::warning("parameter-name-clash", "A parameter has a name that is taken.")
        .official("OperationParametersContainDuplicateParameter");
/// An object in the query became one parameter for each member.
pub static PARAMETER_SPLIT: Code =
    Code::note("parameter-split", "An object in the query became one parameter for each member.");
/// A path parameter is not in the path.
pub static PATH_PARAMETER_STRAY: Code =
    Code::warning("path-parameter-stray", "A path parameter is not in the path.")
        .official("PathParameterNotDefinedInTemplate");
/// A variable of the path is not declared as a parameter.
pub static PATH_PARAMETER_UNDECLARED: Code =
    Code::warning("path-parameter-undeclared", "A variable of the path is not declared as a parameter.")
        .official("OperationMissingPathParameter");
/// Path values are written plainly.
pub static PATH_STYLE_LEFT_OUT: Code = Code::note("path-style-left-out", "Path values are written plainly.");
/// A path cannot be understood; its operations are left out.
pub static PATH_TEMPLATE_INVALID: Code =
    Code::warning("path-template-invalid", "A path cannot be understood; its operations are left out.")
        .official("OperationPathTemplateNotValid");
/// What stands beside a reference is left out.
pub static REFERENCE_TEXTS_LEFT_OUT: Code =
    Code::note("reference-texts-left-out", "What stands beside a reference to a large schema is left out.");
/// Of several members one has to be there, which connectors cannot say.
pub static REQUIRED_ALTERNATIVES_LEFT_OUT: Code = Code::note(
    "required-alternatives-left-out",
    "Of several members one has to be there, which connectors cannot say.",
);
/// A schema that requires itself got one property made optional.
pub static REQUIRED_LOOP_BROKEN: Code =
    Code::note("required-loop-broken", "A schema that requires itself got one property made optional.")
        .official("RequiredLoopInSchemaNotAllowed");
/// A required property is not defined.
pub static REQUIRED_UNDEFINED: Code = Code::note("required-undefined", "A required property is not defined.")
    .official("RequiredPropertyDefinitionMissing");
/// The schema of a response was made from its example.
pub static RESPONSE_FROM_EXAMPLE: Code =
    Code::warning("response-from-example", "The schema of a response was made from its example.");
/// A response that is not JSON is given as text.
pub static RESPONSE_AS_TEXT: Code =
    Code::note("response-as-text", "A response that is not JSON is given as text.");
/// The schema of a response stands under a status code that the designer shows.
pub static RESPONSE_MOVED: Code = Code::note(
    "response-moved",
    "The schema of a response stands under a status code that the designer shows.",
)
.official("SchemaDefinitionSetIncorrectly");
/// A range of status codes is left out.
pub static RESPONSE_RANGE_LEFT_OUT: Code =
    Code::note("response-range-left-out", "A range of status codes is left out.")
        .official("ResponseMustBeDefaultOrHttpStatusCode");
/// Of several successful responses, one keeps its schema.
pub static RESPONSE_SCHEMA_LEFT_OUT: Code =
    Code::note("response-schema-left-out", "Of several successful responses, one keeps its schema.")
        .official("OperationHasManyResponsesWithSchema");
/// An operation has no successful response.
pub static RESPONSE_SUCCESS_MISSING: Code =
    Code::warning("response-success-missing", "An operation has no successful response.")
        .official("OperationShouldHaveSuccessfulResponse");
/// A schema is a part of itself.
pub static SCHEMA_CIRCULAR: Code = Code::warning("schema-circular", "A schema is a part of itself.");
/// A schema was cut where a body would be larger than the platform takes.
pub static SCHEMA_CUT: Code =
    Code::warning("schema-cut", "A schema was cut where a body would be larger than the platform takes.")
        .official("BodySchemaCountExceedsMaxAllowed");
/// Schemas are nested too deep.
pub static SCHEMA_TOO_DEEP: Code =
    Code::warning("schema-too-deep", "Schemas are nested too deep.").official("SchemaTooDeep");
/// The API's address is not encrypted.
pub static SERVER_HTTP: Code = Code::warning("server-http", "The API's address is not encrypted.");
/// A connector has one address; further servers are left out.
pub static SERVER_LEFT_OUT: Code =
    Code::note("server-left-out", "A connector has one address; further servers are left out.");
/// The document does not say where the API is.
pub static SERVER_MISSING: Code =
    Code::error("server-missing", "The document does not say where the API is.");
/// The API's address is not an absolute https address.
pub static SERVER_NOT_ABSOLUTE: Code =
    Code::error("server-not-absolute", "The API's address is not an absolute https address.")
        .official("HostNameNotValid");
/// Many schemas inherit from one; only the common members are shown.
pub static SUBTYPES_LEFT_OUT: Code =
    Code::warning("subtypes-left-out", "Many schemas inherit from one; only the common members are shown.");
/// An operation has no summary.
pub static SUMMARY_MISSING: Code = Code::note("summary-missing", "An operation has no summary.");
/// A summary is too long for a connector.
pub static SUMMARY_SHORTENED: Code =
    Code::note("summary-shortened", "A summary is too long for a connector.")
        .official("OperationSummaryTooLong");
/// The operations of a tag are more than one connector takes.
pub static TAG_DIVIDED: Code =
    Code::note("tag-divided", "The operations of a tag are more than one connector takes.");
/// An operation has no tag to be divided by.
pub static TAG_MISSING: Code = Code::note("tag-missing", "An operation has no tag to be divided by.");
/// An operation has several tags and goes with the first.
pub static TAG_SEVERAL: Code =
    Code::note("tag-several", "An operation has several tags and goes with the first.");
/// The document has no usable title.
pub static TITLE_MISSING: Code = Code::warning("title-missing", "The document has no usable title.");
/// The title lost words that titles of connectors do not have.
pub static TITLE_REWORDED: Code =
    Code::note("title-reworded", "The title lost words that titles of connectors do not have.")
        .official("ValueContainsRestrictedWords");
/// The title is too long for a connector.
pub static TITLE_SHORTENED: Code = Code::warning("title-shortened", "The title is too long for a connector.")
    .official("FieldLengthExceeded");
/// A subscription whose address is put together by a policy.
pub static TRIGGER_LOCATION_BY_POLICY: Code = Code::note(
    "trigger-location-by-policy",
    "A policy says at what address a subscription can be ended, as a link of the document does.",
);
/// A subscription whose address is not known to the platform.
pub static TRIGGER_LOCATION_MISSING: Code =
    Code::note("trigger-location-missing", "A subscription does not say at what address it can be ended.");
/// A subscription that nothing ends.
pub static TRIGGER_WITHOUT_UNSUBSCRIBE: Code = Code::warning(
    "trigger-without-unsubscribe",
    "There is no operation that ends the subscription of a trigger.",
);
/// Alternatives differ in format or bounds; none is stated.
pub static UNION_CONSTRAINTS_LEFT_OUT: Code =
    Code::note("union-constraints-left-out", "Alternatives differ in format or bounds; none is stated.");
/// Listed values stand beside any other value; they are named in the description.
pub static UNION_ENUM_OPENED: Code = Code::note(
    "union-enum-opened",
    "Listed values stand beside any other value; they are named in the description.",
);
/// Merged alternatives have different types for a member, which is left open.
pub static UNION_MEMBER_OPENED: Code = Code::warning(
    "union-member-opened",
    "Merged alternatives have different types for a member, which is left open.",
);
/// Alternatives were merged into one object.
pub static UNION_MERGED: Code = Code::note("union-merged", "Alternatives were merged into one object.");
/// One of several alternatives takes anything, so the value is left open.
pub static UNION_OPEN: Code =
    Code::warning("union-open", "One of several alternatives takes anything, so the value is left open.");
/// Alternatives that are too large to be joined are left open.
pub static UNION_TOO_LARGE: Code =
    Code::warning("union-too-large", "Alternatives or parts that are too large to be joined are left open.");
/// Alternatives have nothing in common; the value is left open or simplified.
pub static UNION_WIDENED: Code = Code::warning(
    "union-widened",
    "Alternatives have nothing in common; the value is left open or simplified.",
);
/// A webhook that nothing subscribes to.
pub static WEBHOOK_LEFT_OUT: Code = Code::warning(
    "webhook-left-out",
    "A webhook is left out: neither the document nor the configuration says what subscribes to it.",
);
/// The configuration names an operation that there is not.
pub static WEBHOOK_OPERATION_UNKNOWN: Code = Code::error(
    "webhook-operation-unknown",
    "An operation that subscribes to a webhook or ends that is not there, or not selected.",
);
/// The configuration names a property that there is not.
pub static WEBHOOK_PROPERTY_MISSING: Code = Code::error(
    "webhook-property-missing",
    "The body of the operation that subscribes to a webhook has no such property.",
);
/// The configuration names a webhook that there is not.
pub static WEBHOOK_UNKNOWN: Code =
    Code::error("webhook-unknown", "The configuration names a webhook that the document does not have.");

/// All codes of this crate, sorted by id.
pub static CODES: &[&Code] = &[
    &ADDITIONAL_PROPERTIES_LEFT_OUT,
    &ADDRESS_INVALID,
    &ALL_OF_CONFLICT,
    &ALLOW_RESERVED_LEFT_OUT,
    &ARRAY_PARAMETER_DELIMITED,
    &ARRAY_PARAMETER_SINGLE,
    &BODY_AS_TEXT,
    &BODY_ON_GET,
    &BOUNDS_LEFT_OUT,
    &BYTES_IN_JSON,
    &CALLBACK_DETAILS_LEFT_OUT,
    &CALLBACK_LEFT_OUT,
    &CONTACT_INVALID,
    &COOKIE_LEFT_OUT,
    &DEFAULT_LEFT_OUT,
    &DESCRIPTION_MISSING,
    &DESCRIPTION_SHORTENED,
    &ENUM_VALUE_LEFT_OUT,
    &ERROR_SCHEMA_LEFT_OUT,
    &EXTENSION_LEFT_OUT,
    &FORM_FIELD_AS_TEXT,
    &FORM_FIELD_LEFT_OUT,
    &FORM_LIST_SINGLE,
    &FORM_WITHOUT_FIELDS,
    &FORMAT_LEFT_OUT,
    &HEADER_AS_TEXT,
    &HEADER_LEFT_OUT,
    &HEADER_PARAMETER_LEFT_OUT,
    &KEYWORD_LEFT_OUT,
    &MEDIA_TYPE_LEFT_OUT,
    &METHOD_LEFT_OUT,
    &MULTIPART_AS_FORM,
    &OPERATION_DESCRIPTION_MISSING,
    &OPERATION_ID_MISSING,
    &OPERATION_ID_SHARED,
    &OPERATION_SERVER_BY_POLICY,
    &OPERATION_SERVER_LEFT_OUT,
    &PARAMETER_AS_TEXT,
    &PARAMETER_DEPRECATED,
    &PARAMETER_MAP_LEFT_OUT,
    &PARAMETER_MEMBER_LEFT_OUT,
    &PARAMETER_NAME_CLASH,
    &PARAMETER_SPLIT,
    &PATH_PARAMETER_STRAY,
    &PATH_PARAMETER_UNDECLARED,
    &PATH_STYLE_LEFT_OUT,
    &PATH_TEMPLATE_INVALID,
    &REFERENCE_TEXTS_LEFT_OUT,
    &REQUIRED_ALTERNATIVES_LEFT_OUT,
    &REQUIRED_LOOP_BROKEN,
    &REQUIRED_UNDEFINED,
    &RESPONSE_AS_TEXT,
    &RESPONSE_FROM_EXAMPLE,
    &RESPONSE_MOVED,
    &RESPONSE_RANGE_LEFT_OUT,
    &RESPONSE_SCHEMA_LEFT_OUT,
    &RESPONSE_SUCCESS_MISSING,
    &SCHEMA_CIRCULAR,
    &SCHEMA_CUT,
    &SCHEMA_TOO_DEEP,
    &SERVER_HTTP,
    &SERVER_LEFT_OUT,
    &SERVER_MISSING,
    &SERVER_NOT_ABSOLUTE,
    &SUBTYPES_LEFT_OUT,
    &SUMMARY_MISSING,
    &SUMMARY_SHORTENED,
    &TAG_DIVIDED,
    &TAG_MISSING,
    &TAG_SEVERAL,
    &TITLE_MISSING,
    &TITLE_REWORDED,
    &TITLE_SHORTENED,
    &TRIGGER_LOCATION_BY_POLICY,
    &TRIGGER_LOCATION_MISSING,
    &TRIGGER_WITHOUT_UNSUBSCRIBE,
    &UNION_CONSTRAINTS_LEFT_OUT,
    &UNION_ENUM_OPENED,
    &UNION_MEMBER_OPENED,
    &UNION_MERGED,
    &UNION_OPEN,
    &UNION_TOO_LARGE,
    &UNION_WIDENED,
    &WEBHOOK_LEFT_OUT,
    &WEBHOOK_OPERATION_UNKNOWN,
    &WEBHOOK_PROPERTY_MISSING,
    &WEBHOOK_UNKNOWN,
];

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn codes_are_sorted_and_unique() {
        assert!(CODES.windows(2).all(|pair| pair[0].id < pair[1].id));
    }
}
