//! `date(after = field, before = field)`, and `date(min = self.field, max = self.field)`, which include the other date.

use api_validate::{ApiValidate, Date, Patch};
use api_validate_tests::{Sent, lines};
use chrono::NaiveDate;

use super::RANGE;
use crate::kit::{day, record};

#[derive(ApiValidate)]
struct Trip {
    #[api(date(before = end))]
    start: Option<String>,
    #[api(length(max = 11))]
    note: String,
    #[api(date(after = start))]
    end: Option<String>,
}

fn trip(start: &str, end: &str) -> Trip {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Trip { start: text(start), note: String::new(), end: text(end) }
}

#[test]
fn both_sides_of_the_other_date() {
    assert_eq!(lines(&trip("01/MAR/2024", "02/MAR/2024")), [""; 0]);
    assert_eq!(lines(&trip("29/FEB/2024", "01/MAR/2024")), [""; 0]);
    for (start, end) in
        [("01/MAR/2024", "01/MAR/2024"), ("02/MAR/2024", "01/mar/2024"), ("31/DEC/9999", "01/JAN/0001")]
    {
        assert_eq!(
            lines(&trip(start, end)),
            ["start INVALID_DATE_RANGE", "end INVALID_DATE_RANGE"],
            "{start} {end}"
        );
    }
}

#[test]
fn it_is_judged_only_where_both_fields_hold() {
    assert_eq!(lines(&trip("", "01/MAR/2024")), [""; 0]);
    assert_eq!(lines(&trip("01/MAR/2024", "")), [""; 0]);
    assert_eq!(lines(&trip("", "")), [""; 0]);
    assert_eq!(lines(&trip("31/APR/2024", "01/MAR/2024")), ["start INVALID_DATE_FORMAT"]);
    assert_eq!(lines(&trip("02/MAR/2024", "no date")), ["end INVALID_DATE_FORMAT"]);
    assert_eq!(lines(&trip("x", "y")), ["start INVALID_DATE_FORMAT", "end INVALID_DATE_FORMAT"]);
}

#[test]
fn records_come_in_declaration_order() {
    let mut trip = trip("02/MAR/2024", "01/MAR/2024");
    trip.note = "x".repeat(12);
    assert_eq!(
        lines(&trip),
        ["start INVALID_DATE_RANGE", "note MAX_LENGTH_EXCEEDED", "end INVALID_DATE_RANGE"]
    );
}

#[derive(ApiValidate)]
struct Held {
    #[api(date(after = first), length(max = 20), contains("MAR"))]
    last: String,
    #[api(required, date, contains("FEB"))]
    first: String,
    #[api(contains("x"))]
    other: String,
}

#[test]
fn a_field_that_broke_another_rule_is_not_compared() {
    let held = |first: &str, last: &str| {
        lines(&Held { last: last.to_owned(), first: first.to_owned(), other: String::new() })
    };
    assert_eq!(held("02/FEB/2024", "01/MAR/2023"), ["last INVALID_DATE_RANGE", "other INVALID_FORMAT"]);
    assert_eq!(held("02/JAN/2024", "01/MAR/2023"), ["first INVALID_FORMAT", "other INVALID_FORMAT"]);
    assert_eq!(held("02/FEB/2024", "01/JAN/2023"), ["last INVALID_FORMAT", "other INVALID_FORMAT"]);
    assert_eq!(held(" ", "01/MAR/2023"), ["first REQUIRED_FIELD_MISSING", "other INVALID_FORMAT"]);
}

#[derive(ApiValidate)]
struct Mixed {
    #[api(date(format = "yyyy-MM-dd"))]
    iso: &'static str,
    #[api(date(after = iso))]
    text: Sent<&'static str>,
    #[api(date(after = iso, before = end))]
    typed: Option<NaiveDate>,
    end: Box<Date>,
    #[api(date(after = raw))]
    last: Date,
    #[api(when(self.typed.is_some(), date))]
    raw: &'static str,
}

