use std::path::PathBuf;

use clap::Args;
use connectorgen::{AuthKind, AuthValues, Cloud, KeyIn, KitOptions, Options, SplitBy};

use super::format::ReportArgs;
use super::levels::LevelArgs;
use super::value;

/// Make a connector from an OpenAPI document
///
/// Writes apiDefinition.swagger.json, apiProperties.json, settings.json and readme.md. A file is touched only when it
/// differs, and nothing is written while there are errors. settings.json is written once and is yours afterwards.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct GenerateArgs {
    /// The OpenAPI document, JSON or YAML; "-" is standard input. Not needed if the configuration names one
    #[arg(value_name = "SPEC")]
    pub(crate) spec: Option<PathBuf>,

    /// Read files outside of the document's folder as well, if the document refers to them
    #[arg(long)]
    pub(crate) allow_outside: bool,

    /// The folder of the connector; it is made if it is not there. Not needed if the configuration names one
    #[arg(short, long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// A connectorgen.yaml that says what the flags do not; "connectorgen init" writes one. Flags win
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// Make the roll-out kit as well: what it takes in Microsoft Entra ID (entra/), deploy.sh, deploy.ps1 and the runbook
    /// SECURITY.md. The configuration names the environments
    #[arg(long)]
    pub(crate) kit: bool,

    /// Write nothing; print what differs from the folder and exit with 1 if anything does
    #[arg(long)]
    pub(crate) check: bool,

    #[command(flatten)]
    pub(crate) auth: AuthArgs,

    #[command(flatten)]
    pub(crate) connector: ConnectorArgs,

    #[command(flatten)]
    pub(crate) selection: SelectionArgs,

    /// Make several connectors, each within the limits of the platform and in a folder of its own below DIR: one for
    /// each tag, or several where one is not enough
    #[arg(long, value_name = "WHAT", value_parser = value::split_by(), help_heading = "Several connectors")]
    split_by: Option<SplitBy>,

    #[command(flatten)]
    pub(crate) levels: LevelArgs,

    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

const EXAMPLES: &str = "\
Examples:
  connectorgen generate openapi.yaml --out connector
  connectorgen generate --config connectorgen.yaml --check
  curl -s https://api.contoso.com/openapi.json | connectorgen generate - --out connector

  An API key in a header, and some of the operations:
  connectorgen generate openapi.yaml --out connector \\
      --auth api-key --key-name X-API-Key --key-in header \\
      --tag orders --exclude-path \"/admin/**\"

  One connector for each tag of a large document:
  connectorgen generate github.json --out connectors --split-by tag

  Microsoft Graph without a client secret:
  connectorgen generate graph.yaml --out connector --operation me.user.GetUser \\
      --auth managed-identity --resource https://graph.microsoft.com --scope User.Read \\
      --client-id 11111111-2222-3333-4444-555555555555 \\
      --tenant-id 66666666-7777-8888-9999-aaaaaaaaaaaa

  The same, and beside it connections of service principals:
  connectorgen generate graph.yaml --out connector --operation me.user.GetUser \\
      --auth managed-identity --auth service-principal \\
      --tenant-id 66666666-7777-8888-9999-aaaaaaaaaaaa";

#[allow(clippy::doc_markdown, reason = "these texts are the help, not Markdown")]
#[derive(Debug, Args)]
#[command(next_help_heading = "Sign-in")]
pub(crate) struct AuthArgs {
    /// How people sign in; repeated, several ways stand side by side and makers choose [default: from-spec]
    #[arg(long, value_name = "MODEL", value_parser = value::auth_kind())]
    pub(crate) auth: Vec<AuthKind>,

    /// The application's client id (OAuth 2.0, Entra ID). A client secret is never asked for: it is given to the
    /// platform on upload [default: a placeholder, reported]
    #[arg(long, value_name = "ID")]
    client_id: Option<String>,

    /// The tenant (Entra ID). A managed identity needs the tenant's own GUID [default: common, and none for
    /// managed-identity]
    #[arg(long, value_name = "GUID")]
    tenant_id: Option<String>,

    /// The resource that tokens are for, to the letter (Entra ID), such as https://management.core.windows.net/ with
    /// its slash
    #[arg(long, value_name = "URI")]
    resource: Option<String>,

    /// The cloud of Microsoft (Entra ID) [default: public, unless the document or the API's address tells another]
    #[arg(long, value_name = "CLOUD", value_parser = value::cloud())]
    cloud: Option<Cloud>,

    /// Make connections with the token that users have already, without a window to sign in (entra-id,
    /// managed-identity)
    #[arg(long)]
    on_behalf_of: bool,

