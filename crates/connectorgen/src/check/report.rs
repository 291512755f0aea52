use connectorgen_diagnostics::Diagnostics;

use crate::Sources;

/// What there is to say about a connector's files.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct CheckReport {
    /// Everything that was found, sorted, with file, line and column.
    pub diagnostics: Diagnostics,
    /// The texts that the diagnostics point to.
    pub sources: Sources,
}
