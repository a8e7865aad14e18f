//! Collections and texts of other crates, behind the features of their names: read, checked and described like those of
//! the standard library.

use std::fmt::Debug;

use api_validate::{ApiValidate, ValidationErrors, json, query};
use api_validate_tests::lines_of;
use compact_str::CompactString;
use indexmap::{IndexMap, IndexSet};
use serde::{Deserialize, de::DeserializeOwned};
use smallvec::SmallVec;
use url::Url;

#[derive(Debug, Deserialize, ApiValidate)]
struct Item {
    #[api(range(max = 5))]
    n: u8,
}

/// The same fields, with types of the standard library and with others.
macro_rules! twins {
    ($(#[$meta:meta])* $ours:ident like $theirs:ident { $($(#[$attribute:meta])* $field:ident: $own:ty, $std:ty;)* }) => {
        #[derive(Debug, Deserialize, ApiValidate)]
        $(#[$meta])*
        struct $ours { $($(#[$attribute])* $field: $own,)* }
        #[derive(Debug, Deserialize, ApiValidate)]
        $(#[$meta])*
        struct $theirs { $($(#[$attribute])* $field: $std,)* }
    };
}

twins! {
    #[serde(default)]
    #[derive(Default)]
    Crates like Standard {
        #[api(required, length(max = 3), ascii, prefix("a"), one_of("abc", "aé", "a"))]
        text: Option<CompactString>, Option<String>;
        #[api(number(scale = 1), range(min = 5))]
        number: Option<CompactString>, Option<String>;
        #[api(date(max = "30/JUL/2024"))]
        date: Option<CompactString>, Option<String>;
        #[api(uuid)]
        id: Option<CompactString>, Option<String>;
        #[api(filter(fields(name)))]
        filter: Option<CompactString>, Option<String>;
        #[api(length(min = 1, max = 3), unique, each(range(max = 5)))]
        small: SmallVec<[u8; 2]>, Vec<u8>;
        items: SmallVec<[Item; 1]>, Vec<Item>;
        #[api(required, length(max = 2), each(length(max = 2)))]
        set: IndexSet<CompactString>, Vec<String>;
        #[api(length(max = 2), keys(length(max = 2)), each(range(max = 5)))]
        map: IndexMap<CompactString, u8>, std::collections::BTreeMap<String, u8>;
        inside: IndexMap<u8, Item>, std::collections::BTreeMap<u8, Item>;
        last: CompactString, String;
    }
}

fn lines<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &str) -> Vec<String> {
    let of = |errors: Option<ValidationErrors>| errors.map(|errors| errors.to_string()).unwrap_or_default();
    let text = of(json::from_slice::<T>(body.as_bytes()).err());
    assert_eq!(of(json::from_value::<T>(serde_json::from_str(body).unwrap()).err()), text, "{body}");
    text.lines().map(str::to_owned).collect()
}

/// Their records are those of the standard library's types, in bodies that serde reads and in those that it refuses.
#[test]
fn they_are_as_the_standard_ones() {
    let bodies = [
        r#""text":"abc""#,
        r#""text":"aé""#,
        r#""text":"""#,
        r#""text":"bcdé""#,
        r#""text":5"#,
        r#""text":"\u0061""#,
        r#""number":"4.25""#,
        r#""number":"x""#,
        r#""date":"31/JUL/2024""#,
        r#""date":"2024""#,
        r#""id":"x""#,
        r#""filter":"name eq""#,
        r#""small":[]"#,
        r#""small":[1,1,6,7]"#,
        r#""small":[1,"x",6,300]"#,
        r#""small":5"#,
        r#""items":[{"n":1},{"n":6},{"n":"x"},{}]"#,
        r#""set":[]"#,
        r#""set":["a",5,"abc"]"#,
        r#""set":["abc","a","b"]"#,
        r#""map":{"a":1,"abc":6,"b":1}"#,
        r#""map":{"a":"x","b":9}"#,
        r#""map":[]"#,
        r#""inside":{"1":{"n":6},"2":{"n":"x"},"x":{}}"#,
    ];
    for body in bodies {
        for rest in ["", r#","last":5"#] {
            let body = format!("{{{body}{rest}}}");
            assert_eq!(lines::<Crates>(&body), lines::<Standard>(&body), "{body}");
        }
    }
    assert_eq!(Crates::contract().to_markdown(), Standard::contract().to_markdown());
}

#[test]
fn a_set_counts_each_element_once() {
    let body = r#"{"set":["abc","abc","a"],"text":"abc","small":[1]}"#;
    assert_eq!(lines::<Crates>(body), ["set[0]: This must have at most 2 characters. (MAX_LENGTH_EXCEEDED)"]);
}

#[test]
fn records_come_in_the_order_of_the_body() {
    let errors =
        json::from_str::<IndexMap<CompactString, Item>>(r#"{"b":{"n":6},"a":{"n":7},"c":{"n":"x"}}"#);
    assert_eq!(
        lines_of(&errors.unwrap_err()),
        ["b.n INVALID_NUMBER_RANGE", "a.n INVALID_NUMBER_RANGE", "c.n INVALID_NUMBER_FORMAT"]
    );
    let errors = json::from_str::<IndexMap<CompactString, Item>>(r#"{"b":{"n":6},"a":{"n":7}}"#);
    assert_eq!(lines_of(&errors.unwrap_err()), ["b.n INVALID_NUMBER_RANGE", "a.n INVALID_NUMBER_RANGE"]);
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code, clippy::struct_field_names)]
struct Link {
    #[api(url(schemes("https")), length(max = 30))]
    link: Url,
    #[serde(default)]
    more: Option<Url>,
    #[serde(default)]
    n: u8,
}

#[test]
fn a_url_is_text_that_is_one() {
    let link = |body: &str| lines::<Link>(&format!("{{{body}}}"));
    assert_eq!(link(r#""link":"https://example.com/a""#), [""; 0]);
    let expected = "This must be an absolute URL, such as https://example.com/. (INVALID_FORMAT)";
    assert_eq!(
        link(r#""link":"/a","more":5,"n":"x""#),
        [
            format!("link: {expected}"),
            format!("more: {expected}"),
            "n: This must be a whole number. (INVALID_NUMBER_FORMAT)".to_owned()
        ]
    );
    assert!(
        link(r#""link":"ftp://example.com/a""#)[0]
            .starts_with("link: This must be a URL that starts with https:")
    );
    assert_eq!(link(r#""link":"https://example.com/""#), [""; 0]);
    assert_eq!(link(r#""more":null"#), ["link: This is required. (REQUIRED_FIELD_MISSING)"]);
    let link = query::from_str::<Link>("link=https://example.com/a%3Fb&more=").unwrap();
    assert_eq!((link.link.as_str(), &link.more), ("https://example.com/a?b", &None));
    assert_eq!(
        Link::contract().fields()[0].criteria().to_string().split(';').next(),
        Some("a URL that starts with https:")
    );
}

#[test]
fn in_query_strings() {
    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Query {
        #[api(length(max = 1))]
        names: IndexSet<CompactString>,
        ids: SmallVec<[u8; 4]>,
        #[serde(flatten)]
        rest: IndexMap<CompactString, CompactString>,
    }
    let query = |text: &str| query::from_str::<Query>(text).map_or_else(|e| lines_of(&e), |_| Vec::new());
    assert_eq!(query("names=a&ids=1&ids=2&more=x"), [""; 0]);
    assert_eq!(
        query("names=a&names=b&ids=1&ids=x"),
        ["names MAX_LENGTH_EXCEEDED", "ids[1] INVALID_NUMBER_FORMAT"]
    );
}

/// What they hold may borrow from the body.
#[test]
fn what_they_hold_may_borrow() {
    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Borrowed<'a> {
        #[serde(borrow)]
        #[api(each(length(max = 2)))]
        list: SmallVec<[&'a str; 2]>,
        #[serde(borrow)]
        set: IndexSet<&'a str>,
        #[serde(borrow)]
        #[api(each(length(max = 2)))]
        map: IndexMap<CompactString, &'a str>,
        n: u8,
    }
    let of = |body: &'static str| {
        json::from_str::<Borrowed<'_>>(body).map_or_else(|e| lines_of(&e), |_| Vec::new())
    };
    assert_eq!(of(r#"{"list":["a"],"set":["b"],"map":{"c":"d"},"n":1}"#), [""; 0]);
    assert_eq!(
        of(r#"{"list":["abc",5],"set":[5],"map":{"c":"def"},"n":"x"}"#),
        [
            "list[0] MAX_LENGTH_EXCEEDED",
            "list[1] INVALID_FORMAT",
            "set[0] INVALID_FORMAT",
            "map.c MAX_LENGTH_EXCEEDED",
            "n INVALID_NUMBER_FORMAT"
        ]
    );
}

/// A valid value is checked as it is.
#[test]
fn a_value_alone() {
    let set: IndexSet<&str> = ["a", "b"].into_iter().collect();
    assert!(set.validate().is_ok());
    let map: IndexMap<&str, Item> = [("b", Item { n: 9 }), ("a", Item { n: 9 })].into_iter().collect();
    let lines = lines_of(&map.validate().unwrap_err());
    assert_eq!(lines, ["b.n INVALID_NUMBER_RANGE", "a.n INVALID_NUMBER_RANGE"]);
    let list: SmallVec<[Item; 1]> = smallvec::smallvec![Item { n: 1 }, Item { n: 9 }];
    assert_eq!(lines_of(&list.validate().unwrap_err()), ["[1].n INVALID_NUMBER_RANGE"]);
}
