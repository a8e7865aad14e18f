//! `required`

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque},
    rc::Rc,
    sync::Arc,
};

use api_validate::{ApiValidate, Patch};
use api_validate_tests::{Sent, lines};

use crate::kit::{codes, record};

const MISSING: &str = "REQUIRED_FIELD_MISSING";

check_text! {
    text => (required);
    with_others => (required, length(min = 3), email);
    after_others => (length(min = 3), email, required);
}

check! {
    string: String => (required);
    borrowed: &'static str => (required);
    cow: Cow<'static, str> => (required);
    boxed: Box<str> => (required);
    rc: Rc<str> => (required);
    arc: Arc<str> => (required);
    option: Option<String> => (required);
    twice: Option<Option<String>> => (required);
    patch: Sent<String> => (required);
    patch_option: Sent<Option<String>> => (required);
    number: Option<u8> => (required);
    number_twice: Option<Option<u8>> => (required);
    number_patch: Sent<u8> => (required);
    number_patch_option: Sent<Option<u8>> => (required);
    number_box: Box<Option<u8>> => (required);
    option_box: Option<Box<u8>> => (required);
    reference: &'static Option<u8> => (required);
    flag: Option<bool> => (required);
    vector: Vec<u8> => (required);
    option_vector: Option<Vec<u8>> => (required);
    patch_vector: Sent<Vec<u8>> => (required);
    slice: &'static [u8] => (required);
    boxed_slice: Box<[u8]> => (required);
    array: [u8; 2] => (required);
    no_array: [u8; 0] => (required);
    deque: VecDeque<u8> => (required);
    tree_set: BTreeSet<u8> => (required);
    hash_set: HashSet<u8> => (required);
    tree_map: BTreeMap<String, u8> => (required);
    hash_map: HashMap<String, u8> => (required);
    object: serde_json::Map<String, serde_json::Value> => (required);
}

#[test]
fn text_of_nothing_or_blanks_is_missing() {
    for blank in [
        "",
        " ",
        "   ",
        "\t",
        "\n",
        "\r\n",
        "\u{b}",
        "\u{c}",
        "\u{85}",
        "\u{a0}",
        "\u{1680}",
        "\u{2000}",
        "\u{200a}",
        "\u{2028}",
        "\u{2029}",
        "\u{202f}",
        "\u{205f}",
        "\u{3000}",
        " \u{a0}\u{3000}\t",
        "\0",
        "\u{1}",
        "\u{7f}",
        "\u{9f}",
        "\u{ad}",
        "\u{34f}",
        "\u{61c}",
        "\u{115f}\u{1160}",
        "\u{17b4}",
        "\u{180e}",
        "\u{200b}",
        "\u{200d}",
        "\u{202e}",
        "\u{2060}",
        "\u{2064}",
        "\u{2800}",
        "\u{3164}",
        "\u{fe0f}",
        "\u{feff}",
        "\u{ffa0}",
        "\u{fffb}",
        "\u{1d159}",
        "\u{1d173}",
        "\u{e0001}",
        "\u{e0100}",
        " \u{200b}\u{2800}\0 ",
    ] {
        assert_eq!(codes(&text(blank)), MISSING, "{blank:?}");
    }
    assert_eq!(codes(&text(&"\u{3000}".repeat(1 << 18))), MISSING);
}

#[test]
fn anything_else_is_a_value() {
    for value in [
        "a",
        " a",
        "a ",
        "0",
        "-",
        "!",
        "~",
        "\0a",
        "é",
        "e\u{301}",
        "日",
        "👨\u{200d}👩",
        "\u{200b}a",
        "\u{2800}\u{2801}",
        "\u{ac}\u{ae}",
        "\u{fffc}",
        "\u{fffd}",
        "\u{1f3f4}\u{e0067}\u{e007f}",
        "\u{301}",
        "\u{10ffff}",
        "\u{3000}a",
    ] {
        assert_eq!(codes(&text(value)), "", "{value:?}");
    }
}

#[test]
fn every_type_of_text() {
    for (value, expected) in [("a", ""), ("", MISSING), ("\u{a0}", MISSING)] {
        assert_eq!(codes(&string(value.to_owned())), expected);
        assert_eq!(codes(&borrowed(value)), expected);
        assert_eq!(codes(&cow(Cow::Borrowed(value))), expected);
        assert_eq!(codes(&cow(Cow::Owned(value.to_owned()))), expected);
        assert_eq!(codes(&boxed(value.into())), expected);
        assert_eq!(codes(&rc(value.into())), expected);
        assert_eq!(codes(&arc(value.into())), expected);
        assert_eq!(codes(&option(Some(value.to_owned()))), expected);
        assert_eq!(codes(&twice(Some(Some(value.to_owned())))), expected);
        assert_eq!(codes(&patch(Patch::Value(value.to_owned()))), expected);
        assert_eq!(codes(&patch_option(Patch::Value(Some(value.to_owned())))), expected);
    }
}

