//! What serde keeps until it knows its type (`tag`, `untagged`, `flatten`): all that it can read then, compiles, and is read.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Debug,
    net::IpAddr,
    num::NonZeroU64,
};

use api_validate::{ApiValidate, json, query};
use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned, de::Error};
use serde_json::Value;

fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u128, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
struct Inner {
    n: u8,
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
struct Around(Inner);

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
struct Other {
    m: u8,
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
struct Nothing;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, ApiValidate)]
enum Colour {
    Red,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, ApiValidate)]
struct Code(String);

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
enum Amount {
    Small(u64),
    Large(u128),
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
#[serde(tag = "t")]
enum Beside {
    Fields {
        n: NonZeroU64,
        list: Vec<Option<i64>>,
        by_name: BTreeMap<String, f64>,
        by_letter: BTreeMap<char, u8>,
        by_code: BTreeMap<Code, u8>,
        by_colour: BTreeMap<Colour, u8>,
        amount: Amount,
        either: Result<u8, u128>,
    },
    Text {
        #[serde(deserialize_with = "text")]
        large: u128,
        #[serde(skip)]
        left_out: u128,
        #[serde(skip)]
        names: BTreeMap<u32, u8>,
    },
    Inner(Inner),
    Boxed(Box<Around>),
    Maybe(Option<Inner>),
    Unit(()),
    UnitStruct(Nothing),
    Colour(Colour),
    Value(Value),
    Object(serde_json::Map<String, Value>),
    Names(BTreeMap<String, u8>),
    Codes(BTreeMap<Code, u8>),
    Either(Result<u8, u8>),
    Duration(std::time::Duration),
    With(#[serde(deserialize_with = "inside")] u8),
}

fn inside<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    Inner::deserialize(deserializer).map(|inner| inner.n)
}

fn reads<T: DeserializeOwned + ApiValidate<Context = ()> + PartialEq + Debug>(body: &str) {
    let theirs: T = serde_json::from_str(body).expect(body);
    assert_eq!(*json::from_str::<T>(body).expect(body), theirs);
}

#[test]
fn beside_a_tag() {
    reads::<Beside>(
        r#"{"t":"Fields","n":1,"list":[1,null],"by_name":{"a":1.5},"by_letter":{"a":1},"by_code":{"a":1},"by_colour":{"Red":1},
            "amount":{"Small":1},"either":{"Ok":1}}"#,
    );
    reads::<Beside>(r#"{"t":"Text","large":"1"}"#);
    for (variant, fields) in [
        ("Inner", r#","n":1"#),
        ("Boxed", r#","n":1"#),
        ("Maybe", r#","n":1"#),
        ("Unit", ""),
        ("UnitStruct", ""),
        ("Colour", r#","Red":null"#),
        ("Value", r#","n":1"#),
        ("Object", r#","n":1"#),
        ("Names", r#","n":1"#),
        ("Codes", r#","n":1"#),
        ("Either", r#","Ok":1"#),
        ("Duration", r#","secs":1,"nanos":1"#),
        ("With", r#","n":1"#),
    ] {
        reads::<Beside>(&format!(r#"{{"t":"{variant}"{fields}}}"#));
    }
}

#[derive(Deserialize)]
struct Third {
    k: u8,
}

fn inside_other<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    Third::deserialize(deserializer).map(|inner| inner.k)
}

/// What stands beside something flattened is read at once, as is a struct with a tag.
#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
#[serde(tag = "t")]
struct Flat {
    large: u128,
    by_number: BTreeMap<u32, u8>,
    #[serde(flatten)]
    inner: Inner,
    #[serde(flatten)]
    amount: Amount,
    #[serde(flatten)]
    unit: (),
    #[serde(flatten)]
    maybe: Option<Other>,
    #[serde(flatten, deserialize_with = "inside_other")]
    with: u8,
    #[serde(flatten)]
    rest: HashMap<String, Value>,
}

#[test]
fn flattened() {
    reads::<Flat>(r#"{"t":"Flat","large":1,"by_number":{"1":1},"n":1,"m":1,"k":1,"Small":1,"x":[1]}"#);
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
#[serde(tag = "t", content = "c")]
enum Content {
    Large(u128),
    Names { by_number: BTreeMap<u32, u8> },
    List(Vec<u8>),
    Pair(u8, String),
    Address(IpAddr),
}

#[test]
fn a_content_behind_its_tag() {
    reads::<Content>(r#"{"t":"Large","c":1}"#);
    reads::<Content>(r#"{"t":"Names","c":{"by_number":{"1":1}}}"#);
    reads::<Content>(r#"{"t":"List","c":[1]}"#);
    reads::<Content>(r#"{"t":"Pair","c":[1,"a"]}"#);
    reads::<Content>(r#"{"t":"Address","c":"::1"}"#);
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
#[serde(untagged)]
enum Untagged {
    Flag(bool),
    List(Vec<u8>),
    Text(String),
    Fields { amount: Amount },
}

#[test]
fn without_a_tag() {
    reads::<Untagged>("true");
    reads::<Untagged>("[1]");
    reads::<Untagged>(r#""a""#);
    reads::<Untagged>(r#"{"amount":{"Small":1}}"#);
}

/// Nothing is kept of a type that is only written, or checked by hand.
#[derive(Serialize, ApiValidate)]
#[serde(tag = "t")]
enum Written {
    A {
        #[api(range(max = 9))]
        large: u128,
    },
}

#[test]
fn what_is_never_read_has_any_shape() {
    assert!(Written::A { large: 9 }.validate().is_ok());
    assert!(Written::A { large: 10 }.validate().is_err());
}

/// What a parameter stands for, nobody knows where the type is declared.
#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
#[serde(tag = "t")]
enum Generic<N> {
    A { n: N },
}

#[test]
fn of_a_type_with_parameters() {
    reads::<Generic<u8>>(r#"{"t":"A","n":1}"#);
    assert!(json::from_str::<Generic<u128>>(r#"{"t":"A","n":1}"#).is_err());
}

#[derive(Debug, Deserialize, ApiValidate)]
struct Held {
    large: u128,
}

#[derive(Debug, Deserialize, ApiValidate)]
struct Holds {
    #[serde(flatten)]
    held: Held,
}

#[test]
fn a_query_keeps_nothing() {
    let read = query::from_str::<Holds>("large=18446744073709551616").expect("a number");
    assert_eq!(read.held.large, 1 << 64);
    let errors = json::from_str::<Holds>(r#"{"large":1}"#).expect_err("serde cannot");
    assert_eq!(errors.to_string(), "large: This must be a value of the right form. (INVALID_FORMAT)");
}

mod foreign {
    use serde::Deserialize;

    /// A type without rules that has the name of one with rules.
    #[derive(Debug, PartialEq, Deserialize)]
    pub(crate) struct IndexMap<T> {
        pub(crate) value: T,
    }
}
use foreign::IndexMap;

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
struct Skipping {
    #[api(skip)]
    foreign: IndexMap<u8>,
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
#[serde(untagged)]
enum SkippingUntagged {
    A {
        #[api(skip)]
        foreign: IndexMap<u8>,
    },
}

#[test]
fn a_skipped_field_needs_no_rules_whatever_its_type_is_called() {
    let body = r#"{"foreign":{"value":1}}"#;
    assert_eq!(json::from_str::<Skipping>(body).unwrap().foreign.value, 1);
    let SkippingUntagged::A { foreign } = json::from_str::<SkippingUntagged>(body).unwrap().into_inner();
    assert_eq!(foreign.value, 1);
}
