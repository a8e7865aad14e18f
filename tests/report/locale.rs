//! Another language: every text of every rule and fault is replaced, codes and paths stay.

use std::{
    collections::{BTreeSet, HashMap},
    fmt,
};

use api_validate::{
    ApiValidate, Locale, Num, Param, ValidationError, ValidationErrorType, ValidationErrors, Validator,
    Violation,
    lookups::{Lookups, ResolveError, Resolver},
};
use api_validate_tests::block_on;
use serde_json::Value;

use crate::{
    every_rule::{LIMITS, LookedUp, TODAY, bad, rule_names},
    german::German,
};

/// One field for each fault that `every_rule` cannot show, and for each form of a text.
#[derive(ApiValidate)]
#[api(exactly_one(none, nothing))]
struct Faults {
    #[api(length(min = 3))]
    too_short: &'static str,
    #[api(length(equal = 1))]
    not_equal: &'static str,
    #[api(length(min = 2, max = 4, unit = bytes))]
    too_many_bytes: &'static str,
    #[api(length(max = 1, unit = utf16))]
    too_many_units: &'static str,
    #[api(length(max = 1, unit = graphemes))]
    too_many_graphemes: &'static str,
    #[api(length(min = 1))]
    too_few: Vec<u8>,
    #[api(length(max = 1))]
    too_many: HashMap<u8, u8>,
    #[api(date(format = "yyyy-MM-dd", min = "2024-02-29"))]
    too_early: &'static str,
    #[api(date(format = "yyyy-MM-dd", max = "2024-02-29"))]
    too_late: &'static str,
    #[api(date(min = today + 6 months))]
    before_today: &'static str,
    #[api(date(max = today - 3 days))]
    after_today: &'static str,
    #[api(date(after = before_start))]
    not_after: &'static str,
    #[api(date(before = before_start))]
    not_before: &'static str,
    #[api(date)]
    before_start: &'static str,
    #[api(date)]
    no_such_day: &'static str,
    #[api(number(integer))]
    not_whole: f64,
    #[api(number(scale = 2))]
    too_many_decimals: &'static str,
    #[api(number(precision = 3))]
    too_many_digits: u32,
    #[api(number)]
    not_plain: &'static str,
    #[api(range(min = 0.5, max = 9))]
    too_small: i32,
    #[api(range(above = 0, below = 9))]
    too_large: u8,
    #[api(range(min = 0))]
    infinite: f64,
    #[api(uuid)]
    no_uuid: &'static str,
    #[api(unique)]
    repeated: [u8; 2],
    #[api(filter(fields(name)))]
    not_parsed: &'static str,
    #[api(filter(fields(name), logic(and)))]
    not_offered: &'static str,
    #[api(filter(fields(name), max_length = 8))]
    long_filter: &'static str,
    #[api(orderby(fields(name), directions(asc)))]
    order_not_parsed: &'static str,
    #[api(orderby(fields(name), directions(asc)))]
    order_not_offered: &'static str,
    #[api(custom(closed))]
    account: u8,
    #[api(custom(unnamed))]
    unnamed: u8,
    none: Option<u8>,
    nothing: Option<u8>,
}

fn closed(_: &u8) -> Result<(), Violation> {
    Err(Violation::new(ValidationErrorType::UnknownResource)
        .criteria("an account that is open")
        .message("This account is closed."))
}

fn unnamed(_: &u8) -> Result<(), Violation> {
    Err(Violation::new(ValidationErrorType::custom("ACME_UNNAMED")))
}

fn faults() -> ValidationErrors {
    let faults = Faults {
        too_short: "ab",
        not_equal: "ab",
        too_many_bytes: "abcde",
        too_many_units: "𝄞",
        too_many_graphemes: "ab",
        too_few: Vec::new(),
        too_many: HashMap::from([(1, 1), (2, 2)]),
        too_early: "2024-02-28",
        too_late: "2024-03-01",
        before_today: "22/NOV/2026",
        after_today: "22/NOV/2026",
        not_after: "22/NOV/2026",
        not_before: "22/NOV/2026",
        before_start: "22/NOV/2026",
        no_such_day: "31/FEB/2027",
        not_whole: 1.5,
        too_many_decimals: "1.234",
        too_many_digits: 1234,
        not_plain: "1e5",
        too_small: 0,
        too_large: 9,
        infinite: f64::INFINITY,
        no_uuid: "x",
        repeated: [1, 1],
        not_parsed: "name = 'x'",
        not_offered: "name eq 'x' or name eq 'y'",
        long_filter: "name eq 1",
        order_not_parsed: "name ascending",
        order_not_offered: "name desc",
        account: 1,
        unnamed: 1,
        none: None,
        nothing: None,
    };
    Validator::new().today(TODAY).validate(&faults).unwrap_err()
}

