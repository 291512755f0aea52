use std::sync::Arc;

use saphyr_parser::{Event, Parser};

/// What editors and web pages put in place of a space, and what cannot be seen at all.
pub(crate) const INVISIBLE: [char; 4] = ['\u{a0}', '\u{feff}', '\u{200b}', '\u{202f}'];

/// A YAML text in which spaces stand for the tabs between `:` and a value.
///
/// YAML 1.2 allows such tabs (section 6.2, `s-separate-in-line`), but `saphyr-parser` 0.3 refuses them before letters
/// and digits. Tabs that belong to a text stay. No place in the text changes.
pub(crate) fn with_spaces(text: Arc<str>) -> Arc<str> {
    let tabs = tabs_behind_colons(&text);
    if tabs.is_empty() {
        return text;
    }
    // With all of them replaced it shows which ones are parts of texts: neither a quoted text nor a block ends
    // otherwise because of what stands in its lines.
    let replaced = replace(&text, &tabs);
    let outside = outside_of_scalars(&replaced, &tabs);
    if outside.len() == tabs.len() { replaced.into() } else { replace(&text, &outside).into() }
}

/// A tab: its offset in bytes and in characters.
type Tab = (usize, usize);

fn tabs_behind_colons(text: &str) -> Vec<Tab> {
    let mut tabs = Vec::new();
    if !text.contains(":\t") {
        return tabs;
    }
    let mut behind_colon = false;
    for (index, (offset, character)) in text.char_indices().enumerate() {
        behind_colon = match character {
            ':' => true,
            '\t' if behind_colon => {
                tabs.push((offset, index));
                true
            }
            _ => false,
        };
    }
    tabs
}

fn replace(text: &str, tabs: &[Tab]) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = 0;
    for (offset, _) in tabs {
        replaced.push_str(text.get(rest..*offset).unwrap_or_default());
        replaced.push(' ');
        rest = offset + 1;
    }
    replaced.push_str(text.get(rest..).unwrap_or_default());
    replaced
}

/// The tabs that stand in no scalar, of a text in which they are replaced. Behind a fault all of them do.
fn outside_of_scalars(text: &str, tabs: &[Tab]) -> Vec<Tab> {
    let mut outside = Vec::new();
    let mut waiting = tabs.iter().copied().peekable();
    for (event, span) in Parser::new_from_str(text).map_while(Result::ok) {
        if !matches!(event, Event::Scalar(..)) {
            continue;
        }
        while let Some(tab) = waiting.next_if(|(_, index)| *index < span.start.index()) {
            outside.push(tab);
        }
        while waiting.next_if(|(_, index)| *index < span.end.index()).is_some() {}
    }
    outside.extend(waiting);
    outside
}
