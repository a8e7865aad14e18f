//! A newtype as the key of a map: its rules run at the key.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use api_validate::{ApiValidate, Checker, Validator, Violation, json, kinds::MapKey, query};
use api_validate_tests::lines_of;
use serde::{Deserialize, de::DeserializeOwned};

#[derive(Debug, Clone, Deserialize, ApiValidate, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Code(#[api(length(max = 3), ascii)] String);

#[derive(Debug, Deserialize, ApiValidate, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(transparent)]
struct Number {
    #[api(range(min = 10))]
    number: u8,
}

/// Of a newtype.
#[derive(Debug, Deserialize, ApiValidate, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[api(custom(no_x))]
struct Outer(Code);

fn no_x(outer: &Outer) -> Result<(), Violation> {
    if outer.0.0.contains('x') { Err(Violation::new("ACME_X".parse().unwrap())) } else { Ok(()) }
}

#[derive(Debug, Deserialize, ApiValidate, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
#[api(custom(not_down))]
enum Way {
    Up,
    Down,
}

fn not_down(way: &Way) -> Result<(), Violation> {
    if *way == Way::Down { Err(Violation::new("ACME_DOWN".parse().unwrap())) } else { Ok(()) }
}

#[derive(Debug, Deserialize, ApiValidate, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Generic<T>(T);

#[derive(Debug, Deserialize, ApiValidate)]
struct Price {
    #[api(range(min = 1))]
    amount: u8,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(default)]
#[derive(Default)]
struct Maps {
    sorted: BTreeMap<Code, u8>,
    hashed: HashMap<Code, Price>,
    numbers: BTreeMap<Number, Vec<Price>>,
    outer: Option<BTreeMap<Outer, u8>>,
    boxed: BTreeMap<Box<Code>, u8>,
    ways: BTreeMap<Way, u8>,
    #[api(keys(custom(never)))]
    generic: BTreeMap<Generic<Code>, u8>,
    inside: Vec<BTreeMap<Code, HashMap<Code, u8>>>,
    n: u8,
}

#[allow(clippy::unnecessary_wraps)] // a rule may fail
fn never(_: &Generic<Code>) -> Result<(), Violation> {
    Ok(())
}

/// The same from all doors, whether serde refuses the body or not.
fn lines<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &str) -> Vec<String> {
    let of =
        |errors: Option<api_validate::ValidationErrors>| errors.map(|e| lines_of(&e)).unwrap_or_default();
    let text = of(json::from_str::<T>(body).err());
    assert_eq!(of(json::from_slice::<T>(body.as_bytes()).err()), text);
    assert_eq!(of(json::from_value::<T>(serde_json::from_str(body).unwrap()).err()), text);
    text
}

