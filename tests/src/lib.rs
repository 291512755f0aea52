//! What suites that cross crates share with the fuzz targets and the chores: documents that went wrong, what holds of them,
//! and stand-ins for programs.
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
pub mod stand_ins;
