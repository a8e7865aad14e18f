//! `unique`, `unique(by = field)`

use alloc::vec::Vec;
use core::{fmt, hash::Hasher};

use super::{Fault, Keyword, Keywords, Param, Rule, ValidationErrorType, ValueKind};
use crate::{
    kinds::{Distinct, Sequence},
    type_info::TypeInfo,
    walk::Fields,
};

/// The rule [`unique`](super::unique()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Unique {
    by: Option<&'static str>,
    /// The fields of the items, if they are known.
    fields: Option<&'static Fields>,
}

/// No two items are equal, as a whole or in one field. An item that is `None`, or whose field is, equals no other.
///
/// Up to 32 items are compared in place; more need memory for a hash of each.
///
/// ```
/// use api_validate::rules;
///
/// let repeats = |tags: &[&str]| rules::unique().judge(tags, |tag| Some(tag)).is_err();
/// assert!(repeats(&["a", "b", "a"]));
/// assert!(!repeats(&["a", "b", "A"]));
/// ```
pub const fn unique() -> Unique {
    Unique { by: None, fields: None }
}

impl Unique {
    const IN_PLACE: usize = 32;

    /// The field in which the items must differ. In `unique(by = user_id)` it is the field's name in Rust, and texts have the
    /// name that a client knows, if the items derive [`ApiValidate`](crate::ApiValidate). Called by hand, it is the name in texts.
    pub const fn by(mut self, field: &'static str) -> Self {
        self.by = Some(field);
        self
    }

    /// Of items of this type.
    #[doc(hidden)]
    pub const fn of(mut self, items: TypeInfo) -> Self {
        self.fields = items.fields();
        self
    }

    /// The field, by the client's name.
    fn field(&self) -> Option<&'static str> {
        let field = self.by?;
        Some(self.fields.and_then(|fields| fields.name_of(field)).unwrap_or(field))
    }

    /// The verdict on a sequence; `key` gives what must differ.
    #[allow(clippy::unused_self)] // a rule is called on its constant
    pub fn judge<S, K>(&self, sequence: &S, key: impl Fn(&S::Item) -> Option<&K>) -> Result<(), Fault>
    where
        S: Sequence + ?Sized,
        K: Distinct + ?Sized,
    {
        match sequence.items().and_then(|items| first_repeat(&mut items.map(key))) {
            Some((first, again)) => Err(Fault::Repeated { first, again }),
            None => Ok(()),
        }
    }
}

/// Compares the first items in place, and goes on with a table of hashes where there are more.
fn first_repeat<'k, K: Distinct + ?Sized + 'k>(
    keys: &mut impl Iterator<Item = Option<&'k K>>,
) -> Option<(u32, u32)> {
    let mut seen = [None; Unique::IN_PLACE];
    for again in 0..Unique::IN_PLACE {
        let key = keys.next()?;
        let first = seen.iter().take(again).position(|other| is_same(*other, key));
        if let Some(first) = first {
            return Some((index(first), index(again)));
        }
        if let Some(free) = seen.get_mut(again) {
            *free = key;
        }
    }
    let next = keys.next()?;
    first_repeat_hashed(&mut seen.into_iter().chain([next]).chain(keys))
}

fn is_same<K: Distinct + ?Sized>(a: Option<&K>, b: Option<&K>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a.is_same(b))
}

fn index(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn first_repeat_hashed<K: Distinct + ?Sized>(
    keys: &mut dyn Iterator<Item = Option<&K>>,
) -> Option<(u32, u32)> {
    let state = RandomState::new();
    let keys: Vec<Option<&K>> = keys.collect();
    let mut hashes = Vec::with_capacity(keys.len());
    for (at, key) in keys.iter().enumerate() {
        if let Some(key) = key {
            hashes.push((state.hash(*key), at));
        }
    }
    let key = |at: usize| keys.get(at).copied().flatten();
    first_repeat_of_hashes(hashes, &|a, b| is_same(key(a), key(b)))
}

/// Sorting by hash puts equal items next to each other. The answer is the first repeat in the order of the list. The sort is
/// here, where it is compiled once for all types.
fn first_repeat_of_hashes(
    mut hashes: Vec<(u64, usize)>,
    are_same: &dyn Fn(usize, usize) -> bool,
) -> Option<(u32, u32)> {
    hashes.sort_unstable();
    let repeats = hashes.chunk_by(|a, b| a.0 == b.0).filter_map(|run| {
        let first = |index: usize, item: usize| run.iter().take(index).find(|other| are_same(other.1, item));
        run.iter().enumerate().find_map(|(index, (_, item))| Some((*item, first(index, *item)?.1)))
    });
    repeats.min().map(|(again, first)| (index(first), index(again)))
}

#[cfg(feature = "std")]
struct RandomState(std::hash::RandomState);

#[cfg(feature = "std")]
impl RandomState {
    fn new() -> Self {
        Self(std::hash::RandomState::new())
    }

    fn hash<K: Distinct + ?Sized>(&self, key: &K) -> u64 {
        let mut hasher = std::hash::BuildHasher::build_hasher(&self.0);
        key.feed(&mut hasher);
        hasher.finish()
    }
}

/// Without the standard library there are no random numbers: FNV-1a, which a client who tries can make collide.
#[cfg(not(feature = "std"))]
struct RandomState;

#[cfg(not(feature = "std"))]
impl RandomState {
    fn new() -> Self {
        Self
    }

    fn hash<K: Distinct + ?Sized>(&self, key: &K) -> u64 {
        let mut hasher = Fnv(0xcbf2_9ce4_8422_2325);
        key.feed(&mut hasher);
        hasher.finish()
    }
}

#[cfg(not(feature = "std"))]
struct Fnv(u64);

#[cfg(not(feature = "std"))]
impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

impl Rule for Unique {
    fn name(&self) -> &'static str {
        "unique"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::DuplicateMetadata
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.field() {
            Some(field) => write!(f, "items that all differ in {}", super::Name(field)),
            None => f.write_str("items that all differ"),
        }
    }

    fn message(&self, fault: Fault, _: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (fault, self.field()) {
            (Fault::Repeated { first, again }, Some(field)) => {
                write!(f, "Items [{first}] and [{again}] must differ in {}.", super::Name(field))
            }
            (Fault::Repeated { first, again }, None) => {
                write!(f, "Items [{first}] and [{again}] must differ.")
            }
            _ => f.write_str("All items must differ."),
        }
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        if let Some(field) = self.field() {
            visit("by", Param::Text(field));
        }
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        if self.by.is_none() && kind == ValueKind::List {
            keywords.add(Keyword::UniqueItems);
        } else {
            keywords.not_all();
        }
    }
}
