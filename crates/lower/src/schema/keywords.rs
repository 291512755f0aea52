use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, IntegerFormat, NumberFormat, ReferenceOr, Schema, SchemaKind, StringFormat, Type,
    VariantOrUnknownOrEmpty,
};
use serde_json::{Number, Value};

use connectorgen_model::{Schema as LoweredSchema, Type as Kind};

use super::finish::infer_kind;
use super::is_bare;

type Properties = IndexMap<String, ReferenceOr<Box<Schema>>>;

/// The keywords of a schema, whatever kind `openapiv3` filed it under.
#[derive(Default)]
pub(super) struct Keywords<'a> {
    pub(super) kind: Option<Kind>,
    pub(super) format: Option<String>,
    pub(super) pattern: Option<&'a str>,
    pub(super) enumeration: Vec<Value>,
    pub(super) multiple_of: Option<Number>,
    pub(super) minimum: Option<Number>,
    pub(super) exclusive_minimum: bool,
    pub(super) maximum: Option<Number>,
    pub(super) exclusive_maximum: bool,
    pub(super) min_length: Option<usize>,
    pub(super) max_length: Option<usize>,
    pub(super) properties: Option<&'a Properties>,
    pub(super) required: &'a [String],
    pub(super) additional_properties: Option<&'a AdditionalProperties>,
    pub(super) min_properties: Option<usize>,
    pub(super) max_properties: Option<usize>,
    pub(super) items: Option<&'a ReferenceOr<Box<Schema>>>,
    pub(super) min_items: Option<usize>,
    pub(super) max_items: Option<usize>,
    pub(super) unique_items: bool,
    pub(super) all_of: &'a [ReferenceOr<Schema>],
    pub(super) one_of: &'a [ReferenceOr<Schema>],
    pub(super) any_of: &'a [ReferenceOr<Schema>],
    pub(super) not: Option<&'a ReferenceOr<Schema>>,
}

impl<'a> Keywords<'a> {
    pub(super) fn of(kind: &'a SchemaKind) -> Keywords<'a> {
        match kind {
            SchemaKind::Type(simple) => of_type(simple),
            SchemaKind::OneOf { one_of } => Keywords { one_of, ..Keywords::default() },
            SchemaKind::AllOf { all_of } => Keywords { all_of, ..Keywords::default() },
            SchemaKind::AnyOf { any_of } => Keywords { any_of, ..Keywords::default() },
            SchemaKind::Not { not } => Keywords { not: Some(not), ..Keywords::default() },
            SchemaKind::Any(any) => Keywords {
                kind: any.typ.as_deref().and_then(kind_named),
                format: any.format.clone(),
                pattern: any.pattern.as_deref(),
                enumeration: any.enumeration.clone(),
                multiple_of: any.multiple_of.and_then(number),
                minimum: any.minimum.and_then(number),
                exclusive_minimum: any.exclusive_minimum.unwrap_or(false),
                maximum: any.maximum.and_then(number),
                exclusive_maximum: any.exclusive_maximum.unwrap_or(false),
                min_length: any.min_length,
                max_length: any.max_length,
                properties: Some(&any.properties).filter(|properties| !properties.is_empty()),
                required: &any.required,
                additional_properties: any.additional_properties.as_ref(),
                min_properties: any.min_properties,
                max_properties: any.max_properties,
                items: any.items.as_ref(),
                min_items: any.min_items,
                max_items: any.max_items,
                unique_items: any.unique_items.unwrap_or(false),
                all_of: &any.all_of,
                one_of: &any.one_of,
                any_of: &any.any_of,
                not: any.not.as_deref(),
            },
        }
    }

    /// The reference that is all there is to the schema: people wrap one in `allOf` to say something beside it, and in
    /// `oneOf` with null.
    pub(super) fn sole_reference(&self) -> Option<&'a str> {
        let mut parts = self.all_of.iter().chain(self.one_of).chain(self.any_of);
        let (Some(ReferenceOr::Reference { reference }), None) = (parts.next(), parts.next()) else {
            return None;
        };
        self.only_combines().then_some(reference)
    }

