use connectorgen_diagnostics::JsonPointer;
use insta::assert_snapshot;
use serde_json::{Value, json};

use super::{APP, GUID, apply, document, ids, json_of, only, text_of};
use crate::{AuthKind, AuthModel, AuthValues, SpecSecurity};

fn header() -> Value {
    json!({"type": "apiKey", "in": "header", "name": "X-Key"})
}

fn query() -> Value {
    json!({"type": "apiKey", "in": "query", "name": "key"})
}

fn basic() -> Value {
    json!({"type": "http", "scheme": "Basic"})
}

fn bearer() -> Value {
    json!({"type": "http", "scheme": "bearer", "bearerFormat": "JWT"})
}

fn code(base: &str) -> Value {
    json!({"type": "oauth2", "flows": {"authorizationCode": {
        "authorizationUrl": format!("{base}/authorize"), "tokenUrl": format!("{base}/token"),
        "scopes": {"read": "Read", "write": "Write"}
    }}})
}

fn flow(name: &str, url: &str) -> Value {
    json!({"type": "oauth2", "flows": {name: {url: "https://id.example/x", "scopes": {}}}})
}

fn infer(security: &SpecSecurity) -> (AuthKind, Vec<String>) {
    let (applied, found) = apply(AuthModel::default(), security);
    (applied.sign_ins[0].kind, ids(&found))
}

#[test]
fn single_schemes_become_their_models() {
    let entra = format!("https://login.microsoftonline.com/{GUID}/oauth2/v2.0");
    let oidc = |url: &str| json!({"type": "openIdConnect", "openIdConnectUrl": url});
    let client = "placeholder-written";
    let table: Vec<(&str, Value, AuthKind, Vec<&str>)> = vec![
        ("header", header(), AuthKind::ApiKey, vec![]),
        ("query", query(), AuthKind::ApiKey, vec![]),
        ("basic", basic(), AuthKind::Basic, vec![]),
        ("bearer", bearer(), AuthKind::Bearer, vec![]),
        ("code", code("https://id.example"), AuthKind::OAuth2, vec![client]),
        (
            "implicit",
            flow("implicit", "authorizationUrl"),
            AuthKind::OAuth2,
            vec!["auth-flow-changed", client, client],
        ),
        ("entra", code(&entra), AuthKind::EntraId, vec![client, client]),
        (
            "old entra",
            code("https://login.windows.net/common/oauth2"),
            AuthKind::EntraId,
            vec![client, client],
        ),
        (
            "government",
            code("https://login.microsoftonline.us/common/oauth2"),
            AuthKind::EntraId,
            vec![client, client],
        ),
        (
            "entra by discovery",
            oidc("https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration"),
            AuthKind::EntraId,
            vec![client, client],
        ),
        (
            "discovery",
            oidc("https://id.example/.well-known/openid-configuration"),
            AuthKind::OAuth2,
            vec!["auth-endpoints-unknown", client, client, client],
        ),
        ("cookie", json!({"type": "apiKey", "in": "cookie", "name": "sid"}), AuthKind::ApiKey, vec![]),
        (
            "host",
            json!({"type": "apiKey", "in": "header", "name": "Host"}),
            AuthKind::None,
            vec!["auth-not-expressible!"],
        ),
        (
            "digest",
            json!({"type": "http", "scheme": "digest"}),
            AuthKind::None,
            vec!["auth-not-expressible!"],
        ),
        ("password", flow("password", "tokenUrl"), AuthKind::None, vec!["auth-not-expressible!"]),
        (
            "client credentials",
            flow("clientCredentials", "tokenUrl"),
            AuthKind::None,
            vec!["auth-not-expressible!"],
        ),
        (
            "client credentials of entra",
            json!({"type": "oauth2", "flows": {"clientCredentials": {
                "tokenUrl": format!("{entra}/token"), "scopes": {}
            }}}),
            AuthKind::ServicePrincipal,
            vec![client],
        ),
        (
            "the portal's token URL",
            json!({"type": "oauth2", "flows": {"authorizationCode": {
                "authorizationUrl": "https://id.example/authorize",
                "tokenUrl": "https://login.windows.net/common/oauth2/authorize", "scopes": {}
            }}}),
            AuthKind::OAuth2,
            vec![client],
        ),
        ("templates", code("https://{shop}.id.example"), AuthKind::OAuth2Generic, vec![client]),
        ("device", json!({"type": "oauth2", "flows": {}}), AuthKind::None, vec!["auth-not-expressible!"]),
    ];
    for (name, scheme, kind, expected) in table {
        let (got, found) = infer(&only(scheme));
        assert_eq!((got, found), (kind, expected.into_iter().map(str::to_owned).collect()), "{name}");
    }
}

