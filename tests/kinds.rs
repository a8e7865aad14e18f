//! A type of one's own that implements a trait of `kinds`: the rules that read it work on it.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    hash::{Hash, Hasher},
};

use api_validate::{
    ApiValidate, Checker, Date, DateFormat, DateTime, Fault, Num, Patch,
    kinds::{
        DateTimeValue, DateValue, Elements, Entries, Extent, Length, MapKey, Number, Omittable, Presence,
        Sequence, Text, UuidText,
    },
};
use api_validate_tests::lines;
use serde::Deserialize;

/// Text that may be hidden.
#[derive(ApiValidate)]
struct Reference(Option<&'static str>);

impl Text for Reference {
    fn text(&self) -> Option<&str> {
        self.0
    }
}

#[derive(ApiValidate)]
struct Texts {
    #[api(prefix("AB"), one_of("ABC", "AB1"), pattern("^[A-Z]+$"), ascii)]
    plain: Reference,
    #[api(email)]
    option: Option<Reference>,
    #[api(each(suffix("C"), alphanumeric))]
    list: Vec<Option<Reference>>,
}

#[test]
fn text() {
    let texts = |plain, option, item| {
        let (option, item) = (Reference(Some(option)), Reference(Some(item)));
        lines(&Texts { plain: Reference(plain), option: Some(option), list: vec![Some(item)] })
    };
    assert_eq!(texts(Some("ABC"), "a@b.co", "C"), [""; 0]);
    assert_eq!(texts(None, "a@b.co", "C"), [""; 0]);
    assert_eq!(
        texts(Some("é"), "a", "-"),
        [
            "plain INVALID_FORMAT",
            "plain INVALID_FORMAT",
            "plain INVALID_FORMAT",
            "plain INVALID_FORMAT",
            "option INVALID_FORMAT",
            "list[0] INVALID_FORMAT",
            "list[0] INVALID_FORMAT",
        ]
    );
}

/// A sum of money, in hundredths.
#[derive(Deserialize, ApiValidate)]
struct Money(i64);

impl Number for Money {
    fn number<R>(&self, read: impl FnOnce(Num<'_>) -> R) -> Option<R> {
        Some(read(Num::Decimal { mantissa: self.0.into(), scale: 2 }))
    }
}

#[derive(Deserialize, ApiValidate)]
struct Numbers {
    #[api(number(scale = 1), range(min = 0.1, below = 10), multiple_of(0.05))]
    plain: Money,
    #[api(range(above = 1))]
    #[serde(default)]
    patch: Patch<Money>,
    #[api(one_of(5, 10))]
    choice: Money,
}

#[test]
fn number() {
    let numbers = |plain, patch, choice| {
        lines(&Numbers { plain: Money(plain), patch: Patch::Value(Money(patch)), choice: Money(choice) })
    };
    assert_eq!(numbers(10, 101, 500), [""; 0]);
    assert_eq!(numbers(5, 101, 500), ["plain INVALID_NUMBER_FORMAT"]);
    assert_eq!(
        numbers(1000, 100, 501),
        ["plain INVALID_NUMBER_RANGE", "patch INVALID_NUMBER_RANGE", "choice INVALID_FORMAT"]
    );
    assert_eq!(numbers(i64::MIN, i64::MAX, 1000), ["plain INVALID_NUMBER_FORMAT"]);
}

/// A date as one number, 20240229; 0 is none.
#[derive(ApiValidate)]
struct Packed(u32);

impl DateValue for Packed {
    fn date(&self, _: DateFormat) -> Option<Result<Date, Fault>> {
        let part = |divisor, modulus| u16::try_from(self.0 / divisor % modulus).unwrap_or(0);
        let small = |divisor| u8::try_from(part(divisor, 100)).unwrap_or(0);
        (self.0 > 0).then(|| Date::new(part(10_000, 10_000), small(100), small(1)).ok_or(Fault::NotADate))
    }
}

#[derive(ApiValidate)]
struct Dates {
    #[api(date(min = "29/FEB/2024"))]
    start: Packed,
    #[api(date(after = start))]
    end: Option<Packed>,
}

#[test]
fn date() {
    let dates = |start, end| lines(&Dates { start: Packed(start), end: Some(Packed(end)) });
    assert_eq!(dates(20_240_229, 20_240_301), [""; 0]);
    assert_eq!(dates(0, 0), [""; 0]);
    assert_eq!(dates(20_240_228, 20_240_301), ["start INVALID_DATE_RANGE"]);
    assert_eq!(dates(20_240_230, 20_230_229), ["start INVALID_DATE_FORMAT", "end INVALID_DATE_FORMAT"]);
    assert_eq!(dates(20_240_301, 20_240_301), ["end INVALID_DATE_RANGE"]);
}

/// Seconds since 1970; 0 is none, and what is negative is no instant here.
#[derive(ApiValidate)]
struct Seconds(i64);

impl DateTimeValue for Seconds {
    fn date_time(&self) -> Option<Result<DateTime<'_>, Fault>> {
        let instant = DateTime::from_unix(self.0, 0);
        (self.0 != 0).then_some(if self.0 < 0 { Err(Fault::NotADate) } else { Ok(instant) })
    }
}

#[derive(ApiValidate)]
struct Instants {
    #[api(date_time(min = "1970-01-01T00:00:05Z"))]
    start: Seconds,
    #[api(date_time(after = start))]
    end: Option<Seconds>,
}

#[test]
fn date_time() {
    let instants = |start, end| lines(&Instants { start: Seconds(start), end: Some(Seconds(end)) });
    assert_eq!(instants(5, 6), [""; 0]);
    assert_eq!(instants(0, 0), [""; 0]);
    assert_eq!(instants(4, 6), ["start INVALID_DATE_RANGE"]);
    assert_eq!(instants(-1, -1), ["start INVALID_DATE_FORMAT", "end INVALID_DATE_FORMAT"]);
    assert_eq!(instants(6, 6), ["end INVALID_DATE_RANGE"]);
}

/// Sixteen bytes.
#[derive(ApiValidate)]
struct Bytes([u8; 16]);

impl UuidText for Bytes {
    fn uuid(&self) -> Option<Result<u128, Fault>> {
        let bits = u128::from_be_bytes(self.0);
        Some(if bits == 1 { Err(Fault::Malformed) } else { Ok(bits) })
    }
}

#[test]
fn uuid() {
    #[derive(ApiValidate)]
    struct Ids {
        #[api(uuid)]
        any: Bytes,
        #[api(uuid(not_nil))]
        real: Box<Bytes>,
    }

    let ids = |bits: u128| {
        lines(&Ids { any: Bytes(bits.to_be_bytes()), real: Box::new(Bytes(bits.to_be_bytes())) })
    };
    assert_eq!(ids(u128::MAX), [""; 0]);
    assert_eq!(ids(0), ["real INVALID_FORMAT"]);
    assert_eq!(ids(1), ["any INVALID_FORMAT", "real INVALID_FORMAT"]);
}

/// A collection, or text, or nothing.
#[derive(ApiValidate)]
enum Body {
    Nothing,
    Text(&'static str),
    Items(usize),
}

impl Length for Body {
    fn extent(&self) -> Option<Extent<'_>> {
        match self {
            Self::Nothing => None,
            Self::Text(text) => Some(Extent::Text(text)),
            Self::Items(count) => Some(Extent::Count(*count)),
        }
    }
}

#[test]
fn length_and_with_it_blankness() {
    #[derive(ApiValidate)]
    struct Bodies {
        #[api(length(max = 2))]
        body: Body,
        #[api(required)]
        needed: Body,
    }

    let bodies = |body, needed| lines(&Bodies { body, needed });
    assert_eq!(bodies(Body::Nothing, Body::Items(1)), [""; 0]);
    assert_eq!(bodies(Body::Text("éé"), Body::Text("a")), [""; 0]);
    assert_eq!(
        bodies(Body::Text("aaa"), Body::Nothing),
        ["body MAX_LENGTH_EXCEEDED", "needed REQUIRED_FIELD_MISSING"]
    );
    assert_eq!(
        bodies(Body::Items(3), Body::Text("\u{a0}")),
        ["body MAX_LENGTH_EXCEEDED", "needed REQUIRED_FIELD_MISSING"]
    );
    assert_eq!(bodies(Body::Items(2), Body::Items(0)), ["needed REQUIRED_FIELD_MISSING"]);
}

/// An option of one's own.
#[derive(ApiValidate)]
enum Maybe {
    Nothing,
    Just,
}

impl Presence for Maybe {
    fn is_missing(&self) -> bool {
        matches!(self, Self::Nothing)
    }
}

impl Omittable for Maybe {
    fn is_sent(&self) -> bool {
        matches!(self, Self::Just)
    }
}

#[derive(ApiValidate)]
#[api(at_least_one(either, or))]
struct Presences {
    #[api(required)]
    needed: Maybe,
    #[api(absent)]
    forbidden: Maybe,
    either: Maybe,
    or: Box<Maybe>,
}

#[test]
fn presence() {
    let presences = |needed, forbidden, or| {
        lines(&Presences { needed, forbidden, either: Maybe::Nothing, or: Box::new(or) })
    };
    assert_eq!(presences(Maybe::Just, Maybe::Nothing, Maybe::Just), [""; 0]);
    assert_eq!(
        presences(Maybe::Nothing, Maybe::Just, Maybe::Nothing),
        ["needed REQUIRED_FIELD_MISSING", "forbidden INVALID_FORMAT", "either REQUIRED_FIELD_MISSING"]
    );
}

/// A sequence.
#[derive(ApiValidate)]
struct Page<T>(Vec<T>);

impl<T> Elements for Page<T> {
    type Item = T;

    fn each(&self, checker: &mut Checker, check: impl FnMut(&mut Checker, &T)) {
        checker.sequence(self.0.iter(), check);
    }
}

impl<T> Sequence for Page<T> {
    type Item = T;

    fn items(&self) -> Option<impl Iterator<Item = &T>> {
        Some(self.0.iter())
    }
}

/// Text whose letter case does not count.
#[derive(ApiValidate)]
struct Folded(&'static str);

impl PartialEq for Folded {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(other.0)
    }
}

impl Eq for Folded {}

impl Hash for Folded {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.0.to_ascii_lowercase().hash(hasher);
    }
}

