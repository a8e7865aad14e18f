//! What differs from its sibling, or stands in a list that broke a rule, is not looked up.

use api_validate::{ApiValidate, Validator, lookups::ResolveError};
use api_validate_tests::{block_on, lines_of};
use serde::Deserialize;

use crate::kit::{Directory, lines};

#[derive(Deserialize, ApiValidate)]
struct Same {
    #[api(matches(other), resource("User"))]
    user: String,
    other: String,
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)] // no body of it can be read
struct Counted {
    #[api(matches(other), resource("User"))]
    user: String,
    other: String,
    count: u8,
}

#[derive(Deserialize, ApiValidate)]
enum Variant {
    Same {
        #[api(resource("User"), matches(other))]
        user: String,
        other: String,
    },
}

#[derive(Deserialize, ApiValidate)]
struct Paired {
    #[api(matches(again), id_value("User", id = id))]
    email: String,
    again: String,
    #[api(matches(same))]
    id: String,
    same: String,
}

fn directory() -> Directory {
    Directory::default().with("User", "1", &["ada"])
}

/// The records, and what was asked for, of a body.
fn read<'de, T: Deserialize<'de> + ApiValidate<Context = ()>>(body: &'de str) -> (Vec<String>, Vec<String>) {
    let directory = directory();
    let answer = block_on(Validator::new().from_json_str_resolved::<T, _>(body, &(), &directory));
    let records = match answer {
        Ok(_) => Vec::new(),
        Err(ResolveError::Invalid(errors)) => lines_of(&errors),
        Err(ResolveError::Failed(error)) => panic!("{error}"),
    };
    (records, directory.asked())
}

const NONE: [&str; 0] = [];

#[test]
fn a_field_that_differs_from_its_sibling() {
    for (user, other, record, asked) in [
        ("1", "1", None, Some("User 1")),
        ("1", "2", Some("user INVALID_FORMAT"), None),
        ("9", "1", Some("user INVALID_FORMAT"), None),
        ("9", "9", Some("user UNKNOWN_RESOURCE"), Some("User 9")),
    ] {
        let fields = format!(r#"{{"user":"{user}","other":"{other}"}}"#);
        let (records, queries) = read::<Same>(&fields);
        assert_eq!(records, record.into_iter().collect::<Vec<_>>(), "{fields}");
        assert_eq!(queries, asked.into_iter().collect::<Vec<_>>(), "{fields}");

        let (records, queries) = read::<Variant>(&format!(r#"{{"Same":{fields}}}"#));
        assert_eq!(records, record.map(|record| format!("Same.{record}")).into_iter().collect::<Vec<_>>());
        assert_eq!(queries, asked.into_iter().collect::<Vec<_>>(), "{fields}");

        // In a body that serde refuses, too.
        let (records, queries) = read::<Counted>(&fields.replace('}', r#","count":"x"}"#));
        let record = record.into_iter().chain(["count INVALID_NUMBER_FORMAT"]).collect::<Vec<_>>();
        assert_eq!(records, record, "{fields}");
        assert_eq!(queries, asked.into_iter().collect::<Vec<_>>(), "{fields}");
    }
    // There is nothing to compare with.
    assert_eq!(read::<Same>(r#"{"user":"9","other":1}"#).1, ["User 9"]);
}

#[test]
fn a_value_or_an_id_that_differs_from_its_sibling() {
    let paired = |email: &str, again: &str, id: &str, same: &str| {
        let [email, again, id, same] = [email, again, id, same].map(str::to_owned);
        let directory = directory();
        (lines(&Paired { email, again, id, same }, &directory), directory.asked())
    };
    let of = |(records, asked): (Vec<String>, Vec<String>)| (records.join(", "), asked.join(", "));
    assert_eq!(of(paired("ada", "ada", "1", "1")), (String::new(), "User 1 1=ada".to_owned()));
    assert_eq!(
        of(paired("bob", "bob", "1", "1")),
        ("email ID_VALUE_MISMATCH".to_owned(), "User 1 1=bob".to_owned())
    );
    assert_eq!(of(paired("bob", "ada", "1", "1")), ("email INVALID_FORMAT".to_owned(), String::new()));
    assert_eq!(of(paired("bob", "bob", "1", "2")), ("id INVALID_FORMAT".to_owned(), String::new()));
}

#[derive(ApiValidate)]
struct Item {
    #[api(resource("User"))]
    user: u32,
}

/// As the elements that a rule inside of `each` looks up.
#[test]
fn the_elements_of_a_list_that_broke_a_rule() {
    #[derive(ApiValidate)]
    struct Lists {
        #[api(length(max = 2))]
        nested: Vec<Item>,
        #[api(length(max = 2), each(resource("User")))]
        ids: Vec<u32>,
    }
    let check = |count: u32| {
        let directory = directory();
        let lists =
            Lists { nested: (1..=count).map(|user| Item { user }).collect(), ids: (1..=count).collect() };
        (lines(&lists, &directory), directory.asked())
    };
    assert_eq!(check(1), (Vec::new(), vec!["User 1".to_owned()]));
    let unknown = vec!["nested[1].user UNKNOWN_RESOURCE".to_owned(), "ids[1] UNKNOWN_RESOURCE".to_owned()];
    assert_eq!(check(2), (unknown, vec!["User 1,2".to_owned()]));
    let (records, asked) = check(3);
    assert_eq!(records, ["nested MAX_LENGTH_EXCEEDED", "ids MAX_LENGTH_EXCEEDED"]);
    assert_eq!(asked, NONE);
}
