//! Callbacks, webhooks, and how subscriptions end.

use connectorgen_diagnostics::Code;

/// Parts of a callback that a trigger has no use for.
pub static CALLBACK_DETAILS_LEFT_OUT: Code = Code::note(
    "callback-details-left-out",
    "A trigger takes the body of a callback: its parameters, responses and sign-in are left out.",
);
/// A callback cannot become a trigger.
pub static CALLBACK_LEFT_OUT: Code =
    Code::warning("callback-left-out", "A callback cannot become a trigger and is left out.");
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
