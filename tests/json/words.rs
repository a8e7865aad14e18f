//! What a record says helps: of each kind of value, what is wrong and what to send.

use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    num::{NonZeroI8, NonZeroI128, NonZeroU8, NonZeroU128},
};

use api_validate::{ApiValidate, json};
use rust_decimal::Decimal;
use serde::Deserialize;

/// `CODE | criteria | message` of the only record.
fn record<'de, T: Deserialize<'de> + ApiValidate<Context = ()>>(body: &'de str) -> String {
    let errors = json::from_str::<T>(body).err().unwrap_or_else(|| panic!("{body} is accepted"));
    let records: Vec<_> = errors
        .iter()
        .map(|error| format!("{} | {} | {}", error.error_type(), error.criteria(), error.message()))
        .collect();
    assert_eq!(records.len(), 1, "{body}: {records:?}");
    records.concat()
}

#[test]
fn a_body_that_is_none() {
    for (body, at) in [("", "line 1, column 1"), (" ", "line 1, column 1"), ("\r\n\t", "line 2, column 1")] {
        let expected = format!("INVALID_FORMAT | a body of JSON | A body is needed. This one ends at {at}.");
        assert_eq!(record::<Vec<u8>>(body), expected, "{body:?}");
    }
    for (body, column) in [("\u{feff}[]", 1), (" \u{feff}[]", 2), ("\u{feff}", 1)] {
        let expected = format!(
            "INVALID_FORMAT | valid JSON without a byte order mark | The body must not begin with a byte order mark \
             (U+FEFF). There is one at line 1, column {column}."
        );
        assert_eq!(record::<Vec<u8>>(body), expected, "{body:?}");
    }
    assert!(record::<Vec<u8>>("[\u{feff}]").contains("line 1, column 2"));
}

