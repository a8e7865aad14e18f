//! The words of a `custom` rule are for what its function refused: what serde cannot read has its own.

use std::collections::BTreeMap;

use api_validate::{ApiValidate, French, German, ValidationErrorType, Violation, json, query};
use serde::{Deserialize, Deserializer, de::DeserializeOwned, de::Error};

/// Text that serde makes an SKU of, or refuses.
#[derive(Debug, Clone, Deserialize, ApiValidate, PartialEq, Eq, PartialOrd, Ord)]
#[serde(try_from = "String")]
struct Sku(String);

impl TryFrom<String> for Sku {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        if text.starts_with("SKU-") { Ok(Self(text)) } else { Err("an SKU begins with SKU-") }
    }
}

fn not_old(sku: &Sku) -> Result<(), Violation> {
    if sku.0 == "SKU-0" {
        Err(Violation::new(ValidationErrorType::UnknownResource).message("Not 0.").criteria("no 0"))
    } else {
        Ok(())
    }
}

fn even(number: &u32) -> Result<(), Violation> {
    if number & 1 == 0 { Ok(()) } else { Err(Violation::new(ValidationErrorType::InvalidNumberFormat)) }
}

fn parsed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Line {
    #[api(custom(not_old, code = "ACME_OLD", criteria = "an SKU of today", message = "This SKU is old."))]
    sku: Sku,
    #[serde(default)]
    #[api(custom(not_old, criteria = "an SKU of today", message = "This SKU is old."))]
    option: Option<Sku>,
    #[serde(default)]
    #[api(each(custom(not_old, message = "This SKU is old.")))]
    list: Vec<Sku>,
    #[serde(default)]
    #[api(each(custom(not_old, message = "This SKU is old.")))]
    map: BTreeMap<String, Sku>,
    #[serde(default, deserialize_with = "parsed")]
    #[api(custom(even, code = "ACME_ODD", criteria = "an even number", message = "This is odd."))]
    number: u32,
    #[serde(default)]
    #[api(skip, custom(not_old, message = "This SKU is old."))]
    skipped: Option<Sku>,
}

fn lines<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &str) -> Vec<String> {
    let errors = json::from_str::<T>(body).err().expect("refused");
    let line = |error: &api_validate::ValidationError| {
        format!("{} {} {} ({})", error.field(), error.error_type(), error.message(), error.criteria())
    };
    errors.iter().map(line).collect()
}

const REFUSED: &str = "INVALID_FORMAT This must be a value of the right form. (a value of the right form)";

