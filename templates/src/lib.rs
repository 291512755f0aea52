//! The prose that `connectorgen` writes: Tera templates, and the views they are rendered from.
//!
//! A view is a plain struct in which every decision is made already; a template has loops and asks whether something
//! is there, and no more. Templates do not escape by themselves (that would be for HTML): each value passes through
//! the filter of the place where it stands, `markdown` for text, `code` for a code span, `prose` for text in which
//! backticks mark code. A template is parsed when it is used, not before.

mod error;
mod escape;
mod readme;
mod render;

pub use error::TemplateError;
pub use readme::{
    DeployView, ExampleView, FileView, GroupView, LimitationView, OperationView, PlaceholderView, ReadmeView,
    ScopeView, SignInView,
};
pub use render::{README_TEMPLATE, render_readme, render_readme_with};
