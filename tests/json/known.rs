//! Rules that use `self.field` are judged where that field could be read, even if others could not.

use api_validate::{ApiValidate, Patch, ValidationErrorType, Validator, Violation, json};
use api_validate_tests::lines_of;
use serde::Deserialize;

fn lines<'de, T: Deserialize<'de> + ApiValidate<Context = ()>>(body: &'de str) -> Vec<String> {
    lines_of(&json::from_str::<T>(body).err().expect("it is refused"))
}

#[derive(Clone, Copy, Debug, Deserialize, ApiValidate, PartialEq)]
enum Kind {
    Person,
    Company,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Parcel {
    z: u8,
    #[serde(default)]
    express: bool,
    #[api(when(self.express, required))]
    why: Option<String>,
    #[api(when(matches!(self.kind, Kind::Company), required, length(max = 3)))]
    vat: Option<String>,
    #[api(when(self.vat.is_some() && self.why.as_deref() != Some("no"), range(min = self.least, max = 9)))]
    amount: Option<u8>,
    #[serde(default)]
    least: u8,
    kind: Kind,
    #[api(each(length(max = usize::from(self.least))), custom(|tags: &[String]| shorter(tags, self.least)))]
    #[serde(default)]
    tags: Vec<String>,
    #[api(when(self.note.as_ref().is_some_and(|note| note.starts_with('#')), length(max = 3)))]
    note: Option<String>,
}

fn shorter(tags: &[String], most: u8) -> Result<(), Violation> {
    if tags.len() > usize::from(most) {
        Err(Violation::new(ValidationErrorType::MaxLengthExceeded))
    } else {
        Ok(())
    }
}

#[test]
fn a_field_that_cannot_be_read_takes_nothing_from_rules_that_do_not_use_it() {
    let broken = [
        "why REQUIRED_FIELD_MISSING",
        "vat MAX_LENGTH_EXCEEDED",
        "amount INVALID_NUMBER_RANGE",
        "tags[0] MAX_LENGTH_EXCEEDED",
        "tags MAX_LENGTH_EXCEEDED",
        "note MAX_LENGTH_EXCEEDED",
    ];
    let rest = r##""express":true,"kind":"Company","vat":"long","amount":1,"least":2,"tags":["abc","",""],"note":"#abc""##;
    assert_eq!(lines::<Parcel>(&format!(r#"{{"z":1,{rest}}}"#)), broken);
    let mut with_type = broken.to_vec();
    with_type.insert(0, "z INVALID_NUMBER_FORMAT");
    assert_eq!(lines::<Parcel>(&format!(r#"{{"z":"x",{rest}}}"#)), with_type);
}

#[test]
fn rules_that_hold_say_nothing_beside_a_field_that_cannot_be_read() {
    let body = r#"{"z":"x","express":false,"kind":"Person","vat":"long","amount":5,"least":5,"tags":["abc"],"note":"long"}"#;
    assert_eq!(lines::<Parcel>(body), ["z INVALID_NUMBER_FORMAT"]);
}

#[test]
fn rules_that_use_what_cannot_be_read_are_not_judged() {
    let body = r##"{"z":1,"express":"x","kind":"No","vat":"long","amount":1,"least":"x","tags":["abc"],"note":"#abc"}"##;
    let expected = [
        "express INVALID_FORMAT",
        "least INVALID_NUMBER_FORMAT",
        "kind INVALID_FORMAT",
        "note MAX_LENGTH_EXCEEDED",
    ];
    assert_eq!(lines::<Parcel>(body), expected);
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Lists {
    z: u8,
    tags: Vec<u8>,
    #[api(when(self.tags.is_empty(), required))]
    why: Option<String>,
    #[api(when(self.own.len() < 2, length(min = 5)))]
    own: Vec<u8>,
    #[serde(default)]
    patch: Patch<u8>,
    #[api(when(self.patch.is_null(), length(max = 1)), when(self.count() > 0, length(max = 2)))]
    text: String,
}

impl Lists {
    fn count(&self) -> usize {
        self.tags.len()
    }
}

#[test]
fn a_list_that_lacks_elements_is_not_known() {
    assert_eq!(
        lines::<Lists>(r#"{"z":1,"tags":["x"],"own":["x"],"text":""}"#),
        ["tags[0] INVALID_NUMBER_FORMAT", "own[0] INVALID_NUMBER_FORMAT"]
    );
    assert_eq!(
        lines::<Lists>(r#"{"z":"x","tags":[],"own":[1],"patch":null,"text":"ab"}"#),
        [
            "z INVALID_NUMBER_FORMAT",
            "why REQUIRED_FIELD_MISSING",
            "own INVALID_FORMAT",
            "text MAX_LENGTH_EXCEEDED"
        ]
    );
}

#[test]
fn what_asks_for_more_than_fields_needs_the_whole_value() {
    let body = |z: &str| format!(r#"{{"z":{z},"tags":[1],"own":[1,2],"text":"abc"}}"#);
    assert_eq!(lines::<Lists>(&body("1")), ["text MAX_LENGTH_EXCEEDED"]);
    assert_eq!(lines::<Lists>(&body("\"x\"")), ["z INVALID_NUMBER_FORMAT"]);
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Compared {
    z: u8,
    strict: bool,
    password: String,
    #[api(when(self.strict, matches(password)))]
    again: String,
}

#[test]
fn a_comparison_waits_for_its_condition_alone() {
    let body = |z: &str, strict: bool| format!(r#"{{"z":{z},"strict":{strict},"password":"a","again":"b"}}"#);
    assert_eq!(lines::<Compared>(&body("1", true)), ["again INVALID_FORMAT"]);
    assert_eq!(lines::<Compared>(&body("\"x\"", true)), ["z INVALID_NUMBER_FORMAT", "again INVALID_FORMAT"]);
    assert_eq!(lines::<Compared>(&body("\"x\"", false)), ["z INVALID_NUMBER_FORMAT"]);
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "type")]
#[allow(dead_code)]
enum Payment {
    Card {
        z: u8,
        saved: bool,
        #[api(when(!self.saved, required))]
        number: Option<String>,
    },
    Cash {
        z: u8,
        most: u8,
        #[api(range(max = self.most))]
        amount: u8,
    },
}

#[test]
fn a_variant_knows_its_fields_too() {
    assert_eq!(
        lines::<Payment>(r#"{"type":"Card","z":"x","saved":false}"#),
        ["z INVALID_NUMBER_FORMAT", "number REQUIRED_FIELD_MISSING"]
    );
    assert_eq!(lines::<Payment>(r#"{"type":"Card","z":"x","saved":true}"#), ["z INVALID_NUMBER_FORMAT"]);
    assert_eq!(
        lines::<Payment>(r#"{"type":"Cash","z":"x","most":1,"amount":2}"#),
        ["z INVALID_NUMBER_FORMAT", "amount INVALID_NUMBER_RANGE"]
    );
}

struct Limits {
    is_open: bool,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[api(context = Limits)]
#[allow(dead_code)]
struct InContext {
    z: u8,
    longest: usize,
    #[api(when(ctx.is_open && self.longest > 1, length(max = self.longest)))]
    text: String,
    #[api(nested(context = self.longest))]
    inner: Inner,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[api(context = usize)]
#[allow(dead_code)]
struct Inner {
    #[api(length(max = *ctx))]
    name: String,
}

#[test]
fn conditions_and_contexts_of_the_request_know_the_fields() {
    let read = |z: &str, is_open: bool| {
        let body = format!(r#"{{"z":{z},"longest":2,"text":"abc","inner":{{"name":"abc"}}}}"#);
        let errors = Validator::new().from_json_str::<InContext>(&body, &Limits { is_open });
        lines_of(&errors.expect_err("it is refused"))
    };
    let (text, inner) = ("text MAX_LENGTH_EXCEEDED", "inner.name MAX_LENGTH_EXCEEDED");
    assert_eq!(read("1", true), [text, inner]);
    assert_eq!(read("\"x\"", true), ["z INVALID_NUMBER_FORMAT", text, inner]);
    assert_eq!(read("\"x\"", false), ["z INVALID_NUMBER_FORMAT", inner]);
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct OfItself {
    z: u8,
    #[api(nested(context = self.items.len()))]
    items: Vec<Inner>,
}

/// The values are read with the context, so it is not known before.
#[test]
fn a_context_of_its_own_field_waits_for_the_whole_value() {
    let read = |z: &str, last: &str| {
        let body = format!(r#"{{"z":{z},"items":[{{"name":"ab"}},{{"name":{last}}}]}}"#);
        lines_of(&json::from_str::<OfItself>(&body).expect_err("it is refused"))
    };
    assert_eq!(read("1", r#""abc""#), ["items[1].name MAX_LENGTH_EXCEEDED"]);
    assert_eq!(read("\"x\"", r#""abc""#), ["z INVALID_NUMBER_FORMAT"]);
    assert_eq!(read("\"x\"", "5"), ["z INVALID_NUMBER_FORMAT", "items[1].name INVALID_FORMAT"]);
}
