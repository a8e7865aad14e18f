//! Typed dates: of `chrono`, `time` and `jiff`, and our own.

use api_validate::Date;
use chrono::{FixedOffset, NaiveDate, NaiveDateTime, TimeZone, Utc};
use jiff::{Timestamp, Zoned, civil, tz};
use time::{OffsetDateTime, PrimitiveDateTime, UtcDateTime};

use super::{FORMAT, RANGE};
use crate::kit::{codes, record};

/// A type of date under bounds: the days before, at and after each.
macro_rules! typed {
    ($($name:ident: $ty:ty => |$y:ident, $m:ident, $d:ident| $make:expr;)*) => {$(
        #[test]
        fn $name() {
            check! {
                bounded: $ty => (date(min = "29/FEB/2020", max = "31/DEC/2020"));
                any: $ty => (date);
                iso: $ty => (date(min = "2020-02-29", max = "2020-12-31"));
            }
            let make = |$y: u16, $m: u8, $d: u8| -> $ty { $make };
            for (value, expected) in [
                ((2020, 2, 28), RANGE), ((2020, 2, 29), ""), ((2020, 3, 1), ""), ((2020, 12, 31), ""), ((2021, 1, 1), RANGE),
                ((1, 1, 1), RANGE),
            ] {
                let (y, m, d) = value;
                assert_eq!(codes(&bounded(make(y, m, d))), expected, "{value:?}");
                assert_eq!(codes(&iso(make(y, m, d))), expected, "{value:?}");
                assert_eq!(codes(&any(make(y, m, d))), "", "{value:?}");
            }
        }
    )*};
}

fn naive(y: u16, m: u8, d: u8) -> NaiveDate {
    NaiveDate::from_ymd_opt(y.into(), m.into(), d.into()).expect("a date")
}

fn noon(y: u16, m: u8, d: u8) -> NaiveDateTime {
    naive(y, m, d).and_hms_opt(23, 59, 59).expect("a time")
}

fn calendar(y: u16, m: u8, d: u8) -> time::Date {
    let month = time::Month::try_from(m).expect("a month");
    time::Date::from_calendar_date(y.into(), month, d).expect("a date")
}

fn civil(y: u16, m: u8, d: u8) -> civil::Date {
    civil::Date::new(
        y.try_into().expect("a year"),
        m.try_into().expect("a month"),
        d.try_into().expect("a day"),
    )
    .expect("a date")
}

typed! {
    of_chrono: NaiveDate => |y, m, d| naive(y, m, d);
    of_chrono_with_time: NaiveDateTime => |y, m, d| noon(y, m, d);
    of_chrono_in_utc: chrono::DateTime<Utc> => |y, m, d| noon(y, m, d).and_utc();
    of_time: time::Date => |y, m, d| calendar(y, m, d);
    of_time_with_time: PrimitiveDateTime => |y, m, d| calendar(y, m, d).midnight();
    of_time_with_offset: OffsetDateTime => |y, m, d| calendar(y, m, d).midnight().assume_utc();
    of_time_in_utc: UtcDateTime => |y, m, d| calendar(y, m, d).midnight().as_utc();
    of_jiff: civil::Date => |y, m, d| civil(y, m, d);
    of_jiff_with_time: civil::DateTime => |y, m, d| civil(y, m, d).at(23, 59, 59, 999_999_999);
    of_jiff_in_a_zone: Zoned => |y, m, d| civil(y, m, d).to_zoned(tz::TimeZone::UTC).expect("a time");
    of_jiff_instants: Timestamp => |y, m, d| {
        civil(y, m, d).at(23, 59, 59, 999_999_999).to_zoned(tz::TimeZone::UTC).expect("a time").timestamp()
    };
}

#[test]
fn our_own_has_the_format_of_its_rule() {
    check! { bounded: Date => (date(format = "dd.MM.YYYY", min = "29.02.2020", max = "31.12.2020")); }
    for (value, expected) in
        [((2020, 2, 28), RANGE), ((2020, 2, 29), ""), ((2020, 12, 31), ""), ((2021, 1, 1), RANGE)]
    {
        let (y, m, d) = value;
        assert_eq!(codes(&bounded(Date::new(y, m, d).expect("a date"))), expected, "{value:?}");
    }
    let late = bounded(Date::MAX);
    assert_eq!(
        record(&late),
        "INVALID_DATE_RANGE | a date as dd.MM.YYYY, such as 30.07.1966; not before 29.02.2020; not after 31.12.2020 | \
         This must not be after 31.12.2020."
    );
}

