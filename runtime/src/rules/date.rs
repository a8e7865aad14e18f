//! `date(format, min, max, after = field, before = field)`

use core::{cmp::Ordering, fmt};

use super::{
    Check, Clock, Fault, Keyword, Keywords, Name, Param, Rule, Unread, ValidationErrorType, ValueKind,
};
use crate::{Date, DateBound, DateFormat, date_form::DateForm, kinds::DateValue};

/// The rule [`date`](super::date()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct DateRule {
    format: DateFormat,
    form: DateForm,
    min: Option<End<DateBound>>,
    max: Option<End<DateBound>>,
    siblings: Siblings,
}

/// An inclusive end of the dates that are accepted.
#[derive(Clone, Copy, Debug)]
pub(super) enum End<B> {
    At(B),
    /// The date of another field, by the client's name: compared when all fields were judged.
    Of(&'static str),
}

impl<B> End<B> {
    /// The end, where it is no other field's.
    #[inline]
    pub(super) fn at(end: Option<Self>) -> Option<B> {
        match end? {
            Self::At(bound) => Some(bound),
            Self::Of(_) => None,
        }
    }

    pub(super) fn param(self, param: impl FnOnce(B) -> Param) -> Param {
        match self {
            Self::At(bound) => param(bound),
            Self::Of(field) => Param::Text(field),
        }
    }

    pub(super) fn write(
        self,
        f: &mut fmt::Formatter<'_>,
        write: impl FnOnce(B, &mut fmt::Formatter<'_>) -> fmt::Result,
    ) -> fmt::Result {
        match self {
            Self::At(bound) => write(bound, f),
            Self::Of(field) => write!(f, "{}", Name(field)),
        }
    }
}

/// The verdict on how a date compares with that of another field; what is no date is another rule's to say.
pub(super) fn compared(how: Option<Ordering>, broken: &[Ordering], fault: Fault) -> Result<(), Fault> {
    if how.is_some_and(|how| broken.contains(&how)) { Err(fault) } else { Ok(()) }
}

/// The fields, by the client's names, between which a date lies, or a date and time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Siblings {
    pub(super) after: Option<&'static str>,
    pub(super) before: Option<&'static str>,
}

impl Siblings {
    pub(super) const NONE: Self = Self { after: None, before: None };

    pub(super) const fn are_some(self) -> bool {
        self.after.is_some() || self.before.is_some()
    }

    /// The end of the criteria.
    pub(super) fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (lead, field) in [("; later than ", self.after), ("; earlier than ", self.before)] {
            if let Some(field) = field {
                write!(f, "{lead}{}", Name(field))?;
            }
        }
        Ok(())
    }

    /// The bound that the date breaks.
    pub(super) fn write_broken(self, fault: Fault, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match fault {
            Fault::NotAfter => write!(f, "be later than {}", Name(self.after.unwrap_or_default())),
            _ => write!(f, "be earlier than {}", Name(self.before.unwrap_or_default())),
        }
    }

    pub(super) fn params(self, visit: &mut dyn FnMut(&'static str, Param)) {
        for (name, field) in [("after", self.after), ("before", self.before)] {
            if let Some(field) = field {
                visit(name, Param::Text(field));
            }
        }
    }
}

/// What the message begins with, where the calendar has no such day.
pub(crate) const NO_SUCH_DAY: &str = "There is no such day in the calendar. ";

/// The code of a record about a date, or a date and time.
pub(super) fn code(fault: Fault) -> &'static ValidationErrorType {
    match fault {
        Fault::NotADate | Fault::NoSuchDay => &ValidationErrorType::InvalidDateFormat,
        _ => &ValidationErrorType::InvalidDateRange,
    }
}

/// A date within inclusive bounds: text in exactly this format (`dd/MMM/YYYY` by default), or a typed date in the form
/// that its type reads.
///
/// ```
/// use api_validate::{Check, Date, DateBound, rules};
///
/// const CENTURY: DateBound = DateBound::On(Date::new(1901, 1, 1).unwrap());
/// assert!(rules::date().min(CENTURY).accepts("30/JUL/1966"));
/// assert!(!rules::date().min(CENTURY).accepts("31/DEC/1900"));
/// assert!(!rules::date().accepts("31/APR/2024"));
/// ```
pub const fn date() -> DateRule {
    DateRule {
        format: DateFormat::DD_MMM_YYYY,
        form: DateForm::Text,
        min: None,
        max: None,
        siblings: Siblings::NONE,
    }
}

