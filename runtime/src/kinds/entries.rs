//! Maps, entry by entry.

use alloc::collections::BTreeMap;
#[cfg(feature = "json")]
use alloc::string::String;

use super::{MapKey, see_through};
use crate::Checker;

/// A map whose keys `keys(…)` and whose values `each(…)` checks.
///
/// Values and keys whose type derives `ApiValidate` are checked by that type's rules without being asked.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no keys",
    label = "`keys` reads a map",
    note = "implement `api_validate::kinds::Entries` for `{Self}` if it is a map; wrap a type of another crate in a newtype first"
)]
pub trait Entries {
    /// A key.
    type Key;
    /// A value.
    type Value;

    /// Calls `check` for every entry until the report is full, and gives the records their place: the key.
    /// Implement it with [`Checker::map`].
    fn entries(&self, checker: &mut Checker, check: impl FnMut(&mut Checker, &Self::Key, &Self::Value));
}

impl<K: MapKey, V> Entries for BTreeMap<K, V> {
    type Key = K;
    type Value = V;

    #[inline]
    fn entries(&self, checker: &mut Checker, check: impl FnMut(&mut Checker, &K, &V)) {
        checker.map(self.iter(), check);
    }
}

#[cfg(feature = "std")]
impl<K: MapKey, V, S> Entries for std::collections::HashMap<K, V, S> {
    type Key = K;
    type Value = V;

    #[inline]
    fn entries(&self, checker: &mut Checker, check: impl FnMut(&mut Checker, &K, &V)) {
        checker.unordered_map(self.iter(), check);
    }
}

#[cfg(feature = "indexmap")]
impl<K: MapKey, V, S> Entries for indexmap::IndexMap<K, V, S> {
    type Key = K;
    type Value = V;

    #[inline]
    fn entries(&self, checker: &mut Checker, check: impl FnMut(&mut Checker, &K, &V)) {
        checker.map(self.iter(), check);
    }
}

#[cfg(feature = "json")]
impl Entries for serde_json::Map<String, serde_json::Value> {
    type Key = String;
    type Value = serde_json::Value;

    #[inline]
    fn entries(&self, checker: &mut Checker, check: impl FnMut(&mut Checker, &String, &serde_json::Value)) {
        checker.map(self.iter(), check);
    }
}

see_through! {
    Entries [Key Value];
    [fn entries(&self, checker: &mut Checker, check: impl FnMut(&mut Checker, &<Self as Entries>::Key, &<Self as Entries>::Value))]
    |self, value| value.entries(checker, check);
    none: ()
}
