//! What Microsoft Entra ID is told, in the shapes of Microsoft Graph.

mod federated_credential;

pub use federated_credential::FederatedCredential;
