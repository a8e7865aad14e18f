//! What the client sent never stands in a record, in whatever form it is shown.

use std::collections::BTreeSet;

use api_validate::{
    ApiValidate, ValidationError, ValidationErrorType, ValidationErrors, Validator, Violation,
};

use crate::{
    every_rule::{LIMITS, TODAY, bad, good, rule_names},
    german::German,
};

/// Long, with a blank, a sign and letters of more than one byte: it breaks every rule on text.
const CANARY: &str = "CANARY-ÿ 4242 canary-ключ";

/// Everything that can be seen of a report.
fn shown(errors: &ValidationErrors) -> String {
    let json = serde_json::to_string(errors).unwrap();
    let german = errors.localized(&German);
    let german_json = serde_json::to_string(&german).unwrap();
    let records: Vec<String> = errors.iter().map(record).collect();
    format!("{errors}\n{errors:?}\n{errors:#?}\n{json}\n{german}\n{german_json}\n{}", records.join("\n"))
}

fn record(error: &ValidationError) -> String {
    let (path, criteria, message) = (error.field(), error.criteria(), error.message());
    let facts =
        (error.params(), error.fault(), error.error_type(), error.own_criteria(), error.own_message());
    format!(
        "{error}\n{error:?}\n{path}\n{path:?}\n{}\n{criteria}\n{criteria:?}\n{message}\n{message:?}\n{facts:?}",
        path.pointer()
    )
}

fn assert_unseen(errors: &ValidationErrors) {
    let shown = shown(errors).to_lowercase();
    for part in ["canary", "4242", "ÿ", "\\u{ff}", "ключ c"] {
        assert!(!shown.contains(part), "{part} in {shown}");
    }
}

#[test]
fn every_rule_is_broken_and_none_repeats_what_was_sent() {
    let errors = Validator::new().today(TODAY).validate_with(&bad(CANARY), &LIMITS).unwrap_err();
    assert!(!errors.truncated());
    let broken: BTreeSet<&str> = errors.iter().map(ValidationError::rule).collect();
    assert_eq!(broken.into_iter().collect::<Vec<_>>(), rule_names());
    assert_unseen(&errors);
}

#[test]
fn every_rule_is_kept_by_the_good_value() {
    assert!(Validator::new().today(TODAY).validate_with(&good(), &LIMITS).is_ok());
}

#[test]
fn the_checker_itself_repeats_nothing() {
    struct Shown;

    impl ApiValidate for Shown {
        type Context = ();

        fn check(&self, checker: &mut api_validate::Checker, (): &()) {
            checker.field("text", |checker| {
                checker.rule(const { &api_validate::rules::one_of(&["A"]) }, CANARY);
            });
            assert!(!format!("{checker:?}").contains("CANARY"));
        }
    }

    assert!(Shown.validate().is_err());
}

#[derive(ApiValidate)]
struct Plain {
    #[api(custom(each_code))]
    text: String,
}

fn each_code(text: &str) -> Result<(), Violation> {
    let codes = ValidationErrorType::STANDARD;
    match text.strip_prefix(CANARY).and_then(|code| codes.get(code.len())) {
        Some(code) => Err(Violation::new(code.clone())),
        None => Err(Violation::new(ValidationErrorType::custom("ACME"))),
    }
}

#[test]
fn a_violation_without_texts_has_those_of_its_code() {
    for extra in 0..=ValidationErrorType::STANDARD.len() {
        let errors = Plain { text: format!("{CANARY}{}", "x".repeat(extra)) }.validate().unwrap_err();
        assert_unseen(&errors);
        let error = errors.iter().next().unwrap();
        let (criteria, message) = (error.criteria().to_string(), error.message().to_string());
        assert!(!criteria.is_empty() && !criteria.ends_with('.'), "{criteria}");
        assert!(message.ends_with('.'), "{message}");
    }
}