#[test]
fn no_value_is_missing_however_deep() {
    assert_eq!(codes(&option(None)), MISSING);
    assert_eq!(codes(&twice(None)), MISSING);
    assert_eq!(codes(&twice(Some(None))), MISSING);
    assert_eq!(codes(&patch(Patch::Absent)), MISSING);
    assert_eq!(codes(&patch(Patch::Null)), MISSING);
    assert_eq!(codes(&patch_option(Patch::Value(None))), MISSING);
    assert_eq!(codes(&number(None)), MISSING);
    assert_eq!(codes(&number_twice(None)), MISSING);
    assert_eq!(codes(&number_twice(Some(None))), MISSING);
    assert_eq!(codes(&number_patch(Patch::Absent)), MISSING);
    assert_eq!(codes(&number_patch(Patch::Null)), MISSING);
    assert_eq!(codes(&number_patch_option(Patch::Value(None))), MISSING);
    assert_eq!(codes(&number_box(Box::new(None))), MISSING);
    assert_eq!(codes(&option_box(None)), MISSING);
    assert_eq!(codes(&reference(&None)), MISSING);
    assert_eq!(codes(&flag(None)), MISSING);
    assert_eq!(codes(&option_vector(None)), MISSING);
    assert_eq!(codes(&patch_vector(Patch::Null)), MISSING);
}

#[test]
fn zero_and_false_are_values() {
    assert_eq!(codes(&number(Some(0))), "");
    assert_eq!(codes(&number_twice(Some(Some(0)))), "");
    assert_eq!(codes(&number_patch(Patch::Value(0))), "");
    assert_eq!(codes(&number_patch_option(Patch::Value(Some(0)))), "");
    assert_eq!(codes(&number_box(Box::new(Some(0)))), "");
    assert_eq!(codes(&option_box(Some(Box::new(0)))), "");
    assert_eq!(codes(&reference(&Some(0))), "");
    assert_eq!(codes(&flag(Some(false))), "");
}

#[test]
fn an_empty_collection_is_missing() {
    assert_eq!(codes(&vector(vec![])), MISSING);
    assert_eq!(codes(&vector(vec![0])), "");
    assert_eq!(codes(&option_vector(Some(vec![]))), MISSING);
    assert_eq!(codes(&option_vector(Some(vec![0]))), "");
    assert_eq!(codes(&patch_vector(Patch::Value(vec![]))), MISSING);
    assert_eq!(codes(&patch_vector(Patch::Value(vec![0]))), "");
    assert_eq!(codes(&slice(&[])), MISSING);
    assert_eq!(codes(&slice(&[0])), "");
    assert_eq!(codes(&boxed_slice(Box::new([]))), MISSING);
    assert_eq!(codes(&boxed_slice(Box::new([0]))), "");
    assert_eq!(codes(&array([0, 0])), "");
    assert_eq!(codes(&no_array([])), MISSING);
    assert_eq!(codes(&deque(VecDeque::new())), MISSING);
    assert_eq!(codes(&deque([0].into())), "");
    assert_eq!(codes(&tree_set(BTreeSet::new())), MISSING);
    assert_eq!(codes(&tree_set([0].into())), "");
    assert_eq!(codes(&hash_set(HashSet::new())), MISSING);
    assert_eq!(codes(&hash_set([0].into())), "");
    assert_eq!(codes(&tree_map(BTreeMap::new())), MISSING);
    assert_eq!(codes(&tree_map([(String::new(), 0)].into())), "");
    assert_eq!(codes(&hash_map(HashMap::new())), MISSING);
    assert_eq!(codes(&hash_map([(String::new(), 0)].into())), "");
    assert_eq!(codes(&object(serde_json::Map::new())), MISSING);
}

#[test]
fn it_stops_the_fields_other_rules_wherever_it_stands() {
    for blank in ["", "\u{a0}"] {
        assert_eq!(codes(&with_others(blank)), MISSING);
        assert_eq!(codes(&after_others(blank)), MISSING);
    }
    assert_eq!(codes(&with_others("a")), "INVALID_FORMAT, INVALID_FORMAT");
    assert_eq!(codes(&after_others("a")), "INVALID_FORMAT, INVALID_FORMAT");
}

#[derive(ApiValidate)]
struct Inner {
    #[api(required)]
    name: String,
}

#[derive(ApiValidate)]
struct Outer {
    #[api(required, each(length(min = 1)))]
    inner: Vec<Vec<u8>>,
    #[api(required)]
    one: Option<Inner>,
    #[api(required)]
    other: String,
}

