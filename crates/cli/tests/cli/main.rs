//! The binary as people meet it: texts, streams, exit codes.

mod check;
mod document;
mod generate;
mod help;
mod init;
mod input;
mod inspect;
mod report;
mod run;
