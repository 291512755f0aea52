//! What suites that cross crates share with the fuzz targets: documents that went wrong, and what holds of them.
#![allow(
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::panic,
    reason = "a law that does not hold is a failed test"
)]

pub mod conformance;
pub mod equivalent;
pub mod laws;
pub mod mutation;
pub mod seeds;
