//! Types that use every serde attribute which changes what a body looks like.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    net::IpAddr,
};

use api_validate::{ApiValidate, Patch, ValidationErrorType, Violation};
use chrono::{DateTime, NaiveDate, Timelike, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use uuid::Uuid;

/// Types that can be compared, and derive what the oracle needs.
macro_rules! types {
    ($($(#[$meta:meta])* $kind:ident $name:ident $([$($generics:tt)*])? {$($body:tt)*})*) => {$(
        #[derive(Debug, PartialEq, Deserialize, ApiValidate)]
        $(#[$meta])*
        pub(crate) $kind $name $(<$($generics)*>)? {$($body)*}
    )*};
}

fn seven() -> u8 {
    7
}

types! {
    #[serde(rename_all = "camelCase")]
    struct Scalars {
        #[api(range(max = 100))]
        tiny: u8,
        whole: u32,
        signed: i64,
        float: f64,
        flag: bool,
        letter: char,
        #[api(length(max = 6))]
        text: String,
        list: Vec<i16>,
        map: BTreeMap<String, u8>,
        pair: (u8, String),
    }

    #[serde(rename_all = "PascalCase", deny_unknown_fields)]
    struct Typed {
        #[api(date(min = "01/JAN/1970"))]
        day: Option<NaiveDate>,
        #[api(date)]
        text_day: Option<String>,
        bare_day: Option<NaiveDate>,
        #[api(number(scale = 2))]
        amount: Option<Decimal>,
        id: Option<Uuid>,
        big: Option<u64>,
        huge: Option<i128>,
        size: Option<std::num::NonZeroU8>,
    }

    struct Optional {
        needed: String,
        maybe: Option<u8>,
        #[serde(default)]
        patch: Patch<u8>,
        #[serde(default)]
        usual: u8,
        #[serde(default = "seven")]
        seven: u8,
        #[serde(skip)]
        hidden: u8,
        boxed: Option<Box<Inner>>,
    }

    #[serde(default, deny_unknown_fields)]
    struct Defaulted {
        #[api(range(max = 9))]
        a: u8,
        b: String,
    }

    struct Named {
        #[serde(rename = "the name", alias = "title", alias = "label")]
        #[api(length(max = 5))]
        name: String,
        r#type: u8,
    }

    #[serde(deny_unknown_fields)]
    struct Inner {
        #[api(range(min = 1))]
        n: u8,
        #[api(length(min = 1))]
        s: Option<String>,
    }

    struct Lists {
        nested: Vec<Vec<Inner>>,
        options: Vec<Option<Inner>>,
        shapes: Vec<Shape>,
        dates: Vec<NaiveDate>,
        array: Option<[Inner; 2]>,
        tuple: Option<(Inner, u8)>,
    }

    struct Maps {
        by_number: BTreeMap<u16, Inner>,
        by_name: HashMap<String, Inner>,
        by_choice: BTreeMap<Choice, u8>,
        set: BTreeSet<u8>,
    }

    struct Flat {
        id: u8,
        #[serde(flatten)]
        inner: FlatInner,
        #[serde(flatten)]
        maybe: Option<FlatMaybe>,
        #[serde(flatten)]
        rest: BTreeMap<String, Value>,
    }

    struct FlatInner {
        #[api(range(min = 1))]
        n: u8,
        s: Option<String>,
    }

    struct FlatMaybe {
        x: u8,
        y: u8,
    }

    #[serde(deny_unknown_fields)]
    struct FlatStrict {
        id: u8,
        #[serde(flatten)]
        inner: FlatInner,
    }

    struct FlatChoice {
        id: u8,
        #[serde(flatten)]
        shape: Shape,
    }

    struct FlatTagged {
        id: u8,
        #[serde(flatten)]
        event: Event,
    }

    struct With {
        #[serde(deserialize_with = "doubled")]
        #[api(range(max = 20))]
        twice: u8,
        #[serde(default, with = "comma")]
        list: Vec<String>,
        #[serde(deserialize_with = "doubled")]
        needed: u8,
    }

    struct Several {
        numbers: BTreeSet<u8>,
        lines: HashSet<Email>,
        days: Vec<NaiveDate>,
        amounts: BTreeMap<String, Decimal>,
        #[api(each(custom(even_hour)))]
        moments: Vec<DateTime<Utc>>,
        hosts: Option<Vec<IpAddr>>,
        pairs: Vec<(NaiveDate, Inner, u8)>,
        mixed: Option<(IpAddr, u8)>,
    }

    struct Generic[T] {
        #[api(nested)]
        value: T,
        #[api(nested)]
        list: Vec<T>,
        #[api(nested)]
        maybe: Option<T>,
        n: u8,
    }

    struct Borrowed['a] {
        #[api(length(max = 4))]
        name: &'a str,
        #[serde(borrow)]
        note: Cow<'a, str>,
        n: Option<u8>,
    }

    struct Lent['a] {
        #[api(length(max = 4))]
        name: &'a str,
        #[serde(borrow, default)]
        #[api(length(max = 4))]
        label: Option<Cow<'a, str>>,
        #[api(each(length(max = 2)))]
        tags: Vec<&'a str>,
        #[serde(borrow)]
        inner: Option<Box<LentLine<'a>>>,
        #[serde(borrow)]
        lines: Vec<LentLine<'a>>,
        #[serde(borrow)]
        by_name: BTreeMap<String, LentLine<'a>>,
        #[serde(borrow)]
        shape: LentShape<'a>,
        n: u8,
    }

    #[serde(deny_unknown_fields)]
    struct LentLine['a] {
        #[api(length(max = 5))]
        word: &'a str,
        #[api(range(min = 1))]
        n: u8,
    }

    struct LentFlat['a, 'b] {
        id: u8,
        #[serde(flatten, borrow)]
        inner: LentInner<'a>,
        #[serde(borrow)]
        pairs: Vec<(&'b str, u8)>,
    }

    struct LentInner['a] {
        #[api(length(max = 5))]
        word: &'a str,
        note: Option<String>,
    }

    #[serde(transparent)]
    struct Transparent {
        inner: Inner,
    }

    struct Converted {
        #[api(skip)]
        small: Small,
        #[api(skip)]
        even: Even,
    }

    struct Choices {
        shape: Shape,
        event: Event,
        packet: Packet,
        either: Either,
        open: Open,
        choice: Choice,
        email: Email,
        point: Point,
    }

    struct Node {
        #[api(range(min = 1))]
        n: u8,
        #[serde(default)]
        children: Vec<Node>,
        next: Option<Box<Node>>,
    }
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(try_from = "Inner")]
pub(crate) struct Small {
    n: u8,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(try_from = "u8")]
pub(crate) struct Even {
    n: u8,
}

#[derive(Debug, PartialEq, Eq, Hash, Deserialize, ApiValidate)]
pub(crate) struct Email(#[api(length(max = 5))] String);

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
pub(crate) struct Point(#[api(range(max = 9))] u8, i8);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, ApiValidate)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Choice {
    RedOne,
    #[serde(alias = "azure")]
    Blue,
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
pub(crate) enum Shape {
    Circle {
        #[api(range(max = 9))]
        radius: u8,
    },
    Pair(#[api(range(max = 9))] u8, String),
    Wrapped(Inner),
    Unit,
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
#[serde(tag = "type", rename_all = "camelCase")]
pub(crate) enum Event {
    Made {
        #[api(range(max = 9))]
        at: u8,
    },
    Gone,
    Moved(Inner),
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
pub(crate) enum LentShape<'a> {
    Named {
        #[api(length(max = 5))]
        word: &'a str,
    },
    Pair(#[api(length(max = 5))] &'a str, u8),
    Wrapped(#[serde(borrow)] LentLine<'a>),
    Unit,
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
#[serde(tag = "t", content = "c", deny_unknown_fields)]
pub(crate) enum Packet {
    Data {
        #[api(range(max = 9))]
        at: u8,
    },
    Pair(u8, u8),
    Inner(Inner),
    Empty,
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
#[serde(untagged)]
pub(crate) enum Either {
    Number(#[api(range(max = 9))] u8),
    Object(Inner),
    Words(Vec<String>),
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Open {
    Known,
    #[serde(other)]
    Unknown,
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
pub(crate) enum OpenShape {
    Circle {
        #[api(range(max = 9))]
        radius: u8,
    },
    Wrapped(Inner),
    #[serde(other)]
    Unknown,
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
#[serde(tag = "type", rename_all = "camelCase")]
pub(crate) enum OpenEvent {
    Made {
        #[api(range(max = 9))]
        at: u8,
    },
    Moved(Inner),
    #[serde(other)]
    Unknown,
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
#[serde(tag = "t", content = "c")]
pub(crate) enum OpenPacket {
    Data {
        #[api(range(max = 9))]
        at: u8,
    },
    Inner(Inner),
    #[serde(other)]
    Unknown,
}

fn even_hour(moment: &DateTime<Utc>) -> Result<(), Violation> {
    if moment.hour() & 1 == 0 { Ok(()) } else { Err(Violation::new(ValidationErrorType::InvalidDateRange)) }
}

impl Default for Defaulted {
    fn default() -> Self {
        Self { a: 3, b: "b".to_owned() }
    }
}

impl TryFrom<Inner> for Small {
    type Error = &'static str;

    fn try_from(inner: Inner) -> Result<Self, Self::Error> {
        if inner.n < 50 { Ok(Self { n: inner.n }) } else { Err("too large") }
    }
}

impl TryFrom<u8> for Even {
    type Error = &'static str;

    fn try_from(n: u8) -> Result<Self, Self::Error> {
        if n & 1 == 0 { Ok(Self { n }) } else { Err("odd") }
    }
}

fn doubled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    let n = u8::deserialize(deserializer)?;
    n.checked_mul(2).ok_or_else(|| serde::de::Error::custom("too large"))
}

mod comma {
    use serde::{Deserialize, Deserializer};

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(text.split(',').map(str::to_owned).collect())
    }
}
