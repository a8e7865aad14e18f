//! Places that are known only where the body is at hand: of what serde keeps before it reads it, of sets, and of what
//! functions of the service's read.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use api_validate::{ApiValidate, json, kinds::MapKey, query};
use api_validate_tests::lines_of;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

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

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code, clippy::option_option)] // as services have it
struct Functions {
    #[serde(default, deserialize_with = "as_is")]
    #[api(length(max = 2), each(range(max = 9)))]
    list: Vec<u8>,
    #[serde(default, deserialize_with = "commas")]
    #[api(length(max = 2), each(range(max = 9)))]
    commas: Vec<u8>,
    #[serde(default, deserialize_with = "as_is")]
    inner: Option<Inner>,
    #[serde(default, deserialize_with = "as_is")]
    inners: Vec<Inner>,
    #[serde(default, deserialize_with = "wrapped")]
    wrapped: Vec<Inner>,
    #[serde(default, deserialize_with = "double")]
    #[api(skip)]
    double: Option<Option<u8>>,
    #[serde(default, deserialize_with = "null_is_default")]
    #[api(range(max = 9))]
    null: u8,
    #[serde(default, deserialize_with = "as_is")]
    map: BTreeMap<String, Inner>,
    #[serde(default, deserialize_with = "backwards")]
    #[api(each(range(max = 9)))]
    backwards: Vec<u8>,
    #[serde(default, deserialize_with = "doubled")]
    #[api(each(range(max = 9)))]
    doubled: Vec<u8>,
    #[serde(default, deserialize_with = "as_is")]
    #[api(unique(by = b))]
    unique: Vec<Inner>,
    #[serde(default)]
    beside: u8,
}

fn as_is<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::deserialize(deserializer)
}

fn commas<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.split(',').map(|number| number.parse().map_err(serde::de::Error::custom)).collect()
}

#[derive(Deserialize)]
struct Wrapper {
    items: Vec<Inner>,
}

fn wrapped<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Inner>, D::Error> {
    Wrapper::deserialize(deserializer).map(|wrapper| wrapper.items)
}

#[allow(clippy::option_option)]
fn double<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<u8>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

fn null_is_default<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

fn backwards<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    Vec::deserialize(deserializer).map(|list| list.into_iter().rev().collect())
}

