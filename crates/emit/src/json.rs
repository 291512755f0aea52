use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::Error;

/// JSON as `paconn` reads it on every platform: ASCII with lower-case `\u` escapes (it opens files in the encoding of
/// the locale, `paconn` 0.0.21), two spaces, `{}` and `[]` for what is empty, line ends `\n`, a final newline. The
/// order is that of the value; numbers are printed as they are.
pub fn to_json<T: Serialize>(value: &T) -> Result<Vec<u8>, Error> {
    to_json_with_room(value, 0)
}

/// The same for what is expected to take so many bytes: what outgrows its place is copied.
pub(crate) fn to_json_with_room<T: Serialize>(value: &T, bytes: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(bytes);
    let mut serializer = Serializer::with_formatter(&mut bytes, AsciiFormatter::default());
    value.serialize(&mut serializer)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The layout of [`serde_json::ser::PrettyFormatter`], in ASCII.
#[derive(Default)]
struct AsciiFormatter {
    depth: usize,
    is_empty: bool,
}

/// A comma, the end of a line, and the indentation of the next one.
const LINE: &[u8] = b",\n                                                                ";

impl AsciiFormatter {
    fn begin<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.is_empty = true;
        writer.write_all(bracket)
    }

    fn next<W: ?Sized + Write>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        let (begin, mut end) = (usize::from(first), 2 + 2 * self.depth);
        // Most lines are written in one piece; those that are deeper need several.
        writer.write_all(LINE.get(begin..end.min(LINE.len())).unwrap_or_default())?;
        while end > LINE.len() {
            end -= LINE.len() - 2;
            writer.write_all(LINE.get(2..end.min(LINE.len())).unwrap_or_default())?;
        }
        Ok(())
    }

    fn end<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if !self.is_empty {
            self.next(writer, true)?;
        }
        self.is_empty = false;
        writer.write_all(bracket)
    }
}

impl Formatter for AsciiFormatter {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.is_ascii() {
            return writer.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some(index) = rest.find(|c: char| !c.is_ascii()) {
            let (plain, from) = rest.split_at_checked(index).unwrap_or((rest, ""));
            writer.write_all(plain.as_bytes())?;
            let mut chars = from.chars();
            if let Some(c) = chars.next() {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            }
            rest = chars.as_str();
        }
        writer.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_empty = false;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_empty = false;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::to_json;

    fn text(value: &Value) -> String {
        String::from_utf8(to_json(value).unwrap()).unwrap()
    }

    #[test]
    fn text_beyond_ascii_is_escaped() {
        let value = json!({ "größe": "a\u{7f}\n\"\\/ペ🐕\u{ffff}" });
        let written = text(&value);
        let expected = "{\n  \"gr\\u00f6\\u00dfe\": \"a\u{7f}\\n\\\"\\\\/\\u30da\\ud83d\\udc15\\uffff\"\n}\n";
        assert_eq!(written, expected);
        assert!(written.is_ascii());
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), value);
    }

    #[test]
    fn layout_is_that_of_the_portal() {
        let value = json!({ "b": {}, "a": [], "c": [1, { "d": null }, [true]] });
        insta::assert_snapshot!(text(&value), @r#"
        {
          "b": {},
          "a": [],
          "c": [
            1,
            {
              "d": null
            },
            [
              true
            ]
          ]
        }
        "#);
    }

    #[test]
    fn layout_of_deep_values_is_that_of_serde() {
        let mut value = json!({ "a": [1, {}] });
        for depth in 0..100 {
            value = json!({ "b": [depth, value, []] });
        }
        assert_eq!(text(&value), serde_json::to_string_pretty(&value).unwrap() + "\n");
    }

    #[test]
    fn numbers_are_printed_as_they_are() {
        let value: Value =
            serde_json::from_str("[0, -0.0, 1.50, 1e100, 18446744073709551615, -9223372036854775808]")
                .unwrap();
        let flat: String = text(&value).split_whitespace().collect();
        assert_eq!(flat, "[0,-0.0,1.5,1e+100,18446744073709551615,-9223372036854775808]");
    }
}
