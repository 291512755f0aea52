//! Prose: text in which backticks mark code.

/// Text as code, whatever it holds.
pub(super) fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// `1 action`, `2 actions`.
pub(super) fn count(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn list<S: AsRef<str>>(texts: &[S]) -> String {
    match texts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// The first of them as code, and how many more there are.
pub(super) fn few(texts: &[String], shown: usize) -> String {
    let more = texts.len().saturating_sub(shown);
    let mut parts: Vec<String> = texts.iter().take(shown).map(|text| code(text)).collect();
    if more > 0 {
        parts.push(format!("{more} more"));
    }
    list(&parts)
}

/// The text with a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
