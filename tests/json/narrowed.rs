//! What a value should have been that could not be read: what its type reads and the field's rules leave, with the
//! codes and texts of the rule that governs it.

use api_validate::{ApiValidate, French, German, Validator, json, query};
use serde::{Deserialize, de::DeserializeOwned};

/// One line a record: `field CODE message | criteria`.
fn told<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &str) -> Vec<String> {
    lines(json::from_str::<T>(body).map(drop))
}

fn lines(told: Result<(), api_validate::ValidationErrors>) -> Vec<String> {
    let line = |error: &api_validate::ValidationError| {
        format!("{} {} {} | {}", error.field(), error.error_type(), error.message(), error.criteria())
    };
    told.err().iter().flat_map(|errors| errors.iter().map(line)).collect()
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)] // read to be refused
struct Session {
    #[api(range(min = 5, max = 480))]
    minutes: u16,
    #[api(range(min = 1))]
    hours: u8,
    #[api(multiple_of(5), range(max = 20))]
    step: u16,
    #[api(range(min = 0, max = 10))]
    pain: f64,
    #[api(number(scale = 2), range(min = 0))]
    deposit: rust_decimal::Decimal,
    #[api(one_of(1, 2, 3))]
    level: u8,
    #[api(equal(true))]
    terms: bool,
    #[api(range(above = 0), none_of(13))]
    room: i64,
    #[api(each(range(max = 9)))]
    scores: Vec<u8>,
    #[api(number(scale = 1))]
    weight: Option<f64>,
}

#[test]
fn the_criteria_are_what_the_type_and_the_rules_leave() {
    let no_numbers = r#"{"minutes":"long","hours":1.5,"step":"x","pain":"hurts","deposit":"abc","level":"1","terms":"no",
        "room":"x","scores":[1,"x"],"weight":"x"}"#;
    assert_eq!(
        told::<Session>(no_numbers),
        [
            "minutes INVALID_NUMBER_FORMAT This must be a whole number. | a whole number from 5 to 480",
            "hours INVALID_NUMBER_FORMAT This must be a whole number, without a fraction or exponent. | a whole number from 1 to 255",
            "step INVALID_NUMBER_FORMAT This must be a whole number. | a whole number from 0 to 20; a multiple of 5",
            "pain INVALID_NUMBER_FORMAT This must be a number. | a number from 0 to 10",
            "deposit INVALID_NUMBER_FORMAT This must be a number. | a number that is at least 0; a number with at most 2 decimal places",
            "level INVALID_NUMBER_FORMAT This must be a whole number. | one of 1, 2, 3",
            "terms INVALID_FORMAT This must be equal to true. | equal to true",
            "room INVALID_NUMBER_FORMAT This must be a whole number. | a whole number that is above 0 and at most 9223372036854775807; none of 13",
            "scores[1] INVALID_NUMBER_FORMAT This must be a whole number. | a whole number from 0 to 9",
            "weight INVALID_NUMBER_FORMAT This must be a number. | a number with at most 1 decimal place",
        ]
    );
}

#[test]
fn a_number_that_does_not_fit_is_told_of_the_narrower_bounds() {
    let beyond = r#"{"minutes":99999,"hours":256,"step":-1,"pain":1e309,"deposit":1e30,"level":300,"terms":true,
        "room":-9223372036854775809,"scores":[300,-1],"weight":1e999}"#;
    assert_eq!(
        told::<Session>(beyond),
        [
            "minutes INVALID_NUMBER_RANGE This must be at most 480. | a number from 5 to 480",
            "hours INVALID_NUMBER_RANGE This must be a whole number from 1 to 255. | a whole number from 1 to 255",
            "step INVALID_NUMBER_RANGE This must be a whole number from 0 to 20. | a whole number from 0 to 20; a multiple of 5",
            "pain INVALID_NUMBER_RANGE This number is too large. | a number from 0 to 10",
            "deposit INVALID_NUMBER_RANGE This must be a number from 0 to 79228162514264337593543950335. | a number from 0 to 79228162514264337593543950335; a number with at most 2 decimal places",
            "level INVALID_NUMBER_RANGE This must be one of 1, 2, 3. | one of 1, 2, 3",
            "room INVALID_NUMBER_RANGE This must be above 0. | a number that is above 0",
            "scores[0] INVALID_NUMBER_RANGE This must be at most 9. | a number that is at most 9",
            "scores[1] INVALID_NUMBER_RANGE This must be a whole number from 0 to 9. | a whole number from 0 to 9",
            "weight INVALID_NUMBER_RANGE This number is too large. | a number with at most 1 decimal place",
        ]
    );
}

