//! Bodies that are meant to hurt: each is answered, and the answer is small.

use api_validate::{ApiValidate, Param, ValidationErrors, Validator, json};
use api_validate_tests::lines_of;
use serde::Deserialize;

use crate::matrix::{Event, Inner, Lists, Maps, Node, Optional, Scalars, Shape};

const MEGABYTE: usize = 1 << 20;

fn refused<'de, T>(body: &'de [u8]) -> ValidationErrors
where
    T: Deserialize<'de> + ApiValidate<Context = ()>,
{
    match json::from_slice::<T>(body) {
        Ok(_) => panic!("a hostile body was accepted"),
        Err(errors) => {
            assert!(!errors.is_empty() && errors.len() <= 100);
            assert!(errors.to_string().len() < 100 * 1024, "the answer is large");
            errors
        }
    }
}

#[test]
fn what_is_no_json_is_one_record_with_its_line_and_column() {
    let table: &[(&[u8], usize, usize)] = &[
        (b"", 1, 1),
        (b"  \n ", 2, 1),
        (b"{", 1, 1),
        (b"{\"n\":1", 1, 6),
        (b"{\"n\":1}\n x", 2, 2),
        (b"{\"n\":1}{\"n\":1}", 1, 8),
        (b"{\n\"n\":01}", 2, 6),
        (b"{\"n\":1,}", 1, 8),
        (b"{\"n\":\"\n\"}", 1, 6),
        (b"{\"n\":1}\0", 1, 8),
        (b"\0", 1, 1),
        (b"{'n':1}", 1, 2),
        (b"{\"n\":NaN}", 1, 6),
        (b"{\"n\":\"\\x\"}", 1, 8),
        (b"{\"n\":\"\\u12\"}", 1, 12),
        (b"\xEF\xBB\xBF{\"n\":1}", 1, 1),
        (b"nul", 1, 3),
        (b"{\"n\" 1}", 1, 6),
    ];
    for (body, line, column) in table {
        let errors = refused::<Inner>(body);
        let text = errors.to_string();
        assert_eq!(lines_of(&errors), [" INVALID_FORMAT"], "{body:?}");
        assert!(text.contains(&format!("line {line}, column {column}.")), "{body:?}: {text}");
    }
}

#[test]
fn bytes_that_are_no_utf8_are_one_record_with_their_line_and_column() {
    let table: &[(&[u8], usize, usize)] = &[
        (b"\xFF", 1, 1),
        (b"{\"n\":1,\"s\":\"\xC3\x28\"}", 1, 13),
        (b"{\"\xFF\":1}", 1, 3),
        (b"\xFE\xFF\0{\0}", 1, 1),
        (b"{\n\n\xC3\xA9 \xFF\n", 3, 4),
        (b"{\n\xF0\x9F\x98", 2, 1),
        // Half of a surrogate pair, and a slash in two bytes.
        (b"{\"s\":\"\xED\xA0\x80\"}", 1, 7),
        (b"\xC0\xAF", 1, 1),
    ];
    for (body, line, column) in table {
        let errors = refused::<Inner>(body);
        let text = errors.to_string();
        assert_eq!(lines_of(&errors), [" INVALID_FORMAT"], "{body:?}");
        assert!(text.contains(&format!("UTF-8. It is not at line {line}, column {column}.")), "{text}");
        for (name, expected) in [("line", line), ("column", column)] {
            let param = errors.iter().next().unwrap().param(name);
            assert!(matches!(param, Some(Param::Count(count)) if count == *expected), "{name} in {body:?}");
        }
    }
}

#[test]
fn bytes_that_are_no_utf8_in_what_nobody_reads_change_nothing() {
    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Open {
        #[api(range(min = 1))]
        n: u8,
    }
    assert!(json::from_slice::<Open>(b"{\"n\":1,\"other\":\"\xFF\"}").is_ok());
    let errors = json::from_slice::<Vec<Open>>(b"[[0],{\"n\":0,\"other\":\"\xFF\"}]").unwrap_err();
    assert_eq!(lines_of(&errors), ["[0][0] INVALID_NUMBER_RANGE", "[1].n INVALID_NUMBER_RANGE"]);
}

#[test]
fn a_megabyte_of_brackets_is_no_json() {
    for body in ["[".repeat(MEGABYTE), r#"{"a":"#.repeat(MEGABYTE / 5), r#"{"next":"#.repeat(MEGABYTE / 8)] {
        assert_eq!(lines_of(&refused::<Node>(body.as_bytes())), [" INVALID_FORMAT"]);
        assert_eq!(lines_of(&refused::<Lists>(body.as_bytes())), [" INVALID_FORMAT"]);
        refused::<Vec<Vec<Node>>>(body.as_bytes());
    }
}

