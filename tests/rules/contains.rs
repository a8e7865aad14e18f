//! `contains("…")`: of text, and of a list or a set.

use std::collections::{BTreeSet, HashSet, LinkedList, VecDeque};

use api_validate::{ApiValidate, json, kinds};
use api_validate_tests::lines_of;
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::kit::{codes, record};

const ROLE: &str = "Admin";
const FIVE: u8 = 5;

check! {
    roles: Vec<String> => (contains("Admin"));
    constant: Vec<String> => (contains(ROLE));
    joined: Vec<&'static str> => (contains(concat!("Ad", "min")));
    two_roles: Vec<String> => (contains("Admin"), contains("User"));
    options: Vec<Option<&'static str>> => (contains("Admin"));
    slice: &'static [&'static str] => (contains("Admin"));
    array: [&'static str; 2] => (contains("Admin"));
    deque: VecDeque<String> => (contains("Admin"));
    linked: LinkedList<String> => (contains("Admin"));
    tree_set: BTreeSet<String> => (contains("Admin"));
    hash_set: HashSet<String> => (contains("Admin"));
    rows: Vec<Vec<&'static str>> => (each(contains("Admin")));
    words: Vec<&'static str> => (each(contains("Admin")));
    numbers: Vec<u8> => (contains(5));
    constant_number: Vec<u64> => (contains(FIVE));
    negative: HashSet<i64> => (contains(-5));
    floats: Vec<f64> => (contains(5));
    decimals: Vec<Decimal> => (contains(5));
    numbers_in_text: Vec<&'static str> => (contains(5));
}

check_text! {
    ab => (contains("AB"));
    both => (contains("A"), contains("B"));
    accent => (contains("\u{e9}"));
}

