use connectorgen_diagnostics::{At, Code, Diagnostic, Diagnostics, Document, Severity};

use crate::check::{self, Url};
use crate::field::{self, Field, PLACEHOLDER, PLACEHOLDER_RESOURCE, PLACEHOLDER_URL};
use crate::offer::{OAuth2Offer, Offer};
use crate::survey::Candidate;
use crate::{Missing, codes};

/// What a model sees while it is completed: the part of the document that fits it, and where to report.
pub(crate) struct Cx<'a> {
    candidate: Option<&'a Candidate<'a>>,
    host: Option<&'a str>,
    found: &'a mut Diagnostics,
    missing: Vec<Missing>,
}

impl<'a> Cx<'a> {
    /// `host` is that of the API.
    pub(crate) fn new(
        candidate: Option<&'a Candidate<'a>>,
        host: Option<&'a str>,
        found: &'a mut Diagnostics,
    ) -> Cx<'a> {
        Cx { candidate, host, found, missing: Vec::new() }
    }

    /// The host of the API.
    pub(crate) fn host(&self) -> Option<&'a str> {
        self.host
    }

    /// What the document offers to this model.
    pub(crate) fn offer(&self) -> Option<&'a Offer<'a>> {
        self.candidate.map(|candidate| &candidate.offer)
    }

    /// What the document says about the identity provider.
    pub(crate) fn oauth2(&self) -> Option<&'a OAuth2Offer<'a>> {
        match self.offer()? {
            Offer::OAuth2(offer) => Some(offer),
            Offer::ApiKey { .. } | Offer::Bearer | Offer::Basic => None,
        }
    }

    /// The placeholders written so far.
    pub(crate) fn missing(&mut self) -> Vec<Missing> {
        std::mem::take(&mut self.missing)
    }

    /// Reports at the place where a value is given: the flag or the line of the configuration.
    pub(crate) fn report(
        &mut self,
        code: &Code,
        field: Field,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let root = At::root(Document::Options);
        self.found.report(code, &root.key("auth").key(field.key), message)
    }

    /// Reports at the document's security scheme.
    pub(crate) fn report_scheme(
        &mut self,
        code: &Code,
        tokens: &[&str],
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let place = self.candidate.map(|candidate| candidate.at.clone()).unwrap_or_default();
        let place = tokens.iter().fold(place, |place, token| place.join(token));
        self.found.report(code, &At::pointer(Document::Source, &place), message)
    }

    /// The names of the document's security schemes that the model follows.
    pub(crate) fn scheme_names(&self) -> String {
        self.candidate.map(|candidate| crate::survey::list(&candidate.names)).unwrap_or_default()
    }

    /// Writes a placeholder for a value that is neither given nor found, and says so.
    pub(crate) fn placeholder(&mut self, field: Field, written: &str) -> String {
        self.report(
            &codes::PLACEHOLDER_WRITTEN,
            field,
            format!("{} is not known; `{written}` was written in its place", field.what),
        )
        .help(format!("give {}", field.how()));
        let (what, placeholder) = (field.what, written.to_owned());
        self.missing.push(Missing { what, placeholder, flag: field.flag, key: field.key });
        written.to_owned()
    }

    /// The client id that is given, or a placeholder. One with blanks or quotes is an error.
    pub(crate) fn client_id(&mut self, given: Option<&str>) -> String {
        let Some(id) = stated(given) else {
            return self.placeholder(field::CLIENT_ID, PLACEHOLDER);
        };
        if !check::client_id(id) {
            self.report(
                &codes::AUTH_VALUE_INVALID,
                field::CLIENT_ID,
                format!("`{id}` cannot be a client id"),
            )
            .help("copy it from the application at the identity provider, without blanks and quotes");
            return PLACEHOLDER.to_owned();
        }
        id.to_owned()
    }

    /// The scopes that are given, or those that the selected operations require.
    pub(crate) fn scopes(&mut self, given: &[String]) -> Vec<String> {
        let mut scopes: Vec<String> = Vec::new();
        for scope in given.iter().map(|scope| scope.trim()).filter(|scope| !scope.is_empty()) {
            if !check::scope(scope) {
                self.report(&codes::SCOPE_INVALID, field::SCOPES, format!("`{scope}` cannot be a scope"))
                    .help("a scope has no blanks, quotes or backslashes; give `--scope` once for each");
            } else if !scopes.iter().any(|known| known == scope) {
                scopes.push(scope.to_owned());
            }
        }
        if !given.is_empty() {
            return scopes;
        }
        for scope in self.candidate.into_iter().flat_map(|candidate| &candidate.scopes) {
            if check::scope(scope) {
                scopes.push((*scope).to_owned());
            } else {
                let report = self.report_scheme(
                    &codes::SCOPE_INVALID,
                    &[],
                    format!("`{scope}` cannot be a scope and is left out"),
                );
                report.severity = Severity::Warning;
                report.help(
                    "a scope has no blanks, quotes or backslashes; correct the document, or give `--scope`",
                );
            }
        }
        scopes
    }

    /// An address: the one that is given, or that of the document, or a placeholder with this path.
    pub(crate) fn url(
        &mut self,
        field: Field,
        given: Option<&str>,
        document: Option<&str>,
        path: &str,
    ) -> String {
        if let Some(url) = self.given_url(field, given) {
            return url;
        }
        if let Some(url) = document.and_then(|url| self.document_url(field, url)) {
            return url;
        }
        self.placeholder(field, &format!("{PLACEHOLDER_URL}{path}"))
    }

    /// An address that is given, checked. A faulty one is an error, and nothing of it is written.
    pub(crate) fn given_url(&mut self, field: Field, given: Option<&str>) -> Option<String> {
        let url = stated(given)?;
        match check::url(url) {
            Ok(Url::Secure) => Some(url.to_owned()),
            Ok(Url::Plain) => {
                self.report(&codes::AUTH_URL_NOT_HTTPS, field, format!("`{url}` is not encrypted"))
                    .help("codes and tokens can be read on the way; use the https address");
                Some(url.to_owned())
            }
            // The text may hold a password, so it is neither repeated nor written.
            Err(why) => {
                self.report(&codes::AUTH_URL_INVALID, field, format!("{} {why}", field.what)).help(format!(
                    "give an address such as `https://login.example.com/oauth2` as {}",
                    field.how()
                ));
                Some(PLACEHOLDER_URL.to_owned())
            }
        }
    }

    /// An address of the document, checked; one that cannot be used is reported, and missing.
    pub(crate) fn document_url(&mut self, field: Field, stated: &str) -> Option<String> {
        let url = match self.host {
            // Relative addresses are relative to the server (OpenAPI 3.0.3, "Relative References in URLs").
            Some(host) if stated.starts_with('/') && !stated.starts_with("//") => {
                format!("https://{host}{stated}")
            }
            Some(_) | None => stated.trim().to_owned(),
        };
        let mut place = self.oauth2().map_or(&[][..], |offer| offer.flow.place()).to_vec();
        place.push(field.key);
        match check::url(&url) {
            Ok(Url::Secure) => Some(url),
            Ok(Url::Plain) => {
                self.report_scheme(&codes::AUTH_URL_NOT_HTTPS, &place, format!("`{url}` is not encrypted"))
                    .help(format!(
                        "codes and tokens can be read on the way; give the https address as {}",
                        field.how()
                    ));
                Some(url)
            }
            Err(why) => {
                let report =
                    self.report_scheme(&codes::AUTH_URL_INVALID, &place, format!("{} {why}", field.what));
                report.severity = Severity::Warning;
                report.help(format!("correct the document, or give {}", field.how()));
                None
            }
        }
    }
}

/// A value that is really given: neither blank nor one of our placeholders.
pub(crate) fn stated(given: Option<&str>) -> Option<&str> {
    given.map(str::trim).filter(|text| {
        !text.is_empty()
            && *text != PLACEHOLDER
            && *text != PLACEHOLDER_RESOURCE
            && !text.starts_with(PLACEHOLDER_URL)
    })
}
