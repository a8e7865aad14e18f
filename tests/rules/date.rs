//! `date(format, min, max, after = field, before = field)`: the form and the bounds. Siblings are in `siblings`.

mod calendar;
mod siblings;
mod today;
mod typed;

use std::fmt::Write;

use api_validate::{ApiValidate, Date};

use crate::kit::{codes, day, record};

const FORMAT: &str = "INVALID_DATE_FORMAT";
const RANGE: &str = "INVALID_DATE_RANGE";

const FIRST: Date = Date::new(2020, 2, 29).unwrap();

check_text! {
    date => (date);
    iso => (date(format = "yyyy-MM-dd"));
    dots => (date(format = "dd.MM.YYYY"));
    packed => (date(format = "yyyyMMdd"));
    american => (date(format = "MMM dd, yyyy"));
    min => (date(min = "29/FEB/2020"));
    max => (date(max = "29/FEB/2020"));
    both => (date(min = "01/JAN/2020", max = "31/DEC/2020"));
    one => (date(min = "29/FEB/2020", max = "29/FEB/2020"));
    iso_both => (date(format = "yyyy-MM-dd", min = "2020-01-01", max = "2020-12-31"));
    constant => (date(min = FIRST));
    ever => (date(min = "01/JAN/0001", max = "31/DEC/9999"));
}

#[test]
fn exactly_the_bytes_of_the_format() {
    for text in [
        "30/JUL/1966",
        "30/jul/1966",
        "30/Jul/1966",
        "30/jUl/1966",
        "01/JAN/0001",
        "31/DEC/9999",
        "29/FEB/2024",
        "29/FEB/2000",
        "29/FEB/0004",
        "29/FEB/9996",
        "31/MAR/2024",
        "30/APR/2024",
    ] {
        assert_eq!(codes(&date(text)), "", "{text:?}");
    }
    for text in [
        "",
        " ",
        "30/JUL/66",
        "3/JUL/1966",
        "030/JUL/1966",
        "30/JULY/1966",
        "30/07/1966",
        "30-JUL-1966",
        "30 JUL 1966",
        "30JUL1966",
        " 30/JUL/1966",
        "30/JUL/1966 ",
        "30/JUL/1966\n",
        "30/JUL/1966\0",
        "30/JUL/19660",
        "+30/JUL/1966",
        "30/JUL/+966",
        "-1/JUL/1966",
        "30/JUL/-966",
        "00/JAN/2024",
        "32/JAN/2024",
        "31/APR/2024",
        "29/FEB/2023",
        "30/FEB/2024",
        "29/FEB/1900",
        "29/FEB/2100",
        "01/JAN/0000",
        "30/JUX/1966",
        "30/MAI/1966",
        "30/OKT/1966",
        "30/\u{130}AN/1966",
        "３0/JUL/1966",
        "30/JUL/196６",
        "٣٠/JUL/1966",
        "30／JUL／1966",
        "30/ＪUL/1966",
        "30/JUL/1966\u{a0}",
        "\u{202e}30/JUL/1966",
        "30/J\u{dc}L/1966",
        "30/JU\u{200d}L/1966",
        "1966-07-30",
        "30/JUL/1966T00:00:00Z",
        "today",
        "9O/JUL/1966",
        "30/ſEP/1966",
    ] {
        assert_eq!(codes(&date(text)), FORMAT, "{text:?}");
    }
    assert_eq!(codes(&date(&"3".repeat(1 << 20))), FORMAT);
}

#[test]
fn other_formats() {
    for (text, expected) in [
        ("1966-07-30", ""),
        ("0001-01-01", ""),
        ("9999-12-31", ""),
        ("1966-7-30", FORMAT),
        ("1966-13-01", FORMAT),
        ("1966-00-01", FORMAT),
        ("1966-07-00", FORMAT),
        ("2023-02-29", FORMAT),
        ("1966/07/30", FORMAT),
        ("66-07-30", FORMAT),
        ("10000-01-01", FORMAT),
        ("30/JUL/1966", FORMAT),
        ("1966-JUL-30", FORMAT),
        ("1966-07-3\u{660}", FORMAT),
    ] {
        assert_eq!(codes(&iso(text)), expected, "{text:?}");
    }
    for (text, expected) in
        [("30.07.1966", ""), ("30,07,1966", FORMAT), ("30.07.66", FORMAT), ("07.30.1966", FORMAT)]
    {
        assert_eq!(codes(&dots(text)), expected, "{text:?}");
    }
    for (text, expected) in
        [("19660730", ""), ("1966073", FORMAT), ("19660732", FORMAT), ("1966-730", FORMAT)]
    {
        assert_eq!(codes(&packed(text)), expected, "{text:?}");
    }
    for (text, expected) in
        [("JUL 30, 1966", ""), ("jul 30, 1966", ""), ("JUL 30 1966", FORMAT), ("July 30, 1966", FORMAT)]
    {
        assert_eq!(codes(&american(text)), expected, "{text:?}");
    }
}

