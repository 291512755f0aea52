use std::sync::Arc;

use connectorgen_diagnostics::{Diagnostics, JsonPointer, Position};
use connectorgen_spec::{Format, ReadError, SourceDoc};
use serde_json::{Value, json};

use crate::{render, reports, tree};

fn from_bytes(bytes: &[u8]) -> Result<SourceDoc, ReadError> {
    SourceDoc::from_bytes("doc", bytes.to_vec(), None)
}

fn value(doc: &SourceDoc) -> Value {
    let mut found = Diagnostics::new();
    let value = doc.tree(&mut found).map(std::borrow::Cow::into_owned);
    assert!(found.is_empty(), "{}", render(&found));
    value.unwrap()
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[test]
fn format_without_extension_follows_the_first_character() {
    assert_eq!(from_bytes(b" \n {\"a\": 1}").unwrap().format(), Format::Json);
    assert_eq!(from_bytes(b"[1]").unwrap().format(), Format::Json);
    assert_eq!(from_bytes(b"a: 1").unwrap().format(), Format::Yaml);
    assert_eq!(from_bytes(b"").unwrap().format(), Format::Yaml);
    let given = SourceDoc::from_bytes("doc", b"{a: 1}".to_vec(), Some(Format::Yaml)).unwrap();
    assert_eq!(value(&given), json!({"a": 1}));
}

#[test]
#[allow(clippy::disallowed_methods, reason = "reading a file needs a file")]
fn format_with_extension_follows_the_extension() {
    let folder = std::env::temp_dir().join(format!("connectorgen-spec-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, text, format) in [
        ("a.json", "a: 1", Format::Json),
        ("a.YAML", "{\"a\": 1}", Format::Yaml),
        ("a.yml", "{\"a\": 1}", Format::Yaml),
        ("a.txt", "{\"a\": 1}", Format::Json),
        ("plain", "a: 1", Format::Yaml),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        let doc = SourceDoc::read(&path).unwrap();
        assert_eq!(doc.format(), format, "{name}");
        assert_eq!(doc.path(), Some(path.as_path()));
        assert_eq!(doc.name(), path.to_string_lossy());
        assert_eq!(doc.text(), Some(text));
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn file_that_is_missing_is_an_io_error_with_its_path() {
    let error = SourceDoc::read("no/such/file.yaml").unwrap_err();
    assert!(matches!(&error, ReadError::Io { path, .. } if path.ends_with("file.yaml")), "{error:?}");
    assert_eq!(error.to_string(), "cannot read no/such/file.yaml");
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn folder_is_no_file() {
    let ReadError::Io { source, .. } = SourceDoc::read(env!("CARGO_MANIFEST_DIR")).unwrap_err() else {
        panic!()
    };
    assert_eq!(source.to_string(), "it is a folder, not a file");
}

#[test]
#[cfg(unix)]
fn device_without_end_is_refused_at_once() {
    let ReadError::Io { source, .. } = SourceDoc::read("/dev/zero").unwrap_err() else { panic!() };
    assert_eq!(source.to_string(), "it is a pipe or a device, not a file");
}

#[test]
fn archive_or_print_is_called_what_it_is() {
    for (start, message) in [
        (b"\x1f\x8b\x08\x00".as_slice(), "doc: the document is compressed (gzip); unpack it with `gunzip`"),
        (
            b"PK\x03\x04\x14\x00",
            "doc: the document is a ZIP archive or a document of Office; unpack it, or save it as plain text",
        ),
        (b"%PDF-1.7\n%\xe2", "doc: the document is a PDF; give the document itself, as JSON or YAML"),
    ] {
        assert_eq!(from_bytes(start).unwrap_err().to_string(), message);
    }
}

#[test]
fn byte_order_mark_is_dropped_and_not_counted() {
    for bytes in ["\u{feff}a: 1\nä: {b: 2}\n", "a: 1\nä: {b: 2}\n"] {
        let doc = from_bytes(bytes.as_bytes()).unwrap();
        assert_eq!(doc.text(), Some("a: 1\nä: {b: 2}\n"));
        let places = doc.locate(&[JsonPointer::from_escaped("/a"), JsonPointer::from_escaped("/ä/b")]);
        assert_eq!(places, [Some(Position { line: 1, column: 1 }), Some(Position { line: 2, column: 5 })]);
    }
    let text = SourceDoc::from_text("doc", "\u{feff}{\"a\": 1}", Format::Json);
    assert_eq!(value(&text), json!({"a": 1}));
    assert_eq!(from_bytes("\u{feff}{}".as_bytes()).unwrap().format(), Format::Json);
}

#[test]
fn utf16_with_mark_is_decoded() {
    let text = "title: Grüße 😀\n";
    for bytes in [utf16(text, u16::to_le_bytes), utf16(text, u16::to_be_bytes)] {
        assert_eq!(from_bytes(&bytes).unwrap().text(), Some(text));
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    let latin1 = b"openapi: 3.0.0\n\xc3\xa4: Gr\xfc\xdfe\n";
    assert_eq!(
        from_bytes(latin1).unwrap_err().to_string(),
        "doc:2:6: the document is not UTF-8 text; save it as UTF-8 and try again"
    );
    let with_mark = [b"\xef\xbb\xbf".as_slice(), b"a\xff"].concat();
    assert!(matches!(from_bytes(&with_mark), Err(ReadError::NotUtf8 { line: 1, column: 2, .. })));
    let mut odd = utf16("a: b\nc", u16::to_le_bytes);
    odd.push(0);
    assert_eq!(
        from_bytes(&odd).unwrap_err().to_string(),
        "doc:2:2: the document is not UTF-16 text; save it as UTF-8 and try again"
    );
    let lone_surrogate = [0xFF, 0xFE, b'a', 0, 0x3D, 0xD8, b'b', 0];
    assert!(matches!(
        from_bytes(&lone_surrogate),
        Err(ReadError::NotUtf8 { encoding: "UTF-16", column: 2, .. })
    ));
}

#[test]
fn tree_given_as_value_has_no_text_and_no_places() {
    let doc = SourceDoc::from_value("built", json!({"openapi": "3.0.0"}));
    assert_eq!((doc.name(), doc.text(), doc.path()), ("built", None, None));
    assert_eq!(value(&doc), json!({"openapi": "3.0.0"}));
    assert_eq!(doc.locate(&[JsonPointer::root()]), [None]);
}

#[test]
fn document_of_any_serde_type_is_taken() {
    #[derive(serde::Serialize)]
    struct Api {
        openapi: &'static str,
    }
    let doc = SourceDoc::from_serialize("built", &Api { openapi: "3.1.0" }).unwrap();
    assert_eq!(value(&doc), json!({"openapi": "3.1.0"}));
    let not_json = std::collections::HashMap::from([((1, 2), 3)]);
    let error = SourceDoc::from_serialize("built", &not_json).unwrap_err();
    assert_eq!(error.to_string(), "built: the document cannot be turned into JSON");
}

#[test]
fn clone_shares_the_text() {
    let text: Arc<str> = "a: 1".into();
    let doc = SourceDoc::from_text("doc", Arc::clone(&text), Format::Yaml);
    assert!(std::ptr::eq(doc.clone().text().unwrap(), text.as_ref()));
}

#[test]
fn order_of_the_text_is_kept() {
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&tree("{\"z\": 1, \"a\": 2, \"m\": 3}", Format::Json)), ["z", "a", "m"]);
    assert_eq!(keys(&tree("z: 1\na: 2\nm: 3\n", Format::Yaml)), ["z", "a", "m"]);
}

#[test]
fn document_without_content_is_empty() {
    for text in ["", " \n\t ", "# only a comment\n", "---\n", "---\n...\n", "null"] {
        let (found, tree) = reports(text, Format::Yaml);
        assert_eq!((found[0].message.as_str(), tree), ("the document is empty", None), "{text:?}");
    }
    for text in ["", " \r\n "] {
        assert_eq!(reports(text, Format::Json).0[0].message, "the document is empty");
    }
}
