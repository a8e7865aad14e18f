//! The deserialiser is the oracle: what it refuses has a record, and what it accepts is accepted, with the same value.

use std::fmt::Debug;

use api_validate::{ApiValidate, query};
use serde::{Deserialize, de::DeserializeOwned};

/// Small and good enough: `SplitMix64`.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % limit as u64).expect("below a usize")
    }

    pub(crate) fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

pub(crate) const VALUES: &[&str] = &[
    "",
    "1",
    "7",
    "20",
    "300",
    "-1",
    "007",
    "%2B5",
    "1.5",
    "1e3",
    "inf",
    "true",
    "false",
    "on",
    "up",
    "Up",
    "down",
    "x",
    "a+b",
    "%20",
    "%",
    "%zz",
    "%ff",
    "%22",
    "2026-11-22",
    "30%2FAPR%2F2024",
    "null",
    "é",
    "99999999999999999999",
    "6f9619ff-8b86-d011-b42d-00c04fc964ff",
    "[1]",
    "=",
];
const NAMES: &[&str] = &["a", "b", "c", "d", "e", "bee", "%61", "a", "b", "c", "zz", "", "t"];

/// Mostly each name with a value that may fit; names missing, sent twice, unknown; text cut.
fn generated(random: &mut Random, good: &[(&str, &[&str])]) -> String {
    let mut query = String::new();
    for (name, values) in good {
        let value = if random.below(5) == 0 { random.one_of(VALUES) } else { random.one_of(values) };
        if random.below(12) != 0 {
            query.extend([name, "=", value, "&"]);
        }
        if random.below(12) == 0 {
            query.extend([name, "=", random.one_of(VALUES), "&"]);
        }
    }
    if random.below(4) == 0 {
        query.extend([random.one_of(NAMES), "=", random.one_of(VALUES)]);
    }
    if random.below(20) == 0 {
        let mut end = random.below(query.len() + 1);
        while !query.is_char_boundary(end) {
            end -= 1;
        }
        query.truncate(end);
    }
    query
}

/// Whether each `%` begins an escape, and all names and values are UTF-8.
pub(crate) fn is_encoded(query: &str) -> bool {
    let (mut parts, escapes) = (query.split(['&', '=']), query.split('%').skip(1));
    let is_hex =
        |escape: &str| escape.len() > 1 && escape.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    let is_utf8 = |part: &str| percent_encoding::percent_decode_str(part).decode_utf8().is_ok();
    escapes.into_iter().all(is_hex) && parts.all(is_utf8)
}

/// 10,000 queries: the type has rules, so what the oracle accepts may still break one.
fn agrees<T>(good: &[(&str, &[&str])])
where
    T: DeserializeOwned + ApiValidate<Context = ()> + Debug,
{
    let (mut random, mut counts) = (Random(good.len() as u64), [0; 4]);
    for _ in 0..10_000 {
        let query = generated(&mut random, good);
        let ours = query::from_str::<T>(&query);
        if !is_encoded(&query) {
            counts[3] += 1;
            assert!(ours.is_err_and(|errors| !errors.is_empty()), "{query}");
            continue;
        }
        match serde_html_form::from_str::<T>(&query) {
            // An option that no empty text stands for is nothing, as if it had not been sent.
            Err(_) if ours.is_ok() => {
                let has_value =
                    |parameter: &&str| parameter.split_once('=').is_some_and(|(_, value)| !value.is_empty());
                let sent: Vec<_> = query.split('&').filter(has_value).collect();
                let value = serde_html_form::from_str::<T>(&sent.join("&"));
                let (ours, value) = (ours.expect(&query).into_inner(), value.expect(&query));
                assert_eq!(format!("{ours:?}"), format!("{value:?}"), "{query}");
            }
            Err(_) => {
                counts[0] += 1;
                let errors = ours.expect_err(&query);
                assert!(!errors.is_empty(), "refused without a record: {query}");
                assert!(errors.iter().all(|error| !error.field().is_root()), "{query}: {errors}");
            }
            Ok(value) => match value.validate() {
                Err(broken) => {
                    counts[1] += 1;
                    assert_eq!(ours.expect_err(&query).to_string(), broken.to_string(), "{query}");
                }
                Ok(()) => {
                    counts[2] += 1;
                    assert_eq!(
                        format!("{:?}", ours.expect(&query).into_inner()),
                        format!("{value:?}"),
                        "{query}"
                    );
                }
            },
        }
    }
    assert!(counts.iter().all(|count| *count > 100), "a lopsided test: {counts:?}");
}

const NUMBERS: &[&str] = &["1", "7", "20"];
const FLAGS: &[&str] = &["true", "false", "on"];
const TEXTS: &[&str] = &["x", "a+b", "%20", "", "é"];
const WAYS: &[&str] = &["up", "down"];

#[test]
fn numbers_and_lists() {
    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Plain {
        #[api(range(max = 10))]
        a: u8,
        b: Option<i64>,
        #[serde(default)]
        c: Vec<u32>,
        d: Option<f64>,
        #[serde(default)]
        e: Vec<Option<i8>>,
    }
    agrees::<Plain>(&[
        ("a", NUMBERS),
        ("b", NUMBERS),
        ("c", NUMBERS),
        ("d", NUMBERS),
        ("c", NUMBERS),
        ("e", NUMBERS),
    ]);
}