#[test]
fn each_field_has_a_format_and_a_type_of_its_own() {
    let mixed = |text, typed, end, last, raw| {
        lines(&Mixed {
            iso: "2024-02-29",
            text: Patch::Value(text),
            typed: NaiveDate::from_ymd_opt(2024, 3, typed),
            end: Box::new(end),
            last,
            raw,
        })
    };
    let good = day(2024, 3, 31);
    assert_eq!(mixed("01/MAR/2024", 1, good, good, "30/MAR/2024"), [""; 0]);
    assert_eq!(mixed("29/FEB/2024", 30, good, good, "30/MAR/2024"), ["text INVALID_DATE_RANGE"]);
    assert_eq!(mixed("01/MAR/2024", 31, good, good, "30/MAR/2024"), ["typed INVALID_DATE_RANGE"]);
    assert_eq!(
        mixed("01/MAR/2024", 1, Date::MIN, good, "31/MAR/2024"),
        ["typed INVALID_DATE_RANGE", "last INVALID_DATE_RANGE"]
    );
    assert_eq!(
        mixed("01/MAR/2024", 1, good, good, "no date"),
        ["raw INVALID_DATE_FORMAT"],
        "what is no date is told once"
    );
}

#[derive(ApiValidate)]
struct Between {
    low: Date,
    #[api(date(after = low, before = high))]
    value: Date,
    high: Date,
}

#[test]
fn between_two_siblings() {
    let between = |low, value, high| {
        let of = |n| day(2024, 1, n);
        lines(&Between { low: of(low), value: of(value), high: of(high) })
    };
    assert_eq!(between(1, 2, 3), [""; 0]);
    assert_eq!(between(1, 1, 3), ["value INVALID_DATE_RANGE"]);
    assert_eq!(between(1, 3, 3), ["value INVALID_DATE_RANGE"]);
    assert_eq!(between(2, 2, 2), ["value INVALID_DATE_RANGE", "value INVALID_DATE_RANGE"]);
}

#[derive(ApiValidate)]
struct Pair(#[api(date(after = 1))] &'static str, Date);

#[derive(ApiValidate)]
enum Leave {
    Days {
        #[api(date(before = last))]
        first: &'static str,
        #[api(date)]
        last: Option<&'static str>,
    },
}

#[test]
fn fields_without_a_name_and_those_of_a_variant() {
    assert_eq!(lines(&Pair("02/MAR/2024", day(2024, 3, 1))), [""; 0]);
    assert_eq!(lines(&Pair("02/MAR/2024", day(2024, 3, 2))), ["[0] INVALID_DATE_RANGE"]);
    let days = |last| lines(&Leave::Days { first: "02/MAR/2024", last });
    assert_eq!(days(Some("03/MAR/2024")), [""; 0]);
    assert_eq!(days(Some("02/MAR/2024")), ["Days.first INVALID_DATE_RANGE"]);
    assert_eq!(days(Some("02/MAR/24")), ["Days.last INVALID_DATE_FORMAT"]);
    assert_eq!(days(None), [""; 0]);
}

#[derive(ApiValidate, serde::Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Named {
    #[api(date)]
    start_date: &'static str,
    #[api(date(after = start_date))]
    end_date: &'static str,
}

#[derive(ApiValidate)]
struct Before {
    #[api(date(format = "yyyy-MM-dd", before = end))]
    start: &'static str,
    end: Date,
}

#[test]
fn the_record_names_the_sibling_as_the_client_does() {
    assert_eq!(
        record(&Named { start_date: "02/MAR/2024", end_date: "01/MAR/2024" }),
        "INVALID_DATE_RANGE | a date as dd/MMM/YYYY, such as 30/JUL/1966; later than StartDate | \
         This must be later than StartDate."
    );
    assert_eq!(
        record(&Before { start: "2024-03-01", end: Date::MIN }),
        "INVALID_DATE_RANGE | a date as yyyy-MM-dd, such as 1966-07-30; earlier than end | This must be earlier than end."
    );
    assert_eq!(lines(&Before { start: "2024-03-01", end: Date::MIN }), [format!("start {RANGE}")]);
    overrides!(Date, date(after = sibling), Date::MIN, beside: Date = Date::MAX);
    overrides!(Date, date(before = sibling), Date::MAX, beside: Date = Date::MIN);
}