fn doubled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    Vec::<u8>::deserialize(deserializer).map(|list| list.into_iter().map(|n| 2 * n).collect())
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
enum WithVariant {
    #[serde(deserialize_with = "as_is")]
    A(#[api(each(range(max = 9)))] Vec<u8>),
    B,
}

/// The records of a body, and of one that holds another mistake beside it, which then is told too.
fn functions(body: &str) -> Vec<String> {
    let told = lines::<Functions>(&format!("{{{body}}}"));
    let beside = lines::<Functions>(&format!(r#"{{{body},"beside":"x"}}"#));
    assert_eq!(beside, [&told[..], &["beside INVALID_NUMBER_FORMAT".to_owned()]].concat(), "{body}");
    told
}

#[test]
fn what_a_function_reads_as_the_type_does_has_its_inner_places() {
    assert_eq!(
        functions(r#""list":[10,1,11]"#),
        ["list MAX_LENGTH_EXCEEDED", "list[0] INVALID_NUMBER_RANGE", "list[2] INVALID_NUMBER_RANGE"]
    );
    assert_eq!(functions(r#""inner":{"b":10}"#), ["inner.b INVALID_NUMBER_RANGE"]);
    assert_eq!(
        functions(r#""inners":[{"b":10},{"b":1},{"b":11}]"#),
        ["inners[0].b INVALID_NUMBER_RANGE", "inners[2].b INVALID_NUMBER_RANGE"]
    );
    assert_eq!(
        functions(r#""map":{"a":{"b":10},"c":{"b":11}}"#),
        ["map.a.b INVALID_NUMBER_RANGE", "map.c.b INVALID_NUMBER_RANGE"]
    );
    assert_eq!(functions(r#""null":10"#), ["null INVALID_NUMBER_RANGE"]);
    assert_eq!(functions(r#""unique":[{"b":1},{"b":2},{"b":1}]"#), ["unique DUPLICATE_METADATA"]);
    assert_eq!(functions(r#""list":[1]"#), [""; 0]);
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Few {
    #[serde(deserialize_with = "as_is")]
    #[api(length(max = 2), each(range(max = 9)))]
    list: Vec<u8>,
    #[api(range(max = 9))]
    number: u8,
    beside: u8,
}

#[test]
fn the_order_of_members_changes_nothing() {
    let members = [r#""list":[10,1,11]"#, r#""number":10"#, r#""beside":"x""#, r#""unknown":1"#];
    for order in [&[0, 1, 2][..], &[2, 1, 0], &[1, 0, 2], &[0, 1, 2, 3], &[3, 0, 1, 2]] {
        let body: Vec<&str> = order.iter().map(|member| members[*member]).collect();
        assert_eq!(
            lines::<Few>(&format!("{{{}}}", body.join(","))),
            [
                "list MAX_LENGTH_EXCEEDED",
                "list[0] INVALID_NUMBER_RANGE",
                "list[2] INVALID_NUMBER_RANGE",
                "number INVALID_NUMBER_RANGE",
                "beside INVALID_NUMBER_FORMAT",
            ],
            "{order:?}"
        );
    }
}

#[test]
fn what_a_function_makes_of_another_shape_stands_at_the_field() {
    assert_eq!(
        functions(r#""commas":"10,1,11""#),
        ["commas MAX_LENGTH_EXCEEDED", "commas INVALID_NUMBER_RANGE"]
    );
    // A list of one, but the body has no list.
    assert_eq!(functions(r#""commas":"10""#), ["commas INVALID_NUMBER_RANGE"]);
    assert_eq!(
        functions(r#""wrapped":{"items":[{"b":10},{"b":1},{"b":11}]}"#),
        ["wrapped INVALID_NUMBER_RANGE"]
    );
    // There is an element of that index, but not the one that broke the rule.
    assert_eq!(functions(r#""backwards":[10,1]"#), ["backwards INVALID_NUMBER_RANGE"]);
    // Each element alone breaks the rule there, whatever the function makes of it.
    assert_eq!(functions(r#""doubled":[1,5]"#), ["doubled[1] INVALID_NUMBER_RANGE"]);
}

#[test]
fn what_a_function_refuses_inside_is_told_at_once() {
    assert_eq!(
        functions(r#""list":[10,"x",11]"#),
        [
            "list MAX_LENGTH_EXCEEDED",
            "list[0] INVALID_NUMBER_RANGE",
            "list[1] INVALID_NUMBER_FORMAT",
            "list[2] INVALID_NUMBER_RANGE"
        ]
    );
    assert_eq!(
        functions(r#""inners":[{"b":10},{"b":"x","s":5},{"b":11},{}]"#),
        [
            "inners[0].b INVALID_NUMBER_RANGE",
            "inners[1].b INVALID_NUMBER_FORMAT",
            "inners[1].s INVALID_FORMAT",
            "inners[2].b INVALID_NUMBER_RANGE",
            "inners[3].b REQUIRED_FIELD_MISSING"
        ]
    );
    assert_eq!(
        functions(r#""inner":{"b":10,"s":5}"#),
        ["inner.b INVALID_NUMBER_RANGE", "inner.s INVALID_FORMAT"]
    );
    assert_eq!(
        functions(r#""map":{"a":{"b":10},"c":{"b":"x"}}"#),
        ["map.a.b INVALID_NUMBER_RANGE", "map.c.b INVALID_NUMBER_FORMAT"]
    );
    // Of another shape, the function alone knows what it wants.
    assert_eq!(functions(r#""commas":"10,x,11""#), ["commas INVALID_FORMAT"]);
    assert_eq!(functions(r#""commas":5"#), ["commas INVALID_FORMAT"]);
    assert_eq!(
        functions(r#""wrapped":{"items":[{"b":10},{"b":"x"},{"b":11}]}"#),
        ["wrapped.items[1].b INVALID_NUMBER_FORMAT"]
    );
    assert_eq!(functions(r#""double":"x""#), ["double INVALID_NUMBER_FORMAT"]);
    assert_eq!(functions(r#""null":"x""#), ["null INVALID_NUMBER_FORMAT"]);
}

#[test]
fn a_variant_that_a_function_reads() {
    assert_eq!(
        lines::<WithVariant>(r#"{"A":[10,1,11]}"#),
        ["A[0] INVALID_NUMBER_RANGE", "A[2] INVALID_NUMBER_RANGE"]
    );
    assert_eq!(
        lines::<WithVariant>(r#"{"A":[10,"x",11]}"#),
        ["A[0] INVALID_NUMBER_RANGE", "A[1] INVALID_NUMBER_FORMAT", "A[2] INVALID_NUMBER_RANGE"]
    );
    assert!(lines::<WithVariant>(r#""B""#).is_empty());
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Strict {
    b: u8,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "t")]
#[allow(dead_code)]
enum Tagged {
    New(Strict),
    Open { b: u8 },
    Unit,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "t", deny_unknown_fields)]
#[allow(dead_code)]
enum TaggedStrictly {
    Open { b: u8 },
    Unit,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "t", content = "c", deny_unknown_fields)]
#[allow(dead_code)]
enum AdjacentStrictly {
    Unit,
    New(Strict),
    Open { b: u8 },
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Flat<E, R> {
    n: u8,
    #[serde(flatten)]
    #[api(nested)]
    e: E,
    #[serde(flatten)]
    #[api(nested)]
    rest: R,
}

#[derive(Debug, Deserialize, ApiValidate)]
struct Nothing {}

/// What serde refuses has these records; what it accepts has none.
fn agrees<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &str, expected: &[&str]) {
    let is_read = serde_json::from_str::<T>(body).is_ok();
    assert_eq!(is_read, expected.is_empty(), "{body}");
    assert_eq!(lines::<T>(body), expected, "{body}");
}

#[test]
fn unknown_fields_of_content() {
    agrees::<Tagged>(r#"{"t":"New","b":1,"x":1}"#, &["x INVALID_FORMAT"]);
    agrees::<Tagged>(
        r#"{"y":1,"t":"New","x":1,"b":"x"}"#,
        &["b INVALID_NUMBER_FORMAT", "y INVALID_FORMAT", "x INVALID_FORMAT"],
    );
    agrees::<Tagged>(r#"{"t":"Open","b":1,"x":1}"#, &[]);
    agrees::<Tagged>(r#"{"t":"Unit","x":1}"#, &[]);
    agrees::<TaggedStrictly>(r#"{"x":1,"t":"Open","b":1}"#, &["x INVALID_FORMAT"]);
    agrees::<TaggedStrictly>(r#"{"t":"Unit","x":1}"#, &[]);
    agrees::<AdjacentStrictly>(
        r#"{"y":1,"c":{"b":1,"x":1},"t":"New"}"#,
        &["c.x INVALID_FORMAT", "y INVALID_FORMAT"],
    );
    agrees::<AdjacentStrictly>(
        r#"{"y":1,"c":{"x":1,"b":"x"},"t":"Open"}"#,
        &["c.b INVALID_NUMBER_FORMAT", "c.x INVALID_FORMAT", "y INVALID_FORMAT"],
    );
    agrees::<AdjacentStrictly>(r#"{"t":"Unit","c":{"b":1}}"#, &["c INVALID_FORMAT"]);
    agrees::<AdjacentStrictly>(r#"{"t":"Unit","c":null,"x":1}"#, &["x INVALID_FORMAT"]);
    agrees::<AdjacentStrictly>(r#"{"x":1,"t":"Unit"}"#, &["x INVALID_FORMAT"]);
    agrees::<AdjacentStrictly>(r#"{"x":1,"t":"New"}"#, &["c REQUIRED_FIELD_MISSING", "x INVALID_FORMAT"]);
    agrees::<AdjacentStrictly>(r#"{"x":1,"t":"No"}"#, &["t INVALID_FORMAT", "x INVALID_FORMAT"]);
}

#[test]
fn unknown_fields_of_flattened_content() {
    agrees::<Flat<Tagged, Nothing>>(r#"{"t":"New","b":1,"n":1}"#, &[]);
    agrees::<Flat<Tagged, Nothing>>(r#"{"t":"New","b":1,"x":1,"n":1}"#, &["x INVALID_FORMAT"]);
    agrees::<Flat<Tagged, Nothing>>(
        r#"{"x":1,"t":"New","b":"x","y":1,"n":"x"}"#,
        &["n INVALID_NUMBER_FORMAT", "b INVALID_NUMBER_FORMAT", "x INVALID_FORMAT", "y INVALID_FORMAT"],
    );
    agrees::<Flat<Tagged, Nothing>>(r#"{"t":"Open","b":1,"x":1,"n":1}"#, &[]);
    agrees::<Flat<TaggedStrictly, Nothing>>(r#"{"t":"Open","b":1,"x":1,"n":1}"#, &["x INVALID_FORMAT"]);
    agrees::<Flat<TaggedStrictly, Nothing>>(r#"{"t":"Unit","x":1,"n":1}"#, &[]);
    agrees::<Flat<AdjacentStrictly, Nothing>>(
        r#"{"t":"New","c":{"b":1,"x":1},"n":1}"#,
        &["c.x INVALID_FORMAT"],
    );
    agrees::<Flat<AdjacentStrictly, Nothing>>(r#"{"t":"Unit","x":1,"n":1}"#, &[]);
    // What a tagged enum has seen, the next one sees too.
    agrees::<Flat<Tagged, BTreeMap<String, serde_json::Value>>>(r#"{"t":"Open","b":1,"x":1,"n":1}"#, &[]);
    agrees::<Flat<Tagged, BTreeMap<String, u8>>>(
        r#"{"t":"Open","b":1,"x":"y","n":1}"#,
        &["t INVALID_NUMBER_FORMAT", "x INVALID_NUMBER_FORMAT"],
    );
    agrees::<Flat<Strict, BTreeMap<String, u8>>>(r#"{"b":1,"x":"y","n":1}"#, &["x INVALID_NUMBER_FORMAT"]);
    agrees::<Flat<AdjacentStrictly, BTreeMap<String, u8>>>(
        r#"{"t":"Unit","x":"y","n":1}"#,
        &["x INVALID_NUMBER_FORMAT"],
    );
}

/// serde reads none of this: in what it keeps, there are no numbers of 128 bits, and none in names. Without the parameters,
/// it would not compile.
#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "t")]
#[allow(dead_code)]
enum Kept<Big = u128, Small: Default = i128> {
    A {
        #[serde(default)]
        big: Option<Big>,
        #[serde(default)]
        small: Small,
        #[serde(default)]
        by_number: BTreeMap<u32, u8>,
        #[serde(default)]
        by_flag: BTreeMap<bool, u8>,
        #[serde(default)]
        by_text: BTreeMap<String, u8>,
        #[serde(default)]
        by_char: BTreeMap<char, u8>,
        #[serde(default)]
        n: u8,
    },
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
enum KeptBefore {
    A { big: u128, by_number: BTreeMap<u32, u8> },
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct FlatMap<T = u8> {
    n: u8,
    #[serde(flatten)]
    by_number: BTreeMap<u32, T>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum KeptUntagged<T = u128> {
    A { big: T },
}

#[test]
fn what_serde_cannot_keep() {
    agrees::<Kept>(
        r#"{"t":"A","by_text":{"1":1},"by_char":{"1":1},"by_number":{},"by_flag":{},"big":null}"#,
        &[],
    );
    agrees::<Kept>(r#"{"t":"A","big":1}"#, &["big INVALID_FORMAT"]);
    agrees::<Kept>(
        r#"{"small":-1,"by_number":{"1":1,"2":2},"by_flag":{"true":1},"t":"A","n":"x"}"#,
        &[
            "small INVALID_FORMAT",
            "by_number INVALID_FORMAT",
            "by_flag INVALID_FORMAT",
            "n INVALID_NUMBER_FORMAT",
        ],
    );
    agrees::<KeptBefore>(r#"{"t":"A","c":{"big":1,"by_number":{"1":1}}}"#, &[]);
    agrees::<KeptBefore>(
        r#"{"c":{"big":1,"by_number":{"1":1}},"t":"A"}"#,
        &["c.big INVALID_FORMAT", "c.by_number INVALID_FORMAT"],
    );
    agrees::<FlatMap>(r#"{"n":1}"#, &[]);
    agrees::<FlatMap>(r#"{"n":1,"2":1}"#, &[" INVALID_FORMAT"]);
    agrees::<KeptUntagged>(r#"{"big":1}"#, &["big INVALID_FORMAT"]);
    agrees::<Vec<Kept>>(r#"[{"t":"A"},{"t":"A","big":1}]"#, &["[1].big INVALID_FORMAT"]);
}

/// A key of the service's own, of which nobody knows what it reads.
#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(try_from = "String")]
struct Sku(String);

impl TryFrom<String> for Sku {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        if text.len() < 3 { Ok(Self(text)) } else { Err("too long") }
    }
}

impl MapKey for Sku {
    fn key(&self) -> std::borrow::Cow<'_, str> {
        self.0.as_str().into()
    }
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Stock {
    #[serde(default)]
    name: String,
    by_sku: BTreeMap<Sku, u8>,
}

#[test]
fn what_serde_alone_knows_stands_where_it_stopped() {
    agrees::<Stock>("\n {\"by_sku\" :\n { \"abcd\" : 1 } }", &["by_sku INVALID_FORMAT"]);
    agrees::<Vec<Stock>>(
        "[{\"by_sku\":{\"ab\":1}},\n\n{\"name\":\"\u{e9}\",\"by_sku\":{\"ab\":1,\"abcd\":1,\"c\":2}}]",
        &["[1].by_sku INVALID_FORMAT"],
    );
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct Foreign {
    k: ForeignInner,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct ForeignInner {
    b: u8,
    #[serde(default)]
    c: Option<ForeignColour>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ForeignColour {
    Red,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "t")]
#[allow(dead_code)]
enum ForeignTagged {
    A {
        k: ForeignInner,
        #[serde(default)]
        l: Vec<ForeignInner>,
    },
    B(Foreign),
}

#[derive(Debug, Deserialize)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
enum ForeignAdjacent {
    A { k: ForeignInner },
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
#[allow(dead_code)]
enum ForeignUntagged {
    A { k: ForeignInner },
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct ForeignFlat {
    n: u8,
    #[serde(flatten)]
    inner: Foreign,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Foreigns {
    #[serde(default)]
    #[api(skip)]
    tagged: Option<ForeignTagged>,
    #[serde(default)]
    #[api(skip)]
    adjacent: Option<ForeignAdjacent>,
    #[serde(default)]
    #[api(skip)]
    untagged: Option<ForeignUntagged>,
    #[serde(default)]
    #[api(skip)]
    flat: Option<ForeignFlat>,
    #[serde(default)]
    #[api(skip)]
    plain: Option<Foreign>,
    #[serde(default)]
    #[api(skip)]
    list: Vec<ForeignTagged>,
}

/// What serde has kept has lost its place: such a record stands at the nearest place that is certain.
#[test]
fn foreign_types_that_serde_keeps() {
    let of = |body: &str| lines::<Foreigns>(&format!("{{{body}}}"));
    for body in [
        r#""tagged":{"t":"A","k":{"b":"x"}}"#,
        r#""tagged":{"k":{"b":"x"},"t":"A"}"#,
        r#""tagged":{"k":{"b":1},"t":"A","l":[{"b":1},{}]}"#,
        r#""tagged":{"k":{"b":"x"},"t":"B"}"#,
        r#""tagged":{"k":{},"t":"B"}"#,
        r#""tagged":{"k":{"c":"green"},"t":"B"}"#,
        r#""tagged":{"k":{"b":1,"b":2},"t":"B"}"#,
    ] {
        assert_eq!(of(body), ["tagged INVALID_FORMAT"], "{body}");
    }
    for body in [
        r#""adjacent":{"c":{"k":{"b":"x"}},"t":"A"}"#,
        r#""adjacent":{"c":{"k":{}},"t":"A"}"#,
        r#""adjacent":{"c":{"k":{"b":1,"b":1}},"t":"A"}"#,
    ] {
        assert_eq!(of(body), ["adjacent INVALID_FORMAT"], "{body}");
    }
    assert_eq!(of(r#""untagged":{"k":{}}"#), ["untagged INVALID_FORMAT"]);
    for body in
        [r#""flat":{"n":1,"k":{"b":"x"}}"#, r#""flat":{"n":1,"k":{}}"#, r#""flat":{"n":1,"k":{"b":1,"b":1}}"#]
    {
        assert_eq!(of(body), ["flat INVALID_FORMAT"], "{body}");
    }
    assert_eq!(
        of(r#""list":[{"t":"A","k":{"b":"x"}},{"t":"A","k":{"b":1}},{"k":{},"t":"A"}]"#),
        ["list[0] INVALID_FORMAT", "list[2] INVALID_FORMAT"]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct ForeignAlone {
    #[api(skip)]
    tagged: ForeignTagged,
    n: u8,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct ForeignInVariant {
    #[api(skip)]
    variant: ForeignVariant,
    n: u8,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
enum ForeignVariant {
    A(ForeignTagged),
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct ForeignAround {
    #[serde(flatten)]
    #[api(skip)]
    tagged: ForeignTagged,
    n: u8,
}

#[test]
fn foreign_types_that_serde_keeps_and_that_nothing_is_around() {
    for content in [r#""k":{}"#, r#""k":{"b":1,"b":1}"#, r#""k":{"b":1},"l":[{"b":1},{}]"#] {
        let tagged = format!(r#""t":"A",{content}"#);
        assert_eq!(
            lines::<ForeignAlone>(&format!(r#"{{"tagged":{{{tagged}}},"n":"x"}}"#)),
            ["tagged INVALID_FORMAT", "n INVALID_NUMBER_FORMAT"],
            "{tagged}"
        );
        assert_eq!(
            lines::<ForeignInVariant>(&format!(r#"{{"variant":{{"A":{{{tagged}}}}},"n":"x"}}"#)),
            ["variant.A INVALID_FORMAT", "n INVALID_NUMBER_FORMAT"],
            "{tagged}"
        );
        assert_eq!(
            lines::<ForeignAround>(&format!(r#"{{{tagged},"n":"x"}}"#)),
            [" INVALID_FORMAT", "n INVALID_NUMBER_FORMAT"],
            "{tagged}"
        );
    }
    assert_eq!(lines::<ForeignAlone>(r#"{"tagged":{"t":"A"},"n":1}"#), ["tagged.k REQUIRED_FIELD_MISSING"]);
    assert_eq!(lines::<ForeignAround>(r#"{"t":"A","n":1}"#), ["k REQUIRED_FIELD_MISSING"]);
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct FlatByFunction {
    #[serde(flatten, deserialize_with = "as_is")]
    rest: FlatRest,
    k: u8,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct FlatRest {
    #[api(range(min = 1))]
    n: u8,
    m: Option<u8>,
}

#[test]
fn what_a_function_reads_of_the_members_that_are_left() {
    agrees::<FlatByFunction>(r#"{"n":1,"k":1}"#, &[]);
    assert_eq!(lines::<FlatByFunction>(r#"{"n":0,"k":1}"#), ["n INVALID_NUMBER_RANGE"]);
    agrees::<FlatByFunction>(
        r#"{"n":"x","m":"y","k":"z"}"#,
        &["n INVALID_NUMBER_FORMAT", "m INVALID_NUMBER_FORMAT", "k INVALID_NUMBER_FORMAT"],
    );
    agrees::<FlatByFunction>(
        r#"{"n":0,"m":"y","k":"z"}"#,
        &["n INVALID_NUMBER_RANGE", "m INVALID_NUMBER_FORMAT", "k INVALID_NUMBER_FORMAT"],
    );
    agrees::<FlatByFunction>(r#"{"k":1}"#, &["n REQUIRED_FIELD_MISSING"]);
}

#[test]
fn foreign_types_whose_places_are_certain() {
    for (body, expected) in [
        (r#""tagged":{"k":{"b":1},"t":"C"}"#, "tagged.t INVALID_FORMAT"),
        (r#""tagged":{"k":{"b":1}}"#, "tagged.t REQUIRED_FIELD_MISSING"),
        (r#""tagged":{"t":"A"}"#, "tagged.k REQUIRED_FIELD_MISSING"),
        (r#""adjacent":{"t":"A","c":{"k":{"b":"x"}}}"#, "adjacent.c.k.b INVALID_NUMBER_FORMAT"),
        (r#""adjacent":{"t":"A","c":{"k":{}}}"#, "adjacent.c.k.b REQUIRED_FIELD_MISSING"),
        (r#""adjacent":{"t":"A"}"#, "adjacent.c REQUIRED_FIELD_MISSING"),
        (r#""flat":{"n":1}"#, "flat.k REQUIRED_FIELD_MISSING"),
        (r#""flat":{"k":{"b":1}}"#, "flat.n REQUIRED_FIELD_MISSING"),
        (r#""flat":{"n":1,"n":2,"k":{"b":1}}"#, "flat.n INVALID_FORMAT"),
        (r#""flat":{"n":"x","k":{"b":"x"}}"#, "flat.n INVALID_NUMBER_FORMAT"),
        (r#""plain":{"k":{"b":"x"}}"#, "plain.k.b INVALID_NUMBER_FORMAT"),
        (r#""plain":{"k":{"b":1,"c":"green"}}"#, "plain.k.c INVALID_FORMAT"),
        (r#""plain":{"k":{"b":1,"b":1}}"#, "plain.k.b INVALID_FORMAT"),
        (r#""plain":{}"#, "plain.k REQUIRED_FIELD_MISSING"),
    ] {
        assert_eq!(lines::<Foreigns>(&format!("{{{body}}}")), [expected], "{body}");
    }
}
