//! How the subscriptions of triggers end.

use std::collections::HashSet;

use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::{Method, Operation, PolicyTemplateInstance, Visibility};
use openapiv3::{Link, LinkOperation};
use serde_json::Value;

use crate::links::Linked;
use crate::lowering::Lowering;
use crate::operation::Entry;
use crate::paths::Places;
use crate::server::Address;
use crate::trigger::Origin;
use crate::webhook::is_entry;
use crate::{codes, path};

impl<'a> Lowering<'a, '_> {
    /// The platform ends a subscription by DELETE on the address in the header `Location`, and only by an operation that
    /// the connector defines (Microsoft Learn, create-webhook-trigger). That operation is none that a maker would use.
    ///
    /// Answers the places of the links that are used for it.
    pub(crate) fn unsubscribing(
        &mut self,
        entries: &[Entry<'a>],
        address: &Address,
        places: &mut Places,
    ) -> HashSet<JsonPointer> {
        let mut used = HashSet::new();
        let root = At::root(Document::Source);
        let paths = root.key("paths");
        for entry in entries.iter().filter(|entry| entry.subscription.is_some()) {
            let Some(operation) = placed(places, entry).filter(|operation| operation.trigger.is_some())
            else {
                continue;
            };
            let is_located = operation
                .responses
                .values()
                .any(|response| response.headers.keys().any(|name| name.eq_ignore_ascii_case("location")));
            let item = paths.key(entry.path);
            let at = item.key(entry.method.name());
            let links = self.links(entry);
            let ends = self.end_of(entry, &links, entries);
            let link = ends.as_ref().and_then(|(_, link)| *link);
            let mut is_said = is_located;
            if !is_located {
                let policy =
                    ends.as_ref().and_then(|(end, link)| location(entry, end, (*link)?.link, address));
                is_said = policy.is_some();
                self.report_location(is_said, &at);
                places.policies.extend(policy);
            }
            used.extend(
                link.filter(|one| is_said || one.link.parameters.is_empty()).map(|one| one.at.clone()),
            );
            let Some((end, _)) = ends else {
                let message = format!("no DELETE operation on `{}` ends the subscription", entry.path);
                self.found
                    .report(&codes::TRIGGER_WITHOUT_UNSUBSCRIBE, &at, message)
                    .help("describe the operation that ends it, or select it as well");
                continue;
            };
            if let Some(operation) = placed(places, end) {
                operation.visibility = Some(Visibility::Internal);
            }
        }
        used
    }

    fn report_location(&mut self, is_set: bool, at: &At<'_>) {
        let message = "the response to the subscription has no `Location` header";
        if is_set {
            self.found.report(
                &codes::TRIGGER_LOCATION_BY_POLICY,
                at,
                format!("{message}; a policy sets it to the operation that its link leads to"),
            );
        } else {
            self.found.report(&codes::TRIGGER_LOCATION_MISSING, at, message).help(
                "the platform ends a subscription by DELETE on that address; describe the header if the API sends it",
            );
        }
    }

    /// The operation that ends a subscription: the one that the configuration names, the one that a link leads to, or
    /// the one on the same path or the path below.
    fn end_of<'e>(
        &mut self,
        entry: &Entry<'a>,
        links: &'e [Linked<'a>],
        entries: &'e [Entry<'a>],
    ) -> Option<(&'e Entry<'a>, Option<&'e Linked<'a>>)> {
        let deletes = || entries.iter().filter(|other| other.method == Method::Delete);
        let linked = |other: &Entry<'_>| links.iter().find(|one| leads_to(one.link, other));
        let webhook = entry.subscription.as_ref().and_then(|one| match one.origin {
            Origin::Webhook(trigger) => Some((one.name, trigger.unsubscribe.as_deref()?)),
            Origin::Callback { .. } => None,
        });
        if let Some((name, named)) = webhook {
            let end = deletes().find(|other| is_entry(named, other));
            if end.is_none() {
                let root = At::root(Document::Options);
                let webhooks = root.key("webhooks");
                let message =
                    format!("there is no DELETE operation `{named}` that could end the subscription");
                self.found
                    .report(
                        &codes::WEBHOOK_OPERATION_UNKNOWN,
                        &webhooks.key(name).key("unsubscribe"),
                        message,
                    )
                    .help(
                        "name an operation that is selected, by its operationId or as `DELETE /hooks/{id}`",
                    );
            }
            return end.map(|end| (end, linked(end)));
        }
        let own = path::shape(&entry.template.path);
        let below = format!("{}/{{}}", own.trim_end_matches('/'));
        let by_link = deletes().find(|other| linked(other).is_some());
        let end = by_link.or_else(|| {
            deletes().find(|other| {
                let shape = path::shape(&other.template.path);
                shape == own || shape == below
            })
        })?;
        Some((end, linked(end)))
    }
}

/// The operation of an entry in the connector.
fn placed<'p>(places: &'p mut Places, entry: &Entry<'_>) -> Option<&'p mut Operation> {
    let mut operations =
        places.paths.values_mut().filter_map(|item| item.operation_mut(entry.method).as_deref_mut());
    operations.find(|operation| operation.operation_id.as_deref() == Some(entry.id.as_str()))
}

fn leads_to(link: &Link, entry: &Entry<'_>) -> bool {
    match &link.operation {
        LinkOperation::OperationId(id) => entry.operation.operation_id.as_ref() == Some(id),
        LinkOperation::OperationRef(reference) => {
            let place = JsonPointer::root().join("paths").join(entry.path).join(entry.method.name());
            reference.strip_prefix('#') == Some(place.as_str())
        }
    }
}

/// The policy that gives the response to a subscription its `Location`, made of what a link takes from its body for the
/// variables of the path that ends it. `None` where that is not all there is to it.
fn location(
    entry: &Entry<'_>,
    end: &Entry<'_>,
    link: &Link,
    address: &Address,
) -> Option<PolicyTemplateInstance> {
    let host = address.host.as_ref().filter(|_| address.dynamic.is_none())?;
    if !end.operation.servers.is_empty() || !end.item.servers.is_empty() {
        return None;
    }
    let mut path = end.template.path.clone();
    for variable in &end.template.variables {
        let qualified = format!("path.{variable}");
        let value = link.parameters.get(variable).or_else(|| link.parameters.get(&qualified));
        path = path.replace(&format!("{{{variable}}}"), &expression(value?)?);
    }
    let url = format!("https://{host}{}{path}", address.base_path.trim_end_matches('/'));
    let title = format!("Where the subscription of {} ends", entry.id);
    Some(
        PolicyTemplateInstance::response_header(&title, "Location", &url).for_operations([entry.id.as_str()]),
    )
}

/// A runtime expression of OpenAPI in the language of policies (Microsoft Learn, policy-template-expressions). Only
/// members of the response's body can be said in both.
fn expression(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    let text = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')).unwrap_or(text);
    let pointer = text.strip_prefix("$response.body#/")?;
    let is_plain =
        |token: &str| !token.is_empty() && token.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let tokens: Vec<&str> = pointer.split('/').collect();
    tokens.iter().all(|token| is_plain(token)).then(|| format!("@body().{}", tokens.join(".")))
}
