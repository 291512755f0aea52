//! Lowers OpenAPI 3.0 to Swagger 2.0 as the Power Platform takes it.
//!
//! [`lower`] takes a [`connectorgen_spec::Spec`] and gives a [`connectorgen_model::Connector`]: one file per OpenAPI
//! object, plus the names and texts that makers see. Every loss is reported with an id of [`codes`], at its place in
//! the document. Nothing here touches the outside world.

mod body;
mod callback;
pub mod codes;
mod connector;
mod dynamic_host;
mod elsewhere;
mod entries;
mod example;
mod form;
mod header;
mod info;
mod kept;
mod leftover;
mod links;
mod lowering;
mod media;
mod naming;
mod operation;
mod options;
mod parameter;
mod path;
mod path_inputs;
mod path_style;
mod paths;
mod placeholder;
mod polish;
mod response;
mod schema;
mod server;
mod siblings;
mod slim;
mod split;
mod style;
mod summaries;
mod text;
mod trigger;
mod unsubscribe;
mod variables;
mod webhook;
mod wording;

pub use connector::lower;
pub use options::{ArrayQuery, LowerOptions, WebhookTrigger};
pub use slim::slim;
pub use split::{Part, Split, split_by_tag};
pub use text::help_text;
