use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html;
use super::prose::{Gap, Prose};

/// Markdown (`CommonMark` with tables) and HTML to one line of plain text: what a reader of the rendered page would
/// read aloud. Links become their text, images their description, code its content; list items, table rows and
/// blocks become sentences or parts of sentences. No period is added at the very end.
///
/// Only the first 256 KiB are read: no text of a connector holds more than a few hundred characters.
pub(crate) fn plain(markdown: &str) -> String {
    let mut prose = Prose::new();
    if is_plain(markdown) {
        prose.reserve(markdown.len());
        prose.push(markdown);
    } else {
        render(head(markdown), &mut prose, HtmlBlocks::AreMarkdown);
    }
    prose.finish()
}

/// Whether a text is one paragraph without any mark of Markdown or HTML, as most descriptions are: it begins with a
/// letter, has one line, and none of the characters that may mean something inside of it.
fn is_plain(text: &str) -> bool {
    let marks = |byte: u8| {
        matches!(
            byte,
            b'\n' | b'\r' | b'*' | b'_' | b'`' | b'[' | b']' | b'<' | b'>' | b'&' | b'\\' | b'~' | b'|'
        )
    };
    text.len() <= LONGEST
        && text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
        && !text.bytes().any(marks)
}

const LONGEST: usize = 256 * 1024;

/// What to do with the text of an HTML block. People write Markdown inside of `<div>`, so the text is read once more.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HtmlBlocks {
    AreMarkdown,
    AreText,
}

fn render(markdown: &str, prose: &mut Prose, blocks: HtmlBlocks) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
    let mut html = String::new();
    let mut cell = 0;
    for event in Parser::new_ext(&flatten_containers(markdown), options) {
        match event {
            Event::Start(tag) => start(&tag, prose, &mut cell),
            Event::End(TagEnd::HtmlBlock) => {
                let text = html::to_markdown(&std::mem::take(&mut html));
                match blocks {
                    HtmlBlocks::AreMarkdown => render(&text, prose, HtmlBlocks::AreText),
                    HtmlBlocks::AreText => prose.push(&text),
                }
                prose.gap(Gap::Block);
            }
            Event::End(tag) => end(tag, prose, &mut cell),
            // Mathematics and footnotes are not switched on; their text would come as it is written.
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => prose.push(&text),
            Event::Html(text) => html.push_str(&text),
            Event::InlineHtml(text) => match html::inline(&text) {
                html::Inline::Text(text) => prose.push(text),
                html::Inline::Break => prose.gap(Gap::Line),
                html::Inline::Nothing => {}
            },
            Event::SoftBreak => prose.gap(Gap::Space),
            Event::HardBreak => prose.gap(Gap::Line),
            Event::Rule => prose.gap(Gap::Block),
            Event::TaskListMarker(_) => {}
        }
    }
}

fn start(tag: &Tag<'_>, prose: &mut Prose, cell: &mut usize) {
    match tag {
        Tag::List(_) => prose.gap(Gap::List),
        Tag::Item => prose.gap(Gap::Item),
        Tag::TableHead | Tag::TableRow => {
            prose.row();
            *cell = 0;
        }
        Tag::TableCell => prose.cell(*cell),
        Tag::Paragraph
        | Tag::Heading { .. }
        | Tag::BlockQuote(_)
        | Tag::CodeBlock(_)
        | Tag::HtmlBlock
        | Tag::Table(_)
        | Tag::FootnoteDefinition(_)
        | Tag::DefinitionList
        | Tag::DefinitionListTitle
        | Tag::DefinitionListDefinition => prose.gap(Gap::Block),
        Tag::Emphasis
        | Tag::Strong
        | Tag::Strikethrough
        | Tag::Superscript
        | Tag::Subscript
        | Tag::Link { .. }
        | Tag::Image { .. }
        | Tag::MetadataBlock(_) => {}
    }
}

