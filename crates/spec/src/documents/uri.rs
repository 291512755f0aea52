//! The little of RFC 3986 that references between files need. A base need not be absolute: files are known by their way
//! from the folder of the first document, such as `schemas/Pet.yaml` or `../common/Error.yaml`.

use std::borrow::Cow;

/// A reference without its fragment, and the fragment behind the `#`.
pub(crate) fn split(reference: &str) -> (&str, Option<&str>) {
    match reference.split_once('#') {
        Some((address, fragment)) => (address, Some(fragment)),
        None => (reference, None),
    }
}

/// The scheme of an address. A single letter is a drive of Windows and no scheme.
pub(crate) fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.len() > 1
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}

/// True for addresses that have to be downloaded.
pub(crate) fn is_remote(address: &str) -> bool {
    scheme(address).is_some_and(|scheme| !scheme.eq_ignore_ascii_case("file")) || address.starts_with("//")
}

/// The address that `reference` (without fragment) has in a document whose own address is `base` (RFC 3986,
/// section 5.2).
pub(crate) fn resolve(base: &str, reference: &str) -> String {
    if reference.is_empty() {
        return base.to_owned();
    }
    let reference = Parts::of(reference);
    if reference.scheme.is_some() {
        return reference.joined(reference.path);
    }
    let base = Parts::of(base);
    if reference.authority.is_some() {
        return Parts { scheme: base.scheme, ..reference }.joined(reference.path);
    }
    if is_absolute(reference.path) {
        return base.joined(reference.path);
    }
    let folder = base.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let rooted = base.authority.is_some() || base.path.starts_with('/');
    let path = if folder.is_empty() && !rooted {
        reference.path.to_owned()
    } else {
        format!("{folder}/{}", reference.path)
    };
    base.joined(&path)
}

/// The way from the folder of `base` to `address`, both of which start at the same place.
pub(crate) fn relative(base: &str, address: &str) -> String {
    let (base, address) = (Parts::of(base), Parts::of(address));
    let (from, to) = (base.joined(base.path), address.joined(address.path));
    if scheme(&from).is_some() || scheme(&to).is_some() || is_absolute(&from) != is_absolute(&to) {
        return to;
    }
    let mut folder: Vec<&str> = from.split('/').collect();
    folder.pop();
    let steps: Vec<&str> = to.split('/').collect();
    let shared = folder.iter().zip(&steps).take_while(|(a, b)| a == b && **a != "..").count();
    let up = folder.len() - shared;
    let ways = std::iter::repeat_n("..", up).chain(steps.into_iter().skip(shared));
    ways.collect::<Vec<_>>().join("/")
}

/// What percent signs stand for. One that encodes nothing stands for itself.
pub(crate) fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let code = match (byte, ahead.next().and_then(hex), ahead.next().and_then(hex)) {
            (b'%', Some(high), Some(low)) => Some(high * 16 + low),
            _ => None,
        };
        if code.is_some() {
            rest = ahead;
        }
        bytes.push(code.unwrap_or(byte));
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn is_absolute(path: &str) -> bool {
    let drive = |path: &str| {
        let mut chars = path.chars();
        chars.next().is_some_and(|c| c.is_ascii_alphabetic())
            && chars.next() == Some(':')
            && chars.next() == Some('/')
    };
    path.starts_with('/') || drive(path)
}

#[derive(Clone, Copy)]
struct Parts<'a> {
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
    path: &'a str,
}

