//! Elements are read without a look for their end, unless something is wrong with one of them.

use std::collections::{BTreeMap, BTreeSet};

use api_validate::{ApiValidate, Checker, json};
use api_validate_tests::lines_of;
use serde::{Deserialize, Deserializer};

#[derive(Debug, PartialEq, Deserialize, ApiValidate)]
struct Item {
    #[api(length(max = 3))]
    name: String,
    #[serde(default)]
    inside: Vec<Item>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Order {
    id: u8,
    #[serde(default)]
    items: Vec<Item>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    nested: Vec<Vec<u8>>,
}

fn lines<T>(body: &str) -> Vec<String>
where
    T: for<'de> Deserialize<'de> + ApiValidate<Context = ()>,
{
    json::from_str::<T>(body).err().map(|errors| lines_of(&errors)).unwrap_or_default()
}

#[test]
fn blanks_stand_anywhere() {
    let blank = " \n\t\r ";
    let body = r#"_{_"id"_:_"x"_,_"items"_:_[_{_"name"_:_"abcd"_}_,_7_,_{_"name"_:_"a"_}_]_,_"names"_:_[_]_,_"nested"_:_[_[_]_,_[_1_,_true_]_]_}_"#;
    for blank in [blank, "", "\n"] {
        assert_eq!(
            lines::<Order>(&body.replace('_', blank)),
            [
                "id INVALID_NUMBER_FORMAT",
                "items[0].name MAX_LENGTH_EXCEEDED",
                "items[1] INVALID_FORMAT",
                "nested[1][1] INVALID_NUMBER_FORMAT",
            ]
        );
    }
}

#[test]
fn brackets_commas_and_quotes_in_text_end_nothing() {
    let body =
        r#"{"id":"x","names":["],","\"]","\\","{","",7,"[\u005d"],"items":[{"name":"]},"},{"name":"}],["}]}"#;
    assert_eq!(
        lines::<Order>(body),
        ["id INVALID_NUMBER_FORMAT", "items[1].name MAX_LENGTH_EXCEEDED", "names[5] INVALID_FORMAT"]
    );
}

#[test]
fn a_list_that_is_broken_off_is_no_json() {
    let body = r#"{"id":"x","items":[{"name":"abcd"},{"name":7}],"nested":[[1],[2]]}"#;
    assert_eq!(lines::<Order>(body).len(), 3);
    for end in 1..body.len() {
        assert_eq!(lines::<Order>(&body[..end]), [" INVALID_FORMAT"], "{}", &body[..end]);
    }
    for (what, with) in
        [("},{", "}{"), ("},{", "},,{"), ("}]", "},]"), ("[1]", "[,1]"), ("[1]", "[01]"), ("[1]", "[1 2]")]
    {
        assert_eq!(lines::<Order>(&body.replacen(what, with, 1)), [" INVALID_FORMAT"], "{with}");
    }
    assert_eq!(lines::<Order>(&format!("{body}]")), [" INVALID_FORMAT"]);
}

#[test]
fn long_lists_and_deep_ones_have_the_records_of_short_ones() {
    for count in [1, 126, 127, 128, 1_000] {
        let sound = r#"{"name":"abc","inside":[{"name":""}]},"#.repeat(count);
        let body = format!(r#"[{sound}{{"name":"abcd"}},{{"name":[]}},{{}}]"#);
        let expected = [
            format!("[{count}].name MAX_LENGTH_EXCEEDED"),
            format!("[{}].name INVALID_FORMAT", count + 1),
            format!("[{}].name REQUIRED_FIELD_MISSING", count + 2),
        ];
        assert_eq!(lines::<Vec<Item>>(&body), expected);
    }
    for depth in [1, 5, 20, 62] {
        let open = r#"{"name":"a","inside":[{"name":""},"#.repeat(depth);
        let close = "]}".repeat(depth);
        let body = format!(r#"{open}{{"name":"abcd"}},{{"name":7}}{close}"#);
        let expected = format!(
            "{}.name INVALID_FORMAT",
            ["inside[2]"].into_iter().chain(vec!["inside[1]"; depth - 1]).rev().collect::<Vec<_>>().join(".")
        );
        let lines = lines::<Item>(&body);
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert_eq!(lines[1], expected);
    }
}

/// Takes nothing of the text, which `serde_json` finds out when it looks for the end.
#[derive(Debug)]
struct Nothing;

impl<'de> Deserialize<'de> for Nothing {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Ok(Self)
    }
}

impl ApiValidate for Nothing {
    type Context = ();

    fn check(&self, _: &mut Checker, (): &()) {}
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Nothings {
    list: Vec<Around>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(transparent)]
struct Around(#[allow(dead_code)] Nothing);

#[test]
fn what_takes_nothing_of_the_text_ends() {
    assert!(json::from_str::<Nothings>(r#"{"list":[]}"#).is_ok());
    for list in ["[1]", "[1,2]", "[[],{}]", r#"["x"]"#, "[null]"] {
        let body = format!(r#"{{"list":{list}}}"#);
        assert!(serde_json::from_str::<Nothings>(&body).is_err(), "{list}");
        assert!(!json::from_str::<Nothings>(&body).unwrap_err().is_empty(), "{list}");
    }
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Needed {
    #[api(required, length(min = 2))]
    items: Vec<Item>,
    #[api(required)]
    numbers: Option<Vec<u8>>,
    #[api(required, length(max = 1))]
    by_name: BTreeMap<String, u8>,
    #[api(each(required))]
    lists: Vec<BTreeSet<u8>>,
}

/// `required` asks for what was sent, as `length` counts it: elements that cannot be read too.
#[test]
fn a_list_is_there_where_none_of_its_elements_can_be_read() {
    let body = |items, numbers, by_name, lists| {
        format!(r#"{{"items":{items},"numbers":{numbers},"by_name":{by_name},"lists":{lists}}}"#)
    };
    assert_eq!(
        lines::<Needed>(&body("[{}]", "[null]", r#"{"a":"x"}"#, r#"[["x"],[1,"x"]]"#)),
        [
            "items INVALID_FORMAT",
            "items[0].name REQUIRED_FIELD_MISSING",
            "numbers[0] REQUIRED_FIELD_MISSING",
            "by_name.a INVALID_NUMBER_FORMAT",
            "lists[0][0] INVALID_NUMBER_FORMAT",
            "lists[1][1] INVALID_NUMBER_FORMAT",
        ]
    );
    assert_eq!(
        lines::<Needed>(&body("[1,{}]", "null", r#"{"a":"x","b":2}"#, "[[],[1.5]]")),
        [
            "items[0] INVALID_FORMAT",
            "items[1].name REQUIRED_FIELD_MISSING",
            "numbers REQUIRED_FIELD_MISSING",
            "by_name MAX_LENGTH_EXCEEDED",
            "by_name.a INVALID_NUMBER_FORMAT",
            "lists[0] REQUIRED_FIELD_MISSING",
            "lists[1][0] INVALID_NUMBER_FORMAT",
        ]
    );
    assert_eq!(
        lines::<Needed>(&body("[]", "[]", "{}", "[]")),
        ["items", "numbers", "by_name"].map(|field| format!("{field} REQUIRED_FIELD_MISSING"))
    );
}
