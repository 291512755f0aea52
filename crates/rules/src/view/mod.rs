//! What the hooks of a rule are given to look at.

mod dynamic;
mod operation;
mod reference;
mod schema;
mod typed;

pub use dynamic::{Argument, DynamicKind, DynamicView};
pub(crate) use dynamic::{DYNAMIC, invocations};
pub(crate) use operation::is_success;
pub use operation::{EffectiveParameter, OperationView, Owner, ParameterView, PathView, ResponseView};
pub use reference::{Holder, ReferenceView};
pub use schema::{Direction, Role, SchemaView};
pub use typed::{Typed, What};
