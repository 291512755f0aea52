use connectorgen_diagnostics::{At, Document};
use connectorgen_model::{Contact, Info, License, extension};

use crate::codes;
use crate::lowering::Lowering;
use crate::options::LowerOptions;
use crate::text;

/// Microsoft Learn, certification-submission: 30 characters.
const MAX_TITLE: usize = 30;
/// Microsoft Learn, certification-submission: 500 characters.
const MAX_DESCRIPTION: usize = 500;

impl Lowering<'_, '_> {
    /// Name, description and contact of the connector. `paconn` fails without a title or a description, so both are
    /// always there.
    pub(crate) fn info(&mut self, options: &LowerOptions, host: Option<&str>) -> Info {
        let source = &self.openapi.info;
        let root = At::root(Document::Source);
        let at = root.key("info");
        let title = self.title(options, host, &at);
        let description = self.description(options, &title, host, &at);
        let mut info = Info {
            title,
            description,
            version: if source.version.is_empty() { "1.0".to_owned() } else { source.version.clone() },
            contact: source.contact.as_ref().and_then(|contact| self.contact(contact, &at)),
            terms_of_service: self.address(source.terms_of_service.as_ref(), &at.key("termsOfService")),
            license: source.license.as_ref().and_then(|license| self.license(license, &at.key("license"))),
            ..Info::default()
        };
        for (name, value) in &source.extensions {
            if extension::INFO.contains(&name.as_str()) {
                info.extra.insert(name.clone(), value.clone());
            } else {
                self.unknown_extension(&mut info.extra, name, value, &at);
            }
        }
        info
    }

    fn title(&mut self, options: &LowerOptions, host: Option<&str>, at: &At<'_>) -> String {
        let source = options.title.as_deref().unwrap_or(&self.openapi.info.title).trim();
        let given = At::root(Document::Options);
        let place = if options.title.is_some() { given.key("title") } else { at.key("title") };
        // A title that the user gave, or that the connector has already, stays as it is as long as it fits.
        let chosen = options.title.is_some() || self.keeps;
        if chosen && (1..=MAX_TITLE).contains(&source.chars().count()) {
            return source.to_owned();
        }
        let cut = text::title(source);
        if cut.text.is_empty() {
            let title = text::title(host.unwrap_or("Connector")).text;
            self.found
                .report(
                    &codes::TITLE_MISSING,
                    &place,
                    format!("the document has no usable title; the connector is called `{title}`"),
                )
                .help("add `info.title`, or give `--title`");
            return title;
        }
        if cut.cut {
            let message =
                format!("a connector's title has at most {MAX_TITLE} characters; it became `{}`", cut.text);
            self.found
                .report(&codes::TITLE_SHORTENED, &place, message)
                .help("give a short title with `--title`");
        } else if cut.text != source {
            self.found
                .report(
                    &codes::TITLE_REWORDED,
                    &place,
                    format!(
                        "the connector is called `{}`: titles go without words such as API, and without what frameworks add",
                        cut.text
                    ),
                )
                .help("`--title` takes another one");
        }
        cut.text
    }

    fn description(
        &mut self,
        options: &LowerOptions,
        title: &str,
        host: Option<&str>,
        at: &At<'_>,
    ) -> String {
        let source =
            options.description.as_deref().or(self.openapi.info.description.as_deref()).unwrap_or_default();
        if self.keeps && (1..=MAX_DESCRIPTION).contains(&source.trim().chars().count()) {
            return source.trim().to_owned();
        }
        let plain = text::plain(source);
        if plain.is_empty() {
            let description = match host {
                Some(host) => format!("{title}: the operations of the API at {host}."),
                None => format!("{title}: the operations of the API."),
            };
            self.found
                .report(
                    &codes::DESCRIPTION_MISSING,
                    at,
                    "the document does not describe the API; a description was made from its title",
                )
                .help("add `info.description`, or give `--description`");
            return text::description(&description).text;
        }
        let cut = text::description(&plain);
        if cut.cut {
            let given = At::root(Document::Options);
            let place =
                if options.description.is_some() { given.key("description") } else { at.key("description") };
            self.found.report(
                &codes::DESCRIPTION_SHORTENED,
                &place,
                "a connector's description has at most 500 characters; the first sentences were kept",
            );
        }
        cut.text
    }

    /// An address that is absolute, or a report that it is not.
    fn address(&mut self, url: Option<&String>, at: &At<'_>) -> Option<String> {
        let absolute = url.filter(|url| is_address(url));
        if url.is_some() && absolute.is_none() {
            self.found.report(&codes::ADDRESS_INVALID, at, "the address is not absolute and is left out");
        }
        absolute.cloned()
    }

    fn license(&mut self, source: &openapiv3::License, at: &At<'_>) -> Option<License> {
        let url = self.address(source.url.as_ref(), &at.key("url"));
        let mut license = License { name: source.name.clone(), url, ..License::default() };
        self.extras(&mut license.extra, None, &source.extensions, at);
        (!license.name.is_empty()).then_some(license)
    }

    fn contact(&mut self, source: &openapiv3::Contact, at: &At<'_>) -> Option<Contact> {
        let place = at.key("contact");
        let url = self.address(source.url.as_ref(), &place.key("url"));
        let email = source.email.clone().filter(|email| is_email(email));
        if source.email.is_some() && email.is_none() {
            self.found.report(
                &codes::CONTACT_INVALID,
                &place.key("email"),
                "the contact's mail address is not one and is left out",
            );
        }
        let mut contact = Contact {
            name: source.name.clone().filter(|name| !name.is_empty()),
            url,
            email,
            ..Contact::default()
        };
        self.extras(&mut contact.extra, None, &source.extensions, &place);
        (contact != Contact::default()).then_some(contact)
    }
}

pub(crate) fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains([' ', '\n', '\t']))
}

fn is_email(text: &str) -> bool {
    text.is_ascii()
        && !text.contains(char::is_whitespace)
        && text.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'))
}
