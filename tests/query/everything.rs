//! One query with every kind of mistake, and each kind with its own text.

use api_validate::{ApiValidate, Date, Validated, ValidationErrorType, Validator, Violation, json, query};
use api_validate_tests::lines_of;
use serde::Deserialize;

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Search {
    #[api(required)]
    filter: String,
    page_size: u32,
    #[api(length(max = 5))]
    note: Option<String>,
    #[api(date)]
    due_date: String,
    #[serde(default)]
    #[api(each(range(min = 1)))]
    ids: Vec<u32>,
    order: Option<Order>,
    #[serde(alias = "only_open")]
    open: Option<bool>,
    after: Option<chrono::NaiveDate>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "lowercase")]
enum Order {
    Ascending,
    Descending,
}

fn search(query: &str) -> Vec<String> {
    let result: Result<Validated<Search>, _> = query::from_str(query);
    result.map_or_else(|errors| lines_of(&errors), |_| Vec::new())
}

#[test]
fn a_good_query_is_read() {
    let query = "filter=a%26b+c&pageSize=20&note=&dueDate=30%2FAPR%2F2024&ids=1&ids=2&order=ascending&only_open=on\
                 &after=2026-11-22";
    let search: Validated<Search> = query::from_str(query).expect("good");
    assert_eq!((&*search.filter, search.page_size, search.note.as_deref()), ("a&b c", 20, Some("")));
    assert_eq!((&*search.ids, search.open), (&[1, 2][..], Some(true)));
    assert!(matches!(search.order, Some(Order::Ascending)));
    assert_eq!(search.after, chrono::NaiveDate::from_ymd_opt(2026, 11, 22));
}

#[test]
fn every_mistake_gives_one_record() {
    let query = "pageSize=twelve&note=too+long&dueDate=31%2FAPR%2F2024&ids=1&ids=0&ids=2&ids=x&order=up&only_open=yes\
                 &open=true&after=soon&extra=1&extra=2";
    let expected = [
        "filter REQUIRED_FIELD_MISSING",
        "pageSize INVALID_NUMBER_FORMAT",
        "note MAX_LENGTH_EXCEEDED",
        "dueDate INVALID_DATE_FORMAT",
        "ids[1] INVALID_NUMBER_RANGE",
        "ids[3] INVALID_NUMBER_FORMAT",
        "order INVALID_FORMAT",
        "open INVALID_FORMAT",
        "after INVALID_DATE_FORMAT",
        "extra INVALID_FORMAT",
    ];
    assert_eq!(search(query), expected);
}

#[test]
fn an_empty_query_lacks_what_is_required() {
    let expected = [
        "filter REQUIRED_FIELD_MISSING",
        "pageSize REQUIRED_FIELD_MISSING",
        "dueDate REQUIRED_FIELD_MISSING",
    ];
    for query in ["", "&", "&&&"] {
        assert_eq!(search(query), expected, "{query:?}");
    }
}

#[test]
fn the_texts_are_those_of_json_and_hold_no_value_of_the_client() {
    let query = "filter=x&pageSize=s3cret&dueDate=30%2FAPR%2F2024&order=s3cret&open=s3cret&after=s3cret";
    let body = r#"{ "filter": "x", "pageSize": "s3cret", "dueDate": "30/APR/2024", "order": "s3cret", "open": "s3cret",
        "after": "s3cret" }"#;
    let of_query = query::from_str::<Search>(query).expect_err("wrong").to_string();
    let of_json = json::from_str::<Search>(body).expect_err("wrong").to_string();
    assert_eq!(of_query, of_json);
    assert!(!of_query.contains("s3cret"), "{of_query}");
    let expected = [
        "pageSize: This must be a whole number. (INVALID_NUMBER_FORMAT)",
        "order: This must be one of ascending, descending. (INVALID_FORMAT)",
        "open: This must be true or false. (INVALID_FORMAT)",
        "after: This must be a date as YYYY-MM-dd, such as 1966-07-30. (INVALID_DATE_FORMAT)",
    ];
    assert_eq!(of_query.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn what_was_sent_twice_is_said_so() {
    let query = "filter=a&filter=b&pageSize=1&pageSize=2&dueDate=1&dueDate=2&order=a&order=b&open=1&only_open=2&note=&note=";
    let expected: Vec<String> = ["filter", "pageSize", "note", "dueDate", "order", "open"]
        .iter()
        .map(|name| format!("{name}: This field must be sent only once. (INVALID_FORMAT)"))
        .collect();
    let errors = query::from_str::<Search>(query).expect_err("wrong").to_string();
    assert_eq!(errors.lines().collect::<Vec<_>>(), expected);
}

#[derive(Debug, Deserialize, ApiValidate)]
#[api(context = u32)]
#[allow(dead_code)]
struct Page {
    #[api(date(min = today))]
    from: String,
    #[api(custom(within))]
    size: u32,
    count: u8,
}

fn within(size: &u32, limit: &u32) -> Result<(), Violation> {
    if size <= limit { Ok(()) } else { Err(Violation::new(ValidationErrorType::InvalidNumberRange)) }
}

#[test]
fn settings_and_context_hold_for_queries() {
    let today = Date::new(2026, 11, 22).expect("a date");
    let validator = Validator::new().today(today);
    let lines = |validator: Validator, query| {
        validator.from_query_str::<Page>(query, &10).map_or_else(|errors| lines_of(&errors), |_| Vec::new())
    };
    assert_eq!(lines(validator, "from=22/NOV/2026&size=10&count=1"), [""; 0]);
    let wrong = "from=21/NOV/2026&size=11&count=256";
    let expected = ["from INVALID_DATE_RANGE", "size INVALID_NUMBER_RANGE", "count INVALID_NUMBER_RANGE"];
    assert_eq!(lines(validator, wrong), expected);
    assert_eq!(lines(validator.max_errors(1), wrong), expected[..1]);
}
