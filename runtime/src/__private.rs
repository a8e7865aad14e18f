//! The only door for generated code. Nothing here is part of the public interface.

pub use core::{
    assert,
    default::Default,
    option::Option::{self, None, Some},
    primitive::{bool, str, usize},
    result::Result::{Err, Ok},
};

pub use alloc::{borrow::Cow, boxed::Box};

pub use crate::Segment;
pub use crate::probe::{ContextProbe, Inside, Probe};
use crate::{ApiValidate, Checker, Fault, Mark, Num, NumberBound, Rule, Violation, With, kinds::Text, rules};

/// What generated code asks of a type that only the compiler knows.
pub mod probe {
    pub use crate::probe::*;
}

/// The traits whose methods generated code calls, without their names.
pub mod answers {
    #[cfg(feature = "json")]
    pub use crate::probe::lend::{
        AbsentFrom as _, AbsentUnknown as _, LentLeaf as _, LentSame as _, LentUnread as _, LentWithout as _,
    };
    #[cfg(feature = "json")]
    pub use crate::probe::read::{
        AbsentGeneric as _, AbsentNothing as _, AbsentOwned as _, DefaultNone as _, DefaultSome as _,
        Generic as _, Leaf as _, Same as _, Unread as _, WholeOwned as _, WholeUnknown as _, Without as _,
    };
    #[cfg(feature = "json")]
    pub use crate::probe::shape::{
        OwnedList as _, OwnedMap as _, OwnedOfRules as _, OwnedUnknown as _, ShapeOfList as _,
        ShapeOfMap as _, ShapeOfRules as _, ShapeUnknown as _, UnreadList as _, UnreadMap as _,
        UnreadOfRules as _, UnreadUnknown as _,
    };
    pub use crate::probe::{
        call::{Deref1 as _, Deref2 as _, Misfit as _, Plain as _, WithContext as _},
        flat::{OfAny as _, OfTwo as _},
        missing::{OfBlank as _, OfPresence as _},
        nested::{
            Incomplete as _, NoContext as _, NoRules as _, NothingInside as _, OtherContext as _,
            SameContext as _, Unchecked as _, Whole as _,
        },
        value::{OfAny as _, OfOne as _, OfTwo as _},
    };
}

#[cfg(feature = "json")]
pub use crate::{
    contract::{Described, Entry, FieldName, Shape, Type},
    json::parts as json,
};

/// The check of a list of metadata.
#[cfg(feature = "metadata")]
pub use crate::metadata::check as metadata;

/// Takes the records since the mark out, to put them back between others.
#[cfg(feature = "json")]
pub fn park(checker: &mut Checker, start: Mark) -> json::Parked {
    checker.park(start)
}

/// The compile error of `nested` on a type without rules.
#[inline]
pub fn must_have_rules<T: ApiValidate + ?Sized>(_: &T) {}

/// The compile error of `length(unit = …)` on what is no text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text",
    label = "`unit` measures text; a collection has a number of items"
)]
pub trait Measured {
    /// Nothing: the bound is all.
    #[inline]
    fn is_text(&self) {}
}

#[diagnostic::do_not_recommend]
impl<T: Text + ?Sized> Measured for T {}

/// A bound that is no literal, with what makes it a number.
#[derive(Clone, Copy, Debug)]
pub struct Bound<B> {
    value: B,
    number: fn(B) -> Num<'static>,
}

/// So that an expression of another type is one mistake: all that the rule asks of a `Bound` holds.
pub const fn bound<B: NumberBound>(value: B) -> Bound<B> {
    Bound { value, number: B::number }
}

impl<B: Copy + 'static> NumberBound for Bound<B> {
    #[inline]
    fn number(self) -> Num<'static> {
        (self.number)(self.value)
    }
}

/// Notes the verdict of a rule over several fields at the place of one of them.
#[inline]
pub fn counted<R: Rule, const N: usize>(
    checker: &mut Checker,
    rule: &'static R,
    (verdict, at): (Result<(), Fault>, usize),
    places: [Option<Segment>; N],
) {
    let mark = checker.mark();
    if !checker.verdict(rule, verdict) {
        if let Some(segment) = places.into_iter().nth(at).flatten() {
            checker.place(mark, segment);
        }
    }
}

/// Gives the records of a rule over several fields the field's name, and puts them where the field's others are.
#[inline]
pub fn deferred(checker: &mut Checker, slot: Mark, name: Option<Segment>, judge: impl FnOnce(&mut Checker)) {
    checker.deferred(slot, |checker| {
        let mark = checker.mark();
        judge(checker);
        if let Some(name) = name {
            checker.place(mark, name);
        }
    });
}

/// Notes the verdict of `length` on a list or a map of which so many elements were refused, and these were not.
#[cfg(feature = "json")]
pub fn length_of<R, T>(
    checker: &mut Checker,
    rule: &'static R,
    length: &rules::LengthRule,
    value: &T,
    others: usize,
) where
    R: Rule,
    T: crate::kinds::Length + ?Sized,
{
    if let Some(crate::kinds::Extent::Count(count)) = value.extent() {
        checker.verdict(rule, length.judge_count(count.saturating_add(others)));
    }
}

/// Whether a verdict says that a rule is broken.
#[inline]
#[must_use]
pub fn is_broken(verdict: Result<(), Fault>) -> bool {
    verdict.is_err()
}

/// Whether a rule that reads numbers has found one, whatever it says of it.
#[inline]
#[must_use]
pub fn is_number(verdict: Result<(), Fault>) -> bool {
    !matches!(verdict, Err(Fault::NotANumber))
}

/// Checks what may have to be looked up, which is done only where the value broke no rule so far.
pub fn lookups_if(checker: &mut Checker, held: bool, checks: impl FnOnce(&mut Checker)) {
    checker.lookups_if(held, checks);
}

/// Checks a value that may have been sent in another shape, so that nothing in it has a path: the records stand at
/// the value, each but once.
#[inline]
pub fn as_a_whole(checker: &mut Checker, mut check: impl FnMut(&mut Checker)) {
    checker.set(core::iter::once(&()), |checker, ()| check(checker));
}

/// Notes what a custom function answered; says whether the value is acceptable.
#[inline]
pub fn custom(
    checker: &mut Checker,
    rule: Option<&'static With<rules::Custom>>,
    answer: Result<(), Violation>,
) -> bool {
    match answer {
        Ok(()) => true,
        Err(violation) => {
            checker.violation(match rule {
                Some(rule) => rule.apply_to(violation),
                None => violation,
            });
            false
        }
    }
}
