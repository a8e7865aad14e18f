//! A report that is full while a list is read.

use std::collections::{BTreeMap, BTreeSet};

use api_validate::{ApiValidate, Validator};
use api_validate_tests::lines_of;
use serde::Deserialize;

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Lists {
    #[api(length(max = 3), each(range(max = 9)))]
    numbers: Vec<u8>,
    #[api(length(max = 6), keys(length(max = 1)), each(range(max = 9)))]
    map: BTreeMap<String, u8>,
    #[api(length(max = 1), each(length(max = 2), each(range(max = 9))))]
    nested: Vec<Vec<u8>>,
    #[api(range(max = 5))]
    last: u8,
}

/// What the lists' own rules find comes before what is wrong with their elements.
#[test]
fn a_full_report_is_the_beginning_of_the_whole_one() {
    let body = r#"{
        "numbers": [1, 10, "x", true, 10, [], 2, 2],
        "map": {"aa": 1, "b": "x", "c": 20, "d": 7, "d": true, "e": 4, "c": "x", "f": 5, "f": 6, "h": 20},
        "nested": [[1, "x", 20], [true, false, true], 7],
        "last": 7
    }"#;
    let with = |max| Validator::new().max_errors(max).from_json_str::<Lists>(body, &()).unwrap_err();
    let all = lines_of(&with(1_000));
    let own = |name: &str| all.contains(&format!("{name} MAX_LENGTH_EXCEEDED"));
    assert!(["numbers", "map", "nested", "nested[0]", "nested[1]"].into_iter().all(own), "{all:#?}");
    for max in 1..=all.len() {
        let errors = with(max);
        assert_eq!(lines_of(&errors), all[..max]);
        assert_eq!(errors.truncated(), max < all.len());
    }
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Sets {
    #[api(length(max = 3))]
    set: BTreeSet<u8>,
}

/// Elements that were not read may be the same as others.
#[test]
fn a_full_report_says_nothing_of_the_length_of_a_set() {
    let with = |max, body| Validator::new().max_errors(max).from_json_str::<Sets>(body, &()).unwrap_err();
    for (body, is_too_long) in [(r#"{"set":["x","y",1,1,1,1]}"#, false), (r#"{"set":["x","y",1,2]}"#, true)] {
        assert_eq!(lines_of(&with(9, body)).contains(&"set MAX_LENGTH_EXCEEDED".to_owned()), is_too_long);
        assert_eq!(lines_of(&with(1, body)), ["set[0] INVALID_NUMBER_FORMAT"]);
        assert!(with(1, body).truncated());
    }
}
