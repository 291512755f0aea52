use clap::Args;

/// Write a commented connectorgen.yaml into the current folder
///
/// It holds every setting with an explanation. A file that is there already is left alone.
#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// Replace a connectorgen.yaml that is there already
    #[arg(long)]
    pub(crate) force: bool,
}
