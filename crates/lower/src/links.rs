//! Links between operations, which connectors do not have.

use std::collections::HashSet;

use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_spec::codes::{LINK_LEFT_OUT, TEXT_LEFT_OUT};
use openapiv3::{Link, ReferenceOr};

use crate::lowering::Lowering;
use crate::operation::Entry;

/// A link with its place.
pub(crate) struct Linked<'a> {
    pub(crate) link: &'a Link,
    pub(crate) at: JsonPointer,
}

impl<'a> Lowering<'a, '_> {
    /// The links of the responses to an operation.
    pub(crate) fn links(&mut self, entry: &Entry<'a>) -> Vec<Linked<'a>> {
        let root = At::root(Document::Source);
        let paths = root.key("paths");
        let item = paths.key(entry.path);
        let operation = item.key(entry.method.name());
        let place = operation.key("responses");
        let responses = &entry.operation.responses;
        let coded = responses.responses.iter().map(|(code, response)| (code.to_string(), response));
        let default = responses.default.iter().map(|response| ("default".to_owned(), response));
        let mut links = Vec::new();
        for (code, response) in coded.chain(default) {
            let at = place.key(&code);
            let found = match response {
                ReferenceOr::Item(response) => Some((response, at.to_pointer())),
                ReferenceOr::Reference { reference } => {
                    self.resolve(|components| &components.responses, reference, &at)
                }
            };
            let Some((response, at)) = found else { continue };
            let at = at.join("links");
            links.extend(response.links.iter().filter_map(|(name, link)| match link {
                ReferenceOr::Item(link) => Some(Linked { link, at: at.join(name) }),
                ReferenceOr::Reference { .. } => None,
            }));
        }
        links
    }

    /// Says which links are left out: those that are not `used`.
    pub(crate) fn report_links(&mut self, entries: &[Entry<'a>], used: &HashSet<JsonPointer>) {
        // Responses may be shared.
        let mut reported = HashSet::new();
        for entry in entries {
            for Linked { link, at } in self.links(entry) {
                if !reported.insert(at.clone()) {
                    continue;
                }
                let place = At::pointer(Document::Source, &at);
                if !used.contains(&at) {
                    let name = at.tokens().last().unwrap_or_default();
                    let message = format!("connectors have no links; `{name}` is left out");
                    self.found.report(&LINK_LEFT_OUT, &place, message);
                } else if link.description.is_some() {
                    let message = "a connector has no place for the description of a link; it is left out";
                    self.found.report(&TEXT_LEFT_OUT, &place.key("description"), message);
                }
            }
        }
    }
}
