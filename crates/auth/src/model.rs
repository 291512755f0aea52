use connectorgen_diagnostics::{At, Diagnostics, Document};
use serde::{Deserialize, Serialize};

use crate::auth::Auth;
use crate::codes;
use crate::models::{Basic, Bearer, Custom, NoAuth};
use crate::set::{AuthSet, AuthSets};
use crate::wire::Wire;
use crate::{
    ApiKey, AuthKind, AuthValues, EntraId, ManagedIdentity, OAuth2, OAuth2Generic, OAuth2Pkce,
    ServicePrincipal,
};

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
    /// A key in a header, in the query string, or in a cookie.
    ApiKey(ApiKey),
    /// A token in the header `Authorization`.
    Bearer,
    /// OAuth 2.0, authorization code flow, with any identity provider.
    OAuth2(OAuth2),
    /// OAuth 2.0, authorization code flow, with addresses and requests made from templates.
    OAuth2Generic(OAuth2Generic),
    /// OAuth 2.0, authorization code flow with PKCE.
    OAuth2Pkce(OAuth2Pkce),
    /// Microsoft Entra ID on behalf of the signed-in user, with a client secret.
    EntraId(EntraId),
    /// Microsoft Entra ID by an application of its own, whose id and secret each connection holds.
    ServicePrincipal(ServicePrincipal),
    /// Microsoft Entra ID on behalf of the signed-in user; a managed identity stands in for the client secret.
    ManagedIdentity(ManagedIdentity),
    /// The parameters of its set, and nothing else.
    Custom,
}

impl AuthModel {
    /// The model of a kind, filled from flat values. A value that the kind does not use is reported.
    pub fn from_values(kind: AuthKind, values: AuthValues, found: &mut Diagnostics) -> AuthModel {
        report_unused(&[kind], &values, found);
        AuthModel::of(kind, values)
    }

    /// The same, and nothing is said about values that have no use.
    pub(crate) fn of(kind: AuthKind, values: AuthValues) -> AuthModel {
        match kind {
            AuthKind::FromSpec => AuthModel::FromSpec(values),
            AuthKind::None => AuthModel::None,
            AuthKind::Basic => AuthModel::Basic,
            AuthKind::ApiKey => AuthModel::ApiKey(values.into()),
            AuthKind::Bearer => AuthModel::Bearer,
            AuthKind::OAuth2 => AuthModel::OAuth2(values.into()),
            AuthKind::OAuth2Generic => AuthModel::OAuth2Generic(values.into()),
            AuthKind::OAuth2Pkce => AuthModel::OAuth2Pkce(values.into()),
            AuthKind::EntraId => AuthModel::EntraId(values.into()),
            AuthKind::ServicePrincipal => AuthModel::ServicePrincipal(values.into()),
            AuthKind::ManagedIdentity => AuthModel::ManagedIdentity(values.into()),
            AuthKind::Custom => AuthModel::Custom,
        }
    }

    /// The kind and the flat values; [`AuthModel::from_values`] makes the same model of them again.
    pub fn into_values(self) -> (AuthKind, AuthValues) {
        let kind = self.kind();
        let values = match self {
            AuthModel::FromSpec(values) => values,
            AuthModel::None | AuthModel::Basic | AuthModel::Bearer | AuthModel::Custom => {
                AuthValues::default()
            }
            AuthModel::ApiKey(model) => model.into(),
            AuthModel::OAuth2(model) => model.into(),
            AuthModel::OAuth2Generic(model) => model.into(),
            AuthModel::OAuth2Pkce(model) => model.into(),
            AuthModel::EntraId(model) => model.into(),
            AuthModel::ServicePrincipal(model) => model.into(),
            AuthModel::ManagedIdentity(model) => model.into(),
        };
        (kind, values)
    }

