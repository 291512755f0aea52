//! What the platform takes of a connector at most.

/// Operations in one connector (Microsoft Learn, custom connectors FAQ; `TotalOperationsCountExceedsMaxAllowed`).
pub const OPERATIONS: usize = 256;

/// Schemas of one body, response or definition, references followed (Microsoft Learn, custom connectors FAQ;
/// `BodySchemaCountExceedsMaxAllowed`).
pub const SCHEMAS_OF_BODY: u64 = 512;

/// Schemas of the body and all responses of one operation (Microsoft Learn, custom connectors FAQ;
/// `OperationSchemaCountExceedsMaxAllowed`).
pub const SCHEMAS_OF_OPERATION: u64 = 16_384;

/// Steps from a body or response to its innermost schema. The limit of `SchemaTooDeep` is not published; the deepest
/// schema of the published connectors has 14 steps, and this is safely below.
pub const DEPTH: u64 = 12;

/// Bytes of the definition as it is uploaded (Microsoft Learn, "Create a custom connector from an OpenAPI definition").
pub const BYTES: usize = 1024 * 1024;

/// Characters of the definition of a connector in a solution: a column of Dataverse holds it (PowerPlatformConnectors
/// issue 3567).
pub const CHARACTERS_IN_SOLUTION: usize = 500_000;
