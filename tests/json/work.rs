//! The work on a hostile body, counted: how often a value is read, whatever holds it and however deep it stands. serde
//! reads each once; of a body that has mistakes, none is read more than a few times.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use api_validate::{ApiValidate, Checker, ValidationErrorType, Violation, json};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error},
};

thread_local! {
    static READS: Cell<usize> = const { Cell::new(0) };
}

/// A number that counts how often it is read: 1 is good, 10 breaks a rule, and a text is none.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Counted(u8);

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        READS.set(READS.get() + 1);
        u8::deserialize(deserializer).map(Self)
    }
}

impl ApiValidate for Counted {
    type Context = ();
    api_validate::read_by_serde!();

    fn check(&self, checker: &mut Checker, (): &()) {
        if self.0 > 9 {
            checker.violation(Violation::new(ValidationErrorType::InvalidNumberRange));
        }
    }
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Flattened {
    #[serde(default)]
    n: Option<Counted>,
    #[serde(flatten)]
    rest: BTreeMap<String, Flattened>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct FlattenedTwice {
    #[serde(flatten)]
    one: One,
    #[serde(flatten)]
    rest: BTreeMap<String, FlattenedTwice>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct One {
    #[serde(default)]
    n: Option<Counted>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "t")]
#[allow(dead_code)]
enum Tagged {
    A {
        #[serde(default)]
        n: Option<Counted>,
        #[serde(default)]
        list: Vec<Tagged>,
    },
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
enum Adjacent {
    N(Counted),
    L(Vec<Adjacent>),
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Untagged {
    N(Counted),
    L { list: Vec<Untagged> },
}

/// Several of its variants are objects, so that serde alone can tell which one is meant.
#[derive(Debug, Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Ambiguous {
    L { kind: Kind, list: Vec<Ambiguous> },
    N { n: Counted },
}

#[derive(Debug, Deserialize, ApiValidate)]
enum Kind {
    List,
}

#[derive(Debug, Deserialize, ApiValidate, PartialEq, Eq, PartialOrd, Ord)]
struct Set {
    #[serde(default)]
    n: Option<Counted>,
    #[serde(default)]
    set: BTreeSet<Set>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Converted {
    #[serde(default)]
    n: Option<Counted>,
    #[serde(default, deserialize_with = "as_is")]
    list: Vec<Converted>,
}

fn as_is<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::deserialize(deserializer)
}

#[derive(Debug, ApiValidate)]
#[allow(dead_code)]
struct Foreign {
    #[api(skip)]
    all: Vec<Counted>,
}

impl<'de> Deserialize<'de> for Foreign {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let all = Vec::<Counted>::deserialize(deserializer)?;
        if all.iter().any(|n| n.0 > 9) { Err(D::Error::custom("too large")) } else { Ok(Self { all }) }
    }
}

/// How often the values of a body are read: by serde in a body without mistakes, and here with mistakes everywhere.
fn reads<T: DeserializeOwned + ApiValidate<Context = ()>>(
    body: impl Fn(&str) -> String,
) -> (usize, [usize; 2]) {
    let counted = |read: &dyn Fn()| {
        READS.set(0);
        read();
        READS.get()
    };
    let good = body("1");
    let serde = counted(&|| assert!(serde_json::from_slice::<T>(good.as_bytes()).is_ok(), "{good}"));
    let here = ["10", r#""x""#].map(|n| {
        let bad = body(n);
        counted(&|| assert!(json::from_slice::<T>(bad.as_bytes()).is_err(), "{bad}"))
    });
    (serde, here)
}

/// How many times a value may be read.
const MOST: usize = 4;

/// As many times for each value of the body, those around the numbers among them, and no more.
fn bounded<T: DeserializeOwned + ApiValidate<Context = ()>>(body: impl Fn(&str, usize, usize) -> String) {
    for (depth, width) in [(1, 1), (1, 500), (20, 50), (40, 1), (40, 50)] {
        let (serde, here) = reads::<T>(|n| body(n, depth, width));
        assert!(serde >= width, "{serde}");
        for reads in here {
            assert!(reads <= MOST * (serde + depth), "{reads} of {serde}, {depth} deep, {width} wide");
        }
    }
}

/// So many values inside of so many others.
fn nested(open: &str, leaf: &str, close: &str, depth: usize, width: usize) -> String {
    format!("{}{}{}", open.repeat(depth), vec![leaf; width].join(","), close.repeat(depth))
}

#[test]
fn maps_that_are_flattened_into_each_other() {
    let body = |n: &str, depth: usize, width: usize| {
        let leaves: Vec<_> = (0..width).map(|at| format!(r#""k{at}":{{"n":{n}}}"#)).collect();
        format!("{}{{{}}}{}", r#"{"k":"#.repeat(depth), leaves.join(","), "}".repeat(depth))
    };
    bounded::<Flattened>(body);
    bounded::<FlattenedTwice>(body);
}

#[test]
fn enums() {
    bounded::<Tagged>(|n, depth, width| {
        let leaf = format!(r#"{{"t":"A","n":{n}}}"#);
        nested(r#"{"t":"A","list":["#, &leaf, "]}", depth, width)
    });
    bounded::<Adjacent>(|n, depth, width| {
        nested(r#"{"c":["#, &format!(r#"{{"c":{n},"t":"N"}}"#), r#"],"t":"L"}"#, depth, width)
    });
    bounded::<Untagged>(|n, depth, width| nested(r#"{"list":["#, n, "]}", depth, width));
}

#[test]
fn enums_of_which_serde_alone_knows_the_variant() {
    bounded::<Ambiguous>(|n, depth, width| {
        nested(r#"{"kind":"List","list":["#, &format!(r#"{{"n":{n}}}"#), "]}", depth, width)
    });
}

#[test]
fn sets_inside_of_each_other() {
    bounded::<Set>(|n, depth, width| {
        let leaf = format!(r#"{{"n":{n}}}"#);
        nested(r#"{"set":["#, &leaf, "]}", depth, width)
    });
}

#[test]
fn functions_inside_of_each_other() {
    bounded::<Converted>(|n, depth, width| {
        nested(r#"{"list":["#, &format!(r#"{{"n":{n}}}"#), "]}", depth, width)
    });
}

#[test]
fn types_that_serde_alone_reads() {
    bounded::<Vec<Foreign>>(|n, _, width| format!("[[{}]]", vec![n; width].join(",")));
}
