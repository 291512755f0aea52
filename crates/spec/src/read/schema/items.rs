use connectorgen_diagnostics::{At, Document};
use openapiv3::{AnySchema, ReferenceOr, Schema};
use serde_json::Value;

use super::{anything, boxed, of_any};
use crate::moves::{Place, raw};
use crate::read::Reader;
use crate::read::object::Object;
use crate::{Version, codes};

impl<'d> Reader<'d, '_> {
    /// The items of a list: all of one kind.
    pub(super) fn list_items(&mut self, object: &Object<'d, '_>, any: &mut AnySchema) {
        let items = object.get("items");
        let tuple = match (object.get("prefixItems"), items) {
            (Some(Value::Array(first)), rest) if !first.is_empty() => Some(("prefixItems", first, rest)),
            // So it was in the drafts before 2020-12.
            (_, Some(Value::Array(first))) => Some(("items", first, object.get("additionalItems"))),
            _ => None,
        };
        if let Some((keyword, first, rest)) = tuple {
            any.items = Some(boxed(self.tuple(object, keyword, first, rest.filter(|rest| rest.is_object()))));
            return;
        }
        any.items = match items {
            Some(Value::Bool(true)) => Some(boxed(ReferenceOr::Item(anything()))),
            Some(Value::Bool(false)) => {
                any.max_items = Some(0);
                Some(boxed(ReferenceOr::Item(anything())))
            }
            None | Some(Value::Null) => self.items_elsewhere(object),
            Some(value) => Some(self.boxed(value, &object.at.key("items"))),
        };
    }

    fn items_elsewhere(&mut self, object: &Object<'d, '_>) -> Option<ReferenceOr<Box<Schema>>> {
        if let Some(value @ Value::Object(_)) = object.get("unevaluatedItems") {
            self.moves.record_below(&object.at.to_pointer(), "/items", "/unevaluatedItems");
            return Some(self.boxed(value, &object.at.key("items")));
        }
        let is_list = object.get("type").and_then(Value::as_str) == Some("array");
        let combined = ["allOf", "oneOf", "anyOf", "$ref"].iter().any(|keyword| object.has(keyword));
        if is_list && !combined && self.version < Version::V3_1 {
            self.found
                .report(&codes::VALUE_REPAIRED, &object.at, "the list has no `items`; they may be anything")
                .help("say what the items are, or write `items: {}`");
        }
        None
    }

    /// Items that differ by position become items that are all alike: of the type that all of them have, or open.
    fn tuple(
        &mut self,
        object: &Object<'d, '_>,
        keyword: &str,
        first: &'d [Value],
        rest: Option<&'d Value>,
    ) -> ReferenceOr<Schema> {
        let holder = object.at.to_pointer();
        let rest_keyword = if keyword == "items" { "/additionalItems" } else { "/items" };
        let places = (0..first.len()).map(|index| format!("/{keyword}/{index}"));
        let all = first.iter().zip(places).chain(rest.map(|rest| (rest, rest_keyword.to_owned())));
        let mut distinct: Vec<(&'d Value, String)> = Vec::new();
        for (value, place) in all {
            if distinct.iter().all(|(other, _)| *other != value) {
                distinct.push((value, place));
            }
        }
        let from = self.moves.one_step(&holder);
        let kinds: Vec<Option<&str>> =
            distinct.iter().map(|(value, place)| self.stated_type(value, &from.concat(place))).collect();
        let common =
            kinds.first().is_some_and(|kind| kind.is_some() && kinds.iter().all(|other| other == kind));
        let one = distinct.len() == 1;
        let message = if one || common {
            "connectors know no lists whose items differ by position; all items are alike to them"
        } else {
            "connectors know no lists whose items differ by position; the items may be anything to them"
        };
        let place = raw(&from.join(keyword));
        self.found.report(&codes::TUPLE_MERGED, &At::pointer(Document::Source, &place), message);
        let at = object.at.key("items");
        match distinct.as_slice() {
            [(value, place)] => {
                self.moves.record_below(&holder, "/items", place);
                self.schema(value, &at)
            }
            several if common => {
                let alternatives = at.key("anyOf");
                let mut any_of = Vec::with_capacity(several.len());
                for (index, (value, place)) in several.iter().enumerate() {
                    self.moves.record_below(&holder, &format!("/items/anyOf/{index}"), place);
                    any_of.push(self.schema(value, &alternatives.index(index)));
                }
                ReferenceOr::Item(of_any(AnySchema { any_of, ..AnySchema::default() }))
            }
            _ => ReferenceOr::Item(anything()),
        }
    }

    /// The type that a schema states, or what it refers to.
    fn stated_type(&self, value: &'d Value, place: &Place) -> Option<&'d str> {
        let (mut value, mut place) = (value, place.clone());
        for _ in 0..MAX_CHAIN {
            if let Some(kind) = value.get("type") {
                return kind.as_str();
            }
            let text = value.get("$ref")?.as_str()?;
            let found = self.library.resolve(&place, text, None).ok()?;
            (value, place) = (found.value, found.place);
        }
        None
    }
}

/// How many references are followed to find out a type.
const MAX_CHAIN: usize = 16;
