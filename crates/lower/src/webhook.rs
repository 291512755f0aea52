//! Webhooks of a document: it does not say which operation subscribes to them, so the configuration does.

use std::borrow::Cow;

use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::{In, Method, Schema, Type, Visibility};

use crate::codes;
use crate::lowering::Lowering;
use crate::operation::{Action, Entry};
use crate::trigger::{Origin, Subscription};

impl<'a> Lowering<'a, '_> {
    /// The webhooks that an operation subscribes to, as the configuration says.
    pub(crate) fn webhooks_of(
        &mut self,
        path: &str,
        method: Method,
        operation: &openapiv3::Operation,
    ) -> Vec<Subscription<'a>> {
        let (spec, wanted) = (self.spec, self.webhooks);
        let own = wanted.iter().filter(|(_, trigger)| is_named(&trigger.subscribe, path, method, operation));
        let mut subscriptions = Vec::new();
        for (name, trigger) in own {
            let Some((_, Some(item))) = spec.webhooks().find(|(other, _)| other == name) else { continue };
            let place = JsonPointer::root().join("webhooks").join(name);
            let url = way(&trigger.callback_url);
            let sent = self.sent(item, &At::pointer(Document::Source, &place));
            subscriptions.extend(sent.map(|sent| Subscription {
                name,
                origin: Origin::Webhook(trigger),
                url,
                sent,
            }));
        }
        subscriptions
    }

    /// Gives properties of the body the values that the configuration has for them: they are sent and not shown.
    pub(crate) fn fix_values(&mut self, schema: &mut Schema, subscription: &Subscription<'a>) {
        let Origin::Webhook(trigger) = subscription.origin else { return };
        for (place, value) in &trigger.values {
            let is_there = self.with_property(schema, &way(place), &|property| {
                property.default = Some(value.clone());
                property.visibility = Some(Visibility::Internal);
                true
            });
            if !is_there {
                self.report_no_property(subscription.name, "values", place);
            }
        }
    }

    pub(crate) fn report_no_property(&mut self, webhook: &str, key: &str, place: &str) {
        let root = At::root(Document::Options);
        let webhooks = root.key("webhooks");
        let message = format!("the body of the operation that subscribes has no property `{place}`");
        self.found
            .report(&codes::WEBHOOK_PROPERTY_MISSING, &webhooks.key(webhook).key(key), message)
            .help("name a property as a JSON pointer into the request body, such as `/hook/url`; an address is text");
    }

    /// Says which webhooks no trigger was made of, and what would make one; and which entries of the configuration
    /// name nothing.
    pub(crate) fn report_webhooks(&mut self, entries: &[Entry<'a>], actions: &[Action]) {
        let wanted = self.webhooks;
        let options = At::root(Document::Options);
        let settings = options.key("webhooks");
        for (name, trigger) in wanted {
            let place = settings.key(name);
            if !self.spec.webhooks().any(|(other, _)| other == name) {
                let known: Vec<&str> = self.spec.webhooks().map(|(name, _)| name).collect();
                let help = match known.as_slice() {
                    [] => "the document has no `webhooks`".to_owned(),
                    known => format!("its webhooks are {}", known.join(", ")),
                };
                let message = format!("the document has no webhook `{name}`");
                self.found.report(&codes::WEBHOOK_UNKNOWN, &place, message).help(help);
            } else if !entries.iter().any(|entry| is_entry(&trigger.subscribe, entry)) {
                let message = format!("there is no operation `{}` that could subscribe", trigger.subscribe);
                self.found
                    .report(&codes::WEBHOOK_OPERATION_UNKNOWN, &place.key("subscribe"), message)
                    .help("name an operation that is selected, by its operationId or as `POST /hooks`");
            }
        }
        let root = At::root(Document::Source);
        let place = root.key("webhooks");
        let guess = guess(self, entries, actions);
        for (name, _) in self.spec.webhooks().filter(|(name, _)| !wanted.contains_key(*name)) {
            self.found
                .report(
                    &codes::WEBHOOK_LEFT_OUT,
                    &place.key(name),
                    format!("the webhook `{name}` is left out"),
                )
                .help(snippet(name, guess.as_ref()));
        }
    }
}

