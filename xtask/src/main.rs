//! Chores of the workspace: `cargo xtask`.
#![allow(clippy::disallowed_methods, reason = "chores read and write files and start processes")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "chores talk to the person who runs them")]

mod bench;
mod codegen;
mod conformance;
mod from_spec;
mod fuzz;
mod paconn;
mod project;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask CHORE

  bench [--small|--record]
                      count instructions beside the floor of the same file, and hold them against the record
  codegen [--check]   write what is generated from the code: docs/ and the help in README.md
  bless               write the expected folders of specs/ anew, and the snapshots
  conformance FOLDER [--split-by tag]
                      make connectors of all documents in a folder, and a table of what became of each
  from-spec FOLDER    a table of the sign-ins that the documents in a folder give; published connectors are held
                      against what their makers chose
  fuzz [TARGET [SECONDS]]
                      look for documents that break a law of tests/src/laws.rs; needs nightly and cargo-fuzz
  paconn [FILTER]     upload the expected folders of specs/ with Microsoft's paconn to a local stand-in
  paconn --pairs      the same with every authentication model, and every two of them, on three documents
  paconn --kit        run the script of the roll-out kit with paconn, twice for every authentication model
  paconn --corpus     the same with the documents of ../shared/corpus, and a sample of what the large ones are divided into
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["bench"] => bench::run(bench::Extent::All),
        ["bench", "--small"] => bench::run(bench::Extent::Small),
        ["bench", "--record"] => bench::run(bench::Extent::Record),
        ["codegen"] => codegen::run(project::Mode::Write),
        ["codegen", "--check"] => codegen::run(project::Mode::Check),
        ["conformance", folder] => conformance::conformance(folder, None),
        ["conformance", folder, "--split-by", "tag"] => {
            conformance::conformance(folder, Some(connectorgen::SplitBy::Tag))
        }
        ["bless"] => project::bless(),
        ["from-spec", folder] => from_spec::run(folder),
        ["fuzz"] => fuzz::run(None, "60"),
        ["fuzz", target] => fuzz::run(Some(target), "60"),
        ["fuzz", target, seconds] => fuzz::run(Some(target), seconds),
        ["paconn"] => paconn::run(""),
        ["paconn", "--pairs"] => paconn::run_pairs(),
        ["paconn", "--kit"] => paconn::run_kits(),
        ["paconn", "--corpus"] => paconn::run_corpus(),
        ["paconn", filter] => paconn::run(filter),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
