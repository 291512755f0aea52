use connectorgen_diagnostics::{Fix, FixKind};

/// What is done besides the repairs that change nothing flows and apps rely on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FixOptions {
    /// Operations whose ids are not in Pascal case are renamed, wherever they are named. Flows and apps that use them
    /// have to be changed by hand.
    pub rename_operations: bool,
    /// The members of the files are put in the order in which connectors are generated, with two spaces for each step
    /// inwards. Files with comments are left as they are.
    pub format_files: bool,
}

impl FixOptions {
    /// Repairs and nothing else.
    pub const fn new() -> FixOptions {
        FixOptions { rename_operations: false, format_files: false }
    }

    /// Renames operations, or does not.
    pub const fn rename_operations(self, rename_operations: bool) -> FixOptions {
        FixOptions { rename_operations, ..self }
    }

    /// Orders and indents the files, or does not.
    pub const fn format_files(self, format_files: bool) -> FixOptions {
        FixOptions { format_files, ..self }
    }

    pub(super) fn want(self, fix: &Fix) -> bool {
        match fix.kind {
            FixKind::Repair => true,
            FixKind::RenameOperations => self.rename_operations,
        }
    }
}
