//! More types for the oracle: serde's attributes that `matrix` does not have, and those that meet each other.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Debug,
};

use api_validate::{ApiValidate, Patch};
use compact_str::CompactString;
use indexmap::{IndexMap, IndexSet};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;
use smallvec::SmallVec;

use crate::matrix::{Choice, Either, Event, Inner, Packet, Shape};

fn nine() -> Renamed {
    Renamed { one_two: 9, three: "nine".to_owned(), left_out: 9, upper: None }
}

fn doubled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    let n = u8::deserialize(deserializer)?;
    n.checked_mul(2).ok_or_else(|| serde::de::Error::custom("too large"))
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
#[serde(default = "nine", rename_all(deserialize = "kebab-case"))]
pub(crate) struct Renamed {
    #[api(range(max = 9))]
    one_two: u8,
    #[serde(rename(deserialize = "3"))]
    #[api(length(max = 5))]
    three: String,
    #[serde(skip_deserializing)]
    left_out: u8,
    #[serde(rename = "UPPER/~")]
    upper: Option<u8>,
}

types! {
    #[serde(rename_all = "SCREAMING_SNAKE_CASE", rename_all_fields = "camelCase", deny_unknown_fields)]
    enum Fields {
        FirstOne {
            #[api(range(max = 9))]
            long_name: u8,
            #[serde(default, alias = "other")]
            short_name: Option<String>,
        },
        #[serde(alias = "2")]
        Second(#[serde(deserialize_with = "doubled")] u8),
        #[serde(rename = "third")]
        Third(u8, #[serde(default)] u8),
        #[serde(skip)]
        #[allow(dead_code)]
        Never,
    }

    #[serde(tag = "kind", deny_unknown_fields)]
    enum Strict {
        New(Inner),
        Flat {
            id: u8,
            choice: Option<Choice>,
        },
        Unit,
    }

    struct Deep {
        id: u8,
        #[serde(flatten)]
        one: DeepOne,
        last: u8,
    }

    struct DeepOne {
        #[api(range(min = 1))]
        a: u8,
        #[serde(flatten)]
        two: DeepTwo,
    }

    struct DeepTwo {
        #[serde(alias = "bee")]
        b: Option<String>,
        #[serde(flatten)]
        event: Event,
    }

    struct Around {
        #[serde(flatten)]
        packet: Packet,
        #[serde(flatten)]
        rest: HashMap<String, Value>,
    }

    enum Inside {
        Flat {
            n: u8,
            #[serde(flatten)]
            event: Event,
        },
        With(#[serde(with = "text")] u8),
        Boxed(Box<Inner>),
        List(Vec<Shape>),
        #[serde(untagged)]
        Other(u8, u8),
    }

    #[allow(clippy::option_option)]
    struct Results {
        result: Result<Inner, String>,
        either: Vec<Either>,
        #[serde(default)]
        #[api(not_null)]
        patch: Patch<Inner>,
        unit: (),
        nested: Option<Option<u8>>,
    }

    #[serde(tag = "type")]
    struct Tagged {
        #[api(range(max = 9))]
        n: u8,
        #[serde(default)]
        list: Vec<Tagged>,
    }

    struct Others {
        #[api(length(max = 5))]
        text: CompactString,
        #[api(length(max = 2))]
        small: SmallVec<[Inner; 2]>,
        set: IndexSet<u8>,
        map: IndexMap<String, Shape>,
    }

    struct Keys {
        codes: BTreeMap<Code, Inner>,
        numbers: HashMap<Number, u8>,
    }

    #[serde(bound(deserialize = "T: DeserializeOwned"))]
    #[api(bound = "T: ApiValidate<Context = ()> + 'static")]
    struct Bound[T] {
        #[api(nested)]
        value: T,
        list: Vec<T>,
    }

    #[serde(untagged, expecting = "one of three")]
    enum Meant {
        Choice { kind: Choice, n: u8 },
        Event(Event),
        Text(#[api(length(max = 5))] String),
    }
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, ApiValidate)]
pub(crate) struct Code(#[api(length(max = 3))] String);

#[derive(Debug, PartialEq, Eq, Hash, Deserialize, ApiValidate)]
#[serde(transparent)]
pub(crate) struct Number {
    #[api(range(min = 5))]
    number: u16,
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
#[serde(try_from = "u8")]
pub(crate) struct Made(#[api(range(min = 5))] u8);

impl TryFrom<u8> for Made {
    type Error = &'static str;

    fn try_from(n: u8) -> Result<Self, Self::Error> {
        if n < 100 { Ok(Self(n)) } else { Err("too large") }
    }
}

mod text {
    use serde::{Deserialize, Deserializer, de::Error};

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
