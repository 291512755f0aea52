use connectorgen_diagnostics::{At, Diagnostics, Document};
use serde::{Deserialize, Serialize};

use crate::auth::Auth;
use crate::codes;
use crate::models::{Basic, NoAuth};
use crate::wire::Wire;
use crate::{ApiKey, AuthKind, AuthValues, EntraId, ManagedIdentity, OAuth2};

/// How people sign in, with the values that are known.
///
/// In the configuration it is an object with the kind as `model` beside the values: `model: entra-id`,
/// `clientId: …`. Keys that a model does not have are refused there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Wire", into = "Wire")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum AuthModel {
    /// Whatever the document's security schemes ask for. Values that are given win over those of the document.
    FromSpec(AuthValues),
    /// No sign-in.
    None,
    /// User name and password.
    Basic,
    /// A key in a header or in the query string.
    ApiKey(ApiKey),
    /// OAuth 2.0, authorization code flow, with any identity provider.
    OAuth2(OAuth2),
    /// Microsoft Entra ID on behalf of the signed-in user, with a client secret.
    EntraId(EntraId),
    /// Microsoft Entra ID on behalf of the signed-in user; a managed identity stands in for the client secret.
    ManagedIdentity(ManagedIdentity),
}

impl AuthModel {
    /// The model of a kind, filled from flat values. A value that the kind does not use is reported.
    pub fn from_values(kind: AuthKind, values: AuthValues, found: &mut Diagnostics) -> AuthModel {
        report_unused(kind, &values, found);
        match kind {
            AuthKind::FromSpec => AuthModel::FromSpec(values),
            AuthKind::None => AuthModel::None,
            AuthKind::Basic => AuthModel::Basic,
            AuthKind::ApiKey => AuthModel::ApiKey(values.into()),
            AuthKind::OAuth2 => AuthModel::OAuth2(values.into()),
            AuthKind::EntraId => AuthModel::EntraId(values.into()),
            AuthKind::ManagedIdentity => AuthModel::ManagedIdentity(values.into()),
        }
    }

    /// The kind and the flat values; [`AuthModel::from_values`] makes the same model of them again.
    pub fn into_values(self) -> (AuthKind, AuthValues) {
        let kind = self.kind();
        let values = match self {
            AuthModel::FromSpec(values) => values,
            AuthModel::None | AuthModel::Basic => AuthValues::default(),
            AuthModel::ApiKey(model) => model.into(),
            AuthModel::OAuth2(model) => model.into(),
            AuthModel::EntraId(model) => model.into(),
            AuthModel::ManagedIdentity(model) => model.into(),
        };
        (kind, values)
    }

    /// This model with flags over it: a flag wins over the value that the model has. With another kind, the values
    /// that this kind uses as well stay, and the others are dropped.
    #[must_use]
    pub fn overridden(self, kind: Option<AuthKind>, flags: AuthValues, found: &mut Diagnostics) -> AuthModel {
        let (own, values) = self.into_values();
        let kind = kind.unwrap_or(own);
        // They belong to the model that was replaced, so nobody is told that they have no use here.
        let (_, values) = AuthModel::from_values(kind, values, &mut Diagnostics::new()).into_values();
        AuthModel::from_values(kind, flags.or(values), found)
    }

    /// Which model it is.
    pub fn kind(&self) -> AuthKind {
        match self {
            AuthModel::FromSpec(_) => AuthKind::FromSpec,
            AuthModel::None => AuthKind::None,
            AuthModel::Basic => AuthKind::Basic,
            AuthModel::ApiKey(_) => AuthKind::ApiKey,
            AuthModel::OAuth2(_) => AuthKind::OAuth2,
            AuthModel::EntraId(_) => AuthKind::EntraId,
            AuthModel::ManagedIdentity(_) => AuthKind::ManagedIdentity,
        }
    }

    /// What the model does. `FromSpec` has become another model before this is asked.
    pub(crate) fn as_auth(&self) -> &dyn Auth {
        match self {
            AuthModel::FromSpec(_) | AuthModel::None => &NoAuth,
            AuthModel::Basic => &Basic,
            AuthModel::ApiKey(model) => model,
            AuthModel::OAuth2(model) => model,
            AuthModel::EntraId(model) => model,
            AuthModel::ManagedIdentity(model) => model,
        }
    }
}

impl Default for AuthModel {
    fn default() -> AuthModel {
        AuthModel::FromSpec(AuthValues::default())
    }
}

