//! One body with every kind of mistake.

use api_validate::{ApiValidate, Validated, json};
use api_validate_tests::lines_of;
use serde::Deserialize;

#[allow(dead_code)] // it is read to be refused
#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Order {
    #[api(required)]
    reference: String,
    quantity: u32,
    #[api(length(max = 5))]
    note: Option<String>,
    #[api(date)]
    due_date: String,
    lines: Vec<Line>,
}

#[derive(Debug, Deserialize, ApiValidate)]
struct Line {
    #[api(length(min = 1))]
    sku: String,
    #[api(range(min = 1))]
    count: u8,
}

fn order(body: &str) -> Vec<String> {
    let result: Result<Validated<Order>, _> = json::from_str(body);
    result.map_or_else(|errors| lines_of(&errors), |_| Vec::new())
}

#[test]
fn six_mistakes_give_six_records() {
    let body = r#"{ "quantity": "12", "note": "too long", "dueDate": "31/APR/2024", "extra": 1,
        "lines": [{ "sku": "a", "count": 1 }, { "sku": "b", "count": 2 }, { "sku": "c", "count": 3 }, { "sku": "", "count": 4 }] }"#;
    let expected = [
        "reference REQUIRED_FIELD_MISSING",
        "quantity INVALID_NUMBER_FORMAT",
        "note MAX_LENGTH_EXCEEDED",
        "dueDate INVALID_DATE_FORMAT",
        "lines[3].sku INVALID_FORMAT",
        "extra INVALID_FORMAT",
    ];
    assert_eq!(order(body), expected);
    let body = r#"{ "lines": [{ "count": 1, "sku": "a" }, { "sku": "b", "count": 2 }, { "sku": "c", "count": 3 }, { "sku": "d", "count": 400 }],
        "extra": 1, "dueDate": "31/APR/2024", "note": "too long", "quantity": 1.5 }"#;
    let expected = [
        "reference REQUIRED_FIELD_MISSING",
        "quantity INVALID_NUMBER_FORMAT",
        "note MAX_LENGTH_EXCEEDED",
        "dueDate INVALID_DATE_FORMAT",
        "lines[3].count INVALID_NUMBER_RANGE",
        "extra INVALID_FORMAT",
    ];
    assert_eq!(order(body), expected);
}

/// A field that is not known leaves the others whole, so that rules over all of them are judged too.
#[test]
fn an_unknown_field_takes_nothing_from_the_rules() {
    #[derive(Deserialize, ApiValidate)]
    #[serde(deny_unknown_fields)]
    #[api(custom(never))]
    #[allow(dead_code)]
    struct Strict {
        #[api(when(self.b > 1, length(max = 1)))]
        a: String,
        b: u8,
        #[api(matches(a))]
        c: String,
    }
    fn never(_: &Strict) -> Result<(), api_validate::Violation> {
        Err(api_validate::Violation::new("ACME".into()).at("b"))
    }
    let lines = |body| lines_of(&json::from_str::<Strict>(body).err().unwrap());
    let broken = ["a MAX_LENGTH_EXCEEDED", "b ACME"];
    assert_eq!(lines(r#"{"a":"xy","b":2,"c":"xy"}"#), broken);
    assert_eq!(
        lines(r#"{"more":1,"a":"xy","b":2,"c":"xy"}"#),
        [&broken[..], &["more INVALID_FORMAT"]].concat()
    );
    assert_eq!(
        lines(r#"{"a":"x","b":2,"c":"y","more":1,"most":2}"#),
        ["c INVALID_FORMAT", "b ACME", "more INVALID_FORMAT", "most INVALID_FORMAT"]
    );
    // Of what could not be read, nothing is said by such a rule.
    assert_eq!(
        lines(r#"{"a":"xy","b":"2","c":"xy","more":1}"#),
        ["b INVALID_NUMBER_FORMAT", "more INVALID_FORMAT"]
    );
    // Deeper inside, and in lists.
    let nested =
        json::from_str::<Vec<Strict>>(r#"[{"a":"xy","b":2,"c":"xy","more":1},{"a":"","b":0,"c":""}]"#);
    assert_eq!(
        lines_of(&nested.err().unwrap()),
        ["[0].a MAX_LENGTH_EXCEEDED", "[0].b ACME", "[0].more INVALID_FORMAT", "[1].b ACME"]
    );
}
