//! `matches(field)`

use std::borrow::Cow;

use api_validate::{ApiValidate, Patch};
use api_validate_tests::lines;

use crate::kit::record;

#[derive(ApiValidate)]
struct SignUp {
    #[api(length(min = 2))]
    password: String,
    #[api(matches(password))]
    again: Option<String>,
    #[api(length(max = 1))]
    note: String,
}

fn password(password: &str, again: &str) -> SignUp {
    SignUp { password: password.to_owned(), again: Some(again.to_owned()), note: String::new() }
}

#[test]
fn equal_to_the_byte() {
    for text in ["ab", "  ", "日本", "👨\u{200d}👩", "\u{202e}a\u{202c}"] {
        assert_eq!(lines(&password(text, text)), [""; 0], "{text:?}");
    }
    for (text, again) in [
        ("ab", ""),
        ("ab", "AB"),
        ("ab", "ab "),
        ("ab", " ab"),
        ("caf\u{e9}", "cafe\u{301}"),
        ("ab", "ａb"),
        ("ab", "a\u{200d}b"),
        ("a b", "a\u{a0}b"),
        ("12", "１２"),
        ("ab", "ab\0"),
    ] {
        assert_eq!(lines(&password(text, again)), ["again INVALID_FORMAT"], "{text:?} {again:?}");
    }
    let huge = "x".repeat(1 << 20);
    assert_eq!(lines(&password(&huge, &huge)), [""; 0]);
    assert_eq!(lines(&password(&huge, &format!("{huge}x"))), ["again INVALID_FORMAT"]);
}

#[test]
fn it_is_judged_only_where_the_sibling_holds() {
    assert_eq!(lines(&password("a", "b")), ["password INVALID_FORMAT"]);
    let none = SignUp { again: None, ..password("ab", "") };
    assert_eq!(lines(&none), [""; 0]);
}

#[test]
fn it_reports_in_declaration_order() {
    let long = SignUp { note: "long".to_owned(), ..password("ab", "cd") };
    assert_eq!(lines(&long), ["again INVALID_FORMAT", "note MAX_LENGTH_EXCEEDED"]);
}

#[derive(serde::Deserialize, ApiValidate)]
struct Kinds<'a> {
    #[api(matches(own), length(max = 5))]
    borrowed: &'a str,
    own: String,
    #[api(matches(own))]
    cow: Cow<'a, str>,
    number: u8,
    #[api(matches(number))]
    option: Option<u8>,
    #[api(matches(number))]
    twice: Option<Option<u8>>,
    #[api(matches(option))]
    #[serde(default)]
    patch: Patch<u8>,
    array: [u8; 2],
    #[api(matches(array))]
    list: Vec<u8>,
    float: f64,
    #[api(matches(float))]
    other_float: f64,
}

fn kinds() -> Kinds<'static> {
    Kinds {
        borrowed: "text",
        own: "text".to_owned(),
        cow: "text".into(),
        number: 1,
        option: Some(1),
        twice: Some(Some(1)),
        patch: Patch::Value(1),
        array: [1, 2],
        list: vec![1, 2],
        float: 0.0,
        other_float: -0.0,
    }
}

#[test]
fn every_type_that_can_be_compared() {
    assert_eq!(lines(&kinds()), [""; 0]);
    let other = Kinds {
        own: "other".to_owned(),
        number: 2,
        list: vec![2, 1],
        float: f64::NAN,
        other_float: f64::NAN,
        ..kinds()
    };
    assert_eq!(
        lines(&other),
        ["borrowed", "cow", "option", "twice", "list", "other_float"]
            .map(|name| format!("{name} INVALID_FORMAT"))
    );
}

#[test]
fn no_value_passes_and_a_value_without_its_sibling_does_not() {
    let none = Kinds { option: None, twice: Some(None), patch: Patch::Null, ..kinds() };
    assert_eq!(lines(&none), [""; 0]);
    let alone = Kinds { option: None, ..kinds() };
    assert_eq!(lines(&alone), ["patch INVALID_FORMAT"]);
}

#[derive(ApiValidate)]
struct Chain {
    #[api(matches(b), matches(c))]
    a: u8,
    #[api(matches(c))]
    b: u8,
    c: u8,
}

#[test]
fn it_can_stand_twice_and_each_reports() {
    assert_eq!(lines(&Chain { a: 1, b: 1, c: 1 }), [""; 0]);
    assert_eq!(lines(&Chain { a: 1, b: 1, c: 2 }), ["a INVALID_FORMAT", "b INVALID_FORMAT"]);
    assert_eq!(lines(&Chain { a: 1, b: 2, c: 2 }), ["a INVALID_FORMAT", "a INVALID_FORMAT"]);
    let chain = Chain { a: 1, b: 2, c: 2 }.validate().unwrap_err();
    let criteria: Vec<String> = chain.iter().map(|error| error.criteria().to_string()).collect();
    assert_eq!(criteria, ["the same value as b", "the same value as c"], "as written");
}

#[derive(ApiValidate)]
struct Pair(#[api(matches(1))] u8, u8);

#[derive(ApiValidate)]
enum Change {
    Name {
        #[api(required)]
        r#type: Option<String>,
        #[api(matches(r#type))]
        again: String,
    },
    Number(#[api(matches(1), range(max = 5))] u8, u8),
}

#[test]
fn fields_without_a_name_and_those_of_a_variant() {
    assert_eq!(lines(&Pair(1, 1)), [""; 0]);
    assert_eq!(lines(&Pair(1, 2)), ["[0] INVALID_FORMAT"]);
    let change =
        |ty: &str, again: &str| Change::Name { r#type: Some(ty.to_owned()), again: again.to_owned() };
    assert_eq!(lines(&change("a", "a")), [""; 0]);
    assert_eq!(lines(&change("a", "b")), ["Name.again INVALID_FORMAT"]);
    assert_eq!(lines(&change(" ", "b")), ["Name.type REQUIRED_FIELD_MISSING"]);
    assert_eq!(lines(&Change::Number(1, 2)), ["Number[0] INVALID_FORMAT"]);
    assert_eq!(lines(&Change::Number(6, 2)), ["Number[0] INVALID_NUMBER_RANGE"]);
}

#[test]
fn the_record_names_the_sibling_as_the_client_does() {
    #[derive(ApiValidate, serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Named {
        new_password: String,
        #[api(matches(new_password))]
        repeated: String,
    }

    assert_eq!(
        record(&Named { new_password: "a".to_owned(), repeated: "b".to_owned() }),
        "INVALID_FORMAT | the same value as newPassword | This must be the same value as newPassword."
    );
    overrides!(u8, matches(sibling), 1, beside: u8 = 2);
}
