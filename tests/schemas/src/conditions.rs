//! `when`: a condition over fields of the body is in the schema, any other in words.

use api_validate::{ApiValidate, Patch};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::agree::Schema;

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Shown {
    #[serde(default)]
    flag: bool,
    #[serde(alias = "words")]
    text: Option<String>,
    #[serde(default)]
    list: Vec<u8>,
    #[api(when(self.flag, required, length(max = 3)))]
    a: Option<String>,
    #[api(when(self.text.is_some() || self.flag, absent))]
    b: Option<u8>,
    #[serde(alias = "see")]
    #[api(when(!self.list.is_empty() && !(self.flag), required, one_of("x")))]
    c: Option<String>,
    #[serde(default)]
    #[api(when(self.text.is_none(), required, each(range(max = 5))))]
    d: Vec<u8>,
}

/// Every body of which each member has one of its values, or is missing.
fn bodies(members: &[(&str, &[Value])]) -> Vec<Map<String, Value>> {
    let mut bodies = vec![Map::new()];
    for (name, values) in members {
        let with = |value: &Value| {
            let add = |body: &Map<String, Value>| {
                let mut body = body.clone();
                body.insert((*name).to_owned(), value.clone());
                body
            };
            bodies.iter().map(add).collect::<Vec<_>>()
        };
        let more: Vec<_> = values.iter().flat_map(with).collect();
        bodies.extend(more);
    }
    bodies
}

#[test]
fn a_condition_over_fields_is_in_the_schema() {
    let schema = Schema::of::<Shown>();
    assert!(!Shown::contract().to_json_schema().to_string().contains("x-rules"));
    let texts = [json!(null), json!(""), json!("x"), json!("long")];
    let all = bodies(&[
        ("flag", &[json!(true), json!(false), json!(1)]),
        ("text", &texts[..3]),
        ("list", &[json!([]), json!([1])]),
        ("a", &texts),
        ("b", &[json!(null), json!(1)]),
        ("c", &texts[..3]),
        ("d", &[json!([]), json!([5]), json!([6])]),
    ]);
    assert!(all.len() > 10_000);
    for body in all {
        schema.agrees::<Shown>(&Value::Object(body));
    }
    for aliased in [
        json!({ "words": "x" }),
        json!({ "words": null, "d": [1] }),
        json!({ "list": [1], "see": "x", "d": [1] }),
    ] {
        schema.agrees::<Shown>(&aliased);
        schema.agrees::<Shown>(&json!({ "b": 1, "see": aliased["see"], "words": aliased["words"] }));
    }
}

/// Only the code knows what these are when they are checked.
#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Hidden {
    #[serde(default = "yes")]
    chosen: bool,
    #[serde(deserialize_with = "api_validate::normalize::blank_as_none", default)]
    normal: Option<String>,
    #[serde(flatten)]
    flat: Option<Inner>,
    count: u8,
    #[serde(default)]
    patch: Patch<u8>,
    words: Words,
    #[api(when(self.chosen, required))]
    a: Option<u8>,
    #[api(when(self.normal.is_some(), required))]
    b: Option<u8>,
    #[api(when(self.flat.is_some(), required))]
    c: Option<u8>,
    #[api(when(self.count > 1, required), when(self.a.is_some_and(|a| a > 1), required))]
    d: Option<u8>,
    #[api(when(self.patch.is_null(), required))]
    e: Option<u8>,
    #[api(when(self.words.is_empty() || self.chosen, required))]
    f: Option<u8>,
}

const fn yes() -> bool {
    true
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Inner {
    n: u8,
}

#[derive(Deserialize, ApiValidate)]
struct Words(String);

impl Words {
    /// Whatever the service thinks of.
    fn is_empty(&self) -> bool {
        self.0.len() < 5
    }
}

#[test]
fn what_only_the_code_knows_is_in_words() {
    let schema = Hidden::contract().to_json_schema();
    assert!(!schema.to_string().contains(r#""if""#), "{schema:#}");
    for name in ["a", "b", "c", "d", "e", "f"] {
        let rules = &schema["properties"][name]["x-rules"];
        assert_eq!(rules[0], json!({ "rule": "required", "conditional": true }), "{name}");
    }
}

#[derive(Deserialize, ApiValidate)]
#[serde(default)]
#[allow(dead_code)]
struct FromTheType {
    flag: bool,
    #[api(when(self.flag, required))]
    a: Option<u8>,
}

impl Default for FromTheType {
    fn default() -> Self {
        Self { flag: true, a: None }
    }
}

#[test]
fn the_type_chooses_what_was_not_sent() {
    let schema = FromTheType::contract().to_json_schema();
    assert_eq!(schema["properties"]["a"]["x-rules"][0]["conditional"], true, "{schema:#}");
}

#[test]
fn people_read_of_a_condition_at_the_field() {
    let schema = Shown::contract().to_json_schema();
    assert_eq!(
        schema["properties"]["a"]["description"],
        "Under a condition: a value.\n\nUnder a condition: at most 3 characters."
    );
}
