use crate::Code;

/// How the formats look.
#[derive(Debug, Clone, Copy)]
pub struct Style<'a> {
    /// Colours by ANSI escape sequences, in [`super::Format::Text`].
    pub color: bool,
    /// The greatest width of a quoted line, in columns; longer ones are cut around the place.
    pub width: usize,
    /// All kinds that there are: SARIF describes each rule with the summary of its code.
    pub codes: &'a [&'static Code],
    /// What there is to say about a kind, by its id, as Markdown: the help of a rule in SARIF.
    pub explain: Option<fn(&str) -> Option<String>>,
}

impl Style<'_> {
    /// No colours, 100 columns, no descriptions of rules.
    pub const PLAIN: Style<'static> = Style { color: false, width: 100, codes: &[], explain: None };
}

impl Default for Style<'_> {
    fn default() -> Self {
        Style::PLAIN
    }
}
