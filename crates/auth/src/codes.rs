//! What the sign-in may report.

use connectorgen_diagnostics::Code;

/// Another way to sign in that the document names.
pub static AUTH_ALTERNATIVE_LEFT_OUT: Code = Code::note(
    "auth-alternative-left-out",
    "The document names another way to sign in, which the connector does not offer.",
);
/// The chosen model and the document disagree.
pub static AUTH_DIFFERS_FROM_DOCUMENT: Code = Code::note(
    "auth-differs-from-document",
    "The document asks for another sign-in than the one that was chosen.",
);
/// A discovery document is named instead of addresses.
pub static AUTH_ENDPOINTS_UNKNOWN: Code = Code::warning(
    "auth-endpoints-unknown",
    "The document names an OpenID Connect discovery address; nothing is downloaded, so the endpoints are not known.",
);
/// The implicit flow became the authorization code flow.
pub static AUTH_FLOW_CHANGED: Code = Code::warning(
    "auth-flow-changed",
    "The document offers only the implicit flow; the authorization code flow is written in its place.",
);
/// A way to sign in that connectors do not have.
pub static AUTH_NOT_EXPRESSIBLE: Code =
    Code::error("auth-not-expressible", "A connector cannot sign in the way the document asks for.");
/// Two entries of the list say the same.
pub static AUTH_SET_REPEATED: Code = Code::warning(
    "auth-set-repeated",
    "Two ways to sign in are the same, or makers see the same name for them.",
);
/// What policies send goes out with every sign-in.
pub static AUTH_POLICY_SHARED: Code = Code::note(
    "auth-policy-shared",
    "A policy that sends credentials applies to every way to sign in, also to those that do not have them.",
);
/// The prefix has to be typed.
pub static AUTH_PREFIX_TYPED: Code = Code::note(
    "auth-prefix-typed",
    "Beside other ways to sign in, makers enter the prefix of a key together with the key.",
);
/// The API takes another token than the platform sends.
pub static AUTH_ID_TOKEN: Code =
    Code::warning("auth-id-token", "The API takes the id token, and connectors send the access token.");
/// Security schemes are declared, and nothing requires them.
pub static AUTH_NOT_REQUIRED: Code = Code::warning(
    "auth-not-required",
    "The document declares how to sign in, but no operation requires it; the connector signs in all the same.",
);
/// An address that is none.
pub static AUTH_URL_INVALID: Code =
    Code::error("auth-url-invalid", "An address of the sign-in is not an absolute URL.");
/// An address without encryption.
pub static AUTH_URL_NOT_HTTPS: Code =
    Code::warning("auth-url-not-https", "An address of the sign-in is not encrypted.");
/// A value that cannot be what it should be.
pub static AUTH_VALUE_INVALID: Code =
    Code::error("auth-value-invalid", "A value of the sign-in is not what it should be.");
/// A value that the model has no use for.
pub static AUTH_VALUE_UNUSED: Code =
    Code::warning("auth-value-unused", "A value was given that the authentication model does not use.");
/// A client id that no Entra application has.
pub static CLIENT_ID_NOT_A_GUID: Code =
    Code::error("client-id-not-a-guid", "The client id of an Entra ID application is a GUID.");
/// A cookie that operations need is not sent.
pub static COOKIE_NOT_SENT: Code =
    Code::warning("cookie-not-sent", "Without a sign-in, a cookie that operations need is not sent.");
/// A key that could travel out of sight.
pub static KEY_HEADER_OFFERED: Code = Code::warning(
    "key-header-offered",
    "A key travels in the query string, and the document takes it in a header as well.",
);
/// The connection sends what an operation asks for.
pub static KEY_INPUT_LEFT_OUT: Code =
    Code::note("key-input-left-out", "An input is left out that the connection sends with every request.");
/// A name that no key can have.
pub static KEY_NAME_INVALID: Code =
    Code::error("key-name-invalid", "An API key cannot travel under this name.");
