//! Enums with data, under each of serde's ways to tell the variants apart.

use std::collections::BTreeMap;

use api_validate::{ApiValidate, ValidationErrorType, Violation};
use api_validate_tests::{lines, lines_of};
use serde::Deserialize;

#[derive(Deserialize, ApiValidate)]
struct Dto {
    #[api(required)]
    name: String,
}

fn bad() -> Dto {
    Dto { name: String::new() }
}

macro_rules! shape {
    ($name:ident: #[$tag:meta] $($more:tt)*) => {
        #[derive(Deserialize, ApiValidate)]
        #[$tag]
        #[allow(dead_code)]
        enum $name {
            Nothing,
            Circle {
                #[api(range(above = 0))]
                radius: f64,
                #[api(when(matches!(self, Self::Circle { radius, .. } if *radius > 9.0), required))]
                unit: Option<String>,
                inner: Vec<(u8, Dto)>,
            },
            Named(Dto),
            Empty {},
            $($more)*
        }
    };
}

shape!(External: #[serde()] Pair(#[api(required)] String, #[api(matches(0))] String),);
shape!(Internal: #[serde(tag = "type")]);
shape!(Adjacent: #[serde(tag = "t", content = "c")] Pair(#[api(required)] String, #[api(matches(0))] String),);
shape!(Untagged: #[serde(untagged)] Pair(#[api(required)] String, #[api(matches(0))] String),);

macro_rules! circle {
    ($name:ident, $radius:literal) => {
        $name::Circle { radius: $radius, unit: None, inner: vec![(0, bad())] }
    };
}

#[test]
fn an_externally_tagged_variant_is_a_segment() {
    assert_eq!(
        lines(&circle!(External, 0.0)),
        ["Circle.radius INVALID_NUMBER_RANGE", "Circle.inner[0][1].name REQUIRED_FIELD_MISSING"]
    );
    assert_eq!(
        lines(&circle!(External, 10.0)),
        ["Circle.unit REQUIRED_FIELD_MISSING", "Circle.inner[0][1].name REQUIRED_FIELD_MISSING"]
    );
    assert_eq!(lines(&External::Named(bad())), ["Named.name REQUIRED_FIELD_MISSING"]);
    assert_eq!(lines(&External::Pair("a".to_owned(), "b".to_owned())), ["Pair[1] INVALID_FORMAT"]);
    assert_eq!(lines(&External::Nothing), [""; 0]);
    assert_eq!(lines(&External::Empty {}), [""; 0]);
}

#[test]
fn an_internally_tagged_variant_is_none() {
    assert_eq!(
        lines(&circle!(Internal, 0.0)),
        ["radius INVALID_NUMBER_RANGE", "inner[0][1].name REQUIRED_FIELD_MISSING"]
    );
    assert_eq!(lines(&Internal::Named(bad())), ["name REQUIRED_FIELD_MISSING"]);
}

#[test]
fn an_adjacently_tagged_variant_stands_under_its_content() {
    assert_eq!(
        lines(&circle!(Adjacent, 0.0)),
        ["c.radius INVALID_NUMBER_RANGE", "c.inner[0][1].name REQUIRED_FIELD_MISSING"]
    );
    assert_eq!(lines(&Adjacent::Named(bad())), ["c.name REQUIRED_FIELD_MISSING"]);
    assert_eq!(lines(&Adjacent::Pair("a".to_owned(), "b".to_owned())), ["c[1] INVALID_FORMAT"]);
}

#[test]
fn an_untagged_variant_is_none() {
    assert_eq!(
        lines(&circle!(Untagged, 0.0)),
        ["radius INVALID_NUMBER_RANGE", "inner[0][1].name REQUIRED_FIELD_MISSING"]
    );
    assert_eq!(lines(&Untagged::Named(bad())), ["name REQUIRED_FIELD_MISSING"]);
    assert_eq!(lines(&Untagged::Pair("a".to_owned(), "b".to_owned())), ["[1] INVALID_FORMAT"]);
}

#[derive(Deserialize, ApiValidate)]
enum SomeUntagged {
    Tagged(Dto),
    #[serde(untagged)]
    Free(Dto),
}

#[test]
fn one_variant_may_be_untagged() {
    assert_eq!(lines(&SomeUntagged::Tagged(bad())), ["Tagged.name REQUIRED_FIELD_MISSING"]);
    assert_eq!(lines(&SomeUntagged::Free(bad())), ["name REQUIRED_FIELD_MISSING"]);
}

#[derive(ApiValidate)]
#[api(context = str, custom(judge), custom(judge_in_context, code = "ACME"))]
enum Ruled {
    #[allow(dead_code)]
    A,
    B(#[api(when(ctx.is_empty(), required))] String),
}

fn judge(value: &Ruled) -> Result<(), Violation> {
    match value {
        Ruled::A => Ok(()),
        Ruled::B(_) => Err(Violation::new(ValidationErrorType::IdValueMismatch).at("B")),
    }
}

fn judge_in_context(_: &Ruled, context: &str) -> Result<(), Violation> {
    if context.is_empty() { Err(Violation::new(ValidationErrorType::IdValueMismatch)) } else { Ok(()) }
}

#[test]
fn an_enum_can_have_rules_of_its_own() {
    let errors = Ruled::B(String::new()).validate_with("").unwrap_err();
    assert_eq!(lines_of(&errors), ["B REQUIRED_FIELD_MISSING", "B ID_VALUE_MISMATCH", " ACME"]);
}

#[derive(ApiValidate)]
enum Nothing {}

#[derive(ApiValidate)]
struct HoldsNothing {
    nothing: Option<Nothing>,
}

#[test]
fn an_enum_without_variants_has_nothing_to_check() {
    assert_eq!(lines(&HoldsNothing { nothing: None }), [""; 0]);
}

#[derive(Deserialize, ApiValidate, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Region {
    North,
    #[serde(rename = "the south")]
    South,
}

#[derive(ApiValidate)]
struct ByRegion {
    regions: Vec<Region>,
    named: BTreeMap<Region, Dto>,
}

#[test]
fn a_plain_enum_is_the_key_of_a_map() {
    let by_region = ByRegion {
        regions: vec![Region::North],
        named: [(Region::North, bad()), (Region::South, bad())].into(),
    };
    assert_eq!(
        lines(&by_region),
        ["named.north.name REQUIRED_FIELD_MISSING", "named[\"the south\"].name REQUIRED_FIELD_MISSING"]
    );
}

#[derive(ApiValidate)]
enum Cfg {
    A {
        #[cfg(any())]
        #[api(matches(b))]
        never: NoSuchType,
        #[cfg(test)]
        #[api(required)]
        b: String,
    },
    #[cfg(any())]
    B(NoSuchType),
}

#[test]
fn what_is_configured_out_is_not_there() {
    assert_eq!(lines(&Cfg::A { b: String::new() }), ["A.b REQUIRED_FIELD_MISSING"]);
}
