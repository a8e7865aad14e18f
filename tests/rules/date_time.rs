//! `date_time(min, max, after = field, before = field)`

use api_validate::{ApiValidate, DateTime, Validator};
use chrono::{FixedOffset, TimeZone, Utc};

use crate::kit::{codes, record};

const FORMAT: &str = "INVALID_DATE_FORMAT";
const RANGE: &str = "INVALID_DATE_RANGE";
const START: DateTime<'static> = DateTime::from_unix(1_577_836_800, 0); // 2020-01-01T00:00:00Z

check_text! {
    date_time => (date_time);
    min => (date_time(min = "2020-01-01T01:00:00+01:00"));
    max => (date_time(max = "2020-01-01T00:00:00Z"));
    constant => (date_time(min = START));
    second => (date_time(min = "2016-12-31T23:59:60Z", max = "2016-12-31T23:59:60.5Z"));
}

check! {
    chrono: chrono::DateTime<FixedOffset> => (date_time(max = "2020-01-01T00:00:00Z"));
    time_offset: time::OffsetDateTime => (date_time(max = "2020-01-01T00:00:00Z"));
    time_utc: time::UtcDateTime => (date_time(max = "2020-01-01T00:00:00Z"));
    timestamp: jiff::Timestamp => (date_time(max = "2020-01-01T00:00:00Z"));
    zoned: jiff::Zoned => (date_time(max = "2020-01-01T00:00:00Z"));
    early: jiff::Timestamp => (date_time(min = "1969-12-31T23:59:59.5Z"));
}

#[test]
fn a_date_of_the_calendar_a_time_and_an_offset() {
    for text in [
        "1966-07-30T15:00:00Z",
        "1966-07-30t15:00:00z",
        "1966-07-30T15:00:00.5-07:30",
        "0000-01-01T00:00:00Z",
        "0000-02-29T00:00:00Z",
        "0000-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59.999999999999-23:59",
        "2024-02-29T00:00:00Z",
        "2000-02-29T00:00:00Z",
        "1998-12-31T23:59:60Z",
        "1999-01-01T05:29:60+05:30",
    ] {
        assert_eq!(codes(&date_time(text)), "", "{text:?}");
    }
    for text in [
        "",
        "1966-07-30",
        "15:00:00Z",
        "1966-07-30T15:00:00",
        "1966-07-30T15:00Z",
        "1966-07-30 15:00:00Z",
        "1966-07-30_15:00:00Z",
        "1966-07-30T15:00:00.Z",
        "1966-07-30T15:00:00+0100",
        "1966-7-30T15:00:00Z",
        "66-07-30T15:00:00Z",
        "+1966-07-30T15:00:00Z",
        "11966-07-30T15:00:00Z",
        "1966-13-30T15:00:00Z",
        "1966-00-30T15:00:00Z",
        "1966-07-32T15:00:00Z",
        "1966-07-00T15:00:00Z",
        "1966-06-31T15:00:00Z",
        "2023-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "0000-02-30T00:00:00Z",
        "0000-13-01T00:00:00Z",
        "0000-1-01T000:00:00Z",
        "1966-07-30T24:00:00Z",
        "1966-07-30T15:00:60Z",
        "1998-12-31T23:59:60+01:00",
        " 1966-07-30T15:00:00Z",
        "1966-07-30T15:00:00Z\n",
        "1966-07-30T15:00:00\0Z",
        "1966-07-3০T15:00:00Z",
        "１966-07-30T15:00:00Z",
        "1966\u{2010}07-30T15:00Z",
        "30/JUL/1966",
        "1966-211T15:00:00Z",
        "now",
    ] {
        assert_eq!(codes(&date_time(text)), FORMAT, "{text:?}");
    }
    assert_eq!(codes(&date_time(&"1".repeat(1 << 20))), FORMAT);
}

#[test]
fn bounds_are_instants_and_part_of_the_range() {
    for (text, before, after) in [
        ("2019-12-31T23:59:59.999999999Z", RANGE, ""),
        ("2020-01-01T00:59:59+01:00", RANGE, ""),
        ("2020-01-01T00:00:00Z", "", ""),
        ("2020-01-01T00:00:00.000Z", "", ""),
        ("2019-12-31T17:00:00-07:00", "", ""),
        ("2020-01-01T00:00:00.000000000000000000000000001Z", "", RANGE),
        ("2019-12-31T17:00:01-07:00", "", RANGE),
        ("2020-01-01", FORMAT, FORMAT),
    ] {
        assert_eq!(codes(&min(text)), before, "{text}");
        assert_eq!(codes(&constant(text)), before, "{text}");
        assert_eq!(codes(&max(text)), after, "{text}");
    }
}