#[derive(ApiValidate, serde::Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Stay {
    #[api(date(format = "yyyy-MM-dd"))]
    first_day: Option<&'static str>,
    #[api(date(min = self.first_day))]
    last_day: Option<&'static str>,
    #[api(date(max = self.first_day))]
    paid: Option<NaiveDate>,
    #[api(each(date(min = self.first_day)))]
    visits: Vec<&'static str>,
}

fn stay(first_day: &'static str, last_day: &'static str) -> Stay {
    let day = |text: &'static str| (!text.is_empty()).then_some(text);
    Stay { first_day: day(first_day), last_day: day(last_day), paid: None, visits: Vec::new() }
}

#[test]
fn a_sibling_as_a_bound_is_inside() {
    assert_eq!(lines(&stay("2024-03-01", "01/MAR/2024")), [""; 0]);
    assert_eq!(lines(&stay("2024-03-01", "02/MAR/2024")), [""; 0]);
    assert_eq!(lines(&stay("2024-03-01", "29/FEB/2024")), ["LastDay INVALID_DATE_RANGE"]);
    for day in 1..=2 {
        let paid = NaiveDate::from_ymd_opt(2024, 3, day);
        let expected: &[&str] = if day == 1 { &[] } else { &["Paid INVALID_DATE_RANGE"] };
        assert_eq!(lines(&Stay { paid, ..stay("2024-03-01", "") }), expected);
    }
    let visits = vec!["29/FEB/2024", "01/MAR/2024"];
    assert_eq!(lines(&Stay { visits, ..stay("2024-03-01", "") }), ["Visits[0] INVALID_DATE_RANGE"]);
}

#[test]
fn it_is_judged_only_where_there_are_two_dates() {
    assert_eq!(lines(&stay("", "01/MAR/2024")), [""; 0]);
    assert_eq!(lines(&stay("2024-03-01", "")), [""; 0]);
    assert_eq!(lines(&stay("2024-04-31", "01/MAR/2024")), ["FirstDay INVALID_DATE_FORMAT"]);
    assert_eq!(lines(&stay("2024-03-01", "31/APR/2024")), ["LastDay INVALID_DATE_FORMAT"]);
}

#[test]
fn the_record_about_a_bound_names_the_sibling() {
    assert_eq!(
        record(&stay("2024-03-01", "29/FEB/2024")),
        "INVALID_DATE_RANGE | a date as dd/MMM/YYYY, such as 30/JUL/1966; not before FirstDay | \
         This must not be before FirstDay."
    );
    assert_eq!(
        record(&Stay { paid: NaiveDate::from_ymd_opt(2024, 3, 2), ..stay("2024-03-01", "") }),
        "INVALID_DATE_RANGE | a date as YYYY-MM-dd, such as 1966-07-30; not after FirstDay | \
         This must not be after FirstDay."
    );
    overrides!(Date, date(min = self.sibling), Date::MIN, beside: Date = Date::MAX);
    overrides!(Date, date(max = self.sibling), Date::MAX, beside: Date = Date::MIN);
}

#[derive(ApiValidate, serde::Deserialize)]
#[allow(dead_code)]
struct Sought {
    #[api(date)]
    from: String,
    #[api(date(min = self.from))]
    until: Option<String>,
    #[api(date(min = self.from))]
    paid: Option<NaiveDate>,
    pages: u8,
}

/// A field that cannot be read has its own record, and others are still compared.
#[test]
fn a_body_is_compared_as_far_as_it_can_be_read() {
    let of = |body| {
        let Err(errors) = api_validate::json::from_str::<Sought>(body) else { panic!("it is not valid") };
        api_validate_tests::lines_of(&errors)
    };
    assert_eq!(
        of(r#"{"from":"01/MAR/2024","until":"29/FEB/2024","paid":5}"#),
        ["until INVALID_DATE_RANGE", "paid INVALID_DATE_FORMAT", "pages REQUIRED_FIELD_MISSING"]
    );
    assert_eq!(
        of(r#"{"from":1,"until":"29/FEB/2024","paid":"2024-02-29","pages":1}"#),
        ["from INVALID_DATE_FORMAT"]
    );
}
