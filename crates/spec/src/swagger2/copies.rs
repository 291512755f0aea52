use serde_json::Value;

/// How many values may be written twice: more than any document of good will has.
const MOST: usize = 2_000_000;

/// Counts what is written more than once: the schema of a body under each of its media types, a shared body in each
/// operation. A small document could grow beyond all bounds by it.
pub(super) struct Copies {
    left: usize,
}

impl Copies {
    pub(super) fn new() -> Copies {
        Copies { left: MOST }
    }

    /// Whether one more copy may be made.
    pub(super) fn take(&mut self, value: &Value) -> bool {
        let mut left = self.left;
        let allowed = pay(value, &mut left);
        if allowed {
            self.left = left;
        }
        allowed
    }
}

fn pay(value: &Value, left: &mut usize) -> bool {
    let Some(rest) = left.checked_sub(1) else { return false };
    *left = rest;
    match value {
        Value::Object(map) => map.values().all(|value| pay(value, left)),
        Value::Array(list) => list.iter().all(|value| pay(value, left)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Copies;

    #[test]
    fn copies_are_made_until_there_are_too_many() {
        let mut copies = Copies { left: 5 };
        assert!(copies.take(&json!({ "a": [1] })));
        assert!(!copies.take(&json!([1, 2])));
        assert!(copies.take(&json!([1])));
        assert!(!copies.take(&json!(null)));
    }
}
