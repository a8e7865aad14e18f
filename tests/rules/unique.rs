//! `unique`, `unique(by = field)`

use std::collections::{BTreeSet, HashSet, LinkedList, VecDeque};

use api_validate::{ApiValidate, Fault, Patch};
use api_validate_tests::lines;

use crate::kit::{codes, record, records};

const TWICE: &str = "DUPLICATE_METADATA";

check! {
    numbers: Vec<u32> => (unique);
    texts: Vec<&'static str> => (unique);
    options: Vec<Option<u8>> => (unique);
    nested: Vec<Vec<u8>> => (unique);
    items: Vec<Item> => (unique(by = name));
    boxed_items: Vec<Box<Item>> => (unique(by = name));
    pairs: Vec<(u8, f64)> => (unique(by = 0));
    optional_items: Vec<Item> => (unique(by = code));
    option: Option<Vec<u8>> => (unique);
    slice: &'static [u8] => (unique);
    deque: VecDeque<u8> => (unique);
    list: LinkedList<u8> => (unique);
    tree_set: BTreeSet<(u8, u8)> => (unique(by = 0));
    hash_set: HashSet<(u8, u8)> => (unique(by = 0));
    sets: Vec<BTreeSet<u8>> => (unique);
}

#[derive(Clone, ApiValidate)]
struct Item {
    name: String,
    code: Option<u8>,
    /// Never equal, not even to itself.
    #[allow(dead_code)]
    weight: f64,
}

fn item(name: &str, code: Option<u8>) -> Item {
    Item { name: name.to_owned(), code, weight: f64::NAN }
}

/// The two places of the repeat that is reported.
fn places<T: ApiValidate<Context = ()>>(value: &T) -> (u32, u32) {
    match records(value).first().and_then(api_validate::ValidationError::fault) {
        Some(Fault::Repeated { first, again }) => (first, again),
        fault => panic!("{fault:?}"),
    }
}

#[test]
fn up_to_ten_thousand_items_that_differ() {
    for length in [0, 1, 2, 31, 32, 33, 34, 64, 10_000] {
        assert_eq!(codes(&numbers((0..length).collect())), "", "{length} items");
    }
}

#[test]
fn one_repeat_wherever_it_stands() {
    for length in [2_u32, 31, 32, 33, 34, 64, 65, 10_000] {
        let last = length - 1;
        for (first, again) in [(0, last), (0, 1), (last - 1, last), (last / 2, last)] {
            if first == again {
                continue;
            }
            let mut values: Vec<u32> = (0..length).collect();
            values[again as usize] = first;
            let value = numbers(values);
            assert_eq!(codes(&value), TWICE, "{length} items, {first} again at {again}");
            assert_eq!(places(&value), (first, again), "{length} items");
        }
    }
}

#[test]
fn of_several_repeats_the_one_that_shows_first() {
    for length in [8_u32, 32, 33, 10_000] {
        let mut values: Vec<u32> = (0..length).collect();
        values[5] = 3;
        values[6] = 0;
        values[7] = 3;
        assert_eq!(places(&numbers(values)), (3, 5), "{length} items");
        assert_eq!(places(&numbers(vec![7; length as usize])), (0, 1), "{length} items");
    }
    // Both among those that are hashed.
    let mut values: Vec<u32> = (0..100).collect();
    values[60] = 50;
    values[59] = 51;
    assert_eq!(places(&numbers(values)), (51, 59));
}

#[test]
fn text_is_compared_to_the_byte() {
    assert_eq!(
        codes(&texts(vec![
            "a",
            "A",
            "a ",
            "caf\u{e9}",
            "cafe\u{301}",
            "1",
            "１",
            "",
            " ",
            "\u{a0}",
            "\u{202e}a"
        ])),
        ""
    );
    assert_eq!(codes(&texts(vec!["", ""])), TWICE);
    assert_eq!(codes(&texts(vec!["👨\u{200d}👩", "👨👩", "👨\u{200d}👩"])), TWICE);
}

