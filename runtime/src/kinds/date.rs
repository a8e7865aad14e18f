//! Dates, and text that holds one.

use alloc::string::String;

use super::see_through;
use crate::{Date, DateFormat, Fault, date_form::DateForm};

/// A value that is a date, or text that holds one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a date",
    label = "`date` reads text or a date",
    note = "the dates of `chrono`, `time` and `jiff` need the feature of that name",
    note = "where it is a list or a map, write `each(…)` around the rule to check each element: `each(date)`",
    note = "implement `api_validate::kinds::DateValue` for `{Self}` if it holds a date; wrap a type of another crate in a newtype first"
)]
pub trait DateValue {
    /// How a request has it: in the rule's format, unless the type has a form of its own.
    const FORM: DateForm = DateForm::Text;

    /// The date; text is read in the format. `None` passes; [`Fault::NotADate`] says that it is not a date,
    /// [`Fault::NoSuchDay`] that the calendar has no such day.
    fn date(&self, format: DateFormat) -> Option<Result<Date, Fault>>;
}

impl DateValue for str {
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)] // so that a constant format folds away
    fn date(&self, format: DateFormat) -> Option<Result<Date, Fault>> {
        Some(format.parse(self).ok_or_else(|| format.fault(self)))
    }
}

impl DateValue for String {
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)] // so that a constant format folds away
    fn date(&self, format: DateFormat) -> Option<Result<Date, Fault>> {
        self.as_str().date(format)
    }
}

impl DateValue for Date {
    fn date(&self, _: DateFormat) -> Option<Result<Date, Fault>> {
        Some(Ok(*self))
    }
}

/// A typed date outside the years 1 to 9999 cannot be written in any format.
#[cfg(any(feature = "chrono", feature = "time", feature = "jiff"))]
fn civil(year: i64, month: u8, day: u8) -> Result<Date, Fault> {
    let date = u16::try_from(year).ok().and_then(|year| Date::new(year, month, day));
    date.ok_or(Fault::NotADate)
}

#[cfg(any(feature = "chrono", feature = "time", feature = "jiff"))]
macro_rules! typed_dates {
    ($([$($generics:tt)*] $type:ty, $form:expr => |$date:ident| ($year:expr, $month:expr, $day:expr);)*) => {$(
        impl<$($generics)*> DateValue for $type {
            const FORM: DateForm = $form;

            fn date(&self, _: DateFormat) -> Option<Result<Date, Fault>> {
                let $date = self;
                Some(civil(i64::from($year), $month, $day))
            }
        }
    )*};
}

#[cfg(feature = "chrono")]
mod chrono {
    use super::{Date, DateForm, DateFormat, DateValue, Fault, civil};
    use ::chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeZone};

    /// A month or day of a calendar fits; 0 would be refused as no date.
    fn small(n: u32) -> u8 {
        u8::try_from(n).unwrap_or(0)
    }

    typed_dates! {
        [] NaiveDate, DateForm::Date => |d| (d.year(), small(d.month()), small(d.day()));
        [] NaiveDateTime, DateForm::DateTime => |d| (d.year(), small(d.month()), small(d.day()));
        [Tz: TimeZone] DateTime<Tz>, DateForm::Offset => |d| (d.year(), small(d.month()), small(d.day()));
    }
}

#[cfg(feature = "time")]
mod time {
    use super::{Date, DateForm, DateFormat, DateValue, Fault, civil};
    use crate::date_form::OfTime;
    use ::time::{OffsetDateTime, PrimitiveDateTime, UtcDateTime};

    typed_dates! {
        [] ::time::Date, DateForm::OfTime(OfTime::Date) => |d| (d.year(), u8::from(d.month()), d.day());
        [] PrimitiveDateTime, DateForm::OfTime(OfTime::DateTime) => |d| (d.year(), u8::from(d.month()), d.day());
        [] OffsetDateTime, DateForm::OfTime(OfTime::Offset) => |d| (d.year(), u8::from(d.month()), d.day());
        [] UtcDateTime, DateForm::OfTime(OfTime::DateTime) => |d| (d.year(), u8::from(d.month()), d.day());
    }
}

#[cfg(feature = "jiff")]
mod jiff {
    use super::{Date, DateForm, DateFormat, DateValue, Fault, civil};
    use ::jiff::{Zoned, civil as calendar};

    /// Months and days are positive there too.
    fn small(n: i8) -> u8 {
        n.unsigned_abs()
    }

    typed_dates! {
        [] calendar::Date, DateForm::Date => |d| (d.year(), small(d.month()), small(d.day()));
        [] calendar::DateTime, DateForm::DateTime => |d| (d.year(), small(d.month()), small(d.day()));
        [] Zoned, DateForm::Zoned => |d| (d.year(), small(d.month()), small(d.day()));
    }

    /// An instant is on the date that it has in UTC.
    impl DateValue for ::jiff::Timestamp {
        const FORM: DateForm = DateForm::Offset;

        fn date(&self, _: DateFormat) -> Option<Result<Date, Fault>> {
            // Seconds are cut towards 1970, so that an instant before it may have begun one more.
            let second = self.as_second() - i64::from(self.subsec_nanosecond() < 0);
            Some(Date::from_unix_days(second.div_euclid(86_400)).ok_or(Fault::NotADate))
        }
    }
}

see_through! {
    DateValue [] const FORM: DateForm;
    [fn date(&self, format: DateFormat) -> Option<Result<Date, Fault>>] |self, value| value.date(format);
    none: None
}
