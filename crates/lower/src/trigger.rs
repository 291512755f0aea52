//! Webhook triggers: an operation that subscribes, and what the API sends to the flow then.

use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::{In, NotificationContent, Operation, Schema, TriggerKind, Type, Visibility};
use openapiv3::{PathItem, ReferenceOr, Response};
use serde_json::Value;

use crate::lowering::Lowering;
use crate::media::{MediaKind, media_kind};
use crate::options::WebhookTrigger;
use crate::schema::Direction;
use crate::{codes, text, wording};

/// Something that a trigger can be made of: an operation subscribes to it.
pub(crate) struct Subscription<'a> {
    /// The name of the callback or webhook in the document.
    pub(crate) name: &'a str,
    pub(crate) origin: Origin<'a>,
    /// Where in the body of the subscription the address to call goes.
    pub(crate) url: Vec<String>,
    pub(crate) sent: Sent<'a>,
}

/// How it is known that the operation subscribes.
#[derive(Clone, Copy)]
pub(crate) enum Origin<'a> {
    /// The document says so.
    Callback {
        /// The operation subscribes to other callbacks as well.
        has_siblings: bool,
    },
    /// The configuration says so.
    Webhook(&'a WebhookTrigger),
}

/// What the API sends.
pub(crate) struct Sent<'a> {
    event: &'a openapiv3::Operation,
    /// What stands around it.
    item: &'a PathItem,
    at: JsonPointer,
}

impl Subscription<'_> {
    /// Whether the operation subscribes to other events as well. Of webhooks that is assumed: ids of triggers must not
    /// change when the configuration gets another one.
    pub(crate) fn has_siblings(&self) -> bool {
        match self.origin {
            Origin::Callback { has_siblings } => has_siblings,
            Origin::Webhook(_) => true,
        }
    }
}

impl<'a> Lowering<'a, '_> {
    /// What a callback or webhook sends. Flows are called by POST; an API that describes another method means the same.
    pub(crate) fn sent(&mut self, item: &'a PathItem, at: &At<'_>) -> Option<Sent<'a>> {
        let events = || item.iter();
        let (method, event) = events().find(|(method, _)| *method == "post").or_else(|| events().next())?;
        for (other, _) in events().filter(|(other, _)| *other != method) {
            let message = format!("a trigger takes one method; {} is left out", other.to_uppercase());
            self.found.report(&codes::CALLBACK_LEFT_OUT, &at.key(other), message);
        }
        self.path_texts(item, &[event], at);
        self.details_left_out(item, event, method, at);
        Some(Sent { event, item, at: at.key(method).to_pointer() })
    }

    /// A trigger takes the body of what is sent, and nothing answers it.
    fn details_left_out(&mut self, item: &PathItem, event: &openapiv3::Operation, method: &str, at: &At<'_>) {
        let answers = |response: &ReferenceOr<Response>| match response {
            ReferenceOr::Item(response) => !response.content.is_empty() || !response.headers.is_empty(),
            ReferenceOr::Reference { .. } => true,
        };
        let responses = &event.responses;
        let answers = responses.responses.values().chain(&responses.default).any(answers);
        let parts = [
            ("parameters", !event.parameters.is_empty() || !item.parameters.is_empty()),
            ("responses", answers),
            ("security", event.security.is_some()),
            ("servers", !event.servers.is_empty() || !item.servers.is_empty()),
        ];
        let parts: Vec<&str> =
            parts.iter().filter(|(_, is_there)| *is_there).map(|(part, _)| *part).collect();
        if !parts.is_empty() {
            let message = format!("a trigger takes the body of what is sent; left out: {}", parts.join(", "));
            self.found.report(&codes::CALLBACK_DETAILS_LEFT_OUT, &at.key(method), message);
        }
    }

    /// Makes a trigger of the operation that subscribes, and answers what the trigger delivers. `None` when its body
    /// has no place for the address: then it stays an action.
    pub(crate) fn make_trigger(
        &mut self,
        operation: &mut Operation,
        subscription: &Subscription<'a>,
    ) -> Option<NotificationContent> {
        let at = At::pointer(Document::Source, &subscription.sent.at);
        let body = operation.parameters.iter().position(|parameter| parameter.location == Some(In::Body));
        let mut schema =
            body.and_then(|index| operation.parameters.get(index)?.schema.clone()).unwrap_or_default();
        let is_marked = self.with_property(&mut schema, &subscription.url, &mark_url);
        if !is_marked {
            let is_form = operation.parameters.iter().any(|input| input.location == Some(In::FormData));
            self.report_no_address(subscription, is_form, &at);
            return None;
        }
        if subscription.has_siblings() {
            choose_event(&mut schema, subscription.name);
        }
        self.fix_values(&mut schema, subscription);
        if let Some(parameter) = body.and_then(|index| operation.parameters.get_mut(index)) {
            parameter.schema = Some(schema);
            parameter.required = true;
        }
        let content = self.notification(subscription, &at);
        let is_list = content.schema.as_ref().is_some_and(|schema| schema.kind == Some(Type::Array));
        operation.trigger = Some(if is_list { TriggerKind::Batch } else { TriggerKind::Single });
        trigger_wording(operation, subscription);
        Some(content)
    }

    /// Changes the property of a body that a way leads to, and requires it on every level. `false` if there is none, or
    /// if `change` will not have it.
    pub(crate) fn with_property(
        &mut self,
        schema: &mut Schema,
        way: &[String],
        change: &impl Fn(&mut Schema) -> bool,
    ) -> bool {
        *schema = self.expand_definition(std::mem::take(schema));
        let Some((first, rest)) = way.split_first() else { return change(schema) };
        let Some(property) = schema.properties.as_mut().and_then(|properties| properties.get_mut(first))
        else {
            return false;
        };
        let mut inner = std::mem::take(property);
        let is_changed = self.with_property(&mut inner, rest, change);
        *property = inner;
        let required = schema.required.get_or_insert_default();
        if is_changed && !required.contains(first) {
            required.push(first.clone());
        }
        is_changed
    }

    fn report_no_address(&mut self, subscription: &Subscription<'a>, is_form: bool, at: &At<'_>) {
        let (name, way) = (subscription.name, subscription.url.join("/"));
        let callback = match subscription.origin {
            Origin::Webhook(_) if !is_form => return self.report_no_property(name, "callbackUrl", &way),
            Origin::Webhook(_) => "webhook",
            Origin::Callback { .. } => "callback",
        };
        let (why, help) = if is_form {
            (
                format!("a trigger gives its address in a JSON body, and `{way}` is a field of a form"),
                "if the API takes JSON as well, describe it as a media type of the request body",
            )
        } else {
            (
                format!("the body has no text `{way}` for the address"),
                "describe the request body with that property",
            )
        };
        let message = format!("the {callback} `{name}` is left out: {why}");
        self.found.report(&codes::CALLBACK_LEFT_OUT, at, message).help(help);
    }

    fn notification(&mut self, subscription: &Subscription<'a>, at: &At<'_>) -> NotificationContent {
        let body = subscription.sent.event.request_body.as_ref().and_then(|body| match body {
            openapiv3::ReferenceOr::Item(body) => Some((body, at.key("requestBody").to_pointer())),
            openapiv3::ReferenceOr::Reference { reference } => {
                self.resolve(|components| &components.request_bodies, reference, at)
            }
        });
        let mut schema = Schema::of(Type::Object);
        let stated =
            subscription.sent.event.description.as_ref().or(subscription.sent.item.description.as_ref());
        let mut description = stated.map(|text| wording::operation_description(text));
        if let Some((body, place)) = body {
            let mut is_told = body.content.is_empty();
            let json = body.content.iter().find(|(name, _)| {
                matches!(media_kind(name), MediaKind::Json | MediaKind::JsonLike | MediaKind::Any)
            });
            if let Some((name, Some(declared))) = json.map(|(name, media)| (name, media.schema.as_ref())) {
                let place = place.join("content").join(name).join("schema");
                let lowered =
                    self.schema(declared, &At::pointer(Document::Source, &place), Direction::Output);
                let usable =
                    lowered.reference.is_some() || matches!(lowered.kind, Some(Type::Object | Type::Array));
                if usable {
                    schema = Schema { title: None, ..lowered };
                    is_told = true;
                }
            }
            if !is_told {
                let message = format!(
                    "a trigger delivers a JSON object or list; what `{}` brings is not described",
                    subscription.name
                );
                let place = At::pointer(Document::Source, &place);
                self.found.report(&codes::CALLBACK_DETAILS_LEFT_OUT, &place, message);
            }
            description =
                description.or_else(|| body.description.as_deref().map(wording::operation_description));
        }
        let description = description
            .filter(|text| !text.is_empty())
            .unwrap_or_else(|| "What the event brings.".to_owned());
        NotificationContent {
            description: Some(description),
            schema: Some(schema),
            ..NotificationContent::default()
        }
    }
}