#[test]
fn no_value_equals_no_other() {
    assert_eq!(codes(&options(vec![None, None, Some(1), None])), "");
    assert_eq!(codes(&options(vec![None; 100])), "");
    assert_eq!(codes(&options(vec![None, Some(1), None, Some(1)])), TWICE);
    assert_eq!(places(&options(vec![None, Some(1), None, Some(1)])), (1, 3));
    let mut many = vec![None; 100];
    many[40] = Some(1);
    many[90] = Some(1);
    assert_eq!(places(&options(many)), (40, 90));
}

#[test]
fn by_a_field() {
    assert_eq!(codes(&items(vec![item("a", Some(1)), item("b", Some(1)), item("A", None)])), "");
    assert_eq!(codes(&items(vec![item("a", Some(1)), item("b", None), item("a", Some(2))])), TWICE);
    assert_eq!(places(&items(vec![item("a", Some(1)), item("b", None), item("a", Some(2))])), (0, 2));
}

#[test]
fn by_a_field_of_a_tuple_and_through_a_box() {
    assert_eq!(codes(&pairs(vec![(1, 0.5), (2, 0.5)])), "");
    assert_eq!(codes(&pairs(vec![(1, 0.5), (1, f64::NAN)])), TWICE);
    assert_eq!(codes(&boxed_items(vec![Box::new(item("a", None)), Box::new(item("b", None))])), "");
    assert_eq!(codes(&boxed_items(vec![Box::new(item("a", None)), Box::new(item("a", None))])), TWICE);
}

#[test]
fn by_a_field_that_may_be_missing() {
    for length in [3, 32, 33, 10_000] {
        assert_eq!(codes(&optional_items(vec![item("a", None); length])), "", "{length} items");
        let mut values = vec![item("a", None); length];
        values[1].code = Some(7);
        values[length - 1].code = Some(7);
        let value = optional_items(values);
        assert_eq!(codes(&value), TWICE, "{length} items");
        assert_eq!(places(&value), (1, u32::try_from(length - 1).expect("few items")));
    }
}

#[test]
fn every_sequence() {
    assert_eq!(codes(&nested(vec![vec![], vec![1], vec![1, 1]])), "");
    assert_eq!(codes(&nested(vec![vec![], vec![1], vec![]])), TWICE);
    assert_eq!(codes(&option(None)), "");
    assert_eq!(codes(&option(Some(vec![1, 1]))), TWICE);
    assert_eq!(codes(&slice(&[1, 2])), "");
    assert_eq!(codes(&slice(&[1, 1])), TWICE);
    assert_eq!(codes(&deque([1, 2].into())), "");
    assert_eq!(codes(&deque([1, 1].into())), TWICE);
    assert_eq!(codes(&list([1, 2].into())), "");
    assert_eq!(codes(&list([1, 1].into())), TWICE);
    assert_eq!(codes(&tree_set([(1, 1), (1, 1), (2, 1)].into())), "");
    assert_eq!(codes(&tree_set([(1, 1), (1, 2)].into())), TWICE);
    assert_eq!(codes(&hash_set([(1, 1), (1, 1), (2, 1)].into())), "");
    assert_eq!(codes(&hash_set([(1, 1), (1, 2)].into())), TWICE);
    assert_eq!(codes(&sets(vec![[1, 2].into(), [2, 1].into()])), TWICE);
    through!(Vec<u8>, (unique), good: vec![1, 2], bad: vec![1, 1], "DUPLICATE_METADATA");
    through!([u8; 2], (unique), good: [1, 2], bad: [1, 1], "DUPLICATE_METADATA");
}

#[test]
fn inside_of_each() {
    #[derive(serde::Deserialize, ApiValidate)]
    struct Rows {
        #[api(unique, each(unique))]
        #[serde(default)]
        rows: Patch<Vec<Vec<u8>>>,
    }

    let rows = Rows { rows: Patch::Value(vec![vec![1, 1], vec![2], vec![1, 1]]) };
    assert_eq!(
        lines(&rows),
        ["rows DUPLICATE_METADATA", "rows[0] DUPLICATE_METADATA", "rows[2] DUPLICATE_METADATA"]
    );
}

