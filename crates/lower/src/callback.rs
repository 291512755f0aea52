//! Callbacks: an operation subscribes to what the API sends later.

use std::borrow::Cow;

use connectorgen_diagnostics::{At, JsonPointer};

use crate::codes;
use crate::lowering::Lowering;
use crate::trigger::{Origin, Subscription};

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
                subscriptions.extend(self.sent(item, &at.key(expression)).map(|sent| Subscription {
                    name,
                    origin: Origin::Callback { has_siblings: operation.callbacks.len() > 1 },
                    url,
                    sent,
                }));
            }
        }
        subscriptions
    }
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
    Some(JsonPointer::from_escaped(pointer).tokens().map(Cow::into_owned).collect())
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
