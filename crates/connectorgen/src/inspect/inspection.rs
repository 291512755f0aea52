use connectorgen_diagnostics::{Diagnostics, Severity};
use connectorgen_spec::{Selection, SourceDoc, Spec, parse, resolve_locations};
use indexmap::IndexMap;
use openapiv3::OpenAPI;
use serde::Serialize;

use super::schemes;
use super::sizes::Survey;
use crate::{Error, Sources};

/// What is in a document. [`Display`](std::fmt::Display) is for people, [`Serialize`] for programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Inspection {
    /// The name of the document: usually its path.
    pub document: String,
    /// The title.
    pub title: String,
    /// The version of OpenAPI, as the document states it.
    pub openapi: String,
    /// The version of the API.
    pub version: String,
    /// The addresses of the API.
    pub servers: Vec<String>,
    /// The ways to sign in that the document declares.
    pub security_schemes: Vec<Scheme>,
    /// The operations.
    pub operations: OperationCounts,
    /// How a connector of all operations that are not deprecated stands to the platform's limits.
    pub limits: Vec<Limit>,
    /// The connectors that `--split-by tag` would make of the same operations, largest first.
    pub split_by_tag: Vec<TagSize>,
    /// The command that makes a connector within the limits, or several.
    pub command: String,
    /// How many errors `generate` would report, its checks of the result apart.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How many notes.
    pub notes: usize,
}

/// A security scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Scheme {
    /// Its name.
    pub name: String,
    /// Its type, as the document states it: `apiKey`, `http`, `oauth2`, `openIdConnect`, `mutualTLS`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Where the credential travels or comes from: ``header `X-API-Key` ``, `bearer`, the flows and their addresses.
    pub detail: String,
}

/// How many operations there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct OperationCounts {
    /// All of them.
    pub total: usize,
    /// Those that are deprecated, and left out unless asked for.
    pub deprecated: usize,
    /// Those without a tag.
    pub untagged: usize,
    /// By tag, in the order of the document. An operation with several tags counts for each.
    pub by_tag: Vec<TagCount>,
}

/// How many operations have a tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct TagCount {
    /// The tag.
    pub tag: String,
    /// How many operations have it, deprecated ones included.
    pub operations: usize,
    /// How many of them are deprecated.
    pub deprecated: usize,
}

/// The operations of a tag as connectors of their own. An operation counts for its first tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct TagSize {
    /// The tag; nothing for operations without one.
    pub tag: Option<String>,
    /// How many operations there are, with those that others need to fill choices or to end a subscription.
    pub operations: usize,
    /// How many connectors they are divided among.
    pub connectors: usize,
    /// The most schemas in one operation, references followed.
    pub schemas: u64,
    /// How many steps it is to the innermost schema.
    pub depth: u64,
    /// How many characters the definitions have together, without what the sign-in adds.
    pub characters: usize,
}

/// A limit of the platform, and where the connector stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Limit {
    /// What is counted.
    pub what: &'static str,
    /// How much of it there is.
    pub value: usize,
    /// How much there may be.
    pub limit: usize,
    /// The place with the most, where it is counted for each place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub largest: Option<String>,
    /// What happens above the limit.
    pub consequence: &'static str,
}

impl Limit {
    /// True when there is more than there may be.
    pub fn is_exceeded(&self) -> bool {
        self.value > self.limit
    }
}

/// Looks into a document. The sizes come from really making the connector's definition in memory.
///
/// [`Error::Rejected`] says why a document cannot be read.
pub fn inspect(document: &SourceDoc) -> Result<Inspection, Error> {
    let mut found = Diagnostics::new();
    let everything = Selection { include_deprecated: true, ..Selection::default() };
    let Some(spec) = parse(document, &everything, &mut found) else {
        resolve_locations(document, &mut found);
        found.sort();
        let sources = Sources::from(document.clone());
        return Err(Error::Rejected { diagnostics: found, sources });
    };
    let operations = count(spec.openapi());
    let (survey, found) = if operations.deprecated == 0 {
        (Survey::of(&spec, &mut found), found)
    } else {
        without_deprecated(document)
    };
    let openapi = spec.openapi();
    Ok(Inspection {
        document: document.name().to_owned(),
        title: openapi.info.title.clone(),
        openapi: openapi.openapi.clone(),
        version: openapi.info.version.clone(),
        servers: openapi.servers.iter().map(|server| server.url.clone()).collect(),
        security_schemes: schemes::of(&spec),
        operations,
        command: command(document, &survey.limits),
        limits: survey.limits,
        split_by_tag: survey.tags,
        errors: found.count(Severity::Error),
        warnings: found.count(Severity::Warning),
        notes: found.count(Severity::Note),
    })
}

/// The sizes and the diagnostics of what `generate` takes when nothing is chosen.
fn without_deprecated(document: &SourceDoc) -> (Survey, Diagnostics) {
    let mut found = Diagnostics::new();
    let spec: Option<Spec> = parse(document, &Selection::default(), &mut found);
    let survey = spec.map(|spec| Survey::of(&spec, &mut found)).unwrap_or_default();
    (survey, found)
}

/// What to run: one connector if it is within the limits, otherwise one for each tag.
fn command(document: &SourceDoc, limits: &[Limit]) -> String {
    let name = if document.path().is_some() { document.name() } else { "-" };
    let name = if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name.to_owned() };
    if limits.iter().any(Limit::is_exceeded) {
        format!("connectorgen generate {name} --out connectors --split-by tag")
    } else {
        format!("connectorgen generate {name} --out connector")
    }
}

fn count(openapi: &OpenAPI) -> OperationCounts {
    let mut by_tag: IndexMap<&str, (usize, usize)> =
        openapi.tags.iter().map(|tag| (tag.name.as_str(), (0, 0))).collect();
    let (mut total, mut deprecated, mut untagged) = (0, 0, 0);
    for (_, _, operation) in openapi.operations() {
        let old = usize::from(operation.deprecated);
        total += 1;
        deprecated += old;
        untagged += usize::from(operation.tags.is_empty());
        for tag in &operation.tags {
            let (all, gone) = by_tag.entry(tag).or_default();
            *all += 1;
            *gone += old;
        }
    }
    let by_tag = by_tag.into_iter().filter(|(_, (operations, _))| *operations > 0);
    let by_tag = by_tag.map(|(tag, (operations, deprecated))| TagCount {
        tag: tag.to_owned(),
        operations,
        deprecated,
    });
    OperationCounts { total, deprecated, untagged, by_tag: by_tag.collect() }
}
