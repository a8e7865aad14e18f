//! `each(rules…)`

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque},
};

use api_validate::{ApiValidate, Patch, Validator};
use api_validate_tests::Sent;

use crate::kit::{codes, record, records};

check! {
    texts: Vec<String> => (each(required, length(max = 2)));
    numbers: Vec<u8> => (each(range(max = 5), multiple_of(2)));
    options: Vec<Option<u8>> => (each(required, range(max = 5)));
    rows: Vec<Vec<String>> => (length(max = 2), each(length(min = 1), each(required)));
    option: Option<Vec<u8>> => (each(range(max = 5)));
    twice: Option<Option<Vec<u8>>> => (each(range(max = 5)));
    patch: Sent<Vec<u8>> => (each(range(max = 5)));
    slice: &'static [u8] => (each(range(max = 5)));
    boxed: Box<[u8]> => (each(range(max = 5)));
    cow: Cow<'static, [u8]> => (each(range(max = 5)));
    array: [u8; 3] => (each(range(max = 5)));
    deque: VecDeque<u8> => (each(range(max = 5)));
    list: LinkedList<u8> => (each(range(max = 5)));
    tree_set: BTreeSet<u8> => (each(range(max = 5)));
    hash_set: HashSet<u8> => (each(range(max = 5)));
    tree_map: BTreeMap<String, u8> => (each(range(max = 5)));
    hash_map: HashMap<String, u8> => (each(range(max = 5)));
    map_of_lists: BTreeMap<u8, Vec<String>> => (each(required, each(email)));
    one_of: Vec<&'static str> => (each(one_of("A", "B")), length(min = 1));
}

const OUT: &str = "value[1] INVALID_NUMBER_RANGE";

#[test]
fn every_element_under_its_index() {
    let of = |items: &[&str]| codes(&texts(items.iter().map(|item| (*item).to_owned()).collect()));
    assert_eq!(of(&[]), "");
    assert_eq!(of(&["a", "日本"]), "");
    assert_eq!(
        of(&["", "a", "abc", "\u{a0}"]),
        "value[0] REQUIRED_FIELD_MISSING, value[2] MAX_LENGTH_EXCEEDED, value[3] REQUIRED_FIELD_MISSING"
    );
    assert_eq!(
        codes(&numbers(vec![7, 2, 6])),
        "value[0] INVALID_NUMBER_RANGE, value[0] INVALID_NUMBER_FORMAT, value[2] INVALID_NUMBER_RANGE"
    );
    assert_eq!(
        codes(&options(vec![None, Some(5), Some(6)])),
        "value[0] REQUIRED_FIELD_MISSING, value[2] INVALID_NUMBER_RANGE"
    );
}

#[test]
fn it_nests() {
    let rows_of = |of: &[&[&str]]| {
        codes(&rows(of.iter().map(|row| row.iter().map(|text| (*text).to_owned()).collect()).collect()))
    };
    assert_eq!(rows_of(&[&["a"], &["b", "c"]]), "");
    assert_eq!(rows_of(&[&["a", " "], &[]]), "value[0][1] REQUIRED_FIELD_MISSING, value[1] INVALID_FORMAT");
    assert_eq!(rows_of(&[&["a"], &["a"], &[""]]), "MAX_LENGTH_EXCEEDED, value[2][0] REQUIRED_FIELD_MISSING");
}

#[test]
fn every_sequence() {
    assert_eq!(codes(&option(None)), "");
    assert_eq!(codes(&option(Some(vec![5, 6]))), OUT);
    assert_eq!(codes(&twice(Some(None))), "");
    assert_eq!(codes(&twice(Some(Some(vec![5, 6])))), OUT);
    assert_eq!(codes(&patch(Patch::Null)), "");
    assert_eq!(codes(&patch(Patch::Value(vec![5, 6]))), OUT);
    assert_eq!(codes(&slice(&[5, 6])), OUT);
    assert_eq!(codes(&boxed(Box::new([5, 6]))), OUT);
    assert_eq!(codes(&cow(Cow::Borrowed(&[5, 6]))), OUT);
    assert_eq!(codes(&array([5, 6, 5])), OUT);
    assert_eq!(codes(&deque([5, 6].into())), OUT);
    assert_eq!(codes(&list([5, 6].into())), OUT);
}

#[test]
fn elements_of_a_set_have_no_place_and_each_record_stands_once() {
    assert_eq!(codes(&tree_set([1, 5].into())), "");
    assert_eq!(codes(&tree_set([1, 6, 7, 8].into())), "INVALID_NUMBER_RANGE");
    assert_eq!(codes(&hash_set([1, 5].into())), "");
    assert_eq!(codes(&hash_set([1, 6, 7, 8].into())), "INVALID_NUMBER_RANGE");
}

#[test]
fn values_of_a_map_under_their_key_in_its_order() {
    let pairs = || [("b".to_owned(), 6), ("a".to_owned(), 7), ("c".to_owned(), 5), ("a/b \"".to_owned(), 9)];
    let expected =
        r#"value.a INVALID_NUMBER_RANGE, value["a/b \""] INVALID_NUMBER_RANGE, value.b INVALID_NUMBER_RANGE"#;
    assert_eq!(codes(&tree_map(pairs().into())), expected);
    for _ in 0..20 {
        assert_eq!(codes(&hash_map(pairs().into())), expected);
    }
    let lists = [(1, vec!["a@b.co".to_owned()]), (2, vec![]), (3, vec!["a@b.co".to_owned(), "x".to_owned()])];
    assert_eq!(
        codes(&map_of_lists(lists.into())),
        r#"value["2"] REQUIRED_FIELD_MISSING, value["3"][1] INVALID_FORMAT"#
    );
}

#[test]
fn rules_beside_it_report_in_the_order_that_they_are_written() {
    assert_eq!(codes(&one_of(vec![])), "INVALID_FORMAT");
    assert_eq!(codes(&one_of(vec!["A", "C"])), "value[1] INVALID_FORMAT");
}

#[test]
fn a_hundred_records_and_no_more() {
    let errors = numbers(vec![8; 100]).validate().unwrap_err();
    assert_eq!((errors.len(), errors.truncated()), (100, false));
    let errors = numbers(vec![8; 101]).validate().unwrap_err();
    assert_eq!((errors.len(), errors.truncated()), (100, true));
    let errors = Validator::new().max_errors(3).validate(&numbers(vec![8; 100_000])).unwrap_err();
    assert_eq!((errors.len(), errors.truncated()), (3, true));
    assert_eq!(
        errors.iter().map(|error| error.field().to_string()).collect::<String>(),
        "value[0]value[1]value[2]"
    );
}

#[test]
fn the_record_is_that_of_the_rule_inside() {
    check! {
        own: Vec<String> => (each(length(max = 1, code = "OWN", criteria = "own criteria", message = "Own message.")));
    }
    assert_eq!(record(&own(vec!["ab".to_owned()])), "OWN | own criteria | Own message.");
    assert_eq!(records(&own(vec!["ab".to_owned()]))[0].field().pointer(), "/value/0");
    assert_eq!(
        record(&numbers(vec![6])),
        "INVALID_NUMBER_RANGE | a number that is at most 5 | This must be at most 5."
    );
}
