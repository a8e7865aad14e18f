use alloc::{string::String, vec::Vec};

use super::{arrays_on_the_way, brackets::may_lead_into_array};
use crate::{Fault, Path, Segment, ValidationError, ValidationErrors, json::JsonType};

/// Returns where the paths meet arrays. If one does, the brackets must say that it may.
fn depths(body: &[u8], paths: &[&[Segment]]) -> Vec<Option<usize>> {
    let errors = report(paths);
    let depths = arrays_on_the_way(body, &errors);
    let some = depths.iter().any(Option::is_some);
    assert!(!some || may_lead_into_array(body, &errors), "{}", String::from_utf8_lossy(body));
    depths
}

fn may(body: &str, path: &[Segment]) -> bool {
    may_lead_into_array(body.as_bytes(), &report(&[path]))
}

fn report(paths: &[&[Segment]]) -> ValidationErrors {
    let record = |path: &&[Segment]| {
        let mut error = ValidationError::unread(JsonType::Value, Fault::Malformed);
        error.path = Path::from_outer(path.to_vec());
        error
    };
    ValidationErrors::new(paths.iter().map(record).collect(), false)
}

fn key(name: &str) -> Segment {
    Segment::Key(name.into())
}

const A: Segment = Segment::Field("a");
const B: Segment = Segment::Field("b");

fn index(index: usize) -> Segment {
    Segment::Index(index)
}

#[test]
fn a_name_where_there_is_an_array() {
    assert_eq!(depths(b"[1]", &[&[A]]), [Some(0)]);
    assert_eq!(depths(b"{\"a\":[1]}", &[&[A, B], &[A], &[A, index(0)]]), [Some(1), None, None]);
    assert_eq!(depths(b"{\"a\":{\"b\":[[1]]}}", &[&[A, B, index(0), key("x")]]), [Some(3)]);
    assert_eq!(depths(b"[[1],{\"a\":[]}]", &[&[index(1), A, B], &[index(0), A]]), [Some(2), Some(1)]);
}

#[test]
fn no_such_place() {
    let nothing: [&[Segment]; 5] = [&[], &[B, A], &[A, A, A, A], &[index(7), A], &[A, index(0), B]];
    assert_eq!(depths(b"{\"a\":{\"a\":{\"a\":5}},\"c\":[]}", &nothing), [None; 5]);
    assert_eq!(depths(b"5", &nothing), [None; 5]);
    assert_eq!(depths(b"", &nothing), [None; 5]);
}

#[test]
fn many_records_of_the_same_place() {
    let body =
        br#" { "x" : "a[\"]}" , "a" : [ 1 , [ true ] , "\\" , { "b" : [ null ] } ] , "b" : -1.5e+7 } "#;
    let paths: [&[Segment]; 6] =
        [&[A, index(3), B, B], &[A, index(1), B], &[B, A], &[A, index(3), B, A], &[A, B], &[key("x"), A]];
    assert_eq!(depths(body, &paths), [Some(3), Some(2), None, Some(3), Some(1), None]);
}

#[test]
fn names_with_escapes_and_of_every_sort() {
    for name in ["é", "€", "😀", "a\"b", "\\", "\u{0}", "", "a/b~"] {
        let json = serde_json::to_string(name).unwrap();
        let units: Vec<String> = name.encode_utf16().map(|unit| alloc::format!("\\u{unit:04x}")).collect();
        for name_json in [json, alloc::format!("\"{}\"", units.concat())] {
            let body = alloc::format!("{{\"z\":0,{name_json}:[],\"y\":0}}");
            assert_eq!(
                depths(body.as_bytes(), &[&[key(name), A], &[key("y"), A]]),
                [Some(1), None],
                "{body}"
            );
        }
    }
}

#[test]
fn the_last_of_several_members_counts() {
    assert_eq!(depths(br#"{"a":[],"a":{"b":1}}"#, &[&[A, B]]), [None]);
    assert_eq!(depths(br#"{"a":{"b":1},"\u0061":[]}"#, &[&[A, B]]), [Some(1)]);
    assert_eq!(depths(br#"{"a":{"b":[]},"a":{"b":{}}}"#, &[&[A, B, A]]), [None]);
}

#[test]
fn what_is_no_utf8_in_texts_that_nobody_reads() {
    assert_eq!(depths(b"{\"\xff[\":\"\xff]\",\"a\":[]}", &[&[A, B]]), [Some(1)]);
}

#[test]
fn lists_need_not_be_followed() {
    let body = r#" { "a" : [ {"b": "see [1], or [2]: [3]"} ], "list": ["[", "]", {"x":[]}], "b":[] } "#;
    assert!(!may(body, &[A, index(0), B]));
    assert!(!may(body, &[B, index(7)]));
    assert!(!may(body, &[B]));
    assert!(!may(body, &[key("c"), B]));
    assert!(!may(body, &[]));
}

#[test]
fn arrays_in_the_place_of_objects_are_followed() {
    assert!(may("[1]", &[A]));
    assert!(may(" \n[1]", &[A]));
    assert!(may(r#"{"a":[1]}"#, &[A, B]));
    assert!(may(r#"{"a" : [1]}"#, &[key("a"), B]));
    assert!(may(r#"{"b":[[1]]}"#, &[B, index(0), A]));
    assert!(may(r#"{"b":[{}, [1]]}"#, &[B, index(1), A]));
}

#[test]
fn where_brackets_are_unclear_all_is_followed() {
    for name in [r"\u0061", r#"\"a"#, r"a\\", r#"a\"b"#, r#"\"\"\""#] {
        assert!(may(&alloc::format!("{{\"{name}\":[1]}}"), &[A, B]), "{name}");
    }
    assert!(may(r#"{"x":"[a,[b","a":{}}"#, &[A, index(0), B]));
    assert!(may(r#"{"x":"\"a\":[]","a":{}}"#, &[A, B]));
}

/// Tries every small body with every short path.
#[test]
fn no_array_is_missed() {
    let segments = [A, B, index(0), index(1)];
    let paths = (0..64).map(|number| [number % 4, number / 4 % 4, number / 16]);
    let paths = paths.map(|places| places.map(|place| segments[place].clone()));
    let paths: Vec<[Segment; 3]> = paths.collect();
    let mut found = 0;
    for number in 0..7_usize.pow(4) {
        let body = body(number, 4);
        for path in &paths {
            found += usize::from(depths(body.as_bytes(), &[path])[0].is_some());
        }
    }
    assert!(found > 10_000, "{found}");
}

/// Returns the body with this number, nested so many levels.
fn body(number: usize, levels: usize) -> String {
    let inside = || body(number / 7, levels - 1);
    match number % 7 {
        _ if levels == 0 => "0".into(),
        0 => alloc::format!("[{}]", inside()),
        1 => alloc::format!("[0 , {} ]", inside()),
        2 => alloc::format!("{{\"a\":{}}}", inside()),
        3 => alloc::format!("{{\"\\u0062\" : {}}}", inside()),
        4 => alloc::format!("{{\"x\":[], \"b\":{}}}", inside()),
        5 => alloc::format!("[\"[\",{}]", inside()),
        _ => alloc::format!("{{\"a\":[0],\"a\":{}}}", inside()),
    }
}
