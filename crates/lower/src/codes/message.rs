//! Bodies, forms, responses and their headers.

use connectorgen_diagnostics::Code;

/// A request body that is not JSON or a form is taken as text.
pub static BODY_AS_TEXT: Code =
    Code::warning("body-as-text", "A request body that is not JSON or a form is taken as text.");
/// A GET operation cannot have a body.
pub static BODY_ON_GET: Code = Code::warning("body-on-get", "A GET operation cannot have a body.")
    .official("BodyOrFormDataParameterInFetchOperationNotAllowed");
/// Bytes in JSON are taken for base64 text.
pub static BYTES_IN_JSON: Code = Code::note("bytes-in-json", "Bytes in JSON are taken for base64 text.")
    .official("InvalidStringBinaryProperty");
/// Content of a binary format is bytes to flows.
pub static CONTENT_AS_BYTES: Code = Code::note(
    "content-as-bytes",
    "Content with a structure is bytes to flows, because its format is binary.",
);
/// The schema of a failure is left out: designers do not show it.
pub static ERROR_SCHEMA_LEFT_OUT: Code =
    Code::note("error-schema-left-out", "The schema of a failure is left out: designers do not show it.");
/// A field of a form that may be a file or something else is a file.
pub static FORM_FIELD_AS_FILE: Code =
    Code::note("form-field-as-file", "A field of a form that may be a file or something else is a file.");
/// A field of a form that is an object or a list is taken as JSON text.
pub static FORM_FIELD_AS_TEXT: Code = Code::warning(
    "form-field-as-text",
    "A field of a form that is an object or a list is taken as JSON text.",
);
/// A field of a form has a name that forms of connectors cannot have.
pub static FORM_FIELD_LEFT_OUT: Code = Code::warning(
    "form-field-left-out",
    "A field of a form has a name that forms of connectors cannot have.",
)
.official("InvalidFormDataParameterName");
/// A script repeats a field of a form for each value of a list.
pub static FORM_LIST_BY_SCRIPT: Code =
    Code::note("form-list-by-script", "A script repeats a field of a form for each value of a list.");
/// A list in a form is given as one text.
pub static FORM_LIST_DELIMITED: Code =
    Code::note("form-list-delimited", "A list in a form is given as one text, its values separated.");
/// A field of a form that is a list can be given one value only.
pub static FORM_LIST_SINGLE: Code =
    Code::warning("form-list-single", "A field of a form that is a list can be given one value only.");
/// A form has no fields.
pub static FORM_WITHOUT_FIELDS: Code = Code::warning("form-without-fields", "A form has no fields.");
/// A response header that is a list or a document is given as text.
pub static HEADER_AS_TEXT: Code =
    Code::note("header-as-text", "A response header that is a list or a document is given as text.");
/// A response header is left out.
pub static HEADER_LEFT_OUT: Code =
    Code::note("header-left-out", "A response header is an object, or stands where designers show none.");
/// Of several media types, one is kept.
pub static MEDIA_TYPE_LEFT_OUT: Code =
    Code::note("media-type-left-out", "Of several media types, one is kept.");
/// A body of several parts is sent as a form.
pub static MULTIPART_AS_FORM: Code =
    Code::warning("multipart-as-form", "A body of several parts is sent as a form.");
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
