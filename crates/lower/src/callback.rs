use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::{In, NotificationContent, Operation, Schema, TriggerKind, Type, Visibility};

use openapiv3::{PathItem, ReferenceOr, Response};
use serde_json::Value;

use crate::codes;
use crate::lowering::Lowering;
use crate::media::{MediaKind, media_kind};
use crate::schema::Direction;
use crate::{text, wording};

/// A callback that a webhook trigger can be made of: the operation subscribes to it.
pub(crate) struct Subscription<'a> {
    /// The callback's name in the document.
    pub(crate) name: &'a str,
    /// Where in the body of the subscription the address to call goes.
    url: Vec<String>,
    /// What the API sends.
    event: &'a openapiv3::Operation,
    /// What stands around it.
    item: &'a PathItem,
    at: JsonPointer,
}

impl<'a> Lowering<'a, '_> {
    /// The callbacks of an operation that triggers can be made of. The others are reported: a flow's address can only
    /// be given in the body of the subscription (rule `NotificationUrlNotAllowedInThisPosition`), and as it is.
    pub(crate) fn subscriptions(
        &mut self,
        operation: &'a openapiv3::Operation,
        at: &At<'_>,
    ) -> Vec<Subscription<'a>> {
        let place = at.key("callbacks");
        let mut subscriptions = Vec::new();
        for (name, callback) in &operation.callbacks {
            let at = place.key(name);
            for (expression, item) in callback {
                let Some(url) = body_pointer(expression) else {
                    let message = format!(
                        "the callback `{name}` is left out: a flow's address cannot be given as `{expression}`"
                    );
                    self.found
                        .report(&codes::CALLBACK_LEFT_OUT, &at.key(expression), message)
                        .help("triggers need an address that is a property of the request body, such as `{$request.body#/callbackUrl}`");
                    continue;
                };
                // Flows are called by POST; an API that describes it differently means the same.
                let events = || item.iter();
                let Some((method, event)) =
                    events().find(|(method, _)| *method == "post").or_else(|| events().next())
                else {
                    continue;
                };
                let at = at.key(expression);
                for (other, _) in events().filter(|(other, _)| *other != method) {
                    let message = format!("a trigger takes one method; {} is left out", other.to_uppercase());
                    self.found.report(&codes::CALLBACK_LEFT_OUT, &at.key(other), message);
                }
                self.path_texts(item, &[event], &at);
                self.callback_details(item, event, method, &at);
                subscriptions.push(Subscription { name, url, event, item, at: at.key(method).to_pointer() });
            }
        }
        subscriptions
    }

    /// A trigger takes the body of a callback, and nothing answers it.
    fn callback_details(&mut self, item: &PathItem, event: &openapiv3::Operation, method: &str, at: &At<'_>) {
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
            let message = format!("a trigger takes the body of a callback; left out: {}", parts.join(", "));
            self.found.report(&codes::CALLBACK_DETAILS_LEFT_OUT, &at.key(method), message);
        }
    }

    /// Makes a trigger of the operation that subscribes, and answers what the trigger delivers. `None` when its body
    /// has no place for the address: then it stays an action.
    pub(crate) fn make_trigger(
        &mut self,
        operation: &mut Operation,
        subscription: &Subscription<'a>,
        several: bool,
    ) -> Option<NotificationContent> {
        let at = At::pointer(Document::Source, &subscription.at);
        let body = operation.parameters.iter().position(|parameter| parameter.location == Some(In::Body));
        let mut schema =
            body.and_then(|index| operation.parameters.get(index)?.schema.clone()).unwrap_or_default();
        if !self.mark_url(&mut schema, &subscription.url) {
            let message = format!(
                "the callback `{}` is left out: the body has no text `{}` for the address",
                subscription.name,
                subscription.url.join("/")
            );
            self.found
                .report(&codes::CALLBACK_LEFT_OUT, &at, message)
                .help("describe the request body with that property");
            return None;
        }
        if several {
            choose_event(&mut schema, subscription.name);
        }
        if let Some(parameter) = body.and_then(|index| operation.parameters.get_mut(index)) {
            parameter.schema = Some(schema);
            parameter.required = true;
        }
        let content = self.notification(subscription, &at);
        let is_list = content.schema.as_ref().is_some_and(|schema| schema.kind == Some(Type::Array));
        operation.trigger = Some(if is_list { TriggerKind::Batch } else { TriggerKind::Single });
        trigger_wording(operation, subscription);
        let located = operation
            .responses
            .values()
            .any(|response| response.headers.keys().any(|name| name.eq_ignore_ascii_case("location")));
        if !located {
            self.found
                .report(&codes::TRIGGER_LOCATION_MISSING, &at, "the response to the subscription has no `Location` header")
                .help("the platform ends a subscription by DELETE on that address; describe the header if the API sends it");
        }
        Some(content)
    }

    /// Marks the property that takes the address: text, required on every level, never shown.
    fn mark_url(&mut self, schema: &mut Schema, way: &[String]) -> bool {
        *schema = self.expand_definition(std::mem::take(schema));
        let Some((first, rest)) = way.split_first() else {
            if !matches!(schema.kind, None | Some(Type::String)) {
                return false;
            }
            schema.kind = Some(Type::String);
            schema.notification_url = true;
            schema.visibility = Some(Visibility::Internal);
            schema.default = None;
            schema.enumeration.clear();
            return true;
        };
        let Some(property) = schema.properties.as_mut().and_then(|properties| properties.get_mut(first))
        else {
            return false;
        };
        let mut inner = std::mem::take(property);
        let marked = self.mark_url(&mut inner, rest);
        *property = inner;
        let required = schema.required.get_or_insert_default();
        if marked && !required.contains(first) {
            required.push(first.clone());
        }
        marked
    }

    fn notification(&mut self, subscription: &Subscription<'a>, at: &At<'_>) -> NotificationContent {
        let body = subscription.event.request_body.as_ref().and_then(|body| match body {
            openapiv3::ReferenceOr::Item(body) => Some((body, at.key("requestBody").to_pointer())),
            openapiv3::ReferenceOr::Reference { reference } => {
                self.resolve(|components| &components.request_bodies, reference, at)
            }
        });
        let mut schema = Schema::of(Type::Object);
        let stated = subscription.event.description.as_ref().or(subscription.item.description.as_ref());
        let mut description = stated.map(|text| wording::operation_description(text));
        if let Some((body, place)) = body {
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
                }
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
    let stated = subscription.event.summary.as_ref().or(subscription.item.summary.as_ref());
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

/// The way that `{$request.body#/a/b}` shows, if the expression is nothing more.
fn body_pointer(expression: &str) -> Option<Vec<String>> {
    let inner = expression
        .trim()
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
        .unwrap_or(expression.trim());
    let pointer = inner.strip_prefix("$request.body#")?;
    if !pointer.starts_with('/') || pointer.contains(['{', '}']) {
        return None;
    }
    Some(JsonPointer::from_escaped(pointer).tokens().collect())
}

#[cfg(test)]
mod tests {
    use super::body_pointer;

    #[test]
    fn only_a_property_of_the_body_is_a_place_for_an_address() {
        assert_eq!(
            body_pointer("{$request.body#/hook/url}"),
            Some(vec!["hook".to_owned(), "url".to_owned()])
        );
        assert_eq!(body_pointer("$request.body#/url"), Some(vec!["url".to_owned()]));
        for other in [
            "{$request.query.url}",
            "{$request.body#/url}/data",
            "{$request.body}",
            "https://x.org",
            "{$request.body#/a}{$request.body#/b}",
        ] {
            assert_eq!(body_pointer(other), None, "{other}");
        }
    }
}
