//! Tuple structs, newtypes, unit structs and names that are Rust's own words.

use api_validate::{ApiValidate, ValidationErrorType, Violation};
use api_validate_tests::lines;
use serde::Deserialize;

#[derive(Deserialize, ApiValidate)]
struct Dto {
    #[api(required)]
    name: String,
}

fn bad() -> Dto {
    Dto { name: String::new() }
}

#[derive(ApiValidate)]
struct Pair(
    #[api(required)] String,
    #[api(matches(0), when(self.0.is_empty(), length(max = 2)))] String,
    Dto,
);

#[derive(ApiValidate)]
struct Newtype(#[api(length(max = 1))] String);

#[derive(ApiValidate)]
struct NewtypeOfDto(Dto);

#[derive(ApiValidate)]
struct NewtypeOfMany(Vec<Newtype>);

#[derive(Deserialize, ApiValidate)]
#[serde(transparent)]
struct Transparent {
    #[api(each(required))]
    inner: Vec<String>,
}

#[derive(Deserialize, ApiValidate)]
#[serde(transparent)]
struct TransparentTuple(Dto, #[serde(skip)] std::marker::PhantomData<u8>);

#[derive(ApiValidate)]
struct Unit;

#[derive(ApiValidate)]
struct EmptyTuple();

#[derive(ApiValidate)]
struct EmptyStruct {}

#[derive(ApiValidate)]
#[api(custom(never))]
struct RuledUnit;

fn never(_: &RuledUnit) -> Result<(), Violation> {
    Err(Violation::new(ValidationErrorType::IdValueMismatch))
}

#[derive(ApiValidate)]
struct Holder {
    newtype: Newtype,
    dto: NewtypeOfDto,
    many: NewtypeOfMany,
    transparent: Transparent,
    tuple: TransparentTuple,
    pair: Pair,
    units: (Unit, EmptyTuple, EmptyStruct, RuledUnit),
}

#[test]
fn a_tuple_struct_is_an_array_and_a_newtype_is_its_value() {
    let holder = Holder {
        newtype: Newtype("ab".to_owned()),
        dto: NewtypeOfDto(bad()),
        many: NewtypeOfMany(vec![Newtype("a".to_owned()), Newtype("ab".to_owned())]),
        transparent: Transparent { inner: vec![String::new()] },
        tuple: TransparentTuple(bad(), std::marker::PhantomData),
        pair: Pair("a".to_owned(), "b".to_owned(), bad()),
        units: (Unit, EmptyTuple(), EmptyStruct {}, RuledUnit),
    };
    assert_eq!(
        lines(&holder),
        [
            "newtype MAX_LENGTH_EXCEEDED",
            "dto.name REQUIRED_FIELD_MISSING",
            "many[1] MAX_LENGTH_EXCEEDED",
            "transparent[0] REQUIRED_FIELD_MISSING",
            "tuple.name REQUIRED_FIELD_MISSING",
            "pair[1] INVALID_FORMAT",
            "pair[2].name REQUIRED_FIELD_MISSING",
            "units[3] ID_VALUE_MISMATCH",
        ]
    );
}

#[test]
fn the_root_has_no_name() {
    assert_eq!(lines(&Newtype("ab".to_owned())), [" MAX_LENGTH_EXCEEDED"]);
    assert_eq!(lines(&RuledUnit), [" ID_VALUE_MISMATCH"]);
    assert_eq!(lines(&Unit), [""; 0]);
}

#[test]
fn a_condition_reads_the_positions_of_a_tuple() {
    let pair = Pair(String::new(), "long".to_owned(), Dto { name: "a".to_owned() });
    assert_eq!(lines(&pair), ["[0] REQUIRED_FIELD_MISSING", "[1] MAX_LENGTH_EXCEEDED"]);
}

#[derive(ApiValidate)]
#[api(at_least_one(r#fn, r#match))]
#[allow(non_camel_case_types)]
struct r#struct {
    #[api(length(max = 1))]
    r#type: String,
    #[api(matches(r#type))]
    r#match: Option<String>,
    #[api(when(self.r#type.is_empty(), required))]
    r#fn: Option<String>,
    #[api(date(after = r#in))]
    r#loop: String,
    #[api(date)]
    r#in: String,
    #[api(unique(by = r#type))]
    r#dyn: Vec<Typed>,
}

#[derive(ApiValidate)]
struct Typed {
    r#type: String,
}

#[derive(ApiValidate)]
#[allow(non_camel_case_types)]
enum r#enum {
    r#match {
        #[api(required)]
        r#type: String,
        #[api(matches(r#type))]
        r#fn: String,
    },
    r#loop(#[api(required)] String),
}

#[test]
fn a_raw_name_is_told_without_its_mark() {
    let value = r#struct {
        r#type: "ab".to_owned(),
        r#match: None,
        r#fn: None,
        r#loop: "30/JUL/1966".to_owned(),
        r#in: "30/JUL/1966".to_owned(),
        r#dyn: vec![Typed { r#type: "a".to_owned() }, Typed { r#type: "a".to_owned() }],
    };
    assert_eq!(
        lines(&value),
        [
            "type MAX_LENGTH_EXCEEDED",
            "loop INVALID_DATE_RANGE",
            "dyn DUPLICATE_METADATA",
            "fn REQUIRED_FIELD_MISSING"
        ]
    );
    let value = r#enum::r#match { r#type: "a".to_owned(), r#fn: "b".to_owned() };
    assert_eq!(lines(&value), ["match.fn INVALID_FORMAT"]);
    assert_eq!(lines(&r#enum::r#loop(String::new())), ["loop REQUIRED_FIELD_MISSING"]);
}
