//! Rolling a connector out: what comes back from the platform, and the folder with everything that it takes.
//!
//! [`Identity::read`] takes apart what the platform makes on the first save, the redirect address and the managed
//! identity, and checks that it belongs where it should.

pub mod codes;
mod entra;
mod guid;
mod identity;
mod options;
mod settings;

pub use codes::CODES;
pub use connectorgen_model::entra::Cloud;
pub use entra::FederatedCredential;
pub use guid::Guid;
pub use identity::{ConnectorName, Expected, FederatedIdentity, Identity, Subject};
pub use options::{Environment, KitOptions, Tool};
