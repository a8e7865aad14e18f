//! `length(min, max, equal, unit = chars / bytes / utf16 / graphemes)`

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};

use crate::kit::{codes, record};

const OVER: &str = "MAX_LENGTH_EXCEEDED";
const UNDER: &str = "INVALID_FORMAT";

const LIMIT: usize = 4;

check_text! {
    min => (length(min = 2));
    max => (length(max = 4));
    both => (length(min = 2, max = 4));
    equal => (length(equal = 3));
    nothing => (length(max = 0));
    one => (length(min = 1, max = 1));
    single => (length(equal = 1));
    limit => (length(max = LIMIT));
    utmost => (length(max = 18446744073709551615));
    wide => (length(min = 100, max = 200));
    bytes => (length(min = 2, max = 4, unit = bytes));
    utf16 => (length(min = 2, max = 4, unit = utf16));
    graphemes => (length(min = 2, max = 4, unit = graphemes));
    chars => (length(min = 2, max = 4, unit = chars));
    byte => (length(max = 1, unit = bytes));
    unit16 => (length(max = 1, unit = utf16));
}

fn verdict(length: usize, min: usize, max: usize) -> &'static str {
    match length {
        _ if length > max => OVER,
        _ if length < min => UNDER,
        _ => "",
    }
}

#[test]
fn both_sides_of_each_bound() {
    for length in 0..=8 {
        for unit in ["a", "é", "日", "👍"] {
            let text = unit.repeat(length);
            assert_eq!(codes(&min(&text)), verdict(length, 2, usize::MAX), "{text:?}");
            assert_eq!(codes(&max(&text)), verdict(length, 0, 4), "{text:?}");
            assert_eq!(codes(&both(&text)), verdict(length, 2, 4), "{text:?}");
            assert_eq!(codes(&chars(&text)), verdict(length, 2, 4), "{text:?}");
            assert_eq!(codes(&equal(&text)), verdict(length, 3, 3), "{text:?}");
            assert_eq!(codes(&nothing(&text)), verdict(length, 0, 0), "{text:?}");
            assert_eq!(codes(&one(&text)), verdict(length, 1, 1), "{text:?}");
            assert_eq!(codes(&limit(&text)), verdict(length, 0, LIMIT), "{text:?}");
            assert_eq!(codes(&utmost(&text)), "", "{text:?}");
            assert_eq!(codes(&bytes(&text)), verdict(text.len(), 2, 4), "{text:?}");
            assert_eq!(codes(&utf16(&text)), verdict(length * unit.len().div_ceil(3), 2, 4), "{text:?}");
            assert_eq!(codes(&graphemes(&text)), verdict(length, 2, 4), "{text:?}");
        }
    }
}

#[test]
fn counting_is_right_where_the_number_of_bytes_does_not_decide() {
    for length in 90..=210 {
        for text in ["a", "é", "日", "👍"].map(|unit| unit.repeat(length)) {
            assert_eq!(
                codes(&wide(&text)),
                verdict(length, 100, 200),
                "{length} × {:?}",
                text.chars().next()
            );
        }
        let mixed: String = "aé日👍".chars().cycle().take(length).collect();
        assert_eq!(codes(&wide(&mixed)), verdict(length, 100, 200), "{length} mixed");
    }
}

#[test]
fn the_units_of_all_sorts_of_text() {
    // Text, and its chars, bytes, UTF-16 units and graphemes.
    for (text, lengths) in [
        ("", [0, 0, 0, 0]),
        ("e\u{301}", [2, 3, 2, 1]),
        ("\u{e9}", [1, 2, 1, 1]),
        ("👨\u{200d}👩\u{200d}👧", [5, 18, 8, 1]),
        ("👍🏻", [2, 8, 4, 1]),
        ("🇬🇧🇫🇷", [4, 16, 8, 2]),
        ("\r\n", [2, 2, 2, 1]),
        ("\u{202e}a\u{202c}", [3, 7, 3, 3]),
        ("\u{a0}", [1, 2, 1, 1]),
        ("１２３", [3, 9, 3, 3]),
        ("\u{1112}\u{1161}\u{11ab}", [3, 9, 3, 1]),
        ("\u{feff}ab", [3, 5, 3, 3]),
        ("\u{10ffff}", [1, 4, 2, 1]),
        ("\0\0", [2, 2, 2, 2]),
        ("a\u{301}\u{302}\u{303}\u{304}", [5, 9, 5, 1]),
    ] {
        let [in_chars, in_bytes, in_utf16, in_graphemes] = lengths.map(|length| verdict(length, 2, 4));
        assert_eq!(codes(&chars(text)), in_chars, "chars of {text:?}");
        assert_eq!(codes(&bytes(text)), in_bytes, "bytes of {text:?}");
        assert_eq!(codes(&utf16(text)), in_utf16, "UTF-16 units of {text:?}");
        assert_eq!(codes(&graphemes(text)), in_graphemes, "graphemes of {text:?}");
    }
}

#[test]
fn huge_text() {
    let huge = "👍".repeat(1 << 19);
    for rule in [codes(&max(&huge)), codes(&bytes(&huge)), codes(&utf16(&huge)), codes(&graphemes(&huge))] {
        assert_eq!(rule, OVER);
    }
    assert_eq!(codes(&min(&huge)), "");
    let marks = format!("a{}", "\u{301}".repeat(1 << 19));
    assert_eq!(codes(&graphemes(&marks)), UNDER);
}

