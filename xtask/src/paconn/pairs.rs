use std::path::{Path, PathBuf};

use connectorgen::{AuthKind, AuthModel, AuthParameter, AuthSet, AuthValues, Generator, KeyIn};

use crate::project::root;

/// Documents that every model is tried on.
const SPECS: [&str; 3] = ["petstore/openapi.yaml", "weather-basic/openapi.json", "notes-31/openapi.yaml"];

/// The application that the sign-ins name, and its tenant.
pub(super) const CLIENT: &str = "11111111-2222-3333-4444-555555555555";
pub(super) const TENANT: &str = "66666666-7777-8888-9999-aaaaaaaaaaaa";

/// Writes a connector for each authentication model, for each two of them side by side, and for each document, and
/// answers the folders.
pub(super) fn write(below: &Path) -> Result<Vec<PathBuf>, String> {
    let models: Vec<AuthKind> = models().collect();
    let mut choices: Vec<Vec<AuthKind>> = Vec::new();
    for (index, first) in models.iter().enumerate() {
        choices.push(vec![*first]);
        choices.extend(models.iter().skip(index + 1).map(|second| vec![*first, *second]));
    }
    let mut folders = Vec::new();
    for spec in SPECS {
        let (name, _) = spec.split_once('/').unwrap_or((spec, ""));
        for kinds in &choices {
            let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
            let folder = below.join(name).join(names.join("+"));
            generator(spec, kinds)
                .out_dir(&folder)
                .write()
                .map_err(|error| format!("{}: {error}", folder.display()))?;
            folders.push(folder);
        }
    }
    Ok(folders)
}

/// Every authentication model that does not depend on the document.
pub(super) fn models() -> impl Iterator<Item = AuthKind> {
    AuthKind::ALL.into_iter().filter(|kind| *kind != AuthKind::FromSpec)
}

/// What makes a connector of one of the documents of `specs/`, with these ways to sign in.
pub(super) fn generator(spec: &str, kinds: &[AuthKind]) -> Generator {
    let mut generator = Generator::new();
    generator.spec(root().join("specs").join(spec)).server("https://api.contoso.com/v1");
    generator.auth(base(kinds)).auth_values(values(kinds));
    for kind in kinds {
        generator.auth_kind(*kind);
    }
    generator
}

/// The model that is nothing without parameters has one.
fn base(kinds: &[AuthKind]) -> AuthSet {
    if kinds.contains(&AuthKind::Custom) {
        let account = AuthParameter::new("account").sent(KeyIn::Header, "X-Account").label("Account");
        return AuthSet::new(AuthModel::Custom).parameter(account);
    }
    AuthSet::new(AuthModel::None)
}

/// All that these models know what to do with.
fn values(kinds: &[AuthKind]) -> AuthValues {
    let text = |key: &str, value: &str| {
        kinds.iter().any(|kind| kind.keys().any(|known| known == key)).then(|| value.to_owned())
    };
    AuthValues {
        client_id: text("clientId", CLIENT),
        tenant_id: text("tenantId", TENANT),
        resource: text("resource", "api://orders"),
        authorization_url: text("authorizationUrl", "https://login.contoso.com/authorize"),
        token_url: text("tokenUrl", "https://login.contoso.com/token"),
        key_name: text("keyName", "X-Key"),
        key_in: kinds.contains(&AuthKind::ApiKey).then_some(KeyIn::Header),
        ..AuthValues::default()
    }
}
