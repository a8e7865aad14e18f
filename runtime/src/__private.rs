//! The only door for generated code. Nothing here is part of the public interface.

pub use core::{
    assert,
    convert::From,
    option::Option::{self, None, Some},
    result::Result::{Err, Ok},
};

pub use alloc::borrow::Cow;

pub use crate::Segment;
pub use crate::probe::{self, ContextProbe, Probe};
use crate::{Checker, Fault, Mark, Num, NumberBound, Rule, Violation, With, kinds::Text, rules};

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
    verdict: Result<(), Fault>,
    at: usize,
    places: impl FnOnce() -> [Option<Segment>; N],
) {
    let mark = checker.mark();
    if !checker.verdict(rule, verdict) {
        if let Some(segment) = places().into_iter().nth(at).flatten() {
            checker.place(mark, segment);
        }
    }
}

/// Gives the records of a rule over several fields the field's name, and moves them to where the field's others are.
#[inline]
pub fn settle(checker: &mut Checker, slot: Mark, mark: Mark, name: Option<impl Into<Segment>>) {
    if mark != checker.mark() {
        if let Some(name) = name {
            checker.place(mark, name);
        }
        checker.move_to(slot, mark);
    }
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