/// What a resolver does not find.
fn not_found() -> ValidationErrors {
    struct Nothing;
    impl Resolver for Nothing {
        type Error = std::convert::Infallible;

        async fn resolve(&self, _: &mut Lookups) -> Result<(), Self::Error> {
            Ok(())
        }
    }
    match block_on(Validator::new().validate_resolved(&LookedUp::with(Some("x")), &Nothing)) {
        Err(ResolveError::Invalid(errors)) => errors,
        other => panic!("{other:?}"),
    }
}

/// A record of every rule and every fault.
pub(crate) fn reports() -> [ValidationErrors; 3] {
    [faults(), every_rule(), not_found()]
}

fn every_rule() -> ValidationErrors {
    Validator::new().today(TODAY).validate_with(&bad("long text, ÿ"), &LIMITS).unwrap_err()
}

#[test]
fn the_faults_in_german_are_as_the_file_has_them() {
    let german = serde_json::to_string_pretty(&faults().localized(&German)).unwrap();
    assert_eq!(german, include_str!("../golden/faults.german.json").trim_end());
}

#[test]
fn the_faults_in_english_are_as_the_file_has_them() {
    let english = serde_json::to_string_pretty(&faults()).unwrap();
    assert_eq!(english, include_str!("../golden/faults.english.json").trim_end());
}

#[test]
fn every_rule_and_every_fault_is_shown() {
    let (faults, rules, not_found) = (faults(), every_rule(), not_found());
    let all = || faults.iter().chain(&rules).chain(&not_found);
    let broken: BTreeSet<&str> = all().map(ValidationError::rule).collect();
    assert_eq!(broken.into_iter().collect::<Vec<_>>(), rule_names());
    let first_word = |text: &str| text.split([' ', '(', ',']).next().unwrap().to_owned();
    let name = |error: &ValidationError| error.fault().map(|fault| first_word(&format!("{fault:?}")));
    let seen: BTreeSet<String> = all().filter_map(name).collect();
    let source = include_str!("../../runtime/src/rule.rs").split("pub enum Fault {").nth(1).unwrap();
    let variants = source.split("\n}").next().unwrap().lines().filter_map(|line| {
        let line = line.strip_prefix("    ")?;
        line.starts_with(|c: char| c.is_ascii_uppercase()).then(|| first_word(line))
    });
    assert_eq!(seen, variants.collect());
}

#[test]
fn a_locale_replaces_every_text_and_nothing_else() {
    for errors in reports() {
        let english = serde_json::to_value(&errors).unwrap();
        let german = serde_json::to_value(errors.localized(&German)).unwrap();
        let pairs = english.as_array().unwrap().iter().zip(german.as_array().unwrap());
        assert_eq!(pairs.len(), errors.len());
        for (english, german) in pairs {
            for same in ["Field", "ValidationErrorType"] {
                assert_eq!(english[same], german[same]);
            }
            for replaced in ["Criteria", "Message"] {
                assert_ne!(english[replaced], german[replaced], "{english}");
                assert!(german[replaced].as_str().is_some_and(|text| !text.is_empty()), "{german}");
            }
            let members: Vec<&String> = german.as_object().unwrap().keys().collect();
            assert_eq!(members, english.as_object().unwrap().keys().collect::<Vec<_>>());
        }
    }
}