fn end(tag: TagEnd, prose: &mut Prose, cell: &mut usize) {
    match tag {
        TagEnd::List(_) | TagEnd::Table => prose.end_list(),
        TagEnd::TableCell => *cell += 1,
        TagEnd::Paragraph
        | TagEnd::Heading(_)
        | TagEnd::BlockQuote(_)
        | TagEnd::CodeBlock
        | TagEnd::HtmlBlock
        | TagEnd::FootnoteDefinition
        | TagEnd::DefinitionList
        | TagEnd::DefinitionListTitle
        | TagEnd::DefinitionListDefinition => prose.gap(Gap::Block),
        TagEnd::Item
        | TagEnd::TableHead
        | TagEnd::TableRow
        | TagEnd::Emphasis
        | TagEnd::Strong
        | TagEnd::Strikethrough
        | TagEnd::Superscript
        | TagEnd::Subscript
        | TagEnd::Link
        | TagEnd::Image
        | TagEnd::MetadataBlock(_) => {}
    }
}

fn head(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// A line that opens more lists and quotes than this is not meant to.
const DEEPEST: usize = 16;

/// Takes list and quote markers away from the start of lines that stack up too many of them: the parser walks over
/// all open containers for every line, so a hostile text would take quadratic time.
fn flatten_containers(text: &str) -> std::borrow::Cow<'_, str> {
    if text.split('\n').all(|line| markers(line).0 <= DEEPEST) {
        return text.into();
    }
    text.split('\n')
        .map(|line| match markers(line) {
            (count, end) if count > DEEPEST => line.get(end..).unwrap_or_default(),
            _ => line,
        })
        .collect::<Vec<_>>()
        .join("\n")
        .into()
}

