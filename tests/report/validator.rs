//! The settings of a validation: today, the context, the clock.

use api_validate::{
    ApiValidate, Check, Clock, Date, DateBound, Fault, ValidationErrorType, Validator, Violation, rules,
};
use api_validate_tests::lines_of;

#[derive(ApiValidate)]
struct Booking {
    #[api(date(min = today, max = today + 1 years))]
    arrival: String,
    #[api(date(max = today - 18 years))]
    born: String,
}

fn booking(arrival: &str, born: &str) -> Booking {
    Booking { arrival: arrival.to_owned(), born: born.to_owned() }
}

fn on(year: u16, month: u8, day: u8) -> Validator {
    Validator::new().today(Date::new(year, month, day).unwrap())
}

#[test]
fn today_is_what_the_service_says() {
    let value = booking("22/NOV/2026", "22/NOV/2008");
    assert!(on(2026, 11, 22).validate(&value).is_ok());
    let day_after = on(2026, 11, 23).validate(&value).unwrap_err();
    assert_eq!(lines_of(&day_after), ["arrival INVALID_DATE_RANGE"]);
    let day_before = on(2026, 11, 21).validate(&value).unwrap_err();
    assert_eq!(lines_of(&day_before), ["born INVALID_DATE_RANGE"]);
    let year_before = on(2025, 11, 21).validate(&value).unwrap_err();
    assert_eq!(lines_of(&year_before), ["arrival INVALID_DATE_RANGE", "born INVALID_DATE_RANGE"]);
}

#[test]
fn settings_are_copied_and_used_again() {
    const SETTINGS: Validator = Validator::new().max_errors(1).today(Date::MIN);
    let copy = SETTINGS;
    for _ in 0..2 {
        let errors = copy.validate(&booking("x", "y")).unwrap_err();
        assert_eq!((errors.len(), errors.truncated()), (1, true));
    }
    let defaults = Validator::default().validate(&booking("x", "y")).unwrap_err();
    assert_eq!((defaults.len(), defaults.truncated()), (2, false));
}

struct Shop {
    largest: u32,
    is_closed: bool,
}

#[derive(ApiValidate)]
#[api(context = Shop, custom(open))]
struct Order {
    #[api(custom(not_too_many), when(ctx.is_closed, range(max = 1)))]
    count: u32,
    lines: Vec<Line>,
    plain: Plain,
    #[api(nested(context = ctx.largest))]
    other: Option<Other>,
}

#[derive(ApiValidate)]
#[api(context = Shop)]
struct Line {
    #[api(custom(not_too_many))]
    count: u32,
}

#[derive(ApiValidate)]
struct Plain {
    #[api(length(max = 1))]
    text: String,
}

#[derive(ApiValidate)]
#[api(context = u32)]
struct Other {
    #[api(when(self.count > *ctx, range(max = 0)))]
    count: u32,
}

fn not_too_many(count: &u32, shop: &Shop) -> Result<(), Violation> {
    if *count > shop.largest { Err(Violation::new(ValidationErrorType::InvalidNumberRange)) } else { Ok(()) }
}

fn open(_: &Order, shop: &Shop) -> Result<(), Violation> {
    if shop.is_closed {
        Err(Violation::new(ValidationErrorType::custom("ACME_CLOSED")).at("plain"))
    } else {
        Ok(())
    }
}

fn order(count: u32) -> Order {
    Order {
        count,
        lines: vec![Line { count: 1 }, Line { count }],
        plain: Plain { text: "ab".to_owned() },
        other: Some(Other { count }),
    }
}

#[test]
fn a_context_reaches_nested_rules_and_their_own_contexts() {
    let shop = Shop { largest: 5, is_closed: false };
    let errors = order(5).validate_with(&shop).unwrap_err();
    assert_eq!(lines_of(&errors), ["plain.text MAX_LENGTH_EXCEEDED"]);
    let errors = order(6).validate_with(&shop).unwrap_err();
    assert_eq!(
        lines_of(&errors),
        [
            "count INVALID_NUMBER_RANGE",
            "lines[1].count INVALID_NUMBER_RANGE",
            "plain.text MAX_LENGTH_EXCEEDED",
            "other.count INVALID_NUMBER_RANGE",
        ]
    );
}

#[test]
fn a_context_and_the_settings_go_together() {
    let shop = Shop { largest: 5, is_closed: true };
    let errors = Validator::new().max_errors(3).validate_with(&order(6), &shop).unwrap_err();
    assert_eq!(
        lines_of(&errors),
        ["count INVALID_NUMBER_RANGE", "count INVALID_NUMBER_RANGE", "lines[1].count INVALID_NUMBER_RANGE"]
    );
    assert!(errors.truncated());
    let closed = order(1).validate_with(&shop).unwrap_err();
    assert_eq!(lines_of(&closed), ["plain.text MAX_LENGTH_EXCEEDED", "plain ACME_CLOSED"]);
}

#[test]
fn a_context_may_be_unsized() {
    #[derive(ApiValidate)]
    #[api(context = str)]
    struct Tagged {
        #[api(custom(is_prefixed))]
        tag: String,
    }

    fn is_prefixed(tag: &str, prefix: &str) -> Result<(), Violation> {
        if tag.starts_with(prefix) { Ok(()) } else { Err(Violation::new(ValidationErrorType::InvalidFormat)) }
    }

    let tagged = Tagged { tag: "x-1".to_owned() };
    assert!(tagged.validate_with("x-").is_ok());
    assert!(tagged.validate_with("y-").is_err());
}

#[test]
fn a_fixed_clock_stands_still() {
    let day = Date::new(2024, 2, 29).unwrap();
    let clock = Clock::fixed(day);
    assert_eq!((clock.today(), clock.today(), clock.clone().today()), (Some(day), Some(day), Some(day)));
    let rule = rules::date().max(DateBound::Today { days: 0, months: 0 });
    assert_eq!(rule.check("29/FEB/2024", &clock), Ok(()));
    assert_eq!(rule.check("01/MAR/2024", &clock), Err(Fault::TooLate));
}

#[test]
fn the_clock_of_the_system_is_read_once_and_is_of_this_age() {
    let clock = Clock::utc();
    let today = clock.today();
    assert!(today > Date::new(2024, 1, 1) && today < Date::new(9000, 1, 1));
    assert_eq!(clock.today(), today);
}
