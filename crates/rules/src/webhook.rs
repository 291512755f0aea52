//! What makes an operation a trigger that is called back.

use connectorgen_diagnostics::JsonPointer;
use connectorgen_model::{In, Schema, Type, Visibility};

use crate::{Index, OperationView};

/// The property of a body that takes the callback address.
pub(crate) struct CallbackField {
    /// Where it stands in the definition.
    pub(crate) pointer: JsonPointer,
    pub(crate) name: String,
    pub(crate) is_string: bool,
    /// Whether it or something that holds it is hidden.
    pub(crate) is_internal: bool,
    /// Whether it and everything that holds it is required.
    pub(crate) is_required: bool,
}

/// What is being looked through: a schema, where it is, and what is known of the way to it.
struct Place<'a> {
    schema: &'a Schema,
    pointer: JsonPointer,
    name: String,
    is_internal: bool,
    is_required: bool,
}

/// The properties of an operation's body with `x-ms-notification-url`.
pub(crate) fn callback_fields(index: &Index<'_>, view: &OperationView<'_>) -> Vec<CallbackField> {
    let mut found = Vec::new();
    let mut seen = Vec::new();
    let bodies = view.parameters_in(&In::Body).filter_map(|one| {
        Some(Place {
            schema: one.parameter.schema.as_ref()?,
            pointer: view.parameter_pointer(one).join("schema"),
            name: one.parameter.name.clone(),
            is_internal: one.parameter.visibility == Some(Visibility::Internal),
            is_required: one.parameter.required,
        })
    });
    let mut open: Vec<Place<'_>> = bodies.collect();
    while let Some(place) = open.pop() {
        let Some(place) = resolved(index, place, &mut seen) else { continue };
        if place.schema.notification_url {
            found.push(CallbackField {
                is_string: place.schema.kind == Some(Type::String),
                pointer: place.pointer,
                name: place.name,
                is_internal: place.is_internal,
                is_required: place.is_required,
            });
            continue;
        }
        let required = place.schema.required.as_deref().unwrap_or_default();
        for (name, below) in place.schema.properties.iter().flatten() {
            open.push(Place {
                schema: below,
                pointer: place.pointer.join("properties").join(name),
                name: name.clone(),
                is_internal: place.is_internal || is_internal(below),
                is_required: place.is_required && required.contains(name),
            });
        }
        if let Some(items) = &place.schema.items {
            let pointer = place.pointer.join("items");
            open.push(Place { schema: items, pointer, ..place });
        }
    }
    found
}

/// Follows a reference, each definition once.
fn resolved<'a>(index: &'a Index<'_>, place: Place<'a>, seen: &mut Vec<usize>) -> Option<Place<'a>> {
    let Some(reference) = place.schema.reference.as_deref() else { return Some(place) };
    let position = index.definition_of(reference)?;
    if seen.contains(&position) {
        return None;
    }
    seen.push(position);
    let schema = index.schema(place.schema)?;
    let pointer = JsonPointer::root().join("definitions").join(place.schema.referenced()?);
    Some(Place { schema, pointer, is_internal: place.is_internal || is_internal(schema), ..place })
}

fn is_internal(schema: &Schema) -> bool {
    schema.visibility == Some(Visibility::Internal)
}

/// True when the platform asks the service to call back: the path says what it will deliver.
pub(crate) fn is_webhook(index: &Index<'_>, view: &OperationView<'_>) -> bool {
    view.is_trigger()
        && (view.item.notification_content.is_some() || !callback_fields(index, view).is_empty())
}
