//! What the derive emits, and what runs it.
//!
//! A type that derives [`ApiValidate`](crate::ApiValidate) has one *walk*: a function that names every field once, with
//! its rules. A [`Pass`] decides what that means: `Check` judges a value, `Reading` reads a body that serde refused,
//! `Describing` writes the contract. So generated code has everything about a field only once.

mod check;
mod entries;
mod fields;
pub(crate) mod function;
pub(crate) mod inner;
pub(crate) mod required;
mod rules;
mod show;
mod values;

use core::ops::DerefMut;

#[cfg(feature = "json")]
pub use self::inner::Late;
pub use self::{
    check::{Check, check_struct, check_variant},
    entries::{Condition, Each, Entries, Entry, Keys, When},
    fields::{Fields, Form, Tagging, Variant, VariantKind, Variants},
    inner::{Borrowed, BorrowedOf, Converted, Inner, InnerOf, Made, Nested, Skipped, Unread},
    rules::{And, Rules, code},
    show::{OrDefault, WithInner},
    values::{More, References, Unmade, Value, Values, values},
};
use self::{function::Found, inner::ContextFrom, required::Required, rules::Code, show::Show};
use crate::{ApiValidate, Checker, Mark, Rule};

/// A type with fields, or the `N`th variant of an enum. `'n` is the lifetime of the body, for types that borrow from
/// it. `M` is a private type, so that the private types of fields are not part of a public interface.
pub trait Walk<'n, M, const N: usize = 0>: ApiValidate + Sized {
    /// What serde's attributes say about the fields.
    const FIELDS: Fields;

    /// Shows every field and every rule to the pass, as often as it asks, and makes a value of what it has read.
    /// `context` is `None` if nothing is judged, and `this` is `None` if there is no whole value.
    fn walk<P: Pass<'n>>(pass: &mut P, context: Option<&Self::Context>, this: Option<&Self>) -> Option<Self>;
}

/// One way to go over the fields of a type.
pub trait Pass<'n> {
    /// Holds the values of all fields. References are held without a drop, so that they need not be kept in memory.
    type Held<V: Values>: DerefMut<Target = V>;
    /// Whether it ever returns the values of fields. If not, a walk with one call for all fields compiles no code that makes
    /// a value of them.
    const MAKES_VALUES: bool = false;

    /// Returns whether rules are judged now.
    fn judges(&mut self) -> bool;

    /// Handles a field, with the rules of its attribute and of its type. Returns whether all of them held.
    fn field<T, C: ?Sized, I, R>(
        &mut self,
        position: usize,
        value: &mut Value<'_, T>,
        context: Option<&C>,
        inner: I,
        rules: R,
    ) -> bool
    where
        I: Inner<'n, T>,
        R: Rules<T, C>;

    /// Handles a field whose type is read and checked as usual, in a type whose rules need no context.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)] // so that each field is code of its own, where `field` is
    fn plain<T, R>(&mut self, position: usize, value: &mut Value<'_, T>, rules: R) -> bool
    where
        T: ApiValidate,
        T::Context: ContextFrom<(), T>,
        R: Rules<T, ()>,
    {
        self.field(position, value, Some(&()), Nested(Some(&())), rules)
    }

    /// Handles all fields, if no code stands between them. Returns their values if all were read.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)] // as `plain`
    fn all<R: References, S, C: ?Sized>(
        &mut self,
        fields: Option<R>,
        context: Option<&C>,
        said: S,
    ) -> Option<<R::Values as Values>::Owned>
    where
        Self: Sized,
        S: Show<'n, R::Values, C>,
    {
        self.nothing_between();
        let mut held = self.hold(values(fields));
        loop {
            said.show(self, 0, &mut *held, context);
            if !self.again(&*held) {
                break;
            }
        }
        self.take(held)
    }

    /// Notes that no code between or behind the fields asks for several of them.
    fn nothing_between(&mut self) {}

    /// Returns the value of a field for expressions that use it, if all of it could be read.
    #[inline]
    fn known<'v, T>(&self, position: usize, value: &'v Value<'_, T>) -> Option<&'v T> {
        let _ = position;
        value.get()
    }

    /// Sets the value of the field that was shown last, if it was not sent.
    fn default<T>(&mut self, position: usize, value: &mut Value<'_, T>, make: impl FnOnce() -> Option<T>) {
        let _ = (position, value, make);
    }

    /// Returns a mark at the end of the report.
    fn mark(&mut self) -> Mark;

    /// Judges a rule over several fields. Its records stand with those of the field at `position`; `slot` was taken
    /// behind that field.
    fn across(&mut self, position: usize, slot: Mark, judge: impl FnOnce(&mut Checker)) {
        let _ = (position, slot, judge);
    }

    /// Does work that looks something up only if `held`.
    fn lookups_if(&mut self, held: bool, work: impl FnOnce(&mut Self));

    /// Judges a rule over the whole type.
    fn whole(&mut self, judge: impl FnOnce(&mut Checker)) {
        let _ = judge;
    }

    /// Holds the values of all fields while they are shown.
    fn hold<V: Values>(&mut self, values: V) -> Self::Held<V>;

    /// Returns whether all fields are to be shown once more.
    fn again<V: Values>(&mut self, values: &V) -> bool;

    /// Returns the values, if all were read.
    fn take<V: Values>(&mut self, values: Self::Held<V>) -> Option<V::Owned>;

    /// Describes a rule over the whole type.
    fn describe(&mut self, rule: &'static dyn Rule) {
        let _ = rule;
    }
}
