//! Documents that are made to do harm: refused, soon, and without running out of stack or memory.

use connectorgen_diagnostics::{Diagnostics, JsonPointer};
use connectorgen_spec::{Format, SourceDoc};

use crate::{fault, reports, tree};

const TOO_DEEP: &str = "the document is nested deeper than 127 levels";
const TOO_MUCH: &str = "the anchors and aliases of the document multiply it beyond what can be read";

#[test]
fn depth_of_127_is_read_in_both_formats_and_one_more_is_not() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(tree(&nested(127), Format::Json), tree(&nested(127), Format::Yaml));
    for format in [Format::Json, Format::Yaml] {
        assert_eq!(fault(&nested(128), format), (1, 128, TOO_DEEP.to_owned()));
    }
    let block: String = (0..128).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert_eq!(
        fault(&format!("{block}{}b: 1\n", " ".repeat(128)), Format::Yaml),
        (128, 128, TOO_DEEP.to_owned())
    );
}

#[test]
fn endless_openings_are_too_deep() {
    for opening in ["[", "{\"a\":"] {
        assert_eq!(fault(&opening.repeat(100_000), Format::Json).2, TOO_DEEP);
    }
    for opening in ["[", "{", "- ", "{a: ", "[a, ", ": "] {
        assert_eq!(fault(&opening.repeat(100_000), Format::Yaml).2, TOO_DEEP, "{opening}");
    }
    fault(&"? ".repeat(100_000), Format::Yaml);
}

#[test]
fn depth_by_aliases_is_too_deep() {
    let link =
        |from: usize| format!("a{}: &a{} {}*a{from}{}\n", from + 1, from + 1, "[".repeat(60), "]".repeat(60));
    let chain: String = (0..50).map(link).collect();
    let (line, _, message) = fault(&format!("a0: &a0 1\n{chain}"), Format::Yaml);
    assert_eq!((line, message.as_str()), (4, TOO_DEEP));
}

#[test]
fn bombs_of_aliases_do_not_go_off() {
    let laughs =
        |link: fn(usize) -> String| format!("a0: &a0 {{x: 1}}\n{}", (0..40).map(link).collect::<String>());
    let list = laughs(|n| format!("a{0}: &a{0} [*a{n}, *a{n}, *a{n}, *a{n}]\n", n + 1));
    let mapping = laughs(|n| format!("a{0}: &a{0} {{b: *a{n}, c: *a{n}}}\n", n + 1));
    let merge = laughs(|n| format!("a{0}: &a{0}\n  <<: [*a{n}, *a{n}, {{y{n}: *a{n}}}]\n", n + 1));
    let text = format!("a: &a '{}'\nb:\n{}", "x".repeat(100_000), "- *a\n".repeat(10_000));
    let deep_text = format!(
        "a: &a '{}'\nb: &b [{}]\nc: [{}]\n",
        "x".repeat(1_000),
        "*a,".repeat(999),
        "*b,".repeat(99_999)
    );
    for bomb in [list, mapping, merge, text, deep_text] {
        assert_eq!(fault(&bomb, Format::Yaml).2, TOO_MUCH);
    }
}

#[test]
fn aliases_as_people_use_them_are_read() {
    let operation = "get: &op {responses: {200: &ok {description: Fine, content: {}}, 201: *ok}}";
    let paths: String = (0..1000).map(|n| format!("  /p{n}: *path\n")).collect();
    let value =
        tree(&format!("paths:\n  /first: &path\n    {operation}\n    put: *op\n{paths}"), Format::Yaml);
    assert_eq!(value["paths"].as_object().unwrap().len(), 1001);
    assert_eq!(value["paths"]["/p999"]["put"]["responses"]["201"]["description"], "Fine");
}

