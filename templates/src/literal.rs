//! Text of others in the languages of the kit: always one value on one line, whatever it holds.

use std::fmt::Write as _;

/// Inside a comment of any of the languages: ASCII, and nothing that ends a comment.
pub(crate) fn comment(text: &str) -> String {
    let plain = |c: char| if (c.is_ascii_graphic() && !"#<>*`".contains(c)) || c == ' ' { c } else { '?' };
    line(text).chars().map(plain).collect()
}

/// A word of a POSIX shell.
pub(crate) fn shell(text: &str) -> String {
    format!("'{}'", line(text).replace('\'', r"'\''"))
}

/// A literal string of PowerShell, in ASCII: what else there is becomes a question mark, quotation marks that PowerShell
/// takes for apostrophes among it.
pub(crate) fn powershell(text: &str) -> String {
    let ascii: String = line(text).chars().map(|c| if c.is_ascii() { c } else { '?' }).collect();
    format!("'{}'", ascii.replace('\'', "''"))
}

/// A string of Bicep.
pub(crate) fn bicep(text: &str) -> String {
    let escaped = line(text).replace('\\', r"\\").replace('\'', r"\'").replace("${", r"\${");
    format!("'{escaped}'")
}

/// A string of C#, in ASCII.
pub(crate) fn csharp(text: &str) -> String {
    let mut escaped = String::from('"');
    for unit in text.encode_utf16() {
        match u8::try_from(unit) {
            Ok(c @ (b'"' | b'\\')) => escaped.extend(['\\', char::from(c)]),
            Ok(c) if c.is_ascii_graphic() || c == b' ' => escaped.push(char::from(c)),
            Ok(_) | Err(_) => {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        }
    }
    escaped.push('"');
    escaped
}

/// A string of the Kusto query language.
pub(crate) fn kql(text: &str) -> String {
    format!("\"{}\"", line(text).replace('\\', r"\\").replace('"', "\\\""))
}

/// Inside a quoted label of Mermaid, which knows entities and reads Markdown and HTML.
pub(crate) fn mermaid(text: &str) -> String {
    let mut escaped = String::new();
    for c in line(text).chars() {
        if c.is_alphanumeric() || " .,:/-()@+".contains(c) {
            escaped.push(c);
        } else {
            let _ = write!(escaped, "#{};", u32::from(c));
        }
    }
    escaped
}

/// White space becomes single spaces, and other control characters go.
fn line(text: &str) -> String {
    let visible: String = text.chars().filter(|c| c.is_whitespace() || !c.is_control()).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{bicep, comment, csharp, kql, mermaid, powershell, shell};

    const HOSTILE: &str = "a'b\"c`d$(e)${f}\\g#>\n*/h\u{2019}i\u{7}<j>|k%l";

    #[test]
    fn hostile_text_stays_one_value() {
        assert_eq!(comment(HOSTILE), "a'b\"c?d$(e)${f}\\g?? ?/h?i?j?|k%l");
        assert_eq!(shell(HOSTILE), "'a'\\''b\"c`d$(e)${f}\\g#> */h\u{2019}i<j>|k%l'");
        assert_eq!(powershell(HOSTILE), "'a''b\"c`d$(e)${f}\\g#> */h?i<j>|k%l'");
        assert_eq!(bicep(HOSTILE), "'a\\'b\"c`d$(e)\\${f}\\\\g#> */h\u{2019}i<j>|k%l'");
        assert_eq!(csharp(HOSTILE), "\"a'b\\\"c`d$(e)${f}\\\\g#>\\u000a*/h\\u2019i\\u0007<j>|k%l\"");
        assert_eq!(kql(HOSTILE), "\"a'b\\\"c`d$(e)${f}\\\\g#> */h\u{2019}i<j>|k%l\"");
        assert_eq!(mermaid("a\"b<br>c#d;[e]"), "a#34;b#60;br#62;c#35;d#59;#91;e#93;");
    }
}
