//! Everything that reading back and the roll-out kit report.

use connectorgen_diagnostics::Code;

/// The audience.
pub static IDENTITY_AUDIENCE_WRONG: Code = Code::warning(
    "identity-audience-wrong",
    "The audience of a managed identity is not the one that Entra ID expects in this cloud.",
);
/// The application.
pub static IDENTITY_CLIENT_MISMATCH: Code = Code::warning(
    "identity-client-mismatch",
    "What the platform has is for another application than the configuration.",
);
/// The connector.
pub static IDENTITY_CONNECTOR_MISMATCH: Code = Code::warning(
    "identity-connector-mismatch",
    "A redirect address or subject belongs to another connector.",
);
/// The environment.
pub static IDENTITY_ENVIRONMENT_MISMATCH: Code = Code::warning(
    "identity-environment-mismatch",
    "A redirect address or subject belongs to another environment.",
);
/// The environment's name.
pub static IDENTITY_ENVIRONMENT_UNKNOWN: Code =
    Code::error("identity-environment-unknown", "The configuration has no environment of this name.");
/// The issuer.
pub static IDENTITY_ISSUER_WRONG: Code = Code::warning(
    "identity-issuer-wrong",
    "The issuer of a managed identity is not `https://LOGIN/TENANT/v2.0` of its tenant.",
);
/// No managed identity.
pub static IDENTITY_MISSING: Code = Code::note(
    "identity-missing",
    "The connector has no managed identity, so there is no federated credential to write.",
);
/// No sign-in of that kind.
pub static IDENTITY_NOT_OAUTH: Code =
    Code::note("identity-not-oauth", "Nobody signs in with OAuth 2.0, so the platform generates nothing.");
/// The redirect address.
pub static IDENTITY_REDIRECT_UNREADABLE: Code = Code::warning(
    "identity-redirect-unreadable",
    "A redirect address is missing, shared by all connectors, or not one of the platform's.",
);
/// One application for two things.
pub static IDENTITY_RESOURCE_IS_CLIENT: Code = Code::warning(
    "identity-resource-is-client",
    "The application that signs in is the resource that its tokens are for.",
);
/// No subject yet.
pub static IDENTITY_SUBJECT_MISSING: Code = Code::error(
    "identity-subject-missing",
    "The platform has not made the subject of the managed identity yet.",
);
/// A subject that nobody understands.
pub static IDENTITY_SUBJECT_UNREADABLE: Code = Code::warning(
    "identity-subject-unreadable",
    "The subject of a managed identity is built in an unknown way, so it cannot be checked.",
);
/// The tenant.
pub static IDENTITY_TENANT_MISMATCH: Code = Code::warning(
    "identity-tenant-mismatch",
    "Tenants that should be the same differ: of the subject, the issuer, the sign-in, or the configuration.",
);

/// An application elsewhere.
pub static KIT_APPLICATION_NOT_COVERED: Code = Code::warning(
    "kit-application-not-covered",
    "The application of a sign-in is in another tenant or cloud than that of the first, and the kit leaves it out.",
);
/// One application in two tenants.
pub static KIT_APPLICATION_TENANTS_DIFFER: Code = Code::warning(
    "kit-application-tenants-differ",
    "Two ways to sign in share an application in Entra ID and name different tenants.",
);
/// Another cloud.
pub static KIT_CLOUD_MISMATCH: Code = Code::error(
    "kit-cloud-mismatch",
    "An environment of the kit is in another cloud than the sign-in, where its addresses do not work.",
);
/// More credentials than there is room for.
pub static KIT_CREDENTIALS_TOO_MANY: Code = Code::error(
    "kit-credentials-too-many",
    "There are more environments than an application has room for federated credentials.",
);
/// No environment.
pub static KIT_ENVIRONMENTS_MISSING: Code =
    Code::note("kit-environments-missing", "The kit names no environments, so it is for one called `dev`.");
/// One name for two.
pub static KIT_ENVIRONMENT_TWICE: Code =
    Code::error("kit-environment-twice", "Two environments of the kit have one name.");
/// A value that is none.
pub static KIT_VALUE_INVALID: Code = Code::error(
    "kit-value-invalid",
    "A value of the kit or of one of its environments is not what it should be.",
);
/// A value without a use.
pub static KIT_VALUE_UNUSED: Code =
    Code::warning("kit-value-unused", "A value of the kit has no use for this sign-in, or with this tool.");

/// All codes of this crate, sorted by id.
pub static CODES: &[&Code] = &[
    &IDENTITY_AUDIENCE_WRONG,
    &IDENTITY_CLIENT_MISMATCH,
    &IDENTITY_CONNECTOR_MISMATCH,
    &IDENTITY_ENVIRONMENT_MISMATCH,
    &IDENTITY_ENVIRONMENT_UNKNOWN,
    &IDENTITY_ISSUER_WRONG,
    &IDENTITY_MISSING,
    &IDENTITY_NOT_OAUTH,
    &IDENTITY_REDIRECT_UNREADABLE,
    &IDENTITY_RESOURCE_IS_CLIENT,
    &IDENTITY_SUBJECT_MISSING,
    &IDENTITY_SUBJECT_UNREADABLE,
    &IDENTITY_TENANT_MISMATCH,
    &KIT_APPLICATION_NOT_COVERED,
    &KIT_APPLICATION_TENANTS_DIFFER,
    &KIT_CLOUD_MISMATCH,
    &KIT_CREDENTIALS_TOO_MANY,
    &KIT_ENVIRONMENT_TWICE,
    &KIT_ENVIRONMENTS_MISSING,
    &KIT_VALUE_INVALID,
    &KIT_VALUE_UNUSED,
];

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn codes_are_sorted_and_unique() {
        assert!(CODES.windows(2).all(|pair| pair[0].id < pair[1].id));
    }
}
