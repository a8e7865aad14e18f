//! One body with every kind of mistake.

use api_validate::{ApiValidate, Validated, Validator, json};
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

fn many() -> Vec<u8> {
    vec![1, 2, 3]
}

/// Some of its rules are judged as soon as a field was read, the others when all were.
#[allow(dead_code)]
#[derive(Debug, Deserialize, ApiValidate)]
#[api(at_least_one(first, last))]
struct Mixed {
    #[api(length(max = 1))]
    first: Option<String>,
    #[api(required, length(max = 1))]
    waiting: String,
    #[api(length(min = 4), unique)]
    list: Vec<u8>,
    #[api(matches(waiting))]
    same: String,
    #[serde(default = "many")]
    #[api(length(max = 2))]
    left_out: Vec<u8>,
    lines: Vec<Line>,
    #[api(length(max = 1), ascii)]
    last: Option<String>,
}

#[test]
fn a_report_that_is_cut_short_is_the_beginning_of_the_whole_one() {
    let bodies = [
        r#"{"first":"ab","waiting":"cd","list":[1,"x",1],"same":"e","lines":[{"sku":"","count":0},{"sku":1,"count":0}],"last":"éé"}"#,
        r#"{"first":"ab","waiting":"","list":["x","y",7],"same":"e","left_out":[],"lines":[{"sku":"","count":0},{"count":0}],"last":"éé"}"#,
        r#"{"waiting":5,"list":[1],"same":"e","lines":[{"sku":"","count":0}],"last":"éé"}"#,
        r#"{"waiting":"cd","list":[1,1],"same":"e","lines":7}"#,
        r#"{"first":"ab","waiting":"cd","list":[1],"same":7,"left_out":[1,2,3],"lines":[{"sku":"","count":0}],"last":"éé"}"#,
    ];
    for body in bodies {
        let all = lines_of(&json::from_str::<Mixed>(body).unwrap_err());
        assert!(all.len() > 4, "{all:#?}");
        for max in 1..=all.len() {
            let errors = Validator::new().max_errors(max).from_json_str::<Mixed>(body, &()).unwrap_err();
            assert_eq!(lines_of(&errors), all[..max], "{body}");
            assert_eq!(errors.truncated(), max < all.len(), "{body}");
        }
    }
}
