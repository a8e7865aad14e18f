//! Keys of maps: whatever a client sends as a name, no door panics, and each says what serde says.

use std::{
    collections::{BTreeMap, HashMap},
    convert::Infallible,
    fmt,
    hash::{Hash, Hasher},
};

use api_validate::{ApiValidate, Validator, json, lookups::ResolveError, query};
use api_validate_tests::{Nobody, block_on};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error, Visitor},
};

#[derive(Debug, Deserialize, ApiValidate, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
enum Name {
    True,
    É,
}

/// A key of the service's own, which asks for this.
macro_rules! asks {
    ($($name:ident $asks:ident;)*) => {$(
        #[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        struct $name(String);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.$asks(Any).map(Self)
            }
        }
    )*};
}

asks! {
    AsksBool deserialize_bool;
    AsksAny deserialize_any;
    AsksBytes deserialize_bytes;
    AsksFloat deserialize_f64;
    AsksOption deserialize_option;
    AsksUnit deserialize_unit;
    AsksChar deserialize_char;
}

/// Takes whatever comes.
struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<String, E> {
        std::str::from_utf8(value).map(str::to_owned).map_err(E::custom)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_bool(self)
    }
}

#[derive(Debug, PartialEq)]
struct Float(f64);

impl Eq for Float {}

impl Hash for Float {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}

impl<'de> Deserialize<'de> for Float {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(Self)
    }
}

/// A map in every place where serde reads one: `m` of the type with rules, the others of serde alone.
#[derive(Deserialize, ApiValidate)]
#[serde(bound = "M: DeserializeOwned")]
#[allow(dead_code)]
struct Places<M> {
    #[serde(default)]
    #[api(skip)]
    m: Option<M>,
    #[serde(default)]
    #[api(skip)]
    list: Vec<M>,
    #[serde(default)]
    #[api(skip)]
    tagged: Option<Tagged<M>>,
    #[serde(default)]
    #[api(skip)]
    untagged: Option<Untagged<M>>,
}

#[derive(Deserialize)]
#[serde(tag = "t")]
#[allow(dead_code)]
enum Tagged<M> {
    A { m: M },
}

#[derive(Deserialize)]
#[serde(untagged)]
#[allow(dead_code)]
enum Untagged<M> {
    A { m: M },
    B(u8),
}

#[derive(Deserialize, ApiValidate)]
#[serde(bound = "M: DeserializeOwned")]
#[allow(dead_code)]
struct Flat<M> {
    #[serde(default)]
    a: u8,
    #[serde(flatten)]
    #[api(skip)]
    rest: M,
}

/// As above, where a function of the service's reads the map.
#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct With {
    #[serde(deserialize_with = "through")]
    m: BTreeMap<bool, u8>,
}

fn through<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<bool, u8>, D::Error> {
    BTreeMap::deserialize(deserializer)
}

/// Sends the body through the doors. Each gives its verdict, and records if it is none.
fn send<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &str) {
    let accepted = serde_json::from_slice::<T>(body.as_bytes()).is_ok();
    assert_eq!(json::from_slice::<T>(body.as_bytes()).is_ok(), accepted, "{body}");
    assert_eq!(json::from_str::<T>(body).is_ok(), accepted, "{body}");
    let value: serde_json::Value = serde_json::from_str(body).unwrap();
    let by_value = T::deserialize(&value).is_ok();
    assert_eq!(json::from_value::<T>(value).is_ok(), by_value, "{body}");
}

/// As `send`, through the doors that look things up. What they do is the same for each type, so a few types are enough.
fn send_to_lookups<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &str) {
    let accepted = serde_json::from_slice::<T>(body.as_bytes()).is_ok();
    let validator = Validator::new();
    let resolved = block_on(validator.from_json_slice_resolved::<T, _>(body.as_bytes(), &(), &Nobody));
    assert_eq!(said_no(resolved), !accepted, "{body}");
    let resolved = block_on(validator.from_json_str_resolved::<T, _>(body, &(), &Nobody));
    assert_eq!(said_no(resolved), !accepted, "{body}");
    let value: serde_json::Value = serde_json::from_str(body).unwrap();
    let by_value = T::deserialize(&value).is_ok();
    let resolved = block_on(validator.from_json_value_resolved::<T, _>(value, &(), &Nobody));
    assert_eq!(said_no(resolved), !by_value, "{body}");
}

fn said_no<T>(outcome: Result<T, ResolveError<Infallible>>) -> bool {
    match outcome {
        Ok(_) => false,
        Err(ResolveError::Invalid(errors)) => {
            assert!(!errors.is_empty());
            true
        }
        Err(ResolveError::Failed(never)) => match never {},
    }
}