    /// Which model it is.
    pub fn kind(&self) -> AuthKind {
        match self {
            AuthModel::FromSpec(_) => AuthKind::FromSpec,
            AuthModel::None => AuthKind::None,
            AuthModel::Basic => AuthKind::Basic,
            AuthModel::ApiKey(_) => AuthKind::ApiKey,
            AuthModel::Bearer => AuthKind::Bearer,
            AuthModel::OAuth2(_) => AuthKind::OAuth2,
            AuthModel::OAuth2Generic(_) => AuthKind::OAuth2Generic,
            AuthModel::OAuth2Pkce(_) => AuthKind::OAuth2Pkce,
            AuthModel::EntraId(_) => AuthKind::EntraId,
            AuthModel::ServicePrincipal(_) => AuthKind::ServicePrincipal,
            AuthModel::ManagedIdentity(_) => AuthKind::ManagedIdentity,
            AuthModel::Custom => AuthKind::Custom,
        }
    }

    /// What the model does. `FromSpec` has become another model before this is asked.
    pub(crate) fn as_auth(&self) -> &dyn Auth {
        match self {
            AuthModel::FromSpec(_) | AuthModel::None => &NoAuth,
            AuthModel::Basic => &Basic,
            AuthModel::ApiKey(model) => model,
            AuthModel::Bearer => &Bearer,
            AuthModel::OAuth2(model) => model,
            AuthModel::OAuth2Generic(model) => model,
            AuthModel::OAuth2Pkce(model) => model,
            AuthModel::EntraId(model) => model,
            AuthModel::ServicePrincipal(model) => model,
            AuthModel::ManagedIdentity(model) => model,
            AuthModel::Custom => &Custom,
        }
    }
}

impl AuthSets {
    /// These ways to sign in with flags over them.
    ///
    /// With kinds, there is one way for each of them: that of the same kind, or the only one there is, as far as its
    /// values are of use to the other kind; or one that knows nothing yet. A value wins over that of every way that uses
    /// it, and is reported when none does.
    #[must_use]
    pub fn overridden(self, kinds: &[AuthKind], flags: &AuthValues, found: &mut Diagnostics) -> AuthSets {
        let mut sets: Vec<AuthSet> = Vec::new();
        for kind in kinds {
            let same = self.as_slice().iter().find(|set| set.model.kind() == *kind);
            let base = match (same, self.as_slice()) {
                (Some(same), _) => same.clone(),
                (None, [only]) if kinds.len() == 1 => {
                    let (_, values) = only.model.clone().into_values();
                    AuthSet { model: AuthModel::of(*kind, values), ..only.clone() }
                }
                (None, _) => AuthSet::new(AuthModel::of(*kind, AuthValues::default())),
            };
            if !sets.iter().any(|set| set.model.kind() == *kind) {
                sets.push(base);
            }
        }
        if sets.is_empty() {
            sets = self.as_slice().to_vec();
        }
        let used: Vec<AuthKind> = sets.iter().map(|set| set.model.kind()).collect();
        report_unused(&used, flags, found);
        for set in &mut sets {
            let (kind, values) = std::mem::take(&mut set.model).into_values();
            set.model = AuthModel::of(kind, flags.clone().or(values));
        }
        AuthSets::numbered_as(sets, &self)
    }
}

impl Default for AuthModel {
    fn default() -> AuthModel {
        AuthModel::FromSpec(AuthValues::default())
    }
}

