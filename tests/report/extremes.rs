//! Values at the ends of their types, and far beyond what anybody sends: no panic.

use std::collections::{BTreeMap, HashMap};

use api_validate::{ApiValidate, Date, ValidationErrorType, Validator, Violation};
use api_validate_tests::lines_of;
use bigdecimal::BigDecimal;
use rust_decimal::Decimal;

#[derive(ApiValidate)]
struct Numbers<T> {
    #[api(skip, range(min = -1.5, below = 1000000000000), number(scale = 2, precision = 20), multiple_of(0.25))]
    value: T,
    #[api(range(min = 0))]
    rest: i128,
}

fn judge<T: api_validate::kinds::Number>(value: T) -> Vec<String> {
    let errors = Numbers { value, rest: i128::MIN }.validate().unwrap_err();
    let _ = (errors.to_string(), format!("{errors:?}"), serde_json::to_string(&errors).unwrap());
    lines_of(&errors)
}

#[test]
fn numbers_at_the_ends_of_their_types_are_judged() {
    let range = "value INVALID_NUMBER_RANGE";
    let format = "value INVALID_NUMBER_FORMAT";
    let last = "rest INVALID_NUMBER_RANGE";
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        // What is no number has no form, and so no range to be judged.
        assert_eq!(judge(value), [format, last], "{value}");
    }
    assert_eq!(judge(f32::NAN), [format, last]);
    assert_eq!(judge(f64::MAX), [format, last]);
    assert_eq!(judge(f64::MIN_POSITIVE), [format, last]);
    assert_eq!(judge(-0.0_f64), [last]);
    assert_eq!(judge(i128::MIN), [format, last]);
    assert_eq!(judge(u128::MAX), [format, last]);
    assert_eq!(judge(i64::MIN), [range, last]);
    assert_eq!(judge(Decimal::MAX), [format, last]);
    assert_eq!(judge("9".repeat(1_000_000)), [format, last]);
    assert_eq!(judge(format!("0.{}", "3".repeat(1_000_000))), [format, last]);
    for exponent in [i64::MIN, -1_000_000_000_000, 1_000_000_000_000, i64::MAX] {
        assert_eq!(judge(BigDecimal::new(7.into(), exponent)), [format, last], "{exponent}");
    }
}

#[derive(ApiValidate)]
struct Days {
    #[api(date(min = today + 9999 years))]
    last: String,
    #[api(date(max = today - 9999 years))]
    first: String,
}

#[test]
fn dates_at_the_ends_of_the_calendar_are_judged() {
    for today in [Date::MIN, Date::MAX] {
        let validate = |last: &str, first: &str| {
            let days = Days { last: last.to_owned(), first: first.to_owned() };
            Validator::new().today(today).validate(&days)
        };
        assert!(validate("31/DEC/9999", "01/JAN/0001").is_ok());
        let errors = validate("30/DEC/9999", "02/JAN/0001").unwrap_err();
        assert_eq!(lines_of(&errors), ["last INVALID_DATE_RANGE", "first INVALID_DATE_RANGE"]);
        assert!(errors.to_string().contains("9999 years"), "{errors}");
    }
}

#[derive(ApiValidate)]
struct Chain {
    #[api(length(max = 1))]
    text: String,
    next: Option<Box<Chain>>,
}

/// A request is read by a parser that stops at 128 levels or so. What a service builds by itself may be deeper:
/// a check takes stack for each level, as the drop of the value does.
#[test]
fn a_chain_of_ten_thousand_boxes_is_checked_to_its_end() {
    let checked = std::thread::Builder::new().stack_size(256 << 20).spawn(|| {
        let link = |next, text: &str| Chain { text: text.to_owned(), next };
        let mut chain = link(None, "bad");
        for _ in 0..10_000 {
            chain = link(Some(Box::new(chain)), "x");
        }
        let errors = chain.validate().unwrap_err();
        let path = errors.iter().next().unwrap().field();
        (errors.len(), path.segments().len(), path.pointer().len(), path.to_string().ends_with(".next.text"))
    });
    let depth = 10_000;
    assert_eq!(checked.unwrap().join().unwrap(), (1, depth + 1, depth * "/next".len() + "/text".len(), true));
}

#[test]
fn a_violation_may_stand_anywhere() {
    #[derive(ApiValidate)]
    struct Odd {
        #[api(custom(far_away))]
        value: BTreeMap<String, HashMap<String, u8>>,
    }

    fn far_away(_: &BTreeMap<String, HashMap<String, u8>>) -> Result<(), Violation> {
        let deep = (0..50).fold(Violation::new(ValidationErrorType::InvalidFormat), |violation, n| {
            violation.at(usize::MAX - n).at("").at("k\n".repeat(100))
        });
        Err(deep)
    }

    let errors = Odd { value: BTreeMap::new() }.validate().unwrap_err();
    let path = errors.iter().next().unwrap().field();
    assert_eq!(path.segments().len(), 151);
    assert!(path.to_string().starts_with("value[18446744073709551615][\"\"][\"k\\nk\\n"));
    assert_eq!(path.pointer(), "/value/18446744073709551615/");
}

#[test]
fn long_texts_of_every_kind_are_judged() {
    #[derive(ApiValidate)]
    struct Long {
        #[api(
            required, length(max = 5, unit = graphemes), email, url, uuid, ip, phone, credit_card,
            pattern("^(a|b)*c$"), alphanumeric, date
        )]
        text: String,
    }
    for text in
        [" ".repeat(1_000_000), "a".repeat(1_000_000), "9".repeat(1_000_000), "\u{301}".repeat(500_000)]
    {
        assert!(Long { text }.validate().is_err());
    }
}
