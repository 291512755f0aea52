//! Diagnostics as text: one file (or folder) per format, all of them fed by [`render`].

mod azure;
mod format;
mod github;
mod json;
mod junit;
mod place;
mod sarif;
mod sources;
mod style;
mod text;

#[cfg(test)]
mod sample;

pub use format::{Format, UnknownFormat, render, write};
pub use sources::{NoSources, Sources};
pub use style::Style;
