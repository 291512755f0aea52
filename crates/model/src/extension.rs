//! Microsoft's extensions that a document may bring along, by the object they stand on.
//!
//! An OpenAPI document written with a connector in mind carries them already; they pass through. The lists are those
//! of `schemas/apiDefinition.swagger.schema.json` in microsoft/PowerPlatformConnectors and of the documentation page
//! "OpenAPI extensions for custom connectors".

/// On an operation.
pub const OPERATION: &[&str] = &[
    "x-ms-visibility",
    "x-ms-trigger",
    "x-ms-trigger-hint",
    "x-ms-trigger-metadata",
    "x-ms-pageable",
    "x-ms-api-annotation",
    "x-ms-no-generic-test",
    "x-ms-operation-context",
    "x-ms-safe-operation",
    "x-ms-openai-data",
    "x-ms-agentic-protocol",
    "x-ms-notification",
    "x-ms-capabilities",
];

/// On a parameter.
pub const PARAMETER: &[&str] = &[
    "x-ms-summary",
    "x-ms-visibility",
    "x-ms-url-encoding",
    "x-ms-enum-values",
    "x-ms-dynamic-values",
    "x-ms-dynamic-list",
    "x-ms-dynamic-tree",
    "x-ms-test-value",
    "x-ms-trigger-value",
    "x-ms-editor",
    "x-ms-editor-options",
];

/// On a schema.
pub const SCHEMA: &[&str] = &[
    "x-ms-summary",
    "x-ms-visibility",
    "x-ms-notification-url",
    "x-ms-enum-values",
    "x-ms-dynamic-values",
    "x-ms-dynamic-list",
    "x-ms-dynamic-tree",
    "x-ms-dynamic-schema",
    "x-ms-dynamic-properties",
    "x-ms-editor",
    "x-ms-editor-options",
    "x-ms-media-kind",
    "x-ms-test-value",
];

/// On `info`.
pub const INFO: &[&str] = &["x-ms-api-annotation", "x-ms-deployment-version", "x-ms-keywords"];

/// On the document.
pub const ROOT: &[&str] = &["x-ms-capabilities", "x-ms-connector-metadata", "x-ms-docs", "x-ms-openai-manifest"];

/// On a path item.
pub const PATH_ITEM: &[&str] = &["x-ms-notification-content"];

/// The label of a parameter, property or header.
pub const SUMMARY: &str = "x-ms-summary";
/// Where the designer shows something.
pub const VISIBILITY: &str = "x-ms-visibility";
