//! The bounds of a date rule: a fixed date, or one counted from today.

use core::fmt;

use crate::date::Date;
use crate::date_format::DateFormat;

/// An inclusive bound of a date.
///
/// ```
/// use api_validate::{Date, DateBound};
///
/// let of_age = DateBound::Today { days: 0, months: -18 * 12 };
/// let today = Date::new(2024, 2, 29).unwrap();
/// assert_eq!(of_age.resolve(today), Date::new(2006, 2, 28).unwrap());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateBound {
    /// This date.
    On(Date),
    /// Today, or a date counted from it: first the months, then the days, either in both directions.
    Today {
        /// Days after today; negative before it.
        days: i32,
        /// Months after today; negative before it.
        months: i32,
    },
}

impl DateBound {
    /// The date that is meant, at most [`Date::MAX`] and at least [`Date::MIN`].
    #[inline]
    #[must_use]
    pub const fn resolve(self, today: Date) -> Date {
        match self {
            DateBound::On(date) => date,
            DateBound::Today { days: 0, months: 0 } => today,
            DateBound::Today { days, months } => {
                today.saturating_add_months(months as i64).saturating_add_days(days as i64)
            }
        }
    }

    /// The earliest and the latest date in English: `not`, room for a verb, and `before`.
    pub(crate) const FIXED: [(&'static str, &'static str); 2] = [("not ", "before"), ("not ", "after")];

    /// The same for this bound, where `18 years before today` is `at least`, or `not`, `more than` that.
    pub(crate) const fn limit(self, is_latest: bool) -> (&'static str, &'static str) {
        let is_least = match self {
            DateBound::Today { days: 0, months: 0 } | DateBound::On(_) => None,
            DateBound::Today { days, months } if days <= 0 && months <= 0 => Some(is_latest),
            DateBound::Today { days, months } if days >= 0 && months >= 0 => Some(!is_latest),
            DateBound::Today { .. } => None,
        };
        match is_least {
            Some(true) => ("", "at least"),
            Some(false) => ("not ", "more than"),
            None => Self::FIXED[is_latest as usize],
        }
    }

    /// The bound in English, a date in the rule's own format: `30 days after today`.
    pub(crate) fn describe(self, format: DateFormat, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateBound::On(date) => format.write(date, f),
            DateBound::Today { days: 0, months: 0 } => f.write_str("today"),
            DateBound::Today { days, months } => describe_offset(days, months, f),
        }
    }
}

fn describe_offset(days: i32, months: i32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (day_count, month_count) = (Count::days(days), Count::months(months));
    match (days, months) {
        (_, 0) => write!(f, "{day_count} {} today", side(days)),
        (0, _) => write!(f, "{month_count} {} today", side(months)),
        _ if (days < 0) == (months < 0) => {
            write!(f, "{month_count} and {day_count} {} today", side(days))
        }
        // Read from the right, as it is computed: `3 days before 1 month after today`.
        _ => write!(f, "{day_count} {} {month_count} {} today", side(days), side(months)),
    }
}

const fn side(offset: i32) -> &'static str {
    if offset < 0 { "before" } else { "after" }
}

/// `1 day`, `18 years`.
struct Count {
    number: u32,
    unit: &'static str,
}

impl Count {
    const fn days(days: i32) -> Count {
        Count { number: days.unsigned_abs(), unit: "day" }
    }

    const fn months(months: i32) -> Count {
        let months = months.unsigned_abs();
        if months % 12 == 0 {
            Count { number: months / 12, unit: "year" }
        } else {
            Count { number: months, unit: "month" }
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.number == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.number, self.unit)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};

    use super::*;

    struct Described(DateBound, &'static str);

    impl fmt::Display for Described {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.describe(DateFormat::new(self.1).unwrap(), f)
        }
    }

    fn from_today(days: i32, months: i32) -> String {
        Described(DateBound::Today { days, months }, "dd/MMM/YYYY").to_string()
    }

    fn date(year: u16, month: u8, day: u8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn describes_in_english() {
        let last = DateBound::On(date(2024, 12, 31));
        assert_eq!(Described(last, "dd/MMM/YYYY").to_string(), "31/DEC/2024");
        assert_eq!(Described(last, "yyyy-MM-dd").to_string(), "2024-12-31");
        assert_eq!(from_today(0, 0), "today");
        assert_eq!(from_today(30, 0), "30 days after today");
        assert_eq!(from_today(-1, 0), "1 day before today");
        assert_eq!(from_today(0, -216), "18 years before today");
        assert_eq!(from_today(0, 12), "1 year after today");
        assert_eq!(from_today(0, 18), "18 months after today");
        assert_eq!(from_today(3, 6), "6 months and 3 days after today");
        assert_eq!(from_today(-3, -1), "1 month and 3 days before today");
        assert_eq!(from_today(-3, 1), "3 days before 1 month after today");
        assert_eq!(from_today(i32::MIN, 0), "2147483648 days before today");
    }

    #[test]
    fn says_on_which_side_of_today_a_date_is() {
        let limits = |days, months| {
            [false, true].map(|is_latest| DateBound::Today { days, months }.limit(is_latest).1)
        };
        assert_eq!(limits(0, 0), ["before", "after"]);
        assert_eq!(limits(1, 0), ["at least", "more than"]);
        assert_eq!(limits(3, 6), ["at least", "more than"]);
        assert_eq!(limits(0, -216), ["more than", "at least"]);
        assert_eq!(limits(i32::MIN, i32::MIN), ["more than", "at least"]);
        assert_eq!(limits(-3, 1), ["before", "after"]);
    }

    #[test]
    fn counts_months_first() {
        let bound = DateBound::Today { days: 1, months: 1 };
        assert_eq!(bound.resolve(date(2023, 1, 31)), date(2023, 3, 1));
        assert_eq!(bound.resolve(date(2024, 1, 31)), date(2024, 3, 1));
        assert_eq!(bound.resolve(date(2024, 1, 28)), date(2024, 2, 29));
    }

    #[test]
    fn resolves_what_is_far_away_to_the_ends() {
        for today in [Date::MIN, date(2026, 11, 22), Date::MAX] {
            let resolved = |days, months| DateBound::Today { days, months }.resolve(today);
            assert_eq!(resolved(0, 0), today);
            assert_eq!(resolved(i32::MAX, i32::MAX), Date::MAX);
            assert_eq!(resolved(i32::MIN, i32::MIN), Date::MIN);
            assert_eq!(DateBound::On(Date::MIN).resolve(today), Date::MIN);
        }
    }
}
