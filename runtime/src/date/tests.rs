//! Every date there is, and the dates around those that are missing.

use alloc::format;
use alloc::string::ToString;

use super::*;

fn date(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap()
}

/// The calendar as it is taught, one day after the other.
fn next((year, month, day): (u16, u8, u8)) -> (u16, u8, u8) {
    let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    let last =
        [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][usize::from(month) - 1];
    match (month, day) {
        (12, 31) => (year + 1, 1, 1),
        _ if day == last => (year, month + 1, 1),
        _ => (year, month, day + 1),
    }
}

#[test]
fn every_day_has_its_number() {
    let (mut now, mut days) = ((1, 1, 1), Date::MIN.unix_days());
    let mut before = None;
    while now.0 <= 9999 {
        let date = date(now.0, now.1, now.2);
        assert_eq!((date.year(), date.month(), date.day()), now);
        assert_eq!(date.unix_days(), days);
        assert_eq!(Date::from_unix_days(days), Some(date));
        assert!(before < Some(date));
        before = Some(date);
        (now, days) = (next(now), days + 1);
    }
    assert_eq!(before, Some(Date::MAX));
    assert_eq!(days, 2_932_897);
    assert_eq!(date(1970, 1, 1).unix_days(), 0);
    assert_eq!(date(2026, 11, 22).unix_days(), 20_779);
}

#[test]
fn only_the_calendar_has_dates() {
    let mut now = (1, 1, 1);
    for year in 0..=10_001 {
        for month in 0..=13 {
            for day in 0..=32 {
                let exists = now == (year, month, day) && year <= 9999;
                assert_eq!(Date::new(year, month, day).is_some(), exists, "{year} {month} {day}");
                if exists {
                    now = next(now);
                }
            }
        }
    }
    for (year, month, day) in [(u16::MAX, 1, 1), (2024, u8::MAX, 1), (2024, 1, u8::MAX), (12_024, 1, 1)] {
        assert_eq!(Date::new(year, month, day), None);
    }
}

#[test]
fn beyond_the_calendar_is_no_date() {
    for days in [i64::MIN, -719_163, 2_932_897, i64::MAX] {
        assert_eq!(Date::from_unix_days(days), None);
    }
    assert_eq!(Date::from_unix_days(-719_162), Some(Date::MIN));
    assert_eq!(Date::from_unix_days(2_932_896), Some(Date::MAX));
}

#[test]
fn adds_days() {
    assert_eq!(date(2024, 2, 28).saturating_add_days(1), date(2024, 2, 29));
    assert_eq!(date(2023, 2, 28).saturating_add_days(1), date(2023, 3, 1));
    assert_eq!(date(2024, 3, 1).saturating_add_days(-1), date(2024, 2, 29));
    assert_eq!(date(1900, 2, 28).saturating_add_days(1), date(1900, 3, 1));
    assert_eq!(date(2000, 1, 1).saturating_add_days(146_097), date(2400, 1, 1));
    assert_eq!(Date::MIN.saturating_add_days(3_652_058), Date::MAX);
    assert_eq!(Date::MAX.saturating_add_days(-3_652_058), Date::MIN);
    for date in [Date::MIN, date(1970, 1, 1), date(2024, 2, 29), Date::MAX] {
        assert_eq!(date.saturating_add_days(0), date);
        assert_eq!(date.saturating_add_days(3_652_059), Date::MAX);
        assert_eq!(date.saturating_add_days(-3_652_059), Date::MIN);
        assert_eq!(date.saturating_add_days(i64::MAX), Date::MAX);
        assert_eq!(date.saturating_add_days(i64::MIN), Date::MIN);
    }
}

#[test]
fn adds_months_up_to_the_last_day() {
    assert_eq!(date(2024, 1, 31).saturating_add_months(1), date(2024, 2, 29));
    assert_eq!(date(2023, 1, 31).saturating_add_months(1), date(2023, 2, 28));
    assert_eq!(date(2024, 2, 29).saturating_add_months(12), date(2025, 2, 28));
    assert_eq!(date(2024, 2, 29).saturating_add_months(48), date(2028, 2, 29));
    assert_eq!(date(2024, 2, 29).saturating_add_months(-12 * 124), date(1900, 2, 28));
    assert_eq!(date(2024, 5, 31).saturating_add_months(-1), date(2024, 4, 30));
    assert_eq!(date(2024, 1, 15).saturating_add_months(-1), date(2023, 12, 15));
    assert_eq!(date(2024, 12, 31).saturating_add_months(2), date(2025, 2, 28));
    assert_eq!(Date::MIN.saturating_add_months(-1), Date::MIN);
    assert_eq!(date(1, 1, 31).saturating_add_months(-1), Date::MIN);
    assert_eq!(date(9999, 12, 1).saturating_add_months(1), Date::MAX);
    assert_eq!(date(9999, 11, 30).saturating_add_months(1), date(9999, 12, 30));
    for date in [Date::MIN, date(2024, 2, 29), Date::MAX] {
        assert_eq!(date.saturating_add_months(0), date);
        assert_eq!(date.saturating_add_months(i64::MAX), Date::MAX);
        assert_eq!(date.saturating_add_months(i64::MIN), Date::MIN);
    }
}

#[test]
fn prints_with_width() {
    let date = date(1966, 7, 30);
    assert_eq!(date.to_string(), "30/JUL/1966");
    assert_eq!(format!("{date:?}"), "30/JUL/1966");
    assert_eq!(format!("{date:>13}|"), "  30/JUL/1966|");
    assert_eq!(Date::MIN.to_string(), "01/JAN/0001");
}

#[cfg(feature = "std")]
#[test]
fn reads_any_clock() {
    use std::time::{Duration, SystemTime};

    const DAY: Duration = Duration::from_secs(86_400);
    const TICK: Duration = Duration::from_micros(1);
    let epoch = SystemTime::UNIX_EPOCH;
    assert_eq!(utc_date(epoch), date(1970, 1, 1));
    assert_eq!(utc_date(epoch + DAY - TICK), date(1970, 1, 1));
    assert_eq!(utc_date(epoch + DAY), date(1970, 1, 2));
    assert_eq!(utc_date(epoch - TICK), date(1969, 12, 31));
    assert_eq!(utc_date(epoch - Duration::from_secs(1)), date(1969, 12, 31));
    assert_eq!(utc_date(epoch - DAY), date(1969, 12, 31));
    assert_eq!(utc_date(epoch - DAY - TICK), date(1969, 12, 30));
    // Not every system has a clock that goes this far.
    if let Some(late) = epoch.checked_add(DAY * 3_000_000) {
        assert_eq!(utc_date(late), Date::MAX);
    }
    if let Some(early) = epoch.checked_sub(DAY * 800_000) {
        assert_eq!(utc_date(early), Date::MIN);
    }
    assert!(Date::today_utc() > Date::MIN);
}
