//! Values with a fixed set of names: completions, help and "did you mean" come from the same list.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use connectorgen::render::Format;
use connectorgen::{AuthKind, Cloud, EditorSchema, FailOn, KeyIn, Profile, SplitBy};

/// What `--auth` takes.
pub(crate) fn auth_kind() -> impl TypedValueParser<Value = AuthKind> {
    let values = AuthKind::ALL.map(|kind| PossibleValue::new(kind.name()).help(auth_help(kind)));
    PossibleValuesParser::new(values).try_map(|name| name.parse::<AuthKind>())
}

fn auth_help(kind: AuthKind) -> &'static str {
    match kind {
        AuthKind::FromSpec => "What the document's security schemes ask for",
        AuthKind::None => "No sign-in",
        AuthKind::Basic => "User name and password",
        AuthKind::ApiKey => "A key in a header, in the query string, or in a cookie",
        AuthKind::Bearer => "A token in the header Authorization, which each connection holds",
        AuthKind::OAuth2Generic => "OAuth 2.0 with addresses and requests made from templates",
        AuthKind::OAuth2Pkce => "OAuth 2.0, authorization code with PKCE, without a secret",
        AuthKind::ServicePrincipal => {
            "Microsoft Entra ID by an application whose id and secret each connection holds"
        }
        AuthKind::Custom => "Values of your own choice, which connectorgen.yaml lists",
        AuthKind::OAuth2 => "OAuth 2.0, authorization code, with any identity provider",
        AuthKind::EntraId => "Microsoft Entra ID on behalf of the signed-in user, with a client secret",
        AuthKind::ManagedIdentity => "Microsoft Entra ID on behalf of the signed-in user, without any secret",
    }
}

/// What `schema` takes.
pub(crate) fn editor_schema() -> impl TypedValueParser<Value = EditorSchema> {
    let values = EditorSchema::ALL.map(|schema| PossibleValue::new(schema.name()).help(schema.describes()));
    PossibleValuesParser::new(values).try_map(|name| {
        EditorSchema::ALL.into_iter().find(|schema| schema.name() == name).ok_or("no such file")
    })
}

/// What `--cloud` takes.
pub(crate) fn cloud() -> impl TypedValueParser<Value = Cloud> {
    let values = Cloud::ALL.map(|cloud| PossibleValue::new(cloud.name()).help(cloud_help(cloud)));
    PossibleValuesParser::new(values)
        .map(|name| Cloud::ALL.into_iter().find(|cloud| cloud.name() == name).unwrap_or_default())
}

fn cloud_help(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Public => "The cloud for everybody",
        Cloud::Gcc => "US Government (GCC), whose users are in the public Entra ID",
        Cloud::GccHigh => "US Government (GCC High)",
        Cloud::Dod => "US Department of Defense",
        Cloud::China => "China, operated by 21Vianet",
    }
}

/// What `--key-in` takes.
pub(crate) fn key_in() -> impl TypedValueParser<Value = KeyIn> {
    PossibleValuesParser::new(KeyIn::ALL.map(KeyIn::name)).try_map(|name| name.parse::<KeyIn>())
}

/// What `--split-by` takes.
pub(crate) fn split_by() -> impl TypedValueParser<Value = SplitBy> {
    PossibleValuesParser::new(SplitBy::ALL.map(SplitBy::name)).try_map(|name| name.parse::<SplitBy>())
}

/// What `--fail-on` takes.
pub(crate) fn fail_on() -> impl TypedValueParser<Value = FailOn> {
    let values = FailOn::ALL.map(|severity| PossibleValue::new(severity.name()).help(fail_on_help(severity)));
    PossibleValuesParser::new(values).try_map(|name| name.parse::<FailOn>())
}

fn fail_on_help(fail_on: FailOn) -> &'static str {
    match fail_on {
        FailOn::Error => "When there is an error; nothing is written then",
        FailOn::Warning => "When there is an error or a warning",
        FailOn::Never => "Diagnostics never decide the exit code",
    }
}

/// What `--profile` takes.
pub(crate) fn profile() -> impl TypedValueParser<Value = Profile> {
    let values = Profile::ALL.map(|profile| PossibleValue::new(profile.name()).help(profile_help(profile)));
    PossibleValuesParser::new(values).try_map(|name| name.parse::<Profile>())
}

fn profile_help(profile: Profile) -> &'static str {
    match profile {
        Profile::Custom => {
            "For one's own environment: what the platform refuses, and what makers stumble over"
        }
        Profile::Certified => "Certification by Microsoft",
        Profile::IndependentPublisher => "Certification as an independent publisher",
        Profile::Copilot => "Tools of an agent in Copilot Studio",
        Profile::PowerApps => "Functions in Power Apps",
    }
}

/// What `--format` takes.
pub(crate) fn format() -> impl TypedValueParser<Value = Format> {
    let values = Format::ALL.map(|format| PossibleValue::new(format.name()).help(format_help(format)));
    PossibleValuesParser::new(values).try_map(|name| name.parse::<Format>())
}

fn format_help(format: Format) -> &'static str {
    match format {
        Format::Text => "Like a compiler, with the line of the source; on standard error",
        Format::Json => "One JSON array; standard output holds nothing else",
        Format::Sarif => "SARIF 2.1.0, for code scanning; standard output holds nothing else",
        Format::Github => "Annotations of GitHub Actions; on standard output",
        Format::Azure => "Logging commands of Azure Pipelines; on standard output",
        Format::Junit => {
            "JUnit's XML, for what shows the results of tests; standard output holds nothing else"
        }
    }
}
