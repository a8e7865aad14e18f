//! What `to_json_schema` lists: where a schema and validation do not say the same.

use std::collections::{BTreeMap, BTreeSet};

use api_validate::{ApiValidate, json};
use rust_decimal::Decimal;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    agree::Schema,
    matrix::{Choice, FlatChoice, FlatTagged, Shape},
};

/// Only the schema accepts it.
fn only_schema<T: ApiValidate<Context = ()> + DeserializeOwned>(body: &Value) {
    assert!(Schema::of::<T>().is_valid(body), "the schema refuses {body}");
    assert!(json::from_value::<T>(body.clone()).is_err(), "{body} is valid");
}

/// Only validation accepts it.
fn only_validation<T: ApiValidate<Context = ()> + DeserializeOwned>(body: &Value) {
    assert!(!Schema::of::<T>().is_valid(body), "the schema accepts {body}");
    assert!(json::from_value::<T>(body.clone()).is_ok(), "{body} is not valid");
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Count {
    n: u8,
}

/// JSON Schema knows numbers, and not how they are written.
#[test]
fn a_whole_float() {
    only_schema::<Count>(&json!({ "n": 1.0 }));
}

/// Forms for formats that are not JSON, which serde reads from JSON, too.
#[test]
fn forms_that_are_not_the_ones_to_send() {
    only_validation::<Count>(&json!([1]));
    only_validation::<Shape>(&json!({ "Unit": null }));
    only_validation::<FlatTagged>(&json!({ "id": 1, "type": 0, "at": 1 }));
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Foreign {
    id: Option<Uuid>,
    amount: Option<Decimal>,
}

/// Their types read them; nobody has to send them.
#[test]
fn forms_of_other_crates() {
    only_validation::<Foreign>(&json!({ "id": "67e5504410b1426f9247bb680e5fe0c8" }));
    only_validation::<Foreign>(&json!({ "amount": "1_000" }));
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Host {
    #[api(hostname)]
    name: String,
}

/// `format` of some validators decodes Punycode.
#[test]
fn labels_that_claim_to_be_punycode() {
    only_validation::<Host>(&json!({ "name": "xn--a.example" }));
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Link {
    #[api(url)]
    to: String,
}

/// RFC 3986 has them in no query, and browsers send them.
#[test]
fn brackets_in_a_query() {
    only_validation::<Link>(&json!({ "to": "https://a.example?x=[1]" }));
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Page {
    #[serde(default = "none")]
    #[api(range(min = 1))]
    size: u8,
    #[serde(default = "String::new")]
    #[api(required)]
    order: String,
}

fn none() -> u8 {
    0
}

/// Only the code knows what they are.
#[test]
fn defaults_that_break_a_rule() {
    only_schema::<Page>(&json!({}));
    only_schema::<Page>(&json!({ "size": 1 }));
    only_schema::<Page>(&json!({ "order": "name" }));
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Size {
    #[api(range(max = 9_007_199_254_740_992_i64))]
    metres: f64,
}

/// 2^53 + 1 is 2^53 as a float, and validation sees that.
#[test]
fn numbers_that_a_float_rounds() {
    only_validation::<Size>(&json!({ "metres": 9_007_199_254_740_993_u64 }));
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Sets {
    #[api(length(max = 1))]
    few: BTreeSet<u8>,
    #[api(length(min = 2))]
    many: BTreeSet<u8>,
}

/// A list in JSON has as many items as were sent.
#[test]
fn items_of_a_set_that_are_sent_twice() {
    only_validation::<Sets>(&json!({ "few": [1, 1, 1], "many": [1, 2] }));
    only_schema::<Sets>(&json!({ "few": [1], "many": [1, 1] }));
}

/// A validator is given the last one.
#[test]
fn a_name_that_is_sent_twice() {
    let body = r#"{"n":1,"n":2}"#;
    assert!(Schema::of::<Count>().is_valid(&serde_json::from_str(body).expect("it is JSON")));
    assert!(json::from_str::<Count>(body).is_err());
}

/// A name is text, of which a pattern could not say the size well.
#[test]
fn names_of_a_map_that_are_numbers() {
    only_schema::<BTreeMap<u8, u8>>(&json!({ "300": 1 }));
}

/// The contract has the names to send.
#[test]
fn aliases_as_names_of_a_map() {
    only_validation::<BTreeMap<Choice, u8>>(&json!({ "azure": 1 }));
}

/// serde takes the first variant that it meets, and JSON Schema knows no order.
#[test]
fn a_second_variant_beside_other_fields() {
    only_schema::<FlatChoice>(&json!({ "id": 1, "Circle": "wrong", "Pair": [1, "a"] }));
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Part {
    #[api(range(max = 5))]
    n: u8,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct MaybePart {
    #[serde(flatten)]
    part: Option<Part>,
}

/// Were it not a number, the field would be `None`, and the body valid.
#[test]
fn a_broken_rule_in_a_flattened_option() {
    only_schema::<MaybePart>(&json!({ "n": 6 }));
    assert!(json::from_value::<MaybePart>(json!({ "n": "6" })).is_ok());
}

/// `additionalProperties` of one schema does not see the properties of another one.
#[test]
fn fields_that_a_flattened_variant_denies() {
    only_schema::<FlatTagged>(&json!({ "id": 1, "type": "moved", "n": 1, "more": 1 }));
}

#[derive(Deserialize, ApiValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Dot {
    at: u8,
}

#[derive(Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Figure {
    Dot(Dot),
    Graph {
        edges: u8,
        #[serde(flatten)]
        weights: BTreeMap<String, u8>,
    },
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Drawing {
    id: String,
    #[serde(flatten)]
    figure: Figure,
}

/// Keywords about all other fields would be about those of the parent, too.
#[test]
fn other_fields_of_a_flattened_variant() {
    only_schema::<Drawing>(&json!({ "id": "a", "at": 1, "more": 1 }));
    only_schema::<Drawing>(&json!({ "id": "a", "edges": 1, "more": "wrong" }));
}

#[derive(Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Level {
    Low(#[api(range(max = 5))] u8),
    High(u16),
}

/// serde reads a 6 as the first variant.
#[test]
fn a_broken_rule_in_the_first_variant_that_fits() {
    only_schema::<Level>(&json!(6));
}
