//! A connector that is there already, whoever or whatever made it.

mod checker;
mod connector;
mod encoding;
mod files;
mod fix;
mod gaps;
mod json;
mod layout;
mod report;
mod text;

pub use checker::Checker;
pub use files::ConnectorFiles;
pub(crate) use files::base_name;
pub use fix::{FixOptions, FixReport};
pub use report::CheckReport;
