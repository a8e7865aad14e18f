//! What is sound beside something that cannot be read keeps its rules: each mistake is told the first time.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, VecDeque},
    marker::PhantomData,
    net::IpAddr,
};

use api_validate::{ApiValidate, Checker, Patch, ValidationErrorType, Validator, Violation, json};
use api_validate_tests::lines_of;
use serde::{Deserialize, de::DeserializeOwned};

fn lines<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &str) -> Vec<String> {
    json::from_str::<T>(body).map_or_else(|errors| lines_of(&errors), |_| Vec::new())
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)] // read to be refused
struct Inner {
    #[api(range(min = 1))]
    n: u8,
    #[serde(default)]
    #[api(length(max = 1))]
    s: String,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Lists {
    #[serde(default)]
    #[api(each(length(max = 1)))]
    list: Vec<String>,
    #[serde(default)]
    #[api(each(range(max = 5)), keys(length(max = 1)))]
    map: BTreeMap<String, u8>,
    #[api(each(range(max = 5)))]
    optional: Option<Vec<u8>>,
    #[serde(default)]
    #[api(length(max = 2), each(when(self.optional.is_none(), range(max = 1)), range(max = 5)))]
    patch: Patch<Vec<u8>>,
    #[serde(default)]
    #[api(nested, length(max = 2))]
    items: Vec<Inner>,
    #[serde(default)]
    #[api(length(max = 1), each(custom(is_private)))]
    foreign: Vec<IpAddr>,
}

fn is_private(address: &IpAddr) -> Result<(), Violation> {
    match address {
        IpAddr::V4(address) if !address.is_private() => {
            Err(Violation::new(ValidationErrorType::InvalidFormat))
        }
        _ => Ok(()),
    }
}

#[test]
fn the_other_elements_of_a_list_keep_their_rules() {
    assert_eq!(
        lines::<Lists>(r#"{"list":["aa","b",5,"cc"]}"#),
        ["list[0] MAX_LENGTH_EXCEEDED", "list[2] INVALID_FORMAT", "list[3] MAX_LENGTH_EXCEEDED",]
    );
    assert_eq!(
        lines::<Lists>(r#"{"optional":[9,"x",9,null,1]}"#),
        [
            "optional[0] INVALID_NUMBER_RANGE",
            "optional[1] INVALID_NUMBER_FORMAT",
            "optional[2] INVALID_NUMBER_RANGE",
            "optional[3] REQUIRED_FIELD_MISSING",
        ]
    );
    assert_eq!(lines::<Lists>(r#"{"list":[5,6]}"#), ["list[0] INVALID_FORMAT", "list[1] INVALID_FORMAT"]);
    assert_eq!(lines::<Lists>(r#"{"list":"aa"}"#), ["list INVALID_FORMAT"]);
}

#[test]
fn the_other_entries_of_a_map_keep_their_rules() {
    assert_eq!(
        lines::<Lists>(r#"{"map":{"a":9,"bb":1,"c":"x","d":9,"e":1}}"#),
        [
            "map.c INVALID_NUMBER_FORMAT",
            "map.a INVALID_NUMBER_RANGE",
            "map.d INVALID_NUMBER_RANGE",
            "map.bb MAX_LENGTH_EXCEEDED",
        ]
    );
}

/// All elements count for the length. A condition over another field is judged beside what could not be read.
#[test]
fn the_length_of_a_list_is_that_which_was_sent() {
    assert_eq!(
        lines::<Lists>(r#"{"patch":[2,"x",1]}"#),
        ["patch MAX_LENGTH_EXCEEDED", "patch[0] INVALID_NUMBER_RANGE", "patch[1] INVALID_NUMBER_FORMAT"]
    );
    assert_eq!(
        lines::<Lists>(r#"{"optional":[],"patch":[2,"x",9]}"#),
        ["patch MAX_LENGTH_EXCEEDED", "patch[1] INVALID_NUMBER_FORMAT", "patch[2] INVALID_NUMBER_RANGE"]
    );
    assert_eq!(lines::<Lists>(r#"{"optional":[],"patch":[2,"x"]}"#), ["patch[1] INVALID_NUMBER_FORMAT"]);
    assert_eq!(
        lines::<Lists>(r#"{"items":[{"n":0},{"n":"x"},{"n":1,"s":"long"}]}"#),
        [
            "items MAX_LENGTH_EXCEEDED",
            "items[0].n INVALID_NUMBER_RANGE",
            "items[1].n INVALID_NUMBER_FORMAT",
            "items[2].s MAX_LENGTH_EXCEEDED",
        ]
    );
}

#[test]
fn elements_of_another_crates_type_keep_their_rules() {
    assert_eq!(
        lines::<Lists>(r#"{"foreign":["10.0.0.1","x","1.1.1.1"]}"#),
        ["foreign MAX_LENGTH_EXCEEDED", "foreign[1] INVALID_FORMAT", "foreign[2] INVALID_FORMAT",]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct ForeignMaps {
    #[serde(default)]
    #[api(each(custom(is_private)), keys(length(max = 2)))]
    hosts: BTreeMap<String, IpAddr>,
    #[serde(default)]
    by_number: HashMap<u8, IpAddr>,
    #[api(skip)]
    settings: Option<Settings>,
}

/// Of another crate, as far as the derive knows.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
#[allow(dead_code)]
struct Settings {
    depth: u8,
    name: String,
    host: Option<IpAddr>,
}

#[test]
fn entries_of_another_crates_type_are_all_told() {
    assert_eq!(
        lines::<ForeignMaps>(
            r#"{"hosts":{"a":"10.0.0.1","b":"x","c":5,"long":"10.0.0.1","d":"1.1.1.1","e":null}}"#
        ),
        [
            "hosts.b INVALID_FORMAT",
            "hosts.c INVALID_FORMAT",
            "hosts.e REQUIRED_FIELD_MISSING",
            "hosts.d INVALID_FORMAT",
            "hosts.long MAX_LENGTH_EXCEEDED",
        ]
    );
    assert_eq!(
        lines::<ForeignMaps>(r#"{"by_number":{"1":"::1","2":"x","3":"y","004":"::1"}}"#),
        [
            r#"by_number["2"] INVALID_FORMAT"#,
            r#"by_number["3"] INVALID_FORMAT"#,
            r#"by_number["004"] INVALID_FORMAT"#,
        ]
    );
    assert_eq!(
        lines::<ForeignMaps>(r#"{"settings":{"depth":300,"name":5,"host":"::1","extra":1,"depth":1}}"#),
        [
            "settings.depth INVALID_NUMBER_RANGE",
            "settings.name INVALID_FORMAT",
            "settings.extra INVALID_FORMAT",
        ]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(default)]
#[derive(Default)]
#[allow(dead_code)]
struct Holders {
    #[api(each(length(max = 1)))]
    boxed: Box<[String]>,
    #[api(each(length(max = 1)))]
    deep: Patch<Option<VecDeque<String>>>,
    #[api(each(length(max = 1)))]
    set: BTreeSet<String>,
    #[api(length(max = 2))]
    counts: BTreeMap<String, u8>,
    #[api(length(max = 2))]
    colours: Vec<Plain>,
}

/// Without rules, and serde reads it.
#[derive(Debug, Deserialize)]
#[allow(dead_code)]
enum Plain {
    Red,
    Blue,
}

impl ApiValidate for Plain {
    type Context = ();
    api_validate::read_by_serde!();

    fn check(&self, _: &mut Checker, (): &()) {}
}

#[test]
fn whatever_holds_the_list() {
    for name in ["boxed", "deep", "set"] {
        let expected = [
            format!("{name}[0] INVALID_FORMAT"),
            format!("{name}[2] REQUIRED_FIELD_MISSING"),
            format!("{name}[3] MAX_LENGTH_EXCEEDED"),
        ];
        assert_eq!(lines::<Holders>(&format!(r#"{{"{name}":[5,"a",null,"bb"]}}"#)), expected);
    }
    assert_eq!(
        lines::<Holders>(r#"{"colours":["Red","Green","Blue"]}"#),
        ["colours MAX_LENGTH_EXCEEDED", "colours[1] INVALID_FORMAT"]
    );
    assert_eq!(lines::<Holders>(r#"{"colours":["Red","Green"]}"#), ["colours[1] INVALID_FORMAT"]);
}

/// A name that is sent again is one entry.
#[test]
fn the_length_of_a_map_counts_each_name_once() {
    assert_eq!(lines::<Holders>(r#"{"counts":{"a":1,"a":2,"b":"x"}}"#), ["counts.b INVALID_NUMBER_FORMAT"]);
    assert_eq!(lines::<Holders>(r#"{"counts":{"a":1,"b":"x","b":"x"}}"#), ["counts.b INVALID_NUMBER_FORMAT"]);
    assert_eq!(
        lines::<Holders>(r#"{"counts":{"a":1,"c":2,"b":"x"}}"#),
        ["counts MAX_LENGTH_EXCEEDED", "counts.b INVALID_NUMBER_FORMAT"]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Page<T> {
    #[api(nested, length(max = 2))]
    items: Vec<T>,
}

#[test]
fn a_list_of_a_type_parameter_has_its_length() {
    assert_eq!(
        lines::<Page<Inner>>(r#"{"items":[{"n":0},{"n":"x"},{"n":1}]}"#),
        ["items MAX_LENGTH_EXCEEDED", "items[0].n INVALID_NUMBER_RANGE", "items[1].n INVALID_NUMBER_FORMAT"]
    );
}

#[test]
fn the_cap_holds_for_them_too() {
    let body = format!(r#"{{"list":[{}1]}}"#, r#""aa","#.repeat(1000));
    let errors = Validator::new().max_errors(7).from_json_str::<Lists>(&body, &()).unwrap_err();
    assert_eq!((errors.len(), errors.truncated()), (7, true));
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Owned {
    #[api(length(max = 2))]
    a: String,
    c: Cow<'static, str>,
    #[serde(default)]
    marker: PhantomData<&'static ()>,
    n: u8,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Lent<'a> {
    #[api(length(max = 2))]
    a: &'a str,
    c: Option<Cow<'static, str>>,
    n: u8,
}

#[test]
fn what_is_owned_does_not_borrow() {
    let expected = ["a MAX_LENGTH_EXCEEDED", "c INVALID_FORMAT", "n INVALID_NUMBER_FORMAT"];
    let body = r#"{"a":"long","c":5,"n":"x"}"#;
    assert_eq!(lines::<Owned>(body), expected);
    assert_eq!(lines_of(&json::from_str::<Lent<'_>>(body).unwrap_err()), expected);
}

struct Limits {
    longest: usize,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[api(context = Limits)]
#[allow(dead_code)]
struct WithContext {
    #[api(nested(context = ctx.longest))]
    inner: Option<Counted>,
    #[api(nested(context = self.longest))]
    of_self: Option<Counted>,
    #[serde(default)]
    longest: usize,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[api(context = usize)]
#[allow(dead_code)]
struct Counted {
    #[api(custom(short))]
    a: String,
    z: u8,
}

fn short(text: &str, longest: &usize) -> Result<(), Violation> {
    if text.len() > *longest { Err(Violation::new(ValidationErrorType::MaxLengthExceeded)) } else { Ok(()) }
}

#[test]
fn another_context_reaches_what_can_be_read() {
    let errors = Validator::new().from_json_str::<WithContext>(
        r#"{"inner":{"a":"long","z":"x"},"of_self":{"a":"long","z":"x"}}"#,
        &Limits { longest: 2 },
    );
    assert_eq!(
        lines_of(&errors.unwrap_err()),
        [
            "inner.a MAX_LENGTH_EXCEEDED",
            "inner.z INVALID_NUMBER_FORMAT",
            // What the context is, depends on the whole.
            "of_self.z INVALID_NUMBER_FORMAT",
        ]
    );
}

#[derive(Debug, Deserialize, ApiValidate, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
enum Colour {
    #[serde(alias = "rouge")]
    Red,
    Blue,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Keyed {
    #[serde(default)]
    by_colour: BTreeMap<Colour, Inner>,
    #[serde(default)]
    counts: HashMap<Colour, u8>,
    #[serde(default)]
    by_id: BTreeMap<uuid::Uuid, u8>,
}

#[test]
fn keys_that_are_enums_or_uuids() {
    let body = r#"{"by_colour":{"red":{"n":"x"},"green":{"n":1},"blue":{"n":0},"rouge":{"n":"x"}},
        "counts":{"red":"x","blue":"x","green":1},
        "by_id":{"123e4567-e89b-12d3-a456-426614174000":"x","x":1,"123e4567-e89b-12d3-a456-426614174001":300}}"#;
    assert_eq!(
        lines::<Keyed>(body),
        [
            "by_colour.red.n INVALID_NUMBER_FORMAT",
            "by_colour.green INVALID_FORMAT",
            "by_colour.blue.n INVALID_NUMBER_RANGE",
            "by_colour.rouge.n INVALID_NUMBER_FORMAT",
            "counts.red INVALID_NUMBER_FORMAT",
            "counts.blue INVALID_NUMBER_FORMAT",
            "counts.green INVALID_FORMAT",
            r#"by_id["123e4567-e89b-12d3-a456-426614174000"] INVALID_NUMBER_FORMAT"#,
            "by_id.x INVALID_FORMAT",
            r#"by_id["123e4567-e89b-12d3-a456-426614174001"] INVALID_NUMBER_RANGE"#,
        ]
    );
    let errors = json::from_str::<Keyed>(r#"{"counts":{"green":1},"by_id":{"x":1}}"#).unwrap_err();
    assert_eq!(
        errors.to_string(),
        "counts.green: This must be one of red, blue. (INVALID_FORMAT)\n\
         by_id.x: This name must be a UUID, such as 123e4567-e89b-12d3-a456-426614174000. (INVALID_FORMAT)"
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "type")]
#[allow(dead_code)]
enum Tagged {
    Boxed(Box<Inner>),
    #[serde(untagged)]
    Other {
        q: u8,
    },
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "type")]
#[allow(dead_code)]
enum Known {
    Boxed(Box<Inner>),
    Map(BTreeMap<String, u8>),
}

#[test]
fn boxed_content_of_a_tagged_variant() {
    let of = |rest: &str| lines::<Known>(&format!(r#"{{"type":"Boxed",{rest}}}"#));
    assert_eq!(of(r#""n":"x","s":5"#), ["n INVALID_NUMBER_FORMAT", "s INVALID_FORMAT"]);
    assert_eq!(of(r#""n":"x","s":"long""#), ["n INVALID_NUMBER_FORMAT", "s MAX_LENGTH_EXCEEDED"]);
    assert_eq!(
        lines::<Known>(r#"{"type":"Map","a":"x","b":1,"c":300}"#),
        ["a INVALID_NUMBER_FORMAT", "c INVALID_NUMBER_RANGE",]
    );
    // A variant without a tag is none that the tag can name.
    let errors = json::from_str::<Tagged>(r#"{"type":"X"}"#).unwrap_err();
    assert!(!errors.to_string().contains("Other"), "{errors}");
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Envelope<T> {
    id: u8,
    #[serde(flatten)]
    #[api(nested)]
    data: T,
}

#[test]
fn flattened_parameters() {
    let expected = ["id INVALID_NUMBER_FORMAT", "n INVALID_NUMBER_RANGE", "s MAX_LENGTH_EXCEEDED"];
    let body = r#"{"id":"x","n":0,"s":"long"}"#;
    assert_eq!(lines::<Envelope<Inner>>(body), expected);
    assert_eq!(lines::<Envelope<Box<Inner>>>(body), expected);
    assert_eq!(lines::<Envelope<Option<Inner>>>(body), expected);
    assert_eq!(lines::<Envelope<Option<Inner>>>(r#"{"id":"x","n":"x"}"#), ["id INVALID_NUMBER_FORMAT"]);
    assert_eq!(
        lines::<Envelope<HashMap<String, u8>>>(r#"{"id":"x","n":"x","s":300,"t":5}"#),
        ["id INVALID_NUMBER_FORMAT", "n INVALID_NUMBER_FORMAT", "s INVALID_NUMBER_RANGE",]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct FlatMaps {
    id: u8,
    #[serde(flatten)]
    #[api(keys(length(max = 1)))]
    rest: BTreeMap<String, Inner>,
}

#[test]
fn every_member_of_a_flattened_map() {
    assert_eq!(
        lines::<FlatMaps>(r#"{"id":1,"a":{"n":0},"b":{"n":"x"},"c":{"n":300,"s":"long"}}"#),
        [
            "a.n INVALID_NUMBER_RANGE",
            "b.n INVALID_NUMBER_FORMAT",
            "c.n INVALID_NUMBER_RANGE",
            "c.s MAX_LENGTH_EXCEEDED",
        ]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Either {
    Object(Inner),
    Number(#[api(range(max = 9))] u8),
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Untagged {
    #[serde(default)]
    list: Vec<Either>,
    #[serde(default)]
    map: BTreeMap<String, Either>,
}

#[test]
fn untagged_values_beside_each_other() {
    assert_eq!(
        lines::<Untagged>(r#"{"list":[{"n":"x"},{"n":0},"bad",50]}"#),
        [
            "list[0].n INVALID_NUMBER_FORMAT",
            "list[1].n INVALID_NUMBER_RANGE",
            "list[2] INVALID_FORMAT",
            "list[3] INVALID_NUMBER_RANGE",
        ]
    );
    assert_eq!(
        lines::<Untagged>(r#"{"map":{"a":{"n":"x"},"b":{"n":0},"c":"bad","d":50}}"#),
        [
            "map.a.n INVALID_NUMBER_FORMAT",
            "map.b.n INVALID_NUMBER_RANGE",
            "map.c INVALID_FORMAT",
            "map.d INVALID_NUMBER_RANGE",
        ]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Shadowing {
    id: u8,
    #[serde(flatten)]
    shadowed: Shadowed,
    n: u8,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Shadowed {
    #[api(range(min = 100))]
    id: Option<u8>,
    z: u8,
}

#[test]
fn a_field_that_another_has_taken_is_not_there() {
    assert!(lines::<Shadowing>(r#"{"id":5,"z":1,"n":1}"#).is_empty());
    assert_eq!(lines::<Shadowing>(r#"{"id":5,"z":1,"n":"x"}"#), ["n INVALID_NUMBER_FORMAT"]);
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct Foreign {
    x: u8,
    y: u8,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
enum Adjacent {
    A(u8),
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Twice {
    #[api(skip)]
    foreign: Option<Foreign>,
    adjacent: Option<Adjacent>,
}

#[test]
fn a_field_that_was_sent_twice_has_its_name() {
    assert_eq!(lines::<Twice>(r#"{"foreign":{"x":1,"x":2,"y":1}}"#), ["foreign.x INVALID_FORMAT"]);
    assert_eq!(lines::<Twice>(r#"{"adjacent":{"t":"A","c":1,"c":2}}"#), ["adjacent.c INVALID_FORMAT"]);
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Large {
    unsigned: Option<u128>,
    signed: Option<i128>,
}

#[test]
fn numbers_beyond_128_bits() {
    let of = |body: &str| json::from_str::<Large>(body).unwrap_err().to_string();
    assert_eq!(of(r#"{"unsigned":-1}"#), "unsigned: This number is too small. (INVALID_NUMBER_RANGE)");
    let large = format!(r#"{{"signed":1{}}}"#, "0".repeat(42));
    assert_eq!(of(&large), "signed: This number is too large. (INVALID_NUMBER_RANGE)");
    assert_eq!(of(r#"{"signed":"x"}"#), "signed: This must be a whole number. (INVALID_NUMBER_FORMAT)");
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Placed {
    #[serde(flatten)]
    place: Option<Place>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Place {
    x: u8,
    y: u8,
}

/// serde stops at the first one, and the type reads nothing of a part that may be absent.
#[test]
fn half_of_a_surrogate_pair_where_serde_alone_knows() {
    let read = |body: &str| json::from_str::<Placed>(body).unwrap_err();
    let one = read(r#"{"x":"\ud800","y":1}"#);
    assert_eq!(
        one.to_string(),
        "x: This has half of a surrogate pair. Send both halves, or neither. (INVALID_FORMAT)"
    );
    let two = read(r#"{"x":"\ud800","y":"\ud800"}"#);
    assert_eq!((lines_of(&two).len(), one.truncated(), two.truncated()), (1, false, true));
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "kind")]
#[allow(dead_code)]
enum ByPosition {
    #[serde(skip)]
    Hidden,
    First {
        n: u8,
    },
    Holds {
        list: Vec<u8>,
        inner: Box<ByPosition>,
    },
}

/// From its buffer, serde takes a number for the position of a variant.
#[test]
fn a_tag_that_is_a_number() {
    let body =
        |list: &str, tag: &str| format!(r#"{{"kind":"Holds","list":{list},"inner":{{"kind":{tag},"n":1}}}}"#);
    assert!(serde_json::from_str::<ByPosition>(&body("[]", "0")).is_ok());
    assert_eq!(lines::<ByPosition>(&body("5", "0")), ["list INVALID_FORMAT"]);
    for tag in ["2", "-1", "0.5", "18446744073709551616"] {
        assert!(serde_json::from_str::<ByPosition>(&body("[]", tag)).is_err());
        assert_eq!(
            lines::<ByPosition>(&body("5", tag)),
            ["list INVALID_FORMAT", "inner.kind INVALID_FORMAT"]
        );
    }
    let outside = r#"{"kind":0,"n":1}"#;
    assert!(serde_json::from_str::<ByPosition>(outside).is_err());
    assert_eq!(lines::<ByPosition>(outside), ["kind INVALID_FORMAT"]);
}
