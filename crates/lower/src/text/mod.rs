//! Prose for people: what a document says, in the shape and within the limits that the platform asks for.
//!
//! Everything here is a pure function over `&str`. What had to be left out is told by [`Cut::cut`], so that the
//! caller, who knows the place, can report it.

mod cut;
mod distinct;
mod html;
mod label;
mod markdown;
mod prose;
mod sentence;
mod summary;
mod title;
mod words;

pub(crate) use cut::{Cut, drop_dangling, whole_words};
pub(crate) use distinct::{Labelled, distinct_labels};
pub(crate) use label::label;
pub(crate) use markdown::plain;
pub(crate) use sentence::{first_sentence, sentence};
pub(crate) use summary::LONGEST as LONGEST_SUMMARY;
pub(crate) use summary::{operation_summary, phrase, small_words};
pub(crate) use title::{description, title};
pub(crate) use words::{capital, is_shouting, words};

/// What a document tells people in Markdown, as one or two plain sentences for a help text.
pub fn help_text(markdown: &str) -> String {
    const LONGEST: usize = 200;
    sentence(&plain(markdown), LONGEST).text
}
