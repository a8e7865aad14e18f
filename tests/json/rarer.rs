//! Still more types for the oracle: attributes of serde that seldom meet.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, LinkedList, VecDeque},
    fmt::Debug,
};

use api_validate::ApiValidate;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::matrix::{Choice, Event, Inner, Packet, Shape};

types! {
    #[serde(deny_unknown_fields)]
    struct StrictPacket {
        #[serde(flatten)]
        packet: Packet,
        #[serde(default)]
        last: Vec<u8>,
    }

    #[serde(deny_unknown_fields)]
    struct StrictShape {
        id: u8,
        #[serde(flatten)]
        shape: Shape,
    }

    struct Maybe {
        id: u8,
        #[serde(flatten)]
        event: Option<Event>,
        #[serde(flatten)]
        rest: BTreeMap<String, Value>,
    }

    struct MaybePacket {
        #[serde(flatten)]
        packet: Option<Packet>,
        #[serde(flatten)]
        inner: Box<Loose>,
    }

    struct Loose {
        #[api(range(min = 1))]
        n: u8,
        #[serde(default = "seven", alias = "bee")]
        m: u8,
    }

    #[serde(tag = "kind")]
    enum Outer {
        Event(Event),
        Loose(Loose),
        List { list: Vec<Event>, maybe: Option<Box<Outer>> },
    }

    #[serde(tag = "t", content = "c")]
    enum Content {
        Map(BTreeMap<String, Inner>),
        Tuple(Inner, u8),
        Nested(Box<Content>),
        Text(#[api(length(max = 5))] String),
        Outer(Outer),
    }

    #[allow(clippy::option_option)]
    struct Functions {
        #[serde(default, deserialize_with = "double")]
        #[api(skip)]
        double: Option<Option<u8>>,
        #[serde(deserialize_with = "or_default")]
        #[api(each(range(max = 9)))]
        list: Vec<u8>,
        #[serde(default, deserialize_with = "as_is")]
        inner: Option<Inner>,
        #[serde(flatten, deserialize_with = "as_is")]
        loose: Loose,
        #[serde(default, deserialize_with = "as_is")]
        map: BTreeMap<String, Vec<Inner>>,
    }

    enum Variants {
        #[serde(deserialize_with = "as_is")]
        With(Inner),
        #[serde(alias = "alias", rename_all = "UPPERCASE")]
        Named { one_two: u8, #[serde(alias = "x")] other: Option<Choice> },
        #[serde(rename = "a/b~c")]
        Slash(BTreeMap<String, Inner>),
        Newtype(Many),
    }

    #[serde(transparent)]
    struct Many {
        many: Vec<Shape>,
    }

    #[serde(untagged)]
    enum Untagged {
        Loose { loose: Loose, list: Vec<Inner> },
        List(Vec<Inner>),
    }

    #[serde(untagged)]
    enum OneOrMany[T] {
        One(#[api(nested)] T),
        Many(Vec<T>),
    }

    #[allow(clippy::linkedlist)]
    struct Holders {
        boxed: Box<Inner>,
        deque: VecDeque<Shape>,
        linked: LinkedList<Inner>,
        set: BTreeSet<Word>,
        keys: HashMap<Key, Inner>,
        one: OneOrMany<Inner>,
        event: Vec<Tagged>,
    }

    #[serde(tag = "type", rename = "Me")]
    struct Tagged {
        #[serde(default)]
        inner: Option<Inner>,
        #[serde(skip)]
        hidden: u8,
    }

    struct Skips {
        #[api(skip)]
        foreign: Foreign,
        n: u8,
    }
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(tag = "kind", deny_unknown_fields)]
enum Foreign {
    A { n: u8, list: Vec<ForeignInner> },
    B(ForeignInner),
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ForeignInner {
    b: u8,
    #[serde(default)]
    c: Option<String>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, ApiValidate)]
struct Word {
    #[api(length(max = 5))]
    word: String,
}

#[derive(Debug, PartialEq, Eq, Hash, Deserialize, ApiValidate)]
#[serde(transparent)]
struct Key(Code);

#[derive(Debug, PartialEq, Eq, Hash, Deserialize, ApiValidate)]
struct Code(#[api(length(max = 5))] String);

fn seven() -> u8 {
    7
}

fn as_is<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::deserialize(deserializer)
}

#[allow(clippy::option_option)]
fn double<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<u8>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

fn or_default<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
