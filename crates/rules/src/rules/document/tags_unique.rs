use connectorgen_model::{ApiDefinition, Tag};
use std::collections::HashMap;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the names in `tags` of the document.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses a tag that is defined twice.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// tags: [{ name: pets }, { name: pets, description: All pets. }]
    /// ```
    ///
    /// ```yaml,fails
    /// tags: [{ name: pets }, { name: pets }]
    /// ```
    ///
    /// ```yaml,passes
    /// tags: [{ name: pets }, { name: owners }]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove one of them.
    TagsUnique {
        id: "tags-unique",
        official: "TagRedefined",
        summary: "Two tags have the same name.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for TagsUnique {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let at = here.key("tags");
        let mut seen: HashMap<&str, &Tag> = HashMap::new();
        for (index, tag) in definition.tags.iter().enumerate() {
            let Some(first) = seen.insert(&tag.name, tag) else { continue };
            let found = cx.at(&at.index(index)).report(format!("the tag `{}` is defined twice", tag.name));
            found.help("remove one of them");
            if first == tag {
                found.fix_by_removal("remove it, it is the same");
            }
        }
    }
}
