//! Schemas.

use connectorgen_diagnostics::Code;

/// Members beyond the named ones are left out.
pub static ADDITIONAL_PROPERTIES_LEFT_OUT: Code =
    Code::note("additional-properties-left-out", "Members beyond the named ones are left out.");
/// The parts of an `allOf` cannot both be satisfied.
pub static ALL_OF_CONFLICT: Code =
    Code::warning("all-of-conflict", "The parts of an `allOf` cannot both be satisfied.");
/// Bounds that contradict each other are left out.
pub static BOUNDS_LEFT_OUT: Code =
    Code::warning("bounds-left-out", "Bounds that contradict each other are left out.");
/// A default that is not of its type is left out.
pub static DEFAULT_LEFT_OUT: Code = Code::warning(
    "default-left-out",
    "A default that is not of its type, or none of the allowed values, is left out.",
)
.official("DefaultValueMustMatchType");
/// Names of allowed values that are empty, not distinct or not one for each are left out.
pub static ENUM_NAMES_LEFT_OUT: Code = Code::note(
    "enum-names-left-out",
    "Names of allowed values that are empty, not distinct or not one for each are left out.",
);
/// Allowed values that cannot be chosen from are named in the description.
pub static ENUM_OPENED: Code = Code::note(
    "enum-opened",
    "Allowed values of several types, objects and lists are named in the description; any value is taken.",
);
/// A value of an enumeration is not of its type and is left out.
pub static ENUM_VALUE_LEFT_OUT: Code =
    Code::warning("enum-value-left-out", "A value of an enumeration is not of its type and is left out.")
        .official("InvalidEnumValue");
/// A format that the platform does not know is left out.
pub static FORMAT_LEFT_OUT: Code =
    Code::note("format-left-out", "A format that the platform does not know is left out.")
        .official("UnrecognizedTypeFormat");
/// A schema keyword that connectors cannot express is left out.
pub static KEYWORD_LEFT_OUT: Code =
    Code::note("keyword-left-out", "A schema keyword that connectors cannot express is left out.")
        .official("SwaggerKeywordNotSupported");
/// Several that stand side by side have the same title.
pub static LABEL_SHARED: Code =
    Code::note("label-shared", "Several that stand side by side have the same title.");
/// A pattern that is no regular expression of .NET, or a second one, is left out.
pub static PATTERN_LEFT_OUT: Code = Code::warning(
    "pattern-left-out",
    "A pattern that is no regular expression of .NET, or a second one, is left out.",
)
.official("PatternShouldBeValidRegularExpression");
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
/// A schema is a part of itself.
pub static SCHEMA_CIRCULAR: Code = Code::warning("schema-circular", "A schema is a part of itself.");
/// A schema was cut where a body would be larger than the platform takes.
pub static SCHEMA_CUT: Code =
    Code::warning("schema-cut", "A schema was cut where a body would be larger than the platform takes.")
        .official("BodySchemaCountExceedsMaxAllowed");
/// Schemas are nested too deep.
pub static SCHEMA_TOO_DEEP: Code =
    Code::warning("schema-too-deep", "Schemas are nested too deep.").official("SchemaTooDeep");
/// Many schemas inherit from one; only the common members are shown.
pub static SUBTYPES_LEFT_OUT: Code =
    Code::warning("subtypes-left-out", "Many schemas inherit from one; only the common members are shown.");
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
/// An object or a list may also be given as the empty text, which unsets it.
pub static UNION_UNSET_LEFT_OUT: Code = Code::note(
    "union-unset-left-out",
    "An object or a list may also be given as the empty text, which unsets it; that cannot be sent.",
);
/// Alternatives have nothing in common; the value is left open or simplified.
pub static UNION_WIDENED: Code = Code::warning(
    "union-widened",
    "Alternatives have nothing in common; the value is left open or simplified.",
);
