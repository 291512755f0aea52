//! The binary as people meet it: texts, streams, exit codes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod bounds;
mod check;
mod document;
mod files;
mod fix;
mod generate;
mod help;
mod identity;
mod init;
mod input;
mod inspect;
mod report;
mod run;
mod values;
