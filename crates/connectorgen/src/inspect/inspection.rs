use connectorgen_diagnostics::{Diagnostics, Severity};
use connectorgen_spec::{Selection, SourceDoc, Spec, parse, resolve_locations};
use indexmap::IndexMap;
use openapiv3::OpenAPI;
use serde::Serialize;

use super::{schemes, sizes};
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
    let (limits, found) = if operations.deprecated == 0 {
        (sizes::limits(&spec, &mut found), found)
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
        limits,
        errors: found.count(Severity::Error),
        warnings: found.count(Severity::Warning),
        notes: found.count(Severity::Note),
    })
}

/// The limits and the diagnostics of what `generate` takes when nothing is chosen.
fn without_deprecated(document: &SourceDoc) -> (Vec<Limit>, Diagnostics) {
    let mut found = Diagnostics::new();
    let spec: Option<Spec> = parse(document, &Selection::default(), &mut found);
    let limits = spec.map(|spec| sizes::limits(&spec, &mut found)).unwrap_or_default();
    (limits, found)
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