impl DateRule {
    /// The date that shows how one is written.
    pub(crate) const EXAMPLE: Date = match Date::new(1966, 7, 30) {
        Some(date) => date,
        None => Date::MIN,
    };

    /// The format that text must have.
    pub const fn format(mut self, format: DateFormat) -> Self {
        self.format = format;
        self
    }

    /// How the value is written, if its type says so: then the format is not asked for, and texts name the type's form.
    pub const fn form(mut self, form: DateForm) -> Self {
        self.form = form;
        self
    }

    /// The earliest date.
    pub const fn min(mut self, min: DateBound) -> Self {
        self.min = Some(End::At(min));
        self
    }

    /// The latest date.
    pub const fn max(mut self, max: DateBound) -> Self {
        self.max = Some(End::At(max));
        self
    }

    /// In place of [`min`](Self::min): the field, by the client's name, whose date this one must not come before; see
    /// [`judge_not_before`](Self::judge_not_before).
    pub const fn not_before(mut self, field: &'static str) -> Self {
        self.min = Some(End::Of(field));
        self
    }

    /// In place of [`max`](Self::max): the field, by the client's name, whose date this one must not come after; see
    /// [`judge_not_after`](Self::judge_not_after).
    pub const fn not_after(mut self, field: &'static str) -> Self {
        self.max = Some(End::Of(field));
        self
    }

    /// The field, by the client's name, whose date this one must come after; see [`judge_after`](Self::judge_after).
    pub const fn after(mut self, field: &'static str) -> Self {
        self.siblings.after = Some(field);
        self
    }

    /// The field, by the client's name, whose date this one must come before; see [`judge_before`](Self::judge_before).
    pub const fn before(mut self, field: &'static str) -> Self {
        self.siblings.before = Some(field);
        self
    }

    /// The format that text must have.
    pub const fn get_format(&self) -> DateFormat {
        self.format
    }

    /// Whether a date is later than its sibling, whose text has a format of its own.
    /// Passes if either is not a date, which another rule reports.
    pub fn judge_after<T: DateValue + ?Sized, S: DateValue + ?Sized>(
        &self,
        value: &T,
        sibling: &S,
        format: DateFormat,
    ) -> Result<(), Fault> {
        let how = self.compare(value, sibling, format);
        compared(how, &[Ordering::Less, Ordering::Equal], Fault::NotAfter)
    }

    /// Whether a date is earlier than its sibling: the mirror of [`judge_after`](Self::judge_after).
    pub fn judge_before<T: DateValue + ?Sized, S: DateValue + ?Sized>(
        &self,
        value: &T,
        sibling: &S,
        format: DateFormat,
    ) -> Result<(), Fault> {
        let how = self.compare(value, sibling, format);
        compared(how, &[Ordering::Greater, Ordering::Equal], Fault::NotBefore)
    }

    /// Whether a date is its sibling's or a later one; as [`judge_after`](Self::judge_after), but for the same date.
    pub fn judge_not_before<T: DateValue + ?Sized, S: DateValue + ?Sized>(
        &self,
        value: &T,
        sibling: &S,
        format: DateFormat,
    ) -> Result<(), Fault> {
        compared(self.compare(value, sibling, format), &[Ordering::Less], Fault::TooEarly)
    }

    /// Whether a date is its sibling's or an earlier one: the mirror of
    /// [`judge_not_before`](Self::judge_not_before).
    pub fn judge_not_after<T: DateValue + ?Sized, S: DateValue + ?Sized>(
        &self,
        value: &T,
        sibling: &S,
        format: DateFormat,
    ) -> Result<(), Fault> {
        compared(self.compare(value, sibling, format), &[Ordering::Greater], Fault::TooLate)
    }

