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
