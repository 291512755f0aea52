//! The places of pointers in a text.

mod anchored;
mod json;
mod trie;
mod yaml;

pub(crate) use trie::locate;
