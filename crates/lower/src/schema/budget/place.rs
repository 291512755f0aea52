use connectorgen_diagnostics::JsonPointer;
use connectorgen_model::limits::SCHEMAS_OF_BODY as MAX_SCHEMAS;
use connectorgen_model::{AdditionalProperties, ApiDefinition, Child, Method, Schema};

use super::ROOM_AROUND;

/// Where a schema begins that is counted on its own: a definition, or a body, response or notification.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Owner {
    Definition(String),
    Place(JsonPointer),
}

impl Owner {
    /// All of them, in the order of the definition.
    pub(super) fn all(definition: &ApiDefinition) -> Vec<Owner> {
        let named = definition.definitions.keys().cloned().map(Owner::Definition);
        named.chain(roots(definition).map(|(place, _)| Owner::Place(place))).collect()
    }

    /// How many schemas are left when it has to be cut.
    pub(super) fn limit(&self) -> u64 {
        match self {
            Owner::Definition(_) => MAX_SCHEMAS - ROOM_AROUND,
            Owner::Place(_) => MAX_SCHEMAS,
        }
    }

    /// The place in the connector's definition.
    pub(super) fn place(&self) -> JsonPointer {
        match self {
            Owner::Definition(name) => JsonPointer::from_escaped("/definitions").join(name),
            Owner::Place(place) => place.clone(),
        }
    }

    pub(super) fn schema<'d>(&self, definition: &'d mut ApiDefinition) -> Option<&'d mut Schema> {
        match self {
            Owner::Definition(name) => definition.definitions.get_mut(name),
            Owner::Place(place) => root_mut(definition, place),
        }
    }
}

const NOTIFICATION: &str = "notification";

/// The bodies, responses and notifications, with their places in the definition.
pub(super) fn roots(definition: &ApiDefinition) -> impl Iterator<Item = (JsonPointer, &Schema)> {
    let paths = JsonPointer::from_escaped("/paths");
    let events = definition.paths.iter().filter_map(move |(path, item)| {
        let schema = item.notification_content.as_ref()?.schema.as_ref()?;
        Some((paths.join(path).join(NOTIFICATION), schema))
    });
    let bodies = definition.operations().flat_map(|(path, method, operation)| {
        let at = JsonPointer::from_escaped("/paths").join(path).join(method.name());
        let parameters = at.join("parameters");
        let responses = at.join("responses");
        let bodies = operation.parameters.iter().enumerate().filter_map(move |(index, parameter)| {
            let mut place = parameters.clone();
            place.push_index(index);
            Some((place.join("schema"), parameter.schema.as_ref()?))
        });
        let answers = operation.responses.iter().filter_map(move |(code, response)| {
            Some((responses.join(code).join("schema"), response.schema.as_ref()?))
        });
        bodies.chain(answers)
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
