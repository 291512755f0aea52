use connectorgen_auth::{ApiKey, AuthSets, EntraId, KeyIn, ManagedIdentity, SpecSecurity, apply_auth};
use connectorgen_diagnostics::Diagnostics;
use connectorgen_emit::FileSet;
use connectorgen_model::Connector;
use serde_json::json;

use super::{KitInput, check_kit, kit};
use crate::{Cloud, Environment, KitOptions, Tool};

pub(super) const TENANT: &str = "66666666-7777-8888-9999-aaaaaaaaaaaa";
pub(super) const CLIENT: &str = "11111111-2222-3333-4444-555555555555";

/// Texts that would break out of any of the languages.
const HOSTILE: &str = "a'b\"c`d$(e)${f}\\ {{g}} |h| <i> #> *j*";

fn connector(title: &str) -> Connector {
    let definition = json!({
        "swagger": "2.0",
        "info": { "title": title, "description": "Orders.", "version": "1" },
        "host": "orders.example",
        "basePath": "/v1",
        "schemes": ["https"],
        "paths": {
            "/orders": {
                "get": { "operationId": "ListOrders", "responses": { "200": { "description": "OK", "schema": {
                    "type": "array", "items": { "$ref": "#/definitions/Order" }
                } } } },
                "post": { "operationId": "AddOrder", "parameters": [
                    { "name": "body", "in": "body", "schema": { "$ref": "#/definitions/Order" } }
                ], "responses": { "201": { "description": "OK" } } }
            },
            "/orders/{id}": {
                "delete": { "operationId": "DeleteOrder", "responses": { "204": { "description": "OK" } } }
            }
        },
        "definitions": { "Order": { "type": "object", "properties": {
            "id": { "type": "string" },
            "emailAddress": { "type": "string" },
            "cardPin": { "type": "string" },
            "parent": { "$ref": "#/definitions/Order" }
        } } }
    });
    Connector { definition: serde_json::from_value(definition).unwrap(), ..Connector::default() }
}

pub(super) fn made(title: &str, auth: impl Into<AuthSets>, options: &KitOptions) -> (FileSet, Diagnostics) {
    let mut found = Diagnostics::new();
    let applied =
        apply_auth(connector(title), &auth.into(), &SpecSecurity::default(), &mut Diagnostics::new());
    let input =
        KitInput::new(&applied.secured.definition, &applied.secured.properties, &applied.sign_ins, options);
    check_kit(input, &mut found);
    (kit(input).unwrap(), found)
}

pub(super) fn text(files: &FileSet, name: &str) -> String {
    let bytes = files
        .get(name)
        .unwrap_or_else(|| panic!("{name} is missing: {:?}", files.names().collect::<Vec<_>>()));
    String::from_utf8(bytes.to_vec()).unwrap()
}

pub(super) fn managed_identity() -> ManagedIdentity {
    ManagedIdentity::new().client_id(CLIENT).tenant_id(TENANT).resource("api://orders").scope("Orders.Read")
}

pub(super) fn two() -> KitOptions {
    let prod = Environment::new("prod")
        .id("77777777-8888-9999-aaaa-bbbbbbbbbbbb")
        .url("https://contoso.crm4.dynamics.com")
        .redirect_url("https://global.consent.azure-apim.net/redirect/orders-5f251f982b189de9d2")
        .subject("/eid1/c/pub/t/ZmZmZnd3iIiZmaqqqqqqqg/a/k972yLpWjkypg7DpMYfrNA/europe-002_orders-5f251f982b189de9d2");
    KitOptions::new().environment(Environment::new("dev")).environment(prod)
}

#[test]
fn kit_of_a_managed_identity_has_these_files() {
    let (files, found) = made("Orders", managed_identity(), &two());
    assert!(found.is_empty(), "{found:?}");
    for (name, bytes) in files.iter() {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.ends_with('\n') && !text.contains('\r'), "{name}");
        assert!(name == "SECURITY.md" || text.is_ascii(), "{name}");
        insta::assert_snapshot!(format!("managed_identity__{name}").replace('/', "__"), text);
    }
}

