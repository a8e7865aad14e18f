//! What a record of a wrong type says to a locale: the type that was expected, and more of it.

use std::{collections::BTreeMap, net::IpAddr, num::NonZeroI8, time::Duration};

use api_validate::{ApiValidate, ValidationErrors, json};
use serde::Deserialize;

fn params(errors: &ValidationErrors) -> String {
    let shown = |error: &api_validate::ValidationError| {
        assert_eq!(error.rule(), "type", "{error}");
        let params = error.params();
        let params: Vec<_> = params.iter().map(|(name, value)| format!("{name}={value:?}")).collect();
        params.join(" ")
    };
    errors.iter().map(shown).collect::<Vec<_>>().join(" | ")
}

fn of<'de, T: Deserialize<'de> + ApiValidate<Context = ()>>(body: &'de str) -> String {
    params(&json::from_str::<T>(body).err().unwrap_or_else(|| panic!("{body} is accepted")))
}

#[derive(Deserialize, ApiValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Known {
    at: u8,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
enum Choice {
    Unit,
    Two(u8, u8),
}

#[test]
fn the_type_that_was_expected_has_a_name() {
    assert_eq!(of::<bool>("1"), r#"type=Text("boolean")"#);
    assert_eq!(of::<i8>("\"1\""), r#"type=Text("integer") min=Number(Int(-128)) max=Number(Int(127))"#);
    assert_eq!(
        of::<NonZeroI8>("0"),
        r#"type=Text("integer_but_zero") min=Number(Int(-128)) max=Number(Int(127))"#
    );
    assert_eq!(of::<f64>("[]"), r#"type=Text("number")"#);
    assert_eq!(of::<char>("\"ab\""), r#"type=Text("character")"#);
    assert_eq!(of::<String>("1"), r#"type=Text("text")"#);
    assert_eq!(of::<uuid::Uuid>("\"x\""), r#"type=Text("uuid")"#);
    assert_eq!(of::<Vec<u8>>("{}"), r#"type=Text("list")"#);
    assert_eq!(of::<[u8; 2]>("[1]"), r#"type=Text("list") min=Count(2) max=Count(2)"#);
    assert_eq!(of::<BTreeMap<String, u8>>("[]"), r#"type=Text("object")"#);
    assert_eq!(of::<IpAddr>("\"x\""), r#"type=Text("ip")"#);
    assert_eq!(of::<Duration>("5"), r#"type=Text("duration")"#);
    assert_eq!(of::<()>("5"), r#"type=Text("null")"#);
    assert_eq!(of::<Choice>("\"x\""), r#"type=Text("one_of") one_of=Texts(["Unit", "Two"])"#);
    assert_eq!(of::<Choice>(r#"{"Unit":1}"#), r#"type=Text("text_alone") name=Text("Unit")"#);
    assert_eq!(of::<Choice>("\"Two\""), r#"type=Text("object_with_field") name=Text("Two")"#);
    assert_eq!(of::<BTreeMap<u8, u8>>(r#"{"x":1}"#), r#"type=Text("name_of_type") name=Text("integer")"#);
}

#[test]
fn a_date_shows_how_it_is_written() {
    assert_eq!(of::<chrono::NaiveDate>("\"x\""), r#"type=Text("date") example=Text("1966-07-30")"#);
    assert_eq!(of::<chrono::NaiveTime>("\"x\""), r#"type=Text("time") example=Text("09:30:00")"#);
    assert_eq!(
        of::<jiff::Timestamp>("\"x\""),
        r#"type=Text("date_time_offset") example=Text("1966-07-30T09:30:00Z")"#
    );
}

#[test]
fn what_is_wrong_with_a_body_has_a_name_too() {
    assert_eq!(of::<u8>(""), r#"type=Text("body") line=Count(1) column=Count(1)"#);
    assert_eq!(of::<u8>("{"), r#"type=Text("json") line=Count(1) column=Count(1)"#);
    let utf8 = json::from_slice::<u8>(b"\"\xff\"").unwrap_err();
    assert_eq!(params(&utf8), r#"type=Text("utf8") line=Count(1) column=Count(2)"#);
    assert_eq!(of::<Known>("{}"), r#"type=Text("value")"#);
    assert_eq!(of::<Known>(r#"{"at":1,"at":2,"x":1}"#), r#"type=Text("once") | type=Text("known_fields")"#);
    assert_eq!(of::<String>(r#""\ud800""#), r#"type=Text("whole_characters")"#);
}
