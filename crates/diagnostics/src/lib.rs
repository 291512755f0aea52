//! What `connectorgen` has to say about a document, and where in the document it is.
//!
//! A [`Diagnostic`] states one fault or one loss. It is made with [`Diagnostics::report`] from a [`Code`] (the
//! kebab-case id, the default severity, Microsoft's rule name where there is one) and a place. Stages know places
//! as [JSON pointers](JsonPointer); line and column are added at the end, when somebody is going to read them.

mod at;
mod code;
mod collector;
mod diagnostic;
mod fix;
mod pointer;
pub mod render;

pub use at::At;
pub use code::{Code, Severity};
pub use collector::Diagnostics;
pub use diagnostic::{Diagnostic, Document, Location, Position};
pub use fix::{Change, Edit, Fix, FixKind};
pub use pointer::JsonPointer;
