//! What it takes to answer a large body that is refused: of a body that is sixteen times as large, sixteen times as
//! much, and the answer grows no further.

use std::{cell::Cell, collections::BTreeMap, fmt::Write};

use api_validate::{ApiValidate, Checker, ValidationErrors, json, query};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

use super::taken;

thread_local! {
    /// How often a `Counted` was asked for.
    static READS: Cell<usize> = const { Cell::new(0) };
}

/// A number that counts how often it is read.
#[derive(Debug)]
#[allow(dead_code)]
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

    fn check(&self, _: &mut Checker, (): &()) {}
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Root {
    first: Counted,
    #[serde(default)]
    lines: Vec<Line>,
    #[serde(default)]
    numbers: Vec<Counted>,
    #[serde(default)]
    days: Vec<chrono::NaiveDate>,
    #[serde(default)]
    by_name: BTreeMap<String, Line>,
    #[serde(default)]
    pairs: Vec<(Line, Counted)>,
    next: Option<Box<Root>>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Line {
    #[api(length(max = 2))]
    name: String,
    count: Counted,
}

/// What was taken for an answer, and how large that is.
#[derive(Clone, Copy, Debug)]
struct Work {
    allocations: usize,
    bytes: usize,
    reads: usize,
    answer: usize,
}

fn work(answer: impl FnOnce() -> ValidationErrors) -> Work {
    let reads = READS.get();
    let (taken, errors) = taken(answer);
    assert!(!errors.is_empty() && errors.len() <= 100);
    Work {
        allocations: taken.allocations,
        bytes: taken.bytes,
        reads: READS.get() - reads,
        answer: errors.to_string().len(),
    }
}

/// The sizes of a small body and of a large one: both are powers of two, as the sizes of lists that grow are.
const PARTS: [usize; 2] = [1 << 10, 1 << 14];

/// `body` writes a body of so many parts.
fn is_linear(name: &str, answer: impl Fn(&str) -> ValidationErrors, body: impl Fn(usize) -> String) -> Work {
    let [small, large] = PARTS.map(|parts| {
        let body = body(parts);
        work(|| answer(&body))
    });
    let grows = |few: usize, many: usize, slack: usize| many <= 17 * few + slack;
    let is_bounded = grows(small.allocations, large.allocations, 100)
        && grows(small.bytes, large.bytes, 10_000)
        && grows(small.reads, large.reads, 100)
        // Indices have more digits.
        && large.answer <= small.answer + 1_000;
    assert!(is_bounded, "{name}: {small:?}, and sixteen times that: {large:?}");
    large
}

fn refused<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &str) -> ValidationErrors {
    json::from_str::<T>(body).err().expect("the body is wrong")
}

/// Parts with commas between.
fn list(parts: usize, part: impl Fn(usize) -> String) -> String {
    let mut list = String::new();
    for n in 0..parts {
        if n > 0 {
            list.push(',');
        }
        list.push_str(&part(n));
    }
    list
}

#[test]
fn work_is_linear_in_the_body() {
    let root = |name: &str, body: &dyn Fn(usize) -> String| {
        let work = is_linear(name, refused::<Root>, body);
        // Each part is read a few times.
        assert!(work.reads <= 5 * PARTS[1], "{name}: {work:?}");
    };
    let sound = |_| r#"{"name":"ab","count":1}"#.to_owned();
    let wrong = |_| r#"{"name":"abc","count":"x"}"#.to_owned();
    let in_order = |_| r#"["abc",1]"#.to_owned();
    root("sound lines and one mistake", &|n| format!(r#"{{"first":"x","lines":[{}]}}"#, list(n, sound)));
    root("wrong lines", &|n| format!(r#"{{"first":"x","lines":[{}]}}"#, list(n, wrong)));
    root("lines as arrays", &|n| format!(r#"{{"first":1,"lines":[{}]}}"#, list(n, in_order)));
    root("lines as arrays and one mistake", &|n| {
        format!(r#"{{"first":"x","lines":[{}]}}"#, list(n, in_order))
    });
    root("wrong behind sound", &|n| {
        format!(r#"{{"first":1,"lines":[{},{}]}}"#, list(n, sound), list(1, wrong))
    });
    root("numbers", &|n| format!(r#"{{"first":1,"numbers":[{}]}}"#, list(n, |n| (n % 512).to_string())));
    root("one wrong number", &|n| format!(r#"{{"first":1,"numbers":["x",{}]}}"#, list(n, |_| "1".into())));
    root("days", &|n| format!(r#"{{"first":1,"days":[{}]}}"#, list(n, |_| r#""x""#.into())));
    root("pairs", &|n| format!(r#"{{"first":1,"pairs":[{}]}}"#, list(n, |n| format!("[{},300]", sound(n)))));
    root("entries", &|n| {
        format!(r#"{{"first":1,"by_name":{{{}}}}}"#, list(n, |n| format!(r#""{n}":{}"#, wrong(n))))
    });
    root("the same entry", &|n| {
        format!(r#"{{"first":1,"by_name":{{{}}}}}"#, list(n, |_| format!(r#""a":{}"#, wrong(0))))
    });
    root("unknown fields", &|n| format!(r#"{{"first":1,{}}}"#, list(n, |n| format!(r#""f{n}":1"#))));
    root("the same field", &|n| format!("{{{}}}", list(n, |_| r#""first":1"#.into())));
    root("the same unknown field", &|n| format!(r#"{{"first":1,{}}}"#, list(n, |_| r#""f":1"#.into())));
    root("brackets", &|n| "[".repeat(n));
    root("unknown depth", &|n| format!(r#"{{"first":1,"f":{}{}}}"#, "[".repeat(n), "]".repeat(n)));
    root("a long text", &|n| format!(r#"{{"first":"{}"}}"#, "x".repeat(n)));
    root("a long number", &|n| format!(r#"{{"first":{}}}"#, "9".repeat(n)));
    root("a long name", &|n| format!(r#"{{"first":1,"{}":1}}"#, "x".repeat(n)));
}

/// A body that is deep, with most of it at the bottom, or as much on each level.
#[test]
fn depth_multiplies_work_no_more_than_once() {
    const DEPTH: usize = 60;
    for is_spread in [false, true] {
        let work = is_linear("deep", refused::<Root>, |parts| {
            let (mut open, mut close) = (String::new(), String::new());
            for level in 1..=DEPTH {
                let here = if is_spread { parts / DEPTH } else { parts * usize::from(level == DEPTH) };
                let numbers = list(here, |_| "1".to_owned());
                let first = if level == DEPTH { r#""x""# } else { "1" };
                write!(open, r#"{{"first":{first},"numbers":[{numbers}],"next":"#).unwrap();
                close.push('}');
            }
            format!("{open}null{close}")
        });
        assert!(work.reads <= 2 * DEPTH * PARTS[1], "{work:?}");
    }
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Page {
    first: Counted,
    #[serde(default)]
    numbers: Vec<Counted>,
}

#[test]
fn work_is_linear_in_the_query() {
    let page = |name: &str, query: &dyn Fn(usize) -> String| {
        is_linear(name, |query| query::from_str::<Page>(query).expect_err("the query is wrong"), query);
    };
    page("numbers", &|n| format!("first=1{}", "&numbers=x".repeat(n)));
    page("sound numbers", &|n| format!("first=x{}", "&numbers=1".repeat(n)));
    page("the same field", &|n| "first=1&".repeat(n));
    page("unknown fields", &|n| format!("first=1&{}", list(n, |n| format!("f{n}=1")).replace(',', "&")));
}