#[test]
fn texts_flags_and_choices() {
    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Strict {
        #[api(required)]
        a: String,
        #[serde(rename = "b", alias = "bee", default)]
        flag: bool,
        c: Option<Way>,
        d: Option<String>,
        #[serde(default = "many")]
        e: Option<Vec<Way>>,
    }
    #[derive(Clone, Debug, Deserialize, ApiValidate)]
    #[serde(rename_all = "lowercase")]
    enum Way {
        Up,
        #[serde(alias = "dn")]
        Down,
    }
    #[allow(clippy::unnecessary_wraps)] // the field is optional
    fn many() -> Option<Vec<Way>> {
        Some(vec![Way::Up])
    }
    agrees::<Strict>(&[("a", TEXTS), ("b", FLAGS), ("c", WAYS), ("d", TEXTS), ("e", WAYS)]);
}

#[test]
fn dates_and_ids() {
    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Dated {
        #[api(date)]
        a: String,
        b: chrono::NaiveDate,
        c: Option<uuid::Uuid>,
        #[serde(default)]
        d: Option<chrono::NaiveDate>,
    }
    let (days, ids) = (&["2026-11-22"][..], &["6f9619ff-8b86-d011-b42d-00c04fc964ff"][..]);
    agrees::<Dated>(&[("a", &["30%2FAPR%2F2024", "x"]), ("b", days), ("c", ids), ("d", days)]);
}

/// What serde keeps until it knows its type is read as if it were not kept: 10,000 queries have the same records, or the
/// same values, as a type of the same fields that keeps nothing.
fn reads_as<T, Plain>(good: &[(&str, &[&str])])
where
    T: DeserializeOwned + ApiValidate<Context = ()> + Debug + Into<Plain>,
    Plain: DeserializeOwned + ApiValidate<Context = ()> + Debug,
{
    let (mut random, mut counts) = (Random(good.len() as u64), [0; 2]);
    for _ in 0..10_000 {
        let query = generated(&mut random, good);
        match (query::from_str::<T>(&query), query::from_str::<Plain>(&query)) {
            // Without a variant, nothing else is known.
            (Err(ours), Err(plain)) if ours.iter().any(|error| *error.field() == "t") => {
                assert!(plain.iter().any(|error| *error.field() == "t"), "{query}");
            }
            (Err(ours), Err(plain)) => {
                counts[0] += 1;
                assert_eq!(ours.to_string(), plain.to_string(), "{query}");
            }
            (Ok(ours), Ok(plain)) => {
                counts[1] += 1;
                let (ours, plain): (Plain, _) = (ours.into_inner().into(), plain.into_inner());
                assert_eq!(format!("{ours:?}"), format!("{plain:?}"), "{query}");
            }
            (ours, plain) => panic!("{query}: {ours:?} is not {plain:?}"),
        }
    }
    assert!(counts.iter().all(|count| *count > 500), "{counts:?}");
}

#[test]
fn flattened_fields() {
    #[derive(Debug, Deserialize, ApiValidate)]
    struct Outer {
        a: u8,
        #[serde(flatten)]
        inner: Inner,
        f: i128,
    }
    #[derive(Debug, Deserialize, ApiValidate)]
    struct Inner {
        #[api(required)]
        b: String,
        #[api(range(max = 100))]
        c: Option<u8>,
        #[serde(default)]
        d: Vec<u16>,
        e: Option<bool>,
    }
    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)] // it is printed
    struct Plain {
        a: u8,
        #[api(required)]
        b: String,
        #[api(range(max = 100))]
        c: Option<u8>,
        #[serde(default)]
        d: Vec<u16>,
        e: Option<bool>,
        f: i128,
    }
    impl From<Outer> for Plain {
        fn from(Outer { a, inner: Inner { b, c, d, e }, f }: Outer) -> Self {
            Self { a, b, c, d, e, f }
        }
    }
    let flags = &["true", "false", "on", ""][..];
    reads_as::<Outer, Plain>(&[
        ("a", NUMBERS),
        ("b", TEXTS),
        ("c", NUMBERS),
        ("d", NUMBERS),
        ("e", flags),
        ("f", NUMBERS),
    ]);
}

#[test]
fn tagged_enums() {
    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(tag = "t", rename_all = "lowercase")]
    enum Tagged {
        Up {
            b: Option<String>,
            #[api(range(max = 100))]
            c: u8,
            #[serde(default)]
            d: Vec<bool>,
        },
    }
    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(rename_all = "lowercase")]
    enum Way {
        Up,
    }
    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)] // it is printed
    struct Plain {
        t: Way,
        b: Option<String>,
        #[api(range(max = 100))]
        c: u8,
        #[serde(default)]
        d: Vec<bool>,
    }
    impl From<Tagged> for Plain {
        fn from(Tagged::Up { b, c, d }: Tagged) -> Self {
            Self { t: Way::Up, b, c, d }
        }
    }
    reads_as::<Tagged, Plain>(&[("t", &["up"]), ("b", TEXTS), ("c", NUMBERS), ("d", &["true", "on"])]);
}
