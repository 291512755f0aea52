use connectorgen_diagnostics::{Diagnostics, JsonPointer};
use connectorgen_spec::{Format, SourceDoc};
use serde_json::Value;

/// Line and column of each pointer.
fn places<const N: usize>(text: &str, format: Format, pointers: [&str; N]) -> [(usize, usize); N] {
    let doc = SourceDoc::from_text("doc", text, format);
    let pointers = pointers.map(JsonPointer::from_escaped);
    let places = doc.locate(&pointers);
    let places: Vec<_> =
        places.iter().map(|place| place.map(|place| (place.line, place.column)).unwrap()).collect();
    places.try_into().unwrap()
}

fn yaml<const N: usize>(text: &str, pointers: [&str; N]) -> [(usize, usize); N] {
    places(text, Format::Yaml, pointers)
}

const JSON: &str = r#"{
  "openapi": "3.0.0",
  "paths": {
    "/pets/{id}": {
      "get": {"parameters": [{"name": "id"}, {"name": "ü"}], "x~y": null}
    }
  },
  "tags": [ [], [1, 2 , 3] ]
}"#;

#[test]
fn members_are_at_their_key_and_items_at_their_start() {
    let pointers = [
        "",
        "/paths",
        "/paths/~1pets~1{id}",
        "/paths/~1pets~1{id}/get/parameters/1",
        "/paths/~1pets~1{id}/get/parameters/1/name",
    ];
    let expected = [(1, 1), (3, 3), (4, 5), (5, 46), (5, 47)];
    for format in [Format::Json, Format::Yaml] {
        assert_eq!(places(JSON, format, pointers), expected, "{format:?}");
    }
    for format in [Format::Json, Format::Yaml] {
        let more = places(JSON, format, ["/paths/~1pets~1{id}/get/x~0y", "/tags/1/1", "/tags/0", "/openapi"]);
        assert_eq!(more, [(5, 62), (8, 21), (8, 13), (2, 3)], "{format:?}");
    }
}

#[test]
fn block_items_are_at_their_first_key() {
    let text = "a:\n  - b: 1\n    c: 2\n  -\n    d: 3\n  - [x, y]\n  - 'z'\ne: |\n  text\nf:\n- 1\n- - 2\n";
    assert_eq!(
        yaml(text, ["/a/0", "/a/0/c", "/a/1", "/a/2", "/a/2/1", "/a/3", "/e", "/f/0", "/f/1/0"]),
        [(2, 5), (3, 5), (5, 5), (6, 5), (6, 9), (7, 5), (8, 1), (11, 3), (12, 5)]
    );
}

#[test]
fn pointer_that_leads_nowhere_is_at_its_longest_prefix() {
    let pointers = [
        "/nope",
        "/paths/nope",
        "/openapi/x",
        "/tags/7",
        "/tags/1/x",
        "/tags/01",
        "/paths/~1pets~1{id}/put/x",
    ];
    let expected = [(1, 1), (3, 3), (2, 3), (8, 3), (8, 17), (8, 3), (4, 5)];
    for format in [Format::Json, Format::Yaml] {
        assert_eq!(places(JSON, format, pointers), expected, "{format:?}");
    }
}

/// Keys with escapes, parts that are no objects, levels in other places than OpenAPI has them.
const ODD: [&str; 4] = [
    r#"{"paths" : {"\/a": {"get": {"x": 1}}, "/b":{"get":[{"y":2}]}}, "components": {"schemas": {"A": {"b": 1}}}}"#,
    r#"{"paths":[{"/a":1}],"components":{"schemas":"none","responses":{},"parameters":[1]},"tags":[{"name":"t"}]}"#,
    "{ \"ä\" :\r\n [ ] ,\r\n\"paths\"\t: { \"/ü\" : { \"get\" : { \"ö\" : { } } } , \"x\" : 1 } , \"z\" : { \"paths\" : { \"/a\" : 1 } } }",
    "[{\"paths\": {\"/a\": 1}}, 2]",
];

/// Every pointer in a tree, and one that leads nowhere below each.
fn pointers(value: &Value, at: &JsonPointer, found: &mut Vec<JsonPointer>) {
    found.extend([at.clone(), at.join("nowhere")]);
    for (key, value) in value.as_object().into_iter().flatten() {
        pointers(value, &at.join(key), found);
    }
    for (index, value) in value.as_array().into_iter().flatten().enumerate() {
        pointers(value, &at.join(&index.to_string()), found);
    }
}

#[test]
fn places_are_the_same_before_and_after_reading() {
    let ours = include_str!("../../../../specs/arm-subscriptions/openapi.json");
    for text in ODD.into_iter().chain([JSON, ours]) {
        let doc = || SourceDoc::from_text("doc", text, Format::Json);
        let mut wanted = Vec::new();
        let read = doc();
        let tree = read.tree(&mut Diagnostics::new()).unwrap();
        pointers(&tree, &JsonPointer::root(), &mut wanted);
        for (pointer, place) in wanted.iter().zip(read.locate(&wanted)) {
            assert_eq!(doc().locate(std::slice::from_ref(pointer)), [place], "{pointer} of {text}");
        }
        assert_eq!(doc().locate(&wanted), read.locate(&wanted), "{text}");
    }
}

