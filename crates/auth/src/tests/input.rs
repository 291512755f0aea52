use insta::assert_snapshot;

use super::{APP, GUID, apply, ids, json_of, text_of};
use crate::{ApiKey, AuthModel, EntraId, KeyIn, ManagedIdentity, OAuth2, SpecSecurity};

fn found(model: impl Into<AuthModel>) -> (Vec<String>, String) {
    let (_, found) = apply(model, &SpecSecurity::default());
    (ids(&found), text_of(&found))
}

#[test]
fn managed_identity_refuses_what_is_not_one_tenant() {
    let model =
        |tenant: &str| ManagedIdentity::new().client_id(APP).resource("api://orders").tenant_id(tenant);
    assert_snapshot!(found(model("common")).1, @"
    error[tenant-invalid] Options /auth/tenantId: managed identity works in one tenant only, and `common` stands for many
      help: copy the directory (tenant) ID from the overview page of the application in Entra ID, or ask `az account show --query tenantId`
    ");
    for tenant in
        ["organizations", "CONSUMERS", "contoso.com", "contoso", "00000000-0000-0000-0000-000000000000"]
    {
        assert_eq!(found(model(tenant)).0, ["tenant-invalid!"], "{tenant}");
    }
    assert_eq!(found(model(&GUID.to_uppercase())).0, Vec::<String>::new());
}

#[test]
fn entra_refuses_what_is_no_tenant() {
    let model = |tenant: &str| EntraId::new().client_id(APP).resource("api://orders").tenant_id(tenant);
    assert_eq!(found(model("not a tenant")).0, ["tenant-invalid!"]);
    for tenant in ["Common", "contoso.com", GUID] {
        assert_eq!(found(model(tenant)).0, Vec::<String>::new(), "{tenant}");
    }
}

#[test]
fn client_ids_of_entra_are_guids() {
    let model = |id: &str| EntraId::new().client_id(id).resource("api://orders");
    assert_eq!(found(model("my-app")).0, ["client-id-not-a-guid!"]);
    assert_eq!(found(model("my app")).0, ["auth-value-invalid!"]);
    assert_eq!(found(model("replace-me")).0, ["placeholder-written"]);
    assert_eq!(found(model(" ")).0, ["placeholder-written"]);
}

#[test]
fn resources_are_identifiers() {
    assert_eq!(
        found(EntraId::new().client_id(APP).resource("graph.microsoft.com")).0,
        ["auth-value-invalid!"]
    );
}

#[test]
fn addresses_are_absolute_and_better_encrypted() {
    let model =
        |url: &str| OAuth2::new().client_id("a").authorization_url(url).token_url("https://id.example/token");
    assert_eq!(found(model("/authorize")).0, ["auth-url-invalid!"]);
    assert_eq!(found(model("http://id.example/authorize")).0, ["auth-url-not-https"]);
    let (ids, text) = found(model("https://user:hunter2@id.example/authorize"));
    assert_eq!(ids, ["auth-url-invalid!"]);
    assert!(!text.contains("hunter2"), "{text}");
    assert_snapshot!(found(model("authorize")).1, @"
    error[auth-url-invalid] Options /auth/authorizationUrl: the authorization URL is not an absolute URL
      help: give an address such as `https://login.example.com/oauth2` as `--authorization-url`, or `authorizationUrl` under `auth` in connectorgen.yaml
    ");
}

#[test]
fn faulty_scopes_are_refused_and_repeated_ones_written_once() {
    let model = OAuth2::new()
        .client_id("a")
        .scopes(["read", "read", "a b", "q\"uote"])
        .authorization_url("https://id.example/authorize")
        .token_url("https://id.example/token");
    let (applied, found) = apply(model, &SpecSecurity::default());
    assert_eq!(ids(&found), ["scope-invalid!", "scope-invalid!"]);
    assert_eq!(json_of(&applied)["security"][0]["oauth2_auth"][0], "read");
}

#[test]
fn key_names_are_ones_that_can_carry_a_key() {
    assert_eq!(found(ApiKey::new().name("X Key")).0, ["key-name-invalid!"]);
    assert_eq!(found(ApiKey::new().name("a&b").key_in(KeyIn::Query)).0, ["key-name-invalid!"]);
    assert_snapshot!(found(ApiKey::new().name("Cookie")).1, @"
    error[key-name-invalid] Options /auth/keyName: the header `Cookie` is reserved and cannot carry a key
      help: give the name alone, such as `X-API-Key`, `Authorization`, or `api_key` in the query string
    ");
}

#[test]
fn prefixes_stand_in_headers_and_hold_no_expressions() {
    assert_eq!(
        found(ApiKey::new().name("k").key_in(KeyIn::Query).prefix("Bearer")).0,
        ["key-prefix-invalid!"]
    );
    let (applied, diagnostics) = apply(ApiKey::new().name("X-K").prefix("@body()"), &SpecSecurity::default());
    assert_eq!(ids(&diagnostics), ["key-prefix-invalid!"]);
    assert!(applied.secured.properties.policy_template_instances.is_empty());
}