#[test]
fn it_stops_nested_rules_but_not_the_next_field() {
    let empty = Outer { inner: vec![], one: None, other: String::new() };
    assert_eq!(lines(&empty), ["inner", "one", "other"].map(|name| format!("{name} {MISSING}")));
    let inner = Inner { name: String::new() };
    let blank = Outer { inner: vec![vec![]], one: Some(inner), other: "a".to_owned() };
    assert_eq!(lines(&blank), ["inner[0] INVALID_FORMAT", "one.name REQUIRED_FIELD_MISSING"]);
}

#[test]
fn the_record() {
    assert_eq!(record(&text("")), "REQUIRED_FIELD_MISSING | a value | This is required.");
    overrides!(String, required, String::new());
    overrides!(Option<u8>, required, None);
}

#[derive(Clone, ApiValidate)]
struct Name(#[api(length(max = 9))] String);

#[derive(ApiValidate)]
struct Of<T: ApiValidate<Context = ()>>(T);

check! {
    name: Option<Name> => (required);
    name_patch: Sent<Name> => (required);
    name_box: Option<Box<Name>> => (required);
    name_twice: Option<Option<Name>> => (required);
    names: Vec<Option<Name>> => (each(required));
    name_of_name: Option<Of<Of<Name>>> => (required);
    list_of: Option<Of<Vec<u8>>> => (required);
    option_of: Option<Of<Option<u8>>> => (required);
    number_of: Option<Of<u8>> => (required);
    letter: Option<char> => (required);
    path: Option<std::path::PathBuf> => (required);
}

#[test]
fn newtypes_are_as_blank_as_what_they_hold() {
    for (text, expected) in [("", MISSING), (" \u{200b}", MISSING), ("a", "")] {
        let of = || Name(text.to_owned());
        assert_eq!(codes(&name(Some(of()))), expected);
        assert_eq!(codes(&name_patch(Patch::Value(of()))), expected);
        assert_eq!(codes(&name_box(Some(Box::new(of())))), expected);
        assert_eq!(codes(&name_twice(Some(Some(of())))), expected);
        assert_eq!(codes(&name_of_name(Some(Of(Of(of()))))), expected);
        assert_eq!(codes(&names(vec![Some(of())])).trim_start_matches("value[0] "), expected);
        assert_eq!(codes(&path(Some(text.into()))), expected);
    }
    assert_eq!(codes(&name(None)), MISSING);
    assert_eq!(codes(&names(vec![None])), format!("value[0] {MISSING}"));
    assert_eq!(codes(&list_of(Some(Of(vec![])))), MISSING);
    assert_eq!(codes(&list_of(Some(Of(vec![0])))), "");
    assert_eq!(codes(&option_of(Some(Of(None)))), MISSING);
    assert_eq!(codes(&option_of(Some(Of(Some(0))))), "");
    assert_eq!(codes(&number_of(Some(Of(0)))), "");
    assert_eq!(codes(&letter(Some('\u{3000}'))), MISSING);
    assert_eq!(codes(&letter(Some('a'))), "");
}

#[derive(serde::Deserialize, ApiValidate)]
struct Trimmed(#[serde(deserialize_with = "api_validate::normalize::trim")] String);

#[derive(serde::Deserialize, ApiValidate)]
#[serde(transparent)]
struct Tagged<K> {
    #[serde(skip)]
    #[api(skip)]
    kind: std::marker::PhantomData<K>,
    text: String,
}

check! {
    trimmed: Option<Trimmed> => (required);
    tagged: Option<Tagged<u8>> => (required);
}

#[derive(ApiValidate)]
struct Page<T> {
    #[api(required)]
    item: Option<T>,
    #[api(required)]
    other: Option<Option<T>>,
}

#[test]
fn newtypes_with_a_function_or_a_skipped_field_are_blank_too() {
    for (text, expected) in [(" ", MISSING), ("a", "")] {
        assert_eq!(codes(&trimmed(Some(Trimmed(text.to_owned())))), expected);
        let kind = std::marker::PhantomData;
        assert_eq!(codes(&tagged(Some(Tagged { kind, text: text.to_owned() }))), expected);
    }
}

#[test]
fn in_generic_types_too() {
    for (text, expected) in
        [(" ", ["item", "other"].map(|name| format!("{name} {MISSING}")).to_vec()), ("a", vec![])]
    {
        let of = || Name(text.to_owned());
        assert_eq!(lines(&Page { item: Some(of()), other: Some(Some(of())) }), expected);
        assert_eq!(lines(&Page { item: Some(text), other: Some(Some(text)) }), expected);
    }
    let none: Page<u8> = Page { item: None, other: Some(None) };
    assert_eq!(lines(&none).len(), 2);
    assert_eq!(lines(&Page { item: Some(0), other: Some(Some(0)) }), [""; 0]);
}
