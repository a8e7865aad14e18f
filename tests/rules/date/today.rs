//! Bounds that are counted from today, on days of the tests' own.

use api_validate::{Date, Validator};

use super::RANGE;
use crate::kit::{codes, codes_on, day, record_of};

check! {
    past: Date => (date(max = today));
    future: Date => (date(min = today));
    tomorrow: Date => (date(min = today + 1 day));
    soon: Date => (date(max = today + 30 days));
    of_age: Date => (date(max = today - 18 years));
    next_year: Date => (date(max = today + 1 year));
    four_years: Date => (date(max = today - 4 years));
    month: Date => (date(max = today + 1 month));
    last_month: Date => (date(min = today - 1 month));
    week: Date => (date(max = today + 2 weeks));
    ages: Date => (date(max = today + 9999 years));
    long_ago: Date => (date(min = today - 9999 years));
    window: Date => (date(min = today - 1 week, max = today + 1 week));
}

/// What `rule` says of the day itself, of the one before and of the one after.
fn around<T: api_validate::ApiValidate<Context = ()>>(
    rule: fn(Date) -> T,
    today: Date,
    edge: Date,
) -> [String; 3] {
    [-1, 0, 1].map(|days| codes_on(today, &rule(edge.saturating_add_days(days))))
}

const NOT_AFTER: [&str; 3] = ["", "", RANGE];
const NOT_BEFORE: [&str; 3] = [RANGE, "", ""];

#[test]
fn today_is_inside_of_both_bounds() {
    for today in [day(2026, 11, 22), day(2024, 2, 29), day(1970, 1, 1), day(1969, 12, 31), day(2000, 1, 1)] {
        assert_eq!(around(past, today, today), NOT_AFTER, "{today}");
        assert_eq!(around(future, today, today), NOT_BEFORE, "{today}");
    }
}

#[test]
fn days_and_weeks() {
    let today = day(2024, 2, 28);
    assert_eq!(around(tomorrow, today, day(2024, 2, 29)), NOT_BEFORE);
    assert_eq!(around(tomorrow, day(2023, 2, 28), day(2023, 3, 1)), NOT_BEFORE);
    assert_eq!(around(soon, today, day(2024, 3, 29)), NOT_AFTER);
    assert_eq!(around(soon, day(2026, 12, 2), day(2027, 1, 1)), NOT_AFTER);
    assert_eq!(around(week, today, day(2024, 3, 13)), NOT_AFTER);
    assert_eq!(around(window, today, day(2024, 2, 21)), NOT_BEFORE);
    assert_eq!(around(window, today, day(2024, 3, 6)), NOT_AFTER);
}

#[test]
fn eighteen_years_before_a_leap_day() {
    assert_eq!(around(of_age, day(2024, 2, 29), day(2006, 2, 28)), NOT_AFTER);
    assert_eq!(around(of_age, day(2024, 2, 28), day(2006, 2, 28)), NOT_AFTER);
    assert_eq!(around(of_age, day(2024, 3, 1), day(2006, 3, 1)), NOT_AFTER);
    // Born on a leap day, of age on the first of March.
    assert_eq!(codes_on(day(2022, 2, 28), &of_age(day(2004, 2, 29))), RANGE);
    assert_eq!(codes_on(day(2022, 3, 1), &of_age(day(2004, 2, 29))), "");
}

#[test]
fn years_between_leap_days() {
    assert_eq!(around(next_year, day(2024, 2, 29), day(2025, 2, 28)), NOT_AFTER);
    assert_eq!(around(next_year, day(2023, 2, 28), day(2024, 2, 28)), NOT_AFTER);
    assert_eq!(around(four_years, day(2024, 2, 29), day(2020, 2, 29)), NOT_AFTER);
    assert_eq!(around(four_years, day(2104, 2, 29), day(2100, 2, 28)), NOT_AFTER);
    assert_eq!(around(four_years, day(2000, 2, 29), day(1996, 2, 29)), NOT_AFTER);
}

#[test]
fn months_of_unequal_length() {
    assert_eq!(around(month, day(2024, 1, 31), day(2024, 2, 29)), NOT_AFTER);
    assert_eq!(around(month, day(2023, 1, 31), day(2023, 2, 28)), NOT_AFTER);
    assert_eq!(around(month, day(2023, 12, 31), day(2024, 1, 31)), NOT_AFTER);
    assert_eq!(around(month, day(2024, 2, 29), day(2024, 3, 29)), NOT_AFTER);
    assert_eq!(around(last_month, day(2024, 3, 31), day(2024, 2, 29)), NOT_BEFORE);
    assert_eq!(around(last_month, day(2024, 1, 15), day(2023, 12, 15)), NOT_BEFORE);
}

#[test]
fn the_ends_of_the_calendar() {
    for today in [Date::MIN, Date::MAX] {
        assert_eq!(codes_on(today, &past(Date::MIN)), "");
        assert_eq!(codes_on(today, &future(Date::MAX)), "");
        assert_eq!(codes_on(today, &ages(Date::MAX)), "");
        assert_eq!(codes_on(today, &long_ago(Date::MIN)), "");
    }
    assert_eq!(codes_on(Date::MIN, &past(day(1, 1, 2))), RANGE);
    assert_eq!(codes_on(Date::MAX, &future(day(9999, 12, 30))), RANGE);
    assert_eq!(codes_on(Date::MAX, &tomorrow(Date::MAX)), "", "no later day can be written");
    assert_eq!(codes_on(Date::MIN, &of_age(Date::MIN)), "", "nor an earlier one");
    assert_eq!(codes_on(day(18, 1, 1), &of_age(day(1, 1, 2))), RANGE);
}

#[test]
fn without_a_date_of_the_test_it_is_the_clock_s() {
    assert_eq!(codes(&past(Date::MIN)), "");
    assert_eq!(codes(&past(Date::MAX)), RANGE);
    assert_eq!(codes(&future(Date::MAX)), "");
    assert_eq!(codes(&future(Date::MIN)), RANGE);
}

#[test]
fn the_record_says_how_the_bound_is_counted() {
    let today = day(2026, 11, 22);
    let message = |value: &dyn Fn(&Validator) -> Result<(), api_validate::ValidationErrors>| {
        let errors = value(&Validator::new().today(today)).expect_err("a date out of range");
        record_of(errors.iter().next().expect("a record"))
    };
    for (found, expected) in [
        (message(&|v| v.validate(&past(Date::MAX))), "not after today | This must not be after today."),
        (message(&|v| v.validate(&future(Date::MIN))), "not before today | This must not be before today."),
        (
            message(&|v| v.validate(&tomorrow(today))),
            "at least 1 day after today | This must be at least 1 day after today.",
        ),
        (
            message(&|v| v.validate(&of_age(today))),
            "at least 18 years before today | This must be at least 18 years before today.",
        ),
        (
            message(&|v| v.validate(&month(Date::MAX))),
            "not more than 1 month after today | This must not be more than 1 month after today.",
        ),
        (
            message(&|v| v.validate(&week(Date::MAX))),
            "not more than 14 days after today | This must not be more than 14 days after today.",
        ),
    ] {
        assert_eq!(
            found,
            format!("INVALID_DATE_RANGE | a date as dd/MMM/YYYY, such as 30/JUL/1966; {expected}")
        );
    }
}
