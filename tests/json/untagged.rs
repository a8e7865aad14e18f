//! Untagged enums: the variant that was meant says what is wrong with it.

use std::collections::BTreeMap;

use api_validate::{ApiValidate, json, query};
use api_validate_tests::lines_of;
use serde::{Deserialize, de::DeserializeOwned};

fn lines<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &str) -> Vec<String> {
    json::from_str::<T>(body).map_or_else(|errors| lines_of(&errors), |_| Vec::new())
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "lowercase")]
enum CardKind {
    Card,
    Credit,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "lowercase")]
enum TransferKind {
    Transfer,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Transfer {
    kind: TransferKind,
    #[api(length(max = 4))]
    iban: String,
    days: u8,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Payment {
    Card {
        kind: CardKind,
        #[api(length(max = 4))]
        number: String,
        month: u8,
    },
    Transfer(Transfer),
    Voucher(#[api(length(max = 4))] String),
    Codes(#[api(length(max = 2))] Vec<u8>),
    Nothing,
}

#[test]
fn a_field_with_one_of_its_names_tells_the_variant() {
    assert_eq!(
        lines::<Payment>(r#"{"kind":"card","number":"12345","month":"x"}"#),
        ["number MAX_LENGTH_EXCEEDED", "month INVALID_NUMBER_FORMAT"]
    );
    assert_eq!(
        lines::<Payment>(r#"{"kind":"transfer","iban":"12345","days":300}"#),
        ["iban MAX_LENGTH_EXCEEDED", "days INVALID_NUMBER_RANGE"]
    );
    assert_eq!(
        lines::<Payment>(r#"{"k\u0069nd":"cr\u0065dit"}"#),
        ["number REQUIRED_FIELD_MISSING", "month REQUIRED_FIELD_MISSING"]
    );
    // None of the names, or no text: nobody knows which was meant.
    for kind in [r#""cash""#, "null", "5", r#"["card"]"#] {
        assert_eq!(lines::<Payment>(&format!(r#"{{"kind":{kind},"number":"1"}}"#)), [" INVALID_FORMAT"]);
    }
    assert_eq!(lines::<Payment>("{}"), [" INVALID_FORMAT"]);
}

#[derive(Debug, Deserialize, ApiValidate)]
enum First {
    #[serde(rename = "1")]
    One,
}

#[derive(Debug, Deserialize, ApiValidate)]
enum Second {
    #[serde(rename = "2")]
    Two,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Release {
    Old { version: First, number: u8 },
    New { version: Second, number: u8 },
}

#[test]
fn a_number_is_no_name() {
    assert_eq!(lines::<Release>(r#"{"version":"1","number":"x"}"#), ["number INVALID_NUMBER_FORMAT"]);
    for version in ["1", "112", "[1]"] {
        assert_eq!(
            lines::<Release>(&format!(r#"{{"version":{version},"number":"x"}}"#)),
            [" INVALID_FORMAT"],
            "{version}"
        );
    }
}

#[test]
fn the_only_variant_of_the_kind_is_meant() {
    assert_eq!(
        lines::<Payment>(r#"[1,"x",300]"#),
        [" MAX_LENGTH_EXCEEDED", "[1] INVALID_NUMBER_FORMAT", "[2] INVALID_NUMBER_RANGE"]
    );
    // No variant reads such a value.
    assert_eq!(lines::<Payment>("true"), [" INVALID_FORMAT"]);
    assert_eq!(lines::<Payment>("1"), [" INVALID_FORMAT"]);
    // What can be read breaks its rules as ever.
    assert_eq!(lines::<Payment>(r#""12345""#), [" MAX_LENGTH_EXCEEDED"]);
    assert!(lines::<Payment>("null").is_empty());
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(untagged, deny_unknown_fields)]
#[allow(dead_code)]
enum Reference {
    Id(u64),
    Full {
        id: u64,
        #[serde(default)]
        inner: Option<Box<Reference>>,
    },
}

#[test]
fn inside_of_each_other() {
    assert_eq!(
        lines::<Reference>(r#"{"id":1,"inner":{"id":"x","inner":{"id":-1,"more":1}}}"#),
        [
            "inner.id INVALID_NUMBER_FORMAT",
            "inner.inner.id INVALID_NUMBER_RANGE",
            "inner.inner.more INVALID_FORMAT"
        ]
    );
    assert_eq!(lines::<Reference>("-1"), [" INVALID_NUMBER_RANGE"]);
    assert_eq!(lines::<Reference>(r#"{"id":1,"inner":{"id":1,"id":2}}"#), ["inner.id INVALID_FORMAT"]);
    assert_eq!(
        lines::<BTreeMap<String, Vec<Reference>>>(r#"{"a":[{"id":"x"},-1],"b":[true]}"#),
        ["a[0].id INVALID_NUMBER_FORMAT", "a[1] INVALID_NUMBER_RANGE", "b[0] INVALID_FORMAT"]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "type")]
#[allow(dead_code)]
enum Shape {
    Circle { radius: u8 },
    Square { side: u8 },
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
enum Mixed {
    Named {
        n: u8,
    },
    Unit,
    #[serde(skip)]
    Skipped(BTreeMap<String, u8>),
    #[serde(untagged)]
    Shape(Shape),
    #[serde(untagged)]
    List(Vec<u8>),
}

#[test]
fn beside_variants_with_a_tag() {
    assert_eq!(lines::<Mixed>(r#"{"Named":{"n":"x"}}"#), ["Named.n INVALID_NUMBER_FORMAT"]);
    assert_eq!(lines::<Mixed>(r#"{"type":"Circle","radius":"x"}"#), ["radius INVALID_NUMBER_FORMAT"]);
    assert_eq!(lines::<Mixed>(r#"{"type":"Oval"}"#), ["type INVALID_FORMAT"]);
    // It has the name of a variant, and something else: it is none that has a tag.
    assert_eq!(lines::<Mixed>(r#"{"Named":{"n":1},"type":"Square"}"#), ["side REQUIRED_FIELD_MISSING"]);
    assert_eq!(lines::<Mixed>("[1,300]"), ["[1] INVALID_NUMBER_RANGE"]);
    assert_eq!(lines::<Mixed>(r#""Other""#), [" INVALID_FORMAT"]);
    assert!(lines::<Mixed>(r#""Unit""#).is_empty());
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Order {
    id: u8,
    #[serde(flatten)]
    payment: Flat,
    #[serde(flatten)]
    rest: BTreeMap<String, u16>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Flat {
    Card { kind: CardKind, month: u8 },
    Transfer { kind: TransferKind, days: u8 },
}

#[test]
fn flattened() {
    assert_eq!(
        lines::<Order>(r#"{"id":"x","kind":"card","month":300}"#),
        // A map takes all that no field has.
        ["id INVALID_NUMBER_FORMAT", "month INVALID_NUMBER_RANGE", "kind INVALID_NUMBER_FORMAT"]
    );
    assert_eq!(
        lines::<Order>(r#"{"id":1,"kind":"cash","month":300}"#),
        [" INVALID_FORMAT", "kind INVALID_NUMBER_FORMAT"]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Search {
    page: u8,
    by: By,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum By {
    Name(CardKind),
    Names(Vec<CardKind>),
}

#[test]
fn in_a_query_string() {
    let of = |text: &str| lines_of(&query::from_str::<Search>(text).unwrap_err());
    assert_eq!(of("page=x&by=cash"), ["page INVALID_NUMBER_FORMAT", "by INVALID_FORMAT"]);
    assert_eq!(of("page=1&by=card&by=cash"), ["by[1] INVALID_FORMAT"]);
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Lent<'a> {
    Text(&'a str),
    Full {
        #[serde(borrow)]
        name: &'a str,
        age: u8,
    },
}

#[test]
fn that_borrows() {
    let errors = json::from_str::<Lent<'_>>(r#"{"name":5,"age":"x"}"#).unwrap_err();
    assert_eq!(lines_of(&errors), ["name INVALID_FORMAT", "age INVALID_NUMBER_FORMAT"]);
}

/// One answer a value, however many there are: more than a report holds are not looked at.
#[test]
fn many() {
    let body = format!("[{}]", vec![r#"{"id":"x"}"#; 50_000].join(","));
    let errors = json::from_str::<Vec<Reference>>(&body).unwrap_err();
    assert!(errors.truncated());
    assert!(lines_of(&errors).iter().all(|line| line.ends_with(".id INVALID_NUMBER_FORMAT")));
}

/// Whether serde reads a type with parameters, its derive does not know.
mod with_a_parameter {
    use super::*;

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum OneOrMany<T> {
        One(#[api(nested)] T),
        Many(Vec<T>),
        Nothing,
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Holder {
        one: OneOrMany<u8>,
        n: u8,
    }

    #[test]
    fn it_is_told_with_everything_else() {
        let told = |body: &str| {
            let errors = json::from_str::<Holder>(body).expect_err(body);
            errors.iter().map(|error| format!("{} {}", error.field(), error.error_type())).collect::<Vec<_>>()
        };
        let n = "n INVALID_NUMBER_FORMAT";
        for fine in ["1", "[1,2]", "null"] {
            assert_eq!(told(&format!(r#"{{"one":{fine},"n":"x"}}"#)), [n], "{fine}");
        }
        assert_eq!(told(r#"{"one":{},"n":"x"}"#), ["one INVALID_FORMAT", n]);
        assert_eq!(
            told(r#"{"one":[1,"x",300],"n":"x"}"#),
            ["one[1] INVALID_NUMBER_FORMAT", "one[2] INVALID_NUMBER_RANGE", n]
        );
        assert_eq!(told(r#"{"n":"x"}"#), ["one REQUIRED_FIELD_MISSING", n]);
    }
}

/// What the variants read is said if their types say it.
mod of_another_kind {
    use super::*;

    fn words<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &str) -> String {
        let errors = json::from_str::<T>(body).err().expect(body);
        let [error] = &*errors.iter().collect::<Vec<_>>() else { panic!("{errors}") };
        assert_eq!(error.error_type().as_str(), "INVALID_FORMAT");
        assert_eq!(error.message().to_string(), format!("This must be {}.", error.criteria()));
        error.criteria().to_string()
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(transparent)]
    struct Sku(#[allow(dead_code)] String);

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Scalar {
        Flag(bool),
        Count(u8),
        More(Option<i64>),
        Sku(Sku),
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Part {
        One {
            id: u8,
        },
        Other {
            name: String,
        },
        Ratio(f64),
        Count(u8),
        Pair(u8, u8),
        #[serde(skip)]
        Inner(String),
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    enum Named {
        Unit,
        Content(#[allow(dead_code)] u8),
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Around {
        Named(Named),
        Nothing,
    }

    #[test]
    fn all_kinds_are_named_once() {
        for body in ["[]", "{}"] {
            assert_eq!(words::<Scalar>(body), "text, a whole number, null, true or false", "{body}");
        }
        for body in ["true", "\"x\""] {
            assert_eq!(words::<Part>(body), "a number, a list or an object", "{body}");
        }
        for body in ["true", "1", "[]"] {
            assert_eq!(words::<Around>(body), "text, an object or null", "{body}");
        }
        assert_eq!(words::<Release>("5"), "an object");
        let null = json::from_str::<Part>("null").unwrap_err();
        assert_eq!(null.to_string(), "This is required. (REQUIRED_FIELD_MISSING)");
        assert_eq!(null.iter().next().unwrap().criteria().to_string(), "a number, a list or an object");
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Row {
        part: Part,
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Limit {
        Most(u8),
        IsLimited(bool),
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Page {
        limit: Limit,
    }

    #[test]
    fn inside_of_others_and_in_query_strings() {
        let errors = json::from_str::<Vec<Row>>(r#"[{"part":true},{"part":{}}]"#).unwrap_err();
        let told: Vec<_> =
            errors.iter().map(|error| format!("{} {}", error.field(), error.criteria())).collect();
        // Several variants read objects, so the kind is right.
        assert_eq!(told, ["[0].part a number, a list or an object", "[1].part a value of the right form"]);
        let errors = query::from_str::<Page>("limit=all").unwrap_err();
        assert_eq!(errors.to_string(), "limit: This must be a whole number, true or false. (INVALID_FORMAT)");
        assert!(query::from_str::<Page>("limit=5").is_ok());
    }

    /// Nobody knows what it reads.
    fn number<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        u8::deserialize(deserializer)
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Converted {
        Text(String),
        One(#[serde(deserialize_with = "number")] u8),
        Other(#[serde(deserialize_with = "number")] u8),
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    enum Mixed {
        Unit,
        #[serde(untagged)]
        Count(u8),
        #[serde(untagged)]
        More(u16),
    }

    #[test]
    fn of_types_that_do_not_say_it_nothing_is_named() {
        assert_eq!(words::<Converted>("[]"), "a value of the right form");
        assert_eq!(words::<Mixed>("[]"), "a value of the right form");
        // The kind is right, and no variant is the only one.
        assert_eq!(words::<Part>("{}"), "a value of the right form");
    }
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Seen {
    Number(u64),
    Named {
        #[serde(deserialize_with = "seen")]
        name: String,
    },
    Text(#[serde(deserialize_with = "seen")] String),
}

fn seen<'de, D: serde::Deserializer<'de>>(source: D) -> Result<String, D::Error> {
    let value = serde_json::Value::deserialize(source)?;
    SEEN.with_borrow_mut(|seen| seen.push(value));
    Err(serde::de::Error::custom("no text"))
}

thread_local! {
    static SEEN: std::cell::RefCell<Vec<serde_json::Value>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// A contract calls it with other values, to see what it reads.
#[test]
fn a_function_gets_only_what_was_sent() {
    let is_sent = |value: &serde_json::Value| *value == true;
    assert_eq!(lines::<Vec<Seen>>("[true,true]").len(), 2);
    SEEN.with_borrow(|seen| assert!(!seen.is_empty() && seen.iter().all(is_sent), "{seen:?}"));
    Seen::contract();
    SEEN.with_borrow(|seen| assert!(!seen.iter().all(is_sent)));
}

/// Where no field holds one of a few names, the fields that were sent tell the variant.
mod told_by_fields {
    use super::*;

    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Rows {
        #[serde(alias = "lines")]
        rows: Vec<u8>,
        #[serde(flatten)]
        page: Page,
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Page {
        #[serde(default)]
        page: u8,
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Batch {
        Pull {
            id: u8,
            query: String,
            #[serde(default, alias = "most")]
            limit: u8,
        },
        Push(Rows),
        Named {
            id: u8,
            kind: CardKind,
            name: String,
        },
    }

    #[test]
    fn a_field_that_no_other_variant_has_tells_it() {
        assert_eq!(
            lines::<Batch>(r#"{"id":"x","query":5,"limit":300}"#),
            ["id INVALID_NUMBER_FORMAT", "query INVALID_FORMAT", "limit INVALID_NUMBER_RANGE"]
        );
        assert_eq!(lines::<Batch>(r#"{"rows":[1,"x"]}"#), ["rows[1] INVALID_NUMBER_FORMAT"]);
        // An alias is a name, and so is the field of a flattened type.
        assert_eq!(lines::<Batch>(r#"{"lines":5}"#), ["rows INVALID_FORMAT"]);
        assert_eq!(lines::<Batch>(r#"{"page":1}"#), ["rows REQUIRED_FIELD_MISSING"]);
        assert_eq!(
            lines::<Batch>(r#"{"most":1,"more":2}"#),
            ["id REQUIRED_FIELD_MISSING", "query REQUIRED_FIELD_MISSING"]
        );
    }

    #[test]
    fn no_such_field_or_those_of_two_variants_tell_nothing() {
        for body in [
            "{}",
            r#"{"id":1}"#,
            r#"{"more":1}"#,
            r#"{"query":1,"rows":1}"#,
            r#"{"query":{"rows":1},"page":1}"#,
        ] {
            assert_eq!(lines::<Batch>(body), [" INVALID_FORMAT"], "{body}");
        }
    }

    #[test]
    fn a_field_of_a_few_names_comes_first() {
        assert_eq!(lines::<Batch>(r#"{"id":1,"kind":"card","query":5}"#), ["name REQUIRED_FIELD_MISSING"]);
        // It was sent something else, so its variant was not meant.
        assert_eq!(lines::<Batch>(r#"{"id":1,"kind":"cash","name":"x"}"#), [" INVALID_FORMAT"]);
        assert_eq!(lines::<Batch>(r#"{"id":"x","kind":"cash","query":""}"#), [" INVALID_FORMAT"]);
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Open {
        Typed { rows: Vec<u8> },
        Any(BTreeMap<String, u8>),
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Extended {
        Plain {
            a: u8,
        },
        More {
            b: u8,
            #[serde(flatten)]
            rest: BTreeMap<String, u8>,
        },
    }

    #[test]
    fn a_variant_that_takes_any_field_leaves_it_open() {
        assert_eq!(lines::<Open>(r#"{"rows":"x"}"#), [" INVALID_FORMAT"]);
        assert_eq!(lines::<Open>(r#"{"rows":"x","more":1}"#), [" INVALID_FORMAT"]);
        assert_eq!(lines::<Extended>(r#"{"b":"x"}"#), [" INVALID_FORMAT"]);
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum OneOrMany {
        One(Batch),
        Many(#[api(length(max = 3))] Vec<Batch>),
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Nested {
        Leaf { n: u8 },
        Inner { inner: Box<Nested> },
        Other { other: Vec<Nested> },
    }

    #[test]
    fn through_many_levels_of_a_small_body() {
        let within = |levels: usize| {
            format!(r#"{}{{"n":"x"}}{}"#, r#"{"inner":{"other":["#.repeat(levels), "]}}".repeat(levels))
        };
        for levels in 0..6 {
            let path = "inner.other[0].".repeat(levels);
            assert_eq!(lines::<Nested>(&within(levels)), [format!("{path}n INVALID_NUMBER_FORMAT")]);
        }
        // Each level reads what is inside again, so of a deep body the record stands somewhere on the way.
        let deep = json::from_str::<Nested>(&within(40)).unwrap_err();
        assert_eq!(deep.len(), 1, "{deep}");
    }

    #[test]
    fn through_an_enum_inside_of_another() {
        assert_eq!(
            lines::<OneOrMany>(r#"[{"rows":[300]},{"id":1,"query":5},{"kind":"card"},{}]"#),
            [
                " MAX_LENGTH_EXCEEDED",
                "[0].rows[0] INVALID_NUMBER_RANGE",
                "[1].query INVALID_FORMAT",
                "[2].id REQUIRED_FIELD_MISSING",
                "[2].name REQUIRED_FIELD_MISSING",
                "[3] INVALID_FORMAT"
            ]
        );
        assert_eq!(lines::<OneOrMany>(r#"{"query":"","id":"x"}"#), ["id INVALID_NUMBER_FORMAT"]);
        let text = json::from_str::<OneOrMany>(r#""x""#).unwrap_err();
        assert_eq!(text.iter().next().unwrap().criteria().to_string(), "a list or an object");
    }
}
