//! Edits of JSON text that leave everything else in it byte for byte: the order of members, the spelling of numbers and
//! strings, white space, line ends.
//!
//! A [`Draft`] is one text with the edits that were accepted for it. An edit is a [`Change`] at a pointer; it becomes the
//! replacement of one piece of the text, which follows the layout around it. Edits that would touch the same piece are
//! not accepted together: the caller applies some, looks at the new text, and goes on from there. [`format()`] is for
//! those who want the layout changed: it orders and indents, and keeps every key and every scalar as it is spelt.
//!
//! [`Change`]: connectorgen_diagnostics::Change

mod draft;
mod format;
mod layout;
mod replacement;
mod scan;
mod syntax;

#[cfg(test)]
mod laws;

pub use draft::Draft;
pub use format::format;
pub use replacement::Replacement;
