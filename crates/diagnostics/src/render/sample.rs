//! One set of diagnostics that every format renders in its snapshot.

use std::sync::Arc;

use crate::{At, Code, Diagnostics, Document, Location, Position};

static SERVER_MISSING: Code =
    Code::error("server-missing", "The document names no server.").official("HostRequired");
static DUPLICATE_KEY: Code = Code::error("duplicate-key", "A member stands twice in one object.");
static TENANT_NOT_A_GUID: Code =
    Code::error("tenant-not-a-guid", "Managed identity needs the GUID of a tenant.");
static SUMMARY_TOO_LONG: Code =
    Code::warning("operation-summary-too-long", "A summary has more than 80 characters.")
        .official("OperationSummaryTooLong");
static FORMAT_DROPPED: Code = Code::note("format-dropped", "A format is unknown to the platform.");

/// The last one is left out on purpose: a rule without a known description.
pub(super) static CODES: &[&Code] = &[&DUPLICATE_KEY, &SERVER_MISSING, &SUMMARY_TOO_LONG, &TENANT_NOT_A_GUID];

const YAML: &str = "\
openapi: 3.0.3
info:
  title: Größe, 50 % \"neu\"
paths:
  /pets/{id}:
    get:
      summary: ペット を 取得する
\t  badly: indented
  /pets/{id}:
    get: {}
";

/// A document on one line, as many generators write it.
fn minified() -> String {
    format!("{{{}\"format\":\"uint7\"{}}}", "\"pad\":\"padding\",".repeat(40), ",\"more\":true".repeat(40))
}

pub(super) fn sources() -> Vec<(&'static str, String)> {
    vec![("my spec.yaml", YAML.to_owned()), ("minified.json", minified())]
}

pub(super) fn diagnostics() -> Diagnostics {
    let mut found = Diagnostics::new();
    let root = At::root(Document::Source);
    let paths = root.key("paths");
    let path = paths.key("/pets/{id}");

    found
        .report(&SERVER_MISSING, &root, "the document names no server")
        .help("add `servers:` to the document, or pass --server https://host/path")
        .at = placed(&root, "my spec.yaml", 1, 1);

    let duplicate = found.report(&DUPLICATE_KEY, &path, "the path stands twice in `paths`");
    duplicate.at = placed(&path, "my spec.yaml", 9, 3);
    duplicate.related(placed(&path, "my spec.yaml", 5, 3), "the first one is here");

    let tenant = At::root(Document::Options);
    let tenant = tenant.key("auth");
    let tenant = tenant.key("tenantId");
    let tenant = found.report(&TENANT_NOT_A_GUID, &tenant, "`common` is not the GUID of a tenant");
    tenant.help("look it up with `az account show`,\nor in the portal under Overview");
    tenant.at.file = Some(Arc::from("--tenant-id"));

    let operation = path.key("get");
    let summary = operation.key("summary");
    let long =
        found.report(&SUMMARY_TOO_LONG, &summary, "the summary has 93 characters, 80 are allowed: 50 %");
    long.at = placed(&summary, "my spec.yaml", 7, 16);
    long.related(summary.location(), "without a place");
    long.fix_value("cut it behind the word \u{30ad}", "short");

    let components = root.key("components");
    for (index, column) in [(0, 642), (1, 651)] {
        let schema = components.index(index);
        let dropped = found.report(&FORMAT_DROPPED, &schema, "the format `uint7` is left out");
        dropped.at = placed(&schema, "minified.json", 1, column);
    }
    found.report(&FORMAT_DROPPED, &components, "the format `<b>` is left out").at.file =
        Some(Arc::from("C:\\api,v1\\spec.json"));
    let definitions = At::root(Document::Definition);
    found.report(&FORMAT_DROPPED, &definitions.key("definitions"), "nothing to quote");
    found
}

fn placed(at: &At<'_>, file: &str, line: usize, column: usize) -> Location {
    Location { file: Some(Arc::from(file)), position: Some(Position { line, column }), ..at.location() }
}