#[test]
fn anywhere_byte_for_byte() {
    for text in ["AB", "ABC", "CAB", "CABC", "A AB", "日AB👍", "\0AB"] {
        assert_eq!(codes(&ab(text)), "", "{text:?}");
    }
    for text in ["", "A", "B", "ab", "aB", "BA", "A B", "A\u{200d}B", "A\u{301}B", "ＡＢ", "A\u{a0}B"] {
        assert_eq!(codes(&ab(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn nothing_is_normalised() {
    assert_eq!(codes(&accent("caf\u{e9}s")), "");
    assert_eq!(codes(&accent("cafe\u{301}s")), "INVALID_FORMAT");
}

#[test]
fn it_can_stand_twice_and_each_reports() {
    assert_eq!(codes(&both("BA")), "");
    assert_eq!(codes(&both("A")), "INVALID_FORMAT");
    assert_eq!(
        record(&both("A")),
        "INVALID_FORMAT | text that contains \"B\" | This must be text that contains \"B\"."
    );
    assert_eq!(codes(&both("")), "INVALID_FORMAT, INVALID_FORMAT");
}

#[test]
fn huge_text() {
    let half = "x".repeat(1 << 20);
    assert_eq!(codes(&ab(&format!("{half}AB{half}"))), "");
    assert_eq!(codes(&ab(&"A".repeat(1 << 20))), "INVALID_FORMAT");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&ab("BA")),
        "INVALID_FORMAT | text that contains \"AB\" | This must be text that contains \"AB\"."
    );
    overrides!(String, contains("AB"), "x".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((contains("AB")), good: "CABC", bad: "BA", "INVALID_FORMAT");
    through!(String, (contains("AB")), good: "CABC".to_owned(), bad: "BA".to_owned(), "INVALID_FORMAT");
}

const NONE: &str = "INVALID_FORMAT";

#[test]
fn an_item_equals_it_to_the_letter() {
    let of = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
    for (items, expected) in [
        (&[] as &[&str], NONE),
        (&["User"], NONE),
        (&["admin", "ADMIN", "Admin ", "Admins", ""], NONE),
        (&["Admin"], ""),
        (&["User", "Admin", "Admin"], ""),
    ] {
        let (list, borrowed) = (of(items), items.to_vec());
        assert_eq!(codes(&roles(list.clone())), expected, "{items:?}");
        assert_eq!(codes(&constant(list.clone())), expected, "{items:?}");
        assert_eq!(codes(&deque(list.iter().cloned().collect())), expected, "{items:?}");
        assert_eq!(codes(&linked(list.iter().cloned().collect())), expected, "{items:?}");
        assert_eq!(codes(&tree_set(list.iter().cloned().collect())), expected, "{items:?}");
        assert_eq!(codes(&hash_set(list.into_iter().collect())), expected, "{items:?}");
        assert_eq!(codes(&options(borrowed.iter().map(|_| None).collect())), NONE);
    }
    assert_eq!(codes(&joined(vec!["Admin"])), "");
    assert_eq!(codes(&options(vec![None, Some("Admin")])), "");
    assert_eq!(codes(&slice(&["Admin"])), "");
    assert_eq!(codes(&array(["A", "B"])), NONE);
    assert_eq!(codes(&two_roles(of(&["Admin"]))), NONE);
    assert_eq!(codes(&two_roles(of(&["x"]))), "INVALID_FORMAT, INVALID_FORMAT");
    assert_eq!(codes(&rows(vec![vec!["Admin"], vec![]])), "value[1] INVALID_FORMAT");
    assert_eq!(codes(&words(vec!["The Admins", "a"])), "value[1] INVALID_FORMAT");
}

#[test]
fn numbers_are_compared_by_their_value() {
    assert_eq!(codes(&numbers(vec![4, 6])), NONE);
    assert_eq!(codes(&numbers(vec![4, 5])), "");
    assert_eq!(codes(&constant_number(vec![5])), "");
    assert_eq!(codes(&negative([5].into())), NONE);
    assert_eq!(codes(&negative([5, -5].into())), "");
    assert_eq!(codes(&floats(vec![f64::NAN, 5.000_000_1])), NONE);
    assert_eq!(codes(&floats(vec![5.0])), "");
    assert_eq!(codes(&decimals(vec![Decimal::new(500, 2)])), "");
    assert_eq!(codes(&numbers_in_text(vec!["05", "x"])), NONE);
    assert_eq!(codes(&numbers_in_text(vec!["5.0"])), "");
}

#[test]
fn the_record_of_a_list() {
    assert_eq!(
        record(&roles(vec![])),
        "INVALID_FORMAT | a list that contains \"Admin\" | This must be a list that contains \"Admin\"."
    );
    assert_eq!(
        record(&numbers(vec![])),
        "INVALID_FORMAT | a list that contains 5 | This must be a list that contains 5."
    );
    overrides!(Vec<String>, contains("Admin"), vec![]);
    overrides!(Vec<u8>, contains(5), vec![]);
}

#[test]
fn every_wrapper_of_a_list() {
    through!(
        Vec<String>, (contains("A")), good: vec!["B".to_owned(), "A".to_owned()], bad: vec!["AB".to_owned()], "INVALID_FORMAT"
    );
    through!(Vec<u8>, (contains(5)), good: vec![5], bad: vec![], "INVALID_FORMAT");
}

/// What could not be read may be what is wanted.
#[test]
fn a_list_with_refused_items_is_not_judged() {
    #[derive(Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Dto {
        #[api(contains("Admin"))]
        roles: Vec<String>,
        #[api(contains(5), not_contains(6))]
        numbers: Vec<u8>,
    }
    let of = |body| lines_of(&json::from_str::<Dto>(body).err().expect("it is not valid"));
    assert_eq!(of(r#"{"roles":["User",5],"numbers":[5]}"#), ["roles[1] INVALID_FORMAT"]);
    assert_eq!(
        of(r#"{"roles":["User"],"numbers":["5"]}"#),
        ["roles INVALID_FORMAT", "numbers[0] INVALID_NUMBER_FORMAT"]
    );
    assert_eq!(
        of(r#"{"roles":["Admin"],"numbers":["5",6]}"#),
        ["numbers INVALID_FORMAT", "numbers[0] INVALID_NUMBER_FORMAT"]
    );
}

#[derive(ApiValidate)]
struct Code(&'static str);

impl kinds::Text for Code {
    fn text(&self) -> Option<&str> {
        Some(self.0)
    }
}

#[test]
fn types_of_the_service_s_own_and_type_parameters() {
    #[derive(ApiValidate)]
    struct Own<T, U> {
        #[api(contains("A"))]
        code: Code,
        #[api(contains("A"))]
        codes: Vec<Code>,
        #[api(contains("A"))]
        text: T,
        #[api(contains("A"))]
        maybe: Option<T>,
        #[api(contains(5))]
        numbers: Vec<U>,
        #[api(contains(5))]
        list: U2<U>,
    }
    type U2<U> = Vec<U>;
    let own = |text: &'static str, number: u8| Own {
        code: Code(text),
        codes: vec![Code(text)],
        text,
        maybe: Some(text),
        numbers: vec![number],
        list: vec![number],
    };
    assert_eq!(api_validate_tests::lines(&own("A", 5)), [""; 0]);
    assert_eq!(
        api_validate_tests::lines(&own("AB", 4)),
        ["codes INVALID_FORMAT", "numbers INVALID_FORMAT", "list INVALID_FORMAT"]
    );
}
