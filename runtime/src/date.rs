//! A calendar date: what the date rules read, compare and print.

#[cfg(test)]
mod tests;

/// Days from 01/JAN/0001 to 01/JAN/1970.
const EPOCH: i64 = 719_162;

#[cfg(feature = "std")]
const UNIX_EPOCH: Date = Date { year: 1970, month: 1, day: 1 };

/// Days in 400 years, after which the calendar repeats.
const DAYS_IN_400_YEARS: i64 = 146_097;

/// A calendar date, year 0001 to 9999 (proleptic Gregorian).
///
/// There is no time of day and no time zone. Dates order by time and print as `30/JUL/1966`.
///
/// ```
/// use api_validate::Date;
///
/// let date = Date::new(1966, 7, 30).unwrap();
/// assert_eq!(date.to_string(), "30/JUL/1966");
/// assert!(date < Date::new(1966, 8, 1).unwrap());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The first date, `01/JAN/0001`.
    ///
    /// ```
    /// use api_validate::Date;
    ///
    /// assert_eq!(Date::new(1, 1, 1), Some(Date::MIN));
    /// ```
    pub const MIN: Date = Date { year: 1, month: 1, day: 1 };

    /// The last date, `31/DEC/9999`.
    ///
    /// ```
    /// use api_validate::Date;
    ///
    /// assert_eq!(Date::new(9999, 12, 31), Some(Date::MAX));
    /// ```
    pub const MAX: Date = Date { year: 9999, month: 12, day: 31 };

    /// The date of a year (1 to 9999), month (1 to 12) and day, or `None` if the calendar has no
    /// such day.
    ///
    /// ```
    /// use api_validate::Date;
    ///
    /// assert!(Date::new(2024, 2, 29).is_some());
    /// assert_eq!(Date::new(2023, 2, 29), None);
    /// assert_eq!(Date::new(0, 1, 1), None);
    /// ```
    #[inline]
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        if 0 < year && year <= 9999 && 0 < day && day <= days_in_month(year, month) {
            Some(Date { year, month, day })
        } else {
            None
        }
    }

    /// The year, 1 to 9999.
    ///
    /// ```
    /// use api_validate::Date;
    ///
    /// assert_eq!(Date::MAX.year(), 9999);
    /// ```
    #[inline]
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 (January) to 12.
    ///
    /// ```
    /// use api_validate::Date;
    ///
    /// assert_eq!(Date::MAX.month(), 12);
    /// ```
    #[inline]
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    ///
    /// ```
    /// use api_validate::Date;
    ///
    /// assert_eq!(Date::MAX.day(), 31);
    /// ```
    #[inline]
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The date that lies so many days after 01/JAN/1970 (before it, if negative), or `None`
    /// outside of the years 1 to 9999.
    ///
    /// ```
    /// use api_validate::Date;
    ///
    /// assert_eq!(Date::from_unix_days(0), Date::new(1970, 1, 1));
    /// assert_eq!(Date::from_unix_days(-1), Date::new(1969, 12, 31));
    /// assert_eq!(Date::from_unix_days(i64::MAX), None);
    /// ```
    #[must_use]
    pub const fn from_unix_days(days: i64) -> Option<Date> {
        if days < Date::MIN.unix_days() || days > Date::MAX.unix_days() {
            return None;
        }
        let days = days + EPOCH;
        let year = year_of(days);
        Some(date_in_year(year, days - days_before_year(year)))
    }

    /// The days from 01/JAN/1970 to this date, negative for an earlier one.
    ///
    /// ```
    /// use api_validate::Date;
    ///
    /// assert_eq!(Date::new(1970, 2, 1).unwrap().unix_days(), 31);
    /// assert_eq!(Date::new(1969, 12, 31).unwrap().unix_days(), -1);
    /// ```
    #[must_use]
    pub const fn unix_days(self) -> i64 {
        days_before_year(self.year as i64)
            + days_before_month(is_leap(self.year), self.month as i64)
            + (self.day as i64 - 1)
            - EPOCH
    }

    /// The date so many days later (earlier, if negative), at most [`Date::MAX`] and at least
    /// [`Date::MIN`].
    ///
    /// ```
    /// use api_validate::Date;
    ///
    /// let date = Date::new(2024, 2, 28).unwrap();
    /// assert_eq!(date.saturating_add_days(2), Date::new(2024, 3, 1).unwrap());
    /// assert_eq!(date.saturating_add_days(i64::MAX), Date::MAX);
    /// ```
    #[must_use]
    pub const fn saturating_add_days(self, days: i64) -> Date {
        let target = self.unix_days().saturating_add(days);
        match Date::from_unix_days(target) {
            Some(date) => date,
            None if target < 0 => Date::MIN,
            None => Date::MAX,
        }
    }

    /// The same day so many months later (earlier, if negative), or the last day of that month
    /// where it is shorter; at most [`Date::MAX`] and at least [`Date::MIN`].
    ///
    /// ```
    /// use api_validate::Date;
    ///
    /// let date = Date::new(2024, 2, 29).unwrap();
    /// assert_eq!(date.saturating_add_months(-12), Date::new(2023, 2, 28).unwrap());
    /// assert_eq!(date.saturating_add_months(i64::MIN), Date::MIN);
    /// ```
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "12 <= target < 120 000")]
    pub const fn saturating_add_months(self, months: i64) -> Date {
        let target = (self.year as i64 * 12 + self.month as i64 - 1).saturating_add(months);
        if target < 12 {
            return Date::MIN;
        }
        if target >= 120_000 {
            return Date::MAX;
        }
        let (year, month) = ((target / 12) as u16, (target % 12) as u8 + 1);
        let last = days_in_month(year, month);
        Date { year, month, day: if self.day < last { self.day } else { last } }
    }

    /// Today's date in UTC, from the system clock. A clock outside of the years 1 to 9999 gives
    /// [`Date::MIN`] or [`Date::MAX`].
    ///
    /// ```
    /// use api_validate::Date;
    ///
    /// assert!(Date::today_utc() > Date::MIN);
    /// ```
    #[cfg(feature = "std")]
    #[must_use]
    pub fn today_utc() -> Date {
        utc_date(std::time::SystemTime::now())
    }
}