impl PartialEq<Page<u8>> for Folded {
    fn eq(&self, other: &Page<u8>) -> bool {
        self.0.len() == other.0.len()
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "`any` hands over what the sequence holds")]
fn is_big(n: &u8) -> bool {
    *n > 9
}

#[derive(ApiValidate)]
struct Sequences {
    #[api(each(range(max = 20)), any(is_big), unique)]
    numbers: Page<u8>,
    #[api(unique)]
    names: Page<Folded>,
    #[api(matches(numbers))]
    name: Option<Folded>,
}

#[test]
fn elements_sequences_and_equality() {
    let sequences = |numbers: &[u8], names: &[&'static str], name| {
        let names = names.iter().map(|name| Folded(name)).collect();
        lines(&Sequences { numbers: Page(numbers.to_vec()), names: Page(names), name: Some(Folded(name)) })
    };
    assert_eq!(sequences(&[1, 10], &["a", "b"], "ab"), [""; 0]);
    assert_eq!(
        sequences(&[1, 10], &["a", "b", "A"], "a"),
        ["names DUPLICATE_METADATA", "name INVALID_FORMAT"]
    );
    assert_eq!(sequences(&[1, 21], &[], "a"), ["numbers[1] INVALID_NUMBER_RANGE"]);
    assert_eq!(sequences(&[1, 1], &[], "a"), ["numbers INVALID_FORMAT", "numbers DUPLICATE_METADATA"]);
    let many: Vec<&str> = ["x"; 40].to_vec();
    assert_eq!(sequences(&[10], &many, "a"), ["names DUPLICATE_METADATA"]);
}