    /// The one reference among alternatives that are objects of any kind otherwise.
    pub(super) fn reference_beside_any_object(&self) -> Option<&'a str> {
        let mut references = None;
        for alternative in self.one_of.iter().chain(self.any_of) {
            match alternative {
                ReferenceOr::Reference { reference } if references.is_none() => references = Some(reference),
                ReferenceOr::Item(item) if is_any_object(item) => {}
                ReferenceOr::Reference { .. } | ReferenceOr::Item(_) => return None,
            }
        }
        references.filter(|_| self.all_of.is_empty() && self.only_combines()).map(String::as_str)
    }

    /// Whether other schemas are combined.
    pub(super) fn joins(&self) -> bool {
        !(self.all_of.is_empty() && self.one_of.is_empty() && self.any_of.is_empty())
    }

    pub(super) fn says_nothing(&self) -> bool {
        self.only_combines() && !self.joins()
    }

    /// The schema without its members and items.
    pub(super) fn outline(&self) -> LoweredSchema {
        LoweredSchema {
            kind: self.kind.clone(),
            format: self.format.clone(),
            pattern: self.pattern.map(str::to_owned),
            enumeration: self.enumeration.clone(),
            multiple_of: self.multiple_of.clone(),
            minimum: self.minimum.clone(),
            exclusive_minimum: self.exclusive_minimum,
            maximum: self.maximum.clone(),
            exclusive_maximum: self.exclusive_maximum,
            min_length: self.min_length.map(|count| count as u64),
            max_length: self.max_length.map(|count| count as u64),
            min_items: self.min_items.map(|count| count as u64),
            max_items: self.max_items.map(|count| count as u64),
            unique_items: self.unique_items,
            min_properties: self.min_properties.map(|count| count as u64),
            max_properties: self.max_properties.map(|count| count as u64),
            ..LoweredSchema::default()
        }
    }

    /// The type that the schema states, or that shows in its other keywords.
    pub(super) fn inferred_kind(&self) -> Option<Kind> {
        if self.kind.is_some() {
            return self.kind.clone();
        }
        let mut outline = self.outline();
        outline.items = self.items.map(|_| Box::default());
        infer_kind(&mut outline);
        outline.kind
    }

    /// Whether the schema says nothing of its own beside what it combines.
    fn only_combines(&self) -> bool {
        self.kind.is_none()
            && self.format.is_none()
            && self.pattern.is_none()
            && self.enumeration.is_empty()
            && self.minimum.is_none()
            && self.maximum.is_none()
            && self.multiple_of.is_none()
            && self.min_length.is_none()
            && self.max_length.is_none()
            && self.min_items.is_none()
            && self.max_items.is_none()
            && !self.unique_items
            && self.min_properties.is_none()
            && self.max_properties.is_none()
            && self.properties.is_none()
            && self.required.is_empty()
            && self.additional_properties.is_none()
            && self.items.is_none()
            && self.not.is_none()
    }

    /// True for the schema that nothing satisfies: `false` in JSON Schema, `not: {}` in OpenAPI 3.0.
    pub(super) fn is_impossible(&self) -> bool {
        match self.not {
            Some(ReferenceOr::Item(schema)) => {
                schema.schema_kind == SchemaKind::Any(openapiv3::AnySchema::default())
            }
            Some(ReferenceOr::Reference { .. }) | None => false,
        }
    }
}

/// `{type: object}`, and at most that it may be null.
pub(super) fn is_any_object(schema: &Schema) -> bool {
    let SchemaKind::Type(Type::Object(object)) = &schema.schema_kind else { return false };
    is_bare(&schema.schema_data)
        && object.properties.is_empty()
        && object.required.is_empty()
        && object.min_properties.is_none()
        && object.max_properties.is_none()
        && matches!(object.additional_properties, None | Some(AdditionalProperties::Any(true)))
}

