//! Every rule, on every kind of value that it reads.

use std::collections::{BTreeMap, HashSet};

use api_validate::{ApiValidate, Patch, normalize};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{agree::Schema, values::values};

macro_rules! fields {
    ($($test:ident: [$($attribute:meta),*] $type:ty;)*) => {$(
        #[test]
        fn $test() {
            #[derive(Deserialize, ApiValidate)]
            #[allow(dead_code)]
            struct Body {
                #[serde(default)]
                before: bool,
                $(#[$attribute])*
                value: $type,
            }

            let schema = Schema::of::<Body>();
            schema.agrees::<Body>(&json!({}));
            for value in values() {
                schema.agrees::<Body>(&json!({ "value": value }));
            }
        }
    )*};
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Name(#[api(length(max = 2))] String);

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Names(Vec<Name>);

#[derive(PartialEq, Eq, Hash, Deserialize, ApiValidate)]
struct Named {
    name: String,
}

#[derive(Deserialize, ApiValidate)]
#[serde(transparent)]
#[allow(dead_code)]
struct Outer<T: ApiValidate<Context = ()>> {
    inner: T,
}

fields! {
    required_text: [api(required)] String;
    required_option: [api(required)] Option<String>;
    required_list: [api(required)] Vec<u8>;
    required_map: [api(required)] BTreeMap<String, u8>;
    required_number: [api(required)] Option<u8>;
    required_char: [api(required)] Option<char>;
    required_path: [api(required)] Option<std::path::PathBuf>;
    required_newtype: [api(required)] Option<Name>;
    required_newtype_of_a_list: [api(required)] Option<Names>;
    required_newtype_in_a_box: [api(when(self.before, required))] Option<Box<Names>>;
    required_newtype_of_a_newtype: [api(required)] Option<Outer<Name>>;
    required_newtype_of_an_option: [api(required)] Option<Outer<Option<String>>>;
    required_newtype_to_change: [serde(default), api(required)] Patch<Name>;
    required_newtypes: [api(each(required))] Vec<Option<Name>>;
    not_null: [serde(default), api(not_null)] Patch<String>;
    absent: [api(absent)] Option<String>;
    length_of_text: [api(length(min = 2, max = 5))] String;
    length_of_option: [api(length(equal = 3))] Option<String>;
    length_in_bytes: [api(length(max = 5, unit = bytes))] String;
    length_in_utf16: [api(length(min = 3, max = 5, unit = utf16))] String;
    length_in_graphemes: [api(length(min = 1, max = 2, unit = graphemes))] String;
    length_of_list: [api(length(min = 1, max = 2))] Vec<Value>;
    length_of_map: [api(length(min = 1, max = 1))] BTreeMap<String, Value>;
    length_of_object: [api(length(min = 1, max = 1))] serde_json::Map<String, Value>;
    date: [api(date)] String;
    date_with_bounds: [api(date(format = "yyyy-MM-dd", min = "2020-01-01", max = today))] Option<String>;
    number_in_text: [api(number)] String;
    number_of_money: [api(number(scale = 2, precision = 5))] String;
    number_of_cents: [api(number(scale = 2))] f64;
    number_is_whole: [api(number(integer))] f64;
    whole_number_in_text: [api(number(integer))] String;
    digits_of_number: [api(number(precision = 3))] u32;
    range_of_whole: [api(range(min = -3, max = 200))] i32;
    range_of_small: [api(range(min = 3))] u8;
    range_beyond_the_type: [api(range(max = 1000))] u8;
    range_of_float: [api(range(above = 0, below = 2.5))] f64;
    range_of_decimal_places: [api(range(min = 0.1, max = 12.5))] Option<f64>;
    range_of_single: [api(range(min = 0.1, max = 1.5))] f32;
    range_in_text: [api(range(min = 0, max = 12.5))] String;
    range_of_decimal: [api(range(min = 0, below = 12.5))] rust_decimal::Decimal;
    range_of_optional_decimal: [api(range(above = -3, max = 200))] Option<rust_decimal::Decimal>;
    multiple_of_decimal_type: [api(multiple_of(5))] rust_decimal::Decimal;
    multiple_of_part_of_a_decimal: [api(multiple_of(0.25))] rust_decimal::Decimal;
    multiple_of_whole: [api(multiple_of(5))] i64;
    multiple_of_float: [api(multiple_of(5))] f64;
    multiple_of_decimal: [api(multiple_of(0.25))] f64;
    multiple_of_text: [api(multiple_of(5))] String;
    email: [api(email)] String;
    url: [api(url)] String;
    uuid: [api(uuid)] String;
    uuid_not_nil: [api(uuid(not_nil))] String;
    ip: [api(ip)] String;
    ipv4: [api(ipv4)] String;
    ipv6: [api(ipv6)] Option<String>;
    phone: [api(phone)] String;
    hostname: [api(hostname)] String;
    date_time: [api(date_time)] String;
    date_time_with_bounds: [api(date_time(min = "2020-01-01T00:00:00Z", max = now))] Option<String>;
    time: [api(time)] String;
    credit_card: [api(credit_card)] String;
    alphanumeric: [api(alphanumeric)] String;
    ascii: [api(ascii)] String;
    lowercase: [api(lowercase)] String;
    uppercase: [api(uppercase)] Option<String>;
    no_control: [api(no_control)] String;
    not_contains: [api(not_contains("."), not_contains("(c"))] String;
    none_of_texts: [api(none_of("A", "a"))] Option<String>;
    none_of_numbers: [api(none_of(1, 2))] u8;
    none_of_floats: [api(none_of(1, 2))] f64;
    none_of_numbers_in_text: [api(none_of(1, 2))] String;
    pattern: [api(pattern("^[A-Z]{2}-\\d{3}$"))] String;
    pattern_of_letters: [api(pattern("^\\p{L}+$"))] Option<String>;
    prefix: [api(prefix("a.b"))] String;
    suffix: [api(suffix("(c)"))] String;
    contains: [api(contains("/"))] String;
    contains_item: [api(contains("a"))] Vec<String>;
    contains_item_or_nothing: [api(contains("a"), contains("b"))] Option<Vec<Option<String>>>;
    contains_number: [api(contains(1))] Vec<i64>;
    contains_float: [api(contains(1))] Vec<f64>;
    contains_number_in_text: [api(contains(1))] Vec<String>;
    contains_item_of_set: [api(contains("a"))] HashSet<String>;
    contains_in_each: [api(each(contains(1)))] Vec<Vec<u8>>;
    not_contains_item: [api(not_contains("a"))] Option<Vec<String>>;
    not_contains_number: [api(not_contains(1))] Vec<Option<u8>>;
    not_contains_number_in_text: [api(not_contains(1))] Vec<String>;
    equal_text: [api(equal("A"))] String;
    equal_text_or_nothing: [api(equal("A"))] Option<String>;
    equal_number: [api(equal(5))] u8;
    equal_number_in_text: [api(equal(5))] String;
    equal_boolean: [api(equal(true))] bool;
    equal_boolean_or_nothing: [api(equal(false))] Option<bool>;
    one_of_texts: [api(one_of("A", "B"))] String;
    one_of_texts_or_nothing: [api(one_of("A", "B"))] Option<String>;
    one_of_numbers: [api(one_of(1, 2))] u8;
    one_of_floats: [api(one_of(1, 2))] Option<f64>;
    one_of_numbers_in_text: [api(one_of(1, 2))] String;
    one_of_in_a_box: [api(one_of("A", "B"))] Box<Option<String>>;
    unique: [api(unique)] Vec<String>;
    unique_numbers: [api(unique)] Vec<i64>;
    unique_or_null: [api(unique)] Vec<Option<i64>>;
    unique_objects_or_null: [api(unique)] Option<Vec<Option<Named>>>;
    unique_objects: [api(unique)] Vec<Named>;
    unique_lists: [api(unique)] Vec<Vec<u8>>;
    unique_decimals: [api(unique)] Vec<rust_decimal::Decimal>;
    unique_addresses: [api(unique)] Vec<std::net::IpAddr>;
    unique_values: [api(unique)] Vec<Value>;
    each: [api(each(required, length(max = 3)))] Vec<String>;
    each_of_options: [api(length(max = 3), each(required))] Vec<Option<String>>;
    each_of_each: [api(each(length(max = 2), each(range(max = 5))))] Vec<Vec<u8>>;
    each_of_map: [api(keys(length(max = 1)), each(range(min = 1)))] BTreeMap<String, i8>;
    set: [api(each(length(max = 1)))] HashSet<String>;
    several: [api(required, length(max = 5), pattern("^a"), pattern("b$"), contains("."))] String;
    conditional: [api(when(self.before, required, length(max = 1)))] Option<String>;
    custom: [api(custom(never, criteria = "nothing at all"))] String;
    trimmed: [serde(deserialize_with = "normalize::trim")] String;
    trimmed_and_required: [serde(deserialize_with = "normalize::trim"), api(required, length(max = 3))] String;
    trimmed_with_a_least_length: [serde(deserialize_with = "normalize::trim"), api(length(min = 2, max = 3))] Option<String>;
    trimmed_with_a_pattern: [serde(deserialize_with = "normalize::trim"), api(pattern("^a|c$"))] Box<String>;
    trimmed_choice: [serde(deserialize_with = "normalize::trim"), api(one_of("a", "ab"))] String;
    trimmed_that_is_not: [serde(deserialize_with = "normalize::trim"), api(none_of("a"), not_contains("b"))] String;
    trimmed_date: [serde(deserialize_with = "normalize::trim"), api(date)] String;
    trimmed_email: [serde(deserialize_with = "normalize::trim"), api(email)] String;
    trimmed_number: [serde(deserialize_with = "normalize::trim"), api(range(max = 5))] String;
    trimmed_list: [serde(deserialize_with = "normalize::trim"), api(required, length(max = 1), each(length(max = 1)))] Vec<String>;
    trimmed_set: [serde(deserialize_with = "normalize::trim"), api(unique)] Vec<String>;
    trimmed_patch: [serde(default, deserialize_with = "normalize::trim"), api(not_null, length(max = 2))] Patch<String>;
    trimmed_absent: [serde(default, deserialize_with = "normalize::trim"), api(absent)] Option<String>;
    trimmed_under_a_condition: [serde(deserialize_with = "normalize::trim"), api(when(!self.before, length(max = 1)))] String;
    lower_case: [serde(deserialize_with = "normalize::lowercase"), api(one_of("a", "ab"), length(min = 2))] String;
    upper_case: [serde(deserialize_with = "normalize::uppercase"), api(required, uppercase, length(min = 2))] String;
    blank_is_none: [serde(deserialize_with = "normalize::blank_as_none"), api(length(min = 2, max = 3))] Option<String>;
    blank_is_missing: [serde(deserialize_with = "normalize::blank_as_none"), api(required)] Option<String>;
    blank_is_null: [serde(default, deserialize_with = "normalize::blank_as_none"), api(not_null, length(max = 3))] Patch<String>;
    blank_clears: [serde(default, deserialize_with = "normalize::blank_as_none"), api(required)] Patch<String>;
    blank_is_absent: [serde(default, deserialize_with = "normalize::blank_as_none"), api(absent)] Option<String>;
    by_text: [serde(deserialize_with = "by::text"), api(range(max = 5))] u8;
    by_text_or_null: [serde(deserialize_with = "by::text_or_null"), api(required)] Option<String>;
    by_number: [serde(deserialize_with = "by::number"), api(length(max = 3))] String;
    by_fraction: [serde(deserialize_with = "by::fraction")] u8;
    by_flag: [serde(deserialize_with = "by::flag"), api(one_of(0, 1))] u8;
    by_list: [serde(deserialize_with = "by::list"), api(range(max = 5))] u8;
    by_object: [serde(deserialize_with = "by::object")] u8;
    by_choice: [serde(deserialize_with = "by::choice")] u8;
    by_anything: [serde(deserialize_with = "by::anything"), api(length(max = 3))] String;
    by_text_or_nothing: [serde(deserialize_with = "by::text_or_nothing"), api(length(max = 3))] String;
    by_text_or_number: [serde(deserialize_with = "by::text_or_number")] String;
    by_date: [serde(deserialize_with = "by::number"), api(date)] String;
    seconds: [serde(with = "chrono::serde::ts_seconds")] chrono::DateTime<chrono::Utc>;
}

fn never(_: &str) -> Result<(), api_validate::Violation> {
    Err(api_validate::Violation::new(api_validate::ValidationErrorType::InvalidFormat))
}

macro_rules! types {
    ($($test:ident: $type:ty;)*) => {
        fields! { $($test: [] $type;)* }
    };
}

types! {
    boolean: bool;
    whole_8: u8;
    whole_16: i16;
    whole_32: u32;
    whole_64: i64;
    whole_64_unsigned: u64;
    not_zero: std::num::NonZeroU8;
    not_zero_signed: std::num::NonZeroI8;
    whole_128: i128;
    whole_128_unsigned: u128;
    not_zero_128: std::num::NonZeroU128;
    not_zero_128_signed: std::num::NonZeroI128;
    float: f64;
    single: f32;
    character: char;
    text: String;
    borrowed_or_not: std::borrow::Cow<'static, str>;
    list: Vec<bool>;
    array: [u8; 2];
    tuple: (u8, Option<String>);
    option_of_option: Option<Option<u8>>;
    unit: ();
    unit_or_null: Option<()>;
    map_of_lists: BTreeMap<String, Vec<u8>>;
    anything: Value;
    object: serde_json::Map<String, Value>;
    ip_address: std::net::IpAddr;
    ipv4_address: std::net::Ipv4Addr;
    ipv6_address: std::net::Ipv6Addr;
    boxed: Box<Option<u8>>;
}

/// Functions that read a value of another type.
mod by {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, de::Error};
    use serde_json::Value;

    macro_rules! functions {
        ($($name:ident: $type:ty => $made:ty, |$read:ident| $make:expr;)*) => {$(
            pub(super) fn $name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$made, D::Error> {
                let $read = <$type>::deserialize(deserializer)?;
                $make.ok_or_else(|| D::Error::custom("out of bounds"))
            }
        )*};
    }

    functions! {
        text: String => u8, |text| text.parse().ok();
        text_or_null: Option<String> => Option<String>, |text| Some(text);
        number: u16 => String, |number| Some(number.to_string());
        fraction: f64 => u8, |number| (number.abs() < 100.0).then_some(1);
        flag: bool => u8, |flag| Some(u8::from(flag));
        list: Vec<u8> => u8, |list| u8::try_from(list.len()).ok();
        object: BTreeMap<String, Value> => u8, |object| u8::try_from(object.len()).ok();
        choice: Result<u8, u8> => u8, |choice| choice.ok();
        anything: Value => String, |value| Some(value.to_string());
    }

    /// It hides what was wrong.
    #[allow(clippy::unnecessary_wraps)] // as serde calls it
    pub(super) fn text_or_nothing<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        Ok(String::deserialize(deserializer).unwrap_or_default())
    }

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum TextOrNumber {
        Text(String),
        Number(u8),
    }

    pub(super) fn text_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        TextOrNumber::deserialize(deserializer).map(|read| match read {
            TextOrNumber::Text(text) => text,
            TextOrNumber::Number(number) => number.to_string(),
        })
    }
}

