//! The only door for generated code. Nothing here is part of the public interface.

pub use core::{
    option::Option::{self, None, Some},
    result::Result::{Err, Ok},
};

pub use alloc::borrow::Cow;

pub use crate::Segment;
pub use crate::probe::{self, ContextProbe, Probe};
use crate::{ApiValidate, Checker, Fault, Mark, Rule, Violation, With, rules};

/// The compile error of `nested` on a type without rules.
#[inline]
pub fn must_have_rules<T: ApiValidate + ?Sized>(_: &T) {}

/// Notes the verdict of a rule over several fields at the place of one of them.
#[inline]
pub fn counted<R: Rule>(
    checker: &mut Checker,
    rule: &'static R,
    verdict: Result<(), Fault>,
    place: impl FnOnce() -> Option<Segment>,
) {
    let mark = checker.mark();
    if !checker.verdict(rule, verdict) {
        if let Some(segment) = place() {
            checker.place(mark, segment);
        }
    }
}

/// Gives the records of a rule over several fields the field's name, and puts them where the field's others are.
#[inline]
pub fn deferred(
    checker: &mut Checker,
    slot: Mark,
    name: Option<impl Into<Segment>>,
    judge: impl FnOnce(&mut Checker),
) {
    checker.deferred(slot, |checker| {
        let mark = checker.mark();
        judge(checker);
        if let Some(name) = name {
            checker.place(mark, name);
        }
    });
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
