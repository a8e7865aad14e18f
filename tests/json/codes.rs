//! What each mistake in a body is called, and what is said of it.
//!
//! `golden/json_codes.txt` holds a type's bodies, and below each its records. After a change,
//! `BLESS=1 cargo test -p api-validate-tests --test json` writes the records anew; read the difference like code.

use std::{fmt::Write, fs};

use api_validate::{ApiValidate, ValidationErrors, json};
use serde::Deserialize;

use crate::matrix::{self, Inner};

type Judge = fn(&str) -> Option<ValidationErrors>;

fn judge<'de, T: Deserialize<'de> + ApiValidate<Context = ()>>(body: &'de str) -> Option<ValidationErrors> {
    json::from_str::<T>(body).err()
}

macro_rules! judges {
    ($name:expr, $($type:ident $(<$($param:tt),*>)?),* $(,)?) => {
        match $name {
            $(stringify!($type) => (|body| judge::<matrix::$type $(<$($param),*>)?>(body)) as Judge,)*
            name => panic!("no type {name}"),
        }
    };
}

fn judge_of(name: &str) -> Judge {
    judges!(
        name,
        Scalars,
        Typed,
        Optional,
        Defaulted,
        Named,
        Inner,
        Lists,
        Maps,
        Flat,
        FlatStrict,
        FlatChoice,
        FlatTagged,
        With,
        Generic<Inner>,
        Borrowed<'_>,
        Lent<'_>,
        LentFlat<'_, '_>,
        Transparent,
        Converted,
        Choices,
        Node,
        Shape,
        Event,
        Packet,
        Either,
        Open,
        OpenShape,
        OpenEvent,
        OpenPacket,
        Several,
        Choice,
        Email,
        Point,
    )
}

const GOLDEN: &str = "golden/json_codes.txt";

fn rendered(golden: &str) -> String {
    let mut rendered = String::new();
    let mut judge = None;
    for line in golden.lines().filter(|line| !line.starts_with("    ")) {
        writeln!(rendered, "{line}").unwrap();
        if let Some(name) = line.strip_prefix("# ") {
            judge = Some(judge_of(name));
        } else if !line.is_empty() {
            let errors = judge.expect("a type comes first")(line);
            for error in errors.iter().flatten() {
                let (field, code, message) = (error.field(), error.error_type(), error.message());
                writeln!(rendered, "    {field} {code} {message}").unwrap();
            }
        }
    }
    rendered
}

#[test]
fn each_mistake_has_its_code_and_its_words() {
    let golden = fs::read_to_string(GOLDEN).expect("the tests run in their package");
    let rendered = rendered(&golden);
    if std::env::var_os("BLESS").is_some() {
        fs::write(GOLDEN, &rendered).expect("the file can be written");
    }
    for (golden, rendered) in golden.lines().zip(rendered.lines()) {
        assert_eq!(rendered, golden);
    }
    assert_eq!(rendered, golden);
}

/// Names of types, and words that mean something to a Rust programmer only.
const INTERNAL: &[&str] = &[
    "u8",
    "u16",
    "u32",
    "u64",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "f64",
    "usize",
    "String",
    "Vec",
    "struct",
    "enum",
    "variant",
    "tuple",
    "map",
    "sequence",
    "Inner",
    "NaiveDate",
    "Decimal",
    "Uuid",
];

#[test]
fn messages_are_in_the_clients_words() {
    let golden = fs::read_to_string(GOLDEN).expect("the tests run in their package");
    let mut judge = None;
    let mut messages = 0;
    for line in golden.lines().filter(|line| !line.starts_with("    ") && !line.is_empty()) {
        if let Some(name) = line.strip_prefix("# ") {
            judge = Some(judge_of(name));
            continue;
        }
        let errors = judge.expect("a type comes first")(line);
        for error in errors.iter().flatten().filter(|error| error.rule() == "type") {
            let text = format!("{} {}", error.message(), error.criteria());
            // What may be sent instead is the client's language too.
            let text = text.split("one of").next().unwrap_or_default();
            let words: Vec<_> = text.split(|c: char| !c.is_alphanumeric()).collect();
            assert!(INTERNAL.iter().all(|word| !words.contains(word)), "{line}: {text}");
            messages += 1;
        }
    }
    assert!(messages > 100, "only {messages}");
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Strict {
    n: Option<u8>,
}

fn strict(body: &str) -> ValidationErrors {
    json::from_str::<Strict>(body).unwrap_err()
}

#[test]
fn the_name_of_an_unknown_field_is_cut_and_escaped() {
    let long = "x".repeat(100_000);
    let errors = strict(&format!(r#"{{"{long}":1}}"#));
    assert_eq!(errors.len(), 1);
    assert!(errors.to_string().len() < 300, "{errors}");
    assert_eq!(errors.iter().next().unwrap().field().pointer(), "");

    let errors = strict(r#"{"a\nb\u0000\"":1,"c~/d":2}"#);
    assert!(errors.iter().all(|error| !error.field().to_string().contains(['\n', '\0'])));
    let pointers: Vec<_> = errors.iter().map(|error| error.field().pointer()).collect();
    assert_eq!(pointers, ["/a\nb\0\"", "/c~0~1d"]);
}

#[test]
fn a_hundred_thousand_unknown_fields_are_a_hundred_records() {
    let fields: Vec<_> = (0..100_000).map(|n| format!(r#""f{n}":{n}"#)).collect();
    let errors = strict(&format!("{{{}}}", fields.join(",")));
    assert_eq!(errors.len(), 100);
    assert!(errors.truncated());
    assert_eq!(errors.iter().last().unwrap().field().to_string(), "f99");
}

/// What serde keeps holds no number beyond a float's range, and no half of a surrogate pair: beside other mistakes the report
/// says that something may be left out.
#[test]
fn what_serde_cannot_keep() {
    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Outer {
        #[serde(flatten)]
        inner: Option<Inner>,
        n: u8,
    }
    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Inner {
        x: f64,
    }
    let of = |body: &str| {
        let errors = json::from_str::<Outer>(body).unwrap_err();
        (errors.len(), errors.truncated())
    };
    assert_eq!(of(r#"{"n":1,"y":[1e400]}"#), (1, false));
    assert_eq!(of(r#"{"n":"x","y":[1e400]}"#), (1, true));
    assert_eq!(of(r#"{"n":"x","y":[1e300]}"#), (1, false));
    assert_eq!(of(r#"{"n":"x","y":["\ud800"]}"#), (1, true));
    assert_eq!(of(r#"{"n":"x","y":["\ud83d\ude00"]}"#), (1, false));
    assert_eq!(of(r#"{"n":"\ud800"}"#), (1, false));
    assert_eq!(of(r#"{"n":1e400}"#), (1, false));
}
