//! The languages that ship: every text of every record and of every error has its translation.
//!
//! `golden/languages.txt` holds them beside each other. After a change,
//! `BLESS=1 cargo test -p api-validate-tests --test report` writes it anew; read the difference like code.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    num::{NonZeroI8, NonZeroU8},
    time::{Duration, SystemTime},
};

use api_validate::{
    ApiError, ApiValidate, ErrorFormat, Fault, French, German, Locale, SharedLocale, ValidationError,
    ValidationErrorType, ValidationErrors, Violation, json,
    kinds::MapKey,
    metadata::{Asking, AttributeId, Catalog, Findings, Item, List, Problem},
    response::ErrorType,
    rules,
};
use serde::Deserialize;

use crate::locale::reports;

const GOLDEN: &str = "golden/languages.txt";

fn languages() -> [SharedLocale; 2] {
    [SharedLocale::new(German::new()), SharedLocale::new(French::new())]
}

#[derive(Deserialize, ApiValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Known {
    age: u8,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
enum Choice {
    Unit,
    Two(u8, u8),
}

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "kind")]
#[allow(dead_code)]
enum Tagged {
    One { age: u8 },
}

#[derive(Deserialize, ApiValidate)]
struct Plain {
    #[api(number(integer))]
    whole: String,
    #[api(range(min = 1))]
    bounded: String,
    #[api(multiple_of(5))]
    step: String,
}

#[derive(Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Either {
    Text(String),
    Count(u8),
    Is(bool),
}

#[derive(Deserialize, ApiValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Ratio {
    Number(f64),
    Object { a: u8, b: u8 },
    Nothing,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
enum Open {
    Known,
    #[serde(other)]
    Other,
}

#[derive(Debug)]
struct Picky;

impl<'de> Deserialize<'de> for Picky {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?;
        Err(serde::de::Error::custom("never"))
    }
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Holder {
    #[api(skip)]
    picky: Picky,
}

/// A list that has two elements, as its visitor says.
#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Pair {
    #[api(skip)]
    pair: Exactly,
}

struct Exactly;

impl<'de> Deserialize<'de> for Exactly {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let len = Vec::<u8>::deserialize(deserializer)?.len();
        Err(serde::de::Error::invalid_length(len, &"two"))
    }
}

/// A key that serde refuses.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Sku;

impl<'de> Deserialize<'de> for Sku {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?;
        Err(serde::de::Error::custom("never"))
    }
}

impl MapKey for Sku {
    fn key(&self) -> std::borrow::Cow<'_, str> {
        "".into()
    }
}

impl ApiValidate for Sku {
    type Context = ();
    api_validate::read_by_serde!();