/// Marks the property that takes the address: text that is never shown.
fn mark_url(schema: &mut Schema) -> bool {
    if !matches!(schema.kind, None | Some(Type::String)) {
        return false;
    }
    schema.kind = Some(Type::String);
    schema.notification_url = true;
    schema.visibility = Some(Visibility::Internal);
    schema.default = None;
    schema.enumeration.clear();
    true
}

/// Of an operation that subscribes to several events each trigger is for one: the property that lists the events has
/// this one as its value and is not asked for.
fn choose_event(body: &mut Schema, event: &str) {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let meant = |values: &[Value]| {
        values.iter().find(|value| value.as_str().is_some_and(|text| plain(text) == plain(event))).cloned()
    };
    let mut chosen = Vec::new();
    for (name, property) in body.properties.iter_mut().flatten() {
        let in_list = property.items.as_ref().and_then(|items| meant(&items.enumeration));
        let value = meant(&property.enumeration).or(in_list.map(|value| Value::Array(vec![value])));
        if let Some(value) = value {
            property.default = Some(value);
            property.visibility = Some(Visibility::Internal);
            chosen.push(name.clone());
        }
    }
    let required = body.required.get_or_insert_default();
    for name in chosen {
        if !required.contains(&name) {
            required.push(name);
        }
    }
}

/// Triggers are worded "When …" and "This operation triggers when …" (Microsoft Learn, connector-string-guidance).
fn trigger_wording(operation: &mut Operation, subscription: &Subscription<'_>) {
    let stated = subscription.sent.event.summary.as_ref().or(subscription.sent.item.summary.as_ref());
    let stated = stated.map(|summary| text::plain(summary)).unwrap_or_default();
    let when = if stated.to_ascii_lowercase().starts_with("when ") {
        lower_first(&stated)
    } else {
        let words = text::phrase(subscription.name).text;
        let event = lower_first(words.strip_prefix("On ").unwrap_or(&words));
        let article = if event.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("when {article} {event} event occurs")
    };
    let summary: String =
        when.chars().take(1).flat_map(char::to_uppercase).chain(when.chars().skip(1)).collect();
    let own = operation.description.take().unwrap_or_default();
    operation.summary = Some(text::operation_summary(&summary).text);
    operation.description =
        Some(wording::operation_description(&format!("This operation triggers {when}. {own}")));
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    first.chain(chars).collect()
}
