/// What stands between two pieces of text; a stronger one wins over a weaker one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing: the pieces touch.
    Nothing,
    /// One space.
    Space,
    /// A line that was broken on purpose: a new sentence if it looks like one.
    Line,
    /// A new block: a new sentence.
    Block,
    /// The second cell of a table row: what the first one stands for.
    FirstCell,
    /// A further cell of a table row.
    Cell,
    /// A new row of a table.
    Row,
    /// A new item of a list: after a few words a comma, else a new sentence.
    Item,
    /// The first item of a list: what leads up to it ends with a colon.
    List,
}

/// Joins the pieces of a structured text to running prose: one line, single spaces, sentences where there were blocks.
#[derive(Debug)]
pub(super) struct Prose {
    out: String,
    gap: Gap,
    /// Where the text of the present list item or table row begins.
    begin: usize,
    /// Whether a list has just ended, so that no comma joins what comes next to its last item.
    after_list: bool,
}

/// Up to this many words, list items are set as `a, b, c` and not as sentences.
const SHORT_ITEM: usize = 3;

impl Prose {
    /// Nothing written yet.
    pub(super) fn new() -> Prose {
        Prose { out: String::new(), gap: Gap::Nothing, begin: 0, after_list: false }
    }

    /// Makes room for this many more bytes.
    pub(super) fn reserve(&mut self, bytes: usize) {
        self.out.reserve(bytes);
    }

    /// Adds text; whitespace in it becomes single spaces, and characters that nobody sees are left out.
    pub(super) fn push(&mut self, text: &str) {
        let mut rest = text;
        while let Some(char) = rest.chars().next() {
            let piece;
            (piece, rest) = rest.split_at_checked(words(rest).max(char.len_utf8())).unwrap_or((rest, ""));
            if char.is_whitespace() {
                self.gap(Gap::Space);
            } else if !is_invisible(char) {
                if self.gap != Gap::Nothing || self.after_list {
                    self.close_gap(char);
                }
                self.out.push_str(piece);
            }
        }
    }

    /// What comes next is separated from what came before at least by `gap`.
    pub(super) fn gap(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// A list or a table ends here: what comes next is a new block, whatever else was going to separate it.
    pub(super) fn end_list(&mut self) {
        self.gap = Gap::Block;
        self.after_list = true;
    }

    /// Begins the cell with this index of a table row.
    pub(super) fn cell(&mut self, index: usize) {
        // Empty cells leave no trace.
        if index > 0 && self.out.len() > self.begin {
            self.gap(if index == 1 { Gap::FirstCell } else { Gap::Cell });
        }
    }

    /// Begins a table row or the first row.
    pub(super) fn row(&mut self) {
        self.gap(Gap::Row);
        self.begin = self.out.len();
    }

    /// The finished text.
    pub(super) fn finish(self) -> String {
        self.out
    }

    fn close_gap(&mut self, next: char) {
        let gap = std::mem::replace(&mut self.gap, Gap::Nothing);
        let after_list = std::mem::replace(&mut self.after_list, false);
        if self.out.is_empty() || gap == Gap::Nothing {
            return;
        }
        let mark = match gap {
            Gap::Line if next.is_uppercase() => ".",
            Gap::Nothing | Gap::Space | Gap::Line => "",
            Gap::Block => ".",
            Gap::List | Gap::FirstCell => ":",
            Gap::Row => ";",
            Gap::Item if after_list || !self.is_item_short() => ".",
            Gap::Item | Gap::Cell => ",",
        };
        if !ends_with_punctuation(&self.out) {
            self.out.push_str(mark);
        }
        self.out.push(' ');
        if matches!(gap, Gap::Item | Gap::List) {
            self.begin = self.out.len();
        }
    }

    fn is_item_short(&self) -> bool {
        let item = self.out.get(self.begin..).unwrap_or_default();
        item.split_whitespace().nth(SHORT_ITEM).is_none()
    }
}

/// How many bytes of words of ASCII with single spaces between them a text begins with: they go in one piece.
fn words(text: &str) -> usize {
    let is_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    let mut length = 0;
    while let Some(byte) = bytes.get(length)
        && (byte.is_ascii_graphic() || (*byte == b' ' && length > 0 && is_word(bytes.get(length + 1))))
    {
        length += 1;
    }
    length
}

fn ends_with_punctuation(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', ')', ']', '”', '’', '»'])
        .ends_with(['.', '!', '?', ':', ';', ',', '…', '。', '！', '？', '：', '，', '、'])
}

/// Control characters, zero-width ones, and marks that turn the direction of writing.
fn is_invisible(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_control();
    }
    char.is_control()
        || matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}')
}
