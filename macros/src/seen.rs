//! The one set. The standard library's would be compiled anew for each type of its items.

/// Adds an item, unless it is there. Returns whether it is new.
pub(crate) fn is_new<T: PartialEq>(item: T, seen: &mut Vec<T>) -> bool {
    let is_new = !seen.contains(&item);
    if is_new {
        seen.push(item);
    }
    is_new
}