/// Reports the values that none of these kinds uses.
pub(crate) fn report_unused(kinds: &[AuthKind], values: &AuthValues, found: &mut Diagnostics) {
    let root = At::root(Document::Options);
    let auth = root.key("auth");
    for field in values.given().filter(|field| !kinds.iter().any(|kind| kind.fields().contains(field))) {
        let users: Vec<String> = AuthKind::ALL
            .into_iter()
            .filter(|user| *user != AuthKind::FromSpec && user.fields().contains(&field))
            .map(|user| format!("`{user}`"))
            .collect();
        let name = field.flag.unwrap_or(field.key);
        let models: Vec<String> = kinds.iter().map(|kind| format!("`{kind}`")).collect();
        let (model, verb) = if models.len() == 1 { ("the model", "has") } else { ("the models", "have") };
        let models = models.join(" and ");
        found
            .report(
                &codes::AUTH_VALUE_UNUSED,
                &auth.key(field.key),
                format!("`{name}` is given, but {model} {models} {verb} no use for {}", field.what),
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
from_model!(ApiKey, OAuth2, OAuth2Generic, OAuth2Pkce, EntraId, ServicePrincipal, ManagedIdentity);

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::Diagnostics;

    use super::AuthModel;
    use crate::{
        ApiKey, AuthKind, AuthSet, AuthSets, AuthValues, Cloud, EntraId, KeyIn, ManagedIdentity, OAuth2,
        OAuth2Generic, OAuth2Pkce, ServicePrincipal,
    };

    fn models() -> Vec<AuthModel> {
        vec![
            AuthModel::default(),
            AuthModel::None,
            AuthModel::Basic,
            ApiKey::new().name("X-Key").key_in(KeyIn::Header).prefix("Token").into(),
            OAuth2::new().client_id("app").scopes(["a", "b"]).token_url("https://id.example/token").into(),
            EntraId::new().tenant_id("contoso.com").scope("User.Read").into(),
            ManagedIdentity::new().resource("api://orders").into(),
            AuthModel::Bearer,
            OAuth2Generic::new().token_body("code={Code}").scope_separator(",").into(),
            OAuth2Pkce::new().audience("api").confidential(true).into(),
            ServicePrincipal::new().cloud(Cloud::China).into(),
            AuthModel::Custom,
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
            serde_json::from_str::<AuthModel>(r#"{"model": "api-key", "keyIn": "body"}"#).unwrap_err();
        assert!(error.to_string().contains("write header or query or cookie"), "{error}");
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
        let sets = |model: AuthModel| AuthSets::from(model);
        let model: AuthModel = EntraId::new().client_id("a").tenant_id("t").into();
        let flags = AuthValues { client_id: Some("b".into()), ..AuthValues::default() };
        let same = sets(model.clone()).overridden(&[], &flags, &mut found);
        assert_eq!(same, sets(EntraId::new().client_id("b").tenant_id("t").into()));
        let nothing = AuthValues::default();
        let other = sets(model).overridden(&[AuthKind::ManagedIdentity], &nothing, &mut found);
        assert_eq!(other, sets(ManagedIdentity::new().client_id("a").tenant_id("t").into()));
        let other = other.overridden(&[AuthKind::OAuth2], &flags, &mut found);
        assert_eq!(other, sets(OAuth2::new().client_id("b").into()));
        assert!(found.is_empty());
    }

    #[test]
    fn several_kinds_share_the_flags_that_they_use() {
        let mut found = Diagnostics::new();
        let flags = AuthValues {
            client_id: Some("b".into()),
            key_name: Some("X-Key".into()),
            prefix: Some("P".into()),
            on_behalf_of: Some(true),
            ..AuthValues::default()
        };
        let config = AuthSets::from(vec![
            AuthSet::new(OAuth2::new().client_id("a").scope("s")).label("Login"),
            AuthSet::new(AuthModel::Basic),
        ]);
        let kinds = [AuthKind::ApiKey, AuthKind::OAuth2, AuthKind::ApiKey];
        let got = config.overridden(&kinds, &flags, &mut found);
        let expected = AuthSets::from(vec![
            AuthSet::new(ApiKey::new().name("X-Key").prefix("P")),
            AuthSet::new(OAuth2::new().client_id("b").scope("s")).label("Login"),
        ]);
        assert_eq!(got, expected);
        let told: Vec<&str> = found.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(
            told,
            [
                "`--on-behalf-of` is given, but the models `api-key` and `oauth2` have no use for whether connections are made \
              on behalf of the user"
            ]
        );
    }
}
