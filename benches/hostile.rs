//! Bodies that somebody sends to keep a service busy: the time that a report takes, beside `serde_json` reading the same
//! body without the mistakes into the same type.

use std::{collections::BTreeMap, hint::black_box, time::Instant};

use api_validate::{ApiValidate, json};
use serde::{Deserialize, de::DeserializeOwned};

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Leaf {
    #[api(range(max = 9))]
    n: u8,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Flattened {
    #[serde(default)]
    #[api(range(max = 9))]
    n: u8,
    #[serde(flatten)]
    rest: BTreeMap<String, Flattened>,
}

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "t")]
#[allow(dead_code)]
enum Tagged {
    A {
        #[serde(default)]
        #[api(range(max = 9))]
        n: u8,
        #[serde(default)]
        list: Vec<Tagged>,
    },
}

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
enum Adjacent {
    N(Leaf),
    L(Vec<Adjacent>),
}

#[derive(Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Untagged {
    N(#[api(range(max = 9))] u8),
    L { list: Vec<Untagged> },
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Texts {
    #[api(each(length(max = 3)))]
    m: BTreeMap<String, String>,
}

/// Seconds of the fastest of several runs.
fn seconds(run: impl Fn()) -> f64 {
    let time = || {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    };
    (0..5).map(|_| time()).fold(f64::MAX, f64::min)
}

/// Compares a body whose number is good with one where it breaks a rule, and one where it is none.
fn compare<T: DeserializeOwned + ApiValidate<Context = ()>>(
    name: &str,
    worst: &mut f64,
    body: impl Fn(&str) -> String,
) {
    let good = body("1");
    assert!(serde_json::from_slice::<T>(good.as_bytes()).is_ok(), "{name}");
    let serde = seconds(|| drop(black_box(serde_json::from_slice::<T>(good.as_bytes()))));
    for (mistake, n) in [("a broken rule", "10"), ("a wrong type", "\"long\"")] {
        let bad = body(n);
        let here = seconds(|| drop(black_box(json::from_slice::<T>(bad.as_bytes()))));
        println!("{name:40} {mistake:14} {:8} bytes {:6.2} of serde", bad.len(), here / serde);
        *worst = worst.max(here / serde);
    }
}

/// So many values, each inside of so many others.
fn nested(open: &str, leaf: &str, close: &str, depth: usize, width: usize) -> String {
    vec![format!("{}{leaf}{}", open.repeat(depth), close.repeat(depth)); width].join(",")
}

/// So many members, named by their number.
fn members(count: usize, member: impl Fn(usize) -> String) -> String {
    (0..count).map(member).collect::<Vec<_>>().join(",")
}

fn main() {
    let worst = &mut 0.0;
    compare::<Flattened>("maps flattened into each other", worst, |n| {
        let leaf = format!(r#"{{"n":{n}}}"#);
        format!("{{{}}}", members(300, |at| format!(r#""k{at}":{}"#, nested(r#"{"k":"#, &leaf, "}", 100, 1))))
    });
    compare::<Flattened>("a long map that is flattened", worst, |n| {
        format!(r#"{{{},"z":{{"n":{n}}}}}"#, members(50_000, |at| format!(r#""k{at}":{{"n":1}}"#)))
    });
    compare::<Vec<Tagged>>("enums with a tag inside", worst, |n| {
        format!("[{}]", nested(r#"{"t":"A","list":["#, &format!(r#"{{"t":"A","n":{n}}}"#), "]}", 50, 300))
    });
    compare::<Vec<Adjacent>>("enums with the content before the tag", worst, |n| {
        let leaf = format!(r#"{{"c":{{"n":{n}}},"t":"N"}}"#);
        format!("[{}]", nested(r#"{"c":["#, &leaf, r#"],"t":"L"}"#, 50, 300))
    });
    compare::<Vec<Untagged>>("enums without a tag", worst, |n| {
        format!("[{}]", nested(r#"{"list":["#, n, "]}", 50, 300))
    });
    compare::<Vec<Leaf>>("a long list of objects", worst, |n| {
        format!(r#"[{},{{"n":{n}}}]"#, vec![r#"{"n":1}"#; 50_000].join(","))
    });
    compare::<Leaf>("unknown names", worst, |n| {
        format!(r#"{{{},"n":{n}}}"#, members(50_000, |at| format!(r#""x{at}":1"#)))
    });
    compare::<Leaf>("unknown names with escapes", worst, |n| {
        format!(r#"{{{},"n":{n}}}"#, members(50_000, |at| format!(r#""\u0078{at}":1"#)))
    });
    compare::<Leaf>("one unknown name again and again", worst, |n| {
        format!(r#"{{{},"n":{n}}}"#, vec![r#""x":1"#; 50_000].join(","))
    });
    compare::<BTreeMap<u32, u8>>("a map of numbers", worst, |n| {
        format!(r#"{{{},"999999":{n}}}"#, members(50_000, |at| format!(r#""{at}":1"#)))
    });
    compare::<Texts>("texts that all break a rule", worst, |n| {
        let text = if n == "1" { "\"[\"" } else { "\"[long\"" };
        format!(r#"{{"m":{{{}}}}}"#, members(50_000, |at| format!(r#""k{at}":{text}"#)))
    });
    println!("the worst: {worst:.2} of serde");
}
