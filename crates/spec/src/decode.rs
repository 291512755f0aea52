use std::sync::Arc;

use connectorgen_diagnostics::Position;

use crate::ReadError;
use crate::position::position;

/// A kind of file that people have where a text is wanted.
struct Binary {
    /// How its bytes start.
    start: &'static [u8],
    kind: &'static str,
    help: &'static str,
}

static BINARIES: &[Binary] = &[
    Binary { start: b"\x1F\x8B", kind: "compressed (gzip)", help: "unpack it with `gunzip`" },
    Binary {
        start: b"PK\x03\x04",
        kind: "a ZIP archive or a document of Office",
        help: "unpack it, or save it as plain text",
    },
    Binary { start: b"%PDF-", kind: "a PDF", help: "give the document itself, as JSON or YAML" },
];

/// Bytes to text without byte order mark: UTF-8, or UTF-16 if its mark says so.
pub(crate) fn decode(name: &Arc<str>, bytes: Vec<u8>) -> Result<Arc<str>, ReadError> {
    if let Some(binary) = BINARIES.iter().find(|binary| bytes.starts_with(binary.start)) {
        return Err(ReadError::NotText { name: Arc::clone(name), kind: binary.kind, help: binary.help });
    }
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => decode_utf16(name, rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => decode_utf16(name, rest, u16::from_be_bytes),
        _ => decode_utf8(name, bytes),
    }
}

fn decode_utf8(name: &Arc<str>, bytes: Vec<u8>) -> Result<Arc<str>, ReadError> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(without_mark(&text).unwrap_or(&text).into()),
        Err(error) => {
            let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
            let good = std::str::from_utf8(good).unwrap_or_default();
            Err(not_text(name, "UTF-8", without_mark(good).unwrap_or(good)))
        }
    }
}

/// The text behind its byte order mark, if it has one.
pub(crate) fn without_mark(text: &str) -> Option<&str> {
    text.strip_prefix('\u{feff}')
}

fn decode_utf16(name: &Arc<str>, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Arc<str>, ReadError> {
    let pairs = bytes.chunks_exact(2);
    let whole = pairs.remainder().is_empty();
    let units = pairs.filter_map(|pair| pair.try_into().ok().map(unit));
    let mut text = String::with_capacity(bytes.len() / 2);
    for character in char::decode_utf16(units) {
        match character {
            Ok(character) => text.push(character),
            Err(_) => return Err(not_text(name, "UTF-16", &text)),
        }
    }
    if whole { Ok(text.into()) } else { Err(not_text(name, "UTF-16", &text)) }
}

/// The fault stands right behind `good`.
fn not_text(name: &Arc<str>, encoding: &'static str, good: &str) -> ReadError {
    let Position { line, column } = position(good, good.len());
    ReadError::NotUtf8 { name: Arc::clone(name), encoding, line, column }
}
