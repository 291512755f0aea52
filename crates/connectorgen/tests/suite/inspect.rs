use connectorgen::{ErrorKind, Format, SourceDoc, inspect};
use serde_json::json;

use crate::document::orders;

#[test]
fn inspection_counts_what_is_there() {
    let mut document = orders();
    document["paths"]["/orders"]["get"]["deprecated"] = true.into();
    document["paths"]["/orders"]["post"] = json!({ "responses": { "204": { "description": "Done." } } });
    let inspection = inspect(&SourceDoc::from_value("orders", document)).unwrap();
    let counts = &inspection.operations;
    assert_eq!((counts.total, counts.deprecated, counts.untagged), (3, 1, 1));
    let by_tag: Vec<_> =
        counts.by_tag.iter().map(|tag| (tag.tag.as_str(), tag.operations, tag.deprecated)).collect();
    assert_eq!(by_tag, [("orders", 1, 1), ("admin", 1, 0)]);
    let schemes = &inspection.security_schemes;
    assert_eq!((schemes[0].name.as_str(), schemes[0].kind.as_str()), ("key", "apiKey"));
    assert_eq!(schemes[0].detail, "header X-API-Key");
    let limits: Vec<_> = inspection.limits.iter().map(|limit| (limit.value > 0, limit.limit)).collect();
    assert_eq!(
        limits,
        [(true, 256), (true, 1_048_576), (true, 500_000), (false, 512), (false, 16_384), (false, 12)]
    );
    assert!(inspection.limits.iter().all(|limit| !limit.is_exceeded()));
}

#[test]
fn more_than_the_platform_takes_is_told() {
    let mut document = orders();
    for index in 0..300 {
        document["paths"][format!("/p{index}")] = json!({ "get": {
            "operationId": format!("getP{index}"), "responses": { "204": { "description": "Done." } },
        } });
    }
    let inspection = inspect(&SourceDoc::from_value("orders", document)).unwrap();
    assert!(inspection.limits[0].is_exceeded());
    assert!(inspection.to_string().contains("302 of       256  over the limit: "), "{inspection}");
}

#[test]
fn document_over_a_limit_gets_the_command_that_divides_it() {
    let mut document = orders();
    assert_eq!(
        inspect(&SourceDoc::from_value("orders", document.clone())).unwrap().command,
        "connectorgen generate - --out connector"
    );
    for index in 0..600 {
        document["paths"][format!("/p{index}")] = json!({ "get": {
            "tags": ["many"], "operationId": format!("getP{index}"), "responses": { "204": { "description": "Done." } },
        } });
    }
    let inspection = inspect(&SourceDoc::from_value("orders", document)).unwrap();
    assert_eq!(inspection.command, "connectorgen generate - --out connectors --split-by tag");
    let tags: Vec<_> = inspection
        .split_by_tag
        .iter()
        .map(|tag| (tag.tag.as_deref(), tag.operations, tag.connectors))
        .collect();
    assert_eq!(tags[0], (Some("many"), 600, 3));
    assert!(inspection.split_by_tag.is_sorted_by(|a, b| a.characters >= b.characters), "{tags:?}");
}

#[test]
fn document_that_cannot_be_read_is_refused() {
    let error = inspect(&SourceDoc::from_text("a.json", "[]", Format::Json)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Input);
    assert_eq!(error.diagnostics().as_slice()[0].id, "unreadable-document");
}

#[test]
fn inspection_shows_the_beginning_of_a_long_tag() {
    let operation = |tag: &str| json!({"get": {"tags": [tag], "responses": {"200": {"description": "ok"}}}});
    let document = json!({
        "swagger": "2.0", "info": {"title": "Pets", "version": "1"}, "host": "example.com",
        "paths": {"/a": operation(&"tag ".repeat(50)), "/b": operation("")},
    });
    let text = inspect(&SourceDoc::from_value("pets", document)).unwrap().to_string();
    assert!(text.contains("  Swagger  2.0\n"), "{text}");
    let tags: Vec<&str> = text.lines().skip_while(|line| *line != "operations: 2").skip(1).take(2).collect();
    assert_eq!(
        tags,
        [
            "  tag tag tag tag tag tag tag tag tag tag …      1",
            "  (empty tag)                                    1"
        ]
    );
}
