use connectorgen_spec::Format;
use serde_json::{Value, json};

use crate::{assert_snapshot, fault, render, reports};

fn tree(text: &str) -> Value {
    crate::tree(text, Format::Yaml)
}

/// The tree as text, so that the order of keys is compared as well.
fn printed(text: &str) -> String {
    tree(text).to_string()
}

#[test]
fn plain_scalars_follow_the_core_schema() {
    let text = "{a: 1, b: 1.10, c: 017, d: 0o17, e: 0x1F, f: 1_000, g: 1e3, h: -0, i: 0.16001e0, j: ~, k: , l: True, \
                m: yes, n: 2024-01-31, o: 1.2.3, p: no, q: 12:30, r: +1, s: .5, t: 5.}";
    assert_eq!(
        tree(text),
        json!({"a": 1, "b": 1.1, "c": 17, "d": 15, "e": 31, "f": "1_000", "g": 1000.0, "h": 0, "i": 0.16001, "j": null,
               "k": null, "l": true, "m": "yes", "n": "2024-01-31", "o": "1.2.3", "p": "no", "q": "12:30", "r": 1,
               "s": 0.5, "t": 5.0})
    );
}

#[test]
fn numbers_beyond_64_bits_are_the_nearest_float() {
    // OpenAI's published document has the first one.
    let text = "[-9223372036854775809, 18446744073709551616, 18446744073709551615, -9223372036854775808]";
    let expected = json!([-9_223_372_036_854_775_809.0, 18_446_744_073_709_551_616.0, u64::MAX, i64::MIN]);
    assert_eq!(tree(text), expected);
    assert_eq!(crate::tree(text, Format::Json), expected);
}

#[test]
fn quoted_and_block_scalars_are_text() {
    let text = "a: '1'\nb: \"true\"\nc: |\n  12\nd: >-\n  null\ne: ''\nf: '~'\n";
    assert_eq!(tree(text), json!({"a": "1", "b": "true", "c": "12\n", "d": "null", "e": "", "f": "~"}));
}

#[test]
fn tags_of_yaml_are_honoured_and_others_ignored() {
    let text = "[!!str 1, !!int '12', !!float 3, !!bool 'true', !!null '', ! 7, !<tag:yaml.org,2002:str> null, \
                !mine 5, !!timestamp 2024-01-31, !!set {a: }, !!str]";
    let expected = json!(["1", 12, 3.0, true, null, "7", "null", 5, "2024-01-31", {"a": null}, ""]);
    assert_eq!(tree(text), expected);
}

#[test]
fn values_without_counterpart_in_json_become_text_with_a_warning() {
    let (found, tree) = reports("a:\n  - .inf\n  - !!int many\nb: -.INF\nc: 1e999\n", Format::Yaml);
    assert_eq!(tree.unwrap(), json!({"a": [".inf", "many"], "b": "-.INF", "c": "1e999"}));
    assert_snapshot("values_without_counterpart_in_json_become_text_with_a_warning", &render(&found));
}

#[test]
fn keys_are_the_text_as_written() {
    let text = "200: a\n1.10: b\non: c\nnull: d\n~: e\ntrue: f\n0x1F: g\n'404': h\n2024-01-31: i\n!!int 5: j\n? k\n: l\n";
    assert_eq!(
        printed(text),
        r#"{"200":"a","1.10":"b","on":"c","null":"d","~":"e","true":"f","0x1F":"g","404":"h","2024-01-31":"i","5":"j","k":"l"}"#
    );
    assert_eq!(tree(": a"), json!({"": "a"}));
}

#[test]
fn keys_that_are_no_scalars_are_refused() {
    let message = "a list or a mapping stands where a key is wanted";
    assert_eq!(fault("x:\n  ? [a]\n  : b\n", Format::Yaml), (2, 5, message.to_owned()));
    assert_eq!(fault("a: {{ name }}\n", Format::Yaml), (1, 5, message.to_owned()));
    assert_eq!(fault("a: &a [b]\nc:\n  *a : d\n", Format::Yaml), (3, 3, message.to_owned()));
}

#[test]
fn aliases_stand_for_what_they_refer_to() {
    let text = "a: &a {x: [1, &n 2]}\nb: *a\nc: [*n, *n]\nd: &k name\n*k : e\n";
    assert_eq!(
        tree(text),
        json!({"a": {"x": [1, 2]}, "b": {"x": [1, 2]}, "c": [2, 2], "d": "name", "name": "e"})
    );
    let again = "a: &x 1\nb: *x\nc: &x 2\nd: *x\n";
    assert_eq!(tree(again), json!({"a": 1, "b": 1, "c": 2, "d": 2}), "an anchor may be given anew");
    let written = "a: &x 0x10\n*x : b\n";
    assert_eq!(tree(written), json!({"a": 16, "0x10": "b"}), "an alias as key is the text as written");
}

#[test]
fn alias_inside_of_its_anchor_is_refused() {
    assert_eq!(
        fault("info: &a\n  title: x\n  x-more: *a\n", Format::Yaml),
        (3, 11, "the alias stands inside of what it refers to".to_owned())
    );
}