/// The last day of a month, or 0 if there is no such month.
#[inline]
const fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        2 => 28 + is_leap(year) as u8,
        // The odd months are the long ones until July, the even ones from August on.
        1..=12 => 30 + ((month ^ month >> 3) & 1),
        _ => 0,
    }
}

#[inline]
const fn is_leap(year: u16) -> bool {
    // Of the multiples of 25, those of 4 are the centuries, and those of 16 every fourth of them.
    if year % 25 == 0 { year % 16 == 0 } else { year % 4 == 0 }
}

/// Days from 01/JAN/0001 to the first day of a year.
const fn days_before_year(year: i64) -> i64 {
    let past = year - 1;
    past * 365 + past / 4 - past / 100 + past / 400
}

/// Days from the first day of a year to the first day of one of its months.
const fn days_before_month(leap: bool, month: i64) -> i64 {
    // The line of slope 367/12 meets every month's start in a year whose February has 30 days.
    (367 * month - 362) / 12 - if month > 2 { 2 - leap as i64 } else { 0 }
}

/// The year that holds a day counted from 01/JAN/0001.
const fn year_of(days: i64) -> i64 {
    // The mean length of a year places a day in its year or in a neighbour of it.
    let guess = days * 400 / DAYS_IN_400_YEARS + 1;
    if days < days_before_year(guess) {
        guess - 1
    } else if days >= days_before_year(guess + 1) {
        guess + 1
    } else {
        guess
    }
}

/// The date at a day of a year, counted from 0.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the caller's day is in that year"
)]
const fn date_in_year(year: i64, day: i64) -> Date {
    let leap = is_leap(year as u16);
    let after_february = day >= days_before_month(leap, 3);
    let in_even_months = day + if after_february { 2 - leap as i64 } else { 0 };
    let month = (12 * in_even_months + 373) / 367;
    let day = day - days_before_month(leap, month) + 1;
    Date { year: year as u16, month: month as u8, day: day as u8 }
}

#[cfg(feature = "std")]
fn utc_date(time: std::time::SystemTime) -> Date {
    const DAY: u64 = 24 * 60 * 60;
    let epoch = std::time::SystemTime::UNIX_EPOCH;
    let days = match time.duration_since(epoch) {
        Ok(after) => i64::try_from(after.as_secs() / DAY).unwrap_or(i64::MAX),
        // Counted back from the epoch, a day that has only begun counts whole.
        Err(before) => {
            let nanos = u64::from(before.duration().subsec_nanos() > 0);
            let days = before.duration().as_secs().saturating_add(nanos).div_ceil(DAY);
            i64::try_from(days).map_or(i64::MIN, |days| -days)
        }
    };
    UNIX_EPOCH.saturating_add_days(days)
}
