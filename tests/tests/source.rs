//! Rust sources, taken apart as far as the checks of the house need it: code on one side, texts on the other, comments
//! and test modules gone.

use std::fs;
use std::path::Path;

/// A source file.
pub(crate) struct Source {
    /// Its code. Comments, texts and test modules are blank, so that lines keep their numbers.
    pub(crate) code: String,
    /// The lines and contents of the string literals outside test modules, as they are written.
    pub(crate) texts: Vec<(usize, String)>,
}

impl Source {
    pub(crate) fn read(path: &Path) -> Source {
        Source::parse(&fs::read_to_string(path).unwrap())
    }

    pub(crate) fn parse(text: &str) -> Source {
        let mut lexer = Lexer { rest: text, code: String::new(), texts: Vec::new() };
        while lexer.step() {}
        let Lexer { code, texts, .. } = lexer;
        let tests = test_modules(&code);
        let is_test = |at: usize| tests.iter().any(|module| module.contains(&at));
        let line = |at: usize| 1 + code[..at].matches('\n').count();
        let texts = texts.into_iter().filter(|(at, _)| !is_test(*at)).map(|(at, text)| (line(at), text));
        let texts = texts.collect();
        let keep = |(at, c)| if is_test(at) && c != '\n' { ' ' } else { c };
        Source { texts, code: code.char_indices().map(keep).collect() }
    }

    /// The files of modules that are compiled for tests only: `mod sample;` behind `#[cfg(test)]`.
    pub(crate) fn test_files(&self) -> Vec<String> {
        let words: Vec<&str> = self.code.split_whitespace().collect();
        let after = words.iter().enumerate().filter(|(_, word)| **word == "#[cfg(test)]").map(|(at, _)| at);
        let declared = after.filter_map(|at| {
            let at = at + 1 + words[at + 1..].iter().position(|word| *word == "mod")?;
            words.get(at + 1)?.strip_suffix(';').map(str::to_owned)
        });
        declared.collect()
    }
}

/// The places of `#[cfg(test)] mod … { … }`.
fn test_modules(code: &str) -> Vec<std::ops::Range<usize>> {
    let starts = code.match_indices("#[cfg(test)]").map(|(at, _)| at);
    let module = |start: usize| {
        let open = start + code[start..].find(['{', ';'])?;
        if code[open..].starts_with(';') {
            return None;
        }
        let mut depth = 0;
        let close = code[open..].find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0
        })?;
        Some(start..open + close + 1)
    };
    starts.filter_map(module).collect()
}

struct Lexer<'t> {
    rest: &'t str,
    code: String,
    texts: Vec<(usize, String)>,
}

impl<'t> Lexer<'t> {
    /// Takes the next comment, literal or character. False at the end.
    fn step(&mut self) -> bool {
        let rest = self.rest;
        if rest.is_empty() {
            return false;
        }
        if rest.starts_with("//") {
            self.blank(rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            self.blank(rest.find("*/").map_or(rest.len(), |end| end + 2));
        } else if let Some(hashes) = raw_string(rest) {
            let (open, close) = (rest.find('"').unwrap() + 1, format!("\"{hashes}"));
            let end = open + rest[open..].find(&close).unwrap();
            self.text(&rest[open..end]);
            self.blank(end + close.len());
        } else if let Some(inner) = rest.strip_prefix('"') {
            let end = end_of(inner, '"');
            self.text(&inner[..end]);
            self.blank(end + 2);
        } else if let Some(length) = char_literal(rest) {
            self.blank(length);
        } else {
            // A word is taken whole: its end may look like the beginning of a raw string.
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let length = word.max(rest.chars().next().unwrap().len_utf8());
            self.code.push_str(&rest[..length]);
            self.rest = &rest[length..];
        }
        true
    }

    fn text(&mut self, text: &'t str) {
        self.texts.push((self.code.len(), text.to_owned()));
    }

    fn blank(&mut self, length: usize) {
        self.code.extend(self.rest[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        self.rest = &self.rest[length..];
    }
}

/// The hashes of a raw string, if one begins here.
fn raw_string(rest: &str) -> Option<&str> {
    let behind = ["r", "br", "cr"].into_iter().find_map(|prefix| rest.strip_prefix(prefix))?;
    let hashes = &behind[..behind.find(|c| c != '#')?];
    behind[hashes.len()..].starts_with('"').then_some(hashes)
}

/// The length of a character literal; a lifetime is none.
fn char_literal(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    if inner.starts_with('\\') {
        return Some(end_of(inner, '\'') + 2);
    }
    let c = inner.chars().next()?;
    inner[c.len_utf8()..].starts_with('\'').then(|| c.len_utf8() + 2)
}

/// Where a literal ends; a backslash takes the next character with it.
fn end_of(inner: &str, quote: char) -> usize {
    let mut is_escaped = false;
    let end = inner.find(|c| {
        let is_end = c == quote && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        is_end
    });
    end.unwrap_or(inner.len())
}

#[test]
fn source_is_code_and_texts_without_comments_and_tests() {
    let source = Source::parse(
        "let a = \"one \\\" // two\"; // \"three\"\nlet b: &'static str = r#\"four \" five\"#; /* x\n */ let c = '\"';\n\
         #[cfg(test)]\nmod tests { const D: &str = \"six }\"; fn e() { f.unwrap() } }\nlet g = \"seven\";\n\
         #[cfg(test)]\nmod sample;\n",
    );
    let texts: Vec<(usize, &str)> = source.texts.iter().map(|(line, text)| (*line, text.as_str())).collect();
    assert_eq!(texts, [(1, "one \\\" // two"), (2, "four \" five"), (6, "seven")]);
    assert!(!source.code.contains("unwrap") && source.code.contains("let c ="), "{}", source.code);
    assert_eq!(source.test_files(), ["sample"]);
}
