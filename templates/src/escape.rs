use std::borrow::Cow;

/// Text of others inside Markdown, on one line: it is shown as it is and starts nothing, neither emphasis nor a link,
/// a table cell, a heading, a list, HTML, mathematics or a template.
pub(crate) fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    push(&mut escaped, &one_line(text));
    escaped
}

/// Puts the text behind what there is. Where that is something, no heading or list can begin.
fn push(escaped: &mut String, text: &str) {
    let mut rest = text;
    let begins_line = escaped.is_empty();
    if let Some((before, mark)) =
        start_of_block(rest).filter(|_| begins_line).and_then(|at| rest.split_at_checked(at))
    {
        escaped.push_str(before);
        escaped.push('\\');
        rest = mark;
    }
    while let Some((before, mark)) = rest.bytes().position(is_mark).and_then(|at| rest.split_at_checked(at)) {
        escaped.push_str(before);
        let (mark, behind) = mark.split_at_checked(1).unwrap_or((mark, ""));
        match mark {
            "&" => escaped.push_str("&amp;"),
            "<" => escaped.push_str("&lt;"),
            ">" => escaped.push_str("&gt;"),
            _ => escaped.extend(["\\", mark]),
        }
        if mark == "{" && behind.starts_with(['%', '#']) {
            escaped.push('\\');
        }
        rest = behind;
    }
    escaped.push_str(rest);
}

/// Where the sign stands that makes a heading or a list of a line.
fn start_of_block(line: &str) -> Option<usize> {
    if line.starts_with(['#', '+', '-', '=', ':']) {
        return Some(0);
    }
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    line.get(number..).filter(|behind| number > 0 && behind.starts_with(['.', ')'])).map(|_| number)
}

fn is_mark(byte: u8) -> bool {
    matches!(
        byte,
        b'&' | b'<' | b'>' | b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'|' | b'~' | b'$' | b'{' | b'}'
    )
}

/// Text of others as a code span, on one line, in a table cell as well as outside. Empty text stays empty.
pub(crate) fn code(text: &str) -> String {
    let text = one_line(text);
    if text.is_empty() {
        return String::new();
    }
    // A bar ends a table cell even in a code span, and braces might be taken for a template: HTML has escapes there.
    let is_template = |pair: &[u8]| matches!(pair, [b'{', b'{' | b'%' | b'#']);
    if text.contains('|') || text.as_bytes().windows(2).any(is_template) {
        return format!("<code>{}</code>", html(&text));
    }
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Text in which backticks mark code, as Markdown has it: the rest is escaped like [`markdown`], what is marked like
/// [`code`]. A run of backticks that is never closed is shown.
pub(crate) fn prose(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, run, behind)) = split_run(rest) {
        push_spaced(&mut escaped, before);
        rest = if let Some((span, after)) = closing_run(behind, run.len()) {
            escaped.push_str(&code(span));
            after
        } else {
            push(&mut escaped, run);
            behind
        };
    }
    push_spaced(&mut escaped, rest);
    escaped.truncate(escaped.trim_end().len());
    escaped
}

/// The text before the first run of backticks, the run, and the text behind it.
fn split_run(text: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = text.split_at_checked(text.find('`')?)?;
    let (run, behind) = from.split_at_checked(from.find(|c| c != '`').unwrap_or(from.len()))?;
    Some((before, run, behind))
}

/// The text up to the first run of exactly `length` backticks, and the text behind that.
fn closing_run(text: &str, length: usize) -> Option<(&str, &str)> {
    let mut start = 0;
    loop {
        let (before, run, behind) = split_run(text.get(start..)?)?;
        if run.len() == length {
            return Some((text.get(..start + before.len())?, behind));
        }
        start += before.len() + run.len();
    }
}

/// The same for a part of a text: where there was white space at an end, one space is kept, but not where a line begins.
fn push_spaced(escaped: &mut String, part: &str) {
    let text = one_line(part);
    if part.starts_with(char::is_whitespace) && !escaped.is_empty() {
        escaped.push(' ');
    }
    push(escaped, &text);
    if part.ends_with(char::is_whitespace) && !text.is_empty() {
        escaped.push(' ');
    }
}

/// White space becomes single spaces; control characters and marks that turn the writing direction go.
fn one_line(text: &str) -> Cow<'_, str> {
    // As if behind a space: none may stand at the beginning.
    let mut before = b' ';
    let is_one_line = text.bytes().all(|c| {
        let before = std::mem::replace(&mut before, c);
        c.is_ascii_graphic() || (c == b' ' && before != b' ')
    });
    if is_one_line && !text.ends_with(' ') {
        return Cow::Borrowed(text);
    }
    let visible: String =
        text.chars().filter(|c| c.is_whitespace() || !(c.is_control() || is_direction(*c))).collect();
    Cow::Owned(visible.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '|' | '{' | '}' | '`' | '*' | '_' | '\\' | '[' | ']' | '~' | '$' | '"' => {
                escaped.push_str("&#");
                escaped.push_str(&u32::from(c).to_string());
                escaped.push(';');
            }
            other => escaped.push(other),
        }
    }
    escaped
}

fn longest_run(text: &str, wanted: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == wanted { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::{code, markdown, prose};

    #[test]
    fn text_starts_nothing() {
        assert_eq!(markdown("# a *b* _c_ | <d> [e](f) `g`"), r"\# a \*b\* \_c\_ \| &lt;d&gt; \[e\](f) \`g\`");
        assert_eq!(markdown("- list"), r"\- list");
        assert_eq!(markdown("12. list"), r"12\. list");
        assert_eq!(markdown("version 1.2 - x"), "version 1.2 - x");
        assert_eq!(
            markdown("{{ a }} {% b %} &amp; $x$ C:\\"),
            r"\{\{ a \}\} \{\% b %\} &amp;amp; \$x\$ C:\\"
        );
    }

    #[test]
    fn text_stays_on_one_line() {
        assert_eq!(markdown(" a\r\n\n# b\tc\u{1b}\u{202e} "), "a # b c");
    }

    #[test]
    fn code_span_holds_backticks() {
        assert_eq!(code("GET /a"), "`GET /a`");
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(code(""), "");
    }

    #[test]
    fn code_span_with_bar_or_braces_becomes_html() {
        assert_eq!(code("a|b<c>"), "<code>a&#124;b&lt;c&gt;</code>");
        assert_eq!(code("/{{x}}"), "<code>/&#123;&#123;x&#125;&#125;</code>");
        assert_eq!(code("/{x}"), "`/{x}`");
    }

    #[test]
    fn prose_knows_code() {
        assert_eq!(prose("Enter `a_b` and *c*."), r"Enter `a_b` and \*c\*.");
        assert_eq!(prose("`a`, `b`"), "`a`, `b`");
        assert_eq!(prose("never ` closed_"), r"never \` closed\_");
        assert_eq!(prose("a `` b"), r"a \`\` b");
        assert_eq!(prose("key `` a`b ``, `c|d`"), "key ``a`b``, <code>c&#124;d</code>");
    }
}