/// An operation that probably subscribes to events, and the property of its body for the address.
struct Guess {
    operation: String,
    address: String,
}

/// What makes a trigger of a webhook, ready for the configuration.
fn snippet(name: &str, guess: Option<&Guess>) -> String {
    let is_plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let quoted = |text: &str| if is_plain(text) { text.to_owned() } else { format!("{text:?}") };
    let name = quoted(name);
    match guess {
        Some(Guess { operation, address }) => format!(
            "a trigger needs an operation that subscribes to the event; if `{operation}` does, write into connectorgen.yaml `webhooks: {{ {name}: {{ subscribe: {}, callbackUrl: {address} }} }}`",
            quoted(operation)
        ),
        None => format!(
            "a trigger needs an operation that subscribes to the event; if there is one, write into connectorgen.yaml `webhooks: {{ {name}: {{ subscribe: ITS_OPERATION_ID, callbackUrl: /PROPERTY_OF_ITS_BODY }} }}`"
        ),
    }
}

/// The first operation on a path for subscriptions whose body takes an address, else the first whose body takes one
/// that is called a callback.
fn guess(lowering: &mut Lowering<'_, '_>, entries: &[Entry<'_>], actions: &[Action]) -> Option<Guess> {
    let mut found = Vec::new();
    for (entry, action) in entries.iter().zip(actions) {
        if !matches!(entry.method, Method::Post | Method::Put) {
            continue;
        }
        let body = action.operation.parameters.iter().find(|one| one.location == Some(In::Body));
        let Some(schema) = body.and_then(|body| body.schema.clone()) else { continue };
        let schema = lowering.expand_definition(schema);
        let on_path = speaks_of_events(entry.path);
        for (name, property) in schema.properties.iter().flatten() {
            let is_address = property.kind == Some(Type::String)
                && (matches!(property.format.as_deref(), Some("uri" | "url")) || is_called_address(name));
            let rank = match (on_path, speaks_of_events(name)) {
                (true, true) => 0,
                (true, false) => 1,
                (false, true) => 2,
                (false, false) => continue,
            };
            if is_address {
                let id = entry.operation.operation_id.clone();
                let operation =
                    id.unwrap_or_else(|| format!("{} {}", entry.method.name().to_uppercase(), entry.path));
                let address = JsonPointer::root().join(name).as_str().to_owned();
                found.push((rank, Guess { operation, address }));
            }
        }
    }
    found.into_iter().min_by_key(|(rank, _)| *rank).map(|(_, guess)| guess)
}

fn speaks_of_events(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["hook", "subscri", "callback", "notif", "listener"].iter().any(|word| text.contains(word))
}

fn is_called_address(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["url", "uri", "endpoint", "address", "target"].iter().any(|word| name.ends_with(word))
}

/// Whether an operation is meant, which is named by its operationId or as `POST /hooks`.
pub(crate) fn is_named(named: &str, path: &str, method: Method, operation: &openapiv3::Operation) -> bool {
    operation.operation_id.as_deref() == Some(named)
        || named
            .split_once(' ')
            .is_some_and(|(verb, other)| verb.eq_ignore_ascii_case(method.name()) && other.trim() == path)
}

pub(crate) fn is_entry(named: &str, entry: &Entry<'_>) -> bool {
    is_named(named, entry.path, entry.method, entry.operation)
}

/// The way to a property: a JSON pointer, whose first slash people leave out.
fn way(pointer: &str) -> Vec<String> {
    let pointer = JsonPointer::from_escaped(&format!("/{}", pointer.trim_start_matches('/')));
    pointer.tokens().map(Cow::into_owned).collect()
}
