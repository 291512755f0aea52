//! The last stage: a checked connector becomes files, first in memory, then in a folder.
//!
//! [`emit()`] runs every [`Artifact`], one per kind of file, over a [`Checked`](connectorgen_rules::Checked) connector.
//! The [`FileSet`] that comes out is written with [`FileSet::write_to`], which touches only files whose bytes differ,
//! or compared with a folder by [`FileSet::drift_from`], which touches nothing. JSON is always made by serde, never
//! by a template: see [`to_json`].

mod artifact;
mod artifacts;
mod claim;
mod disk;
mod drift;
mod emit;
mod error;
mod file_set;
mod json;
mod options;
mod registry;
mod set;
#[cfg(feature = "templates")]
mod view;
mod write_report;

#[cfg(test)]
mod sample;

pub use artifact::{Artifact, EmitCx};
pub use claim::{Claim, LeftOver};
pub use drift::{Drift, DriftedFile, unified_diff};
pub use emit::{emit, emit_with};
pub use error::Error;
pub use file_set::{FileSet, Upkeep};
pub use json::to_json;
pub use options::{EmitOptions, FileBeside, Missing, ScopeUse, SignIn, Upload};
pub use registry::{DEFINITION, PROPERTIES, README, SCRIPT, SET_INDEX, SETTINGS, artifacts};
pub use set::{ConnectorSet, SetMember, SetOperation, emit_set};
pub use write_report::WriteReport;