/// A node in a node, so often that there are `depth` objects.
fn nodes(depth: usize, n: &str) -> String {
    let (open, close) = (format!(r#"{{"n":{n},"next":"#).repeat(depth - 1), "}".repeat(depth - 1));
    format!(r#"{open}{{"n":{n}}}{close}"#)
}

#[test]
fn what_is_nested_as_deep_as_serde_reads_is_read() {
    for depth in [1, 2, 126, 127] {
        assert!(json::from_str::<Node>(&nodes(depth, "1")).is_ok(), "{depth}");
        let errors = refused::<Node>(nodes(depth, "\"x\"").as_bytes());
        assert_eq!(errors.len(), depth.min(100));
        assert!(lines_of(&errors).iter().all(|line| line.ends_with("n INVALID_NUMBER_FORMAT")), "{errors}");
    }
}

#[test]
fn what_is_nested_deeper_is_refused_once_for_its_depth() {
    for depth in [128, 129, 1_000, 10_000] {
        let body = nodes(depth, "1");
        assert!(serde_json::from_str::<Node>(&body).is_err(), "{depth}");
        let errors = refused::<Node>(body.as_bytes());
        assert_eq!(errors.len(), 1, "{depth}");
        let error = errors.iter().next().unwrap();
        assert_eq!(error.message().to_string(), "This is nested too deeply.");
        assert_eq!(error.error_type().as_str(), "INVALID_FORMAT");
        assert_eq!(error.field().segments().len(), 127);
    }
    let (open, close) = (r#"{"n":1,"children":["#.repeat(100_000), "]}".repeat(100_000));
    assert_eq!(refused::<Node>(format!("{open}{close}").as_bytes()).len(), 1);
}

#[test]
fn an_unknown_field_may_be_as_deep_as_it_likes() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let body = format!(r#"{{"needed":5,"deep":{deep}}}"#);
    assert_eq!(lines_of(&refused::<Optional>(body.as_bytes())), ["needed INVALID_FORMAT"]);
}

#[test]
fn a_hundred_thousand_wrong_elements_are_as_many_records_as_the_cap() {
    let wrong = vec![r#""x""#; 100_000].join(",");
    let list = format!(
        r#"{{"tiny":1,"whole":1,"signed":1,"float":1,"flag":true,"letter":"x","text":"","list":[{wrong}],"map":{{}},"pair":[1,""]}}"#
    );
    let errors = refused::<Scalars>(list.as_bytes());
    assert_eq!(errors.len(), 100);
    assert!(errors.truncated());
    assert_eq!(lines_of(&errors)[99], "list[99] INVALID_NUMBER_FORMAT");

    let members: Vec<_> = (0..100_000).map(|n| format!(r#""{n}":"x""#)).collect();
    let map = format!(r#"{{"by_number":{{{}}}}}"#, members.join(","));
    assert_eq!(refused::<Maps>(map.as_bytes()).len(), 100);

    for max in [0, 1, 7] {
        let errors = Validator::new().max_errors(max).from_json_str::<Scalars>(&list, &()).unwrap_err();
        assert_eq!(errors.len(), max);
        assert!(errors.truncated());
    }
}

#[test]
fn the_same_name_a_hundred_thousand_times_is_one_record() {
    let body = format!(r#"{{"n":1{}}}"#, r#","x":1"#.repeat(100_000));
    assert_eq!(lines_of(&refused::<Inner>(body.as_bytes())), ["x INVALID_FORMAT"]);
    let body = format!(r#"{{"n":1{}}}"#, r#","n":1"#.repeat(100_000));
    assert_eq!(lines_of(&refused::<Inner>(body.as_bytes())), ["n INVALID_FORMAT"]);
}

#[test]
fn long_names_texts_and_numbers_make_no_long_answer() {
    let long = "9".repeat(MEGABYTE);
    for body in [
        format!(r#"{{"n":{long}}}"#),
        format!(r#"{{"n":-{long}}}"#),
        format!(r#"{{"n":0.{long}}}"#),
        format!(r#"{{"n":1e{long}}}"#),
        format!(r#"{{"n":"{long}"}}"#),
        format!(r#"{{"{long}":1}}"#),
        long.clone(),
        format!(r#""{long}""#),
    ] {
        assert!(refused::<Inner>(body.as_bytes()).to_string().len() < 400);
        assert!(refused::<Shape>(body.as_bytes()).to_string().len() < 400);
        assert!(refused::<Event>(body.as_bytes()).to_string().len() < 400);
    }
}

#[test]
fn half_a_surrogate_pair_is_no_text() {
    for (body, expected) in [
        (r#"{"n":1,"s":"\ud800"}"#, "s INVALID_FORMAT"),
        (r#"{"n":1,"s":"\udc00\ud800"}"#, "s INVALID_FORMAT"),
        (r#"{"n":1,"\ud800":1}"#, " INVALID_FORMAT"),
    ] {
        assert_eq!(lines_of(&refused::<Inner>(body.as_bytes())), [expected], "{body}");
    }
    assert!(json::from_str::<Inner>(r#"{"n":1,"s":"\ud83d\ude00"}"#).is_ok());
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Group {
    #[api(length(max = 3))]
    name: Option<String>,
    parent: Option<Box<Group>>,
    ids: Option<Vec<u32>>,
}

/// However deep and long a body is, each of its values is read once.
#[test]
fn deep_and_long_at_once() {
    let around = |depth: usize, inside: &str| {
        format!("{}{inside}{}", r#"{"name":"long","parent":"#.repeat(depth), "}".repeat(depth))
    };
    let small = around(50, r#"{"ids":[1,"x",1,-1]}"#);
    let found = lines_of(&refused::<Group>(small.as_bytes()));
    assert_eq!(found.len(), 52);
    assert!(found[51].ends_with("ids[3] INVALID_NUMBER_RANGE"), "{found:?}");

    let ids = "1,".repeat(MEGABYTE / 2);
    let large = around(50, &format!(r#"{{"ids":[{ids}"x",-1]}}"#));
    let found = lines_of(&refused::<Group>(large.as_bytes()));
    assert_eq!(found.len(), 52);
    assert!(found[50].ends_with("ids[524288] INVALID_NUMBER_FORMAT"), "{found:?}");
    assert!(found[51].ends_with("ids[524289] INVALID_NUMBER_RANGE"), "{found:?}");
}
