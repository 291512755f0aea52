use crate::Severity;

/// What a piece of text is for; decides its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// `error[id]`, and the caret below it.
    Severity(Severity),
    /// Arrows, bars and line numbers.
    Frame,
    /// The message.
    Strong,
    /// The marks below related places.
    Related,
}

/// The text, wrapped into an ANSI colour when there are colours.
pub(super) fn paint(color: bool, role: Role, text: &str) -> String {
    if !color || text.is_empty() {
        return text.to_owned();
    }
    format!("\u{1b}[{}m{text}\u{1b}[0m", code(role))
}

fn code(role: Role) -> &'static str {
    match role {
        Role::Severity(Severity::Error) => "1;31",
        Role::Severity(Severity::Warning) => "1;33",
        Role::Severity(Severity::Note) => "1;36",
        Role::Frame | Role::Related => "1;34",
        Role::Strong => "1",
    }
}
