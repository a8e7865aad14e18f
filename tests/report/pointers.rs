//! Every pointer resolves in the document that was sent, and to the value that is wrong: documents by the thousand.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use api_validate::{ApiValidate, Fault, Path, Segment, Validator};
use api_validate_tests::read;
use serde::Deserialize;
use serde_json::{Map, Value, json};

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase")]
struct Node {
    #[serde(rename = "a/b~c.d")]
    #[api(length(max = 3))]
    odd_name: Option<String>,
    #[api(required)]
    must_have: Option<String>,
    #[serde(default)]
    children: Vec<Node>,
    #[serde(default)]
    by_key: HashMap<String, Node>,
    #[serde(default)]
    sorted: BTreeMap<String, Vec<Node>>,
    #[serde(default)]
    #[api(each(length(max = 3)))]
    texts: HashMap<String, String>,
    #[serde(default)]
    #[api(each(length(max = 3)))]
    tags: BTreeSet<String>,
    shape: Option<Box<Shape>>,
    pair: Option<(u8, Box<Node>)>,
    #[serde(flatten)]
    flat: Flat,
}

#[derive(Deserialize, ApiValidate)]
struct Flat {
    #[serde(rename = "FLAT")]
    #[api(length(max = 3))]
    text: Option<String>,
}

#[derive(Deserialize, ApiValidate)]
enum Shape {
    Circle {
        #[api(range(max = 9))]
        radius: u32,
    },
    #[serde(rename = "two/parts")]
    Pair(#[api(length(max = 3))] String, Box<Node>),
}

/// Marsaglia's xorshift64*: the same documents on every run.
struct Random(u64);

impl Random {
    fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % below
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        let at = self.next(of.len() as u64);
        of[usize::try_from(at).unwrap()]
    }

    fn text(&mut self) -> String {
        let letters = ["a", "Ω", "/", "~", " ", "\"", "\u{202e}"];
        (0..self.next(6)).map(|_| self.pick(&letters)).collect()
    }

    fn key(&mut self) -> String {
        let parts = [
            "a", "k9", "/", "~", "~0", "~1", ".", "\"", "\\", "[0]", "0", "\n", "\u{2066}", "日", "\u{301}",
            " ",
        ];
        let key: String = (0..self.next(5)).map(|_| self.pick(&parts)).collect();
        if self.next(20) == 0 { key.repeat(200) } else { key }
    }

    fn node(&mut self, depth: u64) -> Value {
        let mut node = Map::new();
        for (name, odds) in [("a/b~c.d", 3), ("mustHave", 4), ("FLAT", 3)] {
            match self.next(odds) {
                0 => {}
                1 => drop(node.insert(name.to_owned(), Value::Null)),
                _ => drop(node.insert(name.to_owned(), self.text().into())),
            }
        }
        let texts = self.some(2, |random| (random.key(), random.text().into()));
        node.insert("texts".to_owned(), Value::Object(texts));
        node.insert("tags".to_owned(), (0..self.next(4)).map(|_| self.text()).collect());
        if depth > 0 {
            node.insert("children".to_owned(), self.nodes(depth - 1));
            let by_key = self.some(2, |random| (random.key(), random.node(depth - 1)));
            node.insert("byKey".to_owned(), Value::Object(by_key));
            let sorted = self.some(2, |random| (random.key(), random.nodes(depth - 1)));
            node.insert("sorted".to_owned(), Value::Object(sorted));
            node.insert("pair".to_owned(), json!([1, self.node(depth - 1)]));
            node.insert("shape".to_owned(), self.shape(depth - 1));
        }
        Value::Object(node)
    }

    fn nodes(&mut self, depth: u64) -> Value {
        (0..self.next(3)).map(|_| self.node(depth)).collect()
    }

    fn some(&mut self, most: u64, mut entry: impl FnMut(&mut Self) -> (String, Value)) -> Map<String, Value> {
        (0..=self.next(most)).map(|_| entry(self)).collect()
    }

    fn shape(&mut self, depth: u64) -> Value {
        match self.next(3) {
            0 => Value::Null,
            1 => json!({ "Circle": { "radius": self.next(20) } }),
            _ => json!({ "two/parts": [self.text(), self.node(depth)] }),
        }
    }
}

fn is_too_long(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.chars().count() > 3)
}

/// Of what the texts here are made of, nothing else cannot be seen.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c == '\u{202e}')
}

/// How many values below a node break their rule.
fn broken(value: &Value) -> usize {
    match value {
        Value::Object(members) => {
            let own = |(name, value): (&String, &Value)| match name.as_str() {
                "a/b~c.d" | "FLAT" => usize::from(is_too_long(value)),
                "texts" => value.as_object().unwrap().values().filter(|text| is_too_long(text)).count(),
                "tags" => usize::from(value.as_array().unwrap().iter().any(is_too_long)),
                "byKey" | "sorted" => value.as_object().unwrap().values().map(broken).sum(),
                "shape" => shape(value),
                _ => broken(value),
            };
            let is_missing = members.get("mustHave").and_then(Value::as_str).is_none_or(is_blank);
            members.iter().map(own).sum::<usize>() + usize::from(is_missing)
        }
        Value::Array(items) => items.iter().map(broken).sum(),
        _ => 0,
    }
}

fn shape(value: &Value) -> usize {
    if let Some(radius) = value.pointer("/Circle/radius") {
        return usize::from(radius.as_u64().unwrap() > 9);
    }
    value.get("two/parts").map_or(0, |parts| usize::from(is_too_long(&parts[0])) + broken(&parts[1]))
}

fn has_cut_key(path: &Path) -> bool {
    path.segments().any(|segment| matches!(segment, Segment::Key(key) if key.len() > Path::MAX_KEY))
}

#[test]
fn every_pointer_resolves_to_the_value_that_is_wrong() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let (mut records, mut cut) = (0, 0);
    for _ in 0..400 {
        let document = random.node(3);
        let node: Node = read(&document);
        let errors = match Validator::new().max_errors(usize::MAX).validate(&node) {
            Ok(()) => {
                assert_eq!(broken(&document), 0, "{document}");
                continue;
            }
            Err(errors) => errors,
        };
        assert_eq!(errors.len(), broken(&document), "{document}");
        for error in &errors {
            let pointer = error.field().pointer();
            let found = document.pointer(&pointer);
            records += 1;
            if has_cut_key(error.field()) {
                // A pointer of bounded length ends where it would have to repeat the key.
                assert!(found.is_some_and(Value::is_object), "{pointer:?} in {document}");
                cut += 1;
                continue;
            }
            let is_right = match error.fault() {
                Some(Fault::Missing) => match found {
                    Some(value) => value.is_null() || value.as_str().is_some_and(is_blank),
                    None => {
                        let parent = pointer.strip_suffix("/mustHave").expect("the missing field");
                        document.pointer(parent).is_some_and(Value::is_object)
                    }
                },
                Some(Fault::TooLong) => found.is_some_and(|value| {
                    is_too_long(value) || value.as_array().is_some_and(|tags| tags.iter().any(is_too_long))
                }),
                Some(Fault::TooLarge) => found.and_then(Value::as_u64).is_some_and(|radius| radius > 9),
                _ => false,
            };
            assert!(is_right, "{error:?} at {pointer:?} in {document}");
        }
    }
    assert!(records > 10_000 && cut > 10, "{records} records, {cut} with a cut key");
}
