//! One request type with every derive that has attributes on its fields: each reads its own and no other's.

#![cfg(test)]

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{PartialSchema, ToSchema};
use validator::Validate as _; // as its generated code needs it

#[derive(
    Clone,
    Debug,
    PartialEq,
    Serialize,
    Deserialize,
    JsonSchema,
    ToSchema,
    garde::Validate,
    validator::Validate,
    api_validate::ApiValidate,
)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
#[schemars(title = "Create")]
#[schema(title = "Create")]
#[garde(allow_unvalidated)]
#[validate(schema(function = "no_rule"))]
#[api(at_least_one(title, note))]
struct Create {
    #[serde(alias = "name")]
    #[schemars(length(max = 9))]
    #[schema(max_length = 9)]
    #[garde(length(max = 8))]
    #[validate(length(max = 7))]
    #[api(required, length(max = 3))]
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 5))]
    #[schema(nullable)]
    #[garde(inner(length(max = 5)))]
    #[validate(length(max = 5))]
    #[api(length(max = 3))]
    note: Option<String>,
    #[garde(dive)]
    #[validate(nested)]
    items: Vec<Item>,
}

#[derive(
    Clone,
    Debug,
    PartialEq,
    Serialize,
    Deserialize,
    JsonSchema,
    ToSchema,
    garde::Validate,
    validator::Validate,
    api_validate::ApiValidate,
)]
#[serde(rename_all = "camelCase")]
struct Item {
    #[garde(range(max = 3))]
    #[validate(range(max = 2))]
    #[api(range(max = 1))]
    unit_price: u8,
}

#[allow(clippy::unnecessary_wraps)] // the shape that `validator` asks for
fn no_rule(_: &Create) -> Result<(), validator::ValidationError> {
    Ok(())
}

fn create(title: &str, unit_price: u8) -> Create {
    let document = json!({ "Title": title, "Items": [{ "unitPrice": unit_price }] });
    Create::deserialize(document).expect("serde reads its own attributes")
}

#[test]
fn each_reads_its_own_attributes() {
    let broken = create("four", 2);
    let errors = api_validate::ApiValidate::validate(&broken).unwrap_err();
    let lines: Vec<String> =
        errors.iter().map(|error| format!("{} {}", error.field(), error.error_type())).collect();
    assert_eq!(lines, ["Title MAX_LENGTH_EXCEEDED", "Items[0].unitPrice INVALID_NUMBER_RANGE"]);
    assert_eq!(garde::Validate::validate(&broken).map_err(|report| report.to_string()), Ok(()));
    assert_eq!(validator::Validate::validate(&broken), Ok(()));

    assert!(validator::Validate::validate(&create("eight to", 3)).is_err());
    assert!(garde::Validate::validate(&create("nine to 9", 4)).is_err());
}

#[test]
fn the_schemas_have_their_own() {
    let schema = Value::from(schemars::schema_for!(Create));
    assert_eq!(schema.pointer("/properties/Title/maxLength"), Some(&json!(9)));
    let schema = serde_json::to_value(Create::schema()).unwrap();
    assert_eq!(schema.pointer("/properties/Title/maxLength"), Some(&json!(9)));
}

/// All three traits have a method of that name, so that it takes a path to call one of them. `validator`'s generated
/// code calls it without, so that neither of the other two can be imported where it nests.
#[test]
fn the_entry_points_can_stand_side_by_side() {
    let good = create("abc", 1);
    assert!(garde::Validate::validate(&good).is_ok());
    assert!(validator::Validate::validate(&good).is_ok());
    assert!(api_validate::Validator::new().validate(&good).is_ok());
}
