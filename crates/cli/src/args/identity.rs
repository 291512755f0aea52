use std::path::PathBuf;

use clap::{Args, ValueEnum};
use connectorgen::{FailOn, Identity};

use super::value;

/// Read back what the platform has made: redirect URL and managed identity
///
/// Takes the redirect URL and the managed identity of a downloaded connector apart and checks that they belong to each
/// other and to the configuration. With --environment, writes the federated credential for the application, as
/// entra/federated-credential.NAME.json below --out.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct IdentityArgs {
    /// The folder that "paconn download" or "pac connector download" made, or an apiProperties.json
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,

    /// The environment that it was downloaded from, as the configuration names it
    #[arg(long, value_name = "NAME")]
    pub(crate) environment: Option<String>,

    /// A connectorgen.yaml to check against
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// The folder of the connector, for the federated credential [default: that of the configuration]
    #[arg(short, long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Print this value and nothing else
    #[arg(long, value_name = "VALUE", conflicts_with = "format")]
    pub(crate) get: Option<IdentityValue>,

    /// How it is printed
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: IdentityFormat,

    /// From which severity on the exit code is 1 [default: error]
    #[arg(long, value_name = "SEVERITY", value_parser = value::fail_on())]
    pub(crate) fail_on: Option<FailOn>,
}

const EXAMPLES: &str = "\
Examples:
  connectorgen identity downloaded
  connectorgen identity downloaded --config connectorgen.yaml --environment dev
  connectorgen identity downloaded --get redirect-url";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum IdentityFormat {
    /// For people
    Text,
    /// One JSON object
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum IdentityValue {
    /// The redirect URL
    RedirectUrl,
    /// The issuer of the managed identity
    Issuer,
    /// The subject of the managed identity
    Subject,
    /// The audience of the managed identity
    Audience,
    /// The application that signs in
    ClientId,
    /// Its tenant
    TenantId,
}

impl IdentityValue {
    /// The value, if there is one.
    pub(crate) fn of(self, identity: &Identity) -> Option<&str> {
        let managed = identity.managed_identity.as_ref();
        let value = match self {
            IdentityValue::RedirectUrl => identity.redirect_url.as_deref(),
            IdentityValue::Issuer => managed.map(|managed| managed.issuer.as_str()),
            IdentityValue::Subject => managed.map(|managed| managed.subject.as_str()),
            IdentityValue::Audience => managed.map(|managed| managed.audience.as_str()),
            IdentityValue::ClientId => identity.client_id.as_deref(),
            IdentityValue::TenantId => identity.tenant_id.as_deref(),
        };
        value.filter(|value| !value.is_empty())
    }
}
