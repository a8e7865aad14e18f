//! `nested`, `nested(context = expr)`, and nested values that nobody asked for

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque},
    rc::Rc,
    sync::Arc,
};

use api_validate::{ApiValidate, Patch};
use api_validate_tests::{Sent, lines, lines_of};

#[derive(Clone, Debug, ApiValidate, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Item {
    #[api(required)]
    name: String,
}

fn item(name: &str) -> Item {
    Item { name: name.to_owned() }
}

#[derive(ApiValidate)]
struct Plain<'a> {
    one: Item,
    reference: &'a Item,
    option: Option<Item>,
    twice: Option<Option<Item>>,
    patch: Sent<Item>,
    boxed: Box<Item>,
    rc: Rc<Item>,
    arc: Arc<Item>,
    cow: Cow<'a, Item>,
    list: Vec<Item>,
    slice: &'a [Item],
    array: [Item; 2],
    deque: VecDeque<Item>,
    linked: LinkedList<Item>,
    tuple: (u8, Item, String),
    tuples: Vec<(Item, u8)>,
    tree_map: BTreeMap<String, Item>,
    hash_map: HashMap<u8, Item>,
    tree_set: BTreeSet<Item>,
    hash_set: HashSet<Item>,
    deep: Option<Vec<BTreeMap<String, Box<[Item]>>>>,
}

fn plain(item: &Item) -> Plain<'_> {
    let own = || item.clone();
    Plain {
        one: own(),
        reference: item,
        option: Some(own()),
        twice: Some(Some(own())),
        patch: Patch::Value(own()),
        boxed: Box::new(own()),
        rc: Rc::new(own()),
        arc: Arc::new(own()),
        cow: Cow::Borrowed(item),
        list: vec![own()],
        slice: std::slice::from_ref(item),
        array: [own(), own()],
        deque: [own()].into(),
        linked: [own()].into(),
        tuple: (0, own(), String::new()),
        tuples: vec![(own(), 0)],
        tree_map: [("key".to_owned(), own())].into(),
        hash_map: [(7, own())].into(),
        tree_set: [own()].into(),
        hash_set: [own()].into(),
        deep: Some(vec![[("k".to_owned(), [own()].into())].into()]),
    }
}

#[test]
fn what_has_rules_is_checked_without_being_asked() {
    assert_eq!(lines(&plain(&item("a"))), [""; 0]);
    let places = [
        "one.name",
        "reference.name",
        "option.name",
        "twice.name",
        "patch.name",
        "boxed.name",
        "rc.name",
        "arc.name",
        "cow.name",
        "list[0].name",
        "slice[0].name",
        "array[0].name",
        "array[1].name",
        "deque[0].name",
        "linked[0].name",
        "tuple[1].name",
        "tuples[0][0].name",
        "tree_map.key.name",
        "hash_map[\"7\"].name",
        "tree_set",
        "hash_set",
        "deep[0].k[0].name",
    ];
    assert_eq!(lines(&plain(&item(" "))), places.map(|place| format!("{place} REQUIRED_FIELD_MISSING")));
}

#[test]
fn nothing_is_checked_where_there_is_nothing() {
    let blank = item("");
    let good = item("a");
    let nothing = Plain {
        option: None,
        twice: Some(None),
        patch: Patch::Null,
        list: vec![],
        deep: None,
        ..plain(&good)
    };
    assert_eq!(lines(&nothing), [""; 0]);
    let nothing = Plain { option: None, twice: None, patch: Patch::Absent, ..plain(&blank) };
    assert_eq!(lines(&nothing).len(), 19);
}

#[derive(ApiValidate)]
struct Asked<T: ApiValidate<Context = ()>> {
    #[api(nested)]
    one: T,
    #[api(nested, length(max = 1))]
    list: Vec<Item>,
}

#[test]
fn what_is_asked_for() {
    assert_eq!(lines(&Asked { one: item("a"), list: vec![] }), [""; 0]);
    assert_eq!(
        lines(&Asked { one: Some(item("")), list: vec![item("a"), item("")] }),
        [
            "one.name REQUIRED_FIELD_MISSING",
            "list MAX_LENGTH_EXCEEDED",
            "list[1].name REQUIRED_FIELD_MISSING"
        ]
    );
    assert_eq!(lines(&Asked { one: 5_u8, list: vec![] }), [""; 0]);
}

struct Limits {
    most: u8,
    inner: Inner,
}

struct Inner {
    least: u8,
}

#[derive(ApiValidate)]
#[api(context = Inner)]
struct Leaf {
    #[api(when(ctx.least > 0, required))]
    text: String,
}

#[derive(ApiValidate)]
#[api(context = Limits)]
struct Tree {
    #[api(nested(context = ctx.inner))]
    leaf: Leaf,
    #[api(nested(context = Inner { least: self.least }))]
    leaves: Vec<Leaf>,
    least: u8,
    same: Vec<Branch>,
    none: Item,
}

#[derive(ApiValidate)]
#[api(context = Limits)]
struct Branch {
    #[api(when(ctx.most > 1, length(max = 0)))]
    text: String,
}

#[test]
fn nested_types_with_a_context_of_their_own() {
    let leaf = || Leaf { text: String::new() };
    let tree = |least| Tree {
        leaf: leaf(),
        leaves: vec![leaf(), leaf()],
        least,
        same: vec![Branch { text: "x".to_owned() }],
        none: item(""),
    };
    let judge = |tree: Tree, most, least| {
        let verdict = tree.validate_with(&Limits { most, inner: Inner { least } });
        lines_of(&verdict.unwrap_err())
    };
    let none = "none.name REQUIRED_FIELD_MISSING";
    assert_eq!(judge(tree(0), 0, 0), [none]);
    assert_eq!(judge(tree(0), 0, 1), ["leaf.text REQUIRED_FIELD_MISSING", none]);
    assert_eq!(
        judge(tree(1), 2, 0),
        [
            "leaves[0].text REQUIRED_FIELD_MISSING",
            "leaves[1].text REQUIRED_FIELD_MISSING",
            "same[0].text MAX_LENGTH_EXCEEDED",
            none
        ]
    );
}