fn maps(body: &str) -> Vec<String> {
    let valid = lines::<Maps>(&format!("{{{body}}}"));
    let mut refused = lines::<Maps>(&format!(r#"{{{body},"n":"x"}}"#));
    assert_eq!(refused.pop().as_deref(), Some("n INVALID_NUMBER_FORMAT"));
    assert_eq!(refused, valid, "{body}");
    valid
}

#[test]
fn its_rules_run_at_the_key() {
    assert_eq!(maps(r#""sorted":{"abc":1,"d":2},"numbers":{"10":[]},"ways":{"up":1}"#), [""; 0]);
    assert_eq!(
        maps(r#""sorted":{"abc":1,"abcd":2,"éééé":3}"#),
        [
            "sorted.abcd MAX_LENGTH_EXCEEDED",
            "sorted[\"éééé\"] MAX_LENGTH_EXCEEDED",
            "sorted[\"éééé\"] INVALID_FORMAT"
        ]
    );
    assert_eq!(
        maps(r#""hashed":{"aaaa":{"amount":0},"b":{"amount":0}}"#),
        [
            "hashed.aaaa MAX_LENGTH_EXCEEDED",
            "hashed.aaaa.amount INVALID_NUMBER_RANGE",
            "hashed.b.amount INVALID_NUMBER_RANGE"
        ]
    );
    assert_eq!(
        maps(r#""numbers":{"9":[{"amount":1},{"amount":0}],"10":[]}"#),
        [r#"numbers["9"] INVALID_NUMBER_RANGE"#, r#"numbers["9"][1].amount INVALID_NUMBER_RANGE"#]
    );
    assert_eq!(
        maps(r#""outer":{"abcx":1,"x":1}"#),
        ["outer.abcx MAX_LENGTH_EXCEEDED", "outer.abcx ACME_X", "outer.x ACME_X"]
    );
    assert_eq!(maps(r#""boxed":{"abcd":1}"#), ["boxed.abcd MAX_LENGTH_EXCEEDED"]);
    assert_eq!(maps(r#""ways":{"down":1,"up":1}"#), ["ways.down ACME_DOWN"]);
    assert_eq!(maps(r#""generic":{"abcd":1}"#), ["generic.abcd MAX_LENGTH_EXCEEDED"]);
    assert_eq!(
        maps(r#""inside":[{"a":{"b":1}},{"abcd":{"efgh":1}}]"#),
        ["inside[1].abcd MAX_LENGTH_EXCEEDED", "inside[1].abcd.efgh MAX_LENGTH_EXCEEDED"]
    );
}

#[test]
fn a_value_that_cannot_be_read_hides_no_key() {
    assert_eq!(
        lines::<Maps>(r#"{"sorted":{"abcd":"x","efgh":1,"i":"x"}}"#),
        [
            "sorted.abcd MAX_LENGTH_EXCEEDED",
            "sorted.abcd INVALID_NUMBER_FORMAT",
            "sorted.efgh MAX_LENGTH_EXCEEDED",
            "sorted.i INVALID_NUMBER_FORMAT"
        ]
    );
    assert_eq!(
        lines::<Maps>(r#"{"numbers":{"300":[],"9":[],"x":[]}}"#),
        [
            r#"numbers["300"] INVALID_FORMAT"#,
            r#"numbers["9"] INVALID_NUMBER_RANGE"#,
            "numbers.x INVALID_FORMAT"
        ]
    );
    assert_eq!(
        lines::<Maps>(r#"{"ways":{"down":1,"left":1}}"#),
        ["ways.down ACME_DOWN", "ways.left INVALID_FORMAT"]
    );
}

#[test]
fn it_is_text_as_it_was_sent() {
    assert_eq!(Code("a".into()).key(), "a");
    assert_eq!(Number { number: 7 }.key(), "7");
    assert_eq!(Outer(Code("a".into())).key(), "a");
    assert_eq!(Generic(5).key(), "5");
    // A value alone.
    let map = BTreeMap::from([(Code("abcd".into()), 1)]);
    assert_eq!(
        map.validate().unwrap_err().to_string(),
        "abcd: This name is not valid. This must have at most 3 characters. (MAX_LENGTH_EXCEEDED)"
    );
}

#[test]
fn in_query_strings_and_beside_fields() {
    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Open {
        a: u8,
        #[serde(flatten)]
        rest: BTreeMap<Code, String>,
    }
    let of = |query: &str| query::from_str::<Open>(query).map_or_else(|e| lines_of(&e), |_| Vec::new());
    assert_eq!(of("a=1&abc=x"), [""; 0]);
    assert_eq!(of("a=1&abcd=x&d=y"), ["abcd MAX_LENGTH_EXCEEDED"]);
    assert_eq!(of("a=x&abcd=x"), ["a INVALID_NUMBER_FORMAT", "abcd MAX_LENGTH_EXCEEDED"]);
    assert_eq!(
        query::from_str::<BTreeMap<Code, String>>("abcd=1&b=2").map_or_else(|e| lines_of(&e), |_| Vec::new()),
        ["abcd MAX_LENGTH_EXCEEDED"]
    );
}

#[test]
fn the_contract_tells_them_where_an_entry_is() {
    let markdown = Maps::contract().to_markdown();
    let row =
        |start: &str| markdown.lines().find(|line| line.starts_with(start)).unwrap_or(&markdown).to_owned();
    assert_eq!(
        row("| `sorted[*]`"),
        "| `sorted[*]` | a whole number from 0 to 255 | yes | as its name, at most 3 characters; as its name, ASCII \
         characters only | `REQUIRED_FIELD_MISSING`, `MAX_LENGTH_EXCEEDED`, `INVALID_NUMBER_FORMAT`, \
         `INVALID_NUMBER_RANGE`, `INVALID_FORMAT` |"
    );
    assert!(row("| `numbers[*]`").contains("as its name, a number that is at least 10"), "{markdown}");
    assert!(row("| `outer[*]`").contains("as its name, at most 3 characters"), "{markdown}");
}

/// Of a hashed map, a cap keeps the first keys.
#[test]
fn the_cap_holds() {
    let entries: Vec<_> = (0..500).map(|n| format!(r#""k{n:03}":{{"amount":0}}"#)).collect();
    let body = format!(r#"{{"hashed":{{{}}}}}"#, entries.join(","));
    let errors = Validator::new().max_errors(3).from_json_str::<Maps>(&body, &()).unwrap_err();
    assert_eq!(
        lines_of(&errors),
        [
            "hashed.k000 MAX_LENGTH_EXCEEDED",
            "hashed.k000.amount INVALID_NUMBER_RANGE",
            "hashed.k001 MAX_LENGTH_EXCEEDED"
        ]
    );
    assert!(errors.truncated());
}

/// What is no key stands elsewhere, and what the derive cannot know is written by hand.
#[test]
fn other_newtypes_are_no_keys() {
    #[derive(Debug, Deserialize, ApiValidate)]
    struct List(#[api(length(max = 1))] Vec<u8>);
    #[derive(Debug, Deserialize, ApiValidate)]
    struct Float(f64);
    #[derive(Debug, Deserialize, ApiValidate, PartialEq, Eq, PartialOrd, Ord)]
    #[serde(try_from = "String")]
    struct Trimmed(String);
    #[derive(Debug, ApiValidate, PartialEq, Eq, PartialOrd, Ord)]
    #[api(context = u8)]
    struct InContext(#[api(custom(in_context))] String);
    impl TryFrom<String> for Trimmed {
        type Error = &'static str;
        fn try_from(text: String) -> Result<Self, Self::Error> {
            if text.is_empty() { Err("nothing") } else { Ok(Self(text.trim().to_owned())) }
        }
    }
    impl MapKey for Trimmed {
        fn key(&self) -> Cow<'_, str> {
            Cow::Borrowed(&self.0)
        }
    }
    impl MapKey for InContext {
        fn key(&self) -> Cow<'_, str> {
            Cow::Borrowed(&self.0)
        }
    }
    #[allow(clippy::unnecessary_wraps)] // a rule may fail
    fn in_context(_: &str, _: &u8) -> Result<(), Violation> {
        Ok(())
    }
    let _ = |checker: &mut Checker, list: &List, float: &Float| {
        list.check(checker, &());
        float.check(checker, &());
    };
    assert_eq!(lines::<BTreeMap<Trimmed, u8>>(r#"{" a ":1}"#), [""; 0]);
    assert_eq!(InContext(String::new()).key(), "");
}