/// Names of one to four bytes a character, alone and where a word or a number should end.
const NAMES: [&str; 24] = [
    "",
    "a",
    "é",
    "€",
    "😀",
    "true",
    "false",
    "trué",
    "tru😀",
    "fals€",
    "é true",
    "1",
    "1é",
    "é1",
    "-",
    "-€",
    "1.5",
    "1e😀",
    "null",
    "nul😀",
    "\u{fffd}",
    "\u{0}",
    "\u{7f}",
    "true\u{301}",
];

/// The name, plainly and with every character as an escape.
fn spellings(name: &str) -> [String; 2] {
    let escaped: Vec<_> = name.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    [serde_json::to_string(name).unwrap(), format!("\"{}\"", escaped.concat())]
}

fn everywhere<M: DeserializeOwned>()
where
    Places<M>: ApiValidate<Context = ()>,
    Flat<M>: ApiValidate<Context = ()>,
{
    for name in NAMES.iter().flat_map(|name| spellings(name)) {
        let map = format!("{{{name}:1}}");
        for (place, body) in [
            ("m", map.clone()),
            ("list", format!("[{{}},{map},{map}]")),
            ("tagged", format!(r#"{{"t":"A","m":{map}}}"#)),
            ("untagged", format!(r#"{{"m":{map}}}"#)),
        ] {
            send::<Places<M>>(&format!(r#"{{"{place}":{body}}}"#));
            send::<Vec<Places<M>>>(&format!(r#"[{{"{place}":{body},"m":5}}]"#));
        }
        send::<Flat<M>>(&map);
        send::<Vec<Flat<M>>>(&format!(r#"[{{"a":"x",{name}:1}}]"#));
        for key in NAMES {
            let query = serde_html_form::to_string([(key, "1")]).unwrap();
            let _ = query::from_str::<Flat<M>>(&query);
            let _ = query::from_str::<Flat<M>>(&format!("a=x&{query}"));
        }
    }
}

/// Maps whose keys the library reads itself.
fn checked<M: DeserializeOwned + ApiValidate<Context = ()>>() {
    for name in NAMES.iter().flat_map(|name| spellings(name)) {
        send::<M>(&format!("{{{name}:1}}"));
        send::<Vec<M>>(&format!("[{{{name}:1}},{{{name}:\"x\"}}]"));
        send::<BTreeMap<String, M>>(&format!(r#"{{"a":{{{name}:1}},"b":5}}"#));
    }
}

#[test]
fn of_what_a_function_reads() {
    for name in NAMES.iter().flat_map(|name| spellings(name)) {
        send::<With>(&format!(r#"{{"m":{{{name}:1}}}}"#));
        send_to_lookups::<With>(&format!(r#"{{"m":{{{name}:1}}}}"#));
        send::<Vec<With>>(&format!(r#"[{{"m":{{{name}:1}}}},{{"m":{{{name}:"x"}}}}]"#));
    }
}

#[test]
fn of_what_is_looked_up() {
    for name in NAMES.iter().flat_map(|name| spellings(name)) {
        let map = format!("{{{name}:1}}");
        send_to_lookups::<Flat<BTreeMap<bool, u8>>>(&map);
        send_to_lookups::<HashMap<String, u8>>(&map);
        send_to_lookups::<BTreeMap<i8, u8>>(&map);
        send_to_lookups::<Vec<BTreeMap<uuid::Uuid, u8>>>(&format!("[{map},{map}]"));
    }
}

/// Each key in a map of its own, and those behind `everywhere` in each place as well. Integers of all widths are read by
/// the same code, so the narrowest and the widest are enough there.
macro_rules! tests {
    ($($test:ident: $($key:ty),+; everywhere: $($in_places:ty),+;)*) => {$(
        #[test]
        fn $test() {
            $(checked::<BTreeMap<$key, u8>>();)+
            $(everywhere::<BTreeMap<$in_places, u8>>();
            checked::<HashMap<$in_places, u8>>();)+
        }
    )*};
}

tests! {
    booleans: bool; everywhere: bool;
    texts: String, char, Name; everywhere: String, char, Name;
    signed: i8, i16, i32, i64, i128, isize; everywhere: i8, i128;
    unsigned: u8, u16, u32, u64, u128, usize; everywhere: u8, u128;
    uuids: uuid::Uuid; everywhere: uuid::Uuid;
}

macro_rules! foreign {
    ($($test:ident: $key:ty;)*) => {$(
        #[test]
        fn $test() {
            everywhere::<HashMap<$key, u8>>();
        }
    )*};
}

foreign! {
    of_a_type_that_asks_for_a_bool: AsksBool;
    of_a_type_that_asks_for_anything: AsksAny;
    of_a_type_that_asks_for_bytes: AsksBytes;
    of_a_type_that_asks_for_a_float: AsksFloat;
    of_a_type_that_asks_for_an_option: AsksOption;
    of_a_type_that_asks_for_a_unit: AsksUnit;
    of_a_type_that_asks_for_a_char: AsksChar;
    floats: Float;
    options: Option<bool>;
    dates: chrono::NaiveDate;
}
