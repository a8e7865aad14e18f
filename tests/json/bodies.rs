//! Bodies with mistakes: a good one, changed at random, but on every run the same.

use std::{env, fmt, sync::LazyLock};

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Value, value::RawValue};

/// `THOROUGH=1` makes more bodies, puts each of them through all doors, and makes as many with several mistakes. Otherwise some
/// are enough.
pub(crate) static THOROUGH: LazyLock<bool> = LazyLock::new(|| env::var_os("THOROUGH").is_some());

/// How many bodies of a type are made.
pub(crate) fn count() -> usize {
    if *THOROUGH { 10_000 } else { 2_000 }
}

/// xorshift64.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits fit") % bound.max(1)
    }
}

/// A tree that keeps the order of members, and has room for the same name twice.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    Leaf(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// What was sent, if it is JSON. What has a name that is no text has no members.
    pub(crate) fn parse(body: &str) -> Option<Self> {
        serde_json::from_str(body).ok().map(Self::of)
    }

    fn of(json: &RawValue) -> Self {
        let text = json.get();
        if let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(text) {
            return Self::List(list.into_iter().map(Self::of).collect());
        }
        match serde_json::from_str(text) {
            Ok(Members(members)) => {
                Self::Object(members.into_iter().map(|(name, value)| (name, Self::of(value))).collect())
            }
            Err(_) => Self::Leaf(text.to_owned()),
        }
    }

    /// Whether a JSON Pointer leads to something.
    pub(crate) fn has(&self, pointer: &str) -> bool {
        let Some(rest) = pointer.strip_prefix('/') else { return pointer.is_empty() };
        let (token, rest) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
        let token = token.replace("~1", "/").replace("~0", "~");
        match self {
            Self::Leaf(_) => false,
            Self::List(list) => {
                token.parse::<usize>().is_ok_and(|at| list.get(at).is_some_and(|item| item.has(rest)))
            }
            Self::Object(members) => members.iter().any(|(name, item)| *name == token && item.has(rest)),
        }
    }

    /// The way to a value somewhere inside, and its pointer.
    pub(crate) fn way(&mut self, dice: &mut Dice) -> (Vec<usize>, String) {
        let (mut way, mut pointer, mut tree) = (Vec::new(), String::new(), self);
        while tree.len() > 0 && (way.is_empty() || dice.below(4) > 0) {
            let at = dice.below(tree.len());
            let (name, child) = tree.child(at);
            pointer.push('/');
            pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
            way.push(at);
            tree = child;
        }
        (way, pointer)
    }

    /// Puts a value where a way leads to.
    pub(crate) fn put(&mut self, way: &[usize], value: &str) {
        match way {
            [] => *self = Self::Leaf(value.to_owned()),
            [at, rest @ ..] => self.child(*at).1.put(rest, value),
        }
    }

    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        match self {
            Self::Leaf(leaf) => text.push_str(leaf),
            Self::List(list) => {
                for (n, item) in list.iter().enumerate() {
                    text.push(if n == 0 { '[' } else { ',' });
                    item.write(text);
                }
                text.push_str(if list.is_empty() { "[]" } else { "]" });
            }
            Self::Object(members) => {
                for (n, (name, item)) in members.iter().enumerate() {
                    text.push(if n == 0 { '{' } else { ',' });
                    text.push_str(&Value::from(name.as_str()).to_string());
                    text.push(':');
                    item.write(text);
                }
                text.push_str(if members.is_empty() { "{}" } else { "}" });
            }
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Leaf(_) => 0,
            Self::List(list) => list.len(),
            Self::Object(members) => members.len(),
        }
    }

    fn child(&mut self, at: usize) -> (String, &mut Self) {
        match self {
            Self::Leaf(_) => unreachable!("a leaf has no children"),
            Self::List(list) => (at.to_string(), &mut list[at]),
            Self::Object(members) => (members[at].0.clone(), &mut members[at].1),
        }
    }
}

/// An object in the order in which it was sent.
struct Members<'de>(Vec<(String, &'de RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;

        impl<'de> Visitor<'de> for Each {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = access.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Each)
    }
}

/// A body, and the place of the one mistake, if it has one place.
pub(crate) struct Mutation {
    pub(crate) body: String,
    pub(crate) place: Option<String>,
}

