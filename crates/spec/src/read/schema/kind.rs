use openapiv3::{
    AnySchema, ArrayType, BooleanType, IntegerFormat, IntegerType, NumberFormat, NumberType, ObjectType,
    SchemaKind, StringFormat, StringType, Type, VariantOrUnknownOrEmpty,
};
use serde_json::{Number, Value};

/// Number keywords as they were written: `openapiv3::AnySchema` has room for floats only.
#[derive(Debug, Clone, Default)]
pub(super) struct Bounds {
    pub(super) multiple_of: Option<Number>,
    pub(super) minimum: Option<Number>,
    pub(super) exclusive_minimum: bool,
    pub(super) maximum: Option<Number>,
    pub(super) exclusive_maximum: bool,
}

/// The narrowest kind that holds all keywords, so that nothing is lost: the same choice that `openapiv3` makes.
pub(super) fn narrow(any: AnySchema, bounds: &Bounds) -> SchemaKind {
    let groups = Groups::of(&any);
    match any.typ.as_deref() {
        None => combination(any, &groups),
        Some("string") if groups.only(groups.string) => texts(&any.enumeration).map_or_else(
            || SchemaKind::Any(any.clone()),
            |enumeration| {
                SchemaKind::Type(Type::String(StringType {
                    format: VariantOrUnknownOrEmpty::<StringFormat>::from(any.format.clone()),
                    pattern: any.pattern.clone(),
                    enumeration,
                    min_length: any.min_length,
                    max_length: any.max_length,
                }))
            },
        ),
        Some("number") if groups.only(groups.number) => number(any, bounds),
        Some("integer") if groups.only(groups.number) => integer(any, bounds),
        Some("boolean") if groups.only(false) && any.format.is_none() => match flags(&any.enumeration) {
            Some(enumeration) => SchemaKind::Type(Type::Boolean(BooleanType { enumeration })),
            None => SchemaKind::Any(any),
        },
        Some("object")
            if groups.only(groups.object) && any.enumeration.is_empty() && any.format.is_none() =>
        {
            SchemaKind::Type(Type::Object(ObjectType {
                properties: any.properties,
                required: any.required,
                additional_properties: any.additional_properties,
                min_properties: any.min_properties,
                max_properties: any.max_properties,
            }))
        }
        Some("array") if groups.only(groups.array) && any.enumeration.is_empty() && any.format.is_none() => {
            SchemaKind::Type(Type::Array(ArrayType {
                items: any.items,
                min_items: any.min_items,
                max_items: any.max_items,
                unique_items: any.unique_items.unwrap_or_default(),
            }))
        }
        Some(_) => SchemaKind::Any(any),
    }
}

/// Which groups of keywords a schema uses.
struct Groups {
    string: bool,
    number: bool,
    object: bool,
    array: bool,
    combined: bool,
}

impl Groups {
    fn of(any: &AnySchema) -> Groups {
        Groups {
            string: any.pattern.is_some() || any.min_length.is_some() || any.max_length.is_some(),
            number: any.multiple_of.is_some()
                || any.minimum.is_some()
                || any.maximum.is_some()
                || any.exclusive_minimum.is_some()
                || any.exclusive_maximum.is_some(),
            object: !any.properties.is_empty()
                || !any.required.is_empty()
                || any.additional_properties.is_some()
                || any.min_properties.is_some()
                || any.max_properties.is_some(),
            array: any.items.is_some()
                || any.min_items.is_some()
                || any.max_items.is_some()
                || any.unique_items.is_some(),
            combined: !any.all_of.is_empty()
                || !any.one_of.is_empty()
                || !any.any_of.is_empty()
                || any.not.is_some(),
        }
    }

    /// True when no group but the given one is used.
    fn only(&self, own: bool) -> bool {
        let used =
            [self.string, self.number, self.object, self.array].into_iter().filter(|used| *used).count();
        !self.combined && used == usize::from(own)
    }
}

/// A schema without a type that consists of one combining keyword.
fn combination(any: AnySchema, groups: &Groups) -> SchemaKind {
    let plain = !(groups.string || groups.number || groups.object || groups.array)
        && any.enumeration.is_empty()
        && any.format.is_none();
    let used = [!any.one_of.is_empty(), !any.all_of.is_empty(), !any.any_of.is_empty(), any.not.is_some()];
    if !plain || used.iter().filter(|used| **used).count() != 1 {
        return SchemaKind::Any(any);
    }
    match (any.not, used) {
        (Some(not), _) => SchemaKind::Not { not },
        (None, [true, ..]) => SchemaKind::OneOf { one_of: any.one_of },
        (None, [_, true, ..]) => SchemaKind::AllOf { all_of: any.all_of },
        (None, _) => SchemaKind::AnyOf { any_of: any.any_of },
    }
}

fn number(any: AnySchema, bounds: &Bounds) -> SchemaKind {
    let values = any.enumeration.iter().map(|value| typed(value, Value::as_f64)).collect::<Option<Vec<_>>>();
    let Some(enumeration) = values else { return SchemaKind::Any(any) };
    SchemaKind::Type(Type::Number(NumberType {
        format: VariantOrUnknownOrEmpty::<NumberFormat>::from(any.format),
        multiple_of: any.multiple_of,
        exclusive_minimum: bounds.exclusive_minimum,
        exclusive_maximum: bounds.exclusive_maximum,
        minimum: any.minimum,
        maximum: any.maximum,
        enumeration,
    }))
}

fn integer(any: AnySchema, bounds: &Bounds) -> SchemaKind {
    let fits = |number: &Option<Number>| number.as_ref().is_none_or(Number::is_i64);
    let values = any.enumeration.iter().map(|value| typed(value, Value::as_i64)).collect::<Option<Vec<_>>>();
    match values {
        Some(enumeration) if fits(&bounds.multiple_of) && fits(&bounds.minimum) && fits(&bounds.maximum) => {
            let whole = |number: &Option<Number>| number.as_ref().and_then(Number::as_i64);
            SchemaKind::Type(Type::Integer(IntegerType {
                format: VariantOrUnknownOrEmpty::<IntegerFormat>::from(any.format),
                multiple_of: whole(&bounds.multiple_of),
                exclusive_minimum: bounds.exclusive_minimum,
                exclusive_maximum: bounds.exclusive_maximum,
                minimum: whole(&bounds.minimum),
                maximum: whole(&bounds.maximum),
                enumeration,
            }))
        }
        Some(_) | None => SchemaKind::Any(any),
    }
}

fn texts(values: &[Value]) -> Option<Vec<Option<String>>> {
    values.iter().map(|value| typed(value, |value| value.as_str().map(str::to_owned))).collect()
}

fn flags(values: &[Value]) -> Option<Vec<Option<bool>>> {
    values.iter().map(|value| typed(value, Value::as_bool)).collect()
}

/// A value of an enumeration: null stays, anything that is not of the type makes the enumeration a mixed one.
#[allow(
    clippy::option_option,
    reason = "the outer says whether it fits, the inner is the null of an enumeration"
)]
fn typed<T>(value: &Value, of: impl Fn(&Value) -> Option<T>) -> Option<Option<T>> {
    if value.is_null() { Some(None) } else { of(value).map(Some) }
}
