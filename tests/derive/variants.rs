//! `self.field` in a variant is a field of the variant.

use api_validate::{ApiValidate, Validator, Violation};
use api_validate_tests::lines_of;
use serde::Deserialize;

struct Limits {
    most: u8,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[api(context = Limits)]
#[allow(dead_code)]
enum Shape {
    Band {
        lo: u8,
        #[api(range(min = self.lo, max = ctx.most))]
        hi: u8,
        #[api(when(self.hi > 5 && matches!(self, Self::Band { .. }), required))]
        r#type: Option<String>,
        #[api(custom(|text: &str| not_of(text, self.r#type.as_deref())), length(max = self.lo as usize))]
        text: String,
        #[api(each(range(max = self.hi)))]
        steps: Vec<u8>,
        #[api(when(self.hi > self.lo, matches(text)))]
        again: String,
    },
    Pair(u8, #[api(range(min = self.0))] u8),
    Named {
        name: String,
        #[api(when(self.name.is_empty(), required))]
        other: Option<String>,
    },
    Empty,
}

fn not_of(text: &str, kind: Option<&str>) -> Result<(), Violation> {
    if kind == Some(text) { Err(Violation::new("ACME_SAME".parse().expect("it is a code"))) } else { Ok(()) }
}

/// The records on a value that serde has read, which are also those on the body.
fn refused(body: &str) -> Vec<String> {
    let limits = Limits { most: 9 };
    let shape: Shape = serde_json::from_str(body).expect("serde reads it");
    let errors = shape.validate_with(&limits).expect_err("it breaks a rule");
    let read = Validator::new().from_json_str::<Shape>(body, &limits).expect_err("it breaks a rule");
    assert_eq!(lines_of(&errors), lines_of(&read));
    lines_of(&errors)
}

#[test]
fn a_bound_and_a_condition_are_of_the_variant() {
    let body = r#"{"Band":{"lo":6,"hi":5,"text":"abcdefg","steps":[5,6],"again":"x"}}"#;
    assert_eq!(
        refused(body),
        [
            "Band.hi INVALID_NUMBER_RANGE",
            "Band.text MAX_LENGTH_EXCEEDED",
            "Band.steps[1] INVALID_NUMBER_RANGE",
        ]
    );
    let body = r#"{"Band":{"lo":3,"hi":6,"text":"abc","steps":[],"again":"x"}}"#;
    assert_eq!(refused(body), ["Band.type REQUIRED_FIELD_MISSING", "Band.again INVALID_FORMAT"]);
    let body = r#"{"Band":{"lo":3,"hi":10,"type":"a","text":"a","steps":[],"again":"a"}}"#;
    assert_eq!(refused(body), ["Band.hi INVALID_NUMBER_RANGE", "Band.text ACME_SAME"]);
}

#[test]
fn a_field_may_have_a_number_or_a_value_that_is_not_copied() {
    assert_eq!(refused(r#"{"Pair":[2,1]}"#), ["Pair[1] INVALID_NUMBER_RANGE"]);
    assert_eq!(refused(r#"{"Named":{"name":""}}"#), ["Named.other REQUIRED_FIELD_MISSING"]);
    for body in [r#"{"Pair":[1,1]}"#, r#"{"Named":{"name":"a"}}"#, r#""Empty""#] {
        assert!(Validator::new().from_json_str::<Shape>(body, &Limits { most: 9 }).is_ok(), "{body}");
    }
}

/// A body that serde refuses is read and judged variant by variant.
#[test]
fn the_rules_run_on_a_body_that_is_refused() {
    #[derive(Debug, Deserialize, ApiValidate)]
    #[api(context = Limits)]
    #[allow(dead_code)]
    struct All {
        shapes: Vec<Shape>,
        wrong: u8,
    }
    let body = r#"{"shapes":[{"Named":{"name":""}}],"wrong":"x"}"#;
    let errors =
        Validator::new().from_json_str::<All>(body, &Limits { most: 9 }).expect_err("it breaks a rule");
    assert_eq!(
        lines_of(&errors),
        ["shapes[0].Named.other REQUIRED_FIELD_MISSING", "wrong INVALID_NUMBER_FORMAT"]
    );
}

/// A schema has the condition, as it has that of a struct.
#[test]
fn a_schema_has_the_condition() {
    let schema = Shape::contract().to_json_schema().to_string();
    assert!(schema.contains(r#""if":"#), "{schema}");
}
