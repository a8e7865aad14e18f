//! `equal("A")`

use api_validate::{ApiValidate, Patch};
use api_validate_tests::{Sent, lines};

use crate::kit::{codes, record};

check_text! {
    version => (equal("v1"));
    accent => (equal("\u{e9}"));
    nothing => (equal(""));
}

#[test]
fn the_text_to_the_letter() {
    assert_eq!(codes(&version("v1")), "");
    for text in ["", "V1", "v1 ", " v1", "v", "v11", "v1\0"] {
        assert_eq!(codes(&version(text)), "INVALID_FORMAT", "{text:?}");
    }
    assert_eq!(codes(&accent("\u{e9}")), "");
    assert_eq!(codes(&accent("e\u{301}")), "INVALID_FORMAT", "no normal form is made");
    assert_eq!((codes(&nothing("")), codes(&nothing(" "))), (String::new(), "INVALID_FORMAT".to_owned()));
}

const CURRENCY: &str = "EUR";
const LIMIT: u16 = 500;
const YES: bool = true;

#[derive(ApiValidate)]
struct Terms {
    #[api(equal(true, message = "Accept the terms."))]
    accepted: bool,
    #[api(equal(false))]
    is_test: Option<bool>,
    #[api(equal(YES))]
    patched: Sent<bool>,
    #[api(equal(5))]
    whole: u8,
    #[api(equal(-7))]
    in_text: Option<&'static str>,
    #[api(equal(LIMIT))]
    limit: f64,
    #[api(equal(CURRENCY))]
    currency: &'static str,
    #[api(each(equal(170141183460469231731687303715884105727)))]
    large: Vec<i128>,
}

const GOOD: Terms = Terms {
    accepted: true,
    is_test: None,
    patched: Patch::Absent,
    whole: 5,
    in_text: Some("-7.0"),
    limit: 500.0,
    currency: "EUR",
    large: Vec::new(),
};

#[test]
fn booleans_numbers_and_constants() {
    assert_eq!(lines(&GOOD), [""; 0]);
    assert_eq!(lines(&Terms { is_test: Some(false), patched: Patch::Value(true), ..GOOD }), [""; 0]);
    assert_eq!(lines(&Terms { large: vec![i128::MAX], in_text: None, ..GOOD }), [""; 0]);
    let bad = Terms {
        accepted: false,
        is_test: Some(true),
        patched: Patch::Value(false),
        whole: 4,
        in_text: Some("7"),
        limit: 500.5,
        currency: "eur",
        large: vec![i128::MIN],
    };
    let errors = bad.validate().expect_err("all of it is wrong");
    let texts: Vec<String> =
        errors.iter().map(|e| format!("{}: {} | {}", e.field(), e.criteria(), e.message())).collect();
    assert_eq!(
        texts,
        [
            "accepted: equal to true | Accept the terms.",
            "is_test: equal to false | This must be equal to false.",
            "patched: equal to true | This must be equal to true.",
            "whole: equal to 5 | This must be equal to 5.",
            "in_text: equal to -7 | This must be equal to -7.",
            "limit: equal to 500 | This must be equal to 500.",
            "currency: equal to EUR | This must be equal to EUR.",
            "large[0]: equal to 170141183460469231731687303715884105727 | This must be equal to \
             170141183460469231731687303715884105727.",
        ]
    );
}

#[test]
fn its_record() {
    assert_eq!(record(&version("v2")), "INVALID_FORMAT | equal to v1 | This must be equal to v1.");
}
