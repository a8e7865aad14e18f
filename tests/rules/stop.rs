//! `stop`

use std::cell::Cell;

use api_validate::{ApiValidate, Violation, json};
use api_validate_tests::{lines, lines_of};
use serde::Deserialize;

thread_local! {
    static CALLS: Cell<u32> = const { Cell::new(0) };
}

fn counted(_: &str) -> Result<(), Violation> {
    CALLS.set(CALLS.get() + 1);
    Err(Violation::new("ACME_UNKNOWN".into()))
}

#[derive(Debug, Deserialize, ApiValidate)]
struct Order {
    #[api(length(max = 4), ascii, stop, custom(counted), uppercase)]
    sku: String,
    #[api(each(length(max = 2), stop, ascii, stop, custom(counted)))]
    tags: Vec<String>,
    #[api(number(integer), stop, range(min = 1))]
    #[api(multiple_of(5))]
    amount: Option<String>,
    #[api(when(!self.tags.is_empty(), required, length(max = 3), stop, ascii))]
    note: Option<String>,
}

fn order(sku: &str, tags: &[&str]) -> Order {
    let tags: Vec<String> = tags.iter().map(ToString::to_string).collect();
    Order { sku: sku.into(), tags, amount: None, note: Some("x".into()) }
}

#[test]
fn what_is_behind_is_judged_where_all_before_held() {
    CALLS.set(0);
    assert_eq!(lines(&order("abcd", &[])), ["sku ACME_UNKNOWN", "sku INVALID_FORMAT"]);
    assert_eq!(CALLS.get(), 1);
    assert_eq!(lines(&order("abcde", &[])), ["sku MAX_LENGTH_EXCEEDED"]);
    assert_eq!(lines(&order("é", &[])), ["sku INVALID_FORMAT"]);
    assert_eq!(lines(&order("éabcd", &[])), ["sku MAX_LENGTH_EXCEEDED", "sku INVALID_FORMAT"]);
    assert_eq!(CALLS.get(), 1);
}

#[test]
fn each_element_is_stopped_on_its_own() {
    let tags = lines(&order("abcd", &["abc", "é", "ab"]));
    assert_eq!(tags[2..], ["tags[0] MAX_LENGTH_EXCEEDED", "tags[1] INVALID_FORMAT", "tags[2] ACME_UNKNOWN"]);
}

#[test]
fn attributes_of_one_field_are_one_list() {
    let of = |amount: &str| lines(&Order { amount: Some(amount.into()), ..order("abcd", &[]) })[2..].to_vec();
    assert_eq!(of("x"), ["amount INVALID_NUMBER_FORMAT"]);
    assert_eq!(of("1.5"), ["amount INVALID_NUMBER_FORMAT"]);
    assert_eq!(of("-4"), ["amount INVALID_NUMBER_RANGE", "amount INVALID_NUMBER_FORMAT"]);
    assert_eq!(of("5"), [""; 0]);
}

#[test]
fn under_a_condition_it_stops_what_is_inside() {
    let of = |note: Option<&str>| {
        lines(&Order { note: note.map(Into::into), ..order("abcd", &["ab"]) })[3..].to_vec()
    };
    assert_eq!(of(None), ["note REQUIRED_FIELD_MISSING"]);
    assert_eq!(of(Some("éabc")), ["note MAX_LENGTH_EXCEEDED"]);
    assert_eq!(of(Some("é")), ["note INVALID_FORMAT"]);
}

/// Bodies that are not readable are judged alike.
#[test]
fn in_a_body_that_holds_another_mistake() {
    let body = r#"{"sku":"abcde","tags":["é",1,"ab"],"amount":"x"}"#;
    let errors = json::from_str::<Order>(body).expect_err("it is not valid");
    assert_eq!(
        lines_of(&errors),
        [
            "sku MAX_LENGTH_EXCEEDED",
            "tags[0] INVALID_FORMAT",
            "tags[1] INVALID_FORMAT",
            "tags[2] ACME_UNKNOWN",
            "amount INVALID_NUMBER_FORMAT",
        ]
    );
}

#[derive(ApiValidate)]
struct Stay {
    #[api(length(equal = 11), stop, date)]
    from: &'static str,
    #[api(ascii, stop, date(after = from))]
    to: &'static str,
}

#[test]
fn siblings_are_compared_behind_it_too() {
    let of = |from, to| lines(&Stay { from, to });
    assert_eq!(of("02/JAN/2026", "03/JAN/2026"), [""; 0]);
    assert_eq!(of("02/JAN/2026", "02/JAN/2026"), ["to INVALID_DATE_RANGE"]);
    assert_eq!(of("02/JAN/2026", "é"), ["to INVALID_FORMAT"]);
    assert_eq!(of("1", "02/JAN/2026"), ["from INVALID_FORMAT"]);
}

#[test]
fn the_contract_lists_what_is_behind() {
    let contract = Order::contract();
    let rules = |name: &str| -> Vec<&str> {
        let field = contract.fields().into_iter().find(|field| field.name() == name).expect(name);
        field.rules().iter().map(api_validate::contract::FieldRule::name).collect()
    };
    assert_eq!(rules("sku"), ["length", "ascii", "custom", "uppercase"]);
    assert_eq!(rules("amount"), ["number", "range", "multiple_of"]);
}
