//! Flattened enums, maps and options beside each other.

use std::collections::HashMap;

use api_validate::ApiValidate;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::agree::Schema;

macro_rules! types {
    ($($(#[$meta:meta])* $kind:ident $name:ident {$($body:tt)*})*) => {$(
        #[derive(Deserialize, ApiValidate)]
        $(#[$meta])*
        #[allow(dead_code)]
        $kind $name {$($body)*}
    )*};
}

types! {
    enum Kind {
        A(u8),
        #[serde(alias = "other")]
        B {
            text: String,
        },
        C,
    }

    struct BeforeAMap {
        id: String,
        #[serde(flatten)]
        kind: Kind,
        #[serde(flatten)]
        rest: HashMap<String, u8>,
    }

    struct AfterAMap {
        id: String,
        #[serde(flatten)]
        rest: HashMap<String, u8>,
        #[serde(flatten)]
        kind: Kind,
    }

    #[serde(deny_unknown_fields)]
    struct Closed {
        id: String,
        #[serde(flatten)]
        kind: Kind,
    }

    #[serde(tag = "t", content = "c")]
    enum Adjacent {
        A(String),
        B,
    }

    struct AdjacentBeforeAMap {
        #[serde(flatten)]
        kind: Adjacent,
        #[serde(flatten)]
        rest: HashMap<String, u8>,
    }

    struct Part {
        word: String,
    }

    struct MaybeBeforeAMap {
        #[serde(flatten)]
        part: Option<Part>,
        #[serde(flatten)]
        rest: HashMap<String, u8>,
    }

    #[serde(tag = "t")]
    enum Open {
        A {
            #[serde(flatten)]
            rest: HashMap<String, Value>,
        },
        B {
            n: u8,
            #[serde(flatten)]
            part: Part,
        },
    }

    struct AroundOpen {
        id: String,
        #[serde(flatten)]
        open: Open,
    }

    #[serde(tag = "t")]
    enum Numbers {
        A {
            #[serde(flatten)]
            rest: HashMap<String, u8>,
        },
    }

    struct AroundNumbers {
        id: String,
        #[serde(flatten)]
        numbers: Numbers,
    }

    #[serde(deny_unknown_fields)]
    struct Narrow {
        n: u8,
    }

    #[serde(untagged)]
    enum Either {
        Narrow(Narrow),
        Part { word: String, #[serde(flatten)] rest: HashMap<String, u8> },
    }

    struct AroundEither {
        id: String,
        #[serde(flatten)]
        either: Either,
    }

    struct Rest {
        the_id: u8,
        #[serde(flatten)]
        #[api(length(max = 2), keys(length(max = 3)), each(range(max = 9)))]
        rest: HashMap<String, u8>,
    }
}

/// The schema says of these what validation does. Of bodies with other members beside theirs it refuses none that is valid; those
/// that it lets pass all the same are not looked at.
fn agrees<T: ApiValidate<Context = ()> + DeserializeOwned>(valid: &[Value]) {
    let schema = Schema::of::<T>();
    let refuses_nothing_valid = |body: &Value| schema.agrees_but::<T>(body, |_| true);
    for body in valid {
        assert!(schema.is_valid(body), "{body} is refused");
        schema.agrees::<T>(body);
    }
    let names = ["id", "the_id", "A", "B", "other", "C", "t", "c", "word", "n", "more"];
    let values = [json!(null), json!(1), json!(300), json!("A"), json!("B"), json!({ "text": "a" })];
    let members: Vec<_> =
        names.iter().flat_map(|name| values.iter().map(move |value| (name, value))).collect();
    for one in &members {
        for other in &members {
            for body in valid {
                let mut body = body.clone();
                for (name, value) in [*one, *other, (&"long name", &json!(1))] {
                    body[*name] = value.clone();
                    refuses_nothing_valid(&body);
                }
            }
        }
    }
}

#[test]
fn an_enum_before_a_map() {
    agrees::<BeforeAMap>(&[
        json!({ "id": "a", "A": 1, "more": 2 }),
        json!({ "id": "a", "B": { "text": "a" } }),
        json!({ "id": "a", "other": { "text": "a" } }),
        json!({ "id": "a", "C": null, "more": 2 }),
    ]);
}

#[test]
fn an_enum_behind_a_map() {
    agrees::<AfterAMap>(&[json!({ "id": "a", "A": 1, "more": 2 })]);
    assert!(!Schema::of::<AfterAMap>().is_valid(&json!({ "id": "a", "B": { "text": "a" } })));
}

#[test]
fn an_enum_beside_nothing_else() {
    agrees::<Closed>(&[json!({ "id": "a", "A": 1 }), json!({ "id": "a", "B": { "text": "a" } })]);
    assert!(!Schema::of::<Closed>().is_valid(&json!({ "id": "a", "A": 1, "more": 1 })));
}

#[test]
fn an_adjacently_tagged_enum_before_a_map() {
    agrees::<AdjacentBeforeAMap>(&[json!({ "t": "A", "c": "a", "more": 1 }), json!({ "t": "B" })]);
}

#[test]
fn an_option_before_a_map() {
    agrees::<MaybeBeforeAMap>(&[json!({ "word": "a", "more": 1 }), json!({ "more": 1 })]);
}

#[test]
fn a_variant_that_takes_the_rest() {
    agrees::<AroundOpen>(&[
        json!({ "id": "a", "t": "A", "more": 1 }),
        json!({ "id": "a", "t": "B", "n": 1, "word": "a" }),
    ]);
    agrees::<AroundNumbers>(&[json!({ "id": "a", "t": "A", "more": 1 })]);
}

#[test]
fn a_variant_without_a_name_that_denies_other_fields() {
    agrees::<AroundEither>(&[json!({ "id": "a", "n": 1 }), json!({ "id": "a", "word": "a" })]);
}

#[test]
fn rules_of_a_flattened_map() {
    let schema = Schema::of::<Rest>();
    for body in [
        json!({ "the_id": 1, "a": 1, "abc": 9 }),
        json!({ "the_id": 1, "a": 10 }),
        json!({ "the_id": 1, "abcd": 1 }),
        json!({ "the_id": 1, "a": 1, "b": 1, "c": 1 }),
        json!({ "a": 1 }),
    ] {
        schema.agrees::<Rest>(&body);
    }
    assert!(!schema.is_valid(&json!({ "the_id": 1, "a": 10 })));
    assert!(!schema.is_valid(&json!({ "the_id": 1, "abcd": 1 })));
    assert!(schema.is_valid(&json!({ "the_id": 1, "a": 1, "b": 1, "c": 1 })));
}
