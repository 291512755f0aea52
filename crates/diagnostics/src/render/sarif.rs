use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

use serde::Serialize;

use super::Style;
use super::place::{document_name, is_in_a_file};
use crate::{Diagnostic, Fix, JsonPointer, Location, Severity};

/// SARIF 2.1.0 (OASIS), as GitHub's and Azure's code scanning read it.
pub(super) fn write(out: &mut dyn fmt::Write, diagnostics: &[Diagnostic], style: &Style<'_>) -> fmt::Result {
    let rules = rules(diagnostics, style);
    let mut fingerprints = Fingerprints::default();
    let results = diagnostics.iter().map(|d| result(d, &rules, &mut fingerprints)).collect();
    let driver = Driver { name: "connectorgen", information_uri: env!("CARGO_PKG_REPOSITORY"), rules };
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results }],
    };
    let text = serde_json::to_string_pretty(&log).map_err(|_| fmt::Error)?;
    writeln!(out, "{text}")
}

/// One rule for each id that occurs, sorted.
fn rules(diagnostics: &[Diagnostic], style: &Style<'_>) -> Vec<Rule> {
    let mut used: BTreeMap<&'static str, Rule> = BTreeMap::new();
    for d in diagnostics {
        used.entry(d.id).or_insert_with(|| {
            let code = style.codes.iter().find(|code| code.id == d.id);
            let summary = code.map_or_else(|| d.id.replace('-', " "), |code| code.summary.to_owned());
            let severity = code.map_or(d.severity, |code| code.severity);
            Rule {
                id: d.id,
                short_description: Text { text: summary },
                help: style.explain.and_then(|explain| explain(d.id)).map(Help::of),
                default_configuration: Configuration { level: level(severity) },
                properties: d.official.map(|official| RuleProperties { official }),
            }
        });
    }
    used.into_values().collect()
}

fn result<'a>(d: &'a Diagnostic, rules: &[Rule], fingerprints: &mut Fingerprints) -> ResultObject<'a> {
    let text = match &d.help {
        Some(help) => format!("{}\nhelp: {help}", d.message),
        None => d.message.clone(),
    };
    let related = d.other_places().enumerate().map(|(id, (at, message))| RelatedObject {
        id,
        message: Text { text: message.to_owned() },
        place: place(at),
    });
    ResultObject {
        rule_id: d.id,
        rule_index: rules.iter().position(|rule| rule.id == d.id).unwrap_or_default(),
        level: level(d.severity),
        message: Text { text },
        locations: [place(&d.at)],
        related_locations: related.collect(),
        partial_fingerprints: BTreeMap::from([("connectorgen/v1", fingerprints.next(d))]),
        properties: d.fix.as_deref().map(ResultProperties::of),
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn place(at: &Location) -> Place<'_> {
    let region = at.position.map(|p| Region { start_line: p.line, start_column: p.column });
    let physical = is_in_a_file(at)
        .then(|| Physical { artifact_location: Artifact { uri: uri(document_name(at)) }, region });
    let logical = match (physical.is_none(), at.pointer.is_root()) {
        (false, true) => None,
        (true, true) => Some(Logical { name: document_name(at).into(), fully_qualified_name: None }),
        (_, false) => {
            let name = at.pointer.tokens().last().unwrap_or_default();
            Some(Logical { name, fully_qualified_name: Some(&at.pointer) })
        }
    };
    Place { physical_location: physical, logical_locations: logical.into_iter().collect() }
}

/// A path as a URI reference: relative ones stay relative, so that they are found in the repository.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut bytes = path.bytes();
    let drive = bytes.next().is_some_and(|b| b.is_ascii_alphabetic()) && bytes.next() == Some(b':');
    let mut uri = String::new();
    if drive {
        uri.push_str("file:///");
    } else if path.starts_with('/') {
        uri.push_str("file://");
    }
    for (index, byte) in path.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~');
        if plain || (drive && index == 1) {
            uri.push(char::from(byte));
        } else {
            uri.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
    uri
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or_default().to_ascii_uppercase()
}

/// Names of results that survive when lines move: made of id, document and pointer, and of a number where those are
/// the same.
#[derive(Default)]
struct Fingerprints {
    seen: HashMap<u64, usize>,
}

impl Fingerprints {
    fn next(&mut self, d: &Diagnostic) -> String {
        let mut hash = OFFSET_BASIS;
        for part in [d.id, document_name(&d.at), d.at.pointer.as_str()] {
            hash = fnv1a(hash, part.as_bytes());
            hash = fnv1a(hash, &[0]);
        }
        let count = self.seen.entry(hash).or_default();
        *count += 1;
        format!("{hash:016x}:{count}")
    }
}

const OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a: the standard library's hashes may change from release to release.
fn fnv1a(start: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<ResultObject<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    information_uri: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help>,
    default_configuration: Configuration,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<RuleProperties>,
}

/// Viewers that know no Markdown show the text.
#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

impl Help {
    fn of(markdown: String) -> Help {
        Help { text: markdown.clone(), markdown }
    }
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct RuleProperties {
    official: &'static str,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultObject<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Place<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<RelatedObject<'a>>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<ResultProperties<'a>>,
}

/// SARIF's own `fixes` are replacements of text, which nobody knows here.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultProperties<'a> {
    fix: &'a str,
    fix_flags: &'static str,
}

impl<'a> ResultProperties<'a> {
    fn of(fix: &'a Fix) -> ResultProperties<'a> {
        ResultProperties { fix: &fix.title, fix_flags: fix.kind.flags() }
    }
}

#[derive(Serialize)]
struct RelatedObject<'a> {
    id: usize,
    message: Text,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    physical_location: Option<Physical>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical<'a> {
    name: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fully_qualified_name: Option<&'a JsonPointer>,
}

#[cfg(test)]
mod tests {
    use super::{Fingerprints, uri};
    use crate::{At, Code, Diagnostic, Document, Position};

    const CODE: Code = Code::error("some-id", "Something.");

    #[test]
    fn paths_become_uri_references() {
        assert_eq!(uri("specs/my api.yaml"), "specs/my%20api.yaml");
        assert_eq!(uri("/tmp/größe.json"), "file:///tmp/gr%C3%B6%C3%9Fe.json");
        assert_eq!(uri("C:\\api\\spec.json"), "file:///C:/api/spec.json");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }

    #[test]
    fn fingerprint_survives_moved_lines_and_tells_repetitions_apart() {
        let root = At::root(Document::Source);
        let mut found = Diagnostic::new(&CODE, root.key("a").location(), "wrong");
        let before = Fingerprints::default().next(&found);
        found.at.position = Some(Position { line: 7, column: 1 });
        let mut fingerprints = Fingerprints::default();
        assert_eq!(fingerprints.next(&found), before);
        assert_ne!(fingerprints.next(&found), before);
        assert_ne!(fingerprints.next(&Diagnostic::new(&CODE, root.key("b").location(), "wrong")), before);
    }
}
