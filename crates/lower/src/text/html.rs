/// What an HTML tag in the middle of a line means for the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inline<'a> {
    /// Words to read: the description of an image, or a placeholder such as `<userId>` that is no tag at all.
    Text(&'a str),
    /// A new line.
    Break,
    /// Only looks.
    Nothing,
}

/// Judges one tag, comment or declaration, given with its angle brackets.
pub(super) fn inline(tag: &str) -> Inline<'_> {
    let Some(inner) = tag.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) else {
        return Inline::Text(tag);
    };
    if inner.starts_with(['/', '!', '?']) {
        return Inline::Nothing;
    }
    let name = inner.split(|c: char| !is_name(c)).next().unwrap_or_default().to_ascii_lowercase();
    match name.as_str() {
        "img" => attribute(inner, "alt").map_or(Inline::Nothing, Inline::Text),
        name if BLOCKS.contains(&name) => Inline::Break,
        name if INLINES.contains(&name) => Inline::Nothing,
        _ if inner.chars().all(is_name) => Inline::Text(tag),
        _ => Inline::Nothing,
    }
}

/// The content of a block of HTML, with Markdown in place of the tags that structure it; entities stay as they are.
pub(super) fn to_markdown(html: &str) -> String {
    let mut out = Converter { out: String::with_capacity(html.len()), row: 0, cell: 0 };
    let mut rest = html;
    // Once an end was looked for in vain, it is not looked for again: many openings must not cost quadratic time.
    let mut comments_end = true;
    while let Some((text, tail)) = rest.split_once('<') {
        out.text(text);
        if let Some(comment) = tail.strip_prefix("!--") {
            let closed = if comments_end { comment.split_once("-->") } else { None };
            comments_end = closed.is_some();
            rest = closed.map_or(comment, |(_, after)| after);
        } else if let Some((inner, after)) = tag(tail) {
            rest = out.tag(inner, after);
        } else {
            out.text("<");
            rest = tail;
        }
    }
    out.text(rest);
    out.out
}

/// What stands between `<` and `>`, and what comes behind; `None` when the bracket is only a bracket.
fn tag(tail: &str) -> Option<(&str, &str)> {
    let (inner, rest) = tail.split_at_checked(tail.find(['<', '>'])?)?;
    Some((inner, rest.strip_prefix('>')?))
}

struct Converter {
    out: String,
    /// How many rows of the present table have begun, and how many cells of its present row.
    row: usize,
    cell: usize,
}

impl Converter {
    /// Text without the indentation of its lines, which Markdown would take for code.
    fn text(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.out.push('\n');
            }
            let begins = self.out.is_empty() || self.out.ends_with('\n');
            self.out.push_str(if begins { line.trim_start() } else { line });
        }
    }

    /// Writes what the tag `inner` stands for, and gives back what is left to read behind it.
    fn tag<'a>(&mut self, inner: &str, after: &'a str) -> &'a str {
        let closing = inner.starts_with('/');
        let name = inner.trim_start_matches('/').split(|c: char| !is_name(c)).next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        match (name.as_str(), closing) {
            ("script" | "style", false) => return behind_closing(after, &name),
            ("li", false) => self.out.push_str("\n- "),
            ("ul" | "ol", false) => self.out.push_str("\n\n"),
            ("table", false) => {
                self.row = 0;
                self.out.push_str("\n\n");
            }
            ("tr", false) => {
                self.separate(self.row, "; ");
                self.row += 1;
                self.cell = 0;
            }
            ("td" | "th", false) => {
                // The first cell of a row is what the others tell about.
                self.separate(self.cell, if self.cell == 1 { ": " } else { ", " });
                self.cell += 1;
            }
            ("img", _) => self.out.push_str(attribute(inner, "alt").unwrap_or_default()),
            ("li" | "tr" | "td" | "th", _) => {}
            (name, _) if BLOCKS.contains(&name) => self.out.push_str("\n\n"),
            (name, _) if INLINES.contains(&name) => {}
            _ if inner.chars().all(is_name) && !inner.is_empty() => {
                self.out.push('<');
                self.out.push_str(inner);
                self.out.push('>');
            }
            _ => {}
        }
        after
    }

    /// Sets a row or a cell apart from the one before it, if there is one.
    fn separate(&mut self, before: usize, mark: &str) {
        if before > 0 {
            let written = self.out.trim_end().len();
            self.out.truncate(written);
            let is_apart = self.out.ends_with(['.', ':', ';', '!', '?']);
            self.out.push_str(if is_apart { " " } else { mark });
        }
    }
}

fn behind_closing<'a>(after: &'a str, name: &str) -> &'a str {
    let mut rest = after;
    while let Some((_, tail)) = rest.split_once("</") {
        if tail.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name)) {
            return tail.split_once('>').map_or("", |(_, behind)| behind);
        }
        rest = tail;
    }
    ""
}

fn is_name(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '-' | '_' | '.')
}

/// The value of an attribute of a tag that is given without its angle brackets.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once('=') {
        let key = before.trim_end().rsplit([' ', '\t', '\n', '"', '\'']).next().unwrap_or_default();
        let after = after.trim_start();
        let (value, tail) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = after.strip_prefix(quote).unwrap_or(after);
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => after.split_once([' ', '\t', '\n']).unwrap_or((after, "")),
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = tail;
    }
    None
}

/// Elements that begin a new line.
#[rustfmt::skip]
const BLOCKS: [&str; 34] = [
    "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "nav", "ol", "p", "pre", "section", "summary",
    "table", "td", "th", "tr", "ul", "video",
];

/// Elements that only look. Names that are as likely to be placeholders in a text about an API (`<data>`, `<title>`,
/// `<link>`, `<object>`) are left out on purpose.
#[rustfmt::skip]
const INLINES: [&str; 35] = [
    "a", "abbr", "b", "bdo", "big", "body", "button", "cite", "code", "del", "dfn", "em", "font", "head", "html", "i",
    "iframe", "img", "ins", "kbd", "mark", "meta", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "svg", "tbody", "thead", "u",
];
