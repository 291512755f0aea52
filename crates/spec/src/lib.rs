//! Reads OpenAPI documents into one inner language, `openapiv3::OpenAPI` (3.0), whatever version comes in.
//!
//! [`SourceDoc`] is a document as it was given: a file, a text, or a value in memory. [`parse`] turns it into a
//! [`Spec`]: the operations that a [`Selection`] chooses and what they refer to, nothing else. Whatever is wrong with
//! a document is reported as a diagnostic with its place, and the rest is read all the same.
//!
//! Apart from [`SourceDoc::read`] and [`SourceDoc::read_with_references`], nothing in this crate touches the outside
//! world.

pub mod codes;
mod decode;
mod documents;
mod file;
mod foreign;
mod glob;
mod locate;
mod moves;
mod outline;
mod partial;
mod path;
mod position;
mod read;
mod selection;
mod source;
mod spec;
mod swagger2;
mod tabs;
mod tree;
mod version;

pub use documents::ReadOptions;
pub use read::{DEFAULT_MAPPING_EXTENSION, IMPLICIT_MAPPING_EXTENSION, Notification};
pub use selection::Selection;
pub use source::{Format, ReadError, SourceDoc};
pub use spec::{Spec, parse, resolve_locations};
pub use swagger2::BODY_NAME_EXTENSION;
pub use version::Version;
