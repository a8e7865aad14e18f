//! Queries that nobody sends by mistake.

use api_validate::{ApiValidate, query};
use serde::Deserialize;

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Strict {
    #[serde(default)]
    ids: Vec<u32>,
    name: String,
}

/// The number of records of a query that is refused.
fn records(query: &str) -> (usize, bool) {
    let errors = query::from_str::<Strict>(query).expect_err("wrong");
    let answer = errors.to_string();
    assert!(answer.len() < 64 * 1024, "an answer of {} bytes", answer.len());
    (errors.len(), errors.truncated())
}

#[test]
fn a_large_query_has_a_small_answer() {
    let unknown = (0..100_000).map(|n| format!("k{n}=x")).collect::<Vec<_>>().join("&");
    assert_eq!(records(&unknown), (100, true));
    assert_eq!(records(&"ids=x&".repeat(170_000)), (100, true));
    assert_eq!(records(&"ids=1&".repeat(170_000)), (1, false));
    assert_eq!(records(&"name=x&".repeat(150_000)), (1, false));
    assert_eq!(records(&format!("name=x&{}=1", "k".repeat(1_000_000))), (1, false));
    assert_eq!(records(&format!("ids={}", "9".repeat(1_000_000))), (2, false));
    assert_eq!(records(&"%".repeat(1_000_000)), (2, false));
    assert_eq!(records(&"%=1&".repeat(250_000)), (2, false));
    assert_eq!(records(&"name=%&".repeat(150_000)), (1, false));
    let wrong = (0..100_000).map(|n| format!("k{n}=%")).collect::<Vec<_>>().join("&");
    assert_eq!(records(&wrong), (100, true));
    assert_eq!(records(&"=&".repeat(500_000)), (2, false));
    assert_eq!(records(&"[".repeat(1_000_000)), (2, false));
}

#[test]
fn what_nobody_reads_is_told_no_oftener_than_the_cap_has_room() {
    #[derive(Debug, Deserialize, ApiValidate)]
    struct Open {}
    let wrong = (0..100_000).map(|n| format!("k{n}=%")).collect::<Vec<_>>().join("&");
    let errors = query::from_str::<Open>(&wrong).expect_err("wrong");
    assert_eq!((errors.len(), errors.truncated()), (100, true));
}

#[test]
fn one_record_for_a_parameter_is_enough() {
    let told = |query: &str| query::from_str::<Strict>(query).expect_err("wrong").to_string();
    let encoded = "This must be text in UTF-8, percent-encoded: % itself is sent as %25. (INVALID_FORMAT)";
    assert_eq!(told("name=x&extra=%"), "extra: This field is not known here. Leave it out. (INVALID_FORMAT)");
    assert_eq!(told("name=x&name=%"), format!("name: {encoded}"));
    assert_eq!(told("name=%&name=%"), format!("name: {encoded}"));
    assert_eq!(told("name=x&ids=%&ids=1&ids=%"), format!("ids[0]: {encoded}\nids[2]: {encoded}"));
}

#[test]
fn names_that_mean_something_to_json_are_names() {
    for name in ["%22", "%5C", "%22%7D", "%00", "%0A", "a%22%3A1%2C%22b", "$serde_json::private::RawValue"] {
        assert_eq!(records(&format!("name=x&{name}=%22%5C%00")), (1, false), "{name}");
    }
}

#[test]
fn a_query_as_a_whole_is_no_element_of_a_list() {
    for errors in [
        query::from_str::<Vec<(String, u8)>>("a=x").unwrap_err(),
        query::from_str::<Vec<u8>>("a=1").unwrap_err(),
    ] {
        assert_eq!(errors.iter().map(|error| error.field().to_string()).collect::<Vec<_>>(), [""]);
    }
}
