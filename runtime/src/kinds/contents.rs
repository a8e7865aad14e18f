//! What `contains` looks into.

use super::{Number, Sequence, Text};
use crate::Num;

/// A value in which `contains` and `not_contains` look for something: for a part of text, or for an item of a sequence or
/// a set.
///
/// Each [`Text`] has it ([`InText`]), and each [`Sequence`] whose items are text or numbers ([`InItems`]).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot contain this",
    label = "`contains(\"…\")` reads text, and lists and sets of text; `contains(5)` reads lists and sets of numbers",
    note = "implement `api_validate::kinds::Text` or `api_validate::kinds::Sequence` for `{Self}` if it is a type of yours"
)]
pub trait Contents<Wanted, In> {
    /// Whether it is there. `None` passes.
    fn holds(&self, wanted: Wanted) -> Option<bool>;
}

/// Where to look: in text.
#[derive(Clone, Copy, Debug)]
pub struct InText;

/// Where to look: among the items of a sequence or a set.
#[derive(Clone, Copy, Debug)]
pub struct InItems;

/// [`InText`] or [`InItems`].
pub trait Place: Copy + core::fmt::Debug + Sync + 'static {
    #[doc(hidden)]
    const HAS_ITEMS: bool;
}

impl Place for InText {
    const HAS_ITEMS: bool = false;
}

impl Place for InItems {
    const HAS_ITEMS: bool = true;
}

#[diagnostic::do_not_recommend]
impl<T: Text + ?Sized> Contents<&'static str, InText> for T {
    #[inline]
    fn holds(&self, wanted: &'static str) -> Option<bool> {
        self.text().map(|text| text.contains(wanted))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Sequence<Item: Text> + ?Sized> Contents<&'static str, InItems> for T {
    #[inline]
    fn holds(&self, wanted: &'static str) -> Option<bool> {
        self.items().map(|mut items| items.any(|item| item.text() == Some(wanted)))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Sequence<Item: Number> + ?Sized> Contents<i128, InItems> for T {
    #[inline]
    fn holds(&self, wanted: i128) -> Option<bool> {
        let is_it =
            |number: Num<'_>| number.compare(Num::Int(wanted)).is_some_and(core::cmp::Ordering::is_eq);
        self.items().map(|mut items| items.any(|item| item.number(is_it) == Some(true)))
    }
}
