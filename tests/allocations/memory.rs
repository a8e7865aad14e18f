//! How much is held at once while a large body is read that fails at its last byte: a few times the body, beside the values
//! that `serde_json` makes of a valid one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use api_validate::{ApiValidate, json};
use serde::{Deserialize, de::DeserializeOwned};

use super::{HELD, PEAK};

/// About so many bytes are in a body.
const SIZE: usize = 1 << 19;

/// What may be held in all, as a multiple of the body.
const ALL: f64 = 6.0;

/// What may be held beside the values, where these take more than that by themselves.
const BESIDE: f64 = 4.0;

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Body<T> {
    content: T,
    last: u8,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Item {
    name: String,
    tags: Vec<String>,
    count: u32,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Small {
    a: u8,
}

/// Returns the most that was held at once.
fn peak<R>(call: impl FnOnce() -> R) -> f64 {
    HELD.set(0);
    PEAK.set(0);
    drop(call());
    #[allow(clippy::cast_precision_loss)] // a few millions
    let peak = PEAK.get() as f64;
    peak
}

/// Returns what `serde_json` takes for a valid body and what a refused one takes, as multiples of the body.
fn multiples<T: DeserializeOwned + ApiValidate<Context = ()>>(
    open: char,
    close: char,
    part: impl Fn(usize) -> String,
) -> (f64, f64) {
    let mut content = String::new();
    for n in 0.. {
        if content.len() > SIZE {
            break;
        }
        if n > 0 {
            content.push(',');
        }
        content.push_str(&part(n));
    }
    let body = |last: &str| format!(r#"{{"content":{open}{content}{close},"last":{last}}}"#);
    let (valid, refused) = (body("1"), body(r#""x""#));
    #[allow(clippy::cast_precision_loss)] // a few millions
    let len = valid.len() as f64;
    let of_serde = peak(|| serde_json::from_str::<Body<T>>(&valid).is_ok());
    let ours = peak(|| json::from_str::<Body<T>>(&refused).is_err());
    (of_serde / len, ours / len)
}

#[test]
fn a_refused_body_holds_a_few_times_its_length() {
    let holds = |name: &str, (serde, ours): (f64, f64)| {
        println!("| {name} | {serde:.1} | {ours:.1} |");
        assert!(ours <= ALL.max(serde + BESIDE), "{name}: serde_json {serde:.1}, ours {ours:.1}");
    };
    let item = |n| format!(r#"{{"name":"item {n}","tags":["new","sale"],"count":{n}}}"#);
    holds("items of a name, two tags and a number", multiples::<Vec<Item>>('[', ']', item));
    holds("objects of one small number", multiples::<Vec<Small>>('[', ']', |_| r#"{"a":1}"#.to_owned()));
    holds("numbers of one digit", multiples::<Vec<u8>>('[', ']', |_| "1".to_owned()));
    holds("one text", multiples::<String>('"', '"', |_| "x".repeat(100)));
    holds("short texts", multiples::<Vec<String>>('[', ']', |n| format!(r#""{n}""#)));
    let number = |n: usize| (1_000_000 + n).to_string();
    holds("a set of numbers", multiples::<BTreeSet<u32>>('[', ']', number));
    holds("a hashed set of numbers", multiples::<HashSet<u32>>('[', ']', number));
    holds(
        "a set of ten numbers, again and again",
        multiples::<BTreeSet<u32>>('[', ']', |n| (n % 10).to_string()),
    );
    let entry = |n| format!(r#""{n}":"{}""#, n % 10);
    holds("a map of texts of one letter", multiples::<BTreeMap<String, String>>('{', '}', entry));
    holds("a map with numbers as names", multiples::<BTreeMap<u32, u8>>('{', '}', |n| format!(r#""{n}":1"#)));
    let object = |_| r#"{"a":1}"#.to_owned();
    holds("the same objects as a `serde_json::Value`", multiples::<serde_json::Value>('[', ']', object));
    holds("a hashed map of numbers", multiples::<HashMap<String, u8>>('{', '}', |n| format!(r#""{n}":1"#)));
}