#[test]
fn columns_count_characters_and_lines_of_all_kinds() {
    for (name, end) in [("unix", "\n"), ("windows", "\r\n"), ("old", "\r")] {
        let json = format!("{{{end}\"ä😀\": {{\"ö\": 1, \"ü\": 2}},{end}{end}\"b\": 3}}");
        let flow = format!("{{{end} ä😀: {{ö: 1, ü: 2}},{end}{end} b: 3}}");
        assert_eq!(places(&json, Format::Json, ["/ä😀/ü", "/b"]), [(2, 16), (4, 1)], "{name}");
        assert_eq!(places(&json, Format::Yaml, ["/ä😀/ü", "/b"]), [(2, 16), (4, 1)], "{name}");
        assert_eq!(yaml(&flow, ["/ä😀/ü", "/b"]), [(2, 13), (4, 2)], "{name}");
    }
}

#[test]
fn byte_order_mark_is_not_counted() {
    assert_eq!(yaml("\u{feff}a: {b: 1}\n", ["/a", "/a/b"]), [(1, 1), (1, 5)]);
    assert_eq!(places("\u{feff}{\"a\": 1}", Format::Json, ["/a"]), [(1, 2)]);
}

#[test]
fn keys_are_compared_as_text() {
    let text = "200: a\n'404': b\non: c\n\"d\\u0065\": e\n? f\n: g\n&k h: i\n";
    assert_eq!(
        yaml(text, ["/200", "/404", "/on", "/de", "/f", "/h"]),
        [(1, 1), (2, 1), (3, 1), (4, 1), (5, 3), (7, 1)]
    );
    assert_eq!(places("{\"a\\/b\\u0063\": 1}", Format::Json, ["/a~1bc"]), [(1, 2)]);
}

#[test]
fn pointers_go_through_aliases_to_where_it_is_written() {
    let text = "a: &a\n  x: {y: [1, &n {z: 2}]}\nb: *a\nc:\n  - *n\n  - 5\nd: &k name\n*k : {e: 1}\n";
    assert_eq!(
        yaml(text, ["/b", "/b/x", "/b/x/y/1/z", "/b/nope", "/c/0", "/c/0/z", "/c/1", "/name/e", "/a/x"]),
        [(3, 1), (2, 3), (2, 18), (3, 1), (5, 5), (2, 18), (6, 5), (8, 7), (2, 3)]
    );
}

#[test]
fn alias_of_an_alias_is_followed() {
    let text = "a: &a {x: 1}\nb: &b {c: *a, d: [*a]}\ne: *b\n";
    assert_eq!(yaml(text, ["/e/c", "/e/c/x", "/e/d/0", "/e/d/0/x"]), [(2, 8), (1, 8), (2, 19), (1, 8)]);
}

#[test]
fn pointers_go_into_what_is_merged() {
    let text = "base: &base\n  get: {id: 1}\n  put: {id: 2}\nmore: &more {put: 3, del: 4}\n\
                use:\n  <<: [*base, *more, {patch: 5}]\n  get: {other: 6}\n";
    assert_eq!(
        yaml(text, ["/use/put/id", "/use/get", "/use/get/id", "/use/del", "/use/patch", "/use/nope"]),
        [(3, 9), (7, 3), (7, 3), (4, 22), (6, 23), (5, 1)],
        "what stands there wins, then the first"
    );
    let nested = "x: &x {a: 1}\ny: &y\n  <<: *x\n  b: 2\nz:\n  c: 3\n  <<: *y\n";
    assert_eq!(yaml(nested, ["/z/a", "/z/b", "/z/c", "/y/a"]), [(1, 8), (4, 3), (6, 3), (1, 8)]);
    assert_eq!(yaml("a:\n  !!str <<: {b: 1}\n", ["/a/<</b", "/a/b"]), [(2, 14), (1, 1)]);
    let inline = "a:\n  <<: {b: {c: 1}}\n  '<<': 2\n";
    assert_eq!(yaml(inline, ["/a/b/c", "/a/<<"]), [(2, 12), (3, 3)]);
}

#[test]
fn last_of_two_equal_keys_is_the_place() {
    let json = "{\"a\": {\"b\": 1}, \"a\": {\"b\": 2, \"c\": 3}, \"d\": 4}";
    let expected = [(1, 17), (1, 23), (1, 31), (1, 40)];
    for format in [Format::Json, Format::Yaml] {
        assert_eq!(places(json, format, ["/a", "/a/b", "/a/c", "/d"]), expected, "{format:?}");
    }
}

#[test]
fn only_the_first_document_is_searched() {
    assert_eq!(yaml("---\na: 1\n---\nb: 2\n", ["/a", "/b"]), [(2, 1), (1, 1)]);
}

#[test]
fn text_with_a_fault_is_searched_up_to_it() {
    assert_eq!(yaml("a: 1\nb: @\nc: 2\n", ["/a", "/c"]), [(1, 1), (1, 1)]);
    assert_eq!(places("{\"a\": 1, \"b\" }", Format::Json, ["/a", "/c"]), [(1, 2), (1, 1)]);
}

#[test]
fn many_and_equal_pointers_keep_their_order() {
    let text: String = (0..2000).map(|n| format!("k{n}: {{v: {n}}}\n")).collect();
    let doc = SourceDoc::from_text("doc", text, Format::Yaml);
    let pointers: Vec<_> =
        (0..2000).rev().chain(0..2000).map(|n| JsonPointer::from_escaped(&format!("/k{n}/v"))).collect();
    let lines: Vec<_> = doc.locate(&pointers).into_iter().map(|place| place.unwrap().line).collect();
    assert_eq!(lines, (1..=2000).rev().chain(1..=2000).collect::<Vec<_>>());
}
