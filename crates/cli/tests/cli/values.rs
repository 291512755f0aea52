//! Values that are not what they should be are refused where they were given: at the flag, at the line of the
//! configuration, or at their place in the document. Nothing is written.

use crate::document::{HOURS, with};
use crate::run::Folder;

/// A model, a flag with a value that is none, the same as the configuration has it, and what is reported.
const VALUES: &[(&str, &str, &str, &str)] = &[
    ("entra-id", "--client-id my-app", "clientId: my-app", "client-id-not-a-guid"),
    ("entra-id", "--tenant-id contoso..com", "tenantId: contoso..com", "tenant-invalid"),
    ("managed-identity", "--tenant-id contoso.com", "tenantId: contoso.com", "tenant-invalid"),
    ("entra-id", "--resource orders", "resource: orders", "auth-value-invalid"),
    ("entra-id", "--scope Orders\\Read", "scopes: ['Orders\\Read']", "scope-invalid"),
    (
        "oauth2",
        "--authorization-url login.contoso.com",
        "authorizationUrl: login.contoso.com",
        "auth-url-invalid",
    ),
    (
        "oauth2",
        "--token-url ftp://contoso.com/token",
        "tokenUrl: ftp://contoso.com/token",
        "auth-url-invalid",
    ),
    ("oauth2", "--refresh-url /token", "refreshUrl: /token", "auth-url-invalid"),
    ("api-key", "--key-name X:Key", "keyName: 'X:Key'", "key-name-invalid"),
];

/// The same for what is no part of the sign-in.
const OTHERS: &[(&str, &str, &str)] = &[
    ("--brand-color blue", "brandColor: blue", "brand-color-invalid"),
    ("--server api.contoso.com", "server: api.contoso.com", "server-not-absolute"),
];

/// What the document says, what it should not say, what is reported, and the text at whose line that is.
const IN_DOCUMENT: &[(&str, &str, &str, &str)] = &[
    ("name: X-API-Key", "name: 'X Key'", "auth-not-expressible", "    key:"),
    ("https://hours.contoso.com", "hours.contoso.com", "server-not-absolute", "hours.contoso.com"),
];

fn assert_refused(folder: &Folder, arguments: &str, id: &str, place: &str) {
    let ended = folder.run(arguments);
    assert_eq!(ended.code, 1, "{arguments}: {}", ended.stderr);
    let lines: Vec<&str> = ended.stderr.lines().collect();
    let head = format!("error[{id}]");
    let at = lines.iter().position(|line| line.starts_with(&head));
    let at = at.unwrap_or_else(|| panic!("{arguments} is not refused as {id}:\n{}", ended.stderr));
    assert!(lines[at + 1].contains(place), "{arguments}: {} and not at {place}", lines[at + 1]);
    assert!(!folder.exists("connector"), "{arguments}");
}

#[test]
fn value_of_a_flag_is_refused_at_the_flag() {
    let folder = Folder::with("hours.yaml", HOURS);
    for (model, flag, _, id) in VALUES {
        let name = flag.split(' ').next().unwrap();
        assert_refused(
            &folder,
            &format!("generate hours.yaml --out connector --auth {model} {flag}"),
            id,
            name,
        );
    }
    for (flag, _, id) in OTHERS {
        let name = flag.split(' ').next().unwrap();
        assert_refused(&folder, &format!("generate hours.yaml --out connector --auth none {flag}"), id, name);
    }
}

#[test]
fn value_of_the_configuration_is_refused_at_its_line() {
    for (model, _, line, id) in VALUES {
        let folder = Folder::with("hours.yaml", HOURS);
        let text = format!("spec: hours.yaml\nout: connector\nauth:\n  model: {model}\n  {line}\n");
        folder.write("connectorgen.yaml", text);
        assert_refused(&folder, "generate --config connectorgen.yaml", id, "connectorgen.yaml:5:");
    }
    for (_, line, id) in OTHERS {
        let folder = Folder::with("hours.yaml", HOURS);
        let text = format!("spec: hours.yaml\nout: connector\nauth: {{ model: none }}\n{line}\n");
        folder.write("connectorgen.yaml", text);
        assert_refused(&folder, "generate --config connectorgen.yaml", id, "connectorgen.yaml:4:");
    }
}

#[test]
fn value_of_the_document_is_refused_at_its_line() {
    for (right, wrong, id, place) in IN_DOCUMENT {
        let document = with(right, wrong);
        let line = 1 + document.lines().position(|line| line.contains(place)).unwrap();
        let folder = Folder::with("hours.yaml", &document);
        assert_refused(&folder, "generate hours.yaml --out connector", id, &format!("hours.yaml:{line}:"));
    }
}