#[test]
fn the_parameters_and_other_languages_say_the_same() {
    let body = r#"{"minutes":"x","hours":256,"step":-1,"pain":1,"deposit":"abc","level":300,"terms":true,"room":1,"scores":[]}"#;
    let errors = json::from_str::<Session>(body).unwrap_err();
    let record = errors.iter().next().unwrap();
    assert_eq!(record.rule(), "type");
    assert_eq!(
        format!("{:?}", record.params()),
        r#"[("type", Text("integer")), ("min", Number(Int(5))), ("max", Number(Int(480)))]"#
    );
    let german = German::new();
    let records = serde_json::to_value(errors.localized(&german)).unwrap();
    let criteria: Vec<_> = records
        .as_array()
        .unwrap()
        .iter()
        .map(|record| {
            format!("{} | {}", record["Message"].as_str().unwrap(), record["Criteria"].as_str().unwrap())
        })
        .collect();
    assert_eq!(
        criteria,
        [
            "Das muss eine ganze Zahl sein. | eine ganze Zahl von 5 bis 480",
            "Erwartet wird: eine ganze Zahl von 1 bis 255. | eine ganze Zahl von 1 bis 255",
            "Erwartet wird: eine ganze Zahl von 0 bis 20. | eine ganze Zahl von 0 bis 20; ein Vielfaches von 5",
            "Das muss eine Zahl sein. | eine Zahl, die mindestens 0 ist; eine Zahl mit höchstens 2 Nachkommastellen",
            "Erwartet wird: einer der Werte 1, 2, 3. | einer der Werte 1, 2, 3",
        ]
    );
}

