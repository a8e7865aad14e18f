//! Requests with more ids than anybody needs.

use api_validate::{
    ApiValidate, Validator,
    lookups::{Lookups, ResolveError, Resolver},
};
use api_validate_tests::{block_on, lines_of};

use crate::kit::{Directory, lines};

#[derive(ApiValidate)]
struct Many {
    #[api(each(resource("User")))]
    users: Vec<u32>,
}

fn known(count: u32) -> Directory {
    (0..count).fold(Directory::default(), |directory, n| directory.with("User", &n.to_string(), &[]))
}

#[test]
fn five_hundred_items_are_one_query() {
    let directory = known(500);
    assert_eq!(lines(&Many { users: (0..500).collect() }, &directory), [""; 0]);
    assert_eq!(directory.asked().len(), 1);
}

#[test]
fn what_is_beyond_the_cap_does_not_pass() {
    let answer = |ids: Vec<u32>| {
        let validator = Validator::new().max_lookups(3);
        match block_on(validator.validate_resolved(&Many { users: ids }, &known(10))) {
            Ok(()) => Vec::new(),
            Err(ResolveError::Invalid(errors)) => lines_of(&errors),
            Err(ResolveError::Failed(error)) => panic!("{error}"),
        }
    };
    assert_eq!(answer(vec![1, 2, 3, 1, 2, 3]), [""; 0]);
    assert_eq!(answer(vec![1, 2, 3, 4, 1]), ["users[3] MAX_LENGTH_EXCEEDED"]);
    assert_eq!(answer(vec![11, 2, 3, 4]), ["users[0] UNKNOWN_RESOURCE", "users[3] MAX_LENGTH_EXCEEDED"]);
    let none = Validator::new().max_lookups(0);
    assert!(block_on(none.validate_resolved(&Many { users: vec![1] }, &known(10))).is_err());
    assert!(block_on(none.validate_resolved(&Many { users: vec![] }, &known(10))).is_ok());
}

/// Refuses what an SQL database refuses: `id in ()`.
struct Strict;

impl Resolver for Strict {
    type Error = &'static str;

    async fn resolve(&self, lookups: &mut Lookups) -> Result<(), Self::Error> {
        if lookups.is_empty() {
            return Err("an empty list");
        }
        let ids: Vec<String> = lookups.ids().map(str::to_owned).collect();
        for id in ids {
            lookups.found(id);
        }
        Ok(())
    }
}

#[test]
fn no_group_is_empty_when_all_lookups_are_used_up() {
    #[derive(ApiValidate)]
    struct Two {
        #[api(each(resource("User")))]
        users: Vec<u32>,
        #[api(resource("Folder"))]
        folder: u32,
    }
    let records = |max| {
        let two = Two { users: vec![1, 2], folder: 3 };
        match block_on(Validator::new().max_lookups(max).validate_resolved(&two, &Strict)) {
            Ok(()) => Vec::new(),
            Err(ResolveError::Invalid(errors)) => lines_of(&errors),
            Err(ResolveError::Failed(error)) => panic!("{error} of {max}"),
        }
    };
    let cut = ["users[0]", "users[1]", "folder"].map(|field| format!("{field} MAX_LENGTH_EXCEEDED"));
    for max in 0..=3 {
        assert_eq!(records(max), cut[max..], "{max}");
    }
}

#[test]
fn a_hundred_thousand_ids_have_a_capped_answer() {
    let directory = known(0);
    let records = lines(&Many { users: (0..100_000).collect() }, &directory);
    assert_eq!((records.len(), directory.asked().len()), (100, 1));
    let records = lines(&Many { users: vec![7; 100_000] }, &directory);
    assert_eq!((records.len(), directory.asked()[1].as_str()), (100, "User 7"));
}

#[test]
fn any_text_is_an_id() {
    #[derive(ApiValidate)]
    struct Text {
        #[api(resource("User"))]
        id: String,
    }
    for id in ["", " ", "\0", "a'; drop table users; --", "日本", "\u{202e}", &"x".repeat(1_000_000)] {
        let value = Text { id: id.to_owned() };
        assert_eq!(lines(&value, &Directory::default().with("User", id, &[])), [""; 0]);
        assert_eq!(lines(&value, &Directory::default()), ["id UNKNOWN_RESOURCE"]);
    }
}