#[test]
fn the_record() {
    assert_eq!(
        record(&numbers(vec![5, 7, 5])),
        "DUPLICATE_METADATA | items that all differ | Items [0] and [2] must differ."
    );
    assert_eq!(
        record(&items(vec![item("a", None), item("a", None)])),
        "DUPLICATE_METADATA | items that all differ in name | Items [0] and [1] must differ in name."
    );
    overrides!(Vec<u8>, unique, vec![1, 1]);
    overrides!(Vec<Item>, unique(by = name), vec![item("a", None); 2]);
}

mod names {
    use api_validate::{ApiValidate, French, German, json};
    use serde::Deserialize;

    #[derive(Deserialize, ApiValidate)]
    #[serde(rename_all = "camelCase")]
    #[allow(dead_code)]
    struct Member {
        role: u8,
        user_id: u8,
        #[serde(rename = "the-x")]
        x_x: u8,
        r#type: u8,
    }

    #[derive(Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Plain {
        user_id: u8,
    }

    #[derive(Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Team {
        #[serde(default)]
        #[api(unique(by = user_id))]
        members: Vec<Member>,
        #[serde(default)]
        #[api(unique(by = x_x))]
        xs: Vec<Member>,
        #[serde(default)]
        #[api(unique(by = role))]
        roles: Vec<Member>,
        #[serde(default)]
        #[api(unique(by = r#type))]
        types: Vec<Member>,
        #[serde(default)]
        #[api(each(unique(by = user_id)))]
        groups: Option<Vec<Vec<Box<Member>>>>,
        #[serde(default)]
        #[api(unique(by = user_id))]
        plain: Vec<Plain>,
        generic: Option<Of<u8>>,
    }

    #[derive(Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Of<T> {
        #[api(unique(by = user_id))]
        of: Vec<Member>,
        other: Option<T>,
    }

    const MEMBER: &str = r#"{"role":1,"userId":1,"the-x":1,"type":1}"#;

    #[test]
    fn a_field_has_the_clients_name() {
        let two = format!("[{MEMBER},{MEMBER}]");
        let plain = r#"[{"user_id":1},{"user_id":1}]"#;
        let body = format!(
            r#"{{"members":{two},"xs":{two},"roles":{two},"types":{two},"groups":[{two}],"plain":{plain},"generic":{{"of":{two}}}}}"#
        );
        let errors = json::from_str::<Team>(&body).err().expect("they repeat");
        let told: Vec<_> = errors
            .iter()
            .map(|error| format!("{} {} | {}", error.field(), error.message(), error.criteria()))
            .collect();
        let names = [
            ("members", "userId"),
            ("xs", "the-x"),
            ("roles", "role"),
            ("types", "type"),
            ("groups[0]", "userId"),
            ("plain", "user_id"),
            ("generic.of", "userId"),
        ];
        let expected: Vec<_> = names
            .into_iter()
            .map(|(field, name)| {
                format!("{field} Items [0] and [1] must differ in {name}. | items that all differ in {name}")
            })
            .collect();
        assert_eq!(told, expected);
        let record = errors.iter().next().expect("there are some");
        assert_eq!(format!("{:?}", record.param("by")), r#"Some(Text("userId"))"#);
        for locale in [&German::new() as &dyn api_validate::Locale, &French::new()] {
            let records = serde_json::to_string(&errors.localized(locale)).expect("it is JSON");
            assert!(records.contains("userId") && records.contains("the-x"), "{records}");
        }
    }

    #[test]
    fn a_schema_has_the_clients_name() {
        let schema = Team::contract().to_json_schema().to_string();
        for name in ["userId", "the-x", "role", "type"] {
            assert!(schema.contains(&format!(r#""by":"{name}""#)), "{name}: {schema}");
        }
        assert!(!schema.contains("user id"), "{schema}");
    }
}
