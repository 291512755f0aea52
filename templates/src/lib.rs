//! The prose that `connectorgen` writes: Tera templates, and the views they are rendered from.
//!
//! A view is a plain struct in which every decision is made already; a template has loops and asks whether something
//! is there, and no more. Templates do not escape by themselves (that would be for HTML): each value passes through
//! the filter of the place where it stands: `markdown` for text, `code` for a code span, `prose` for text in which
//! backticks mark code; `shell`, `powershell`, `bicep`, `csharp`, `kql` for a literal of that language; `comment`, `mermaid`. A
//! template is parsed when it is used, not before.

mod bicep;
mod csx;
mod error;
mod escape;
mod literal;
mod readme;
mod render;
mod script;
mod security;
mod set;

pub use bicep::{BicepAccessView, BicepEnvironmentView, BicepParametersView, BicepPermissionView, BicepView};
pub use csx::{CsxOperationView, CsxView};
pub use error::TemplateError;
pub use readme::{
    DeployView, ExampleView, FileView, GroupView, LimitationView, OperationView, PlaceholderView, ReadmeView,
    ScopeView, SignInView,
};
pub use render::{
    README_TEMPLATE, render_bicep, render_bicep_parameters, render_csx, render_deploy_ps1, render_deploy_sh,
    render_readme, render_readme_with, render_security, render_set_readme,
};
pub use script::{ScriptApplicationView, ScriptEnvironmentView, ScriptPermissionView, ScriptView};
pub use security::{
    SecurityApiView, SecurityApplicationView, SecurityBroadView, SecurityCalendarView, SecurityEntraView,
    SecurityEnvironmentView, SecurityErrorView, SecurityFactView, SecurityOutsideView,
    SecurityPermissionView, SecuritySecretView, SecuritySensitiveView, SecuritySignInView, SecurityView,
};
pub use set::{SetMemberView, SetReadmeView};
