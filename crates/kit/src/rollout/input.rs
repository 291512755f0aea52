use connectorgen_auth::SignIn;
use connectorgen_model::{ApiDefinition, ApiProperties};

use crate::KitOptions;

/// What a kit is made from.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct KitInput<'a> {
    /// The operations.
    pub definition: &'a ApiDefinition,
    /// The sign-in as it is uploaded.
    pub properties: &'a ApiProperties,
    /// How people sign in, the default first.
    pub sign_ins: &'a [SignIn],
    /// What the kit was told.
    pub options: &'a KitOptions,
}

impl<'a> KitInput<'a> {
    /// All of it.
    pub fn new(
        definition: &'a ApiDefinition,
        properties: &'a ApiProperties,
        sign_ins: &'a [SignIn],
        options: &'a KitOptions,
    ) -> KitInput<'a> {
        KitInput { definition, properties, sign_ins, options }
    }
}
