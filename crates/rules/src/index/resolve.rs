use connectorgen_model::{ApiDefinition, Operation, Parameter, PathItem, Response, Schema};
use indexmap::IndexMap;

use crate::{EffectiveParameter, Holder, Owner, ReferenceView};

/// True for the members of `paths` and `responses` that are extensions.
pub(crate) fn is_extension(name: &str) -> bool {
    name.starts_with("x-")
}

/// The parameters that an operation has in effect. A reference to nowhere is left out: another rule reports it.
pub(super) fn effective_parameters<'a>(
    definition: &'a ApiDefinition,
    item: &'a PathItem,
    operation: &'a Operation,
) -> Vec<EffectiveParameter<'a>> {
    let list = |parameters: &'a [Parameter], owner| {
        parameters.iter().enumerate().filter_map(move |(index, given)| {
            Some(EffectiveParameter { parameter: parameter(definition, given)?, owner, index })
        })
    };
    let own: Vec<_> = list(&operation.parameters, Owner::Operation).collect();
    let replaced = |one: &EffectiveParameter<'_>| {
        own.iter().any(|other| {
            other.parameter.name == one.parameter.name && other.parameter.location == one.parameter.location
        })
    };
    let mut all: Vec<_> = list(&item.parameters, Owner::Path).filter(|one| !replaced(one)).collect();
    all.extend(&own);
    all
}

/// The parameter itself, or the one that it refers to.
pub(super) fn parameter<'a>(definition: &'a ApiDefinition, given: &'a Parameter) -> Option<&'a Parameter> {
    let Some(reference) = &given.reference else { return Some(given) };
    let (_, target) = entry(&definition.parameters, reference.strip_prefix("#/parameters/")?)?;
    target.reference.is_none().then_some(target)
}

/// The response itself, or the one that it refers to.
pub(super) fn response<'a>(definition: &'a ApiDefinition, given: &'a Response) -> Option<&'a Response> {
    let Some(reference) = &given.reference else { return Some(given) };
    let (_, target) = entry(&definition.responses, reference.strip_prefix("#/responses/")?)?;
    target.reference.is_none().then_some(target)
}

/// The schema itself, or the one that it refers to.
pub(super) fn schema<'a>(definition: &'a ApiDefinition, given: &'a Schema) -> Option<&'a Schema> {
    let Some(reference) = &given.reference else { return Some(given) };
    let (_, target) = self::definition(&definition.definitions, reference)?;
    target.reference.is_none().then_some(target)
}

/// The definition that a reference of a schema names, with its place.
pub(super) fn definition<'a>(
    definitions: &'a IndexMap<String, Schema>,
    reference: &str,
) -> Option<(usize, &'a Schema)> {
    entry(definitions, reference.strip_prefix("#/definitions/")?)
}

/// True when the entry that a reference names is there.
pub(super) fn has_target(definition: &ApiDefinition, reference: &ReferenceView<'_>) -> bool {
    let Some(name) = reference.name() else { return false };
    match reference.holder {
        Holder::Schema(_) => entry(&definition.definitions, name).is_some(),
        Holder::Parameter(_) => entry(&definition.parameters, name).is_some(),
        Holder::Response(_) => entry(&definition.responses, name).is_some(),
        Holder::PathItem(_) => false,
    }
}

/// The entry of a section that a reference names. The name may be escaped as in a JSON pointer or in an address.
fn entry<'a, T>(section: &'a IndexMap<String, T>, name: &str) -> Option<(usize, &'a T)> {
    let find = |name: &str| section.get_full(name).map(|(index, _, entry)| (index, entry));
    find(name).or_else(|| {
        let unescaped = name.replace("~1", "/").replace("~0", "~");
        find(&unescaped).or_else(|| find(&percent_decoded(&unescaped)))
    })
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let code = match (byte, ahead.next(), ahead.next()) {
            (b'%', Some(high), Some(low)) => hex(high).zip(hex(low)).map(|(high, low)| high * 16 + low),
            _ => None,
        };
        if code.is_some() {
            rest = ahead;
        }
        bytes.push(code.unwrap_or(byte));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use connectorgen_model::Schema;
    use indexmap::IndexMap;

    use super::definition;

    #[test]
    fn reference_with_escapes_finds_its_definition() {
        let definitions: IndexMap<String, Schema> =
            ["a", "b/c", "d e"].into_iter().map(|name| (name.to_owned(), Schema::default())).collect();
        let found = |reference| definition(&definitions, reference).map(|(position, _)| position);
        assert_eq!(found("#/definitions/a"), Some(0));
        assert_eq!(found("#/definitions/b~1c"), Some(1));
        assert_eq!(found("#/definitions/d%20e"), Some(2));
        assert_eq!(found("#/definitions/d%2"), None);
        assert_eq!(found("#/parameters/a"), None);
    }
}
