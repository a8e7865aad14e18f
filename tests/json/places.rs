//! Places of what serde keeps before it reads it, and of what functions of the service's read.

use std::collections::{BTreeSet, HashSet};

use api_validate::{ApiValidate, json, query};
use api_validate_tests::lines_of;
use serde::{Deserialize, de::DeserializeOwned};

fn lines<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &str) -> Vec<String> {
    json::from_str::<T>(body).map_or_else(|errors| lines_of(&errors), |_| Vec::new())
}

#[derive(Debug, Deserialize, ApiValidate, PartialEq, Eq, PartialOrd, Ord)]
struct Inner {
    #[api(range(max = 9))]
    b: u8,
    #[serde(default)]
    s: String,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
enum Adjacent {
    A { k: Inner },
    L(Vec<Inner>),
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct FlatAdjacent {
    #[serde(flatten)]
    inner: Adjacent,
    #[serde(default)]
    n: u8,
}

#[test]
fn content_before_its_tag() {
    assert_eq!(lines::<FlatAdjacent>(r#"{"c":{"k":{"b":"x"}},"t":"A"}"#), ["c.k.b INVALID_NUMBER_FORMAT"]);
    assert_eq!(
        lines::<FlatAdjacent>(r#"{"c":{"k":{"b":10}},"t":"A","n":"x"}"#),
        ["c.k.b INVALID_NUMBER_RANGE", "n INVALID_NUMBER_FORMAT"]
    );
    assert_eq!(
        lines::<FlatAdjacent>(r#"{"c":[{"b":1},{"b":null}],"t":"L"}"#),
        ["c[1].b REQUIRED_FIELD_MISSING"]
    );
    assert_eq!(
        lines::<Adjacent>(r#"{"c":{"k":{"b":10,"s":5}},"t":"A"}"#),
        ["c.k.b INVALID_NUMBER_RANGE", "c.k.s INVALID_FORMAT"]
    );
}

#[derive(Debug, Default, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Sets {
    #[serde(default)]
    #[api(each(length(max = 2)))]
    set: BTreeSet<String>,
    #[serde(default)]
    #[api(each(length(max = 2)))]
    hash: HashSet<String>,
    #[serde(default)]
    #[api(each(each(length(max = 2))))]
    groups: Vec<BTreeSet<String>>,
    #[serde(default)]
    inner: BTreeSet<Inner>,
    #[serde(default)]
    n: u8,
}

#[test]
fn elements_of_sets() {
    for name in ["set", "hash"] {
        let of = |elements: &str, n: &str| lines::<Sets>(&format!(r#"{{"{name}":[{elements}],"n":{n}}}"#));
        let at = |index: usize, code: &str| format!("{name}[{index}] {code}");
        let long = [at(1, "MAX_LENGTH_EXCEEDED"), at(3, "MAX_LENGTH_EXCEEDED")];
        assert_eq!(of(r#""z","long","a","longer""#, "1"), long);
        assert_eq!(of(r#""z","long","a","longer","long""#, "1"), long);
        let also =
            |more: &[&str]| [&long[..], &more.iter().map(|&line| line.into()).collect::<Vec<_>>()].concat();
        assert_eq!(of(r#""z","long","a","longer""#, r#""x""#), also(&["n INVALID_NUMBER_FORMAT"]));
        let mut refused = also(&[]);
        refused.insert(1, at(2, "INVALID_FORMAT"));
        assert_eq!(of(r#""z","long",5,"longer""#, "1"), refused);
    }
    assert_eq!(
        lines::<Sets>(r#"{"groups":[["a"],["long","b","longer"]]}"#),
        ["groups[1][0] MAX_LENGTH_EXCEEDED", "groups[1][2] MAX_LENGTH_EXCEEDED"]
    );
    assert_eq!(
        lines::<Sets>(r#"{"inner":[{"b":1},{"b":10},{"b":11}]}"#),
        ["inner[1].b INVALID_NUMBER_RANGE", "inner[2].b INVALID_NUMBER_RANGE"]
    );
    let query = |text: &str| lines_of(&query::from_str::<Sets>(text).unwrap_err());
    assert_eq!(
        query("set=z&set=long&set=longer"),
        ["set[1] MAX_LENGTH_EXCEEDED", "set[2] MAX_LENGTH_EXCEEDED"]
    );
    // Of a value alone, nobody knows where its elements were sent.
    let set = BTreeSet::from(["z".to_owned(), "long".into(), "longer".into()]);
    let errors = Sets { set, ..Sets::default() }.validate().unwrap_err();
    assert_eq!(lines_of(&errors), ["set MAX_LENGTH_EXCEEDED"]);
}

/// A set in a set in a set: its elements are read again no more often than the body is long.
#[test]
fn sets_inside_of_each_other() {
    let body = |depth: usize| {
        format!("{}{}", r#"{"set":[{"n":10},"#.repeat(depth) + r#"{"n":11}"#, "]}".repeat(depth))
    };
    let few = json::from_str::<Nested>(&body(3)).unwrap_err();
    assert_eq!(
        lines_of(&few),
        ["set[0].n", "set[1].set[0].n", "set[1].set[1].set[0].n", "set[1].set[1].set[1].n"]
            .map(|place| format!("{place} INVALID_NUMBER_RANGE"))
    );
    assert!(json::from_str::<Nested>(&body(60)).is_err());
}

#[derive(Debug, Deserialize, ApiValidate, PartialEq, Eq, PartialOrd, Ord)]
struct Nested {
    #[serde(default)]
    #[api(range(max = 9))]
    n: u8,
    #[serde(default)]
    set: BTreeSet<Nested>,
}
