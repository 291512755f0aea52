//! Stand-ins for the programs that the scripts of the roll-out kit call.

/// A shell script in place of `az`. `STUB` names the folder in which it keeps what it is told, `STUB_TENANT` the tenant that
/// somebody is signed in to, and `STUB_CLIENT` the client id of applications that are made.
pub const AZ: &str = include_str!("az.sh");

/// The files in `STUB` as they are before anything has happened: an application for one tenant.
pub const AZ_STATE: [(&str, &str); 4] = [
    ("application", r#"{"signInAudience": "AzureADMyOrg", "requiredResourceAccess": []}"#),
    ("redirects", r#"["https://other.example/callback"]"#),
    ("credentials", "[]"),
    ("log", ""),
];