    /// A scope to ask for (OAuth 2.0, Entra ID); may be repeated [default: what the selected operations require]
    #[arg(long = "scope", value_name = "SCOPE")]
    scopes: Vec<String>,

    /// Where users sign in (OAuth 2.0) [default: the document's]
    #[arg(long, value_name = "URL")]
    authorization_url: Option<String>,

    /// Where the code is exchanged for a token (OAuth 2.0) [default: the document's]
    #[arg(long, value_name = "URL")]
    token_url: Option<String>,

    /// Where tokens are renewed (OAuth 2.0) [default: the token URL]
    #[arg(long, value_name = "URL")]
    refresh_url: Option<String>,

    /// The name of the header, query parameter or cookie that carries the key (api-key) [default: the document's]
    #[arg(long, value_name = "NAME")]
    key_name: Option<String>,

    /// Where the key travels (api-key) [default: the document's]
    #[arg(long, value_name = "PLACE", value_parser = value::key_in())]
    key_in: Option<KeyIn>,

    /// What stands before the key in the header, such as "Token" (api-key); makers then enter the key alone
    #[arg(long, value_name = "TEXT")]
    prefix: Option<String>,
}

#[allow(clippy::doc_markdown, reason = "these texts are the help, not Markdown")]
#[derive(Debug, Args)]
#[command(next_help_heading = "Connector")]
pub(crate) struct ConnectorArgs {
    /// The API's address, such as https://api.contoso.com/v1 [default: the document's first server]
    #[arg(long, value_name = "URL")]
    server: Option<String>,

    /// The connector's name [default: the document's title]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// What the connector is for [default: the document's description]
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,

    /// The color behind the icon
    #[arg(long, value_name = "#RRGGBB")]
    brand_color: Option<String>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Which operations (all of them, unless one of the first three is given)")]
pub(crate) struct SelectionArgs {
    /// An operation to take, by operationId or as "GET /pets/{petId}"; may be repeated
    #[arg(long = "operation", value_name = "ID")]
    operations: Vec<String>,

    /// A tag whose operations to take; may be repeated
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,

    /// Paths whose operations to take, such as "/pets/**": * stands for a part of a segment, ** for any number of
    /// segments; may be repeated
    #[arg(long = "path", value_name = "GLOB")]
    paths: Vec<String>,

    /// An operation to leave out; may be repeated
    #[arg(long = "exclude-operation", value_name = "ID")]
    exclude_operations: Vec<String>,

    /// A tag whose operations to leave out; may be repeated
    #[arg(long = "exclude-tag", value_name = "TAG")]
    exclude_tags: Vec<String>,

    /// Paths whose operations to leave out; may be repeated
    #[arg(long = "exclude-path", value_name = "GLOB")]
    exclude_paths: Vec<String>,

    /// Take deprecated operations as well
    #[arg(long)]
    include_deprecated: bool,
}

impl GenerateArgs {
    /// What the flags say, the sign-in apart.
    pub(crate) fn options(&mut self) -> Options {
        let ConnectorArgs { server, title, description, brand_color } = &mut self.connector;
        let chosen = &mut self.selection;
        Options {
            allow_outside: self.allow_outside.then_some(true),
            out: self.out.take(),
            server: server.take(),
            title: title.take(),
            description: description.take(),
            brand_color: brand_color.take(),
            operations: given(&mut chosen.operations),
            tags: given(&mut chosen.tags),
            paths: given(&mut chosen.paths),
            exclude_operations: given(&mut chosen.exclude_operations),
            exclude_tags: given(&mut chosen.exclude_tags),
            exclude_paths: given(&mut chosen.exclude_paths),
            include_deprecated: chosen.include_deprecated.then_some(true),
            split_by: self.split_by,
            fail_on: self.report.fail_on,
            profile: self.levels.profile,
            levels: self.levels.given(),
            kit: self.kit.then(KitOptions::new),
            ..Options::default()
        }
    }

    /// What the flags say about the sign-in.
    pub(crate) fn auth_values(&mut self) -> AuthValues {
        let flags = &mut self.auth;
        AuthValues {
            client_id: flags.client_id.take(),
            tenant_id: flags.tenant_id.take(),
            resource: flags.resource.take(),
            scopes: std::mem::take(&mut flags.scopes),
            authorization_url: flags.authorization_url.take(),
            token_url: flags.token_url.take(),
            refresh_url: flags.refresh_url.take(),
            key_name: flags.key_name.take(),
            key_in: flags.key_in,
            prefix: flags.prefix.take(),
            cloud: flags.cloud,
            on_behalf_of: flags.on_behalf_of.then_some(true),
            ..AuthValues::default()
        }
    }
}

fn given(list: &mut Vec<String>) -> Option<Vec<String>> {
    Some(std::mem::take(list)).filter(|list| !list.is_empty())
}
