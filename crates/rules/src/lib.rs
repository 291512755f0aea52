//! The offline validator: what the platform refuses in a connector, and what its makers would stumble over.
//!
//! [`check`] runs every rule over a [`Secured`](connectorgen_model::Secured) connector in one walk and gives a
//! [`Checked`] one back when nothing was wrong, the only kind that can be written. [`RuleLevels`] say what it is checked
//! for (a [`Profile`]) and what the user wants of single rules. A rule is one file: its documentation, whose examples
//! are its tests, its [`RuleMeta`], and the hooks of [`Rule`] that it needs. Rules hold no state and change nothing; what
//! several of them ask for is computed once in the [`Index`].

mod checked;
mod codes;
mod context;
mod dynamic;
mod expression;
mod files;
mod icon;
mod index;
mod largest;
mod level;
mod mend;
mod nearest;
mod page;
mod policy_template;
mod profile;
mod registry;
mod rename;
mod rule;
mod rules;
mod script;
mod secret;
mod template;
mod text;
mod value;
mod view;
mod walk;
mod webhook;

pub(crate) use view::is_success;

pub use checked::{Checked, check, check_files};
pub use codes::{CODES, report_shape_faults};
pub use context::{Place, RuleCx};
pub use files::Files;
pub use index::{DefinitionUse, Followed, Index, Measure, Sizes};
pub use level::{Level, RuleLevels};
pub use page::{explain, rules_page};
pub use policy_template::policy_templates;
pub use profile::{Profile, Severities, UnknownProfile};
pub use registry::{rule, rules};
pub use rule::{Described, Rule, RuleMeta};
pub use secret::conceal;
pub use view::{
    Argument, Direction, DynamicKind, DynamicView, EffectiveParameter, Holder, OperationView, Owner,
    ParameterView, PathView, ReferenceView, ResponseView, Role, SchemaView, Typed, What,
};