#[test]
fn merge_keys_bring_in_what_is_not_given() {
    let text = "base: &base {a: 1, b: 2}\nuse:\n  first: 0\n  <<: *base\n  b: 3\n  c: 4\n";
    assert_eq!(printed(text), r#"{"base":{"a":1,"b":2},"use":{"first":0,"a":1,"b":3,"c":4}}"#);
    assert_eq!(tree("{<<: {a: 1}, b: 2}"), json!({"a": 1, "b": 2}), "inline");
    let list = "x: &x {a: 1}\ny: &y {a: 2, b: 2}\nz:\n  <<: [*x, *y, {b: 3, c: 3}]\n";
    assert_eq!(tree(list)["z"], json!({"a": 1, "b": 2, "c": 3}), "earlier ones win");
    let twice = "x: &x {a: 1}\ny: &y {a: 2, b: 2}\nz:\n  <<: *x\n  <<: *y\n";
    assert_eq!(tree(twice)["z"], json!({"a": 1, "b": 2}), "two merge keys are like a list");
    let nested = "x: &x {a: 1}\ny: &y {<<: *x, b: 2}\nz: {<<: *y, c: 3}\n";
    assert_eq!(tree(nested)["z"], json!({"a": 1, "b": 2, "c": 3}));
    assert_eq!(tree("'<<': {a: 1}"), json!({"<<": {"a": 1}}), "a quoted one is a key as any other");
    assert_eq!(tree("!!str <<: {a: 1}"), json!({"<<": {"a": 1}}), "and so is one that is tagged as text");
    let alias_of_list = "x: &x [{a: 1}, {b: 2}]\nz: {<<: *x}\n";
    assert_eq!(tree(alias_of_list)["z"], json!({"a": 1, "b": 2}));
}

#[test]
fn merge_of_something_else_is_refused() {
    let message = "the merge key `<<` takes a mapping, an alias of one, or a list of them";
    for text in ["a:\n  <<: 1\n", "a:\n  <<: [{b: 1}, 2]\n", "a:\n  <<:\n"] {
        assert_eq!(fault(text, Format::Yaml), (2, 3, message.to_owned()), "{text}");
    }
}

#[test]
fn duplicate_keys_are_errors_with_both_places() {
    let text = "info: {title: a}\npaths:\n  /ä:\n    get: 1\n    get: 2\n  '/ä': 3\nlist: [{a: 1, \"a\": 2}]\ninfo: b\n";
    let (found, tree) = reports(text, Format::Yaml);
    assert_snapshot("duplicate_keys_are_errors_with_both_places", &render(&found));
    let expected = json!({"info": "b", "paths": {"/ä": 3}, "list": [{"a": 2}]});
    assert_eq!(tree, Some(expected), "the last one counts");
}

#[test]
fn key_that_a_merge_brings_in_is_no_duplicate() {
    assert_eq!(tree("a: &a {x: 1}\nb: {x: 2, <<: *a}\n")["b"], json!({"x": 2}));
}

#[test]
fn second_document_is_not_read() {
    let (found, tree) = reports("---\na: 1\n---\nb: [\n", Format::Yaml);
    assert_eq!(tree, Some(json!({"a": 1})));
    assert_snapshot("second_document_is_not_read", &render(&found));
    for text in ["---\na: 1\n...\n", "a: 1\n---\n", "%YAML 1.2\n---\na: 1\n", "a: 1\n---\n# nothing\n...\n"] {
        assert_eq!(crate::tree(text, Format::Yaml), json!({"a": 1}), "{text}");
    }
}

#[test]
fn empty_documents_before_the_first_are_passed_over() {
    for text in ["---\n---\na: 1\n", "---\n# nothing\n---\n---\na: 1\n", "--- ~\n...\n---\na: 1\n...\n"] {
        assert_eq!(crate::tree(text, Format::Yaml), json!({"a": 1}), "{text}");
    }
    let (line, _, _) = fault("---\n---\na: [\nb: 1", Format::Yaml);
    assert_eq!(line, 4);
}

#[test]
fn tabs_between_tokens_are_read() {
    assert_eq!(tree("b: [1,\t2]\t# c\nc: d\t\n"), json!({"b": [1, 2], "c": "d"}));
    let aligned = "a:\t1\nbb:\t\tword\nc: {d:\te}\nf:\n- g:\t-1\n\th:\t.5\n".replace("\n\th", "\n  h");
    assert_eq!(tree(&aligned), json!({"a": 1, "bb": "word", "c": {"d": "e"}, "f": [{"g": -1, "h": 0.5}]}));
}

#[test]
fn tabs_inside_of_texts_stay() {
    let text = "a:\tb\nblock: |\n  x:\ty\nquoted: \"x:\ty\"\nsingle: 'x:\ty\n\n  z:\tw'\nfolded: >-\n  ä x:\ty\n\n  z\nc:\td\n";
    let expected = json!({"a": "b", "block": "x:\ty\n", "quoted": "x:\ty", "single": "x:\ty\nz:\tw",
        "folded": "ä x:\ty\nz", "c": "d"});
    assert_eq!(tree(text), expected);
}
