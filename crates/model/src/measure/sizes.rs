use std::cell::Cell;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// How many bytes a file has. It is ASCII, so these are characters, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// As it is written: two spaces, one member a line, a final newline.
    pub pretty: usize,
    /// Without any white space.
    pub minified: usize,
}

impl Sizes {
    /// The sizes of the file that a value becomes; both in one pass, and nothing is kept of it.
    pub fn of<T: Serialize>(value: &T) -> Sizes {
        let Sizes { pretty, minified } = Sizes::inside(value, 0);
        Sizes { pretty: pretty + 1, minified }
    }

    /// What a value adds to a file in which it stands so deep.
    pub fn inside<T: Serialize>(value: &T, depth: usize) -> Sizes {
        let (text, space) = (Cell::new(0), Cell::new(0));
        let layout = Layout { text: &text, space: &space, depth, is_empty: true };
        let written = value.serialize(&mut Serializer::with_formatter(Counter(&text), layout));
        debug_assert!(written.is_ok(), "a counter takes everything, and the model has text keys only");
        Sizes { pretty: text.get() + space.get(), minified: text.get() }
    }
}

/// Counts what is written to it.
struct Counter<'a>(&'a Cell<usize>);

impl Write for Counter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes without white space and counts what [`serde_json::ser::PrettyFormatter`] would add.
struct Layout<'a> {
    text: &'a Cell<usize>,
    space: &'a Cell<usize>,
    depth: usize,
    is_empty: bool,
}

impl Layout<'_> {
    fn add(&self, bytes: usize) {
        self.space.set(self.space.get() + bytes);
    }

    fn line(&self) {
        self.add(1 + 2 * self.depth);
    }

    fn begin(&mut self) {
        self.depth += 1;
        self.is_empty = true;
    }

    fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if !self.is_empty {
            self.line();
        }
        self.is_empty = false;
    }
}

impl Formatter for Layout<'_> {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin();
        writer.write_all(b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end();
        writer.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.line();
        if first { Ok(()) } else { writer.write_all(b",") }
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_empty = false;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin();
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end();
        writer.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.line();
        if first { Ok(()) } else { writer.write_all(b",") }
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.add(1);
        writer.write_all(b":")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_empty = false;
        Ok(())
    }

    /// Everything outside ASCII is written as `\uXXXX`, twice for what is beyond the basic plane.
    fn write_string_fragment<W: ?Sized + Write>(&mut self, _: &mut W, fragment: &str) -> io::Result<()> {
        let escaped = |c: char| if c.is_ascii() { 1 } else { 6 * c.len_utf16() };
        let bytes: usize =
            if fragment.is_ascii() { fragment.len() } else { fragment.chars().map(escaped).sum() };
        self.text.set(self.text.get() + bytes);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Sizes;

    #[test]
    fn sizes_are_those_of_the_printed_text() {
        let value = json!({ "a": [], "b": {}, "c": [1, [true, null]], "d": { "e": "x\"y\n", "f": [{}] } });
        let sizes = Sizes::of(&value);
        assert_eq!(sizes.minified, serde_json::to_string(&value).unwrap().len());
        assert_eq!(sizes.pretty, serde_json::to_string_pretty(&value).unwrap().len() + 1);
    }

    #[test]
    fn part_of_a_file_has_the_size_that_it_adds() {
        let inner = json!({ "e": "x", "f": [{}] });
        let whole = Sizes::of(&json!({ "a": { "b": inner } }));
        let frame = Sizes::of(&json!({ "a": { "b": 1 } }));
        let part = Sizes::inside(&inner, 2);
        assert_eq!(frame.pretty - 1 + part.pretty, whole.pretty);
        assert_eq!(frame.minified - 1 + part.minified, whole.minified);
    }

    #[test]
    fn text_outside_ascii_counts_as_it_is_escaped() {
        assert_eq!(Sizes::of(&"ä").minified, r#""\u00e4""#.len());
        assert_eq!(Sizes::of(&"😀").minified, r#""\ud83d\ude00""#.len());
    }
}
