//! `skip`

use api_validate::ApiValidate;
use api_validate_tests::lines;

#[derive(ApiValidate)]
struct Item {
    #[api(required)]
    name: String,
}

/// Has no rules, and cannot be asked for any.
struct Foreign;

#[derive(ApiValidate)]
struct Skipping<T> {
    #[api(skip)]
    item: Item,
    #[api(skip)]
    list: Vec<Item>,
    #[api(skip, length(max = 1))]
    limited: Vec<Item>,
    #[api(skip)]
    foreign: Foreign,
    #[api(skip)]
    parameter: T,
    checked: Item,
}

#[test]
fn the_rules_of_the_type_are_not_asked_those_of_the_field_are() {
    let blank = || Item { name: String::new() };
    let skipping = |limited| Skipping {
        item: blank(),
        list: vec![blank()],
        limited,
        foreign: Foreign,
        parameter: Foreign,
        checked: blank(),
    };
    assert_eq!(lines(&skipping(vec![blank()])), ["checked.name REQUIRED_FIELD_MISSING"]);
    assert_eq!(
        lines(&skipping(vec![blank(), blank()])),
        ["limited MAX_LENGTH_EXCEEDED", "checked.name REQUIRED_FIELD_MISSING"]
    );
}

#[test]
fn a_field_that_serde_skips_is_skipped() {
    #[derive(serde::Deserialize, ApiValidate)]
    struct Cached {
        #[serde(skip)]
        item: Option<Item>,
        text: String,
    }

    let cached = Cached { item: Some(Item { name: String::new() }), text: String::new() };
    assert_eq!(lines(&cached), [""; 0]);
    assert!(cached.item.is_some() && cached.text.is_empty());
}
