//! The JSON Schema of a type. What it lets pass is compared with validation in `tests/schemas`.

use std::{collections::BTreeMap, fs, path::Path};

use api_validate::{ApiValidate, Patch};
use serde::Deserialize;
use serde_json::{Value, json};

/// An order of things.
///
/// It has lines.
#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(dead_code)] // described only
struct Order {
    /// What it is called.
    #[api(required, length(max = 20))]
    title: String,
    #[api(email)]
    mail: Option<String>,
    #[serde(default)]
    #[api(not_null, range(min = 0))]
    count: Patch<i32>,
    #[api(length(max = 3), each(required, length(max = 4)))]
    tags: Vec<String>,
    /// When it is wanted.
    #[api(date(max = today))]
    day: String,
    #[serde(alias = "items")]
    lines: Vec<Line>,
    parent: Option<Box<Order>>,
    kind: Kind,
    pay: Pay,
    #[api(keys(length(max = 2)), each(range(max = 5)))]
    stock: BTreeMap<String, u8>,
    pair: (u8, String),
    sizes: [bool; 2],
    #[api(when(self.count.is_null(), required))]
    reason: Option<String>,
}

#[derive(Deserialize, ApiValidate)]
#[api(at_least_one(a, b))]
#[allow(dead_code)]
struct Line {
    a: Option<u8>,
    b: Option<Title>,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Title(#[api(length(max = 5))] String);

#[derive(Deserialize, ApiValidate)]
enum Kind {
    A,
    B,
}

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "type")]
#[allow(dead_code)]
/// How it is paid.
enum Pay {
    /// By card.
    Card {
        /// As it is printed on it.
        #[api(credit_card)]
        number: String,
    },
    Cash(Line),
    None,
}

#[test]
fn a_schema_of_everything() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/order.schema.json");
    let schema = format!("{:#}\n", Order::contract().to_json_schema());
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &schema).expect("the golden file can be written");
    }
    assert_eq!(schema, fs::read_to_string(path).expect("the golden file is there"));
}

#[test]
fn comments_are_descriptions() {
    let contract = Order::contract();
    let fields = contract.fields();
    assert_eq!((fields[0].description(), fields[1].description()), ("What it is called.", ""));
    let schema = contract.to_json_schema();
    let order = &schema["$defs"]["Order"];
    assert_eq!(order["description"], "An order of things.\n\nIt has lines.");
    assert_eq!(order["properties"]["title"]["description"], "What it is called.");
    assert_eq!(
        order["properties"]["day"]["description"],
        "When it is wanted.\n\nA date as dd/MMM/YYYY, such as 30/JUL/1966; not after today."
    );
    let pay = &schema["$defs"]["Pay"];
    assert_eq!(
        (&pay["description"], &pay["oneOf"][0]["description"]),
        (&json!("How it is paid."), &json!("By card."))
    );
}

mod one {
    #[derive(serde::Deserialize, api_validate::ApiValidate)]
    #[allow(dead_code)]
    pub(crate) struct Page<T> {
        items: Vec<T>,
    }
}

mod other {
    #[derive(serde::Deserialize, api_validate::ApiValidate)]
    #[allow(dead_code)]
    pub(crate) struct Page {
        number: u8,
    }
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Pages {
    of_lines: one::Page<Line>,
    of_texts: one::Page<String>,
    plain: other::Page,
    again: Option<Box<other::Page>>,
}

#[test]
fn definitions_have_the_names_of_their_types() {
    let schema = Pages::contract().to_json_schema();
    let names: Vec<_> = schema["$defs"].as_object().expect("there are some").keys().collect();
    assert_eq!(names, ["Line", "Page", "Page_Line", "Page_String", "Title"]);
    assert_eq!(schema["properties"]["plain"], json!({ "$ref": "#/$defs/Page" }));
    assert_eq!(schema["properties"]["again"]["anyOf"][0], json!({ "$ref": "#/$defs/Page" }));
}

mod twin {
    pub(crate) mod a {
        #[derive(serde::Deserialize, api_validate::ApiValidate)]
        #[allow(dead_code)]
        pub(crate) struct Item {
            a: u8,
        }
    }