#[test]
fn nothing_stated_and_nothing_declared_is_no_sign_in() {
    assert_eq!(infer(&SpecSecurity::default()), (AuthKind::None, vec![]));
    assert_eq!(infer(&document(json!({}), &[json!([]), Value::Null, json!([{}])])), (AuthKind::None, vec![]));
    // Said to be open, whatever is declared.
    assert_eq!(infer(&document(json!({"k": header()}), &[json!([])])), (AuthKind::None, vec![]));
}

#[test]
fn declared_but_never_required_schemes_are_assumed() {
    let (applied, found) =
        apply(AuthModel::default(), &document(json!({"b": basic(), "k": header()}), &[Value::Null]));
    assert_eq!(applied.sign_ins[0].kind, AuthKind::ApiKey);
    assert_snapshot!(text_of(&found), @"
    warning[auth-not-required] Source /components/securitySchemes/k: no operation requires `k`, which is declared; the connector signs in with it
      help: add `security` to the document, or choose `--auth none` if anybody may call the API
    note[auth-alternative-left-out] Source /components/securitySchemes/b: the connector signs in with `k` and leaves out `b` (user name and password)
      help: `--auth basic` signs in with it instead
    ");
}

#[test]
fn alternatives_are_chosen_by_operations_then_by_rank() {
    let all =
        json!({"q": query(), "b": basic(), "t": bearer(), "h": header(), "o": code("https://id.example")});
    let any = json!([{"q": []}, {"b": []}, {"t": []}, {"h": []}, {"o": ["read"]}]);
    let first = |required: &[Value]| {
        let (applied, _) = apply(AuthModel::default(), &document(all.clone(), required));
        applied.sign_ins[0].title.clone()
    };
    assert_eq!(first(std::slice::from_ref(&any)), "OAuth 2.0");
    assert_eq!(
        first(&[json!([{"q": []}, {"b": []}, {"t": []}, {"h": []}])]),
        "API key in the header `X-Key`"
    );
    assert_eq!(
        first(&[json!([{"q": []}, {"b": []}, {"t": []}])]),
        "Bearer token in the header `Authorization`"
    );
    assert_eq!(first(&[json!([{"q": []}, {"b": []}])]), "User name and password");
    assert_eq!(first(&[any, json!([{"q": []}])]), "API key in the query parameter `key`");
}

#[test]
fn addresses_that_are_known_are_better_than_a_discovery_document() {
    let discovery = json!({"type": "openIdConnect", "openIdConnectUrl": "https://id.example/.well-known"});
    let schemes = json!({"d": discovery, "o": code("https://id.example")});
    let (_, found) = infer(&document(schemes, &[json!([{"d": []}, {"o": ["read"]}])]));
    assert_eq!(found, ["auth-alternative-left-out", "placeholder-written"]);
}

#[test]
fn alternatives_left_out_are_notes_with_their_places() {
    let schemes = json!({"key": header(), "login": code("https://id.example"), "sid": {"type": "apiKey", "in": "cookie", "name": "sid"}});
    let required = [
        json!([{"login": ["read"]}, {"key": []}, {}]),
        json!([{"login": ["write"]}, {"sid": []}]),
        json!([{"login": [], "key": []}, {"login": ["read"]}]),
        json!([{"key": []}]),
        json!([{"gone": []}]),
    ];
    let security = document(schemes, &required).other_schemes([(
        "tls",
        Some("mutualTLS"),
        &JsonPointer::from_escaped("/x"),
    )]);
    let values = AuthValues { client_id: Some("app".into()), ..AuthValues::default() };
    let (applied, found) = apply(AuthModel::FromSpec(values), &security);
    assert_eq!(json_of(&applied)["security"], json!([{"oauth2_auth": ["read write"]}, {"api_key": []}]));
    assert_snapshot!(text_of(&found));
}

#[test]
fn schemes_that_offer_the_same_are_one_way_in() {
    let schemes = json!({"personal": header(), "plan": header()});
    let security = document(schemes, &[json!([{"personal": []}, {"plan": []}]), json!([{"plan": []}])]);
    assert_eq!(infer(&security), (AuthKind::ApiKey, vec![]));
}

#[test]
fn combinations_that_fill_one_header_are_an_error() {
    let security = document(json!({"id": basic(), "token": bearer()}), &[json!([{"id": [], "token": []}])]);
    let (_, found) = apply(AuthModel::default(), &security);
    assert_snapshot!(text_of(&found), @"
    error[auth-not-expressible] Source /paths/~10/get/security: `id` and `token` are required together, and more than one of them fills the header `Authorization`
      help: choose one of them with `--auth`, if the API takes a part of what the document asks for
    ");
}

#[test]
fn flows_of_one_provider_that_are_required_together_are_one_sign_in() {
    let flow = |name: &str, rest: Value| {
        let mut flow = json!({"authorizationUrl": "https://id.example/a", "scopes": {"read": ""}});
        flow.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        json!({"type": "oauth2", "flows": {name: flow}})
    };
    let schemes = json!({
        "implicit": flow("implicit", json!({})),
        "code": flow("authorizationCode", json!({"tokenUrl": "https://id.example/t"})),
    });
    let security = document(schemes, &[json!([{"implicit": ["read"], "code": ["read"]}])]);
    assert_eq!(infer(&security), (AuthKind::OAuth2, vec!["placeholder-written".to_owned()]));
}

#[test]
fn mutual_tls_alone_is_an_error_and_beside_others_a_warning() {
    let tls = JsonPointer::from_escaped("/components/securitySchemes/tls");
    let alone =
        document(json!({}), &[json!([{"tls": []}])]).other_schemes([("tls", Some("mutualTLS"), &tls)]);
    assert_eq!(infer(&alone), (AuthKind::None, vec!["auth-not-expressible!".to_owned()]));
    let beside = document(json!({"b": basic()}), &[json!([{"tls": []}, {"b": []}])]).other_schemes([(
        "tls",
        Some("mutualTLS"),
        &tls,
    )]);
    assert_eq!(infer(&beside), (AuthKind::Basic, vec!["auth-not-expressible".to_owned()]));
}

#[test]
fn scopes_are_what_the_operations_require_and_no_more() {
    let security = document(
        json!({"o": code("https://id.example")}),
        &[json!([{"o": ["b", "a"]}]), json!([{"o": ["a", "c"]}])],
    );
    let (applied, _) = apply(AuthModel::default(), &security);
    let json = json_of(&applied);
    assert_eq!(
        json["properties"]["connectionParameters"]["token"]["oAuthSettings"]["scopes"],
        json!(["b a c"])
    );
}

#[test]
fn values_win_over_the_document_and_unused_ones_are_reported() {
    let values = AuthValues {
        client_id: Some(APP.into()),
        resource: Some("api://orders".into()),
        scopes: vec!["read".into()],
        key_name: Some("X-Key".into()),
        ..AuthValues::default()
    };
    let entra = code(&format!("https://login.microsoftonline.com/{GUID}/oauth2/v2.0"));
    let (applied, found) = apply(AuthModel::FromSpec(values.clone()), &only(entra));
    assert_eq!(ids(&found), ["auth-value-unused"]);
    let settings = &json_of(&applied)["properties"]["connectionParameters"]["token"]["oAuthSettings"];
    assert_eq!(settings["clientId"], APP);
    assert_eq!(settings["scopes"], json!(["read"]));
    assert_eq!(settings["customParameters"]["TenantId"]["value"], GUID);

    let (_, found) = apply(AuthModel::FromSpec(values), &SpecSecurity::default());
    assert_eq!(ids(&found), vec!["auth-value-unused"; 4]);
}

#[test]
fn origin_of_the_definition_is_the_scheme() {
    let (applied, _) = apply(AuthModel::default(), &only(header()));
    let place = JsonPointer::from_escaped("/securityDefinitions/api_key/name");
    let source = applied.secured.origins.source_of(&place).map(JsonPointer::as_str);
    assert_eq!(source, Some("/components/securitySchemes/it"));
}

#[test]
fn device_flow_is_refused_with_the_nearest_sign_in() {
    let device =
        json!({"type": "oauth2", "flows": {"x-deviceAuthorization": {"tokenUrl": "https://id.example/t"}}});
    let (_, found) = apply(AuthModel::default(), &only(device));
    let told = text_of(&found);
    assert!(told.contains("OAuth 2.0 by the device authorization flow only"), "{told}");
    assert!(told.contains("the nearest is `--auth oauth2`") && !told.contains("certificate"), "{told}");
}

#[test]
fn scheme_that_cannot_be_read_is_not_called_undeclared() {
    let at = JsonPointer::from_escaped("/components/securitySchemes/broken");
    let required = [json!([{"broken": []}])];
    let security = document(json!({}), &required).other_schemes([("broken", None, &at)]);
    let (_, found) = apply(AuthModel::default(), &security);
    let told = text_of(&found);
    assert!(
        told.contains(
            "/components/securitySchemes/broken: `broken` is required, and its declaration cannot be read"
        ),
        "{told}"
    );
    // Nobody requires it: what keeps it from being read is told by whoever read it.
    let beside = document(
        json!({"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}),
        &[json!([{"key": []}])],
    );
    let (_, found) = apply(AuthModel::default(), &beside.other_schemes([("broken", None, &at)]));
    assert_eq!(ids(&found), Vec::<String>::new());
}