fn of_type(simple: &Type) -> Keywords<'_> {
    match simple {
        Type::String(text) => Keywords {
            kind: Some(Kind::String),
            format: format_text(&text.format, |format| match format {
                StringFormat::Date => "date",
                StringFormat::DateTime => "date-time",
                StringFormat::Password => "password",
                StringFormat::Byte => "byte",
                StringFormat::Binary => "binary",
            }),
            pattern: text.pattern.as_deref(),
            enumeration: values(&text.enumeration, |value| Value::String(value.clone())),
            min_length: text.min_length,
            max_length: text.max_length,
            ..Keywords::default()
        },
        Type::Number(numeric) => Keywords {
            kind: Some(Kind::Number),
            format: format_text(&numeric.format, |format| match format {
                NumberFormat::Float => "float",
                NumberFormat::Double => "double",
            }),
            enumeration: values(&numeric.enumeration, |value| {
                number(*value).map_or(Value::Null, Value::Number)
            }),
            multiple_of: numeric.multiple_of.and_then(number),
            minimum: numeric.minimum.and_then(number),
            exclusive_minimum: numeric.exclusive_minimum,
            maximum: numeric.maximum.and_then(number),
            exclusive_maximum: numeric.exclusive_maximum,
            ..Keywords::default()
        },
        Type::Integer(numeric) => Keywords {
            kind: Some(Kind::Integer),
            format: format_text(&numeric.format, |format| match format {
                IntegerFormat::Int32 => "int32",
                IntegerFormat::Int64 => "int64",
            }),
            enumeration: values(&numeric.enumeration, |value| Value::from(*value)),
            multiple_of: numeric.multiple_of.map(Number::from),
            minimum: numeric.minimum.map(Number::from),
            exclusive_minimum: numeric.exclusive_minimum,
            maximum: numeric.maximum.map(Number::from),
            exclusive_maximum: numeric.exclusive_maximum,
            ..Keywords::default()
        },
        Type::Object(object) => Keywords {
            kind: Some(Kind::Object),
            properties: Some(&object.properties).filter(|properties| !properties.is_empty()),
            required: &object.required,
            additional_properties: object.additional_properties.as_ref(),
            min_properties: object.min_properties,
            max_properties: object.max_properties,
            ..Keywords::default()
        },
        Type::Array(array) => Keywords {
            kind: Some(Kind::Array),
            items: array.items.as_ref(),
            min_items: array.min_items,
            max_items: array.max_items,
            unique_items: array.unique_items,
            ..Keywords::default()
        },
        Type::Boolean(flag) => Keywords {
            kind: Some(Kind::Boolean),
            enumeration: values(&flag.enumeration, |value| Value::Bool(*value)),
            ..Keywords::default()
        },
    }
}

fn kind_named(name: &str) -> Option<Kind> {
    match name {
        "string" => Some(Kind::String),
        "number" => Some(Kind::Number),
        "integer" => Some(Kind::Integer),
        "boolean" => Some(Kind::Boolean),
        "array" => Some(Kind::Array),
        "object" => Some(Kind::Object),
        _ => None,
    }
}

fn format_text<T>(format: &VariantOrUnknownOrEmpty<T>, name: fn(&T) -> &'static str) -> Option<String> {
    match format {
        VariantOrUnknownOrEmpty::Item(known) => Some(name(known).to_owned()),
        VariantOrUnknownOrEmpty::Unknown(other) => Some(other.clone()),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}

fn values<T>(list: &[Option<T>], value: impl Fn(&T) -> Value) -> Vec<Value> {
    list.iter().map(|entry| entry.as_ref().map_or(Value::Null, &value)).collect()
}

/// `openapiv3` keeps bounds as floats; a whole number is printed as one, as people write it.
pub(super) fn number(float: f64) -> Option<Number> {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53
    if float.fract() == 0.0 && float.abs() <= EXACT {
        #[allow(clippy::cast_possible_truncation, reason = "checked to be whole and within 2^53")]
        let whole = float as i64;
        return Some(Number::from(whole));
    }
    Number::from_f64(float)
}
