//! `date_time(min, max, after = field, before = field)`

use core::fmt;

use super::{
    Check, Clock, Fault, Keyword, Keywords, Param, Rule, Unread, ValidationErrorType, ValueKind,
    date::{self, Siblings},
};
use crate::{DateTime, DateTimeBound, date_form::DateForm, formats::rfc3339, kinds::DateTimeValue};

/// The rule [`date_time`](super::date_time()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct DateTimeRule {
    form: DateForm,
    min: Option<DateTimeBound>,
    max: Option<DateTimeBound>,
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
        self.min = Some(min);
        self
    }

    /// The latest instant.
    pub const fn max(mut self, max: DateTimeBound) -> Self {
        self.max = Some(max);
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
        match (value.date_time(), sibling.date_time()) {
            (Some(Ok(value)), Some(Ok(sibling))) if value <= sibling => Err(Fault::NotAfter),
            _ => Ok(()),
        }
    }

    /// Whether an instant is earlier than its sibling: the mirror of [`judge_after`](Self::judge_after).
    pub fn judge_before<T: DateTimeValue + ?Sized, S: DateTimeValue + ?Sized>(
        &self,
        value: &T,
        sibling: &S,
    ) -> Result<(), Fault> {
        match (value.date_time(), sibling.date_time()) {
            (Some(Ok(value)), Some(Ok(sibling))) if value >= sibling => Err(Fault::NotBefore),
            _ => Ok(()),
        }
    }

    #[inline]
    fn judge(&self, at: DateTime<'_>, clock: &Clock) -> Result<(), Fault> {
        if self.min.is_some_and(|min| resolve(min, clock).is_none_or(|min| at < min)) {
            return Err(Fault::TooEarly);
        }
        if self.max.is_some_and(|max| resolve(max, clock).is_none_or(|max| at > max)) {
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

#[inline]
fn resolve(bound: DateTimeBound, clock: &Clock) -> Option<DateTime<'static>> {
    match bound {
        DateTimeBound::At(at) => Some(at),
        DateTimeBound::Now => clock.now(),
    }
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
                write!(f, "{lead}{bound}")?;
            }
        }
        self.siblings.write(f)
    }

    fn message(&self, fault: Fault, _: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("This must ")?;
        match (fault, self.min, self.max) {
            (Fault::TooEarly, Some(min), _) => write!(f, "not be before {min}")?,
            (Fault::TooLate, _, Some(max)) => write!(f, "not be after {max}")?,
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
                visit(name, Param::DateTime(bound));
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
