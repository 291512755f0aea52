use serde_json::{Number, Value};

use super::kind::Bounds;
use crate::read::Reader;
use crate::read::object::Object;

impl<'d> Reader<'d, '_> {
    /// Exclusive bounds are flags in 3.0 and numbers since 3.1; both are found in either.
    pub(super) fn bounds(&mut self, object: &Object<'d, '_>) -> Bounds {
        let (minimum, exclusive_minimum) = self.bound(object, "minimum", "exclusiveMinimum", |a, b| a >= b);
        let (maximum, exclusive_maximum) = self.bound(object, "maximum", "exclusiveMaximum", |a, b| a <= b);
        Bounds {
            multiple_of: object.number(self, "multipleOf"),
            minimum,
            exclusive_minimum,
            maximum,
            exclusive_maximum,
        }
    }

    fn bound(
        &mut self,
        object: &Object<'d, '_>,
        inclusive: &str,
        exclusive: &str,
        tighter: fn(f64, f64) -> bool,
    ) -> (Option<Number>, bool) {
        let limit = object.number(self, inclusive);
        match object.get(exclusive) {
            None | Some(Value::Null) => (limit, false),
            Some(Value::Bool(flag)) => {
                let excluded = *flag && limit.is_some();
                (limit, excluded)
            }
            Some(Value::String(flag)) if flag == "true" || flag == "false" => {
                let excluded = object.flag(self, exclusive).unwrap_or(false) && limit.is_some();
                (limit, excluded)
            }
            Some(_) => {
                let other = object.number(self, exclusive);
                let wins = match (&limit, &other) {
                    (Some(limit), Some(other)) => {
                        tighter(other.as_f64().unwrap_or_default(), limit.as_f64().unwrap_or_default())
                    }
                    (None, Some(_)) => true,
                    (_, None) => false,
                };
                if wins { (other, true) } else { (limit, false) }
            }
        }
    }
}