fn report_unused(kind: AuthKind, values: &AuthValues, found: &mut Diagnostics) {
    let root = At::root(Document::Options);
    let auth = root.key("auth");
    for field in values.given().filter(|field| !kind.fields().contains(field)) {
        let users: Vec<String> = AuthKind::ALL
            .into_iter()
            .filter(|kind| *kind != AuthKind::FromSpec && kind.fields().contains(&field))
            .map(|kind| format!("`{kind}`"))
            .collect();
        let name = field.flag.unwrap_or(field.key);
        found
            .report(
                &codes::AUTH_VALUE_UNUSED,
                &auth.key(field.key),
                format!("`{name}` is given, but the model `{kind}` has no use for {}", field.what),
            )
            .help(format!("leave it out, or choose a model that uses it: {}", users.join(", ")));
    }
}

macro_rules! from_model {
    ($($model:ident),*) => {$(
        impl From<$model> for AuthModel {
            fn from(model: $model) -> AuthModel {
                AuthModel::$model(model)
            }
        }
    )*};
}
from_model!(ApiKey, OAuth2, EntraId, ManagedIdentity);

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::Diagnostics;

    use super::AuthModel;
    use crate::{ApiKey, AuthKind, AuthValues, EntraId, KeyIn, ManagedIdentity, OAuth2};

    fn models() -> Vec<AuthModel> {
        vec![
            AuthModel::default(),
            AuthModel::None,
            AuthModel::Basic,
            ApiKey::new().name("X-Key").key_in(KeyIn::Header).prefix("Token").into(),
            OAuth2::new().client_id("app").scopes(["a", "b"]).token_url("https://id.example/token").into(),
            EntraId::new().tenant_id("contoso.com").scope("User.Read").into(),
            ManagedIdentity::new().resource("api://orders").into(),
        ]
    }

    #[test]
    fn models_survive_values_and_configuration() {
        for model in models() {
            let (kind, values) = model.clone().into_values();
            let mut found = Diagnostics::new();
            assert_eq!(AuthModel::from_values(kind, values, &mut found), model);
            assert!(found.is_empty());

            let wire = serde_json::to_value(&model).unwrap();
            assert_eq!(wire["model"], kind.name());
            assert_eq!(serde_json::from_value::<AuthModel>(wire).unwrap(), model);
        }
    }

    #[test]
    fn unknown_keys_of_the_configuration_are_refused() {
        for (model, key) in [
            ("none", "clientId"),
            ("basic", "keyName"),
            ("api-key", "clientId"),
            ("entra-id", "clientSecret"),
            ("from-spec", "tenantID"),
        ] {
            let text = format!(r#"{{"model": "{model}", "{key}": "x"}}"#);
            let error = serde_json::from_str::<AuthModel>(&text).unwrap_err().to_string();
            assert!(error.starts_with(&format!("unknown field `{key}`")), "{model}: {error}");
        }
        let error = serde_json::from_str::<AuthModel>(r#"{"model": "entra"}"#).unwrap_err().to_string();
        assert!(error.contains("unknown variant `entra`, expected one of `from-spec`"), "{error}");
        let error =
            serde_json::from_str::<AuthModel>(r#"{"model": "api-key", "keyIn": "cookie"}"#).unwrap_err();
        assert!(error.to_string().contains("write header or query"), "{error}");
    }

    #[test]
    fn unused_values_are_reported_at_their_keys() {
        let mut found = Diagnostics::new();
        let values =
            AuthValues { client_id: Some("x".into()), key_in: Some(KeyIn::Query), ..AuthValues::default() };
        assert_eq!(AuthModel::from_values(AuthKind::Basic, values, &mut found), AuthModel::Basic);
        let places: Vec<&str> = found.iter().map(|d| d.at.pointer.as_str()).collect();
        assert_eq!(places, ["/auth/clientId", "/auth/keyIn"]);
        assert_eq!(
            found.as_slice()[0].message,
            "`--client-id` is given, but the model `basic` has no use for the application's client id"
        );
    }

    #[test]
    fn flags_win_over_the_configuration() {
        let mut found = Diagnostics::new();
        let model: AuthModel = EntraId::new().client_id("a").tenant_id("t").into();
        let flags = AuthValues { client_id: Some("b".into()), ..AuthValues::default() };
        let same = model.clone().overridden(None, flags.clone(), &mut found);
        assert_eq!(same, EntraId::new().client_id("b").tenant_id("t").into());
        let other = model.overridden(Some(AuthKind::ManagedIdentity), AuthValues::default(), &mut found);
        assert_eq!(other, ManagedIdentity::new().client_id("a").tenant_id("t").into());
        let other = other.overridden(Some(AuthKind::OAuth2), flags, &mut found);
        assert_eq!(other, OAuth2::new().client_id("b").into());
        assert!(found.is_empty());
    }
}