#[test]
fn bounds_are_part_of_the_range() {
    let days = ["28/FEB/2020", "29/FEB/2020", "01/MAR/2020"];
    assert_eq!(days.map(|text| codes(&min(text))), [RANGE, "", ""]);
    assert_eq!(days.map(|text| codes(&constant(text))), [RANGE, "", ""]);
    assert_eq!(days.map(|text| codes(&max(text))), ["", "", RANGE]);
    assert_eq!(days.map(|text| codes(&one(text))), [RANGE, "", RANGE]);
    let days = ["31/DEC/2019", "01/JAN/2020", "30/JUN/2020", "31/DEC/2020", "01/JAN/2021"];
    assert_eq!(days.map(|text| codes(&both(text))), [RANGE, "", "", "", RANGE]);
    let days = ["2019-12-31", "2020-01-01", "2020-06-30", "2020-12-31", "2021-01-01"];
    assert_eq!(days.map(|text| codes(&iso_both(text))), [RANGE, "", "", "", RANGE]);
    assert_eq!(["01/JAN/0001", "31/DEC/9999"].map(|text| codes(&ever(text))), ["", ""]);
}

#[test]
fn a_range_is_judged_only_of_a_date() {
    for text in ["", "31/APR/1000", "29/FEB/2021", "2019-12-31"] {
        assert_eq!(codes(&both(text)), FORMAT, "{text:?}");
    }
}

#[derive(ApiValidate)]
struct Day<'a> {
    #[api(date)]
    day: &'a str,
}

const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// The days of a month, as the rhyme has them.
fn days(year: u16, month: u8) -> u8 {
    let year = i32::from(year);
    match MONTHS[usize::from(month) - 1] {
        "SEP" | "APR" | "JUN" | "NOV" => 30,
        "FEB" if year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) => 29,
        "FEB" => 28,
        _ => 31,
    }
}

/// The text of the first of a month, the day to be replaced.
fn month_text(year: u16, month: u8) -> String {
    format!("01/{}/{year:04}", MONTHS[usize::from(month) - 1])
}

fn is_valid(text: &str) -> bool {
    Day { day: text }.validate().is_ok()
}

fn every_month() -> impl Iterator<Item = (u16, u8)> {
    (1..=9999).flat_map(|year| (1..=12).map(move |month| (year, month)))
}

#[test]
fn every_date_of_ten_thousand_years_round_trips() {
    let (mut text, mut count) = (String::new(), 0);
    for (year, month) in every_month() {
        let first = month_text(year, month);
        for day in 1..=days(year, month) {
            let date = Date::new(year, month, day).expect("a day that the month has");
            text.clear();
            write!(text, "{date}").expect("a string takes it");
            let is_written = text[..2].parse() == Ok(day) && text[2..] == first[2..];
            assert!(is_written && is_valid(&text), "{text}");
            count += 1;
        }
    }
    assert_eq!(count, 3_652_059);
}

#[test]
fn no_neighbour_of_a_date_is_one() {
    for (year, month) in every_month() {
        for day in [0, days(year, month) + 1, 32] {
            let text = format!("{day:02}{}", &month_text(year, month)[2..]);
            assert!(!is_valid(&text), "{text}");
        }
    }
    for month in 1..=12 {
        assert!(!is_valid(&month_text(0, month)));
        assert!(!is_valid(&month_text(10_000, month)));
    }
}

#[test]
fn the_record_of_each_fault() {
    for (found, expected) in [
        (
            record(&date("a")),
            "INVALID_DATE_FORMAT | a date as dd/MMM/YYYY, such as 30/JUL/1966 | \
             This must be a date as dd/MMM/YYYY, such as 30/JUL/1966.",
        ),
        (
            record(&iso("a")),
            "INVALID_DATE_FORMAT | a date as yyyy-MM-dd, such as 1966-07-30 | \
             This must be a date as yyyy-MM-dd, such as 1966-07-30.",
        ),
        (
            record(&american("a")),
            "INVALID_DATE_FORMAT | a date as MMM dd, yyyy, such as JUL 30, 1966 | \
             This must be a date as MMM dd, yyyy, such as JUL 30, 1966.",
        ),
        (
            record(&both("31/DEC/2019")),
            "INVALID_DATE_RANGE | a date as dd/MMM/YYYY, such as 30/JUL/1966; not before 01/JAN/2020; not after 31/DEC/2020 | \
             This must not be before 01/JAN/2020.",
        ),
        (
            record(&iso_both("2021-01-01")),
            "INVALID_DATE_RANGE | a date as yyyy-MM-dd, such as 1966-07-30; not before 2020-01-01; not after 2020-12-31 | \
             This must not be after 2020-12-31.",
        ),
        (
            record(&constant("28/FEB/2020")),
            "INVALID_DATE_RANGE | a date as dd/MMM/YYYY, such as 30/JUL/1966; not before 29/FEB/2020 | \
             This must not be before 29/FEB/2020.",
        ),
    ] {
        assert_eq!(found, expected);
    }
    overrides!(String, date, "a".to_owned());
    overrides!(String, date(max = "01/JAN/2020"), "02/JAN/2020".to_owned());
    overrides!(Date, date(min = "01/JAN/2020"), Date::MIN);
}

#[test]
fn every_type_and_wrapper() {
    texts!((date), good: "30/JUL/1966", bad: "31/JUN/1966", "INVALID_DATE_FORMAT");
    through!(
        String, (date(min = "01/JAN/2020")), good: "01/JAN/2020".to_owned(), bad: "31/DEC/2019".to_owned(), "INVALID_DATE_RANGE"
    );
    through!(Date, (date(max = "01/JAN/2020")), good: day(2020, 1, 1), bad: Date::MAX, "INVALID_DATE_RANGE");
}
