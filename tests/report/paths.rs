//! Paths: the dotted form and the JSON Pointer of every kind of segment.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use api_validate::{ApiValidate, Path, Segment};
use api_validate_tests::{lines, read};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(ApiValidate)]
struct Texts<M> {
    #[api(skip)]
    _type: std::marker::PhantomData<M>,
    #[api(each(length(max = 0)))]
    by_region: BTreeMap<String, String>,
}

/// The path of a record below a key.
fn path_of(key: &str) -> Path {
    let texts = Texts::<()> {
        _type: std::marker::PhantomData,
        by_region: BTreeMap::from([(key.to_owned(), "x".to_owned())]),
    };
    texts.validate().unwrap_err().iter().next().unwrap().field().clone()
}

#[test]
fn a_key_that_is_a_plain_name_is_written_like_a_field() {
    for key in ["uk", "Region_7", "_", "A9"] {
        assert_eq!(path_of(key).to_string(), format!("by_region.{key}"));
        assert_eq!(path_of(key).pointer(), format!("/by_region/{key}"));
    }
}

#[test]
fn any_other_key_is_quoted_and_escaped() {
    let cases = [
        ("a/b", r#"["a/b"]"#, "/a~1b"),
        ("a~b", r#"["a~b"]"#, "/a~0b"),
        ("~1", r#"["~1"]"#, "/~01"),
        ("/~/", r#"["/~/"]"#, "/~1~0~1"),
        ("a.b", r#"["a.b"]"#, "/a.b"),
        ("say \"no\"", r#"["say \"no\""]"#, "/say \"no\""),
        ("back\\slash", r#"["back\\slash"]"#, "/back\\slash"),
        ("a]b[0", r#"["a]b[0"]"#, "/a]b[0"),
        ("it's", r#"["it's"]"#, "/it's"),
        ("", r#"[""]"#, "/"),
        ("0", r#"["0"]"#, "/0"),
        (" ", r#"[" "]"#, "/ "),
        ("日本", r#"["日本"]"#, "/日本"),
        ("é", r#"["é"]"#, "/é"),
        ("\n\r\t\0", r#"["\n\r\t\0"]"#, "/\n\r\t\0"),
        ("\u{1b}[31m", r#"["\u{1b}[31m"]"#, "/\u{1b}[31m"),
        ("\u{7f}\u{85}", r#"["\u{7f}\u{85}"]"#, "/\u{7f}\u{85}"),
        // Marks that turn the text around them, or hide in it.
        ("\u{202e}cod\u{2066}", r#"["\u{202e}cod\u{2066}"]"#, "/\u{202e}cod\u{2066}"),
        ("\u{200b}\u{feff}\u{2028}", r#"["\u{200b}\u{feff}\u{2028}"]"#, "/\u{200b}\u{feff}\u{2028}"),
        // A combining accent would stick to the quote before it.
        ("\u{301}a", r#"["\u{301}a"]"#, "/\u{301}a"),
    ];
    for (key, shown, token) in cases {
        assert_eq!(path_of(key).to_string(), format!("by_region{shown}"), "{key:?}");
        assert_eq!(path_of(key).pointer(), format!("/by_region{token}"), "{key:?}");
    }
}

#[test]
fn no_path_holds_a_character_that_acts_on_a_terminal() {
    for c in (0..=0x2_ffff).filter_map(char::from_u32) {
        let shown = path_of(&c.to_string()).to_string();
        let acts = |c: char| {
            c.is_control()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{61c}' | '\u{feff}')
        };
        assert!(!shown.contains(acts), "{c:?}");
    }
}

#[test]
fn a_key_is_whole_up_to_the_limit_and_cut_beyond_it() {
    let whole = "k".repeat(Path::MAX_KEY);
    assert_eq!(path_of(&whole).to_string(), format!("by_region.{whole}"));
    assert_eq!(path_of(&whole).pointer(), format!("/by_region/{whole}"));

    for key in ["k".repeat(Path::MAX_KEY + 1), "k".repeat(10_240)] {
        assert_eq!(path_of(&key).to_string(), format!("by_region[\"{whole}…\"]"));
        assert_eq!(path_of(&key).pointer(), "/by_region");
    }
    // Cut between characters: 42 of three bytes are 126 bytes.
    let path = path_of(&"日".repeat(5_000));
    assert_eq!(path.to_string(), format!("by_region[\"{}…\"]", "日".repeat(42)));
    assert_eq!(path.pointer(), "/by_region");
}

#[test]
fn a_cut_key_takes_no_memory_for_what_is_not_shown() {
    let path = path_of(&"k".repeat(1_000_000));
    let Some(Segment::Key(key)) = path.segments().next_back() else { panic!("a key") };
    assert!(key.len() <= Path::MAX_KEY + 4, "{}", key.len());
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "kebab-case")]
enum Shape {
    Circle {
        #[api(range(min = 1))]
        radius: i32,
    },
    Pair(#[api(length(max = 1))] String, #[api(length(max = 1))] String),
    Wrapped(Leaf),
    Nothing,
}

#[derive(Deserialize, ApiValidate)]
struct Leaf {
    #[serde(rename = "the value.in/full")]
    #[api(length(max = 1))]
    value: String,
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase")]
struct Everything {
    shape: Shape,
    shapes: Vec<Shape>,
    leaf: Leaf,
    boxed: Option<Box<Leaf>>,
    grid: Vec<Vec<Leaf>>,
    array: [Leaf; 2],
    pair: (u8, Leaf),
    pairs: Vec<(String, Leaf)>,
    sorted: BTreeMap<String, Leaf>,
    nested_maps: HashMap<String, BTreeMap<u8, Vec<Leaf>>>,
    #[api(each(length(max = 1)), keys(length(max = 1)))]
    limits: HashMap<String, String>,
    #[api(each(length(max = 1)))]
    set: BTreeSet<String>,
    #[api(each(each(length(max = 1))))]
    lists: Vec<Vec<String>>,
    #[serde(flatten)]
    flat: Flat,
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
struct Flat {
    #[api(length(max = 1))]
    flat_text: String,
}

#[test]
fn every_kind_of_place_has_its_form_and_its_pointer() {
    let leaf = json!({ "the value.in/full": "bad" });
    let fine = json!({ "the value.in/full": "x" });
    let body = json!({
        "shape": { "circle": { "radius": 0 } },
        "shapes": ["nothing", { "pair": ["x", "bad"] }, { "wrapped": leaf }],
        "leaf": leaf, "boxed": leaf, "grid": [[], [fine, leaf]], "array": [fine, leaf],
        "pair": [1, leaf], "pairs": [["a", fine], ["b", leaf]], "sorted": { "k": leaf },
        "nestedMaps": { "a/b": { "7": [leaf] } }, "limits": { "long": "bad" },
        "set": ["bad", "worse", "x"], "lists": [["x"], ["x", "bad"]], "FLAT_TEXT": "bad",
    });
    let expected = [
        ("shape.circle.radius", "/shape/circle/radius"),
        ("shapes[1].pair[1]", "/shapes/1/pair/1"),
        (r#"shapes[2].wrapped["the value.in/full"]"#, "/shapes/2/wrapped/the value.in~1full"),
        (r#"leaf["the value.in/full"]"#, "/leaf/the value.in~1full"),
        (r#"boxed["the value.in/full"]"#, "/boxed/the value.in~1full"),
        (r#"grid[1][1]["the value.in/full"]"#, "/grid/1/1/the value.in~1full"),
        (r#"array[1]["the value.in/full"]"#, "/array/1/the value.in~1full"),
        (r#"pair[1]["the value.in/full"]"#, "/pair/1/the value.in~1full"),
        (r#"pairs[1][1]["the value.in/full"]"#, "/pairs/1/1/the value.in~1full"),
        (r#"sorted.k["the value.in/full"]"#, "/sorted/k/the value.in~1full"),
        (r#"nestedMaps["a/b"]["7"][0]["the value.in/full"]"#, "/nestedMaps/a~1b/7/0/the value.in~1full"),
        // A key has the place of its entry: a pointer cannot point to a key.
        ("limits.long", "/limits/long"),
        ("limits.long", "/limits/long"),
        ("set", "/set"),
        ("lists[1][1]", "/lists/1/1"),
        ("FLAT_TEXT", "/FLAT_TEXT"),
    ];
    let errors = read::<Everything>(&body).validate().unwrap_err();
    let places: Vec<_> = errors.iter().map(|e| (e.field().to_string(), e.field().pointer())).collect();
    let places: Vec<_> = places.iter().map(|(path, pointer)| (path.as_str(), pointer.as_str())).collect();
    assert_eq!(places, expected);
    for (_, pointer) in places {
        let value = body.pointer(pointer);
        assert!(
            value.is_some_and(|value| matches!(value, Value::String(_) | Value::Number(_) | Value::Array(_)))
        );
    }
}

#[test]
fn segments_are_public_the_outermost_first() {
    #[derive(ApiValidate)]
    struct Outer {
        #[api(each(each(length(max = 1))))]
        rows: Vec<BTreeMap<String, String>>,
    }
    let rows = vec![BTreeMap::from([("a b".to_owned(), "bad".to_owned())])];
    let errors = Outer { rows }.validate().unwrap_err();
    let path = errors.iter().next().unwrap().field();
    let expected = [Segment::Field("rows"), Segment::Index(0), Segment::Key("a b".into())];
    assert!(path.segments().eq(&expected));
    assert!(path.segments().rev().eq(expected.iter().rev()));
    assert_eq!(path.segments().len(), 3);
    assert!(*path == *r#"rows[0]["a b"]"# && *path == r#"rows[0]["a b"]"#);
    assert_eq!(format!("{path:?}"), r#"Path(rows[0]["a b"])"#);
    assert_eq!(serde_json::to_value(path).unwrap(), r#"rows[0]["a b"]"#);
}

#[derive(ApiValidate)]
struct Sets {
    #[api(each(length(min = 2, max = 3), ascii))]
    hashed: HashSet<String>,
    #[api(each(length(min = 2, max = 3), ascii))]
    sorted: BTreeSet<String>,
    leaves: BTreeSet<Tag>,
}

#[derive(ApiValidate, PartialEq, Eq, PartialOrd, Ord)]
struct Tag {
    #[api(length(max = 1))]
    name: String,
    #[api(length(max = 1))]
    value: String,
}

#[test]
fn records_of_a_set_stand_at_the_set_each_but_once() {
    let texts = || ["a", "b", "long", "longer", "é", "öäü", "ok"].map(str::to_owned);
    let tag = |name: &str, value: &str| Tag { name: name.to_owned(), value: value.to_owned() };
    let sets = Sets {
        hashed: HashSet::from(texts()),
        sorted: BTreeSet::from(texts()),
        leaves: BTreeSet::from([tag("bad", "x"), tag("bad", "bad"), tag("x", "bad"), tag("x", "x")]),
    };
    let mut records = lines(&sets);
    // In which order the elements of a hashed set come, nobody knows; what is said of them is sorted elsewhere.
    records[..3].sort();
    assert_eq!(
        records,
        [
            "hashed INVALID_FORMAT",
            "hashed INVALID_FORMAT",
            "hashed MAX_LENGTH_EXCEEDED",
            "sorted INVALID_FORMAT",
            "sorted MAX_LENGTH_EXCEEDED",
            "sorted INVALID_FORMAT",
            // Of both fields the same is said.
            "leaves MAX_LENGTH_EXCEEDED",
        ]
    );
}

#[test]
fn entries_of_a_hashed_map_are_reported_in_the_order_of_their_keys_text() {
    #[derive(ApiValidate)]
    struct Counts {
        #[api(each(range(max = 0)))]
        counts: HashMap<i32, i32>,
    }
    let counts = Counts { counts: [10, 9, 100, -1, 1].map(|n| (n, 1)).into() };
    let expected = ["-1", "1", "10", "100", "9"].map(|key| format!("counts[\"{key}\"] INVALID_NUMBER_RANGE"));
    assert_eq!(lines(&counts), expected);
}