    fn compare<T: DateValue + ?Sized, S: DateValue + ?Sized>(
        &self,
        value: &T,
        sibling: &S,
        format: DateFormat,
    ) -> Option<Ordering> {
        let (value, sibling) = (value.date(self.format)?.ok()?, sibling.date(format)?.ok()?);
        Some(value.cmp(&sibling))
    }

    #[inline]
    fn judge(&self, date: Date, clock: &Clock) -> Result<(), Fault> {
        if let Some(min) = End::at(self.min) {
            if resolve(min, clock).is_none_or(|min| date < min) {
                return Err(Fault::TooEarly);
            }
        }
        if let Some(max) = End::at(self.max) {
            if resolve(max, clock).is_none_or(|max| date > max) {
                return Err(Fault::TooLate);
            }
        }
        Ok(())
    }

    fn write_form(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.form.is_text() {
            return self.form.describe(f);
        }
        write!(f, "a date as {}, such as ", self.format.as_str())?;
        self.format.write(Self::EXAMPLE, f)
    }

    /// The format that bounds are written in.
    fn shown(&self) -> DateFormat {
        if self.form.is_text() { self.format } else { DateFormat::YYYY_MM_DD }
    }

    /// Writes `not before today`, or with the verb `be ` in it `not be before today`.
    fn write_limit(
        &self,
        end: Option<End<DateBound>>,
        is_latest: bool,
        verb: &str,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let Some(end) = end else { return Ok(()) };
        let (not, how) = match end {
            End::At(bound) => bound.limit(is_latest),
            End::Of(_) => DateBound::FIXED[usize::from(is_latest)],
        };
        write!(f, "{not}{verb}{how} ")?;
        end.write(f, |bound, f| bound.describe(self.shown(), f))
    }
}

#[inline]
fn resolve(bound: DateBound, clock: &Clock) -> Option<Date> {
    match bound {
        DateBound::On(date) => Some(date),
        DateBound::Today { .. } => clock.today().map(|today| bound.resolve(today)),
    }
}

impl<T: DateValue + ?Sized> Check<T> for DateRule {
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)] // so that the constant's arguments fold into the code
    fn check(&self, value: &T, clock: &Clock) -> Result<(), Fault> {
        match value.date(self.format) {
            Some(date) => self.judge(date?, clock),
            None => Ok(()),
        }
    }
}

impl Rule for DateRule {
    fn name(&self) -> &'static str {
        "date"
    }

    fn unread(&self) -> Option<Unread> {
        Some(Unread::Date)
    }

    fn error_type(&self, fault: Fault) -> &ValidationErrorType {
        code(fault)
    }

    fn error_types<'a>(&'a self, visit: &mut dyn FnMut(&'a ValidationErrorType)) {
        visit(self.error_type(Fault::NotADate));
        if self.min.is_some() || self.max.is_some() || self.siblings.are_some() {
            visit(self.error_type(Fault::TooLate));
        }
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_form(f)?;
        for (end, is_latest) in [(self.min, false), (self.max, true)] {
            if end.is_some() {
                f.write_str("; ")?;
                self.write_limit(end, is_latest, "", f)?;
            }
        }
        self.siblings.write(f)
    }

    fn message(&self, fault: Fault, _: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if fault == Fault::NoSuchDay { NO_SUCH_DAY } else { "" })?;
        f.write_str("This must ")?;
        match fault {
            Fault::TooEarly => self.write_limit(self.min, false, "be ", f)?,
            Fault::TooLate => self.write_limit(self.max, true, "be ", f)?,
            Fault::NotAfter | Fault::NotBefore => self.siblings.write_broken(fault, f)?,
            _ => {
                f.write_str("be ")?;
                self.write_form(f)?;
            }
        }
        f.write_str(".")
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        if self.form.is_text() {
            visit("format", Param::Text(self.format.as_str()));
        } else {
            self.form.params(visit);
        }
        for (name, bound) in [("min", self.min), ("max", self.max)] {
            if let Some(bound) = bound {
                visit(name, bound.param(Param::Date));
            }
        }
        self.siblings.params(visit);
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        if kind == ValueKind::Text && self.form.is_text() {
            keywords.pattern(self.format.pattern());
            if self.format.is_full_date() {
                keywords.add(Keyword::Formats(&["date"]));
            }
        }
        keywords.not_all();
    }
}
