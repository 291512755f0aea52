//! Rolling a connector out: what comes back from the platform, and the folder with everything that it takes.
//!
//! [`Identity::read`] takes apart what the platform makes on the first save, the redirect address and the managed
//! identity, and checks that it belongs where it should. [`kit()`] makes the roll-out kit: bodies for Microsoft Graph,
//! Bicep, scripts for each environment and a runbook. It asks for no secret and writes none.
#![cfg_attr(
    not(feature = "templates"),
    allow(dead_code, unused_imports, reason = "the scripts and the runbook use the rest")
)]

pub mod codes;
pub mod entra;
mod guid;
mod identity;
mod options;
mod rollout;
#[cfg(feature = "templates")]
mod runbook;
#[cfg(feature = "templates")]
mod sensitive;
mod settings;

pub use codes::CODES;
pub use connectorgen_model::entra::Cloud;
pub use entra::FederatedCredential;
pub use guid::Guid;
pub use identity::{ConnectorName, Expected, FederatedIdentity, Identity, Subject};
pub use options::{Environment, KitOptions, Tool};
pub use rollout::{KitInput, check_kit, kit, no_kit, purpose};
