//! A constant of the user's is a pattern: generated code that bound a plain name did not compile beside it.

#![allow(non_upper_case_globals, dead_code)] // named like what generated code may bind

use api_validate::ApiValidate;
use api_validate_tests::lines;

const at: u8 = 1;
const verdict: u8 = 1;
const format: u8 = 1;
const date: u8 = 1;
const rule: u8 = 1;
const value: u8 = 1;
const item: u8 = 1;
const key: u8 = 1;
const checker: u8 = 1;
const mark: u8 = 1;

#[derive(ApiValidate)]
#[api(at_least_one(post, phone))]
struct Contact {
    post: Option<String>,
    phone: Option<String>,
    #[api(date(format = "yyyy-MM-dd", min = "2020-01-01"))]
    since: String,
    #[api(unique, each(length(max = 1)))]
    tags: Vec<String>,
}

#[test]
fn constants_with_common_names_do_not_stand_in_the_way() {
    let tags = vec!["a".to_owned(), "a".to_owned(), "bc".to_owned()];
    let contact = Contact { post: None, phone: None, since: "2019-12-31".to_owned(), tags };
    assert_eq!(
        lines(&contact),
        [
            "since INVALID_DATE_RANGE",
            "tags DUPLICATE_METADATA",
            "tags[2] MAX_LENGTH_EXCEEDED",
            "post REQUIRED_FIELD_MISSING",
        ]
    );
}
