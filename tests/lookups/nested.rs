//! Lookups of values inside of values.

use std::{collections::BTreeMap, rc::Rc};

use api_validate::{ApiValidate, Patch};
use api_validate_tests::Sent;

use crate::kit::{Directory, lines};

#[derive(ApiValidate)]
struct Item {
    #[api(resource("User"))]
    user: u32,
}

#[derive(ApiValidate)]
enum Target {
    User(#[api(resource("User"))] u32),
    Folder {
        #[api(resource("Folder"))]
        name: String,
    },
    Nobody,
}

#[derive(ApiValidate)]
struct Tree {
    items: Vec<Item>,
    boxed: Option<Box<Item>>,
    by_name: BTreeMap<String, Rc<Item>>,
    pair: (Item, u8),
    patch: Sent<Item>,
    targets: Vec<Target>,
    children: Vec<Tree>,
}

fn item(user: u32) -> Item {
    Item { user }
}

fn tree(children: Vec<Tree>) -> Tree {
    Tree {
        items: vec![item(1), item(2)],
        boxed: Some(Box::new(item(3))),
        by_name: [("x".to_owned(), Rc::new(item(4)))].into(),
        pair: (item(5), 6),
        patch: Patch::Value(item(6)),
        targets: vec![Target::Nobody, Target::User(7), Target::Folder { name: "a".to_owned() }],
        children,
    }
}

#[test]
fn every_one_is_found_wherever_it_is() {
    let directory = Directory::default();
    let own = [
        "items[0].user",
        "items[1].user",
        "boxed.user",
        "by_name.x.user",
        "pair[0].user",
        "patch.user",
        "targets[1].User",
        "targets[2].Folder.name",
    ];
    let line = |path: String| format!("{path} UNKNOWN_RESOURCE");
    let mut expected: Vec<String> = own.iter().map(|path| line((*path).to_owned())).collect();
    expected.extend(own.iter().map(|path| line(format!("children[0].{path}"))));
    assert_eq!(lines(&tree(vec![tree(vec![])]), &directory), expected);
    assert_eq!(directory.asked(), ["User 1,2,3,4,5,6,7", "Folder a"]);
}
