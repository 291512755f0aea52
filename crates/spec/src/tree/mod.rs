//! Text to one ordered tree.

mod aliases;
mod json;
mod json_fault;
mod report;
mod scalar;
pub(crate) mod scan;
pub(crate) mod yaml;
mod yaml_fault;

pub(crate) use report::{MAX_DEPTH, Noted, read, read_plain};
pub(crate) use yaml::places;