#[test]
fn places_in_hostile_text_are_looked_for_within_bounds() {
    let deep = JsonPointer::from_escaped(&"/0".repeat(100_000));
    let member = JsonPointer::from_escaped("/a/b/c");
    let merges: String =
        (0..60).map(|n| format!("a{0}: &a{0} {{<<: [*a{n}, *a{n}, *a{n}]}}\n", n + 1)).collect();
    let texts = [
        "[".repeat(100_000),
        "- ".repeat(100_000),
        "{\"a\":".repeat(100_000),
        "\"".to_owned(),
        "{\"a\\".to_owned(),
    ];
    for format in [Format::Json, Format::Yaml] {
        for text in &texts {
            let doc = SourceDoc::from_text("doc", text.as_str(), format);
            let places = doc.locate(&[deep.clone(), member.clone(), JsonPointer::root()]);
            assert!(places.iter().all(Option::is_some));
        }
    }
    let bomb = SourceDoc::from_text("doc", format!("a0: &a0 {{x: 1}}\n{merges}"), Format::Yaml);
    let places = bomb.locate(&[JsonPointer::from_escaped("/a60/x"), JsonPointer::from_escaped("/a60/y")]);
    let places: Vec<_> = places.into_iter().flatten().map(|place| (place.line, place.column)).collect();
    assert_eq!(places, [(1, 10), (61, 1)]);
}

#[test]
fn cut_off_documents_are_refused_and_never_more() {
    let json = r#"{"openapi": "3.0.0", "info": {"title": "ä\u00e4\n"}, "a": [1, -2.5e3, true, null, {}]}"#;
    let yaml = "openapi: 3.0.0\ninfo: &i {title: \"ä\\n\", <<: {x: 1}}\na:\n  - 'b'\n  - |\n    c\n  - *i\n? d\n: !!int 1\n";
    for (text, format) in [(json, Format::Json), (yaml, Format::Yaml), (json, Format::Yaml)] {
        for (end, _) in text.char_indices() {
            let mut found = Diagnostics::new();
            let doc = SourceDoc::from_text("doc", text.get(..end).unwrap(), format);
            let tree = doc.tree(&mut found).is_some();
            assert!(tree || found.has_errors(), "{end}");
            doc.locate(&[JsonPointer::from_escaped("/info/title"), JsonPointer::from_escaped("/a/2/x")]);
        }
    }
}

#[test]
fn huge_scalars_are_read_as_any_other() {
    // Long enough that whoever goes over them more than once for each character does not come to an end.
    const LENGTH: usize = 400_000;
    let long = "x".repeat(LENGTH);
    let lines = "  word\n".repeat(LENGTH / 7);
    for (text, length) in [
        (format!("a: {long}\n"), LENGTH),
        (format!("a: '{long}'\n"), LENGTH),
        (format!("a: \"{}\"\n", "\\n".repeat(LENGTH / 2)), LENGTH / 2),
        (format!("a: |\n{lines}"), LENGTH / 7 * 5),
        (format!("a: >-\n{lines}"), LENGTH / 7 * 5 - 1),
        (format!("a: start\n{lines}"), LENGTH / 7 * 5 + 5),
        (format!("'': {{? {long} : 1}}\na: b\n#{long}\n"), 1),
        (format!("'': [&{long} 1, *{long}]\na:{}b\n", " ".repeat(LENGTH)), 1),
    ] {
        let read = tree(&text, Format::Yaml);
        assert_eq!(read["a"].as_str().map(str::len), Some(length), "{}", text.get(..20).unwrap());
    }
    let json = format!("{{\"a\": \"{long}\", \"{long}\": \"{}\"}}", "\\u00e4".repeat(LENGTH / 6));
    assert_eq!(tree(&json, Format::Json)["a"].as_str().map(str::len), Some(LENGTH));
    let digits = "9".repeat(LENGTH);
    let (found, read) = reports(&format!("a: {digits}\n"), Format::Yaml);
    assert_eq!((found.len(), read.unwrap()["a"].as_str().map(str::len)), (1, Some(LENGTH)));
}