#[test]
fn a_leap_second_comes_between_its_neighbours() {
    for (text, expected) in [
        ("2016-12-31T23:59:59.999Z", RANGE),
        ("2016-12-31T23:59:60Z", ""),
        ("2017-01-01T00:59:60.5+01:00", ""),
        ("2016-12-31T23:59:60.51Z", RANGE),
        ("2017-01-01T00:00:00Z", RANGE),
    ] {
        assert_eq!(codes(&second(text)), expected, "{text}");
    }
}

#[test]
fn now_is_what_the_service_says() {
    #[derive(ApiValidate)]
    struct Dto<'a> {
        #[api(date_time(min = now))]
        from: &'a str,
        #[api(date_time(max = now))]
        until: &'a str,
        #[api(date(max = today))]
        day: &'a str,
    }
    let now = DateTime::parse("2026-11-22T23:30:00Z").expect("it is one");
    let verdict = |from, until, day| {
        let verdict = Validator::new().now(now).validate(&Dto { from, until, day });
        verdict.err().map_or_else(Vec::new, |errors| api_validate_tests::lines_of(&errors))
    };
    let at = "2026-11-23T00:30:00+01:00";
    assert_eq!(verdict(at, at, "22/NOV/2026"), [""; 0]);
    assert_eq!(
        verdict("2026-11-22T23:29:59.9Z", "2026-11-22T23:30:00.1Z", "23/NOV/2026"),
        ["from INVALID_DATE_RANGE", "until INVALID_DATE_RANGE", "day INVALID_DATE_RANGE"]
    );
    let by_the_system =
        Dto { from: "9999-01-01T00:00:00Z", until: "1966-07-30T15:00:00Z", day: "30/JUL/1966" };
    assert_eq!(api_validate_tests::lines(&by_the_system), [""; 0]);
}

#[test]
fn siblings_are_compared_as_instants() {
    #[derive(ApiValidate)]
    struct Meeting<'a> {
        #[api(date_time)]
        start: Option<&'a str>,
        #[api(date_time(after = start))]
        end: &'a str,
        #[api(date_time(before = start))]
        invited: Option<chrono::DateTime<Utc>>,
    }
    let lines = |start, end, invited| {
        let invited = Utc.timestamp_opt(invited, 0).single();
        api_validate_tests::lines(&Meeting { start, end, invited })
    };
    // 1 is 1970-01-01T00:00:01Z.
    let start = Some("1970-01-01T01:00:02+01:00");
    assert_eq!(lines(start, "1970-01-01T00:00:02.001Z", 1), [""; 0]);
    assert_eq!(
        lines(start, "1970-01-01T00:00:02Z", 2),
        ["end INVALID_DATE_RANGE", "invited INVALID_DATE_RANGE"]
    );
    assert_eq!(lines(start, "1970-01-01T01:00:01+01:00", 1), ["end INVALID_DATE_RANGE"]);
    assert_eq!(lines(None, "1970-01-01T00:00:00Z", 1), [""; 0]);
    assert_eq!(lines(Some("soon"), "1970-01-01T00:00:00Z", 9), ["start INVALID_DATE_FORMAT"]);
}

#[test]
fn siblings_as_bounds_are_part_of_the_range() {
    #[derive(ApiValidate)]
    struct Meeting<'a> {
        #[api(date_time)]
        start: Option<&'a str>,
        #[api(date_time(min = self.start))]
        end: &'a str,
        #[api(date_time(max = self.start))]
        invited: Option<chrono::DateTime<Utc>>,
    }
    let lines = |start, end, invited| {
        let invited = Utc.timestamp_opt(invited, 0).single();
        api_validate_tests::lines(&Meeting { start, end, invited })
    };
    let start = Some("1970-01-01T01:00:02.00000000001+01:00");
    assert_eq!(lines(start, "1970-01-01T00:00:02.00000000001Z", 2), [""; 0]);
    assert_eq!(lines(start, "1970-01-01T00:00:02Z", 2), ["end INVALID_DATE_RANGE"]);
    assert_eq!(lines(start, "1970-01-01T00:00:03Z", 3), ["invited INVALID_DATE_RANGE"]);
    assert_eq!(lines(None, "1970-01-01T00:00:00Z", 1), [""; 0]);
    assert_eq!(lines(Some("soon"), "1970-01-01T00:00:00Z", 9), ["start INVALID_DATE_FORMAT"]);

    let invited = Utc.timestamp_opt(3, 0).single();
    let errors =
        Meeting { start, end: "1970-01-01T00:00:02Z", invited }.validate().expect_err("they are not");
    let told: Vec<_> =
        errors.iter().map(|error| format!("{} | {}", error.criteria(), error.message())).collect();
    assert_eq!(
        told,
        [
            "a date and time as RFC 3339, such as 1966-07-30T15:00:00Z; not before start | This must not be before \
             start.",
            "a date and time with offset, such as 1966-07-30T09:30:00Z; not after start | This must not be after start.",
        ]
    );
}

