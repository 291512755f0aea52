use connectorgen_diagnostics::{At, Code, Diagnostic, Diagnostics, Document, JsonPointer, Severity};

use crate::check::{self, Url};
use crate::entra::Login;
use crate::field::{self, Field, PLACEHOLDER, PLACEHOLDER_RESOURCE, PLACEHOLDER_URL};
use crate::offer::{OAuth2Offer, Offer};
use crate::survey::Candidate;
use crate::{AuthKind, AuthParameter, KeyIn, Missing, codes};

/// What a model sees while it is completed: the part of the document that fits it, what else is known, and where to
/// report.
pub(crate) struct Cx<'a> {
    pub(crate) candidate: Option<&'a Candidate<'a>>,
    /// The host of the API.
    pub(crate) host: Option<&'a str>,
    /// Where the values are given: `/auth`, or `/auth/1` where there are several ways to sign in.
    pub(crate) place: JsonPointer,
    /// Whether there are several ways to sign in, side by side.
    pub(crate) several: bool,
    /// Whether addresses may have names in braces.
    pub(crate) templates: bool,
    /// What a connection is made with beside the values of the model.
    pub(crate) parameters: &'a [AuthParameter],
    pub(crate) found: &'a mut Diagnostics,
    pub(crate) missing: Vec<Missing>,
}

impl<'a> Cx<'a> {
    /// What the document offers to this model.
    pub(crate) fn offer(&self) -> Option<&'a Offer<'a>> {
        self.candidate.map(|candidate| &candidate.offer)
    }

    /// What the document says about the identity provider.
    pub(crate) fn oauth2(&self) -> Option<&'a OAuth2Offer<'a>> {
        match self.offer()? {
            Offer::OAuth2(offer) => Some(offer),
            Offer::ApiKey { .. } | Offer::Bearer | Offer::Basic | Offer::Application(_) => None,
        }
    }

    /// What the document says about Entra ID.
    pub(crate) fn login(&self) -> Option<&'a Login> {
        match self.offer()? {
            Offer::OAuth2(offer) => offer.login.as_ref(),
            Offer::Application(login) => Some(login),
            Offer::ApiKey { .. } | Offer::Bearer | Offer::Basic => None,
        }
    }

    /// Checks what a connection is made with beside the values of the model.
    pub(crate) fn check_parameters(&mut self, kind: AuthKind) {
        let parameters = self.parameters;
        if kind == AuthKind::Custom && parameters.is_empty() {
            self.report(&codes::AUTH_VALUE_INVALID, field::PARAMETERS, "`custom` has no parameters")
                .help("list what a connection is made with under `parameters`, each with `name` and `in`");
        }
        for (number, parameter) in parameters.iter().enumerate() {
            self.check_parameter(number, parameter, kind);
        }
    }

    fn check_parameter(&mut self, number: usize, parameter: &AuthParameter, kind: AuthKind) {
        let name = &parameter.name;
        if !check::parameter_name(name) {
            self.report_parameter(number, "name", format!("`{name}` cannot be the name of a parameter"))
                .help("write letters, digits and underscores");
        }
        match parameter.sent_in {
            Some(sent_in) => {
                let key_name = parameter.key_name.as_deref().unwrap_or(name);
                if let Err(why) = check::key_name(key_name, sent_in) {
                    self.report_parameter(number, "keyName", why)
                        .help("give the name alone, such as `X-API-Key`");
                }
                let prefix = parameter.prefix.as_deref();
                if prefix.is_some_and(|prefix| sent_in != KeyIn::Header || !check::prefix(prefix)) {
                    self.report_parameter(number, "prefix", "this cannot stand before a value")
                        .help("only headers have prefixes, in ASCII without quotes, backslashes and `@`");
                }
            }
            None if kind != AuthKind::OAuth2Generic => {
                self.report_parameter(number, "in", format!("`{name}` is sent nowhere"))
                    .help("say `in: header`, `in: query` or `in: cookie`, and its name there as `keyName`");
            }
            None => {}
        }
        if parameter.is_secret() && parameter.default.is_some() {
            // The value is not repeated: it would stand in a log.
            self.report_parameter(
                number,
                "default",
                format!("`{name}` is a secret, and a default would stand in the file"),
            )
            .help("leave the default out, or say `secret: false` if it is none")
            .conceal();
        }
    }

    /// What the document tells people about its security scheme.
    pub(crate) fn help(&self) -> Option<&'a str> {
        self.candidate.and_then(|candidate| candidate.help)
    }

    /// Reports at one of the parameters beside the model.
    pub(crate) fn report_parameter(
        &mut self,
        number: usize,
        key: &str,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let place = self.place.join("parameters").join(&number.to_string()).join(key);
        let at = At::pointer(Document::Options, &place);
        self.found.report(&codes::AUTH_VALUE_INVALID, &at, message)
    }

    /// Reports at the place where a value is given: the flag or the line of the configuration.
    pub(crate) fn report(
        &mut self,
        code: &Code,
        field: Field,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let place = self.place.join(field.key);
        self.found.report(code, &At::pointer(Document::Options, &place), message)
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
        let mut key = String::from("auth");
        for token in self.place.tokens().skip(1) {
            key.extend(["[", &token, "]"]);
        }
        key.extend([".", field.key]);
        self.missing.push(Missing { what, placeholder, flag: field.flag, key });
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
        match self.check_url(url) {
            Ok(Url::Secure) => Some(url.to_owned()),
            Ok(Url::Plain) => {
                self.report(&codes::AUTH_URL_NOT_HTTPS, field, format!("`{url}` is not encrypted"))
                    .help("codes and tokens can be read on the way; use the https address");
                Some(url.to_owned())
            }
            // The text may hold a password, so it is neither repeated nor written.
            Err(why) => {
                self.report(&codes::AUTH_URL_INVALID, field, format!("{} {why}", field.what))
                    .help(format!(
                        "give an address such as `https://login.example.com/oauth2` as {}",
                        field.how()
                    ))
                    .conceal();
                Some(PLACEHOLDER_URL.to_owned())
            }
        }
    }

    fn check_url(&self, url: &str) -> Result<Url, &'static str> {
        let filled = self.templates.then(|| check::fill(url, |_| Some("x".to_owned()))).flatten();
        check::url(filled.as_deref().unwrap_or(url))
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
        match self.check_url(&url) {
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
                report.help(format!("correct the document, or give {}", field.how())).conceal();
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