/// A prefix that nobody gave.
pub static KEY_PREFIX_INFERRED: Code = Code::note(
    "key-prefix-inferred",
    "What stands before an API key is taken from the description of its security scheme.",
);
/// A prefix that cannot be sent.
pub static KEY_PREFIX_INVALID: Code =
    Code::error("key-prefix-invalid", "The prefix of an API key cannot be sent.");
/// Operations that need another sign-in than the connector has.
pub static OPERATION_NOT_COVERED_BY_AUTH: Code = Code::warning(
    "operation-not-covered-by-auth",
    "Some operations ask for another sign-in than the connector has.",
);
/// Something to be filled in by hand.
pub static PLACEHOLDER_WRITTEN: Code = Code::warning(
    "placeholder-written",
    "A value is not known; a placeholder was written that has to be replaced.",
);
/// A scope that is none.
pub static SCOPE_INVALID: Code =
    Code::error("scope-invalid", "A scope has characters that scopes cannot have.");
/// Operations need what is not asked for.
pub static SCOPE_MISSING: Code =
    Code::warning("scope-missing", "Selected operations require scopes that are not asked for.");
/// More is asked for than the operations need.
pub static SCOPE_NOT_REQUIRED: Code =
    Code::warning("scope-not-required", "A scope is asked for that no selected operation requires.");
/// The document declares scopes and does not say what needs them.
pub static SCOPES_NOT_STATED: Code = Code::warning(
    "scopes-not-stated",
    "The document declares scopes, and the selected operations do not say which they need.",
);
/// A tenant that is none, or not the kind that is needed.
pub static TENANT_INVALID: Code =
    Code::error("tenant-invalid", "The tenant is not one that this sign-in works with.");
/// The address has variables, and there is no sign-in to ask for them beside.
pub static SERVER_VARIABLE_FIXED: Code =
    Code::note("server-variable-fixed", "Variables of the address are fixed to their defaults.");
/// The address has variables without defaults, and there is no sign-in to ask for them beside.
pub static SERVER_VARIABLE_OPEN: Code =
    Code::error("server-variable-open", "Nobody knows a part of the address, and connections are not asked.");
/// Managed identity without a tenant.
pub static TENANT_MISSING: Code =
    Code::error("tenant-missing", "Managed identity works in one tenant, and none was given.");

/// All codes of this crate, sorted by id.
pub static CODES: &[&Code] = &[
    &AUTH_ALTERNATIVE_LEFT_OUT,
    &AUTH_DIFFERS_FROM_DOCUMENT,
    &AUTH_ENDPOINTS_UNKNOWN,
    &AUTH_FLOW_CHANGED,
    &AUTH_ID_TOKEN,
    &AUTH_NOT_EXPRESSIBLE,
    &AUTH_NOT_REQUIRED,
    &AUTH_POLICY_SHARED,
    &AUTH_PREFIX_TYPED,
    &AUTH_SET_REPEATED,
    &AUTH_URL_INVALID,
    &AUTH_URL_NOT_HTTPS,
    &AUTH_VALUE_INVALID,
    &AUTH_VALUE_UNUSED,
    &CLIENT_ID_NOT_A_GUID,
    &COOKIE_NOT_SENT,
    &KEY_HEADER_OFFERED,
    &KEY_INPUT_LEFT_OUT,
    &KEY_NAME_INVALID,
    &KEY_PREFIX_INFERRED,
    &KEY_PREFIX_INVALID,
    &OPERATION_NOT_COVERED_BY_AUTH,
    &PLACEHOLDER_WRITTEN,
    &SCOPE_INVALID,
    &SCOPE_MISSING,
    &SCOPE_NOT_REQUIRED,
    &SCOPES_NOT_STATED,
    &SERVER_VARIABLE_FIXED,
    &SERVER_VARIABLE_OPEN,
    &TENANT_INVALID,
    &TENANT_MISSING,
];

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn codes_are_sorted_and_unique() {
        assert!(CODES.windows(2).all(|pair| pair[0].id < pair[1].id));
    }
}
