use clap::Args;

/// Say what a rule or another diagnostic is about
///
/// What it reports, why that is bad, an example that is reported and one that is not, and how to fix it.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// The id, as it stands in brackets behind a severity, or Microsoft's name of the rule
    #[arg(value_name = "RULE")]
    pub(crate) name: String,
}
