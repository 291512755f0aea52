use std::fmt::Write;

use connectorgen_spec::Format;
use serde_json::json;

use crate::{assert_snapshot, fault, render, reports};

/// A text per mistake that people make, with what is said about it.
fn gallery(format: Format, texts: &[&str]) -> String {
    let mut gallery = String::new();
    for text in texts {
        let (found, tree) = reports(text, format);
        assert_eq!(tree, None, "{text}");
        writeln!(gallery, "{}\n{}", text.trim_end().replace('\t', "→").replace('\0', "␀"), render(&found))
            .unwrap();
    }
    gallery
}

#[test]
fn mistakes_in_json_are_told_in_plain_words() {
    let told = gallery(
        Format::Json,
        &[
            "{\n  \"a\": 1,\n}",
            "{\"a\": [1, 2, ]}",
            "{\n  // why\n  \"a\": 1\n}",
            "{\"a\": 1} # why",
            "{'a': 1}",
            "{\"a\": 'b'}",
            "{“a”: 1}",
            "{a: 1}",
            "{\"a\": 1\n \"b\": 2}",
            "{\"a\" 1}",
            "{\"a\": True}",
            "{\"a\": 1,, \"b\": 2}",
            "{\"a\": [1, 2}",
            "{\"a\": \"two\nlines\"}",
            "{\"ä\": \"ö\tü\"}",
            "{\"a\": \"\\d+\"}",
            "{\"a\": \"\\ud83d\"}",
            "{\"a\": 01}",
            "{\"a\": .5}",
            "{\"a\": 1e999}",
            "{\"a\": \"never closed",
            "{\"a\": [1,",
            "{\"a\": {}\n",
            "{\"a\": 1}}",
            "/* why */ {\"a\": 1}",
            "openapi: 3.0.0\n",
            "<!DOCTYPE html>\n<html></html>",
            "{\n<<<<<<< HEAD\n\"a\": 1\n=======\n\"a\": 2\n>>>>>>> theirs\n}",
        ],
    );
    assert_snapshot("mistakes_in_json_are_told_in_plain_words", &told);
}

#[test]
fn mistakes_in_yaml_are_told_in_plain_words() {
    let told = gallery(
        Format::Yaml,
        &[
            "a:\n\tb: 1\n",
            "a: 1\n  b: 2\n",
            "a:\n  b: 1\n c: 2\n",
            "a:\n  - b\n  c: d\n",
            "title: API: the best\n",
            "openapi: 3.0.0\ninfo\n  title: x\n",
            "a: @b\n",
            "a: %b\n",
            "a: **bold** text\n",
            "a: {id}/b\n",
            "a: 'it's'\n",
            "a: \"\\d+\"\n",
            "a: \"\\ud83d\\ude00\"\n",
            "a: \"never closed\n",
            "a: \"never closed\nb: 1\n",
            "a: [1, 2\nb: 3\n",
            "a: {b: 1\nc: 2\n",
            "a: [1,\n",
            "a: [1]]\n",
            "a: | text\n",
            "a: - b\n",
            "a: !x!y z\n",
            "{a: 1} b\n",
            "```yaml\na: 1\n```\n",
            "a: 1\nb:\u{a0}c\nd: e\n",
            "a: {{ b }}\n",
            "<html>\n<p>a: b</p>\n",
            "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n",
            "a: \u{0}\nb: c: d\n",
        ],
    );
    assert_snapshot("mistakes_in_yaml_are_told_in_plain_words", &told);
}

#[test]
fn columns_of_faults_count_characters() {
    let json = "{\"äöü😀\": \"ß\", x}";
    assert_eq!(fault(json, Format::Json).0, 1);
    assert_eq!(fault(json, Format::Json).1, 15);
    let yaml = "a: 1\nb: {\"äöü😀\": ]}\n";
    assert_eq!((fault(yaml, Format::Yaml).0, fault(yaml, Format::Yaml).1), (2, 13));
}

#[test]
fn fault_at_the_end_is_inside_the_text() {
    for (text, place) in [("a: [1,", (1, 7)), ("a: [1,\n", (2, 1)), ("a:\n  - [\n  ", (3, 3))] {
        let (line, column, _) = fault(text, Format::Yaml);
        assert_eq!((line, column), place, "{text}");
    }
    let (line, column, _) = fault("{\"a\": [1,\n", Format::Json);
    assert_eq!((line, column), (1, 10));
}

#[test]
fn line_ends_of_windows_do_not_move_faults() {
    assert_eq!(fault("{\r\n  \"a\": 1,\r\n  b\r\n}", Format::Json).0, 3);
    assert_eq!(fault("{\r\n  \"a\": 1,\r\n  b\r\n}", Format::Json).1, 3);
    let yaml = fault("a: 1\r\nb: *c\r\n", Format::Yaml);
    assert_eq!((yaml.0, yaml.1), (2, 4));
}

#[test]
fn duplicate_keys_in_json_are_errors_with_both_places() {
    let text = "{\n  \"info\": {},\n  \"paths\": {\"/a\": {\"x\": 1, \"\\u0078\": [{\"y\": 1, \"y\": 2}]}},\n  \"info\": {}\n}";
    let (found, tree) = reports(text, Format::Json);
    assert_snapshot("duplicate_keys_in_json_are_errors_with_both_places", &render(&found));
    assert_eq!(tree, Some(json!({"info": {}, "paths": {"/a": {"x": [{"y": 2}]}}})), "the last one counts");
}

#[test]
fn very_many_duplicate_keys_are_counted() {
    let json = format!("{{{}}}", vec!["\"a\": 1"; 1000].join(", "));
    let yaml = "a: 1\n".repeat(1000);
    for (text, format) in [(json, Format::Json), (yaml, Format::Yaml)] {
        let (found, _) = reports(&text, format);
        assert_eq!(found.len(), 101);
        assert_eq!(found[100].message, "899 more keys are given a second time");
    }
}