/// Collections of `len` items, each under its bounds of 2 and 4.
macro_rules! collections {
    ($($name:ident: $ty:ty => |$len:ident| $make:expr;)*) => {$(
        #[test]
        fn $name() {
            check! { sized: $ty => (length(min = 2, max = 4)); }
            for $len in 0_u8..=6 {
                assert_eq!(codes(&sized($make)), verdict($len.into(), 2, 4), "{} items", $len);
            }
        }
    )*};
}

collections! {
    of_vectors: Vec<u8> => |len| (0..len).collect();
    of_slices: &'static [u8] => |len| &[0, 1, 2, 3, 4, 5][..len.into()];
    of_boxed_slices: Box<[u8]> => |len| (0..len).collect();
    of_deques: VecDeque<u8> => |len| (0..len).collect();
    of_lists: LinkedList<u8> => |len| (0..len).collect();
    of_heaps: BinaryHeap<u8> => |len| (0..len).collect();
    of_tree_sets: BTreeSet<u8> => |len| (0..len).collect();
    of_hash_sets: HashSet<u8> => |len| (0..len).collect();
    of_tree_maps: BTreeMap<u8, ()> => |len| (0..len).map(|n| (n, ())).collect();
    of_hash_maps: HashMap<u8, ()> => |len| (0..len).map(|n| (n, ())).collect();
    of_objects: serde_json::Map<String, serde_json::Value> =>
        |len| (0..len).map(|n| (n.to_string(), serde_json::Value::Null)).collect();
    of_texts_in_a_vector: Vec<String> => |len| vec!["a long text".to_owned(); len.into()];
    of_optional_vectors: Option<Vec<u8>> => |len| Some((0..len).collect());
}

#[test]
fn of_arrays() {
    check! {
        fits: [u8; 4] => (length(max = 4));
        long: [u8; 5] => (length(max = 4));
        short: [u8; 0] => (length(min = 1));
    }
    assert_eq!(codes(&fits([0; 4])), "");
    assert_eq!(codes(&long([0; 5])), OVER);
    assert_eq!(codes(&short([])), UNDER);
}

#[test]
fn the_record_of_each_fault() {
    for (found, expected) in [
        (
            record(&max("aaaaa")),
            "MAX_LENGTH_EXCEEDED | at most 4 characters | This must have at most 4 characters.",
        ),
        (record(&min("a")), "INVALID_FORMAT | at least 2 characters | This must have at least 2 characters."),
        (
            record(&both("aaaaa")),
            "MAX_LENGTH_EXCEEDED | 2 to 4 characters | This must have at most 4 characters.",
        ),
        (record(&both("a")), "INVALID_FORMAT | 2 to 4 characters | This must have at least 2 characters."),
        (
            record(&equal("aaaa")),
            "MAX_LENGTH_EXCEEDED | exactly 3 characters | This must have exactly 3 characters.",
        ),
        (record(&equal("a")), "INVALID_FORMAT | exactly 3 characters | This must have exactly 3 characters."),
        (record(&single("")), "INVALID_FORMAT | exactly 1 character | This must have exactly 1 character."),
        (
            record(&nothing("a")),
            "MAX_LENGTH_EXCEEDED | exactly 0 characters | This must have exactly 0 characters.",
        ),
        (record(&bytes("aaaaa")), "MAX_LENGTH_EXCEEDED | 2 to 4 bytes | This must have at most 4 bytes."),
        (record(&byte("aa")), "MAX_LENGTH_EXCEEDED | at most 1 byte | This must have at most 1 byte."),
        (
            record(&utf16("a")),
            "INVALID_FORMAT | 2 to 4 UTF-16 code units | This must have at least 2 UTF-16 code units.",
        ),
        (
            record(&unit16("👍")),
            "MAX_LENGTH_EXCEEDED | at most 1 UTF-16 code unit | This must have at most 1 UTF-16 code unit.",
        ),
        (
            record(&graphemes("aaaaa")),
            "MAX_LENGTH_EXCEEDED | 2 to 4 characters | This must have at most 4 characters.",
        ),
    ] {
        assert_eq!(found, expected);
    }
    overrides!(String, length(max = 1), "aa".to_owned());
    overrides!(String, length(min = 1), String::new());
    overrides!(Vec<u8>, length(equal = 1), vec![]);
}

#[test]
fn the_record_of_items() {
    check! {
        items: Vec<u8> => (length(min = 1, max = 2));
        item: Vec<u8> => (length(equal = 1));
        least: Vec<u8> => (length(min = 1));
    }
    for (found, expected) in [
        (record(&items(vec![])), "INVALID_FORMAT | 1 to 2 items | This must have at least 1 item."),
        (record(&items(vec![0; 3])), "MAX_LENGTH_EXCEEDED | 1 to 2 items | This must have at most 2 items."),
        (record(&item(vec![])), "INVALID_FORMAT | exactly 1 item | This must have exactly 1 item."),
        (record(&least(vec![])), "INVALID_FORMAT | at least 1 item | This must have at least 1 item."),
    ] {
        assert_eq!(found, expected);
    }
}

#[test]
fn every_type_and_wrapper() {
    texts!((length(max = 2)), good: "éé", bad: "aaa", "MAX_LENGTH_EXCEEDED");
    through!(String, (length(min = 2)), good: "aa".to_owned(), bad: String::new(), "INVALID_FORMAT");
    through!(Vec<u8>, (length(max = 1)), good: vec![], bad: vec![1, 2], "MAX_LENGTH_EXCEEDED");
}