impl<'a> Parts<'a> {
    fn of(address: &'a str) -> Parts<'a> {
        let scheme = scheme(address);
        let rest = scheme.and_then(|scheme| address.get(scheme.len() + 1..)).unwrap_or(address);
        match rest.strip_prefix("//") {
            Some(rest) => {
                let end = rest.find('/').unwrap_or(rest.len());
                let (authority, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
                Parts { scheme, authority: Some(authority), path }
            }
            None => Parts { scheme, authority: None, path: rest },
        }
    }

    /// With another path, whose `.` and `..` are gone.
    fn joined(&self, path: &str) -> String {
        let mut address = String::new();
        if let Some(scheme) = self.scheme {
            address.push_str(&scheme.to_ascii_lowercase());
            address.push(':');
        }
        if let Some(authority) = self.authority {
            address.push_str("//");
            address.push_str(authority);
        }
        address.push_str(&without_dots(path));
        address
    }
}

/// Takes out `.` and `..`. A path that starts nowhere in particular keeps the `..` that lead out of it.
fn without_dots(path: &str) -> String {
    let rooted = path.starts_with('/');
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/').filter(|step| !step.is_empty() && *step != ".") {
        match (step, steps.last()) {
            ("..", None | Some(&"..")) if !rooted => steps.push(".."),
            ("..", _) => drop(steps.pop()),
            (step, _) => steps.push(step),
        }
    }
    let joined = steps.join("/");
    if rooted { format!("/{joined}") } else { joined }
}

#[cfg(test)]
mod tests {
    use super::{is_remote, percent_decoded, relative, resolve, scheme};

    #[test]
    fn addresses_resolve_against_files_and_urls() {
        for (base, reference, expected) in [
            ("api.yaml", "schemas/Pet.yaml", "schemas/Pet.yaml"),
            ("schemas/Pet.yaml", "Owner.yaml", "schemas/Owner.yaml"),
            ("schemas/Pet.yaml", "./Owner.yaml", "schemas/Owner.yaml"),
            ("schemas/Pet.yaml", "../api.yaml", "api.yaml"),
            ("api.yaml", "../common/Error.yaml", "../common/Error.yaml"),
            ("../common/Error.yaml", "../a/b/./c/../d.yaml", "../a/b/d.yaml"),
            ("../common/Error.yaml", "../../x.yaml", "../../x.yaml"),
            ("api.yaml", "/etc/x.yaml", "/etc/x.yaml"),
            ("api.yaml", "C:/x.yaml", "C:/x.yaml"),
            ("/a/b.yaml", "../../../c.yaml", "/c.yaml"),
            ("api.yaml", "", "api.yaml"),
            ("https://example.com/api/v1.yaml", "pets.yaml", "https://example.com/api/pets.yaml"),
            ("https://example.com/api/v1.yaml", "/pets.yaml", "https://example.com/pets.yaml"),
            ("https://example.com/api/v1.yaml", "//other.com/a/../b", "https://other.com/b"),
            ("https://example.com", "a", "https://example.com/a"),
            ("api.yaml", "HTTPS://example.com/a", "https://example.com/a"),
            ("urn:example:pet", "", "urn:example:pet"),
        ] {
            assert_eq!(resolve(base, reference), expected, "{reference} in {base}");
        }
    }

    #[test]
    fn ways_lead_from_one_file_to_another() {
        assert_eq!(relative("specs/api.yaml", "specs/schemas/Pet.yaml"), "schemas/Pet.yaml");
        assert_eq!(relative("specs/api.yaml", "./common/x.yaml"), "../common/x.yaml");
        assert_eq!(relative("api.yaml", "x.yaml"), "x.yaml");
        assert_eq!(relative("/a/b/api.yaml", "/a/c/x.yaml"), "../c/x.yaml");
        assert_eq!(relative("api.yaml", "https://example.com/x.yaml"), "https://example.com/x.yaml");
        assert_eq!(relative("api.yaml", "/x.yaml"), "/x.yaml");
    }

    #[test]
    fn schemes_are_told_from_drives_and_names() {
        assert_eq!(scheme("https://example.com"), Some("https"));
        assert_eq!(scheme("C:/x.yaml"), None);
        assert_eq!(scheme("a b:c"), None);
        assert!(is_remote("http://example.com/x") && is_remote("//example.com/x"));
        assert!(!is_remote("file:///x.yaml") && !is_remote("x.yaml"));
    }

    #[test]
    fn percent_signs_are_decoded() {
        assert_eq!(percent_decoded("/paths/~1pets~1%7Bid%7D"), "/paths/~1pets~1{id}");
        assert_eq!(percent_decoded("/a%zz%"), "/a%zz%");
        assert_eq!(percent_decoded("/%C3%A9"), "/é");
    }
}
