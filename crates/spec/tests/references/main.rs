//! References: where they may lead, what becomes of other files, and what is reported where.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed; some need files"
)]

mod files;
mod memory;
mod selection;
mod support;
