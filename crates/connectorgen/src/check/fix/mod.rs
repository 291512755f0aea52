//! Mending a connector that is there already: what its diagnostics know how to repair, and nothing else in its files.

mod connector;
mod file;
mod options;
mod pass;
mod report;

pub(super) use connector::{Mended, mend};
pub use options::FixOptions;
pub use report::FixReport;
