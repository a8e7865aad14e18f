//! Equality: of elements with each other, and of a field with its sibling.

use core::hash::{Hash, Hasher};

/// A value that `unique` can tell from another: whatever has `Eq` and `Hash`.
#[diagnostic::on_unimplemented(
    message = "`unique` cannot compare `{Self}`",
    label = "`unique` needs `Eq` and `Hash`",
    note = "derive `PartialEq`, `Eq` and `Hash` for `{Self}`, or compare one field of it: `unique(by = field)`"
)]
pub trait Distinct {
    /// Whether the two are equal.
    fn is_same(&self, other: &Self) -> bool;
    /// Feeds the hasher; equal values feed it equally.
    fn feed<H: Hasher>(&self, hasher: &mut H);
}

#[diagnostic::do_not_recommend]
impl<T: Eq + Hash + ?Sized> Distinct for T {
    #[inline]
    fn is_same(&self, other: &Self) -> bool {
        self == other
    }

    fn feed<H: Hasher>(&self, hasher: &mut H) {
        self.hash(hasher);
    }
}

/// A value that `matches` can compare with a sibling: whatever has `PartialEq` for it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared with `{Other}`",
    label = "`matches` needs `{Self}: PartialEq<{Other}>`"
)]
pub trait SameAs<Other: ?Sized> {
    /// Whether the two are equal.
    fn is_same_as(&self, other: &Other) -> bool;
}

#[diagnostic::do_not_recommend]
impl<T: PartialEq<U> + ?Sized, U: ?Sized> SameAs<U> for T {
    #[inline]
    fn is_same_as(&self, other: &U) -> bool {
        self == other
    }
}
