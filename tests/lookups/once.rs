//! Each lookup once, each kind once, and only what has to be.

use api_validate::ApiValidate;

use api_validate_tests::block_on;

use crate::kit::{Directory, lines};

#[derive(ApiValidate)]
struct Share {
    #[api(length(max = 3), resource("User"))]
    user_id: String,
    #[api(length(max = 9), id_value("User", id = user_id))]
    email: Option<String>,
    #[api(length(max = 4), each(length(max = 3), resource("Folder")))]
    folders: Vec<String>,
    #[api(resource("User"))]
    owner: Option<u64>,
}

fn share(user_id: &str, email: Option<&str>, folders: &[&str], owner: Option<u64>) -> Share {
    Share {
        user_id: user_id.to_owned(),
        email: email.map(str::to_owned),
        folders: folders.iter().map(|folder| (*folder).to_owned()).collect(),
        owner,
    }
}

fn directory() -> Directory {
    let users = Directory::default().with("User", "7", &["ada@a.b", "ada@c.d"]).with("User", "8", &[]);
    users.with("Folder", "a", &[]).with("Folder", "b", &[])
}

#[test]
fn what_is_there_passes_with_a_query_for_each_kind() {
    let directory = directory();
    assert_eq!(lines(&share("7", Some("ada@c.d"), &["a", "b", "a"], Some(8)), &directory), [""; 0]);
    assert_eq!(directory.asked(), ["User 7,8 7=ada@c.d", "Folder a,b"]);
}

#[test]
fn what_is_not_there_has_its_record() {
    let directory = directory();
    assert_eq!(
        lines(&share("9", Some("ada@a.b"), &["b", "c", "d"], Some(6)), &directory),
        [
            "user_id UNKNOWN_RESOURCE",
            "folders[1] UNKNOWN_RESOURCE",
            "folders[2] UNKNOWN_RESOURCE",
            "owner UNKNOWN_RESOURCE"
        ]
    );
    // The id is there, the value is another's.
    assert_eq!(lines(&share("8", Some("ada@a.b"), &[], None), &directory), ["email ID_VALUE_MISMATCH"]);
    assert_eq!(lines(&share("7", Some("ADA@A.B"), &[], None), &directory), ["email ID_VALUE_MISMATCH"]);
}

#[test]
fn the_same_id_is_one_lookup_as_a_number_and_as_text() {
    let directory = directory();
    assert_eq!(lines(&share("7", None, &[], Some(7)), &directory), [""; 0]);
    assert_eq!(directory.asked(), ["User 7"]);
    assert_eq!(lines(&share("07", None, &[], None), &directory), ["user_id UNKNOWN_RESOURCE"]);
}

#[test]
fn what_broke_another_rule_is_not_looked_up() {
    for (share, asked, records) in [
        (share("7777", None, &[], None), &[][..], &["user_id MAX_LENGTH_EXCEEDED"][..]),
        (share("7777", Some("ada@a.b"), &[], None), &[], &["user_id MAX_LENGTH_EXCEEDED"]),
        (share("7", Some("ada@lovelace.example"), &[], None), &["User 7"], &["email MAX_LENGTH_EXCEEDED"]),
        (
            share("7", None, &["a", "toolong"], None),
            &["User 7", "Folder a"],
            &["folders[1] MAX_LENGTH_EXCEEDED"],
        ),
        (share("7", None, &["a", "b", "c", "d", "e"], None), &["User 7"], &["folders MAX_LENGTH_EXCEEDED"]),
        (
            share("7", None, &["a", "b", "c", "d", "toolong"], None),
            &["User 7"],
            &["folders MAX_LENGTH_EXCEEDED", "folders[4] MAX_LENGTH_EXCEEDED"],
        ),
    ] {
        let directory = directory();
        assert_eq!(lines(&share, &directory), records);
        assert_eq!(directory.asked(), asked);
    }
}

#[test]
fn nobody_is_asked_where_there_is_nothing_to_look_up() {
    #[derive(ApiValidate)]
    struct Optional {
        #[api(resource("User"))]
        user: Option<String>,
        #[api(each(resource("User")))]
        users: Vec<u8>,
        #[api(id_value("User", id = user))]
        name: Option<String>,
        #[api(when(self.users.len() > 1, resource("User")))]
        main: u8,
    }
    let directory = Directory::default();
    let none = Optional { user: None, users: vec![], name: Some("x".to_owned()), main: 1 };
    assert_eq!(lines(&none, &directory), [""; 0]);
    assert_eq!(directory.asked(), [""; 0]);
    let main = Optional { user: None, users: vec![1, 2], name: None, main: 3 };
    assert_eq!(
        lines(&main, &directory),
        ["users[0] UNKNOWN_RESOURCE", "users[1] UNKNOWN_RESOURCE", "main UNKNOWN_RESOURCE"]
    );
    assert_eq!(directory.asked(), ["User 1,2,3"]);
}

#[test]
fn a_context_reaches_the_rules_as_ever() {
    #[derive(ApiValidate)]
    #[api(context = bool)]
    struct Item {
        #[api(when(*ctx, resource("User")))]
        user: u8,
    }
    let directory = Directory::default();
    for (is_asked, records) in [(true, 1), (false, 0)] {
        let validator = api_validate::Validator::new();
        let answer = validator.validate_resolved_with(&Item { user: 1 }, &is_asked, &directory);
        assert_eq!(block_on(answer).is_err(), records == 1);
        assert_eq!(directory.asked().len(), 1);
    }
}
