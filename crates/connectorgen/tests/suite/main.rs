//! What the library promises, from the outside.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod accepted;
mod current;
mod document;
mod fix;
mod folder;
mod generate;
mod inspect;
mod locations;
mod split;