    pub(crate) mod b {
        #[derive(serde::Deserialize, api_validate::ApiValidate)]
        #[allow(dead_code)]
        pub(crate) struct Item {
            b: u8,
        }
    }
}

#[test]
fn types_of_one_name_are_told_apart() {
    let schema = <(twin::a::Item, twin::b::Item)>::contract().to_json_schema();
    assert_eq!(schema["prefixItems"], json!([{ "$ref": "#/$defs/Item" }, { "$ref": "#/$defs/Item2" }]));
    assert_eq!(schema["$defs"]["Item2"]["required"], json!(["b"]));
}

#[test]
fn a_body_need_not_be_an_object() {
    let schema = <Vec<Option<u8>>>::contract().to_json_schema();
    assert_eq!(
        schema["items"],
        json!({ "type": ["integer", "null"], "minimum": 0, "maximum": 255 }),
        "{schema:#}"
    );
    assert_eq!(schema.get("$defs"), None::<&Value>);
}

/// serde never gets to the end of such a body; a schema does.
#[derive(Deserialize, ApiValidate)]
#[serde(tag = "op")]
#[allow(dead_code)]
enum Nested {
    Not(Box<Nested>),
    All { of: Vec<Nested> },
    True,
}

#[test]
fn what_stands_inside_of_itself_has_an_end() {
    let schema = Nested::contract().to_json_schema();
    let choices = schema["$defs"]["Nested"]["oneOf"].as_array().expect("there are some");
    assert_eq!(choices.len(), 3, "{schema:#}");
    assert_eq!(choices[1]["properties"]["of"]["items"], json!({ "$ref": "#/$defs/Nested" }));
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Conditional {
    is_short: bool,
    #[api(when(self.is_short, length(max = 5)))]
    items: Vec<u8>,
}

#[test]
fn a_rule_in_words_counts_what_its_value_has() {
    let schema = Conditional::contract().to_json_schema();
    assert_eq!(schema["properties"]["items"]["description"], "Under a condition: at most 5 items.");
}

/// Formats are not asserted everywhere.
#[test]
fn a_uuid_has_a_pattern() {
    let schema = Uuids::contract().to_json_schema();
    assert_eq!(schema["properties"]["id"]["format"], "uuid");
    assert!(schema["properties"]["id"]["pattern"].is_string(), "{schema:#}");
}

#[derive(serde::Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Uuids {
    id: Option<uuid::Uuid>,
}

/// The format `date` is the full date of RFC 3339.
#[test]
fn a_date_has_a_format_where_its_spelling_is_that_of_the_format() {
    let schema = Dates::contract().to_json_schema();
    let format = |name: &str| schema["properties"][name]["format"].as_str();
    assert_eq!(["full", "typed"].map(format), [Some("date"); 2], "{schema:#}");
    assert_eq!(["usual", "swapped", "short"].map(format), [None; 3], "{schema:#}");
}

#[derive(serde::Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Dates {
    #[api(date(format = "YYYY-MM-dd"))]
    full: String,
    typed: chrono::NaiveDate,
    #[api(date)]
    usual: String,
    #[api(date(format = "yyyy-dd-MM"))]
    swapped: String,
    #[api(date(format = "yyyyMMdd"))]
    short: String,
}

fn three() -> u8 {
    3
}

#[derive(serde::Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Defaults {
    #[serde(default)]
    flag: bool,
    #[serde(default)]
    count: u64,
    #[serde(default)]
    rate: f32,
    #[serde(default)]
    text: Box<str>,
    #[serde(default)]
    list: Vec<u8>,
    #[serde(default)]
    map: std::collections::BTreeMap<String, u8>,
    // What nobody knows, or what is not told.
    sent: u8,
    option: Option<u8>,
    #[serde(default)]
    nothing: Option<u8>,
    #[serde(default)]
    patch: api_validate::Patch<u8>,
    #[serde(default = "three")]
    chosen: u8,
    #[serde(default)]
    own: Own,
    #[serde(default)]
    letter: char,
    #[serde(default)]
    array: [u8; 2],
    #[serde(default, alias = "two")]
    one: u8,
    #[serde(default)]
    #[api(required)]
    needed: String,
    #[serde(default, deserialize_with = "converted")]
    converted: u8,
}

fn converted<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    serde::Deserialize::deserialize(deserializer)
}

#[derive(serde::Deserialize, ApiValidate)]
struct Own(u8);

impl Default for Own {
    fn default() -> Self {
        Self(7)
    }
}

fn defaults(schema: &Value) -> Value {
    let properties = schema["properties"].as_object().expect("there are some").iter();
    properties.filter_map(|(name, schema)| Some((name.clone(), schema.get("default")?.clone()))).collect()
}

#[test]
fn a_default_that_is_known_is_told() {
    let told = defaults(&Defaults::contract().to_json_schema());
    assert_eq!(
        told,
        serde_json::json!({ "flag": false, "count": 0, "rate": 0, "text": "", "list": [], "map": {} })
    );
}

#[derive(serde::Deserialize, ApiValidate)]
#[serde(default)]
#[allow(dead_code)]
struct OfTheType {
    chosen: u8,
    #[serde(default)]
    own: u8,
}

impl Default for OfTheType {
    fn default() -> Self {
        Self { chosen: 3, own: 3 }
    }
}

#[test]
fn the_default_of_a_type_decides_for_its_fields() {
    assert_eq!(defaults(&OfTheType::contract().to_json_schema()), serde_json::json!({ "own": 0 }));
    let read: OfTheType = serde_json::from_str("{}").expect("all may be left out");
    assert_eq!((read.chosen, read.own), (3, 0));
}

#[derive(serde::Deserialize, ApiValidate)]
#[allow(dead_code)]
struct More {
    #[api(length(max = 2))]
    more: serde_json::Map<String, Value>,
}

/// Its length is the number of its members.
#[test]
fn an_object_of_any_members_is_a_map() {
    let schema = More::contract().to_json_schema();
    let more = &schema["properties"]["more"];
    assert_eq!((&more["type"], &more["maxProperties"]), (&json!("object"), &json!(2)));
    assert_eq!(more.get("x-rules"), None);
    assert_eq!(More::contract().fields()[0].criteria().to_string(), "at most 2 items");
}
