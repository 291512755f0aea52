//! Documents that are something else are called by what they are.

use connectorgen_diagnostics::Diagnostics;
use connectorgen_spec::{Selection, SourceDoc, parse};

fn refusal(text: &str) -> String {
    let doc = SourceDoc::from_bytes("doc", text.as_bytes().to_vec(), None).unwrap();
    let mut found = Diagnostics::new();
    assert!(parse(&doc, &Selection::default(), &mut found).is_none());
    let [only] = found.as_slice() else { panic!("{found:?}") };
    assert!(only.help.is_some(), "{text}");
    only.message.clone()
}

#[test]
fn document_of_another_kind_is_called_by_its_name() {
    for (text, kind) in [
        ("swaggerVersion: '1.2'\napis: []\n", "a document of Swagger 1"),
        ("asyncapi: 2.6.0\ninfo: {}\n", "an AsyncAPI document"),
        ("arazzo: 1.0.0\n", "an Arazzo document"),
        ("overlay: 1.0.0\n", "an Overlay"),
        (r#"{"info": {"_postman_id": "x", "name": "Pets"}, "item": []}"#, "a Postman collection"),
        ("_type: export\n__export_format: 4\n", "an export of Insomnia"),
        (
            r#"{"kind": "discovery#restDescription", "discoveryVersion": "v1"}"#,
            "a discovery document of Google",
        ),
        (r#"{"log": {"entries": []}}"#, "a recording of HTTP traffic (HAR)"),
        (r#"{"data": {"__schema": {}}}"#, "a GraphQL schema"),
        (r#"{"$schema": "https://json-schema.org/draft/2020-12/schema"}"#, "a JSON Schema"),
        ("#%RAML 1.0\ntitle: Pets\n", "a RAML document"),
        ("FORMAT: 1A\n# Pets\n", "an API Blueprint"),
        (
            "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n",
            "a pointer to a file in Git LFS",
        ),
        ("<!DOCTYPE html>\n<html></html>\n", "a web page or XML"),
    ] {
        assert_eq!(refusal(text), format!("this is {kind}, not an OpenAPI document"));
    }
}

#[test]
fn document_of_no_kind_is_told_what_it_lacks() {
    assert_eq!(refusal("pets: []\n"), "this is not an OpenAPI document: it does not state its version");
    assert_eq!(refusal("[1, 2]"), "this is not an OpenAPI document: it is not an object");
    assert_eq!(refusal("hello"), "this is not an OpenAPI document: it is not an object");
}
