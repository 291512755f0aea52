//! What the templates are rendered from: every decision is made here.

mod csx;
mod limitations;
mod operations;
mod readme;
mod words;

pub(crate) use csx::csx;
pub(crate) use readme::readme;
pub(crate) use words::count;
