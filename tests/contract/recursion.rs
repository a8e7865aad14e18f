//! Types that stand inside of themselves: a contract has an end.

use api_validate::{ApiValidate, contract::Contract};
use serde::Deserialize;

use super::paths;

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)] // described only
struct Node {
    #[api(length(max = 5))]
    name: String,
    children: Vec<Node>,
    next: Option<Box<Node>>,
}

#[test]
fn a_type_is_not_entered_again_inside_of_itself() {
    assert_eq!(paths(&Node::contract()), ["name", "children", "children[*]", "next"]);
    // Whoever asks goes as deep as they like.
    let mut fields = Node::contract().fields();
    for _ in 0..50 {
        let next = fields.iter().find(|field| field.name() == "next").expect("the next node");
        fields = next.fields();
    }
    assert_eq!(fields.len(), 3);
    assert!(fields[0].path().starts_with("next.next."));
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Endless(Box<Endless>);

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Flattened {
    name: String,
    #[serde(flatten)]
    rest: Option<Box<Flattened>>,
}

#[test]
fn types_without_an_end_have_a_contract() {
    assert!(paths(&Endless::contract()).is_empty());
    assert_eq!(paths(&Flattened::contract()), ["name", "name"]);
}

macro_rules! ring {
    ($($name:ident { $($field:ident: $of:ident),* })*) => {$(
        #[derive(Deserialize, ApiValidate)]
        #[allow(dead_code)]
        struct $name {
            $($field: Option<Box<$of>>,)*
        }
    )*};
}

// Every one holds every other one: 7! ways through them.
ring! {
    A { b: B, c: C, d: D, e: E, f: F, g: G }
    B { a: A, c: C, d: D, e: E, f: F, g: G }
    C { a: A, b: B, d: D, e: E, f: F, g: G }
    D { a: A, b: B, c: C, e: E, f: F, g: G }
    E { a: A, b: B, c: C, d: D, f: F, g: G }
    F { a: A, b: B, c: C, d: D, e: E, g: G }
    G { a: A, b: B, c: C, d: D, e: E, f: F }
}

#[test]
fn a_walk_is_bounded() {
    let contract = A::contract();
    assert_eq!(paths(&contract).len(), Contract::MAX_FIELDS);
    let markdown = contract.to_markdown();
    assert_eq!(markdown.lines().count(), 2 + Contract::MAX_FIELDS + 1);
    assert!(markdown.ends_with("| … | | | | |\n"));
}
