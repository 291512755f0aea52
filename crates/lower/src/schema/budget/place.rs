use connectorgen_diagnostics::JsonPointer;
use connectorgen_model::limits::SCHEMAS_OF_BODY as MAX_SCHEMAS;
use connectorgen_model::{AdditionalProperties, ApiDefinition, Child, Method, Schema};

use super::ROOM_AROUND;
use super::inline::count;

/// Where a schema begins that is counted on its own: a definition, or a body, response or notification.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::schema) enum Owner {
    Definition(String),
    Place(JsonPointer),
}

impl Owner {
    /// Those in which something is found, in the order of the definition, each with it.
    pub(in crate::schema) fn find<T>(
        definition: &ApiDefinition,
        look: impl Fn(&Schema) -> Option<T>,
    ) -> Vec<(Owner, T)> {
        let named = definition.definitions.iter();
        let named = named.filter_map(|(name, schema)| Some((Owner::Definition(name.clone()), look(schema)?)));
        let placed = roots(definition);
        let placed = placed.filter_map(|(root, schema)| look(schema).map(|found| (root.owner(), found)));
        named.chain(placed).collect()
    }

    /// Those that are larger in themselves, each with its size.
    pub(super) fn larger_than(limit: u64, definition: &ApiDefinition) -> Vec<(Owner, u64)> {
        Owner::find(definition, |schema| Some(count(schema)).filter(|size| *size > limit))
    }

    /// The one at a position: definitions come first, then bodies, responses and notifications.
    pub(super) fn at(definition: &ApiDefinition, position: usize) -> Option<Owner> {
        if let Some((name, _)) = definition.definitions.get_index(position) {
            return Some(Owner::Definition(name.clone()));
        }
        let root = position.checked_sub(definition.definitions.len())?;
        roots(definition).nth(root).map(|(root, _)| root.owner())
    }

    /// How many schemas are left when it has to be cut.
    pub(super) fn limit(&self) -> u64 {
        match self {
            Owner::Definition(_) => limit(true),
            Owner::Place(_) => limit(false),
        }
    }

    /// The place in the connector's definition.
    pub(super) fn place(&self) -> JsonPointer {
        match self {
            Owner::Definition(name) => JsonPointer::from_escaped("/definitions").join(name),
            Owner::Place(place) => place.clone(),
        }
    }

    pub(in crate::schema) fn schema<'d>(&self, definition: &'d mut ApiDefinition) -> Option<&'d mut Schema> {
        match self {
            Owner::Definition(name) => definition.definitions.get_mut(name),
            Owner::Place(place) => root_mut(definition, place),
        }
    }
}

/// How many schemas are left of a definition, or of something else, when it has to be cut.
pub(super) fn limit(is_definition: bool) -> u64 {
    if is_definition { MAX_SCHEMAS - ROOM_AROUND } else { MAX_SCHEMAS }
}

const NOTIFICATION: &str = "notification";

/// A body, response or notification. There are thousands, and the places of few are asked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Root<'d> {
    Notification(&'d str),
    Input(&'d str, Method, usize),
    Response(&'d str, Method, &'d str),
}

impl Root<'_> {
    pub(super) fn owner(self) -> Owner {
        let paths = JsonPointer::from_escaped("/paths");
        Owner::Place(match self {
            Root::Notification(path) => paths.join(path).join(NOTIFICATION),
            Root::Input(path, method, index) => {
                let mut place = paths.join(path).join(method.name()).join("parameters");
                place.push_index(index);
                place.join("schema")
            }
            Root::Response(path, method, code) => {
                paths.join(path).join(method.name()).join("responses").join(code).join("schema")
            }
        })
    }
}

/// The bodies, responses and notifications, in the order of the definition.
pub(super) fn roots(definition: &ApiDefinition) -> impl Iterator<Item = (Root<'_>, &Schema)> {
    let events = definition.paths.iter().filter_map(|(path, item)| {
        let schema = item.notification_content.as_ref()?.schema.as_ref()?;
        Some((Root::Notification(path), schema))
    });
    let bodies = definition.operations().flat_map(|(path, method, operation)| {
        let inputs = operation.parameters.iter().enumerate();
        let inputs = inputs.filter_map(move |(index, input)| {
            Some((Root::Input(path, method, index), input.schema.as_ref()?))
        });
        let responses = operation.responses.iter().filter_map(move |(code, response)| {
            Some((Root::Response(path, method, code), response.schema.as_ref()?))
        });
        inputs.chain(responses)
    });
    events.chain(bodies)
}

fn root_mut<'d>(definition: &'d mut ApiDefinition, place: &JsonPointer) -> Option<&'d mut Schema> {
    let tokens: Vec<_> = place.tokens().collect();
    let item = definition.paths.get_mut(tokens.get(1)?.as_ref())?;
    if tokens.get(2).is_some_and(|token| token == NOTIFICATION) {
        return item.notification_content.as_mut()?.schema.as_mut();
    }
    let [_, _, method, section, key, _] = tokens.as_slice() else { return None };
    let method = Method::ALL.into_iter().find(|known| known.name() == method)?;
    let operation = item.operation_mut(method).as_mut()?;
    match section.as_ref() {
        "parameters" => operation.parameters.get_mut(key.parse::<usize>().ok()?)?.schema.as_mut(),
        _ => operation.responses.get_mut(key.as_ref())?.schema.as_mut(),
    }
}

pub(super) fn step(path: &JsonPointer, child: Child<'_>) -> JsonPointer {
    match child {
        Child::Property(name) => path.join("properties").join(name),
        Child::Items => path.join("items"),
        Child::AdditionalProperties => path.join("additionalProperties"),
        Child::AllOf(index) => {
            let mut place = path.join("allOf");
            place.push_index(index);
            place
        }
    }
}

/// The schema at the end of a way.
pub(super) fn below<'s>(root: &'s mut Schema, path: &JsonPointer) -> Option<&'s mut Schema> {
    let mut here = root;
    let mut tokens = path.tokens();
    while let Some(token) = tokens.next() {
        here = match token.as_ref() {
            "properties" => here.properties.as_mut()?.get_mut(tokens.next()?.as_ref())?,
            "items" => here.items.as_mut()?,
            "additionalProperties" => match here.additional_properties.as_mut()? {
                AdditionalProperties::Schema(schema) => schema,
                AdditionalProperties::Allowed(_) => return None,
            },
            "allOf" => here.all_of.get_mut(tokens.next()?.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(here)
}
