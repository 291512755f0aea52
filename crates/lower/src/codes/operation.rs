//! Operations as such.

use connectorgen_diagnostics::Code;

/// HEAD, OPTIONS and TRACE are not actions of a connector.
pub static METHOD_LEFT_OUT: Code =
    Code::note("method-left-out", "HEAD, OPTIONS and TRACE are not actions of a connector.");
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
/// A path cannot be understood; its operations are left out.
pub static PATH_TEMPLATE_INVALID: Code =
    Code::warning("path-template-invalid", "A path cannot be understood; its operations are left out.")
        .official("OperationPathTemplateNotValid");
/// An operation has no summary.
pub static SUMMARY_MISSING: Code = Code::note("summary-missing", "An operation has no summary.");
/// Operations have the same summary.
pub static SUMMARY_SHARED: Code = Code::note("summary-shared", "Operations have the same summary.");
/// A summary is too long for a connector.
pub static SUMMARY_SHORTENED: Code =
    Code::note("summary-shortened", "A summary is too long for a connector.")
        .official("OperationSummaryTooLong");