/// Values of every kind, and at every edge.
pub(crate) const VALUES: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1",
    "2",
    "10",
    "-1",
    "255",
    "256",
    "300",
    "70000",
    "-129",
    "4294967296",
    "18446744073709551615",
    "18446744073709551616",
    "9223372036854775808",
    "1.0",
    "1.5",
    "1E2",
    "1e-2",
    "1e400",
    "-1e400",
    "123456789012345678901234567890",
    r#""""#,
    r#""canary""#,
    r#""5""#,
    r#""12.5""#,
    r#""2020-02-30""#,
    r#""2020-01-01""#,
    r#""Unit""#,
    r#""made""#,
    r#""Circle""#,
    r#""Data""#,
    r#""\ud800""#,
    r#""\u0000""#,
    r#""a\nb""#,
    "[]",
    "[null]",
    r#"["canary"]"#,
    "[1,2]",
    "[[],[]]",
    "{}",
    r#"{"n":1}"#,
    r#"{"canary":1}"#,
    r#"{"n":"canary"}"#,
    r#"{"Unit":null}"#,
    r#"{"Circle":{}}"#,
    r#"{"type":"gone"}"#,
    r#"{"t":"Empty"}"#,
    r#"[{"n":1}]"#,
    r#"[1,"a",3]"#,
];

/// Names that are known somewhere, and others.
const NAMES: &[&str] = &[
    "canary",
    "n",
    "s",
    "id",
    "type",
    "t",
    "c",
    "title",
    "label",
    "x",
    "y",
    "a",
    "b",
    "",
    "a/b~c",
    "1",
    "-1",
    "01",
    "Circle",
    "Unit",
    "Nope",
    "red_one",
    "N",
    "é\u{1F600}",
];

pub(crate) fn mutate(body: &str, mutations: usize, dice: &mut Dice) -> Mutation {
    let mut tree = Tree::parse(body).expect("a good body is JSON");
    let mut place = None;
    for _ in 0..mutations {
        place = Some(change(&mut tree, dice));
    }
    let mut text = String::new();
    tree.write(&mut text);
    let is_cut = dice.below(20) == 0;
    if is_cut {
        let at = dice.below(text.len() + 1);
        text.truncate((0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0));
    } else if dice.below(20) == 0 {
        text.push_str([" ", "\n", "x", "{}", "\0", ",", "]"][dice.below(7)]);
    }
    Mutation { body: text, place: place.filter(|_| mutations == 1 && !is_cut) }
}

/// Changes one place of a tree; gives its pointer, of what was there before and after.
fn change(mut tree: &mut Tree, dice: &mut Dice) -> String {
    let mut pointer = String::new();
    while tree.len() > 0 && dice.below(3) > 0 {
        let (name, child) = tree.child(dice.below(tree.len()));
        // A change of this one child is seen below; every other change is one of this tree.
        pointer.push('/');
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        tree = child;
    }
    let len = tree.len();
    let other = Tree::Leaf(VALUES[dice.below(VALUES.len())].to_owned());
    let name = NAMES[dice.below(NAMES.len())].to_owned();
    match (&mut *tree, dice.below(9)) {
        // serde reads a struct from its fields' values, in their order.
        (Tree::Object(members), 5 | 6) => {
            *tree = Tree::List(members.drain(..).map(|(_, value)| value).collect());
        }
        (Tree::Object(members), 0) if len > 0 => drop(members.remove(dice.below(len))),
        (Tree::Object(members), 1) if len > 0 => members[dice.below(len)].0 = name,
        (Tree::Object(members), 2) if len > 0 => {
            let (name, value) = members[dice.below(len)].clone();
            members.push((name, if dice.below(2) == 0 { other } else { value }));
        }
        (Tree::Object(members), 3) if len > 0 => members.rotate_left(dice.below(len)),
        (Tree::Object(members), 4) => members.push((name, other)),
        (Tree::List(list), 0) if len > 0 => drop(list.remove(dice.below(len))),
        (Tree::List(list), 1) if len > 0 => list.rotate_left(dice.below(len)),
        (Tree::List(list), 2 | 3) => list.push(other),
        (Tree::List(list), 4) if len > 0 => {
            let again = list[dice.below(len)].clone();
            list.push(again);
        }
        _ => *tree = other,
    }
    pointer
}
