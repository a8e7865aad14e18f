//! A tuple struct with `from` or `try_from` checks what is inside of it. Nothing inside has a path, so the records stand at the
//! value, and equal ones only once.

use std::collections::HashSet;

use api_validate::{ApiValidate, ValidationErrors, json};
use serde::Deserialize;

#[derive(Deserialize, ApiValidate)]
struct Item {
    #[api(range(max = 5))]
    number: u8,
}

#[derive(Deserialize, ApiValidate)]
#[serde(from = "Vec<u8>")]
struct Items(Vec<Item>);

impl From<Vec<u8>> for Items {
    fn from(numbers: Vec<u8>) -> Self {
        Self(numbers.into_iter().map(|number| Item { number }).collect())
    }
}

#[derive(Deserialize, ApiValidate)]
#[serde(from = "Vec<u8>")]
struct Unchecked(#[api(skip)] Vec<Item>);

impl From<Vec<u8>> for Unchecked {
    fn from(numbers: Vec<u8>) -> Self {
        Self(Items::from(numbers).0)
    }
}

#[derive(Deserialize, ApiValidate)]
#[serde(try_from = "String")]
struct Pair(#[api(length(max = 2))] String, Short);

#[derive(Deserialize, ApiValidate)]
struct Short(#[api(length(max = 3))] String);

impl TryFrom<String> for Pair {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        let (left, right) = text.split_once('-').ok_or("no hyphen")?;
        Ok(Self(left.to_owned(), Short(right.to_owned())))
    }
}

#[derive(Deserialize, ApiValidate)]
#[serde(from = "T")]
struct Generic<T>(T);

impl<T> From<T> for Generic<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

#[derive(Deserialize, ApiValidate)]
struct Limits {
    max: u8,
}

#[derive(Deserialize, ApiValidate)]
#[api(context = Limits)]
struct Limited {
    #[api(range(max = ctx.max))]
    number: u8,
}

#[derive(Deserialize, ApiValidate)]
#[serde(from = "u8")]
#[api(context = Limits)]
struct InContext(Limited, Item);

impl From<u8> for InContext {
    fn from(number: u8) -> Self {
        Self(Limited { number }, Item { number })
    }
}

#[derive(Deserialize, ApiValidate)]
struct Order {
    items: Items,
    unchecked: Unchecked,
    pair: Pair,
    count: u8,
}

#[derive(Deserialize, ApiValidate)]
struct OfGeneric {
    numbers: HashSet<Number>,
    generic: Generic<Item>,
}

#[derive(PartialEq, Eq, Hash, Deserialize, ApiValidate)]
struct Number(#[api(range(max = 5))] u8);

fn told(errors: Result<(), ValidationErrors>) -> Vec<String> {
    let errors = errors.err();
    let errors = errors.iter().flat_map(|errors| errors.iter());
    errors.map(|error| format!("{} {}", error.field(), error.error_type())).collect()
}

#[test]
fn a_value_is_checked() {
    assert_eq!(told(Items::from(vec![5]).validate()), [""; 0]);
    assert_eq!(told(Items::from(vec![6, 7, 5]).validate()), [" INVALID_NUMBER_RANGE"]);
    assert_eq!(told(Unchecked::from(vec![6]).validate()), [""; 0]);
    let too_long = Pair("abc".to_owned(), Short("abcd".to_owned()));
    assert_eq!(told(too_long.validate()), [" MAX_LENGTH_EXCEEDED", " MAX_LENGTH_EXCEEDED"]);
    assert_eq!(told(Generic(Item { number: 6 }).validate()), [" INVALID_NUMBER_RANGE"]);
}

#[test]
fn so_it_is_with_a_context() {
    let in_context = |max| {
        let limits = Limits { max };
        told(api_validate::Validator::new().validate_with(&InContext::from(4), &limits))
    };
    assert_eq!(in_context(4), [""; 0]);
    assert_eq!(in_context(3), [" INVALID_NUMBER_RANGE"]);
}

#[test]
fn a_body_is_checked() {
    let body =
        |count| format!(r#"{{"items": [1, 6, 7], "unchecked": [9], "pair": "ab-abcd", "count": {count}}}"#);
    let broken = ["items INVALID_NUMBER_RANGE", "pair MAX_LENGTH_EXCEEDED"];
    assert_eq!(told(json::from_str::<Order>(&body("1")).map(drop)), broken);
    // The same where serde refuses the body.
    let and_a_count = [&broken[..], &["count INVALID_NUMBER_FORMAT"]].concat();
    assert_eq!(told(json::from_str::<Order>(&body("true")).map(drop)), and_a_count);
}

/// The reader does not know how a generic type is read. So what the set's records gain from a second reading is less than what
/// would be lost.
#[test]
fn no_record_is_lost_in_a_second_reading() {
    let body = r#"{"numbers": [1, 6], "generic": {"number": 6}}"#;
    let broken = ["numbers INVALID_NUMBER_RANGE", "generic INVALID_NUMBER_RANGE"];
    assert_eq!(told(json::from_str::<OfGeneric>(body).map(drop)), broken);
}

#[test]
fn contracts_have_the_codes() {
    let contract = Order::contract();
    let codes = |path: &str| {
        let field = contract.fields().into_iter().find(|field| field.path() == path).expect("a field");
        field.error_types().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert!(codes("items").contains(&"INVALID_NUMBER_RANGE".to_owned()), "{:?}", codes("items"));
    assert!(!codes("unchecked").contains(&"INVALID_NUMBER_RANGE".to_owned()));
    assert!(codes("pair").contains(&"MAX_LENGTH_EXCEEDED".to_owned()), "{:?}", codes("pair"));
}