/// The name of a header, and headers.
#[derive(ApiValidate, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Name(&'static str);

impl MapKey for Name {
    fn key(&self) -> Cow<'_, str> {
        Cow::Owned(format!("x-{}", self.0))
    }
}

impl Text for Name {
    fn text(&self) -> Option<&str> {
        Some(self.0)
    }
}

#[derive(ApiValidate)]
struct Headers(Vec<(Name, String)>);

impl Entries for Headers {
    type Key = Name;
    type Value = String;

    fn entries(&self, checker: &mut Checker, check: impl FnMut(&mut Checker, &Name, &String)) {
        checker.map(self.0.iter().map(|(name, value)| (name, value)), check);
    }
}

impl Elements for Headers {
    type Item = String;

    fn each(&self, checker: &mut Checker, mut check: impl FnMut(&mut Checker, &String)) {
        self.entries(checker, |checker, _, value| check(checker, value));
    }
}

#[derive(ApiValidate)]
struct Maps {
    #[api(keys(ascii), each(required))]
    headers: Option<Headers>,
    #[api(keys(ascii), each(required))]
    tree: BTreeMap<Name, String>,
    #[api(keys(ascii), each(required))]
    hash: HashMap<Name, String>,
}

#[test]
fn entries_and_their_keys() {
    let maps = |name: &'static str, value: &str| {
        let entry = || (Name(name), value.to_owned());
        lines(&Maps { headers: Some(Headers(vec![entry()])), tree: [entry()].into(), hash: [entry()].into() })
    };
    assert_eq!(maps("a", "b"), [""; 0]);
    assert_eq!(
        maps("é", ""),
        [
            "headers[\"x-é\"] INVALID_FORMAT",
            "headers[\"x-é\"] REQUIRED_FIELD_MISSING",
            "tree[\"x-é\"] INVALID_FORMAT",
            "tree[\"x-é\"] REQUIRED_FIELD_MISSING",
            "hash[\"x-é\"] INVALID_FORMAT",
            "hash[\"x-é\"] REQUIRED_FIELD_MISSING",
        ]
    );
}
