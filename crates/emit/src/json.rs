use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};

use crate::Error;

/// JSON as `paconn` reads it on every platform: ASCII with lower-case `\u` escapes (it opens files in the encoding of
/// the locale, `paconn` 0.0.21), two spaces, `{}` and `[]` for what is empty, line ends `\n`, a final newline. The
/// order is that of the value; numbers are printed as they are.
pub fn to_json<T: Serialize>(value: &T) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, AsciiFormatter::new());
    value.serialize(&mut serializer)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// serde's pretty format, in ASCII.
struct AsciiFormatter {
    pretty: PrettyFormatter<'static>,
}

impl AsciiFormatter {
    fn new() -> AsciiFormatter {
        AsciiFormatter { pretty: PrettyFormatter::with_indent(b"  ") }
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
        self.pretty.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.pretty.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.pretty.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.end_object_value(writer)
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
    fn numbers_are_printed_as_they_are() {
        let value: Value =
            serde_json::from_str("[0, -0.0, 1.50, 1e100, 18446744073709551615, -9223372036854775808]")
                .unwrap();
        let flat: String = text(&value).split_whitespace().collect();
        assert_eq!(flat, "[0,-0.0,1.5,1e+100,18446744073709551615,-9223372036854775808]");
    }
}
