//! What every model with values has: setters, and the way to the flat values of the flags and back.

/// Setters of a model's texts.
macro_rules! text_setters {
    ($model:ident { $($(#[$doc:meta])+ $field:ident),+ $(,)? }) => {
        impl $model {
            $($(#[$doc])+
            #[must_use]
            pub fn $field(mut self, value: impl Into<String>) -> $model {
                self.$field = Some(value.into());
                self
            })+
        }
    };
}

/// Setters of a model's scopes.
macro_rules! scope_setters {
    ($model:ident) => {
        impl $model {
            /// One more scope.
            #[must_use]
            pub fn scope(mut self, scope: impl Into<String>) -> $model {
                self.scopes.push(scope.into());
                self
            }

            /// More scopes.
            #[must_use]
            pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> $model {
                self.scopes.extend(scopes.into_iter().map(Into::into));
                self
            }
        }
    };
}

/// From the flat values and back.
macro_rules! flat_values {
    ($model:ident { $($field:ident),+ $(,)? }) => {
        impl From<$crate::AuthValues> for $model {
            fn from(values: $crate::AuthValues) -> $model {
                $model { $($field: values.$field),+ }
            }
        }

        impl From<$model> for $crate::AuthValues {
            fn from(model: $model) -> $crate::AuthValues {
                $crate::AuthValues { $($field: model.$field,)+ ..$crate::AuthValues::default() }
            }
        }
    };
}

pub(crate) use {flat_values, scope_setters, text_setters};
