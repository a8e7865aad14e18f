//! `date_time(min, max, after = field, before = field)`

use core::{cmp::Ordering, fmt};

use super::{
    Check, Clock, Fault, Keyword, Keywords, Param, Rule, Unread, ValidationErrorType, ValueKind,
    date::{self, End, Siblings, compared},
};
use crate::{DateTime, DateTimeBound, date_form::DateForm, formats::rfc3339, kinds::DateTimeValue};

/// The rule [`date_time`](super::date_time()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct DateTimeRule {
    form: DateForm,
    min: Option<End<DateTimeBound>>,
    max: Option<End<DateTimeBound>>,
    siblings: Siblings,
}

/// A date and time as RFC 3339 has it (`date-time`), or a typed one with an offset; within bounds that are part of it.
/// Instants are compared, whatever their offsets.
///
/// ```
/// use api_validate::{Check, DateTime, DateTimeBound, rules};
///
/// assert!(rules::date_time().accepts("1966-07-30T15:00:00+01:00"));
/// assert!(!rules::date_time().accepts("1966-07-30T15:00:00"));
///
/// let min = DateTimeBound::At(DateTime::parse("1966-07-30T15:00:00Z").unwrap());
/// assert!(!rules::date_time().min(min).accepts("1966-07-30T15:00:00+01:00"));
/// ```
pub const fn date_time() -> DateTimeRule {
    DateTimeRule { form: DateForm::Text, min: None, max: None, siblings: Siblings::NONE }
}

impl DateTimeRule {
    /// How the value is written, if its type says so: then texts name the type's form.
    pub const fn form(mut self, form: DateForm) -> Self {
        self.form = form;
        self
    }

    /// The earliest instant.
    pub const fn min(mut self, min: DateTimeBound) -> Self {
        self.min = Some(End::At(min));
        self
    }

    /// The latest instant.
    pub const fn max(mut self, max: DateTimeBound) -> Self {
        self.max = Some(End::At(max));
        self
    }

    /// In place of [`min`](Self::min): the field, by the client's name, that this one must not come before; see
    /// [`judge_not_before`](Self::judge_not_before).
    pub const fn not_before(mut self, field: &'static str) -> Self {
        self.min = Some(End::Of(field));
        self
    }

    /// In place of [`max`](Self::max): the field, by the client's name, that this one must not come after; see
    /// [`judge_not_after`](Self::judge_not_after).
    pub const fn not_after(mut self, field: &'static str) -> Self {
        self.max = Some(End::Of(field));
        self
    }

    /// The field, by the client's name, that this one must come after; see [`judge_after`](Self::judge_after).
    pub const fn after(mut self, field: &'static str) -> Self {
        self.siblings.after = Some(field);
        self
    }

    /// The field, by the client's name, that this one must come before; see [`judge_before`](Self::judge_before).
    pub const fn before(mut self, field: &'static str) -> Self {
        self.siblings.before = Some(field);
        self
    }

    /// Whether an instant is later than its sibling.
    /// Passes if either is not a date and time, which another rule reports.
    pub fn judge_after<T: DateTimeValue + ?Sized, S: DateTimeValue + ?Sized>(
        &self,
        value: &T,
        sibling: &S,
    ) -> Result<(), Fault> {
        compared(compare(value, sibling), &[Ordering::Less, Ordering::Equal], Fault::NotAfter)
    }

    /// Whether an instant is earlier than its sibling: the mirror of [`judge_after`](Self::judge_after).
    pub fn judge_before<T: DateTimeValue + ?Sized, S: DateTimeValue + ?Sized>(
        &self,
        value: &T,
        sibling: &S,
    ) -> Result<(), Fault> {
        compared(compare(value, sibling), &[Ordering::Greater, Ordering::Equal], Fault::NotBefore)
    }

    /// Whether an instant is its sibling's or a later one; as [`judge_after`](Self::judge_after), but for the same
    /// instant.
    pub fn judge_not_before<T: DateTimeValue + ?Sized, S: DateTimeValue + ?Sized>(
        &self,
        value: &T,
        sibling: &S,
    ) -> Result<(), Fault> {
        compared(compare(value, sibling), &[Ordering::Less], Fault::TooEarly)
    }

