//! What holds of the whole: from the documents in `specs/` to the files of a connector.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]
#![allow(clippy::disallowed_methods, reason = "tests read and write files of their own and start processes")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a suite says what it has skipped or counted")]

mod build_script;
mod corpus;
mod determinism;
mod diagnostics;
mod editors;
mod fixes;
mod frameworks;
mod goldens;
mod inputs;
mod kit;
mod laws;
mod layers;
mod pages;
mod patterns;
mod project;
mod published;
mod script;
mod secrets;
mod selection;
mod source;
mod spans;
