//! Structs that were sent as arrays of their fields' values: serde reads them, and records point at the elements.

use std::collections::BTreeMap;

use api_validate::{
    ApiValidate, Validated, ValidationErrorType, ValidationErrors, Validator, Violation, json,
};
use serde::{Deserialize, de::DeserializeOwned};

use crate::matrix::{Defaulted, Either, Event, Flat, Inner, Named, Node, Packet, Shape};

/// The records: `pointer CODE`; those of a body in bytes and of a value are the same.
fn pointers<T>(body: &str) -> Vec<String>
where
    T: DeserializeOwned + ApiValidate<Context = ()>,
{
    let lines = |result: Result<Validated<T>, _>| result.err().as_ref().map(pointers_of).unwrap_or_default();
    let of_text = lines(json::from_str(body));
    assert_eq!(of_text, lines(json::from_slice(body.as_bytes())), "{body}");
    assert_eq!(of_text, lines(json::from_value(serde_json::from_str(body).unwrap())), "{body}");
    of_text
}

fn pointers_of(errors: &ValidationErrors) -> Vec<String> {
    errors.iter().map(|error| format!("{} {}", error.field().pointer(), error.error_type())).collect()
}

const RANGE: &str = "INVALID_NUMBER_RANGE";

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Order {
    #[api(length(max = 3))]
    name: String,
    lines: Vec<Line>,
    by_name: BTreeMap<String, Line>,
    shape: Shape,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[api(custom(cheap))]
struct Line {
    #[serde(rename = "unit/price", alias = "price")]
    #[api(range(max = 9))]
    price: u8,
    #[serde(skip)]
    hidden: u8,
    #[api(range(max = 9))]
    count: u8,
    #[serde(default)]
    #[api(range(max = 9))]
    extra: u8,
}

fn cheap(line: &Line) -> Result<(), Violation> {
    if line.price + line.hidden < 200 {
        Ok(())
    } else {
        Err(Violation::new(ValidationErrorType::InvalidFormat).at("count"))
    }
}

#[test]
fn a_broken_rule_points_at_the_element() {
    let cases: &[(&str, &[&str])] = &[
        (r#"["long",[],{},"Unit"]"#, &["/0 MAX_LENGTH_EXCEEDED"]),
        (
            r#"["a",[[1,1],[10,1],[1,10,10]],{},"Unit"]"#,
            &["/1/1/0 INVALID_NUMBER_RANGE", "/1/2/1 INVALID_NUMBER_RANGE", "/1/2/2 INVALID_NUMBER_RANGE"],
        ),
        (
            r#"{"name":"a","lines":[{"price":1,"count":10},[1,10]],"by_name":{},"shape":"Unit"}"#,
            &["/lines/0/count INVALID_NUMBER_RANGE", "/lines/1/1 INVALID_NUMBER_RANGE"],
        ),
        (
            r#"["a",[],{"x":[1,10],"y":{"price":1,"count":10}},{"Pair":[10,"x"]}]"#,
            &[
                "/2/x/1 INVALID_NUMBER_RANGE",
                "/2/y/count INVALID_NUMBER_RANGE",
                "/3/Pair/0 INVALID_NUMBER_RANGE",
            ],
        ),
        // A function that names a field.
        (
            r#"["a",[[200,1]],{},{"Wrapped":[0,null]}]"#,
            &["/1/0/0 INVALID_NUMBER_RANGE", "/1/0/1 INVALID_FORMAT", "/3/Wrapped/0 INVALID_NUMBER_RANGE"],
        ),
    ];
    for (body, expected) in cases {
        assert!(serde_json::from_str::<Order>(body).is_ok(), "{body}");
        assert_eq!(pointers::<Order>(body), *expected, "{body}");
    }
}

#[test]
fn a_refused_body_points_at_the_elements_too() {
    let cases: &[(&str, &[&str])] = &[
        // Only one price is refused: the rules of what else was sent as arrays are checked.
        (
            r#"["long",[[10,1],["x",10]],{"x":[1,10,"x"]},{"Circle":[10]}]"#,
            &[
                "/0 MAX_LENGTH_EXCEEDED",
                "/1/0/0 INVALID_NUMBER_RANGE",
                "/1/1/0 INVALID_NUMBER_FORMAT",
                "/1/1/1 INVALID_NUMBER_RANGE",
                "/2/x/1 INVALID_NUMBER_RANGE",
                "/2/x/2 INVALID_NUMBER_FORMAT",
                "/3/Circle/0 INVALID_NUMBER_RANGE",
            ],
        ),
        // What serde does not read as a struct is no object.
        (
            r#"["a",[[1],[1,2,3,4],[]],{},{"Circle":[]}]"#,
            &[
                "/1/0 INVALID_FORMAT",
                "/1/1 INVALID_FORMAT",
                "/1/2 INVALID_FORMAT",
                "/3/Circle INVALID_FORMAT",
            ],
        ),
        (r#"["a",[],{}]"#, &[" INVALID_FORMAT"]),
        (r#"["a",[],{},"Unit",1]"#, &[" INVALID_FORMAT"]),
    ];
    for (body, expected) in cases {
        assert!(serde_json::from_str::<Order>(body).is_err(), "{body}");
        let errors = json::from_str::<Order>(body).unwrap_err();
        assert_eq!(pointers_of(&errors), *expected, "{body}");
    }
    let errors = json::from_str::<Order>("[]").unwrap_err();
    assert_eq!(errors.to_string(), "This must be an object. (INVALID_FORMAT)");
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Pair(#[api(range(max = 9))] u8, #[serde(default)] u8);

#[test]
fn what_has_a_default_may_lack_at_the_end() {
    assert_eq!(pointers::<Defaulted>("[]"), [""; 0]);
    assert_eq!(pointers::<Defaulted>("[10]"), ["/0 INVALID_NUMBER_RANGE"]);
    assert_eq!(pointers::<Defaulted>("[10,5]"), ["/0 INVALID_NUMBER_RANGE", "/1 INVALID_FORMAT"]);
    assert_eq!(pointers::<Vec<Pair>>("[[10],[1]]"), ["/0/0 INVALID_NUMBER_RANGE"]);
    assert_eq!(
        pointers::<Vec<Pair>>(r#"[[10],["x"],[1],[]]"#),
        ["/0/0 INVALID_NUMBER_RANGE", "/1/0 INVALID_NUMBER_FORMAT", "/3 INVALID_FORMAT"]
    );
}

#[test]
fn a_type_with_flattened_fields_is_an_object_only() {
    assert_eq!(pointers::<Flat>(r#"[1,{"n":1},null,{}]"#), [" INVALID_FORMAT"]);
}

#[test]
fn enums_are_read_from_arrays_as_serde_reads_them() {
    assert_eq!(pointers::<Event>(r#"["made",10]"#), ["/1 INVALID_NUMBER_RANGE"]);
    assert_eq!(pointers::<Event>(r#"["moved",0,""]"#), ["/1 INVALID_NUMBER_RANGE", "/2 INVALID_FORMAT"]);
    assert_eq!(pointers::<Event>(r#"["moved",0,5]"#), ["/1 INVALID_NUMBER_RANGE", "/2 INVALID_FORMAT"]);
    assert_eq!(pointers::<Event>(r#"["nope",0,5]"#), ["/0 INVALID_FORMAT"]);
    assert_eq!(pointers::<Event>(r#"["made"]"#), ["/1 REQUIRED_FIELD_MISSING"]);
    assert_eq!(pointers::<Packet>(r#"["Data",{"at":10}]"#), ["/1/at INVALID_NUMBER_RANGE"]);
    assert_eq!(pointers::<Packet>(r#"["Data",[10]]"#), ["/1 INVALID_FORMAT"]);
    assert_eq!(
        pointers::<Packet>(r#"["Inner",[0,5]]"#),
        ["/1/0 INVALID_NUMBER_RANGE", "/1/1 INVALID_FORMAT"]
    );
    assert_eq!(pointers::<Packet>(r#"["Nope",{}]"#), ["/0 INVALID_FORMAT"]);
}

#[test]
fn where_the_field_is_not_known_the_array_is_the_place() {
    // An untagged enum is read as a whole.
    assert_eq!(pointers::<Either>("[0,null]"), [" INVALID_NUMBER_RANGE"]);
    assert_eq!(
        pointers::<Vec<Either>>(r#"[[0,null],{"n":0}]"#),
        ["/0 INVALID_NUMBER_RANGE", "/1/n INVALID_NUMBER_RANGE"]
    );
}

#[test]
fn aliases_recursion_and_the_cap() {
    assert_eq!(pointers::<Named>(r#"["too long",1]"#), ["/0 MAX_LENGTH_EXCEEDED"]);
    assert_eq!(
        pointers::<Node>("[0,[[0,[],[0,[],null]]],null]"),
        ["/0 INVALID_NUMBER_RANGE", "/1/0/0 INVALID_NUMBER_RANGE", "/1/0/2/0 INVALID_NUMBER_RANGE"]
    );
    let body = format!("[{}]", vec!["[0,null]"; 1_000].join(","));
    let errors = Validator::new().max_errors(3).from_json_str::<Vec<Inner>>(&body, &()).unwrap_err();
    assert_eq!(pointers_of(&errors).join(" "), format!("/0/0 {RANGE} /1/0 {RANGE} /2/0 {RANGE}"));
    assert!(errors.truncated());
}
