//! Rules some of whose bounds are known only when a request is checked: `length(max = ctx.max)`, `range(min = self.from)`.

#![allow(missing_docs)] // for generated code only

use core::fmt;

mod bound;
pub(crate) mod limit;

pub use self::bound::{count_limit, date_limit, number_limit};
use self::limit::{LateBounds, Limit};
use crate::{Clock, Fault, Keywords, Param, Rule, ValidationErrorType, ValueKind, With, rule::Unread};

/// A rule without the bounds that are not known yet. Of a request's own fields, texts name the fields and not their values.
#[derive(Clone, Copy, Debug)]
pub struct Late<R> {
    rule: R,
    bounds: LateBounds,
}

pub const fn late<R: Copy>(
    rule: R,
    names: &'static [&'static str],
    fields: &'static [&'static str],
    limits: &'static [&'static str],
) -> Late<R> {
    Late { rule, bounds: LateBounds { names, fields, limits } }
}

impl<R: Copy> Late<R> {
    /// The rule with all of its bounds.
    #[inline]
    pub fn __make<M>(&self, make: impl FnOnce(R) -> M) -> M {
        make(self.rule)
    }

    /// The rule with some more of its bounds, and those that are still not known.
    #[inline]
    pub fn __settle<M: Copy>(
        &self,
        names: &'static [&'static str],
        fields: &'static [&'static str],
        limits: &'static [&'static str],
        make: impl FnOnce(R) -> M,
    ) -> Late<M> {
        late(make(self.rule), names, fields, limits)
    }
}

impl<R: Copy> With<Late<R>> {
    /// The rule with all of its bounds, and the same code and texts.
    #[inline]
    pub fn __make<M: Copy>(&self, make: impl FnOnce(R) -> M) -> With<M> {
        self.map(|late| make(late.rule))
    }

    /// The rule with some more of its bounds, and the same code and texts.
    #[inline]
    pub fn __settle<M: Copy>(
        &self,
        names: &'static [&'static str],
        fields: &'static [&'static str],
        limits: &'static [&'static str],
        make: impl FnOnce(R) -> M,
    ) -> With<Late<M>> {
        self.map(|late| late.__settle(names, fields, limits, make))
    }
}

impl<R> core::ops::Deref for Late<R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.rule
    }
}

impl<R> Late<R> {
    /// Whether a fault is about a bound that was not known.
    fn is_of_late(&self, fault: Fault) -> bool {
        self.bounds.names.iter().any(|bound| fault.bounds().contains(bound))
    }
}

impl<R: Rule> Late<R> {
    /// Iterates over the limits that the bounds set.
    fn limits(&self) -> impl Iterator<Item = (&'static str, Limit)> {
        let is_date = *self.rule.error_type(Fault::TooEarly) == ValidationErrorType::InvalidDateRange;
        self.bounds.limits(is_date)
    }
}

impl<R: Rule> Rule for Late<R> {
    fn name(&self) -> &'static str {
        self.rule.name()
    }

    fn error_type(&self, fault: Fault) -> &ValidationErrorType {
        self.rule.error_type(fault)
    }

    fn error_types<'a>(&'a self, visit: &mut dyn FnMut(&'a ValidationErrorType)) {
        let mut known = alloc::vec::Vec::new();
        self.rule.error_types(&mut |ty| known.push(ty));
        for fault in [Fault::TooLong, Fault::TooShort, Fault::TooLarge, Fault::TooLate] {
            if self.is_of_late(fault) {
                let ty = self.rule.error_type(fault);
                if !known.contains(&ty) {
                    known.push(ty);
                }
            }
        }
        known.into_iter().for_each(visit);
    }

    fn criteria(&self, fault: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rule.criteria(fault, f)?;
        self.limits().try_for_each(|(_, limit)| limit.write_beside(f))
    }

    fn criteria_of_anything(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rule.criteria_of_anything(f)?;
        self.limits().try_for_each(|(_, limit)| limit.write_beside(f))
    }

    fn criteria_unread(&self, fault: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rule.criteria(fault, f)?;
        self.write_late(f)
    }

    fn message(&self, fault: Fault, criteria: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut limits = self.limits().filter(|(bound, _)| fault.bounds().contains(bound));
        let Some((_, limit)) = limits.next() else { return self.rule.message(fault, criteria, f) };
        f.write_str(if fault.is_of_length() { "The length must " } else { "This must " })?;
        limit.write("be ", f)?;
        f.write_str(".")
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        self.rule.params(visit);
        visit("late", Param::Texts(self.bounds.names));
        if !self.bounds.limits.is_empty() {
            visit("limits", Param::Texts(self.bounds.limits));
        }
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        self.rule.keywords(kind, keywords);
        keywords.not_all();
    }

    fn unread(&self) -> Option<Unread> {
        self.rule.unread()
    }

    fn judge_unread(&self, text: &str, clock: &Clock) -> Option<Result<(), Fault>> {
        self.rule.judge_unread(text, clock)
    }

    fn late(&self) -> Option<LateBounds> {
        Some(self.bounds)
    }

    fn write_late(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = self.limits().filter(|(_, limit)| limit.field.is_some());
        { named }.try_for_each(|(_, limit)| limit.write_beside(f))
    }
}
