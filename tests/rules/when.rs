//! `when(condition, rules…)`

use api_validate::{ApiValidate, ValidationErrorType, Violation};
use api_validate_tests::{lines, lines_of};

use crate::kit::{codes, record};

#[derive(ApiValidate)]
struct Payment {
    method: &'static str,
    #[api(when(self.method == "card", required, credit_card), length(max = 20))]
    card: Option<&'static str>,
    #[api(when(self.method == "account", required, length(min = 2)), when(self.method != "account", absent))]
    account: Option<&'static str>,
    #[api(when(!self.is_free(), range(min = 1)))]
    amount: u8,
}

impl Payment {
    fn is_free(&self) -> bool {
        self.method == "free"
    }
}

const CARD: Payment = Payment { method: "card", card: Some("4111111111111111"), account: None, amount: 1 };

#[test]
fn the_rules_hold_where_the_condition_does() {
    assert_eq!(lines(&CARD), [""; 0]);
    assert_eq!(lines(&Payment { card: None, ..CARD }), ["card REQUIRED_FIELD_MISSING"]);
    assert_eq!(lines(&Payment { card: Some("4111"), ..CARD }), ["card INVALID_FORMAT"]);
    assert_eq!(lines(&Payment { account: Some("12"), ..CARD }), ["account INVALID_FORMAT"]);
    assert_eq!(lines(&Payment { amount: 0, ..CARD }), ["amount INVALID_NUMBER_RANGE"]);
    assert_eq!(lines(&Payment { method: "free", card: Some("x"), account: None, amount: 0 }), [""; 0]);
    let account = Payment { method: "account", card: None, account: Some("12"), amount: 1 };
    assert_eq!(lines(&account), [""; 0]);
    assert_eq!(lines(&Payment { account: None, ..account }), ["account REQUIRED_FIELD_MISSING"]);
}

#[test]
fn required_inside_stops_only_what_is_inside() {
    let long = "                     ";
    assert_eq!(
        lines(&Payment { card: Some(long), ..CARD }),
        ["card REQUIRED_FIELD_MISSING", "card MAX_LENGTH_EXCEEDED"]
    );
}

#[derive(ApiValidate)]
#[api(context = Limits)]
struct Upload {
    #[api(when(ctx.is_strict, length(max = 3), each(when(self.is_text, ascii))), each(length(max = 5)))]
    names: Vec<String>,
    is_text: bool,
    #[api(when(ctx.is_strict && self.is_text, when(ctx.most > 1, custom(below_most))))]
    size: usize,
}

struct Limits {
    is_strict: bool,
    most: usize,
}

fn below_most(size: &usize, limits: &Limits) -> Result<(), Violation> {
    if *size < limits.most { Ok(()) } else { Err(Violation::new(ValidationErrorType::InvalidNumberRange)) }
}

#[test]
fn conditions_over_the_context_and_inside_of_each_other() {
    let judge = |is_strict, is_text, most| {
        let names = ["é", "a", "b", "longer"].map(str::to_owned).to_vec();
        let verdict = Upload { names, is_text, size: 9 }.validate_with(&Limits { is_strict, most });
        lines_of(&verdict.unwrap_err())
    };
    let long = "names[3] MAX_LENGTH_EXCEEDED";
    assert_eq!(judge(false, true, 9), [long]);
    assert_eq!(judge(true, false, 9), ["names MAX_LENGTH_EXCEEDED", long]);
    assert_eq!(
        judge(true, true, 9),
        ["names MAX_LENGTH_EXCEEDED", "names[0] INVALID_FORMAT", long, "size INVALID_NUMBER_RANGE"]
    );
    assert_eq!(judge(true, true, 1), ["names MAX_LENGTH_EXCEEDED", "names[0] INVALID_FORMAT", long]);
    assert_eq!(judge(true, true, 10), ["names MAX_LENGTH_EXCEEDED", "names[0] INVALID_FORMAT", long]);
}

#[derive(ApiValidate)]
struct Period {
    is_closed: bool,
    #[api(when(self.is_closed, date(after = start), matches(copy)))]
    end: &'static str,
    #[api(date)]
    start: &'static str,
    copy: &'static str,
}

#[test]
fn rules_over_several_fields() {
    let period = |is_closed, end, copy| lines(&Period { is_closed, end, start: "02/JAN/2024", copy });
    assert_eq!(period(true, "03/JAN/2024", "03/JAN/2024"), [""; 0]);
    assert_eq!(period(true, "01/JAN/2024", "01/JAN/2024"), ["end INVALID_DATE_RANGE"]);
    assert_eq!(period(true, "03/JAN/2024", "x"), ["end INVALID_FORMAT"]);
    assert_eq!(period(true, "01/JAN/2024", "x"), ["end INVALID_DATE_RANGE", "end INVALID_FORMAT"]);
    assert_eq!(period(false, "01/JAN/2024", "x"), [""; 0]);
    assert_eq!(period(false, "no date", "x"), [""; 0]);
}

#[derive(ApiValidate)]
enum Choice {
    One {
        #[api(when(true, length(max = 1)), when(false, email))]
        text: String,
    },
}

#[test]
fn in_a_variant() {
    assert_eq!(lines(&Choice::One { text: "a".to_owned() }), [""; 0]);
    assert_eq!(lines(&Choice::One { text: "ab".to_owned() }), ["One.text MAX_LENGTH_EXCEEDED"]);
}

#[derive(ApiValidate)]
struct Order(
    #[api(when(matches!(self.1, State::Sent), range(min = 1)), when(self.0 > 5, multiple_of(STEP)))] u8,
    State,
);

#[derive(ApiValidate)]
enum State {
    Draft,
    Sent,
}

const STEP: u8 = 5;

#[test]
fn conditions_with_macros_and_fields_without_a_name() {
    assert_eq!(lines(&Order(0, State::Draft)), [""; 0]);
    assert_eq!(lines(&Order(0, State::Sent)), ["[0] INVALID_NUMBER_RANGE"]);
    assert_eq!(lines(&Order(5, State::Sent)), [""; 0]);
    assert_eq!(lines(&Order(6, State::Draft)), ["[0] INVALID_NUMBER_FORMAT"]);
    assert_eq!(lines(&Order(10, State::Draft)), [""; 0]);
}

#[test]
fn the_record_is_that_of_the_rule_inside() {
    check! { own: u8 => (when(true, range(max = 1, code = "OWN", message = "Own message."))); }
    assert_eq!(codes(&own(1)), "");
    assert_eq!(record(&own(2)), "OWN | a number that is at most 1 | Own message.");
}

#[derive(ApiValidate)]
struct Offer {
    most: Option<u8>,
    #[api(when(let Some(most) = self.most && most > 5, range(min = 1)))]
    count: u8,
}

#[test]
fn a_condition_may_have_a_pattern() {
    let offer = |most, count| lines(&Offer { most, count });
    assert_eq!(offer(Some(6), 0), ["count INVALID_NUMBER_RANGE"]);
    assert_eq!(offer(Some(6), 1), [""; 0]);
    assert_eq!(offer(Some(5), 0), [""; 0]);
    assert_eq!(offer(None, 0), [""; 0]);
}