#[test]
fn no_english_is_left_in_the_german_texts() {
    let errors = [faults(), every_rule(), not_found()];
    let shown: String = errors.iter().map(|errors| errors.localized(&German).to_string() + "\n").collect();
    for line in shown.lines() {
        let text = line.split_once(": ").map_or(line, |(_, text)| text);
        for word in ["This", "must", " at ", "number", "Send", "today", "character", "required", " of "] {
            assert!(!text.contains(word), "{word} in {line}");
        }
    }
}

#[test]
fn a_localized_report_displays_a_line_each() {
    let errors = Validator::new().max_errors(1).validate(&Whole { text: String::new() }).unwrap_err();
    assert_eq!(errors.localized(&German).to_string(), "text: Bitte ausfüllen. (REQUIRED_FIELD_MISSING)\n…");
}

#[derive(ApiValidate)]
#[api(custom(closed_whole))]
struct Whole {
    #[api(required)]
    text: String,
}

fn closed_whole(_: &Whole) -> Result<(), Violation> {
    Err(Violation::new(ValidationErrorType::InvalidFormat))
}

#[test]
fn what_a_locale_does_not_write_stays_english() {
    struct Silent;

    impl Locale for Silent {}

    for errors in reports() {
        assert_eq!(errors.localized(&Silent).to_string(), errors.to_string());
        let same: Value = serde_json::to_value(&errors).unwrap();
        assert_eq!(serde_json::to_value(errors.localized(&Silent)).unwrap(), same);
    }
}

#[test]
fn a_record_tells_its_own_texts_from_those_of_its_rule() {
    #[derive(ApiValidate)]
    struct Own {
        #[api(length(max = 1))]
        none: &'static str,
        #[api(length(max = 1, criteria = "short", message = "Shorter!"))]
        both: &'static str,
        #[api(custom(unnamed, message = "No."))]
        violation: u8,
        #[api(custom(closed))]
        closed: u8,
    }
    let errors = Own { none: "ab", both: "ab", violation: 1, closed: 1 }.validate().unwrap_err();
    let own: Vec<_> = errors.iter().map(|error| (error.own_criteria(), error.own_message())).collect();
    assert_eq!(
        own,
        [
            (None, None),
            (Some("short"), Some("Shorter!")),
            (None, Some("No.")),
            (Some("an account that is open"), Some("This account is closed.")),
        ]
    );
}

#[test]
fn a_parameter_is_found_by_its_name() {
    let errors = faults();
    let shown = |field: &str, name: &str| {
        let error = errors.iter().find(|error| *error.field() == *field).unwrap();
        error.param(name).map(|param| format!("{param:?}"))
    };
    assert_eq!(shown("too_short", "min").as_deref(), Some("Count(3)"));
    assert_eq!(shown("too_short", "max"), None);
    assert_eq!(shown("too_short", "unit").as_deref(), Some("Text(\"chars\")"));
    assert_eq!(shown("too_many_bytes", "unit").as_deref(), Some("Text(\"bytes\")"));
    assert_eq!(shown("account", "min"), None);
}

#[test]
fn a_violation_hands_its_parameters_to_a_locale() {
    #[derive(ApiValidate)]
    struct Order {
        #[api(custom(few))]
        pieces: u8,
    }

    fn few(_: &u8) -> Result<(), Violation> {
        let violation = || {
            Violation::new("ACME_LIMIT".into())
                .message("You may order 5 pieces at most.")
                .param("limit", Param::Number(Num::Int(5)))
                .param("unit", Param::Text("pieces"))
        };
        assert_eq!(violation(), violation());
        assert_ne!(violation(), violation().param("limit", Param::Count(5)));
        Err(violation())
    }

    struct French;

    impl Locale for French {
        fn message(&self, error: &ValidationError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match (error.error_type().as_str(), error.param("limit")) {
                ("ACME_LIMIT", Some(Param::Number(limit))) => write!(f, "{limit} pièces au plus."),
                _ => write!(f, "{}", error.message()),
            }
        }
    }

    let errors = Order { pieces: 9 }.validate().unwrap_err();
    assert_eq!(errors.localized(&French).to_string(), "pieces: 5 pièces au plus. (ACME_LIMIT)");
    let names: Vec<_> = errors.iter().flat_map(ValidationError::params).map(|(name, _)| name).collect();
    assert_eq!(names, ["limit", "unit"]);
}
