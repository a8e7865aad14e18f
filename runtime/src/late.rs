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
    bounds: LateBounds,
}

/// Bounds that are not known yet.
#[derive(Clone, Copy, Debug)]
pub struct LateBounds {
    /// Their names.
    names: &'static [&'static str],
    /// The field that each comes from, by the client's name. Empty where more is asked for; no fields where that is so of all.
    fields: &'static [&'static str],
    /// Each of these fields once.
    limits: &'static [&'static str],
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
        self.bounds.names.iter().any(|bound| bounds_of(fault).contains(bound))
    }
}

/// Returns the bounds that a fault may be about.
pub(crate) fn bounds_of(fault: Fault) -> &'static [&'static str] {
    match fault {
        Fault::TooLong | Fault::TooMany => &["max", "equal"],
        Fault::TooShort | Fault::TooFew => &["min", "equal"],
        Fault::TooSmall => &["min", "above"],
        Fault::TooLarge => &["max", "below"],
        Fault::TooEarly => &["min"],
        Fault::TooLate => &["max"],
        _ => &[],
    }
}

impl<R: Rule> Late<R> {
    /// Iterates over the limits that the bounds set.
    fn limits(&self) -> impl Iterator<Item = (&'static str, Limit)> {
        let is_date = *self.rule.error_type(Fault::TooEarly) == ValidationErrorType::InvalidDateRange;
        self.bounds.limits(is_date)
    }
}

impl LateBounds {
    /// Iterates over the limits that the bounds set, each with its bound's name.
    pub(crate) fn limits(self, is_date: bool) -> impl Iterator<Item = (&'static str, Limit)> {
        let fields = self.fields.iter().map(|field| Some(*field).filter(|field| !field.is_empty()));
        let bounds = self.names.iter().zip(fields.chain(core::iter::repeat(None)));
        bounds.map(move |(bound, field)| (*bound, Limit { side: Side::of(bound, is_date), field }))
    }
}

/// A bound that is known only when a request is checked.
#[derive(Clone, Copy)]
pub(crate) struct Limit {
    pub(crate) side: Side,
    /// The field that sets it, if that is all there is to say.
    pub(crate) field: Option<&'static str>,
}

/// On which side of its limit a value must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    AtLeast,
    AtMost,
    Exactly,
    Above,
    Below,
    NotBefore,
    NotAfter,
}

impl Side {
    pub(crate) fn of(bound: &str, is_date: bool) -> Self {
        match bound {
            "min" if is_date => Self::NotBefore,
            "max" if is_date => Self::NotAfter,
            "min" => Self::AtLeast,
            "max" => Self::AtMost,
            "above" => Self::Above,
            "below" => Self::Below,
            _ => Self::Exactly,
        }
    }

    /// Whether it says where a value must not be.
    #[cfg(any(feature = "locale-de", feature = "locale-fr"))]
    pub(crate) fn is_negative(self) -> bool {
        !matches!(self, Self::Exactly | Self::Above | Self::Below)
    }

    fn words(self) -> [&'static str; 2] {
        match self {
            Self::AtLeast => ["", "at least"],
            Self::AtMost => ["", "at most"],
            Self::Exactly => ["", "exactly"],
            Self::Above => ["", "above"],
            Self::Below => ["", "below"],
            Self::NotBefore => ["not ", "before"],
            Self::NotAfter => ["not ", "after"],
        }
    }
}

impl Limit {
    fn write_beside(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("; ")?;
        self.write("", f)
    }

    /// Writes `at most the limit that field sets`, with the verb before it.
    fn write(self, verb: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [not, how] = self.side.words();
        write!(f, "{not}{verb}{how} ")?;
        match self.field {
            Some(field) => write!(f, "the limit that {field} sets"),
            None => f.write_str("a limit that depends on the request"),
        }
    }
}

/// Returns whether it is the length of a value that is wrong.
pub(crate) fn is_of_length(fault: Fault) -> bool {
    matches!(fault, Fault::TooLong | Fault::TooMany | Fault::TooShort | Fault::TooFew)
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
        let mut limits = self.limits().filter(|(bound, _)| bounds_of(fault).contains(bound));
        let Some((_, limit)) = limits.next() else { return self.rule.message(fault, criteria, f) };
        f.write_str(if is_of_length(fault) { "The length must " } else { "This must " })?;
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
