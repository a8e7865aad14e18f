//! Types that borrow from the body, in every shape that Rust allows.

use std::{borrow::Cow, collections::HashMap, marker::PhantomData};

use api_validate::{ApiValidate, Patch, ValidationErrors, Violation, json};
use api_validate_tests::lines_of;
use serde::{Deserialize, Deserializer};

fn lines<'de, T: Deserialize<'de> + ApiValidate<Context = ()>>(body: &'de str) -> Vec<String> {
    json::from_str::<T>(body).err().as_ref().map(lines_of).unwrap_or_default()
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Bounds<'a, 'b: 'a, T: 'a = u8, const N: usize = 1>
where
    T: Clone,
{
    #[api(length(max = 2))]
    one: &'a str,
    #[serde(borrow)]
    #[api(length(max = 2))]
    two: Cow<'b, str>,
    #[api(nested)]
    three: T,
    #[serde(skip)]
    four: PhantomData<(&'a (), [u8; N])>,
    five: u8,
}

#[test]
fn bounds_parameters_and_defaults_are_kept() {
    let body = r#"{"one":"abc","two":"d\nef","three":"x","five":"x"}"#;
    let expected = [
        "one MAX_LENGTH_EXCEEDED",
        "two MAX_LENGTH_EXCEEDED",
        "three INVALID_NUMBER_FORMAT",
        "five INVALID_NUMBER_FORMAT",
    ];
    assert_eq!(lines::<Bounds<'_, '_>>(body), expected);
    assert_eq!(lines::<Vec<Bounds<'_, '_>>>(&format!("[{body}]"))[3], "[0].five INVALID_NUMBER_FORMAT");
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(default)]
struct Defaults<'a> {
    #[api(length(max = 2))]
    word: &'a str,
    #[serde(borrow)]
    patch: Patch<Cow<'a, str>>,
    #[serde(deserialize_with = "trimmed", borrow)]
    #[api(length(max = 2))]
    trimmed: &'a str,
    #[serde(borrow)]
    by_word: HashMap<&'a str, u8>,
    bytes: Option<&'a [u8]>,
}

impl Default for Defaults<'_> {
    fn default() -> Self {
        Self { word: "", patch: Patch::Absent, trimmed: "", by_word: HashMap::new(), bytes: None }
    }
}

fn trimmed<'de: 'a, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<&'a str, D::Error> {
    <&str>::deserialize(deserializer).map(str::trim)
}