#[test]
fn what_serde_refused_has_serdes_words() {
    assert_eq!(lines::<Line>(r#"{"sku":"x"}"#), [format!("sku {REFUSED}")]);
    assert_eq!(lines::<Line>(r#"{"sku":5}"#), ["sku INVALID_FORMAT This must be text. (text)"]);
    assert_eq!(lines::<Line>(r#"{"sku":null}"#), ["sku REQUIRED_FIELD_MISSING This is required. (text)"]);
    assert_eq!(lines::<Line>(r#"{"sku":"SKU-1","option":"x"}"#), [format!("option {REFUSED}")]);
    assert_eq!(lines::<Line>(r#"{"sku":"SKU-1","list":["x","SKU-1"]}"#), [format!("list[0] {REFUSED}")]);
    assert_eq!(lines::<Line>(r#"{"sku":"SKU-1","map":{"a":"x"}}"#), [format!("map.a {REFUSED}")]);
    assert_eq!(lines::<Line>(r#"{"sku":"SKU-1","skipped":"x"}"#), [format!("skipped {REFUSED}")]);
    assert_eq!(lines::<Line>(r#"{"sku":"SKU-1","number":"x"}"#), [format!("number {REFUSED}")]);
}

#[test]
fn what_the_function_refused_has_the_rules_words() {
    let old = |code: &str, criteria: &str| format!("{code} This SKU is old. ({criteria})");
    assert_eq!(lines::<Line>(r#"{"sku":"SKU-0"}"#), [format!("sku {}", old("ACME_OLD", "an SKU of today"))]);
    let unknown = |criteria| old("UNKNOWN_RESOURCE", criteria);
    assert_eq!(
        lines::<Line>(
            r#"{"sku":"x","option":"SKU-0","list":["x","SKU-0"],"map":{"a":"SKU-0"},"number":"3","skipped":"SKU-0"}"#
        ),
        [
            format!("sku {REFUSED}"),
            format!("option {}", unknown("an SKU of today")),
            format!("list[0] {REFUSED}"),
            format!("list[1] {}", unknown("no 0")),
            format!("map.a {}", unknown("no 0")),
            "number ACME_ODD This is odd. (an even number)".to_owned(),
            format!("skipped {}", unknown("no 0")),
        ]
    );
}

#[test]
fn in_query_strings_too() {
    let errors = query::from_str::<Line>("sku=x&option=SKU-0&number=x").unwrap_err();
    let messages: Vec<_> = errors.iter().map(|error| error.message().to_string()).collect();
    assert_eq!(
        messages,
        [
            "This must be a value of the right form.",
            "This SKU is old.",
            "This must be a value of the right form."
        ]
    );
}

/// The same of rules inside of such a type.
#[test]
fn of_a_field_in_a_type_that_serde_makes() {
    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(try_from = "String")]
    struct Short(#[api(custom(no_x, criteria = "text without x", message = "Leave out the x."))] String);
    impl TryFrom<String> for Short {
        type Error = &'static str;
        fn try_from(text: String) -> Result<Self, &'static str> {
            if text.len() < 4 { Ok(Self(text)) } else { Err("too long") }
        }
    }
    fn no_x(text: &str) -> Result<(), Violation> {
        if text.contains('x') { Err(Violation::new(ValidationErrorType::InvalidFormat)) } else { Ok(()) }
    }
    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Outer {
        short: Short,
        #[serde(default)]
        list: Vec<Short>,
    }
    assert_eq!(lines::<Outer>(r#"{"short":"xxxx"}"#), [format!("short {REFUSED}")]);
    assert_eq!(
        lines::<Outer>(r#"{"short":"x"}"#),
        ["short INVALID_FORMAT Leave out the x. (text without x)"]
    );
    assert_eq!(
        lines::<Outer>(r#"{"short":5,"list":["x","xxxx"]}"#),
        [
            "short INVALID_FORMAT This must be text. (text)".to_owned(),
            "list[0] INVALID_FORMAT Leave out the x. (text without x)".to_owned(),
            format!("list[1] {REFUSED}")
        ]
    );
}

/// Minutes as text, such as `30min`, of which the type says nothing.
fn minutes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.strip_suffix("min")
        .and_then(|number| number.parse().ok())
        .ok_or_else(|| D::Error::custom("no minutes"))
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Session {
    #[serde(deserialize_with = "minutes")]
    #[api(range(min = 5, max = 480), multiple_of(5))]
    plain: u32,
    #[serde(deserialize_with = "minutes")]
    #[api(range(min = 5, code = "ACME_MINUTES"), multiple_of(5, message = "Give steps of five."))]
    coded: u32,
    #[serde(deserialize_with = "minutes")]
    #[api(
        multiple_of(5),
        range(min = 5, message = "Write minutes as 30min.", criteria = "minutes such as 30min")
    )]
    told: u32,
}

/// The number's type and rules say nothing of the text that is sent. The words of a rule stand for all that is refused.
#[test]
fn what_a_function_reads_is_not_told_by_the_type_that_it_makes() {
    let refused =
        |sent: &str| lines::<Session>(&format!(r#"{{"plain":{sent},"coded":{sent},"told":{sent}}}"#));
    let told = "Write minutes as 30min. (minutes such as 30min)";
    for (sent, words) in [
        ("\"x\"", "This must be a value of the right form. (a value of the right form)"),
        ("\"30\"", "This must be a value of the right form. (a value of the right form)"),
        ("30", "This must be text. (text)"),
        ("[]", "This must be text. (text)"),
    ] {
        let expected = [
            format!("plain INVALID_FORMAT {words}"),
            format!("coded ACME_MINUTES {words}"),
            format!("told INVALID_FORMAT {told}"),
        ];
        assert_eq!(refused(sent), expected);
    }
    let missing = "REQUIRED_FIELD_MISSING This is required. (a value)";
    assert_eq!(lines::<Session>("{}"), ["plain", "coded", "told"].map(|field| format!("{field} {missing}")));
    assert_eq!(
        refused("\"3min\"")[..2],
        [
            "plain INVALID_NUMBER_RANGE This must be at least 5. (a number from 5 to 480)",
            "plain INVALID_NUMBER_FORMAT This must be a multiple of 5. (a multiple of 5)",
        ]
    );
}

#[test]
fn other_languages_say_the_same_of_what_a_function_reads() {
    let errors =
        json::from_str::<Session>(r#"{"plain":30,"coded":"x","told":"x"}"#).expect_err("it is refused");
    let words = |locale: &dyn api_validate::Locale| -> Vec<String> {
        let records = serde_json::to_value(errors.localized(locale)).expect("it is JSON");
        let records = records.as_array().expect("a list").iter();
        records.map(|record| format!("{} | {}", record["Message"], record["Criteria"])).collect()
    };
    let told = r#""Write minutes as 30min." | "minutes such as 30min""#;
    assert_eq!(
        words(&German::new()),
        [
            r#""Erwartet wird: Text." | "Text""#,
            r#""Erwartet wird: ein Wert in der richtigen Form." | "ein Wert in der richtigen Form""#,
            told
        ]
    );
    assert_eq!(
        words(&French::new()),
        [
            r#""Valeur attendue : un texte." | "un texte""#,
            r#""Valeur attendue : une valeur de la bonne forme." | "une valeur de la bonne forme""#,
            told
        ]
    );
}
