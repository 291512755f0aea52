//! A connector that is there already, whoever or whatever made it.

mod checker;
mod connector;
mod encoding;
mod files;
mod json;
mod layout;
mod report;
mod text;

pub use checker::Checker;
pub use files::ConnectorFiles;
pub use report::CheckReport;
