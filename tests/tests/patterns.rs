//! Regular expressions are taken and refused as .NET does, as far as Mono is there to ask.

use std::process::Command;

use connectorgen_model::regex;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::project::path;

/// What expressions are made of, whole and broken. No `x`: behind `(?` it switches to free spacing, which is not looked at.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "a", "b", "0", "1", "9", "(", ")", "[", "]", "{", "}", "*", "+", "?", "|", "^", "$", ".", "-", ",", ":", "=", "!", "<", ">",
    "\\", "_", "#", "/", " ", "'", "é", "😀", "(?:", "(?=", "(?<=", "(?<n>", "(?<", "(?'q'", "(?<2>", "(?<n-1>", "(?<-n>", "(?i)",
    "(?-i:", "(?P<", "(?>", "(?(", "(?(1)", "(?(n)", "(?#", "(a)", "[^", "[a-z", "-[", "[a]", "[:alpha:]", "[:", "\\d", "\\w",
    "\\p{L}", "\\p{Lz}", "\\p{IsGreek}", "\\u0041", "\\x4", "\\c", "\\cA", "\\k<n>", "\\k", "\\0", "\\1", "\\2", "\\7", "\\8", "\\12",
    "\\Q", "\\E", "\\b", "\\-", "\\]", "\\<", "\\'", "{2}", "{2,}", "{2,3}", "{3,2}", "{,3}", "??", "+?",
];

#[test]
fn pattern_is_taken_or_refused_as_by_dotnet() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("regex.exe");
    let compiled = Command::new("mcs")
        .arg(format!("-out:{}", program.display()))
        .arg(path("tests/src/stand_ins/regex_host.cs"))
        .output();
    let Ok(compiled) = compiled else {
        println!("Mono is not installed, so nobody has asked it");
        return;
    };
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
    let strategy = prop::collection::vec(select(PIECES), 1..9).prop_map(|pieces| pieces.concat());
    let mut runner = TestRunner::deterministic();
    let patterns: Vec<String> =
        (0..20_000).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect();
    let list = folder.path().join("patterns.txt");
    std::fs::write(&list, patterns.join("\n")).unwrap();
    let run = Command::new("mono").arg(&program).arg(&list).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let verdicts = String::from_utf8_lossy(&run.stdout);
    assert_eq!(verdicts.lines().count(), patterns.len());
    assert!(verdicts.lines().filter(|verdict| *verdict == "taken").count() > 1_000);
    for (pattern, verdict) in patterns.iter().zip(verdicts.lines()) {
        assert_eq!(regex::fault(pattern).is_none(), verdict == "taken", "{pattern}");
    }
}
