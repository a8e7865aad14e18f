use alloc::{string::String, vec::Vec};

use super::arrays_on_the_way;
use crate::{Fault, Path, Segment, ValidationError, ValidationErrors, json::JsonType};

fn depths(body: &[u8], paths: &[&[Segment]]) -> Vec<Option<usize>> {
    let record = |path: &&[Segment]| {
        let mut error = ValidationError::unread(JsonType::Value, Fault::Malformed);
        error.path = Path::from_outer(path.iter().cloned());
        error
    };
    arrays_on_the_way(body, &ValidationErrors::new(paths.iter().map(record).collect(), false))
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