#[test]
fn half_of_a_character() {
    let expected = "INVALID_FORMAT | text of whole characters | \
                    This has half of a surrogate pair. Send both halves, or neither.";
    for body in [r#""\ud800""#, r#""a\udc00b""#, r#""\ud800\u0041""#, r#""\udc00\ud800""#] {
        assert_eq!(record::<String>(body), expected, "{body}");
        assert_eq!(record::<char>(body), expected, "{body}");
        assert_eq!(record::<IpAddr>(body), expected, "{body}");
        assert_eq!(record::<Choice>(body), expected, "{body}");
        assert_eq!(record::<BTreeMap<String, u8>>(&format!("{{{body}:1}}")), expected, "{body}");
        assert_eq!(record::<Named>(&format!("{{{body}:1}}")), expected, "{body}");
        assert_eq!(record::<Choice>(&format!("{{{body}:1}}")), expected, "{body}");
    }
    assert_eq!(json::from_str::<String>(r#""\ud83d\ude00""#).unwrap().as_str(), "😀");
}

#[test]
fn whole_numbers() {
    for number in ["1.0", "1e3", "12.5", "1E-1", "-0.0"] {
        let expected = "INVALID_NUMBER_FORMAT | a whole number from 0 to 255 | \
                        This must be a whole number, without a fraction or exponent.";
        assert_eq!(record::<u8>(number), expected, "{number}");
    }
    for number in ["\"5\"", "true", "-0"] {
        let expected = "INVALID_NUMBER_FORMAT | a whole number from 0 to 255 | This must be a whole number.";
        assert_eq!(record::<u8>(number), expected, "{number}");
    }
}

#[test]
fn whole_numbers_but_zero() {
    let small = "a whole number from 1 to 255";
    for number in ["0", "-1", "256"] {
        let expected = format!("INVALID_NUMBER_RANGE | {small} | This must be {small}.");
        assert_eq!(record::<NonZeroU8>(number), expected, "{number}");
    }
    let signed = "a whole number from -128 to 127, but not 0";
    for number in ["0", "-129", "128"] {
        let expected = format!("INVALID_NUMBER_RANGE | {signed} | This must be {signed}.");
        assert_eq!(record::<NonZeroI8>(number), expected, "{number}");
    }
    for number in ["1.0", "1e2"] {
        assert!(record::<NonZeroU8>(number).starts_with("INVALID_NUMBER_FORMAT | "), "{number}");
        assert!(record::<NonZeroU8>(number).ends_with("without a fraction or exponent."), "{number}");
    }
    assert!(record::<NonZeroU8>("\"1\"").ends_with(" | This must be a whole number."));
    for not_zero in [record::<NonZeroU128>("0"), record::<NonZeroI128>("0")] {
        let expected =
            "INVALID_NUMBER_RANGE | a whole number, but not 0 | This must be a whole number, but not 0.";
        assert_eq!(not_zero, expected);
    }
    assert_eq!(record::<()>("5"), "INVALID_FORMAT | null | This must be null.");
}

#[test]
fn decimals() {
    let range = "a number from -79228162514264337593543950335 to 79228162514264337593543950335";
    for (number, fits) in [
        ("1e40", false),
        ("-1e40", false),
        ("123456789012345678901234567890", false),
        ("\"123456789012345678901234567890\"", false),
        ("\"-79228162514264337593543950336\"", false),
        ("\"79228162514264337593543950335\"", true),
        ("0.1", true),
    ] {
        if fits {
            assert!(json::from_str::<Decimal>(number).is_ok(), "{number}");
        } else {
            let expected = format!("INVALID_NUMBER_RANGE | {range} | This must be {range}.");
            assert_eq!(record::<Decimal>(number), expected, "{number}");
        }
    }
    for other in ["\"x\"", "true", "[]", "\"\"", "\"-\""] {
        assert_eq!(record::<Decimal>(other), "INVALID_NUMBER_FORMAT | a number | This must be a number.");
    }
}

#[test]
fn lists_of_one_length() {
    let of = |length: &str| format!("INVALID_FORMAT | a list of {length} | This must be a list of {length}.");
    for body in ["[]", "[1]", "[1,2,3]"] {
        assert_eq!(record::<[u8; 2]>(body), of("2 values"), "{body}");
        assert_eq!(record::<(u8, u8)>(body), of("2 values"), "{body}");
        assert_eq!(record::<Pair>(body), of("2 values"), "{body}");
        assert_eq!(record::<Vec<(u8, u8)>>(&format!("[{body}]")), of("2 values"), "{body}");
        assert_eq!(record::<Choice>(&format!(r#"{{"Pair":{body}}}"#)), of("2 values"), "{body}");
        assert_eq!(record::<Alone>(&format!(r#"{{"foreign":{body}}}"#)), of("2 values"), "{body}");
    }
    assert_eq!(record::<[u8; 1]>("[]"), of("1 value"));
    for body in ["[]", "[1,2,3]"] {
        assert_eq!(record::<Defaulted>(body), of("1 to 2 values"), "{body}");
    }
    assert_eq!(record::<[u8; 0]>("[1]"), "INVALID_FORMAT | an empty list | This must be an empty list.");
}

#[test]
fn addresses() {
    let of = |phrase: &str| format!("INVALID_FORMAT | {phrase} | This must be {phrase}.");
    for body in ["\"x\"", "\"256.0.0.1\"", "5", "{}"] {
        assert_eq!(record::<IpAddr>(body), of("an IP address, such as 192.0.2.1 or 2001:db8::1"), "{body}");
        assert_eq!(record::<Ipv4Addr>(body), of("an IPv4 address, such as 192.0.2.1"), "{body}");
        assert_eq!(record::<Ipv6Addr>(body), of("an IPv6 address, such as 2001:db8::1"), "{body}");
        assert_eq!(
            record::<SocketAddr>(body),
            of("an IP address with a port, such as 192.0.2.1:80"),
            "{body}"
        );
    }
}

#[test]
fn names_that_are_numbers() {
    let of = |phrase: &str| format!("INVALID_FORMAT | a name that is {phrase} | This name must be {phrase}.");
    for name in ["x", "01", "256", "-1", "1.0", ""] {
        let body = format!(r#"{{"{name}":1}}"#);
        assert_eq!(record::<BTreeMap<u8, u8>>(&body), of("a whole number from 0 to 255"), "{name}");
    }
    assert_eq!(record::<BTreeMap<bool, u8>>(r#"{"yes":1}"#), of("true or false"));
    assert_eq!(record::<BTreeMap<char, u8>>(r#"{"yes":1}"#), of("one character"));
    assert_eq!(
        record::<BTreeMap<uuid::Uuid, u8>>(r#"{"yes":1}"#),
        of("a UUID, such as 123e4567-e89b-12d3-a456-426614174000")
    );
}

#[test]
fn variants() {
    let inside = |name: &str| {
        format!(
            "INVALID_FORMAT | an object with the field {name} | This must be an object whose only field is {name}."
        )
    };
    for name in ["Pair", "Circle", "Wrapped"] {
        assert_eq!(record::<Choice>(&format!("\"{name}\"")), inside(name));
    }
    let of = |phrase: &str| format!("INVALID_FORMAT | {phrase} | This must be {phrase}.");
    let any = "Unit, Pair, Circle, Wrapped";
    for body in ["{}", r#"{"Wrapped":1,"Unit":null}"#, r#"{"Circle":{},"Circle":{}}"#] {
        assert_eq!(
            record::<Choice>(body),
            of(&format!("an object whose only field is one of {any}")),
            "{body}"
        );
        assert_eq!(record::<State>(body), of("one of Open, Closed"), "{body}");
    }
    for body in ["5", "[]", "true", "\"x\"", r#"{"x":1}"#] {
        assert_eq!(record::<Choice>(body), of(&format!("one of {any}")), "{body}");
    }
    // As none is sent alone, this is always an object.
    for body in ["5", "[]", "true", "{}", r#"{"Circle":{"radius":1},"Wrapped":1}"#] {
        assert_eq!(
            record::<Shape>(body),
            of("an object whose only field is one of Circle, Wrapped"),
            "{body}"
        );
    }
    for content in ["5", "{}", "[]", "\"x\""] {
        assert_eq!(
            record::<Choice>(&format!(r#"{{"Unit":{content}}}"#)),
            "INVALID_FORMAT | the text Unit | This must be the text Unit alone, without content."
        );
        assert_eq!(
            record::<Tagged>(&format!(r#"{{"t":"Unit","c":{content}}}"#)),
            "INVALID_FORMAT | null | This must be null."
        );
    }
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
enum Choice {
    Unit,
    Pair(u8, u8),
    Circle { radius: u8 },
    Wrapped(u8),
}

#[derive(Debug, Deserialize, ApiValidate)]
enum State {
    Open,
    Closed,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
enum Shape {
    Circle {
        radius: u8,
    },
    Wrapped(u8),
    #[serde(skip)]
    Inner,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
enum Tagged {
    Unit,
    Wrapped(u8),
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Named {
    value: u8,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Pair(u8, u8);

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Defaulted(u8, #[serde(default)] u8);

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Alone {
    #[api(skip)]
    foreign: (u8, u8),
}

#[derive(Debug, Deserialize, ApiValidate)]
struct Bounded {
    #[api(range(min = 1, max = 99))]
    size: u32,
    #[api(range(min = 10))]
    more: Option<u8>,
    #[api(each(range(above = -5, below = 5, code = "ACME_FAR")))]
    numbers: Option<Vec<i8>>,
    #[api(when(true, range(max = 7)))]
    conditional: Option<u8>,
}

/// A bound of the rule is told where the type refuses a number beyond it, so that the next attempt is not refused again.
#[test]
fn the_narrower_of_two_bounds() {
    let range = "INVALID_NUMBER_RANGE | a number from 1 to 99 | This must be at";
    for (body, expected) in [
        (r#"{"size":-1}"#, format!("{range} least 1.")),
        (r#"{"size":0}"#, format!("{range} least 1.")),
        (r#"{"size":100}"#, format!("{range} most 99.")),
        (r#"{"size":99999999999999999999}"#, format!("{range} most 99.")),
        (r#"{"size":-99999999999999999999}"#, format!("{range} least 1.")),
        (
            r#"{"size":1,"more":-1}"#,
            "INVALID_NUMBER_RANGE | a number that is at least 10 | This must be at least 10.".to_owned(),
        ),
        // The rule has no bound on this side.
        (
            r#"{"size":1,"more":256}"#,
            "INVALID_NUMBER_RANGE | a whole number from 10 to 255 | This must be a whole number from 10 to 255.".to_owned(),
        ),
        (
            r#"{"size":1,"numbers":[-129]}"#,
            "ACME_FAR | a number that is above -5 and below 5 | This must be above -5.".to_owned(),
        ),
        (
            r#"{"size":1,"conditional":256}"#,
            "INVALID_NUMBER_RANGE | a whole number from 0 to 255 | This must be a whole number from 0 to 255.".to_owned(),
        ),
    ] {
        assert_eq!(record::<Bounded>(body), expected, "{body}");
    }
    // Exponents are another mistake.
    assert!(record::<Bounded>(r#"{"size":1e3}"#).starts_with("INVALID_NUMBER_FORMAT"));
}

/// What a function of the service asks serde for says what to send, if its type has another form.
mod read_by_a_function {
    use std::time::Duration;

    use serde::{Deserializer, de::Error};

    use super::*;

    #[derive(Debug, Deserialize, ApiValidate)]
    struct Price(
        #[allow(dead_code)]
        #[serde(deserialize_with = "decimal")]
        Decimal,
    );

    #[derive(Debug, Deserialize, ApiValidate)]
    struct Cents(
        #[allow(dead_code)]
        #[serde(deserialize_with = "cents")]
        Decimal,
    );

    #[derive(Debug, Deserialize, ApiValidate)]
    struct Plain(
        #[allow(dead_code)]
        #[serde(deserialize_with = "plain")]
        Decimal,
    );

    #[derive(Debug, Deserialize, ApiValidate)]
    struct Seconds(
        #[allow(dead_code)]
        #[serde(deserialize_with = "seconds")]
        Duration,
    );

    #[derive(Debug, Deserialize, ApiValidate)]
    struct Wait(
        #[allow(dead_code)]
        #[serde(deserialize_with = "wait")]
        Duration,
    );

    fn decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }

    fn cents<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        i64::deserialize(deserializer).map(|cents| Decimal::new(cents, 2))
    }

    fn plain<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        Deserialize::deserialize(deserializer)
    }

    fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        u64::deserialize(deserializer).map(Duration::from_secs)
    }

    fn wait<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        let text = String::deserialize(deserializer)?;
        let seconds = text.strip_suffix('s').ok_or_else(|| D::Error::custom("no unit"))?;
        seconds.parse().map(Duration::from_secs).map_err(D::Error::custom)
    }

    #[test]
    fn it_says_what_the_function_asks_for() {
        assert_eq!(record::<Price>("5"), "INVALID_FORMAT | text | This must be text.");
        assert_eq!(record::<Price>(r#""x""#), "INVALID_NUMBER_FORMAT | a number | This must be a number.");
        assert!(json::from_str::<Price>(r#""5""#).is_ok());
        let whole =
            |ty: &str| format!("INVALID_NUMBER_FORMAT | a whole number{ty} | This must be a whole number");
        assert!(
            record::<Cents>("1.5").starts_with(&whole(" from -9223372036854775808 to 9223372036854775807"))
        );
        assert!(record::<Seconds>(r#""x""#).starts_with(&whole(" from 0 to 18446744073709551615")));
        assert_eq!(record::<Plain>("true"), "INVALID_NUMBER_FORMAT | a number | This must be a number.");
        assert_eq!(record::<Wait>("90"), "INVALID_FORMAT | text | This must be text.");
        let unknown = "INVALID_FORMAT | a value of the right form | This must be a value of the right form.";
        assert_eq!(record::<Wait>(r#""90""#), unknown);
    }
}
