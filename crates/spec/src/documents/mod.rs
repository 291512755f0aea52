//! Documents of several files: which files a document refers to, and reading them.

mod companions;
mod links;
mod load;
pub(crate) mod uri;

pub(crate) use companions::{Companions, MAIN, Refusal, address_of};
pub(crate) use links::{NAMES, written};
pub use load::ReadOptions;
pub(crate) use load::companions;
