//! Reports `unique` on a set.

use crate::{errors::Errors, mentions::names, model::Field};

const SETS: &[&str] = &["BTreeSet", "HashSet", "IndexSet"];

/// What may be around a set.
const AROUND: &[&str] = &["Option", "Patch", "Box", "Rc", "Arc"];

/// `#[api(unique)] tags: HashSet<String>`
pub(super) fn sets(field: &Field<'_>, errors: &mut Errors) {
    let is_whole = |rule: &&crate::model::Rule| rule.spec.name == "unique" && rule.arg("by").is_none();
    let Some(rule) = field.items.iter().filter_map(|item| item.rule()).find(is_whole) else { return };
    let is_around = |name: &&String| AROUND.contains(&name.as_str());
    if let Some(set) = names(field.ty).iter().find(|name| !is_around(name)) {
        if SETS.contains(&set.as_str()) {
            let message = format!(
                "the items of a `{set}` differ, as serde drops the others; write a `Vec` to refuse them, or leave out `unique`"
            );
            errors.at(&rule.word, message);
        }
    }
}
