//! What the document says of the API and its address.

use connectorgen_diagnostics::Code;

/// An address in what the document says of itself is not absolute.
pub static ADDRESS_INVALID: Code =
    Code::note("address-invalid", "An address that is not absolute is left out.").official("UrlNotValid");
/// The mail address of the contact is not valid and is left out.
pub static CONTACT_INVALID: Code =
    Code::note("contact-invalid", "The mail address of the contact is not valid and is left out.")
        .official("ContactEmailNotValid");
/// The document does not describe the API.
pub static DESCRIPTION_MISSING: Code =
    Code::warning("description-missing", "The document does not describe the API.");
/// The description of the API is too long for a connector.
pub static DESCRIPTION_SHORTENED: Code =
    Code::note("description-shortened", "The description of the API is too long for a connector.")
        .official("FieldLengthExceeded");
/// A vendor's extension means nothing to the platform and is left out.
pub static EXTENSION_LEFT_OUT: Code =
    Code::note("extension-left-out", "A vendor's extension means nothing to the platform and is left out.");
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
/// Parts of an address that connectors do not have are left out.
pub static SERVER_PARTS_LEFT_OUT: Code =
    Code::warning("server-parts-left-out", "Parts of an address that connectors do not have are left out.");
/// Schemas of error responses are left out of a definition that is too large.
pub static SIZE_ERROR_SCHEMAS_LEFT_OUT: Code = Code::note(
    "size-error-schemas-left-out",
    "Schemas of error responses are left out of a definition that is too large.",
);
/// Long examples are left out of a definition that is too large.
pub static SIZE_EXAMPLES_LEFT_OUT: Code =
    Code::note("size-examples-left-out", "Long examples are left out of a definition that is too large.");
/// Vendors' extensions are left out of a definition that is too large.
pub static SIZE_EXTENSIONS_LEFT_OUT: Code = Code::note(
    "size-extensions-left-out",
    "Vendors' extensions are left out of a definition that is too large.",
);
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