#[test]
fn texts_name_what_the_type_reads() {
    check! {
        plain: NaiveDate => (date(max = today));
        option: Option<Box<NaiveDate>> => (date(max = "2020-12-31"));
        list: Vec<NaiveDate> => (each(date(max = "2020-12-31")));
        key: std::collections::BTreeMap<String, u8> => (keys(date(max = "31/DEC/2020")));
        instant: Timestamp => (when(true, date(max = "31/DEC/2020")));
        text: Vec<String> => (each(date(max = "31/DEC/2020")));
    }
    let far = NaiveDate::MAX;
    let day = "a date as YYYY-MM-dd, such as 1966-07-30";
    let out_of = |criteria: &str, format: &str| {
        format!("INVALID_DATE_FORMAT | {criteria}; not after {format} | This must be {criteria}.")
    };
    assert_eq!(record(&plain(far)), out_of(day, "today"));
    let range = |criteria: &str| {
        format!("INVALID_DATE_RANGE | {criteria}; not after 2020-12-31 | This must not be after 2020-12-31.")
    };
    assert_eq!(record(&option(Some(Box::new(naive(2021, 1, 1))))), range(day));
    assert_eq!(record(&list(vec![naive(2021, 1, 1)])), range(day));
    assert_eq!(
        record(&instant(Timestamp::MAX)),
        range("a date and time with offset, such as 1966-07-30T09:30:00Z")
    );
    let text_range = "INVALID_DATE_RANGE | a date as dd/MMM/YYYY, such as 30/JUL/1966; not after 31/DEC/2020 | \
                      This must not be after 31/DEC/2020.";
    assert_eq!(record(&text(vec!["01/JAN/2021".to_owned()])), text_range);
    assert_eq!(
        record(&key([("01/JAN/2021".to_owned(), 1)].into())),
        "INVALID_DATE_RANGE | as its name, a date as dd/MMM/YYYY, such as 30/JUL/1966; not after 31/DEC/2020 | \
         This name is not valid. This must not be after 31/DEC/2020."
    );
}

#[test]
fn a_time_with_an_offset_is_on_the_date_that_it_shows() {
    check! {
        chrono: chrono::DateTime<FixedOffset> => (date(max = "31/DEC/2020"));
        time: OffsetDateTime => (date(max = "31/DEC/2020"));
        jiff: Zoned => (date(max = "31/DEC/2020"));
        instant: Timestamp => (date(max = "31/DEC/2020"));
    }
    let (east, west) = (3600, -3600);
    // Half past eleven at night in UTC, and half past midnight.
    let (late, early) = (1_609_457_400, 1_609_461_000);
    for (seconds, offset, expected) in
        [(late, 0, ""), (late, east, RANGE), (early, 0, RANGE), (early, west, "")]
    {
        let at = FixedOffset::east_opt(offset).expect("an offset");
        assert_eq!(codes(&chrono(at.timestamp_opt(seconds, 0).unwrap())), expected, "{seconds} {offset}");
        let at = time::UtcOffset::from_whole_seconds(offset).expect("an offset");
        let value = OffsetDateTime::from_unix_timestamp(seconds).expect("a time").to_offset(at);
        assert_eq!(codes(&time(value)), expected, "{seconds} {offset}");
        let at = tz::TimeZone::fixed(tz::Offset::from_seconds(offset).expect("an offset"));
        let value = Timestamp::from_second(seconds).expect("a time");
        assert_eq!(codes(&jiff(value.to_zoned(at))), expected, "{seconds} {offset}");
    }
    assert_eq!(codes(&instant(Timestamp::from_second(late).expect("a time"))), "");
    assert_eq!(codes(&instant(Timestamp::from_second(early).expect("a time"))), RANGE);
}

#[test]
fn an_instant_before_1970_is_on_the_day_that_has_begun() {
    check! { instant: Timestamp => (date(max = "31/DEC/1969")); }
    let at = |nanos| Timestamp::from_nanosecond(nanos).expect("a time");
    assert_eq!(codes(&instant(at(0))), RANGE);
    assert_eq!(codes(&instant(at(-1))), "");
    assert_eq!(codes(&instant(at(-86_400_000_000_000))), "");
    assert_eq!(codes(&instant(at(999_999_999))), RANGE);
}

#[test]
fn a_year_that_no_format_can_write_is_no_date() {
    check! {
        chrono: NaiveDate => (date(max = today));
        time: time::Date => (date);
        jiff: civil::Date => (date);
        instant: Timestamp => (date);
    }
    let year = |year| NaiveDate::from_ymd_opt(year, 6, 1).expect("a date");
    for value in [NaiveDate::MIN, NaiveDate::MAX, year(0), year(-1), year(10_000)] {
        assert_eq!(codes(&chrono(value)), FORMAT, "{value}");
    }
    assert_eq!(codes(&chrono(year(1))), "");
    assert_eq!(codes(&chrono(year(9999))), RANGE);
    assert_eq!(codes(&time(time::Date::MIN)), FORMAT);
    assert_eq!(codes(&time(time::Date::MAX)), "");
    assert_eq!(codes(&jiff(civil::Date::MIN)), FORMAT);
    assert_eq!(codes(&jiff(civil::Date::MAX)), "");
    assert_eq!(codes(&instant(Timestamp::MIN)), FORMAT);
    assert_eq!(codes(&instant(Timestamp::MAX)), "");
}

#[test]
fn every_wrapper() {
    through!(NaiveDate, (date(max = "01/JAN/2020")), good: naive(2020, 1, 1), bad: NaiveDate::MAX, "INVALID_DATE_FORMAT");
    through!(time::Date, (date(max = "01/JAN/2020")), good: calendar(2020, 1, 1), bad: time::Date::MAX, "INVALID_DATE_RANGE");
    through!(civil::Date, (date(max = "01/JAN/2020")), good: civil(2020, 1, 1), bad: civil::Date::MAX, "INVALID_DATE_RANGE");
    through!(Timestamp, (date(max = "01/JAN/2020")), good: Timestamp::UNIX_EPOCH, bad: Timestamp::MAX, "INVALID_DATE_RANGE");
}
