use crate::ConnectorName;

/// What a redirect address says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Redirect {
    /// It belongs to one connector in one environment.
    Own(ConnectorName),
    /// It is the one that all connectors share.
    Shared,
    /// It is not an address of the platform.
    Unknown,
}

impl Redirect {
    /// Reads `https://global.consent.azure-apim.net/redirect/NAME`.
    pub(crate) fn parse(url: &str) -> Redirect {
        let Some((host, path)) =
            url.strip_prefix("https://").map(|rest| rest.split_once('/').unwrap_or((rest, "")))
        else {
            return Redirect::Unknown;
        };
        // `global.consent.azure-apim.net`; in sovereign clouds the end differs (`azure-apim.us`).
        if !host.contains(".consent.azure-apim.") {
            return Redirect::Unknown;
        }
        match path.strip_prefix("redirect").map(|rest| rest.trim_start_matches('/')) {
            Some("") => Redirect::Shared,
            Some(name) => ConnectorName::parse(name).map_or(Redirect::Unknown, Redirect::Own),
            None => Redirect::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Redirect;

    #[test]
    fn redirect_addresses_are_told_apart() {
        let own = Redirect::parse("https://global.consent.azure-apim.net/redirect/pets-5f98284236d845b802");
        assert!(matches!(own, Redirect::Own(name) if name.text == "pets"));
        assert_eq!(Redirect::parse("https://global.consent.azure-apim.net/redirect"), Redirect::Shared);
        for url in [
            "",
            "http://global.consent.azure-apim.net/redirect/pets",
            "https://login.contoso.com/redirect/pets",
            "https://global.consent.azure-apim.net/redirect/a/b",
            "https://global.consent.azure-apim.net/other",
        ] {
            assert_eq!(Redirect::parse(url), Redirect::Unknown, "{url}");
        }
    }
}
