use std::ops::Range;

use connectorgen_diagnostics::JsonPointer;

use crate::scan::Scan;

/// A JSON text with the place of everything in it. Comments and trailing commas, which JSON does not have but files do,
/// count as white space.
#[derive(Debug)]
pub(crate) struct Syntax<'t> {
    pub(crate) text: &'t str,
    pub(crate) root: Node,
    pub(crate) has_comments: bool,
}

/// A value.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) span: Range<usize>,
    pub(crate) kind: Kind,
}

#[derive(Debug)]
pub(crate) enum Kind {
    Object(Vec<Member>),
    Array(Vec<Node>),
    /// A string, a number, `true`, `false` or `null`.
    Scalar,
}

/// A member of an object.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) name: String,
    /// The key with its quotes.
    pub(crate) key: Range<usize>,
    pub(crate) value: Node,
}

/// How a value stands in another one.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Holder<'s> {
    /// Nothing holds it.
    Document,
    /// The members of its object, and which one it is.
    Object(&'s Node, &'s [Member], usize),
    /// The elements of its array, and which one it is.
    Array(&'s Node, &'s [Node], usize),
}

/// As deep as documents are read at all.
const MAX_DEPTH: usize = 512;

impl<'t> Syntax<'t> {
    /// `None` when the text is not JSON, or nested too deep.
    pub(crate) fn read(text: &'t str) -> Option<Syntax<'t>> {
        let mut scan = Scan::new(text);
        let root = node(&mut scan, MAX_DEPTH)?;
        scan.skip_space();
        scan.is_at_end().then_some(Syntax { text, root, has_comments: scan.has_comments() })
    }

    /// The value at a pointer and what holds it. Of a key that is given twice, the last one counts.
    pub(crate) fn find(&self, pointer: &JsonPointer) -> Option<(&Node, Holder<'_>)> {
        let mut here = (&self.root, Holder::Document);
        for token in pointer.tokens() {
            let node = here.0;
            here = match &node.kind {
                Kind::Object(members) => {
                    let index = members.iter().rposition(|member| member.name == token)?;
                    (&members.get(index)?.value, Holder::Object(node, members, index))
                }
                Kind::Array(elements) => {
                    let index = token.parse().ok()?;
                    (elements.get(index)?, Holder::Array(node, elements, index))
                }
                Kind::Scalar => return None,
            };
        }
        Some(here)
    }

    /// A piece of the text.
    pub(crate) fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }
}

impl Member {
    /// From the key to the end of the value.
    pub(crate) fn span(&self) -> Range<usize> {
        self.key.start..self.value.span.end
    }
}

fn node(scan: &mut Scan<'_>, depth_left: usize) -> Option<Node> {
    let depth_left = depth_left.checked_sub(1)?;
    scan.skip_space();
    let start = scan.offset();
    let kind = if scan.take(b'{') {
        Kind::Object(members(scan, depth_left)?)
    } else if scan.take(b'[') {
        Kind::Array(elements(scan, depth_left)?)
    } else {
        scan.scalar()?;
        Kind::Scalar
    };
    Some(Node { span: start..scan.offset(), kind })
}

fn members(scan: &mut Scan<'_>, depth_left: usize) -> Option<Vec<Member>> {
    let mut members = Vec::new();
    loop {
        scan.skip_space();
        if scan.take(b'}') {
            return Some(members);
        }
        let start = scan.offset();
        let name = scan.string()?;
        let key = start..scan.offset();
        scan.skip_space();
        if !scan.take(b':') {
            return None;
        }
        members.push(Member { name, key, value: node(scan, depth_left)? });
        scan.skip_space();
        if !scan.take(b',') && !scan.is_before(b'}') {
            return None;
        }
    }
}

fn elements(scan: &mut Scan<'_>, depth_left: usize) -> Option<Vec<Node>> {
    let mut elements = Vec::new();
    loop {
        scan.skip_space();
        if scan.take(b']') {
            return Some(elements);
        }
        elements.push(node(scan, depth_left)?);
        scan.skip_space();
        if !scan.take(b',') && !scan.is_before(b']') {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::JsonPointer;

    use super::Syntax;

    fn at(text: &str, pointer: &str) -> Option<String> {
        let syntax = Syntax::read(text)?;
        let (node, _) = syntax.find(&JsonPointer::from_escaped(pointer))?;
        Some(syntax.slice(node.span.clone()).to_owned())
    }

    #[test]
    fn values_are_found_as_they_are_spelt() {
        let text = " {\"a/b\": [1.50, {\"\\u0063\": -0e1 }], \"d\" : \"x\\\"]\"}\r\n";
        assert_eq!(at(text, "/a~1b/0").unwrap(), "1.50");
        assert_eq!(at(text, "/a~1b/1/c").unwrap(), "-0e1");
        assert_eq!(at(text, "/d").unwrap(), "\"x\\\"]\"");
        assert_eq!(at(text, "").unwrap(), text.trim());
        for nowhere in ["/e", "/d/0", "/a~1b/2", "/a~1b/x"] {
            assert_eq!(at(text, nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn comments_and_trailing_commas_are_space() {
        let text = "// first\n{ /* { */ \"a\": [1, 2,], // end\n \"b\": {\"c\": 3,}, }";
        assert_eq!(at(text, "/a/1").unwrap(), "2");
        assert_eq!(at(text, "/b/c").unwrap(), "3");
    }

    #[test]
    fn last_of_two_keys_counts() {
        assert_eq!(at("{\"a\": 1, \"a\": 2}", "/a").unwrap(), "2");
    }

    #[test]
    fn what_is_no_json_is_not_read() {
        for text in [
            "", "{", "{\"a\"}", "{\"a\":}", "[1 2]", "{} x", "nul", "{a: 1}", "\"a", "/*", "[,]", "\"\n\"",
            "01",
        ] {
            assert!(Syntax::read(text).is_none(), "{text}");
        }
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        assert!(Syntax::read(&deep).is_none());
    }
}
