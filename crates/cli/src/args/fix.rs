use clap::Args;
use connectorgen::FixOptions;

/// What is mended.
#[derive(Debug, Args)]
pub(crate) struct FixArgs {
    /// Mend what can be mended mechanically, and report the rest. Everything else in the files stays as it is
    #[arg(long, help_heading = "Fixing")]
    pub(crate) fix: bool,

    /// Show what --fix would change, and write nothing
    #[arg(long, help_heading = "Fixing", requires = "fix")]
    pub(crate) dry_run: bool,

    /// Rename operations as well, wherever they are named. Flows and apps that use them have to be changed by hand
    #[arg(long, help_heading = "Fixing", requires = "fix")]
    rename_operations: bool,

    /// Put the members of the files in the order of generated connectors, indented by two spaces
    #[arg(long, help_heading = "Fixing", requires = "fix")]
    format_files: bool,
}

impl FixArgs {
    /// The same for the library.
    pub(crate) fn options(&self) -> FixOptions {
        FixOptions::new().rename_operations(self.rename_operations).format_files(self.format_files)
    }
}
