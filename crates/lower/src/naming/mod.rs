//! Names that outlive a regeneration: flows and apps store operationIds, so they depend on nothing but the operation
//! itself, as far as names can be unique that way.

mod ascii;
mod definition;
mod difference;
mod english;
mod framework;
mod hash;
mod operation_id;
mod route;
mod unique;

pub(crate) use ascii::ascii;
pub(crate) use definition::DefinitionNames;
pub(crate) use difference::differences;
pub(crate) use framework::spoken_name;
pub(crate) use hash::short_hash;
pub(crate) use unique::{Wanted, assign, unique_operation_ids};
