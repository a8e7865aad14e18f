//! `keys(rules…)`

use std::collections::{BTreeMap, HashMap};

use api_validate::{ApiValidate, Patch};
use api_validate_tests::Sent;

use crate::kit::{codes, record};

check! {
    tree: BTreeMap<String, u8> => (keys(pattern("^[a-z]+$"), length(max = 3)));
    hash: HashMap<String, u8> => (keys(pattern("^[a-z]+$")));
    numbers: BTreeMap<i32, u8> => (keys(range(min = 0)));
    option: Option<BTreeMap<String, u8>> => (keys(required));
    patch: Sent<HashMap<String, u8>> => (keys(required));
    boxed: Box<BTreeMap<String, u8>> => (keys(required));
    borrowed: BTreeMap<&'static str, u8> => (keys(one_of("a", "b")));
    both: BTreeMap<String, String> => (keys(length(max = 1)), each(required), length(max = 2));
    nested: BTreeMap<String, BTreeMap<String, u8>> => (each(keys(required)));
    enums: BTreeMap<Region, u8> => (each(range(max = 1)));
}

#[derive(ApiValidate, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Region {
    NorthWest,
    South,
}

fn of<const N: usize>(keys: [&str; N]) -> impl Iterator<Item = (String, u8)> {
    keys.map(|key| (key.to_owned(), 0)).into_iter()
}

#[test]
fn every_key_under_itself() {
    assert_eq!(codes(&tree(of([]).collect())), "");
    assert_eq!(codes(&tree(of(["a", "abc"]).collect())), "");
    assert_eq!(
        codes(&tree(of(["A", "abcd", "b"]).collect())),
        "value.A INVALID_FORMAT, value.abcd MAX_LENGTH_EXCEEDED"
    );
    assert_eq!(
        codes(&tree(of(["ABCD"]).collect())),
        "value.ABCD INVALID_FORMAT, value.ABCD MAX_LENGTH_EXCEEDED"
    );
    assert_eq!(codes(&tree(of([""]).collect())), r#"value[""] INVALID_FORMAT"#);
    assert_eq!(codes(&tree(of(["é.\n"]).collect())), r#"value["é.\n"] INVALID_FORMAT"#);
}

#[test]
fn a_map_without_order_reports_in_that_of_its_keys() {
    for _ in 0..20 {
        assert_eq!(
            codes(&hash(of(["C", "a", "B", "A"]).collect())),
            "value.A INVALID_FORMAT, value.B INVALID_FORMAT, value.C INVALID_FORMAT"
        );
    }
}

#[test]
fn keys_of_other_types() {
    assert_eq!(codes(&numbers([(0, 0), (i32::MAX, 0)].into())), "");
    assert_eq!(
        codes(&numbers([(-1, 0), (i32::MIN, 0)].into())),
        r#"value["-2147483648"] INVALID_NUMBER_RANGE, value["-1"] INVALID_NUMBER_RANGE"#
    );
    assert_eq!(codes(&borrowed([("a", 0), ("c", 0)].into())), "value.c INVALID_FORMAT");
    assert_eq!(
        codes(&enums([(Region::NorthWest, 2), (Region::South, 1)].into())),
        "value.NORTH_WEST INVALID_NUMBER_RANGE"
    );
}

#[test]
fn through_what_holds_a_map() {
    let blank = || of([" "]);
    let expected = r#"value[" "] REQUIRED_FIELD_MISSING"#;
    assert_eq!(codes(&option(None)), "");
    assert_eq!(codes(&option(Some(blank().collect()))), expected);
    assert_eq!(codes(&patch(Patch::Absent)), "");
    assert_eq!(codes(&patch(Patch::Value(blank().collect()))), expected);
    assert_eq!(codes(&boxed(Box::new(blank().collect()))), expected);
    let inner: BTreeMap<String, u8> = blank().collect();
    assert_eq!(codes(&nested([("a".to_owned(), inner)].into())), r#"value.a[" "] REQUIRED_FIELD_MISSING"#);
}

#[test]
fn beside_rules_on_the_values() {
    let map = [("ab", " "), ("c", "")].map(|(key, value)| (key.to_owned(), value.to_owned()));
    assert_eq!(
        codes(&both(map.into())),
        "value.ab MAX_LENGTH_EXCEEDED, value.ab REQUIRED_FIELD_MISSING, value.c REQUIRED_FIELD_MISSING"
    );
}

#[test]
fn the_record_is_that_of_the_rule_inside_and_a_huge_key_is_cut() {
    assert_eq!(
        record(&numbers([(-1, 0)].into())),
        "INVALID_NUMBER_RANGE | as its name, a number that is at least 0 | This name is not valid. This must be at least 0."
    );
    check! { own: BTreeMap<String, u8> => (keys(length(max = 1, code = "OWN", message = "Own message."))); }
    assert_eq!(record(&own(of(["ab"]).collect())), "OWN | as its name, at most 1 character | Own message.");
    let huge = codes(&own([("k".repeat(1 << 20), 0)].into()));
    assert_eq!(huge, format!("value[\"{}…\"] OWN", "k".repeat(128)));
}

/// The key and its value have one place, so the words say which of them is wrong.
#[test]
fn a_record_says_that_the_name_is_wrong() {
    let errors = both([("ab".to_owned(), " ".to_owned())].into()).validate().unwrap_err();
    let told: Vec<_> = errors
        .iter()
        .map(|error| format!("{}: {} | {}", error.is_of_name(), error.criteria(), error.message()))
        .collect();
    assert_eq!(
        told,
        [
            "true: as its name, at most 1 character | This name is not valid. This must have at most 1 character.",
            "false: a value | This is required.",
        ]
    );
    let told = |locale: &dyn api_validate::Locale| errors.localized(locale).to_string();
    assert_eq!(
        told(&api_validate::German::new()).lines().next(),
        Some(
            "value.ab: Dieser Name ist ungültig. Der Wert darf höchstens 1 Zeichen haben. (MAX_LENGTH_EXCEEDED)"
        )
    );
    assert_eq!(
        told(&api_validate::French::new()).lines().next(),
        Some(
            "value.ab: Ce nom n’est pas valide. La valeur doit comporter au plus 1 caractère. (MAX_LENGTH_EXCEEDED)"
        )
    );
}

#[derive(Debug, serde::Deserialize, ApiValidate)]
struct Document {
    #[api(length(max = 2), keys(length(max = 3)))]
    attributes: serde_json::Map<String, serde_json::Value>,
}

#[test]
fn an_object_of_any_values_is_a_map() {
    let found = |body: &str| match api_validate::json::from_str::<Document>(body) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.iter().map(|e| format!("{} {}", e.field(), e.error_type())).collect(),
    };
    assert_eq!(found(r#"{"attributes":{"a":1,"abc":{"b":[]}}}"#), [""; 0]);
    assert_eq!(
        found(r#"{"attributes":{"abcd":1,"b":null,"c":""}}"#),
        ["attributes MAX_LENGTH_EXCEEDED", "attributes.abcd MAX_LENGTH_EXCEEDED",]
    );
}
