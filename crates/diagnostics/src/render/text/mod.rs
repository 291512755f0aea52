//! For people: like a compiler.

mod cursor;
mod excerpt;
mod glyph;
mod limit;
mod paint;
mod report;

pub(super) use report::write;