/// What shows of a value that a function reads.
#[test]
fn types_of_what_functions_read() {
    fn told<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        normalize::trim(deserializer)
    }
    use normalize::trim as cut;

    #[derive(Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Body {
        #[serde(deserialize_with = "cut")]
        trimmed: String,
        #[serde(deserialize_with = "::api_validate::normalize::trim")]
        list: Vec<Option<String>>,
        #[serde(deserialize_with = "told")]
        through_a_function: String,
        #[serde(deserialize_with = "by::text")]
        text: u8,
        #[serde(deserialize_with = "by::text_or_null")]
        nullable: Option<String>,
        #[serde(deserialize_with = "by::number")]
        number: String,
        #[serde(deserialize_with = "by::fraction")]
        fraction: u8,
        #[serde(deserialize_with = "by::flag")]
        flag: u8,
        #[serde(deserialize_with = "by::object")]
        object: u8,
        #[serde(deserialize_with = "by::text_or_nothing")]
        anything: String,
        #[serde(deserialize_with = "by::text_or_number")]
        untagged: String,
    }

    #[derive(Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Code(
        #[serde(deserialize_with = "normalize::uppercase")]
        #[api(required, length(max = 3))]
        String,
    );

    let code = Code::contract().to_json_schema();
    assert_eq!(
        (&code["type"], &code["minLength"], code.get("maxLength")),
        (&json!("string"), &json!(1), None)
    );
    assert_eq!(code["x-rules"][0]["rule"], "length");

    let schema = Body::contract().to_json_schema();
    let of = |name: &str| schema["properties"][name].clone();
    assert_eq!(of("trimmed"), json!({ "type": "string" }));
    assert_eq!(of("list"), json!({ "type": "array", "items": { "type": ["string", "null"] } }));
    for (name, ty) in [
        ("through_a_function", json!("string")),
        ("text", json!("string")),
        ("nullable", json!(["string", "null"])),
        ("number", json!("integer")),
        ("fraction", json!("number")),
        ("flag", json!("boolean")),
        ("object", json!("object")),
        ("anything", json!(null)),
        ("untagged", json!(null)),
    ] {
        assert_eq!((&of(name)["type"], &of(name)["x-rules"][0]["type"]), (&ty, &json!("accepted")), "{name}");
    }
}