struct Limits {
    max: u32,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[api(context = Limits)]
#[allow(dead_code)]
struct Own {
    #[api(range(min = 1, max = 10, code = "OWN"))]
    known: u8,
    #[api(range(min = 1, max = ctx.max, code = "OWN", message = "Give less."))]
    late: u8,
    #[api(range(min = 1, max = self.known, code = "OWN"))]
    sibling: u8,
    #[api(number(scale = 2), range(min = 0.5, max = ctx.max, code = "OWN"))]
    float: f64,
    #[api(multiple_of(5, code = "MUL"))]
    step: u8,
    #[api(number(scale = 1, code = "NUM"))]
    form: f64,
    #[api(one_of(1, 2, code = "ONE"))]
    choice: u8,
    #[api(equal(true, code = "YES", message = "Agree."))]
    terms: bool,
    #[api(range(min = 1, code = "LOW"))]
    low: u8,
}

fn own(body: &str) -> Vec<String> {
    lines(Validator::new().from_json_str::<Own>(body, &Limits { max: 10 }).map(drop))
}

#[test]
fn own_codes_stand_whatever_the_bounds_come_from() {
    let text = r#"{"known":"x","late":"x","sibling":"x","float":"x","step":"x","form":"x","choice":"x","terms":"no","low":"x"}"#;
    assert_eq!(
        own(text),
        [
            "known OWN This must be a whole number. | a whole number from 1 to 10",
            "late OWN Give less. | a whole number from 1 to 255",
            "sibling OWN This must be a whole number. | a whole number from 1 to 255; at most the limit that known sets",
            "float OWN This must be a number. | a number that is at least 0.5; a number with at most 2 decimal places",
            "step MUL This must be a whole number. | a whole number from 0 to 255; a multiple of 5",
            "form NUM This must be a number. | a number with at most 1 decimal place",
            "choice ONE This must be a whole number. | one of 1, 2",
            "terms YES Agree. | equal to true",
            "low LOW This must be a whole number. | a whole number from 1 to 255",
        ]
    );
    let beyond = r#"{"known":300,"late":300,"sibling":300,"float":1e999,"step":301,"form":1e999,"choice":300,"terms":null,"low":-1}"#;
    assert_eq!(
        own(beyond),
        [
            "known OWN This must be at most 10. | a number from 1 to 10",
            "late OWN Give less. | a whole number from 1 to 255",
            "sibling OWN This must be a whole number from 1 to 255. | a whole number from 1 to 255; at most the limit that known sets",
            "float OWN This number is too large. | a number that is at least 0.5; a number with at most 2 decimal places",
            "step MUL This must be a whole number from 0 to 255. | a whole number from 0 to 255; a multiple of 5",
            "form NUM This number is too large. | a number with at most 1 decimal place",
            "choice ONE This must be one of 1, 2. | one of 1, 2",
            "terms REQUIRED_FIELD_MISSING This is required. | equal to true",
            "low LOW This must be at least 1. | a number that is at least 1",
        ]
    );
}

/// Nobody asks the service for its bounds if there is no value. What it knows without a request is told.
#[test]
fn unknown_bounds_of_the_context_are_left_out_in_each_language() {
    let body =
        r#"{"known":1,"late":"x","sibling":"x","float":1,"step":5,"form":1,"choice":1,"terms":true,"low":1}"#;
    let errors = Validator::new().from_json_str::<Own>(body, &Limits { max: 10 }).expect_err("it is refused");
    let criteria = |locale: &dyn api_validate::Locale| -> Vec<String> {
        let records = serde_json::to_value(errors.localized(locale)).unwrap();
        let records = records.as_array().unwrap().iter();
        records.map(|record| record["Criteria"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(
        criteria(&German::new()),
        [
            "eine ganze Zahl von 1 bis 255",
            "eine ganze Zahl von 1 bis 255; nicht über der Grenze, die known vorgibt"
        ]
    );
    assert_eq!(
        criteria(&French::new()),
        [
            "un nombre entier de 1 à 255",
            "un nombre entier de 1 à 255\u{a0}; pas au-dessus de la limite que fixe known"
        ]
    );
}

/// A rule that the value keeps has nothing to say of it.
#[test]
fn a_rule_that_is_kept_does_not_govern() {
    let kept = r#"{"known":1,"late":1,"sibling":1,"float":1,"step":300,"form":1,"choice":"1","terms":true,"low":300}"#;
    assert_eq!(
        own(kept),
        [
            "step INVALID_NUMBER_RANGE This must be a whole number from 0 to 255. | a whole number from 0 to 255; a multiple of 5",
            "choice INVALID_NUMBER_FORMAT This must be a whole number. | one of 1, 2",
            "low INVALID_NUMBER_RANGE This must be a whole number from 1 to 255. | a whole number from 1 to 255",
        ]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[api(context = Limits)]
#[allow(dead_code)]
struct Conditions {
    kind: Option<u8>,
    #[serde(default)]
    express: bool,
    #[api(when(self.kind.is_some(), range(max = 10, code = "OWN")))]
    number: Option<u8>,
    #[api(when(self.express && self.tags.is_empty(), required(code = "REQ")))]
    text: Option<String>,
    #[api(when(self.kind.is_none() || self.express, date(format = "YYYY-MM-dd")))]
    day: Option<String>,
    #[api(when(!self.express, absent(code = "GONE")))]
    fast: Option<u8>,
    #[api(when(ctx.max > 0, range(max = 10, code = "OWN")))]
    unknown: Option<u8>,
    #[api(when(ctx.max > 0, date(format = "YYYY-MM-dd")))]
    perhaps: Option<String>,
    /// Behind the others, so that it is read after them.
    #[serde(default)]
    tags: Vec<u8>,
}

fn conditions(body: &str) -> Vec<String> {
    lines(Validator::new().from_json_str::<Conditions>(body, &Limits { max: 10 }).map(drop))
}

#[test]
fn a_rule_in_when_counts_if_its_condition_holds() {
    assert_eq!(
        conditions(r#"{"kind":1,"express":true,"number":300,"day":5,"fast":"x","unknown":300,"perhaps":5}"#),
        [
            "number OWN This must be at most 10. | a number that is at most 10",
            "text REQ This is required. | a value",
            "day INVALID_DATE_FORMAT This must be a date as YYYY-MM-dd, such as 1966-07-30. | a date as YYYY-MM-dd, such as 1966-07-30",
            "fast INVALID_NUMBER_FORMAT This must be a whole number. | a whole number from 0 to 255",
            "unknown INVALID_NUMBER_RANGE This must be a whole number from 0 to 255. | a whole number from 0 to 255",
            "perhaps INVALID_DATE_FORMAT This must be a date. | a date",
        ]
    );
    assert_eq!(
        conditions(r#"{"kind":1,"number":"x","text":5,"day":5,"fast":"x","tags":[1]}"#),
        [
            "number OWN This must be a whole number. | a whole number from 0 to 10",
            "text INVALID_FORMAT This must be text. | text",
            "day INVALID_FORMAT This must be text. | text",
            "fast GONE This must not be sent. | no value",
        ]
    );
    assert_eq!(
        conditions(r#"{"number":300,"day":"x","express":5}"#),
        [
            "express INVALID_FORMAT This must be true or false. | true or false",
            "number INVALID_NUMBER_RANGE This must be a whole number from 0 to 255. | a whole number from 0 to 255",
        ]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Demanded {
    #[api(when(self.kind.is_some(), required(code = "REQ")))]
    text: String,
    #[api(when(self.kind.is_some(), range(max = 10, code = "OWN")))]
    number: u8,
    kind: Option<u8>,
}

#[test]
fn what_a_condition_asks_for_is_missing_with_its_own_code() {
    let text = |body| told::<Demanded>(body).swap_remove(0);
    assert_eq!(text(r#"{"kind":1,"number":1}"#), "text REQ This is required. | a value");
    assert_eq!(text(r#"{"text":null,"number":1,"kind":1}"#), "text REQ This is required. | a value");
    assert_eq!(text(r#"{"number":1}"#), "text REQUIRED_FIELD_MISSING This is required. | a value");
    let of = |query| lines(query::from_str::<Demanded>(query).map(drop)).swap_remove(0);
    assert_eq!(
        of("text=x&number=x&kind=1"),
        "number OWN This must be a whole number. | a whole number from 0 to 10"
    );
    assert_eq!(
        of("text=x&number=300"),
        "number INVALID_NUMBER_RANGE This must be a whole number from 0 to 255. | a whole number from 0 to 255"
    );
}
