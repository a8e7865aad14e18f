//! Rules some of whose bounds are known only when a request is checked: `length(max = ctx.max)`, `range(min = self.from)`.

#![allow(missing_docs)] // for generated code only

use core::fmt;

use crate::{
    Clock, DateBound, DateFormat, Fault, Keywords, Num, NumberBound, Param, Rule, ValidationErrorType,
    ValueKind, With, kinds::DateValue, rule::Unread, rules::End,
};

/// A rule without the bounds that are not known yet. Of a request's own fields, texts name the fields and not their values.
#[derive(Clone, Copy, Debug)]
pub struct Late<R> {
    rule: R,
    /// Which bounds are not known.
    bounds: &'static [&'static str],
    /// The fields that they come from, by the client's names, where that is all there is to say.
    fields: &'static [&'static str],
}

pub const fn late<R: Copy>(
    rule: R,
    bounds: &'static [&'static str],
    fields: &'static [&'static str],
) -> Late<R> {
    Late { rule, bounds, fields }
}

impl<R: Copy> Late<R> {
    /// The rule with all of its bounds.
    #[inline]
    pub fn __make<M>(&self, make: impl FnOnce(R) -> M) -> M {
        make(self.rule)
    }
}

impl<R: Copy> With<Late<R>> {
    /// The rule with all of its bounds, and the same code and texts.
    #[inline]
    pub fn __make<M: Copy>(&self, make: impl FnOnce(R) -> M) -> With<M> {
        self.map(|late| make(late.rule))
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
        let bounds: &[&str] = match fault {
            Fault::TooLong | Fault::TooMany => &["max", "equal"],
            Fault::TooShort | Fault::TooFew => &["min", "equal"],
            Fault::TooSmall => &["min", "above"],
            Fault::TooLarge => &["max", "below"],
            Fault::TooEarly => &["min"],
            Fault::TooLate => &["max"],
            _ => &[],
        };
        self.bounds.iter().any(|bound| bounds.contains(bound))
    }

    fn write_limits(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.fields {
            [] => f.write_str("within limits that depend on the request"),
            [field] => write!(f, "within the limit that {field} sets"),
            [fields @ .., last] => {
                f.write_str("within the limits that ")?;
                crate::rules::write_list(fields, f)?;
                write!(f, " and {last} set")
            }
        }
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
        self.write_late(f)
    }

    fn message(&self, fault: Fault, criteria: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_of_late(fault) {
            return self.rule.message(fault, criteria, f);
        }
        f.write_str("This must be ")?;
        self.write_limits(f)?;
        f.write_str(".")
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        self.rule.params(visit);
        visit("limits", Param::Texts(self.fields));
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

    fn is_late(&self) -> bool {
        true
    }

    fn write_late(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("; ")?;
        self.write_limits(f)
    }
}

/// A bound of a length.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot bound a length",
    label = "expected a `usize`, a smaller unsigned integer, or an `Option` of one"
)]
pub trait CountLimit {
    fn limit(self) -> Option<usize>;
}

macro_rules! counts {
    ($($count:ty),+) => {$(
        impl CountLimit for $count {
            #[inline]
            fn limit(self) -> Option<usize> {
                Some(self.into())
            }
        }
    )+};
}

counts! { usize, u8, u16 }

impl CountLimit for u32 {
    #[inline]
    fn limit(self) -> Option<usize> {
        Some(usize::try_from(self).unwrap_or(usize::MAX))
    }
}

#[diagnostic::do_not_recommend]
impl<T: CountLimit> CountLimit for Option<T> {
    #[inline]
    fn limit(self) -> Option<usize> {
        self.and_then(T::limit)
    }
}

#[inline]
pub fn count_limit(limit: impl CountLimit) -> Option<usize> {
    limit.limit()
}

/// An end of a range, which may be open.
#[derive(Clone, Copy, Debug)]
pub struct NumberLimit(Option<Num<'static>>);

impl End for NumberLimit {
    #[inline]
    fn end(self) -> Option<Num<'static>> {
        self.0
    }
}

/// What bounds a number, or does not.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot bound a number",
    label = "expected an integer, a float, a decimal or a `Num`, or an `Option` of one"
)]
pub trait IntoNumberLimit {
    fn limit(self) -> NumberLimit;
}

#[diagnostic::do_not_recommend]
impl<B: NumberBound> IntoNumberLimit for B {
    #[inline]
    fn limit(self) -> NumberLimit {
        NumberLimit(Some(self.number()))
    }
}

#[diagnostic::do_not_recommend]
impl<B: NumberBound> IntoNumberLimit for Option<B> {
    #[inline]
    fn limit(self) -> NumberLimit {
        NumberLimit(self.map(B::number))
    }
}

#[inline]
pub fn number_limit(limit: impl IntoNumberLimit) -> NumberLimit {
    limit.limit()
}

/// The bound of a date, of what is one; text is read as the rule reads it.
#[inline]
pub fn date_limit<T: DateValue + ?Sized>(limit: &T, format: DateFormat) -> Option<DateBound> {
    limit.date(format)?.ok().map(DateBound::On)
}
