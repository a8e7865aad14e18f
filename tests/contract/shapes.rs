//! Every shape of type, and where its fields are in a body.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    net::IpAddr,
};

use api_validate::{ApiValidate, Patch};
use serde::Deserialize;

use super::lines;

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(dead_code)] // described only
struct Plain<'a> {
    text: String,
    borrowed: &'a str,
    maybe_borrowed: Option<Cow<'a, str>>,
    #[serde(default)]
    patch: Patch<bool>,
    #[serde(default)]
    defaulted: u8,
    #[api(required)]
    demanded: Option<f64>,
    #[serde(rename = "odd.name")]
    odd: char,
    #[serde(skip)]
    skipped: u8,
    #[serde(deserialize_with = "read")]
    converted: Option<u8>,
    #[api(date(max = today))]
    day: String,
    foreign: Option<IpAddr>,
    #[api(when(self.defaulted > 0, required, length(max = 3)))]
    sometimes: Option<String>,
    #[api(absent)]
    id: Option<u64>,
}

fn read<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    Option::deserialize(deserializer)
}

#[test]
fn plain_fields() {
    assert_eq!(
        lines(&Plain::contract()),
        [
            "text: text required",
            "borrowed: text required",
            "maybeBorrowed: text",
            "patch: true or false",
            "defaulted: a whole number from 0 to 255",
            "demanded: a number required; a value",
            "[\"odd.name\"]: one character required",
            "converted: a value required",
            "day: a date required; a date as dd/MMM/YYYY, such as 30/JUL/1966; not after today",
            "foreign: an IP address, such as 192.0.2.1 or 2001:db8::1",
            "sometimes: text; under a condition: a value; under a condition: at most 3 characters",
            "id: a whole number from 0 to 18446744073709551615; no value",
        ]
    );
}

