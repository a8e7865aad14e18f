//! What only serde can read: what stands beside it is told all the same.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    marker::PhantomData,
    net::IpAddr,
};

use api_validate::{ApiValidate, Validator, json, kinds::MapKey, query};
use api_validate_tests::lines_of;
use chrono::{DateTime, Utc};
use serde::{Deserialize, de::DeserializeOwned};

fn lines<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &str) -> Vec<String> {
    json::from_str::<T>(body).map_or_else(|errors| lines_of(&errors), |_| Vec::new())
}

#[derive(Debug, Clone, Deserialize, ApiValidate)]
#[allow(dead_code)] // read to be refused
struct Inner {
    #[api(range(min = 1))]
    n: u8,
    #[serde(default)]
    s: String,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Envelope<T> {
    #[api(range(min = 1))]
    id: u8,
    #[api(nested)]
    data: T,
    #[api(length(max = 1))]
    z: String,
}

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Sku(String);

impl MapKey for Sku {
    fn key(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.0)
    }
}

#[test]
fn beside_a_parameter_that_only_serde_reads() {
    fn of<T: DeserializeOwned + ApiValidate<Context = ()>>(data: &str) -> Vec<String> {
        lines::<Envelope<T>>(&format!(r#"{{"id":"x","data":{data},"z":"long"}}"#))
    }
    let others = ["id INVALID_NUMBER_FORMAT", "z MAX_LENGTH_EXCEEDED"];
    assert_eq!(of::<DateTime<Utc>>(r#""2024-01-01T00:00:00Z""#), others);
    assert_eq!(of::<Option<DateTime<Utc>>>(r#""2024-01-01T00:00:00Z""#), others);
    assert_eq!(of::<Cow<'static, str>>(r#""x""#), others);
    assert_eq!(of::<PhantomData<u8>>("null"), others);
    assert_eq!(of::<BTreeMap<Sku, Inner>>(r#"{"a":{"n":1}}"#), others);
    assert_eq!(
        of::<DateTime<Utc>>(r#""y""#),
        ["id INVALID_NUMBER_FORMAT", "data INVALID_DATE_FORMAT", "z MAX_LENGTH_EXCEEDED"]
    );
    assert_eq!(
        of::<BTreeMap<Sku, Inner>>(r#"{"a":{"n":0},"b":{"n":"x","s":5}}"#),
        [
            "id INVALID_NUMBER_FORMAT",
            "data.a.n INVALID_NUMBER_RANGE",
            "data.b.n INVALID_NUMBER_FORMAT",
            "data.b.s INVALID_FORMAT",
            "z MAX_LENGTH_EXCEEDED",
        ]
    );
    assert_eq!(
        of::<Adjacent>(r#"{"t":"New"}"#),
        ["id INVALID_NUMBER_FORMAT", "data.c REQUIRED_FIELD_MISSING", "z MAX_LENGTH_EXCEEDED"]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Range<T> {
    #[api(nested)]
    lo: T,
    #[api(nested)]
    hi: T,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Times {
    range: Range<DateTime<Utc>>,
    list: Vec<DateTime<Utc>>,
}

#[test]
fn a_time_of_day_is_a_date() {
    assert_eq!(
        lines::<Times>(r#"{"range":{"lo":"x","hi":"y"},"list":["2024-01-01T00:00:00Z","x",5,null]}"#),
        [
            "range.lo INVALID_DATE_FORMAT",
            "range.hi INVALID_DATE_FORMAT",
            "list[1] INVALID_DATE_FORMAT",
            "list[2] INVALID_DATE_FORMAT",
            "list[3] REQUIRED_FIELD_MISSING",
        ]
    );
    assert_eq!(
        lines::<Times>(r#"{"range":{"lo":"2024-01-01T00:00:00Z","hi":"y"},"list":[]}"#),
        ["range.hi INVALID_DATE_FORMAT"]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
enum Adjacent {
    New(Inner),
    Unit,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
enum Mixed {
    A(Inner),
    #[serde(untagged)]
    Other(u8),
}

#[test]
fn beside_an_element_that_only_serde_reads() {
    assert_eq!(
        lines::<Vec<Adjacent>>(r#"[{"t":"New","c":{"n":0}},{"t":"New"},{"t":"New","c":{"n":"x","s":5}}]"#),
        [
            "[0].c.n INVALID_NUMBER_RANGE",
            "[1].c REQUIRED_FIELD_MISSING",
            "[2].c.n INVALID_NUMBER_FORMAT",
            "[2].c.s INVALID_FORMAT",
        ]
    );
    let unit = lines::<Vec<Adjacent>>(r#"[{"t":"New","c":{"n":0}},{"t":"Unit","c":5}]"#);
    assert_eq!(unit, ["[0].c.n INVALID_NUMBER_RANGE", "[1].c INVALID_FORMAT"]);
    assert_eq!(
        lines::<Vec<Mixed>>(r#"[{"A":{"n":0}},{"A":{"n":"x","s":5}},300]"#)[0],
        "[0].A.n INVALID_NUMBER_RANGE"
    );
    assert_eq!(
        lines::<BTreeMap<String, Adjacent>>(r#"{"a":{"t":"New","c":{"n":0}},"b":{"t":"New"}}"#),
        ["a.c.n INVALID_NUMBER_RANGE", "b.c REQUIRED_FIELD_MISSING"]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(default)]
#[derive(Default)]
#[allow(dead_code)]
struct Holders {
    cows: Vec<Cow<'static, Inner>>,
    skus: BTreeMap<Sku, Inner>,
    names: HashMap<Box<str>, Inner>,
}

/// What serde reads of a list has its own rules.
#[test]
fn sound_elements_that_serde_has_read() {
    assert_eq!(
        lines::<Holders>(r#"{"cows":[{"n":1},{"n":"x"},{"n":0}]}"#),
        ["cows[1].n INVALID_NUMBER_FORMAT", "cows[2].n INVALID_NUMBER_RANGE"]
    );
    for name in ["skus", "names"] {
        assert_eq!(
            lines::<Holders>(&format!(r#"{{"{name}":{{"a":{{"n":0}},"b":{{"n":"x","s":5}}}}}}"#)),
            [
                format!("{name}.a.n INVALID_NUMBER_RANGE"),
                format!("{name}.b.n INVALID_NUMBER_FORMAT"),
                format!("{name}.b.s INVALID_FORMAT"),
            ]
        );
    }
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(default)]
#[derive(Default)]
#[allow(dead_code)]
struct Counted {
    #[api(length(max = 2))]
    set: BTreeSet<String>,
    #[api(length(equal = 2))]
    numbers: Option<BTreeSet<u8>>,
    #[api(length(max = 1))]
    hosts: std::collections::HashSet<IpAddr>,
    #[api(each(range(max = 5)))]
    map: BTreeMap<String, u8>,
    inner: BTreeMap<String, Inner>,
    foreign: HashMap<String, IpAddr>,
    #[api(each(length(max = 1)), length(max = 2))]
    after: Vec<String>,
    #[api(length(max = 2), each(length(max = 1)))]
    before: Vec<String>,
}

#[test]
fn equal_elements_of_a_set_count_once() {
    assert_eq!(lines::<Counted>(r#"{"set":["a","a",5]}"#), ["set[2] INVALID_FORMAT"]);
    assert_eq!(
        lines::<Counted>(r#"{"set":["a","b",5]}"#),
        ["set MAX_LENGTH_EXCEEDED", "set[2] INVALID_FORMAT"]
    );
    assert_eq!(lines::<Counted>(r#"{"numbers":[1,1,"x"]}"#), ["numbers[2] INVALID_NUMBER_FORMAT"]);
    assert_eq!(
        lines::<Counted>(r#"{"hosts":["::1","::1","x"]}"#),
        ["hosts MAX_LENGTH_EXCEEDED", "hosts[2] INVALID_FORMAT"]
    );
    let errors = query::from_str::<Counted>("set=a&set=a&numbers=1&numbers=x").unwrap_err();
    assert_eq!(lines_of(&errors), ["numbers[1] INVALID_NUMBER_FORMAT"]);
}

/// serde keeps the last value of a name, and reads all of them.
#[test]
fn only_the_last_value_of_a_name_has_rules() {
    assert!(lines::<Counted>(r#"{"inner":{"a":{"n":0},"a":{"n":1}}}"#).is_empty());
    assert_eq!(
        lines::<Counted>(r#"{"inner":{"a":{"n":0},"a":{"n":1},"b":"x"}}"#),
        ["inner.b INVALID_FORMAT"]
    );
    assert_eq!(
        lines::<Counted>(r#"{"inner":{"b":"x","a":{"n":1},"a":{"n":0}}}"#),
        ["inner.b INVALID_FORMAT", "inner.a.n INVALID_NUMBER_RANGE"]
    );
    assert_eq!(lines::<Counted>(r#"{"map":{"a":9,"a":"x"}}"#), ["map.a INVALID_NUMBER_FORMAT"]);
    assert_eq!(lines::<Counted>(r#"{"map":{"a":"x","a":9}}"#), ["map.a INVALID_NUMBER_FORMAT"]);
    assert_eq!(
        lines::<Counted>(r#"{"foreign":{"r":"x","a":"y","a":"z"}}"#),
        ["foreign.r INVALID_FORMAT", "foreign.a INVALID_FORMAT"]
    );
}

#[test]
fn the_rules_of_a_list_keep_their_order() {
    let of = |name: &str, list: &str| lines::<Counted>(&format!(r#"{{"{name}":{list}}}"#));
    let (whole, rest) = (r#"["aa","b","cc"]"#, r#"["aa",5,"cc"]"#);
    assert_eq!(
        of("after", whole),
        ["after[0] MAX_LENGTH_EXCEEDED", "after[2] MAX_LENGTH_EXCEEDED", "after MAX_LENGTH_EXCEEDED"]
    );
    assert_eq!(
        of("after", rest),
        [
            "after[0] MAX_LENGTH_EXCEEDED",
            "after[1] INVALID_FORMAT",
            "after[2] MAX_LENGTH_EXCEEDED",
            "after MAX_LENGTH_EXCEEDED",
        ]
    );
    assert_eq!(
        of("before", rest),
        [
            "before MAX_LENGTH_EXCEEDED",
            "before[0] MAX_LENGTH_EXCEEDED",
            "before[1] INVALID_FORMAT",
            "before[2] MAX_LENGTH_EXCEEDED",
        ]
    );
}

/// The first of all records are kept, whatever was found first.
#[test]
fn the_cap_keeps_the_first() {
    let body = r#"{"before":["aa","b",5,"cc","dd"]}"#;
    let all = lines::<Counted>(body);
    assert_eq!(all.len(), 5);
    for max in 1..=all.len() {
        let errors = Validator::new().max_errors(max).from_json_str::<Counted>(body, &()).unwrap_err();
        assert_eq!(lines_of(&errors), all[..max]);
        assert_eq!(errors.truncated(), max < all.len());
    }
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Skipping {
    #[api(skip)]
    inner: Inner,
    #[serde(default)]
    #[api(skip, length(max = 1))]
    list: Vec<Inner>,
}

#[test]
fn what_is_skipped_has_types_and_no_rules() {
    assert!(lines::<Skipping>(r#"{"inner":{"n":0}}"#).is_empty());
    assert_eq!(
        lines::<Skipping>(r#"{"inner":{"n":"x","s":5},"list":[{"n":0},{"n":"x"}]}"#),
        [
            "inner.n INVALID_NUMBER_FORMAT",
            "inner.s INVALID_FORMAT",
            "list MAX_LENGTH_EXCEEDED",
            "list[1].n INVALID_NUMBER_FORMAT",
        ]
    );
    assert_eq!(lines::<Skipping>(r#"{"inner":{"n":0,"s":5}}"#), ["inner.s INVALID_FORMAT"]);
    // However many rules are broken there, they take no room from other records.
    let broken = r#"{"n":0},"#.repeat(150);
    let body = format!(r#"{{"list":[{broken}{{"n":"x"}}],"inner":{{"n":1,"s":5}}}}"#);
    assert_eq!(
        lines::<Skipping>(&body),
        ["inner.s INVALID_FORMAT", "list MAX_LENGTH_EXCEEDED", "list[150].n INVALID_NUMBER_FORMAT"]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct NumberKeys {
    map: BTreeMap<i32, u8>,
    z: u8,
}

#[test]
fn a_negative_zero_is_no_whole_number_as_a_key() {
    assert!(serde_json::from_str::<BTreeMap<i32, u8>>(r#"{"-0":1}"#).is_err());
    assert_eq!(
        lines::<NumberKeys>(r#"{"map":{"-0":1},"z":"x"}"#),
        [r#"map["-0"] INVALID_FORMAT"#, "z INVALID_NUMBER_FORMAT"]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Borrowed<'a> {
    #[serde(borrow, default)]
    #[api(each(length(max = 1)), length(max = 2))]
    list: Vec<&'a str>,
    #[serde(borrow, default)]
    #[api(each(length(max = 1)), keys(length(max = 1)))]
    map: Option<BTreeMap<String, Cow<'a, str>>>,
    #[serde(borrow, default)]
    #[api(length(max = 1))]
    items: Vec<Item<'a>>,
    #[serde(borrow, default)]
    #[api(each(length(max = 1)))]
    deque: std::collections::VecDeque<&'a str>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Item<'a> {
    #[api(length(max = 1))]
    s: &'a str,
    n: u8,
}

#[test]
fn lists_that_borrow_keep_what_is_sound_too() {
    let of = |body: &str| {
        json::from_str::<Borrowed<'_>>(body).map_or_else(|errors| lines_of(&errors), |_| Vec::new())
    };
    assert_eq!(
        of(r#"{"list":["aa",5,"b"]}"#),
        ["list[0] MAX_LENGTH_EXCEEDED", "list[1] INVALID_FORMAT", "list MAX_LENGTH_EXCEEDED"]
    );
    assert_eq!(
        of(r#"{"map":{"a":"aa","b":5,"cc":"c"}}"#),
        ["map.b INVALID_FORMAT", "map.a MAX_LENGTH_EXCEEDED", "map.cc MAX_LENGTH_EXCEEDED"]
    );
    assert_eq!(
        of(r#"{"items":[{"s":"aa","n":1},{"s":5,"n":"x"}]}"#),
        [
            "items MAX_LENGTH_EXCEEDED",
            "items[0].s MAX_LENGTH_EXCEEDED",
            "items[1].s INVALID_FORMAT",
            "items[1].n INVALID_NUMBER_FORMAT",
        ]
    );
    assert_eq!(of(r#"{"deque":["aa",5,"b"]}"#), ["deque[0] MAX_LENGTH_EXCEEDED", "deque[1] INVALID_FORMAT"]);
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Flattened {
    id: u8,
    #[serde(flatten)]
    #[api(keys(length(max = 3)), each(length(max = 2)), length(max = 2))]
    rest: BTreeMap<String, String>,
}

#[test]
fn the_sound_entries_of_a_flattened_map() {
    assert_eq!(
        lines::<Flattened>(r#"{"id":1,"a":"long","b":1.5,"long":"x"}"#),
        ["b INVALID_FORMAT", "long MAX_LENGTH_EXCEEDED", "a MAX_LENGTH_EXCEEDED", " MAX_LENGTH_EXCEEDED"]
    );
    assert_eq!(
        lines::<Flattened>(r#"{"id":"x","a":"long","b":1.5}"#),
        ["id INVALID_NUMBER_FORMAT", "b INVALID_FORMAT", "a MAX_LENGTH_EXCEEDED"]
    );
}
