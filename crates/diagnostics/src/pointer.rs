use std::borrow::{Borrow, Cow};
use std::fmt;

use serde::{Serialize, Serializer};

/// A JSON pointer (RFC 6901), kept in its escaped text form: `/paths/~1pets/get`. The empty pointer is the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JsonPointer(String);

impl JsonPointer {
    /// The whole document.
    pub const fn root() -> JsonPointer {
        JsonPointer(String::new())
    }

    /// From text that is a pointer already. A missing leading slash is added, nothing else is changed.
    pub fn from_escaped(text: &str) -> JsonPointer {
        if text.is_empty() || text.starts_with('/') {
            JsonPointer(text.to_owned())
        } else {
            JsonPointer(format!("/{text}"))
        }
    }

    /// From a pointer, with room for so many bytes behind it.
    pub(crate) fn with_room(escaped: &str, more: usize) -> JsonPointer {
        let mut text = String::with_capacity(escaped.len() + more);
        text.push_str(escaped);
        JsonPointer(text)
    }

    /// The escaped text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True for the whole document.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds one member name, escaping `~` and `/`.
    pub fn push_key(&mut self, key: &str) {
        self.0.reserve(key.len() + 1);
        self.0.push('/');
        let mut rest = key;
        // Nearly all keys are short and have neither, so a look at each byte is cheaper than a search.
        if !key.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
            return self.0.push_str(key);
        }
        while let Some((plain, sign)) =
            memchr::memchr2(b'~', b'/', rest.as_bytes()).and_then(|at| rest.split_at_checked(at))
        {
            self.0.push_str(plain);
            self.0.push_str(if sign.starts_with('~') { "~0" } else { "~1" });
            rest = sign.get(1..).unwrap_or_default();
        }
        self.0.push_str(rest);
    }

    /// Adds one array index.
    pub fn push_index(&mut self, index: usize) {
        self.0.push('/');
        self.0.push_str(&index.to_string());
    }

    /// This pointer with one more member name.
    #[must_use]
    pub fn join(&self, key: &str) -> JsonPointer {
        let mut longer = String::with_capacity(self.0.len() + 1 + key.len());
        longer.push_str(&self.0);
        let mut longer = JsonPointer(longer);
        longer.push_key(key);
        longer
    }

    /// The place that holds this one, or `None` for the document itself.
    pub fn parent(&self) -> Option<JsonPointer> {
        self.0.rsplit_once('/').map(|(parent, _)| JsonPointer(parent.to_owned()))
    }

    /// The escaped text of this place and of those that hold it, outermost first, without the document itself.
    pub fn holders(&self) -> impl Iterator<Item = &str> {
        let ends = self.0.match_indices('/').map(|(at, _)| at).skip(1).chain([self.0.len()]);
        ends.filter_map(|end| self.0.get(..end)).filter(|holder| !holder.is_empty())
    }

    /// The unescaped tokens, outermost first.
    pub fn tokens(&self) -> impl Iterator<Item = Cow<'_, str>> + '_ {
        let mut rest = self.0.strip_prefix('/');
        std::iter::from_fn(move || {
            let from = rest?;
            // Tokens are short, so a look at each byte is cheaper than a search.
            let end = from.bytes().position(|byte| byte == b'/');
            let token;
            (token, rest) = match end.and_then(|end| from.split_at_checked(end)) {
                Some((token, behind)) => (token, behind.strip_prefix('/')),
                None => (from, None),
            };
            Some(unescape(token))
        })
    }

    /// What stands behind `prefix` (escaped, starting with a slash, or empty), or `None` if this is elsewhere.
    pub fn strip_prefix(&self, prefix: &JsonPointer) -> Option<&str> {
        let rest = self.0.strip_prefix(&prefix.0)?;
        (rest.is_empty() || rest.starts_with('/')).then_some(rest)
    }

    /// This pointer with `rest` (escaped, starting with a slash, or empty) behind it.
    #[must_use]
    pub fn concat(&self, rest: &str) -> JsonPointer {
        let mut longer = JsonPointer::with_room(&self.0, rest.len());
        longer.0.push_str(rest);
        longer
    }
}

/// `~1` is a slash and `~0` a tilde; a tilde before anything else stands for itself.
fn unescape(token: &str) -> Cow<'_, str> {
    let next = |text: &str| text.bytes().position(|byte| byte == b'~');
    if next(token).is_none() {
        return token.into();
    }
    let mut plain = String::with_capacity(token.len());
    let mut rest = token;
    while let Some((before, escape)) = next(rest).and_then(|at| rest.split_at_checked(at)) {
        plain.push_str(before);
        let (sign, length) = match escape.as_bytes().get(1) {
            Some(b'0') => ('~', 2),
            Some(b'1') => ('/', 2),
            Some(_) | None => ('~', 1),
        };
        plain.push(sign);
        rest = escape.get(length..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain.into()
}

impl fmt::Display for JsonPointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for JsonPointer {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Serialize for JsonPointer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::JsonPointer;

    #[test]
    fn tokens_with_slash_and_tilde_survive() {
        let mut pointer = JsonPointer::root();
        pointer.push_key("paths");
        pointer.push_key("/a~b/{id}");
        pointer.push_index(3);
        assert_eq!(pointer.as_str(), "/paths/~1a~0b~1{id}/3");
        assert_eq!(pointer.tokens().collect::<Vec<_>>(), ["paths", "/a~b/{id}", "3"]);
        let odd = JsonPointer::from_escaped("/~01/~~0~2/é~1~");
        assert_eq!(odd.tokens().collect::<Vec<_>>(), ["~1", "~~~2", "é/~"]);
    }

    #[test]
    fn holders_end_with_the_place_itself() {
        let pointer = JsonPointer::from_escaped("/paths/~1a~1b/get");
        assert_eq!(pointer.holders().collect::<Vec<_>>(), ["/paths", "/paths/~1a~1b", "/paths/~1a~1b/get"]);
        assert_eq!(JsonPointer::root().holders().count(), 0);
    }

    #[test]
    fn prefix_ends_at_a_token() {
        let pointer = JsonPointer::from_escaped("/definitions/Petting/type");
        assert_eq!(pointer.strip_prefix(&JsonPointer::from_escaped("/definitions/Pet")), None);
        assert_eq!(pointer.strip_prefix(&JsonPointer::from_escaped("/definitions/Petting")), Some("/type"));
        assert_eq!(pointer.strip_prefix(&JsonPointer::root()), Some("/definitions/Petting/type"));
    }
}