#[test]
fn runbook_answers_for_the_sign_in_there_is() {
    let key = ApiKey::new().name("key").key_in(KeyIn::Query);
    let (files, _) = made("Orders", key, &KitOptions::new());
    insta::assert_snapshot!("api_key__SECURITY.md", text(&files, "SECURITY.md"));
    assert!(files.names().all(|name| !name.starts_with("entra/")));

    let entra = EntraId::new().client_id(CLIENT).tenant_id("common").resource("https://graph.microsoft.com");
    let options = KitOptions::new().tool(Tool::Pac).secret_expires("2027-01-31");
    let (files, _) = made("Orders", entra.scope("User.Read.All"), &options);
    insta::assert_snapshot!("entra_id__SECURITY.md", text(&files, "SECURITY.md"));
    assert!(!text(&files, "deploy.sh").contains("CONNECTOR_SECRET"), "pac has no option for it");
}

#[test]
fn environments_with_an_application_of_their_own_have_their_own_files() {
    let other = "22222222-2222-3333-4444-555555555555";
    let tenant = "66666666-7777-8888-9999-bbbbbbbbbbbb";
    let options = KitOptions::new()
        .environment(Environment::new("dev"))
        .environment(Environment::new("prod").client_id(other).tenant_id(tenant));
    let (files, _) = made("Orders", managed_identity(), &options);
    let own: serde_json::Value =
        serde_json::from_str(&text(&files, "environments/prod/apiProperties.json")).unwrap();
    let settings = &own["properties"]["connectionParameters"]["token"]["oAuthSettings"];
    assert_eq!(settings["clientId"], other);
    assert_eq!(settings["customParameters"]["TenantId"]["value"], tenant);
    let issuer = format!("https://login.microsoftonline.com/{tenant}/v2.0");
    assert_eq!(settings["properties"]["FederatedIdentityCredentials"]["Issuer"], issuer.as_str());
    assert!(text(&files, "entra/federated-credential.prod.json").contains(&issuer));
    assert!(text(&files, "environments/prod/settings.json").contains("environments/prod/apiProperties.json"));
    assert!(files.get("environments/dev/apiProperties.json").is_none());
    assert!(text(&files, "entra/app-registration.prod.json").contains("Orders (prod)"));
}

#[test]
fn hostile_title_breaks_out_of_nothing() {
    let (files, _) = made(HOSTILE, managed_identity(), &two().application_name(HOSTILE));
    // The scripts have it in a comment only, without what ends one.
    for name in ["deploy.sh", "deploy.ps1", "entra/main.bicep"] {
        let text = text(&files, name);
        let holders: Vec<&str> = text.lines().filter(|line| line.contains("$(e)")).collect();
        let wanted = usize::from(name != "entra/main.bicep");
        assert_eq!(holders.len(), wanted, "{name}: {holders:?}");
        assert!(
            holders.iter().all(|line| !line.contains("#>") && !line.contains('`')),
            "{name}: {holders:?}"
        );
    }
    let parameters = text(&files, "entra/main.bicepparam");
    assert!(
        parameters.contains(r#"param displayName = 'a\'b"c`d$(e)\${f}\\ {{g}} |h| <i> #> *j*'"#),
        "{parameters}"
    );
}

#[test]
fn what_does_not_fit_is_told_at_its_place() {
    let subject = "/eid1/c/pub/t/q_3PHP4hskCbPcOnIiozDg/a/k972yLpWjkypg7DpMYfrNA/unitedstates-002_orders-5f251f982b189de9d2";
    let odd = Environment::new("prod").cloud(Cloud::China).connector_id(CLIENT).subject(subject);
    let options = KitOptions::new()
        .environment(Environment::new("dev").subject(subject))
        .environment(odd)
        .solution("Contoso")
        .secret_expires("2027-01-31");
    let (_, found) = made("Orders", managed_identity(), &options);
    let told: Vec<String> =
        found.iter().map(|d| format!("{}: {}[{}] {}", d.at.pointer, d.severity, d.id, d.message)).collect();
    insta::assert_snapshot!(told.join("\n"));

    let (_, found) = made("Orders", connectorgen_auth::AuthModel::None, &KitOptions::new());
    assert_eq!(found.iter().map(|d| d.id).collect::<Vec<_>>(), ["kit-environments-missing"]);
}