    /// Whether an instant is its sibling's or an earlier one: the mirror of
    /// [`judge_not_before`](Self::judge_not_before).
    pub fn judge_not_after<T: DateTimeValue + ?Sized, S: DateTimeValue + ?Sized>(
        &self,
        value: &T,
        sibling: &S,
    ) -> Result<(), Fault> {
        compared(compare(value, sibling), &[Ordering::Greater], Fault::TooLate)
    }

    #[inline]
    fn judge(&self, at: DateTime<'_>, clock: &Clock) -> Result<(), Fault> {
        if End::at(self.min).is_some_and(|min| resolve(min, clock).is_none_or(|min| at < min)) {
            return Err(Fault::TooEarly);
        }
        if End::at(self.max).is_some_and(|max| resolve(max, clock).is_none_or(|max| at > max)) {
            return Err(Fault::TooLate);
        }
        Ok(())
    }

    fn write_form(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.form.is_text() {
            write!(f, "a date and time as RFC 3339, such as {}", DateTime::EXAMPLE)
        } else {
            self.form.describe(f)
        }
    }
}

fn compare<T: DateTimeValue + ?Sized, S: DateTimeValue + ?Sized>(value: &T, sibling: &S) -> Option<Ordering> {
    Some(value.date_time()?.ok()?.cmp(&sibling.date_time()?.ok()?))
}

#[inline]
fn resolve(bound: DateTimeBound, clock: &Clock) -> Option<DateTime<'static>> {
    match bound {
        DateTimeBound::At(at) => Some(at),
        DateTimeBound::Now => clock.now(),
    }
}

fn write_bound(bound: End<DateTimeBound>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bound.write(f, |bound, f| fmt::Display::fmt(&bound, f))
}

impl<T: DateTimeValue + ?Sized> Check<T> for DateTimeRule {
    #[inline]
    fn check(&self, value: &T, clock: &Clock) -> Result<(), Fault> {
        match value.date_time() {
            Some(at) => self.judge(at?, clock),
            None => Ok(()),
        }
    }
}

impl Rule for DateTimeRule {
    fn name(&self) -> &'static str {
        "date_time"
    }

    fn unread(&self) -> Option<Unread> {
        Some(Unread::Date)
    }

    fn error_type(&self, fault: Fault) -> &ValidationErrorType {
        date::code(fault)
    }

    fn error_types<'a>(&'a self, visit: &mut dyn FnMut(&'a ValidationErrorType)) {
        visit(self.error_type(Fault::NotADate));
        if self.min.is_some() || self.max.is_some() || self.siblings.are_some() {
            visit(self.error_type(Fault::TooLate));
        }
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_form(f)?;
        for (lead, bound) in [("; not before ", self.min), ("; not after ", self.max)] {
            if let Some(bound) = bound {
                f.write_str(lead)?;
                write_bound(bound, f)?;
            }
        }
        self.siblings.write(f)
    }

    fn message(&self, fault: Fault, _: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if fault == Fault::NoSuchDay { date::NO_SUCH_DAY } else { "" })?;
        f.write_str("This must ")?;
        match (fault, self.min, self.max) {
            (Fault::TooEarly, Some(min), _) => {
                f.write_str("not be before ")?;
                write_bound(min, f)?;
            }
            (Fault::TooLate, _, Some(max)) => {
                f.write_str("not be after ")?;
                write_bound(max, f)?;
            }
            (Fault::NotAfter | Fault::NotBefore, ..) => self.siblings.write_broken(fault, f)?,
            _ => {
                f.write_str("be ")?;
                self.write_form(f)?;
            }
        }
        f.write_str(".")
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        if !self.form.is_text() {
            self.form.params(visit);
        }
        for (name, bound) in [("min", self.min), ("max", self.max)] {
            if let Some(bound) = bound {
                visit(name, bound.param(Param::DateTime));
            }
        }
        self.siblings.params(visit);
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        let is_text = kind == ValueKind::Text && self.form.is_text();
        if is_text {
            let pattern = format_args!("^{}[Tt]{}", rfc3339::DATE_PATTERN, rfc3339::TIME_PATTERN);
            keywords.add(Keyword::Formats(&["date-time"])).pattern(pattern);
        }
        if !is_text || [self.min, self.max].iter().any(Option::is_some) || self.siblings.are_some() {
            keywords.not_all();
        }
    }
}
