//! What the hooks of a rule are given to look at.

mod operation;
mod reference;
mod schema;
mod typed;

pub(crate) use operation::is_success;
pub use operation::{EffectiveParameter, OperationView, Owner, ParameterView, PathView, ResponseView};
pub use reference::{Holder, ReferenceView};
pub use schema::{Direction, Role, SchemaView};
pub use typed::{Typed, What};
