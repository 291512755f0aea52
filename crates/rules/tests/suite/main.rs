//! What holds for every rule: it is registered, it is documented, and its examples are true.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![allow(clippy::print_stdout, reason = "the suite says how much it has run")]

mod check;
mod docs;
mod example;
mod fixes;
mod registry;
