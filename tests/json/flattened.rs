//! What serde reads of a flattened field, and that another mistake beside it changes nothing of that.

use std::collections::BTreeMap;

use api_validate::{ApiValidate, json};
use serde::{Deserialize, de::DeserializeOwned};

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)] // here and below: read, and compared with what serde says
struct Flat {
    n: u8,
    #[serde(default)]
    list: Vec<u8>,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
enum Choice {
    A { n: u8 },
    B(u8),
    C,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
enum Open {
    A(u8),
    #[serde(other, alias = "C")]
    B,
}

/// Only serde reads it.
#[derive(Deserialize)]
#[allow(dead_code)]
enum Foreign {
    A { n: u8 },
    C,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Holds {
    e: Choice,
}

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
enum Adjacent {
    A(u8),
    C,
}

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "t")]
#[allow(dead_code)]
enum Internal {
    A { e: Choice },
    C,
}

macro_rules! beside {
    ($($(#[$meta:meta])* $name:ident: $type:ty;)*) => {$(
        #[derive(Deserialize, ApiValidate)]
        #[allow(dead_code)]
        struct $name {
            z: u8,
            #[serde(flatten)]
            $(#[$meta])*
            rest: $type,
        }
    )*};
}

beside! {
    OfStruct: Flat;
    OfChoice: Choice;
    OfOpen: Open;
    OfHolder: Holds;
    OfAdjacent: Adjacent;
    OfInternal: Internal;
    OfMap: BTreeMap<String, Flat>;
    MaybeStruct: Option<Flat>;
    MaybeChoice: Option<Choice>;
    MaybeOpen: Option<Open>;
    MaybeMap: Option<BTreeMap<String, Flat>>;
    MaybeMapOfChoices: Option<BTreeMap<String, Choice>>;
    #[api(skip)]
    OfForeign: Foreign;
    #[api(skip)]
    MaybeForeign: Option<Foreign>;
}

const NAMES: &[&str] = &["A", "B", "C", "D", "e", "n", "list"];

const VALUES: &[&str] = &[
    "null",
    "5",
    "-1",
    r#""x""#,
    r#""C""#,
    "true",
    "[]",
    "[1]",
    r#"[1,"x"]"#,
    "{}",
    r#"{"n":1}"#,
    r#"{"n":"x"}"#,
    r#"{"n":1,"list":[1,"x"]}"#,
    r#"{"C":null}"#,
    r#"{"C":{}}"#,
    r#"{"C":5}"#,
    r#"{"A":{"n":1}}"#,
];

/// Members beside `z`: none, one, and one of each of some pairs.
fn bodies() -> Vec<String> {
    let mut bodies = vec![String::new()];
    for value in VALUES {
        bodies.extend(NAMES.iter().map(|name| format!(r#","{name}":{value}"#)));
        bodies.extend(["A", "C", "X", "0"].map(|tag| format!(r#","t":"{tag}","c":{value},"e":{value}"#)));
        bodies.extend([0, 1, 2].map(|tag| format!(r#","c":{value},"t":{tag},"e":{value}"#)));
        bodies.push(format!(r#","n":1,"list":{value}"#));
        bodies.push(format!(r#","C":{value},"A":{{"n":1}}"#));
    }
    bodies
}

fn records<T: ApiValidate<Context = ()> + DeserializeOwned>(body: &str) -> Vec<String> {
    let errors = json::from_str::<T>(body).err();
    errors.iter().flatten().map(|error| format!("{}: {}", error.field().pointer(), error.message())).collect()
}

fn is_as_serde_says<T: ApiValidate<Context = ()> + DeserializeOwned>() {
    let of_z = "/z: This must be a whole number.";
    for rest in bodies() {
        let (good, bad) = (format!(r#"{{"z":1{rest}}}"#), format!(r#"{{"z":"x"{rest}}}"#));
        let (of_rest, of_both) = (records::<T>(&good), records::<T>(&bad));
        assert_eq!(of_rest.is_empty(), serde_json::from_str::<T>(&good).is_ok(), "{good}: {of_rest:?}");
        let expected: Vec<_> = std::iter::once(of_z.to_owned()).chain(of_rest).collect();
        assert_eq!(of_both, expected, "{bad}");
    }
}

macro_rules! tests {
    ($($name:ident: $type:ty;)*) => {$(
        #[test]
        fn $name() {
            is_as_serde_says::<$type>();
        }
    )*};
}

tests! {
    a_struct: OfStruct;
    a_choice: OfChoice;
    an_open_choice: OfOpen;
    a_choice_in_a_struct: OfHolder;
    an_adjacent_tag: OfAdjacent;
    a_tag: OfInternal;
    a_map: OfMap;
    maybe_a_struct: MaybeStruct;
    maybe_a_choice: MaybeChoice;
    maybe_an_open_choice: MaybeOpen;
    maybe_a_map: MaybeMap;
    maybe_a_map_of_choices: MaybeMapOfChoices;
    a_foreign_choice: OfForeign;
    maybe_a_foreign_choice: MaybeForeign;
}

/// Beside other fields, the content is what is wrong, and not the choice.
#[test]
fn the_content_of_a_variant_without_one_has_its_place() {
    assert_eq!(records::<OfChoice>(r#"{"z":1,"C":5}"#), ["/C: This must be null."]);
    assert_eq!(records::<Holds>(r#"{"e":{"C":5}}"#), ["/e: This must be the text C alone, without content."]);
}