#[test]
fn defaults_and_functions_of_the_service_borrow_too() {
    assert_eq!(lines::<Defaults<'_>>("{}"), [""; 0]);
    let body = r#"{"word":"abc","patch":5,"trimmed":" abc ","by_word":{"a":"x"},"bytes":5}"#;
    let expected = [
        "word MAX_LENGTH_EXCEEDED",
        "patch INVALID_FORMAT",
        "trimmed MAX_LENGTH_EXCEEDED",
        "by_word.a INVALID_NUMBER_FORMAT",
        "bytes INVALID_FORMAT",
    ];
    assert_eq!(lines::<Defaults<'_>>(body), expected);
    let value = json::from_str::<Defaults<'_>>(r#"{"trimmed":" a ","by_word":{"a":1}}"#).unwrap();
    assert_eq!((value.word, value.trimmed, value.by_word["a"]), ("", "a", 1));
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[allow(dead_code)]
enum Event<'a> {
    Named {
        #[api(length(max = 2))]
        name: &'a str,
        at: u8,
    },
    Wrapped(#[serde(borrow)] Wrapped<'a>),
    Gone,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Wrapped<'a> {
    #[api(length(max = 2))]
    word: &'a str,
    n: u8,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(transparent)]
struct Word<'a>(#[api(length(max = 2))] &'a str);

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Pair<'a>(#[api(length(max = 2))] &'a str, u8, #[serde(borrow)] Word<'a>);

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Either<'a> {
    Word(#[api(length(max = 2))] &'a str),
    Number(u8),
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Eithers<'a> {
    #[serde(borrow)]
    list: Vec<Either<'a>>,
    n: u8,
}

#[test]
fn enums_and_tuples_borrow_too() {
    let event = |body| lines::<Event<'_>>(body);
    assert_eq!(
        event(r#"{"kind":"named","name":"abc","at":"x"}"#),
        ["name MAX_LENGTH_EXCEEDED", "at INVALID_NUMBER_FORMAT"]
    );
    assert_eq!(
        event(r#"{"kind":"wrapped","word":"abc","n":"x"}"#),
        ["word MAX_LENGTH_EXCEEDED", "n INVALID_NUMBER_FORMAT"]
    );
    assert_eq!(event(r#"{"kind":"nope"}"#), ["kind INVALID_FORMAT"]);
    assert_eq!(
        lines::<Pair<'_>>(r#"["abc","x","def"]"#),
        ["[0] MAX_LENGTH_EXCEEDED", "[1] INVALID_NUMBER_FORMAT", "[2] MAX_LENGTH_EXCEEDED"]
    );
    assert_eq!(lines::<Word<'_>>("5"), [" INVALID_FORMAT"]);
    assert_eq!(
        lines::<Eithers<'_>>(r#"{"list":["abc",1,{},300],"n":"x"}"#),
        [
            "list[0] MAX_LENGTH_EXCEEDED",
            "list[2] INVALID_FORMAT",
            "list[3] INVALID_NUMBER_RANGE",
            "n INVALID_NUMBER_FORMAT"
        ]
    );
}

struct Limits<'c> {
    allowed: &'c [&'c str],
}

#[derive(Debug, Deserialize, ApiValidate)]
#[api(context = Limits<'c>)]
#[allow(dead_code)]
struct Limited<'c> {
    #[api(custom(allowed))]
    word: &'c str,
    n: u8,
}

fn allowed(word: &str, limits: &Limits<'_>) -> Result<(), Violation> {
    if limits.allowed.contains(&word) {
        Ok(())
    } else {
        Err(Violation::new(api_validate::ValidationErrorType::InvalidFormat))
    }
}

#[test]
fn a_context_that_borrows_has_its_own_lifetime() {
    let read = |body: &'static str| -> Result<_, ValidationErrors> {
        api_validate::Validator::new().from_json_str::<Limited<'_>>(body, &Limits { allowed: &["a"] })
    };
    assert!(read(r#"{"word":"a","n":1}"#).is_ok());
    assert_eq!(lines_of(&read(r#"{"word":"b","n":1}"#).unwrap_err()), ["word INVALID_FORMAT"]);
    assert_eq!(
        lines_of(&read(r#"{"word":"b","n":"x"}"#).unwrap_err()),
        ["word INVALID_FORMAT", "n INVALID_NUMBER_FORMAT"]
    );
}

#[derive(Debug, ApiValidate)]
struct Unread<'a> {
    #[api(length(max = 2))]
    word: &'a str,
    #[api(skip)]
    function: fn(&str) -> usize,
}

#[test]
fn a_type_that_serde_does_not_know_derives_too() {
    let value = Unread { word: "abc", function: str::len };
    assert_eq!((value.function)(value.word), 3);
    assert_eq!(lines_of(&value.validate().unwrap_err()), ["word MAX_LENGTH_EXCEEDED"]);
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct ForEver<'a> {
    #[api(length(max = 2))]
    word: &'a str,
    fixed: &'static str,
    n: u8,
}

#[derive(Debug, Deserialize, ApiValidate)]
struct Skipped {
    #[api(length(max = 2))]
    word: String,
    #[serde(skip)]
    fixed: &'static str,
    n: u8,
}

#[test]
fn what_is_borrowed_for_ever_is_read_like_all_others() {
    let body = r#"{"word":"abc","fixed":"a","n":"x"}"#;
    assert_eq!(lines::<ForEver<'_>>(body), ["word MAX_LENGTH_EXCEEDED", "n INVALID_NUMBER_FORMAT"]);
    assert_eq!(lines::<Skipped>(body), ["word MAX_LENGTH_EXCEEDED", "n INVALID_NUMBER_FORMAT"]);
    let skipped = json::from_str::<Skipped>(r#"{"word":"a","n":1}"#).unwrap();
    assert_eq!((&*skipped.word, skipped.fixed, skipped.n), ("a", "", 1));
}
