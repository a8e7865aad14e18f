//! What a field has to say beside its type: whether it may be left out, or what is offered.

use super::TypeInfo;
#[cfg(feature = "filter")]
use crate::json::JsonType;

/// The compile error of a field whose type needs an attribute that it lacks.
///
/// # Panics
///
/// While a build runs, to stop it.
#[track_caller]
pub const fn is_settled(info: TypeInfo, may_be_left_out: bool, is_offered: bool) {
    assert!(!info.hides_null, "an `Option` around a `Patch` takes null for nothing: leave out the `Option`");
    assert!(
        may_be_left_out || !info.is_patch,
        "`Patch` needs `#[serde(default)]`: without it, a field that is left out counts as null"
    );
    if !is_offered {
        is_no_expression(info);
    }
}

#[cfg(feature = "filter")]
#[track_caller]
const fn is_no_expression(info: TypeInfo) {
    match info.json_type {
        JsonType::Filter => panic!(
            "without the rule `filter`, a client may filter by whatever it names: write `filter(fields(…))`, or `skip`"
        ),
        JsonType::OrderBy => panic!(
            "without the rule `orderby`, a client may order by whatever it names: write `orderby(fields(…))`, or `skip`"
        ),
        _ => {}
    }
}

#[cfg(not(feature = "filter"))]
const fn is_no_expression(_: TypeInfo) {}