#[test]
fn typed_ones() {
    let of_2020 = |nanos: i64| {
        let second = 1_577_836_800 + nanos.div_euclid(1_000_000_000);
        let rest = u32::try_from(nanos.rem_euclid(1_000_000_000)).expect("it fits");
        let nanos = i128::from(second) * 1_000_000_000 + i128::from(rest);
        let stamp = jiff::Timestamp::from_nanosecond(nanos).expect("it is one");
        let offset = time::OffsetDateTime::from_unix_timestamp_nanos(nanos).expect("it is one");
        let hours = FixedOffset::east_opt(7200).expect("it is one");
        [
            codes(&chrono(
                Utc.timestamp_opt(second, rest).single().expect("it is one").with_timezone(&hours),
            )),
            codes(&time_offset(offset.to_offset(time::UtcOffset::from_hms(-3, 0, 0).expect("it is one")))),
            codes(&time_utc(offset.to_utc())),
            codes(&timestamp(stamp)),
            codes(&zoned(stamp.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(5))))),
        ]
    };
    assert_eq!(of_2020(-1), [""; 5]);
    assert_eq!(of_2020(0), [""; 5]);
    assert_eq!(of_2020(1), [RANGE; 5]);
    let before_1970 = |nanos| early(jiff::Timestamp::from_nanosecond(nanos).expect("it is one"));
    assert_eq!(codes(&before_1970(-500_000_000)), "");
    assert_eq!(codes(&before_1970(-500_000_001)), RANGE);
    // A leap second, as chrono has it.
    let leap = Utc.timestamp_opt(1_483_228_799, 1_400_000_000).single().expect("it is one");
    assert_eq!(
        DateTime::from_unix(leap.timestamp(), leap.timestamp_subsec_nanos()).to_string(),
        "2016-12-31T23:59:60.4Z"
    );
}

#[test]
fn what_was_written_is_printed_in_utc() {
    for (text, expected) in [
        ("1966-07-30T15:00:00+01:00", "1966-07-30T14:00:00Z"),
        ("1966-07-30T15:00:00.50Z", "1966-07-30T15:00:00.5Z"),
        ("1966-07-30T15:00:00.00000000010Z", "1966-07-30T15:00:00.0000000001Z"),
        ("1966-07-30T15:00:00.000Z", "1966-07-30T15:00:00Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:60Z", "9999-12-31T23:59:60Z"),
    ] {
        assert_eq!(DateTime::parse(text).expect("it is one").to_string(), expected);
    }
}

#[test]
fn the_record_of_each_fault() {
    for (found, expected) in [
        (
            record(&date_time("a")),
            "INVALID_DATE_FORMAT | a date and time as RFC 3339, such as 1966-07-30T15:00:00Z | \
             This must be a date and time as RFC 3339, such as 1966-07-30T15:00:00Z.",
        ),
        (
            record(&min("2019-01-01T00:00:00Z")),
            "INVALID_DATE_RANGE | a date and time as RFC 3339, such as 1966-07-30T15:00:00Z; not before \
             2020-01-01T00:00:00Z | This must not be before 2020-01-01T00:00:00Z.",
        ),
        (
            record(&max("2021-01-01T00:00:00Z")),
            "INVALID_DATE_RANGE | a date and time as RFC 3339, such as 1966-07-30T15:00:00Z; not after \
             2020-01-01T00:00:00Z | This must not be after 2020-01-01T00:00:00Z.",
        ),
        (
            record(&timestamp(jiff::Timestamp::MAX)),
            "INVALID_DATE_RANGE | a date and time with offset, such as 1966-07-30T09:30:00Z; not after \
             2020-01-01T00:00:00Z | This must not be after 2020-01-01T00:00:00Z.",
        ),
    ] {
        assert_eq!(found, expected);
    }
    overrides!(String, date_time, "a".to_owned());
    overrides!(String, date_time(max = now), "9999-01-01T00:00:00Z".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((date_time), good: "1966-07-30T15:00:00Z", bad: "1966-07-30", "INVALID_DATE_FORMAT");
    through!(
        String, (date_time(min = "2020-01-01T00:00:00Z")), good: "2020-01-01T00:00:00Z".to_owned(), bad: "2019-12-31T23:59:59Z".to_owned(), "INVALID_DATE_RANGE"
    );
    through!(
        jiff::Timestamp, (date_time(max = "2020-01-01T00:00:00Z")), good: jiff::Timestamp::UNIX_EPOCH, bad: jiff::Timestamp::MAX, "INVALID_DATE_RANGE"
    );
}
