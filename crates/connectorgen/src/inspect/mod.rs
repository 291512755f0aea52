//! What is in a document, and how it stands to the platform's limits.

mod inspection;
mod schemes;
mod sizes;
mod tags;
mod text;

pub use inspection::{Inspection, Limit, OperationCounts, Scheme, TagCount, TagSize, inspect};
