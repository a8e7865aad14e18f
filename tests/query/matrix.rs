//! Types that use every serde attribute which changes what a query string looks like.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
    num::NonZeroU8,
};

use api_validate::{ApiValidate, Patch};
use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use uuid::Uuid;

macro_rules! types {
    ($($(#[$meta:meta])* $kind:ident $name:ident $([$($generics:tt)*])? {$($body:tt)*})*) => {$(
        #[derive(Debug, PartialEq, Deserialize, ApiValidate)]
        $(#[$meta])*
        pub(crate) $kind $name $(<$($generics)*>)? {$($body)*}
    )*};
}

types! {
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    #[allow(clippy::struct_field_names)]
    struct Page {
        #[api(range(max = 100))]
        page_size: u8,
        sort_by: Option<Sort>,
        #[serde(default)]
        #[api(length(max = 2), each(range(min = 1)))]
        ids: Vec<u32>,
        is_open: Option<bool>,
        ratio: Option<f32>,
        letter: Option<char>,
    }

    struct Named {
        #[serde(rename = "the name", alias = "title", alias = "label")]
        #[api(length(max = 5))]
        name: String,
        r#type: u8,
        #[serde(skip)]
        hidden: u8,
        #[serde(rename(deserialize = "in"))]
        input: Option<i16>,
    }

    #[serde(default, deny_unknown_fields)]
    struct Defaulted {
        #[api(range(max = 9))]
        a: u8,
        b: String,
        #[serde(default = "seven")]
        c: u8,
    }

    struct Typed {
        #[api(date(min = "1970-01-01"))]
        day: NaiveDate,
        #[api(date)]
        text_day: Option<String>,
        id: Option<Uuid>,
        #[api(number(scale = 2))]
        amount: Option<Decimal>,
        host: Option<IpAddr>,
        size: Option<NonZeroU8>,
        huge: Option<i128>,
        moment: Option<DateTime<Utc>>,
    }

    struct Wrapped {
        email: Email,
        count: Option<Count>,
        #[serde(default)]
        counts: Vec<Count>,
        boxed: Option<Box<u8>>,
        made: Option<Made>,
    }

    struct Collected {
        set: BTreeSet<u8>,
        many: Option<Vec<String>>,
        #[serde(default)]
        sorts: Vec<Sort>,
        #[serde(default)]
        days: Vec<NaiveDate>,
    }

    struct With {
        #[serde(deserialize_with = "doubled")]
        #[api(range(max = 20))]
        twice: u8,
        #[serde(default, with = "comma")]
        #[api(length(max = 2))]
        list: Vec<String>,
        needed: bool,
    }

    struct Patched {
        #[serde(default)]
        #[api(not_null, length(max = 3))]
        name: Patch<String>,
        #[serde(default)]
        n: Patch<u8>,
    }

    struct Flat {
        #[api(required)]
        q: String,
        #[serde(flatten)]
        paging: Paging,
        n: u8,
    }

    struct Paging {
        #[api(range(min = 1))]
        page: u32,
        size: Option<u8>,
        #[serde(default)]
        tags: Vec<u8>,
        open: Option<bool>,
    }

    struct FlatMaybe {
        id: u8,
        #[serde(flatten)]
        between: Option<Between>,
    }

    struct Between {
        from: u8,
        to: u8,
    }

    struct FlatRest {
        id: u8,
        #[serde(flatten)]
        rest: BTreeMap<String, String>,
    }

    #[serde(deny_unknown_fields)]
    struct FlatStrict {
        id: u8,
        #[serde(flatten)]
        paging: Paging,
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

    #[serde(tag = "t", rename_all = "camelCase")]
    enum Event {
        Made {
            #[api(range(max = 9))]
            at: u8,
            #[serde(default)]
            flags: Vec<bool>,
        },
        Gone,
        Moved(Paging),
    }

    #[serde(tag = "t", rename_all_fields = "camelCase", deny_unknown_fields)]
    enum Strict {
        New(Page),
        Old {
            old_id: u8,
            sort: Option<Sort>,
        },
        Unit,
    }

    #[serde(tag = "t", content = "c")]
    enum Packet {
        Text(#[api(length(max = 3))] String),
        Number(u8),
        Nothing,
    }

    struct FlatChoice {
        n: u8,
        #[serde(flatten)]
        by: By,
    }

    #[serde(rename_all = "lowercase")]
    enum By {
        Name(#[api(length(max = 3))] String),
        Number(u8),
    }

    #[serde(untagged)]
    enum Either {
        Number { number: u8 },
        Name {
            #[api(length(max = 3))]
            name: String,
        },
    }

    #[serde(transparent)]
    struct Transparent {
        page: Page,
    }

    struct Converted {
        #[api(skip)]
        even: Even,
        n: u8,
    }

    #[serde(bound(deserialize = "T: DeserializeOwned"))]
    struct Generic[T] {
        #[api(nested)]
        value: T,
        #[serde(default)]
        list: Vec<T>,
    }

    #[serde(rename_all = "snake_case")]
    enum Sort {
        NameUp,
        #[serde(alias = "down")]
        NameDown,
        #[serde(other)]
        Other,
    }
}

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
pub(crate) struct Email(#[api(length(max = 5))] String);

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
#[serde(transparent)]
pub(crate) struct Count {
    #[api(range(min = 5))]
    count: u16,
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

#[derive(Debug, PartialEq, Deserialize)]
#[serde(try_from = "u8")]
pub(crate) struct Even {
    n: u8,
}

impl TryFrom<u8> for Even {
    type Error = &'static str;

    fn try_from(n: u8) -> Result<Self, Self::Error> {
        if n & 1 == 0 { Ok(Self { n }) } else { Err("odd") }
    }
}

impl Default for Defaulted {
    fn default() -> Self {
        Self { a: 3, b: "b".to_owned(), c: 1 }
    }
}

fn seven() -> u8 {
    7
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
