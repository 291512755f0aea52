//! Parts of a form that are files.

use connectorgen_diagnostics::At;
use connectorgen_model::{Schema, Type};

use crate::codes;
use crate::lowering::Lowering;

impl Lowering<'_, '_> {
    /// A part that may be a file or text is a file: flows have text as one as well.
    pub(super) fn as_file(&mut self, name: &str, member: Schema, at: &At<'_>) -> Schema {
        let before = self.expand_definition(member);
        let after = self.as_bytes(before.clone());
        if after != before {
            let message = format!("the field `{name}` may be a file or something else; it is a file");
            self.found.report(&codes::FORM_FIELD_AS_FILE, at, message);
        }
        after
    }

    /// A part whose media type is no text is a file, whatever its schema says beside being text.
    pub(super) fn as_bytes(&mut self, member: Schema) -> Schema {
        let mut member = self.expand_definition(member);
        match (&member.kind, &mut member.items) {
            (Some(Type::Array), Some(items)) => {
                let inner = self.expand_definition(std::mem::take(items.as_mut()));
                **items = as_binary(inner);
                member
            }
            (_, _) => as_binary(member),
        }
    }
}

fn as_binary(schema: Schema) -> Schema {
    let is_text = matches!(schema.kind, None | Some(Type::String)) && schema.enumeration.is_empty();
    if !is_text || schema.reference.is_some() {
        return schema;
    }
    Schema { kind: Some(Type::String), format: Some("binary".to_owned()), ..schema }
}

pub(crate) fn is_binary(schema: &Schema) -> bool {
    matches!(schema.format.as_deref(), Some("binary"))
}