    fn check(&self, _: &mut api_validate::Checker, (): &()) {}
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Flat {
    #[serde(flatten)]
    choice: Choice,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Nested {
    next: Option<Box<Nested>>,
}

fn of<'de, T: Deserialize<'de> + ApiValidate<Context = ()>>(body: &'de str) -> ValidationErrors {
    json::from_str::<T>(body).err().unwrap_or_else(|| panic!("{body} is accepted"))
}

/// A body for each thing that can be wrong with what was sent.
fn unread() -> Vec<ValidationErrors> {
    let deep = r#"{"next":"#.repeat(200) + "null" + &"}".repeat(200);
    vec![
        of::<Known>("{}"),
        of::<Known>(r#"{"age":1,"age":2,"x":1}"#),
        of::<Known>("[]"),
        of::<bool>("1"),
        of::<u8>("\"1\""),
        of::<u8>("1.5"),
        of::<i8>("300"),
        of::<u128>("-1"),
        of::<i128>("1e99"),
        of::<NonZeroU8>("0"),
        of::<NonZeroI8>("0"),
        of::<f64>("[]"),
        of::<rust_decimal::Decimal>("1e40"),
        of::<rust_decimal::Decimal>("[]"),
        of::<char>("\"ab\""),
        of::<String>("1"),
        of::<String>(r#""\ud800""#),
        of::<uuid::Uuid>("\"x\""),
        of::<chrono::NaiveDate>("\"x\""),
        of::<chrono::NaiveDateTime>("\"x\""),
        of::<chrono::NaiveTime>("\"x\""),
        of::<jiff::Timestamp>("\"x\""),
        of::<jiff::Zoned>("\"x\""),
        of::<time::Date>("\"x\""),
        of::<time::PrimitiveDateTime>("\"x\""),
        of::<time::OffsetDateTime>("\"x\""),
        of::<time::Time>("\"x\""),
        of::<api_validate::filter::Filter>("1"),
        of::<api_validate::filter::Filter>("\"name =\""),
        of::<api_validate::filter::OrderBy>("1"),
        of::<api_validate::filter::OrderBy>("\"name up\""),
        of::<Vec<u8>>("{}"),
        of::<[u8; 2]>("[1]"),
        of::<[u8; 1]>("[]"),
        of::<[u8; 0]>("[1]"),
        of::<BTreeMap<String, u8>>("[]"),
        of::<BTreeMap<u8, u8>>(r#"{"x":1}"#),
        of::<BTreeMap<char, u8>>(r#"{"xy":1}"#),
        of::<Choice>("\"x\""),
        of::<Choice>("{}"),
        of::<Choice>("1"),
        of::<Choice>(r#"{"Unit":1}"#),
        of::<Choice>("\"Two\""),
        of::<Tagged>(r#"{"kind":"Two"}"#),
        of::<Plain>(r#"{"whole":"+1","bounded":"1e5","step":"-007"}"#),
        of::<Either>("[]"),
        of::<Ratio>("[]"),
        of::<Open>("1"),
        of::<Holder>(r#"{"picky":"x"}"#),
        of::<IpAddr>("\"x\""),
        of::<Ipv4Addr>("\"x\""),
        of::<Ipv6Addr>("\"x\""),
        of::<SocketAddr>("\"x\""),
        of::<Duration>("5"),
        of::<SystemTime>("5"),
        of::<()>("5"),
        of::<u8>(""),
        of::<u8>("{"),
        of::<u8>("\u{feff}1"),
        of::<Nested>(&deep),
        of::<Known>(r#"{"agee":2}"#),
        of::<url::Url>("\"x\""),
        of::<api_validate::multipart::FilePart>("\"x\""),
        api_validate::query::from_str::<BTreeMap<String, String>>("a=%FF").unwrap_err(),
        of::<Pair>(r#"{"pair":[1]}"#),
        of::<BTreeMap<Sku, u8>>(r#"{"x":1}"#),
        of::<Flat>("{}"),
        of::<Open>(r#"{"Known":1}"#),
        json::from_slice::<u8>(b"\"\xff\"").unwrap_err(),
    ]
}

/// A catalogue that finds everything that can be wrong.
struct Strict;

impl Catalog for Strict {
    fn find(&self, name: &str) -> Option<AttributeId> {
        (name == "Art").then_some(AttributeId(0))
    }

    fn name(&self, _: AttributeId) -> &'static str {
        "Art"
    }

    fn together(&self, _: &List<'_>, _: &Asking<'_>, findings: &mut Findings) {
        for problem in [
            Problem::forbidden("Art"),
            Problem::forbidden_option("Art", ["A", "B"]),
            Problem::forbidden_option("Art", []),
            Problem::not_an_option("Art", None, ["A"]),
            Problem::not_an_option("Art", Some("Typ"), (0..30).map(|_| "A")),
            Problem::not_allowed("Art", "Typ", ["A"]),
            Problem::missing("Art", None),
            Problem::missing("Art", Some("Typ")),
            Problem::excluded("Art", "Typ"),
            Problem::broken("Art", rules::length().max(3), Fault::TooLong),
        ] {
            findings.at_list(problem);
        }
    }
}

/// A record for each thing that can be wrong with metadata.
fn metadata() -> ValidationErrors {
    #[derive(ApiValidate)]
    struct Filed {
        #[api(metadata(catalog = Strict))]
        metadata: Vec<Item>,
    }

    let items = ["Art", "Art", "Other"].map(|name| Item::new(name, "x"));
    Filed { metadata: items.into() }.validate().unwrap_err()
}

/// Every code, of functions that say no more.
fn codes() -> Vec<ValidationErrors> {
    #[derive(ApiValidate)]
    #[api(context = ValidationErrorType)]
    struct Coded {
        #[api(custom(refuse))]
        value: u8,
    }

    fn refuse(_: &u8, code: &ValidationErrorType) -> Result<(), Violation> {
        Err(Violation::new(code.clone()))
    }

    let codes = ValidationErrorType::STANDARD.iter().cloned().chain(["ACME_OWN".into()]);
    codes.map(|code| Coded { value: 1 }.validate_with(&code).unwrap_err()).collect()
}

fn records() -> Vec<ValidationErrors> {
    let bounds = [bounds()];
    reports().into_iter().chain(unread()).chain([metadata()]).chain(codes()).chain(bounds).collect()
}

/// Bounds of which the words for one are others than for many, and those that no other report has.
#[allow(clippy::too_many_lines)] // a field for each text
fn bounds() -> ValidationErrors {
    #[derive(ApiValidate)]
    struct Bounds {
        #[api(length(max = 1))]
        one: &'static str,
        #[api(length(min = 1, max = 1))]
        one_item: Vec<u8>,
        #[api(length(min = 2, max = 3))]
        items: Vec<u8>,
        #[api(length(max = 1, unit = bytes))]
        byte: &'static str,
        #[api(number(scale = 1, precision = 1))]
        digit: &'static str,
        #[api(number(scale = 1))]
        decimal: &'static str,
        #[api(date(min = today + 1 days))]
        tomorrow: &'static str,
        #[api(date(max = today - 1 months))]
        last_month: &'static str,
        #[api(date(max = today - 1 years))]
        last_year: &'static str,
        #[api(date(min = self.start))]
        since: &'static str,
        #[api(date)]
        start: &'static str,
        #[api(date_time(max = self.end))]
        until_end: &'static str,
        #[api(date_time)]
        end: &'static str,
        #[api(contains("A"))]
        with_item: Vec<&'static str>,
        #[api(contains(5))]
        with_number: Vec<u8>,
        #[api(not_contains("A"))]
        without_item: Vec<&'static str>,
        #[api(not_contains(5))]
        without_number: Vec<u8>,
        #[api(range(min = 1.5))]
        at_least: f64,
        #[api(range(max = -1.5))]
        at_most: f64,
        #[api(range(above = 1))]
        above: i8,
        #[api(range(below = -1))]
        below: i8,
        #[api(range(min = 1, max = 2))]
        between: &'static str,
        #[api(uuid(not_nil))]
        nil: &'static str,
        #[api(url)]
        scheme: &'static str,
        #[api(url)]
        slashes: &'static str,
        #[api(url)]
        user: &'static str,
        #[api(url)]
        host: &'static str,
        #[api(url)]
        port: &'static str,
        #[api(url)]
        path: &'static str,
        #[api(url)]
        query: &'static str,
        #[api(url)]
        fragment: &'static str,
        #[api(orderby(fields(name), directions(desc), max = 1, max_length = 100))]
        order: &'static str,
        #[api(orderby(fields(name, age)))]
        minus: &'static str,
        #[api(filter(fields(name: text, age: number), functions(contains), max_depth = 2, max_terms = 5))]
        filter: &'static str,
        #[api(filter(fields(name)))]
        near: &'static str,
    }

    let today = crate::every_rule::TODAY;
    let bad = Bounds {
        one: "ab",
        one_item: vec![],
        items: vec![],
        byte: "ab",
        digit: "12",
        decimal: "1.23",
        tomorrow: "22/NOV/2026",
        since: "21/NOV/2026",
        start: "22/NOV/2026",
        until_end: "2026-11-22T00:00:01Z",
        end: "2026-11-22T00:00:00Z",
        with_item: vec![],
        with_number: vec![],
        without_item: vec!["A"],
        without_number: vec![5],
        last_month: "22/NOV/2026",
        last_year: "22/NOV/2026",
        at_least: 1.0,
        at_most: 0.0,
        above: 1,
        below: 0,
        between: "x",
        nil: "00000000-0000-0000-0000-000000000000",
        scheme: "ftp://example.com",
        slashes: "http:example.com",
        user: "http://a@example.com",
        host: "http://",
        port: "http://example.com:99999",
        path: "http://example.com/ ",
        query: "http://example.com/? ",
        fragment: "http://example.com/# ",
        order: "name asc",
        minus: "-name",
        filter: "name gt 5",
        near: "nam eq 'x'",
    };
    api_validate::Validator::new().today(today).validate(&bad).unwrap_err()
}

/// Every error that is no validation failure: of each status, and of each of the standard's types.
fn errors() -> Vec<ApiError> {
    let types = ErrorType::STANDARD.iter().cloned().map(ApiError::from);
    let validation = ApiError::from(metadata());
    (400..=505).map(ApiError::from_status).chain(types).chain([validation]).collect()
}

type Line = (String, String);

fn of_record(error: &ValidationError, locale: &dyn Locale) -> Line {
    let text = |write: &dyn Fn(&mut std::fmt::Formatter<'_>) -> std::fmt::Result| Written(write).to_string();
    (text(&|f| locale.criteria(error, f)), text(&|f| locale.message(error, f)))
}

fn of_error(error: &ApiError, locale: &dyn Locale) -> Line {
    (Written(&|f| locale.title(error, f)).to_string(), Written(&|f| locale.detail(error, f)).to_string())
}

struct Written<'w>(&'w dyn Fn(&mut std::fmt::Formatter<'_>) -> std::fmt::Result);

impl std::fmt::Display for Written<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (self.0)(f)
    }
}

/// All texts: in English, then in each language, each but once.
fn all() -> Vec<[Line; 3]> {
    let languages = languages();
    let [german, french]: [&dyn Locale; 2] = [&*languages[0], &*languages[1]];
    let english: &dyn Locale = &api_validate::English;
    let records = records();
    let records = records.iter().flatten().filter(|error| error.own_criteria().is_none());
    let records = records.filter(|error| error.own_message().is_none());
    let records = records.map(|error| [english, german, french].map(|locale| of_record(error, locale)));
    let errors = errors();
    let errors = errors.iter().map(|error| [english, german, french].map(|locale| of_error(error, locale)));
    let mut seen = BTreeSet::new();
    records.chain(errors).filter(|lines| seen.insert(lines[0].clone())).collect()
}

#[test]
fn every_text_has_its_translations() {
    let lines = |texts: &[Line; 3]| {
        let lines = texts.each_ref().map(|(first, second)| format!("{first} | {second}\n"));
        lines.concat() + "\n"
    };
    let texts: String = all().iter().map(lines).collect();
    let path = format!("{}/{GOLDEN}", env!("CARGO_MANIFEST_DIR"));
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &texts).unwrap();
    }
    assert_eq!(texts, fs::read_to_string(&path).unwrap_or_default(), "see {GOLDEN}");
}

#[test]
fn no_translation_is_missing() {
    for [english, german, french] in all() {
        for translated in [&german, &french] {
            // What is written in code is the same everywhere.
            let is_code = |text: &str| ["null", "true or false"].contains(&text);
            assert!(english.0 != translated.0 || is_code(&english.0), "{english:?}");
            assert_ne!(english.1, translated.1);
            for text in [&translated.0, &translated.1] {
                assert!(!text.is_empty(), "{english:?}");
                for word in [
                    "This",
                    " must",
                    "Send ",
                    "today",
                    "the ",
                    " with ",
                    "which",
                    "required",
                    "allowed",
                    "character ",
                    " known",
                    "This",
                    "number",
                    "whole",
                    " of ",
                    " from ",
                    " at ",
                    "  ",
                    "Valeur attendue : .",
                ] {
                    assert!(!text.contains(word), "{word:?} in {text:?}");
                }
            }
        }
        assert_ne!(german.1, french.1);
    }
}

/// Whatever is not seen here was not compared.
#[test]
fn every_rule_type_and_failure_is_among_them() {
    let records = records();
    let seen: BTreeSet<String> = records.iter().flatten().filter_map(type_of).collect();
    let source = include_str!("../../runtime/src/json/json_type/text.rs");
    let source = source.split("const fn word(self)").nth(1).unwrap();
    let likeness = include_str!("../../runtime/src/json/likeness.rs").split("fn word(self)").nth(1).unwrap();
    let words = |source: &str| -> BTreeSet<String> {
        let arms = source.split("\n    }").next().unwrap().split("=> \"").skip(1);
        arms.map(|arm| arm.split('"').next().unwrap().to_owned()).collect()
    };
    let missing: Vec<_> =
        words(source).union(&words(likeness)).filter(|word| !seen.contains(*word)).cloned().collect();
    // Only rare impls of serde's traits bring these about; that they are translated, the compiler sees.
    assert_eq!(missing, ["name", "variant_name"]);

    let failures: BTreeSet<String> =
        errors().iter().filter_map(ApiError::failure).map(|failure| format!("{failure:?}")).collect();
    let source =
        include_str!("../../runtime/src/response/row.rs").split("pub enum Failure {").nth(1).unwrap();
    let variants =
        source.split("\n}").next().unwrap().lines().map(str::trim).filter(|line| !line.starts_with('/'));
    let variants: BTreeSet<_> =
        variants.filter(|line| !line.is_empty()).map(|line| line.replace(',', "")).collect();
    assert_eq!(failures, variants);
}

fn type_of(error: &ValidationError) -> Option<String> {
    match (error.rule(), error.param("type")) {
        ("type", Some(api_validate::Param::Text(word))) => Some(word.to_owned()),
        _ => None,
    }
}

#[test]
fn a_service_translates_its_own_texts() {
    #[derive(ApiValidate)]
    struct Own {
        #[api(alphanumeric(criteria = "a word"))]
        word: &'static str,
        #[api(ascii(message = "Use plain letters."))]
        plain: &'static str,
        #[api(custom(closed))]
        account: u8,
        #[api(custom(closed, message = "Not this one."))]
        other: u8,
    }

    fn closed(_: &u8) -> Result<(), Violation> {
        Err(Violation::new("ACME_CLOSED".into())
            .criteria("an account that is open")
            .message("This account is closed."))
    }

    let german = German::translating(|own| match own {
        "a word" => Some("ein Wort"),
        "Use plain letters." => Some("Verwenden Sie einfache Buchstaben."),
        "an account that is open" => Some("ein offenes Konto"),
        "This account is closed." => Some("Dieses Konto ist geschlossen."),
        "There is a document with this title." => Some("Es gibt ein Dokument mit diesem Titel."),
        "Clinic Full" => Some("Praxis voll"),
        _ => None,
    });
    let errors = Own { word: "a b", plain: "ü", account: 1, other: 1 }.validate().unwrap_err();
    let lines: Vec<Line> = errors.iter().map(|error| of_record(error, &german)).collect();
    let expected = [
        ("ein Wort", "Erwartet wird: ein Wort."),
        ("ausschließlich ASCII-Zeichen", "Verwenden Sie einfache Buchstaben."),
        ("ein offenes Konto", "Dieses Konto ist geschlossen."),
        ("ein offenes Konto", "Not this one."),
    ];
    assert_eq!(lines, expected.map(|(criteria, message)| (criteria.to_owned(), message.to_owned())));

    let conflict = ApiError::from_status(409).detail("There is a document with this title.");
    let body = ErrorFormat::rfc9457("/errors").locale(german).body(&conflict, None);
    assert_eq!(
        serde_json::to_string(&body).unwrap(),
        r#"{"type":"/errors/conflict","title":"Konflikt","status":409,"detail":"Es gibt ein Dokument mit diesem Titel."}"#
    );
    let own = ApiError::custom(409, "ACME_CLOSED");
    assert_eq!(of_error(&own, &German::new()).0, "Acme Closed");
    assert_eq!(of_error(&ApiError::custom(409, "CLINIC_FULL"), &german).0, "Praxis voll");
}