/// How many list and quote markers a line begins with, and where the text behind them begins.
fn markers(line: &str) -> (usize, usize) {
    let mut count = 0;
    let mut bytes = line.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        let before_space = bytes.peek().is_some_and(|(_, next)| matches!(next, b' ' | b'\t'));
        match byte {
            b'>' => count += 1,
            b'-' | b'+' | b'*' | b'.' | b')' if before_space => count += 1,
            b' ' | b'\t' | b'0'..=b'9' => {}
            _ => return (count, at),
        }
    }
    (count, line.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{DEEPEST, HtmlBlocks, Prose, flatten_containers, is_plain, markers, plain, render};

    #[test]
    fn markdown_becomes_running_text() {
        for (markdown, expected) in [
            ("", ""),
            ("plain text", "plain text"),
            ("  spaces \t and\r\nlines  ", "spaces and lines"),
            ("see [the guide](https://a.example/b) now", "see the guide now"),
            ("see [the guide][1]\n\n[1]: https://a.example", "see the guide"),
            ("![a cat](cat.png) here", "a cat here"),
            ("[![build](b.svg)](https://a.example) Pets", "build Pets"),
            ("<https://a.example/x?y=1>", "https://a.example/x?y=1"),
            ("use `GET /pets` and ``a ` b``", "use GET /pets and a ` b"),
            ("**bold** *it* __b__ _i_ ***x*** ~~old~~", "bold it b i x old"),
            ("created_at and updated_at, 2 * 3 * 4", "created_at and updated_at, 2 * 3 * 4"),
            ("not \\*emphasis\\*, \\_x\\_", "not *emphasis*, _x_"),
            ("# Pets\n\nAll of them", "Pets. All of them"),
            ("Pets\n====\nAll of them.\n\n---\n\nEnd", "Pets. All of them. End"),
            ("> quoted\n> text\n\nafter", "quoted text. after"),
            ("> [!NOTE]\n> Mind this.", "Mind this."),
            ("one  \nTwo", "one. Two"),
            ("```json\n{ \"a\": 1 }\n```\nthen", "{ \"a\": 1 }. then"),
            ("a &lt;b&gt; &amp; c&nbsp;d &#65;&#x42; &copy; &nosuch;", "a <b> & c d AB © &nosuch;"),
            ("zero\u{200b}width \u{feff}and \u{7}bell", "zerowidth and bell"),
        ] {
            assert_eq!(plain(markdown), expected, "{markdown:?}");
        }
    }

    #[test]
    fn lists_and_tables_become_sentences() {
        for (markdown, expected) in [
            ("One of:\n- available\n- sold out\n\nMore.", "One of: available, sold out. More."),
            ("Status\n* `a` - is still alive\n* `b` - is gone\n", "Status: a - is still alive. b - is gone"),
            ("1. First do this.\n2. Then do that.", "First do this. Then do that."),
            ("- fruit\n  - apple\n  - pear\n- nuts", "fruit: apple, pear. nuts"),
            ("- a\n\n- b\n\nafter", "a, b. after"),
            (
                "| Code | Meaning |\n|---|---|\n| 1 | Active |\n| 2 | |\n\nend",
                "Code: Meaning; 1: Active; 2. end",
            ),
            ("a|b|c\n-|-|-\n1|2|3", "a: b, c; 1: 2, 3"),
            ("Name | Text\n---------------------------|------\nx | y", "Name: Text; x: y"),
        ] {
            assert_eq!(plain(markdown), expected, "{markdown:?}");
        }
    }

    #[test]
    fn html_becomes_running_text() {
        for (markdown, expected) in [
            ("<p>All <b>pets</b>.</p>", "All pets."),
            ("<p>One</p><p>Two</p>", "One. Two"),
            ("text<br>More<br/>and more", "text. More and more"),
            ("<ul><li>a</li><li>b</li></ul>\n\nEnd", "a, b. End"),
            ("<div>\nSome **bold** &amp; [link](x)\n</div>", "Some bold & link"),
            ("<a href=\"https://a.example\">docs</a>", "docs"),
            ("<img src='x' alt='a dog'> and <img src=x>", "a dog and"),
            ("before <!-- hidden --> after", "before after"),
            ("<!-- hidden -->\n\nshown", "shown"),
            ("<!-- never closed", "never closed"),
            ("<script>alert(1)</script>\n\nshown", "shown"),
            (
                "<table><tr><td>1</td><td>One</td></tr><tr><td>2</td><td>Two</td></tr></table>",
                "1: One; 2: Two",
            ),
            ("/users/<userId>/posts and List<String>", "/users/<userId>/posts and List<String>"),
            ("<SchemaDefinition ref=\"x\" />\n\nshown", "shown"),
            ("a < b and c > d, x<3", "a < b and c > d, x<3"),
            ("<pre><code>x = 1\n\ny = 2</code></pre>", "x = 1. y = 2"),
        ] {
            assert_eq!(plain(markdown), expected, "{markdown:?}");
        }
    }

    #[test]
    fn hostile_texts_come_to_an_end() {
        let read = |text: &str| assert!(plain(text).len() <= text.len());
        for piece in [
            "[", "*", "<", "`", "_", "](", "- ", "> ", "> - ", "1. ", "&", "<!--", "<a ", "<div ", "<br>",
            "|", "<script>",
        ] {
            read(&piece.repeat(100_000 / piece.len()));
        }
        for (head, line) in [("- ", "  b\n"), ("> ", ">\n"), ("* ", "b\n"), ("1. ", "   b\n"), ("> ", "b\n")]
        {
            let text = head.repeat(30_000) + "a\n" + &line.repeat(30_000);
            // What opens more is walked over once for every line.
            assert!(flatten_containers(&text).split('\n').all(|line| markers(line).0 <= DEEPEST));
            read(&text);
            read(&format!("<div>\n{}</div>", text.get(40_000..).unwrap_or_default()));
        }
    }

    proptest! {
        #[test]
        fn texts_without_marks_need_no_parser(text in "[A-Za-z][a-c0-9 \\t.,:;!?#(){}=+^$%@/'\"-]{0,40}\\PC{0,4}") {
            prop_assume!(is_plain(&text));
            let mut prose = Prose::new();
            render(&text, &mut prose, HtmlBlocks::AreMarkdown);
            prop_assert_eq!(plain(&text), prose.finish());
        }

        #[test]
        fn any_text_becomes_one_clean_line(text in "(?s)([\\[\\]()<>*_`|#&;!\n \t\"'a-c=/-]|<div>|</p>|<!--|\\PC){0,80}") {
            let result = plain(&text);
            prop_assert_eq!(result.split_whitespace().collect::<Vec<_>>().join(" "), result);
        }
    }
}
