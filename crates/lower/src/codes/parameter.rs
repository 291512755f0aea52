//! Parameters.

use connectorgen_diagnostics::Code;

/// Reserved characters in query values are percent-encoded all the same.
pub static ALLOW_RESERVED_LEFT_OUT: Code = Code::note(
    "allow-reserved-left-out",
    "Reserved characters in values of the query and the path are percent-encoded all the same.",
);
/// A script repeats a parameter for each value of a list.
pub static ARRAY_PARAMETER_BY_SCRIPT: Code =
    Code::note("array-parameter-by-script", "A script repeats a parameter for each value of a list.")
        .official("CollectionFormatValueNotSupported");
/// A list with unusual delimiters is given as one text.
pub static ARRAY_PARAMETER_DELIMITED: Code =
    Code::note("array-parameter-delimited", "A list with unusual delimiters is given as one text.")
        .official("CollectionFormatValueNotSupported");
/// A repeated parameter can be given one value only.
pub static ARRAY_PARAMETER_SINGLE: Code =
    Code::warning("array-parameter-single", "A repeated parameter can be given one value only.")
        .official("CollectionFormatValueNotSupported");
/// Connections are asked for a cookie, and a policy sends it.
pub static COOKIE_BY_POLICY: Code =
    Code::note("cookie-by-policy", "Connections are asked for a cookie, and a policy sends it.");
/// Actions send no cookies.
pub static COOKIE_LEFT_OUT: Code = Code::warning("cookie-left-out", "Actions send no cookies.");
/// The platform sets this header itself.
pub static HEADER_PARAMETER_LEFT_OUT: Code =
    Code::note("header-parameter-left-out", "The platform sets this header itself.")
        .official("ReservedParameterIsUsed");
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
/// A path parameter differs in case from its variable.
pub static PATH_PARAMETER_RENAMED: Code = Code::warning(
    "path-parameter-renamed",
    "A path parameter is written with other capitals than in the path.",
);
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