#[test]
fn what_is_required_under_a_condition_has_its_code() {
    let contract = Plain::contract();
    let field = super::field(&contract, "sometimes");
    assert!(!field.is_required());
    assert!(field.rules().iter().all(api_validate::contract::FieldRule::is_conditional));
    let codes: Vec<_> = field.error_types().iter().map(|ty| ty.as_str()).collect();
    assert_eq!(codes, ["REQUIRED_FIELD_MISSING", "MAX_LENGTH_EXCEEDED", "INVALID_FORMAT"]);
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Collections {
    #[api(length(min = 1, max = 3), each(required, length(max = 5)))]
    list: Vec<String>,
    #[api(length(max = 3), unique)]
    optional: Option<Vec<Option<u8>>>,
    #[api(length(max = 4))]
    foreign: Vec<IpAddr>,
    #[api(keys(alphanumeric, length(max = 3)), each(length(max = 2), each(length(max = 1))))]
    map: BTreeMap<String, Vec<String>>,
    foreign_map: HashMap<String, IpAddr>,
    set: BTreeSet<u8>,
    array: [Item; 2],
    tuple: (u8, Item),
    boxed: Box<[Item]>,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Item {
    #[api(email)]
    email: Option<String>,
}

#[test]
fn collections_have_elements() {
    assert_eq!(
        lines(&Collections::contract()),
        [
            "list: a list required; 1 to 3 items",
            "list[*]: text required; a value; at most 5 characters",
            "optional: a list; at most 3 items; items that all differ",
            "optional[*]: a whole number from 0 to 255",
            "foreign: a list required; at most 4 items",
            "foreign[*]: an IP address, such as 192.0.2.1 or 2001:db8::1 required",
            "map: an object required",
            "map[*]: a list required; as its name, letters and digits only; as its name, at most 3 characters; \
         at most 2 items",
            "map[*][*]: text required; at most 1 character",
            "foreign_map: an object required",
            "foreign_map[*]: an IP address, such as 192.0.2.1 or 2001:db8::1 required",
            "set: a list required",
            "set[*]: a whole number from 0 to 255 required",
            "array: a list required",
            "array[*]: an object required",
            "array[*].email: text; an e-mail address, such as name@example.com",
            "tuple: a list required",
            "tuple[0]: a whole number from 0 to 255 required",
            "tuple[1]: an object required",
            "tuple[1].email: text; an e-mail address, such as name@example.com",
            "boxed: a list required",
            "boxed[*]: an object required",
            "boxed[*].email: text; an e-mail address, such as name@example.com",
        ]
    );
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Email(#[api(email)] String);

#[derive(Deserialize, ApiValidate)]
#[serde(transparent)]
#[allow(dead_code)]
struct Emails {
    #[api(length(max = 2))]
    all: Vec<Email>,
}

#[derive(Deserialize, ApiValidate)]
#[serde(try_from = "u32")]
#[allow(dead_code)]
struct Even(#[api(multiple_of(2))] u32);

impl TryFrom<u32> for Even {
    type Error = String;

    fn try_from(n: u32) -> Result<Self, String> {
        Ok(Self(n))
    }
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Pair(#[api(length(max = 1))] String, Option<u8>);

#[derive(Deserialize, ApiValidate)]
struct Unit;

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Newtypes {
    #[api(required)]
    email: Option<Email>,
    emails: Emails,
    even: Even,
    pair: Pair,
    unit: Unit,
    #[api(skip)]
    unasked: Email,
}

#[test]
fn a_newtype_is_what_it_holds() {
    assert_eq!(
        lines(&Newtypes::contract()),
        [
            "email: text required; a value; an e-mail address, such as name@example.com",
            "emails: a list required; at most 2 items",
            "emails[*]: text required; an e-mail address, such as name@example.com",
            "even: a value required; a multiple of 2",
            "pair: a list required",
            "pair[0]: text required; at most 1 character",
            "pair[1]: a whole number from 0 to 255",
            "unit: a value required",
            "unasked: a value required",
        ]
    );
    let contract = Email::contract();
    assert!(contract.fields().is_empty());
    assert_eq!(
        contract.rules().iter().map(api_validate::contract::FieldRule::name).collect::<Vec<_>>(),
        ["email"]
    );
    assert_eq!(
        lines(&Vec::<Email>::contract()),
        ["[*]: text required; an e-mail address, such as name@example.com"]
    );
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Outer {
    first: u8,
    #[serde(flatten)]
    page: Page,
    #[serde(flatten)]
    more: HashMap<String, String>,
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct Page {
    #[api(range(max = 100))]
    page_size: Option<u8>,
    #[serde(flatten)]
    deeper: Deeper,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Deeper {
    last: bool,
}

#[test]
fn flattened_fields_stand_among_the_others() {
    assert_eq!(
        lines(&Outer::contract()),
        [
            "first: a whole number from 0 to 255 required",
            "pageSize: a whole number from 0 to 255; a number that is at most 100",
            "last: true or false required",
            "[*]: text required",
        ]
    );
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
enum Simple {
    NorthWest,
    South,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
enum External {
    Nothing,
    Circle {
        #[api(range(above = 0))]
        radius: f64,
    },
    Named(#[api(length(max = 5))] String),
    Pair(u8, Item),
    #[serde(skip_deserializing)]
    Skipped(String),
}

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "type", rename_all = "lowercase", rename_all_fields = "camelCase")]
#[allow(dead_code)]
enum Internal {
    Nothing,
    Circle { inner_radius: u8 },
    Page(Page),
}

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
enum Adjacent {
    Circle {
        radius: u8,
    },
    Named(String),
    #[serde(other)]
    Other,
}

#[derive(Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Untagged {
    Circle { radius: u8 },
    Page(Page),
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Enums {
    simple: Simple,
    external: External,
    internal: Internal,
    adjacent: Adjacent,
    untagged: Untagged,
}

#[test]
fn enums_have_the_fields_of_all_variants() {
    assert_eq!(
        lines(&Enums::contract()),
        [
            "simple: one of northWest, south required",
            "external: one of Nothing, Circle, Named, Pair required",
            "external.Circle of Circle: an object required",
            "external.Circle.radius: a number required; a number that is above 0",
            "external.Named of Named: text required; at most 5 characters",
            "external.Pair of Pair: a list required",
            "external.Pair[0]: a whole number from 0 to 255 required",
            "external.Pair[1]: an object required",
            "external.Pair[1].email: text; an e-mail address, such as name@example.com",
            "internal: an object required",
            "internal.type: one of nothing, circle, page required",
            "internal.innerRadius of circle: a whole number from 0 to 255 required",
            "internal.pageSize of page: a whole number from 0 to 255; a number that is at most 100",
            "internal.last of page: true or false required",
            "adjacent: an object required",
            "adjacent.t: text required",
            "adjacent.c of Circle: an object required",
            "adjacent.c.radius: a whole number from 0 to 255 required",
            "adjacent.c of Named: text required",
            "untagged: a value required",
            "untagged.radius of Circle: a whole number from 0 to 255 required",
            "untagged.pageSize of Page: a whole number from 0 to 255; a number that is at most 100",
            "untagged.last of Page: true or false required",
        ]
    );
}

#[derive(Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Stop {
    Text(#[api(email)] String),
    Numbers(#[api(length(max = 2), each(range(max = 9)))] Vec<u8>),
    More(Stops),
}

#[derive(Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Stops {
    Again(Box<Stops>),
    Words(#[api(one_of("all", code = "ACME_WORD"))] String),
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Stopping {
    stop: Stop,
}

#[test]
fn the_content_of_an_untagged_variant_stands_in_place_of_the_enum() {
    let contract = Stopping::contract();
    assert_eq!(
        lines(&contract),
        [
            "stop: a value required",
            "stop of Text: text required; an e-mail address, such as name@example.com",
            "stop of Numbers: a list required; at most 2 items",
            "stop[*]: a whole number from 0 to 255 required; a number that is at most 9",
            "stop of Words: text required; one of all",
        ]
    );
    let codes: Vec<_> = contract.fields()[0].error_types().iter().map(|ty| ty.as_str()).collect();
    assert_eq!(codes, ["REQUIRED_FIELD_MISSING", "MAX_LENGTH_EXCEEDED", "INVALID_FORMAT", "ACME_WORD"]);
    let told: Vec<_> = contract.fields().iter().map(|field| field.name().to_owned()).collect();
    assert_eq!(told, ["stop"]);
    let report =
        api_validate::json::from_str::<Stopping>(r#"{"stop":[1,2,3]}"#).err().expect("it is too long");
    let answered: Vec<_> = report.iter().map(|record| record.error_type().as_str()).collect();
    assert_eq!(answered, ["MAX_LENGTH_EXCEEDED"]);
    assert!(
        Stop::contract().to_markdown().contains("| the body of `Numbers` | a list | yes | at most 2 items |")
    );
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Unasked {
    #[api(skip, length(max = 2), each(length(max = 1)))]
    list: Vec<String>,
    #[api(skip, length(max = 2, unit = bytes))]
    text: String,
    #[api(length(max = 1))]
    newtype: Emails,
}

impl api_validate::kinds::Length for Emails {
    fn extent(&self) -> Option<api_validate::kinds::Extent<'_>> {
        self.all.extent()
    }
}

/// Of a type that nobody asks, a length is of items or of characters.
#[test]
fn a_length_of_a_value_that_is_not_known() {
    assert_eq!(
        lines(&Unasked::contract()),
        [
            "list: a value required; at most 2 items or characters",
            "list[*]: a value required; at most 1 item or character",
            "text: a value required; at most 2 bytes",
            "newtype: a list required; at most 1 item; at most 2 items",
            "newtype[*]: text required; an e-mail address, such as name@example.com",
        ]
    );
    let schema = Unasked::contract().to_json_schema();
    let note = serde_json::json!({ "rule": "length", "max": 2 });
    assert_eq!(schema["properties"]["list"]["x-rules"][1], note);
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Made {
    #[serde(deserialize_with = "as_is")]
    #[api(length(max = 2))]
    text: String,
    #[serde(deserialize_with = "commas")]
    #[api(length(max = 2), each(length(max = 1)))]
    list: Vec<String>,
    #[serde(deserialize_with = "as_is")]
    #[api(range(max = 9))]
    number: Option<u8>,
    #[serde(with = "chrono::serde::ts_seconds")]
    time: chrono::DateTime<chrono::Utc>,
}

fn as_is<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::deserialize(deserializer)
}

fn commas<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(String::deserialize(deserializer)?.split(',').map(str::to_owned).collect())
}

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "t")]
#[allow(dead_code)]
enum Kept {
    Map(#[api(length(max = 1))] std::collections::BTreeMap<String, u8>),
    Empty,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
enum Written {
    #[serde(deserialize_with = "as_is")]
    Text(#[api(length(max = 1))] String),
}

/// The content of a variant has its rules, where it stands in place of the enum and where a function reads it.
#[test]
fn the_content_of_variants() {
    let body = Kept::contract().fields().remove(1);
    assert_eq!((body.path(), body.variant()), ("", Some("Map")));
    assert_eq!(body.criteria().to_string(), "at most 1 item");
    let refused = api_validate::json::from_str::<Kept>(r#"{"t":"Map","a":1,"b":2}"#).err().expect("two");
    for error in &refused {
        assert!(Kept::contract().error_types().contains(&error.error_type()), "{error}");
    }
    assert_eq!(lines(&Written::contract()), ["Text of Text: a value required; at most 1 character"]);
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Chain {
    #[serde(deserialize_with = "as_is")]
    next: Option<Box<Chain>>,
    #[serde(deserialize_with = "as_is")]
    all: Vec<Vec<Chain>>,
    #[api(length(max = 1))]
    text: String,
}

#[test]
fn a_function_that_reads_the_type_around_it() {
    for field in Chain::contract().fields().iter().take(2) {
        let codes: Vec<_> = field.error_types().iter().map(|code| code.as_str()).collect();
        assert_eq!(
            codes,
            ["REQUIRED_FIELD_MISSING", "MAX_LENGTH_EXCEEDED", "INVALID_FORMAT"],
            "{}",
            field.path()
        );
    }
}

/// Rules see what a function makes of a value.
#[test]
fn a_value_that_a_function_reads() {
    let contract = Made::contract();
    assert_eq!(
        lines(&contract),
        [
            "text: a value required; at most 2 characters",
            "list: a value required; at most 2 items",
            "list[*]: a value required; at most 1 character",
            "number: a value required; a number that is at most 9",
            "time: a value required",
        ]
    );
    let told = |body: &str| {
        let errors = api_validate::json::from_str::<Made>(body).err().expect(body);
        errors.iter().map(|error| (error.field().to_string(), error.error_type().clone())).collect::<Vec<_>>()
    };
    for body in [
        r#"{"text":"abc","list":"a,b,c","number":10,"time":"x"}"#,
        r#"{"text":5,"list":5,"number":300,"time":1.5}"#,
        r#"{"text":null,"list":null,"number":"x","time":1e400}"#,
    ] {
        for (field, code) in told(body) {
            let field = contract.fields().into_iter().find(|known| known.path() == field).expect(&field);
            assert!(field.error_types().contains(&&code), "{body}: {} {code}", field.path());
        }
    }
    let rules = &Made::contract().to_json_schema()["properties"]["list"]["x-rules"];
    assert_eq!(rules[1], serde_json::json!({ "rule": "length", "max": 2 }));
}

#[derive(ApiValidate)]
#[api(context = u8)]
#[allow(dead_code)]
struct Generic<T, const N: usize> {
    #[api(length(max = N))]
    items: Vec<T>,
    #[api(nested)]
    one: T,
}

#[test]
fn generic_types_tell_of_their_arguments() {
    assert_eq!(
        lines(&Generic::<Counted, 7>::contract()),
        [
            "items: a list required; at most 7 items",
            "items[*]: an object required",
            "items[*].n: a whole number from 0 to 255 required; a number that is at most 9",
            "one: an object required",
            "one.n: a whole number from 0 to 255 required; a number that is at most 9",
        ]
    );
}

#[derive(Deserialize, ApiValidate)]
#[api(context = u8)]
#[allow(dead_code)]
struct Counted {
    #[api(range(max = 9))]
    n: u8,
}

/// Without serde, whatever it would accept is not known; an option is one all the same.
#[derive(ApiValidate)]
#[allow(dead_code)]
struct NotRead {
    #[api(length(max = 1))]
    text: String,
    maybe: Option<u8>,
    nested: Option<Box<Item>>,
}

#[test]
fn types_that_serde_does_not_read() {
    assert_eq!(
        lines(&NotRead::contract()),
        [
            "text: text required; at most 1 character",
            "maybe: a whole number from 0 to 255",
            "nested: an object",
            "nested.email: text; an e-mail address, such as name@example.com",
        ]
    );
}

#[test]
fn plain_values_have_no_fields() {
    assert!(lines(&u8::contract()).is_empty());
    assert!(lines(&Unit::contract()).is_empty());
    assert!(u8::contract().rules().is_empty());
}
