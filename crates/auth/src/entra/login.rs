use super::Cloud;
use crate::check;

/// An Entra ID sign-in that was recognised in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Login {
    /// The cloud; the first of those that share the address.
    pub(crate) cloud: Cloud,
    /// The tenant, if the address names one.
    pub(crate) tenant: Option<String>,
}

/// Recognises an address of Entra ID: `https://login.microsoftonline.com/TENANT/oauth2/v2.0/authorize`, or that of
/// its discovery document. `None` for every other identity provider, Azure AD B2C among them.
pub(crate) fn login_of(url: &str) -> Option<Login> {
    let cloud = Cloud::of_login(url)?;
    let path = url.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    let segment = path.split(['/', '?', '#']).next().unwrap_or_default();
    Some(Login { cloud, tenant: tenant(segment) })
}

/// A tenant in its spelling: the GUID in lower case, a domain name, or one of the words for several tenants.
pub(crate) fn tenant(text: &str) -> Option<String> {
    if let Some(guid) = check::guid(text) {
        return Some(guid);
    }
    let word = WORDS.iter().find(|word| word.eq_ignore_ascii_case(text)).map(|word| (*word).to_owned());
    word.or_else(|| domain(text).then(|| text.to_ascii_lowercase()))
}

/// Not one tenant but many.
pub(crate) const WORDS: [&str; 3] = ["common", "organizations", "consumers"];

fn domain(text: &str) -> bool {
    text.contains('.')
        && text.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        })
}

#[cfg(test)]
mod tests {
    use super::{Cloud, Login, login_of, tenant};

    #[test]
    fn entra_addresses_are_recognised_with_their_tenant() {
        let guid = "1ccffdab-21fe-40b2-9b3d-c3a7222a330e";
        for (url, cloud, name) in [
            (
                format!("https://login.microsoftonline.com/{guid}/oauth2/v2.0/authorize"),
                Cloud::Public,
                Some(guid),
            ),
            ("https://login.windows.net/common/oauth2/authorize".to_owned(), Cloud::Public, Some("common")),
            (
                "https://LOGIN.microsoftonline.us/Contoso.com/v2.0".to_owned(),
                Cloud::GccHigh,
                Some("contoso.com"),
            ),
            ("https://login.microsoftonline.com/{tenant}/oauth2/authorize".to_owned(), Cloud::Public, None),
            ("https://login.microsoftonline.com".to_owned(), Cloud::Public, None),
        ] {
            assert_eq!(login_of(&url), Some(Login { cloud, tenant: name.map(str::to_owned) }), "{url}");
        }
        assert_eq!(login_of("https://contoso.b2clogin.com/x"), None);
        assert_eq!(login_of("https://login.microsoftonline.com.evil.example/x"), None);
    }

    #[test]
    fn tenants_are_guids_domains_and_words() {
        assert_eq!(tenant("Common").as_deref(), Some("common"));
        assert_eq!(tenant("contoso.onmicrosoft.com").as_deref(), Some("contoso.onmicrosoft.com"));
        assert!(
            ["", "contoso", "a..b", "-a.b", "a b.c", "00000000-0000-0000-0000-000000000000"]
                .into_iter()
                .all(|text| tenant(text).is_none())
        );
    }
}
