//! What the derive emits, and what runs it.
//!
//! A type that derives [`ApiValidate`](crate::ApiValidate) has one *walk*: a function that names every field once, with
//! its rules. A [`Pass`] decides what that means: `Check` judges a value, `Reading` reads a body that serde
//! refused, `Describing` writes the contract. So whatever is known of a field stands in generated code once.

mod check;
mod entries;
mod fields;
pub(crate) mod function;
pub(crate) mod inner;
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
    inner::{Borrowed, BorrowedOf, Converted, Inner, InnerOf, Nested, Skipped, Unread},
    rules::{And, Rules, code},
    show::{OrDefault, WithInner},
    values::{More, References, Unmade, Value, Values, values},
};
use self::{function::Found, inner::ContextFrom, rules::Code, show::Show};
use crate::{ApiValidate, Checker, Mark, Rule};

/// A type with fields, or one variant of an enum: the `N`th. `'n` is the lifetime of the body, for what borrows from it.
/// `M` is a private type, so that private types of fields are no part of a public interface.
pub trait Walk<'n, M, const N: usize = 0>: ApiValidate + Sized {
    /// What serde's attributes say of the fields.
    const FIELDS: Fields;

    /// Shows every field and every rule to the pass, as often as it asks for, and makes a value of what it has read.
    /// Where nothing is judged, there is no context; where no value is there as a whole, there is no `this`.
    fn walk<P: Pass<'n>>(pass: &mut P, context: Option<&Self::Context>, this: Option<&Self>) -> Option<Self>;
}

/// One way to go over the fields of a type.
pub trait Pass<'n> {
    /// The values of all fields. What has a drop is kept in memory for it, so that references have none.
    type Held<V: Values>: DerefMut<Target = V>;

    /// Whether rules are judged now.
    fn judges(&mut self) -> bool;

    /// A field: the rules of its attribute, and what its type brings. Says whether all of them held.
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

    /// A field of whose type there is nothing to say, in a type whose rules need no context.
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

    /// All fields, where nothing stands between them: their values, if they were read and all could be.
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
        let mut held = self.hold(values(fields));
        loop {
            said.show(self, 0, &mut *held, context);
            if !self.again(&*held) {
                break;
            }
        }
        self.take(held)
    }

    /// What the field is that was shown last, if it was not sent.
    fn default<T>(&mut self, position: usize, value: &mut Value<'_, T>, make: impl FnOnce() -> Option<T>) {
        let _ = (position, value, make);
    }

    /// Where the report stands.
    fn mark(&mut self) -> Mark;

    /// Judges a rule over several fields. Its records stand with those of the field at `position`, behind which `slot`
    /// was taken.
    fn across(&mut self, position: usize, slot: Mark, judge: impl FnOnce(&mut Checker)) {
        let _ = (position, slot, judge);
    }

    /// Does what may have to look something up, which is done only where `held` says so.
    fn lookups_if(&mut self, held: bool, work: impl FnOnce(&mut Self));

    /// Judges a rule over the whole type.
    fn whole(&mut self, judge: impl FnOnce(&mut Checker)) {
        let _ = judge;
    }

    /// Holds the values of all fields while they are shown.
    fn hold<V: Values>(&mut self, values: V) -> Self::Held<V>;

    /// Whether all is to be shown once more.
    fn again<V: Values>(&mut self, values: &V) -> bool;

    /// The values that were read, if all were.
    fn take<V: Values>(&mut self, values: Self::Held<V>) -> Option<V::Owned>;

    /// A rule over the whole type, as data.
    fn describe(&mut self, rule: &'static dyn Rule) {
        let _ = rule;
    }
}
