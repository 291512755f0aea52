//! The places of pointers in a text.

mod json;
mod parts;
mod places;
mod trie;

pub(crate) use parts::locate_by;
pub(crate) use places::{NodeId, Places, Slot};
pub(crate) use trie::{Found, locate};
