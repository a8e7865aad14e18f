use std::{format, string::String, vec::Vec};

use super::*;

/// Checks that a tree has the same value as `serde_json`, or that both find an error in the same place.
fn agrees(text: &str) {
    let serde = serde_json::from_str::<IgnoredAny>(text);
    match (Tree::of(text), serde) {
        (Ok(tree), Ok(_)) => {
            let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
            assert_eq!(value(&printed(tree.root())), value(text), "{text:?}");
        }
        (Err(NoTree::Syntax { line, column }), Err(error)) => {
            assert_eq!((line, column), (error.line().max(1), error.column().max(1)), "{text:?}");
        }
        (tree, serde) => panic!("{text:?}: {tree:?} against {serde:?}"),
    }
}

/// Returns the JSON text of a value, put together from the values inside of it.
fn printed(node: Node<'_>) -> String {
    match node.kind() {
        Kind::List => format!("[{}]", node.children().map(printed).collect::<Vec<_>>().join(",")),
        Kind::Object => {
            let member = |(name, value)| format!("{}:{}", printed(name), printed(value));
            format!("{{{}}}", node.members().map(member).collect::<Vec<_>>().join(","))
        }
        _ => node.json().into(),
    }
}

const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"\"",
    "\"a\"",
    "\"\\n\"",
    "\"\\u00e9\"",
    "\"\\ud800\"",
    "\"\\x\"",
    "\"\\u12\"",
    "\"long-enough-for-eight\"",
    "\"\u{e9}\u{1f600}\"",
    "\"\t\"",
    "\"",
    "\\",
    "0",
    "-0",
    "01",
    "1",
    "-",
    "1.5",
    "1.",
    ".5",
    "1e5",
    "1E+5",
    "1e",
    "1e-",
    "-1.5e-3",
    "true",
    "false",
    "null",
    "nul",
    "tru",
    " ",
    "\n",
    "+1",
    "NaN",
];

#[test]
fn it_takes_what_serde_json_takes() {
    for text in PIECES {
        agrees(text);
    }
    let mut state = 1_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..200_000 {
        let count = 1 + next(8);
        let text: String = (0..count).map(|_| PIECES[next(PIECES.len())]).collect();
        agrees(&text);
    }
}

#[test]
fn a_changed_byte_is_seen_as_serde_json_sees_it() {
    let text = r#"{"a":[1,-2.5e3,true,null],"b":{"c":"x\\y \u00e9","d":[]},"e":"0123456789abcdef"}"#;
    agrees(text);
    for at in 0..text.len() {
        for byte in (0..0x80_u8).map(char::from) {
            let mut changed = String::from(&text[..at]);
            changed.push(byte);
            changed.push_str(&text[at + 1..]);
            let serde = serde_json::from_str::<IgnoredAny>(&changed).is_ok();
            assert_eq!(Tree::of(&changed).is_ok(), serde, "{changed:?}");
        }
    }
}

#[test]
fn depth_is_no_limit() {
    let text = "[".repeat(100_000) + &"]".repeat(100_000);
    assert!(Tree::of(&text).is_ok());
}

/// Decodes strings with escapes as `serde_json` does.
#[test]
fn texts_with_escapes() {
    let pieces = [
        "a",
        "\\\"",
        "\\\\",
        "\\/",
        "\\b",
        "\\f",
        "\\n",
        "\\r",
        "\\t",
        "\\u0041",
        "\\u00e9",
        "\\uD83D",
        "\\ude00",
        "\\ud83d\\ude00",
        "\\uFFFF",
        "\\u0000",
        "é",
        "😀",
        "\\uDBFF\\uDFFF",
        "u0041",
    ];
    let all = pieces.iter().flat_map(|one| pieces.iter().map(move |two| [*one, *two]));
    for text in all.flat_map(|[one, two]| pieces.iter().map(move |three| format!("\"{one}{two}{three}\""))) {
        let serde = serde_json::from_str::<String>(&text).ok();
        let tree = Tree::of(&text).unwrap();
        let node = tree.root();
        assert_eq!(node.text().map(Cow::into_owned), serde, "{text}");
        assert_eq!(node.is_unicode(), serde.is_some(), "{text}");
        let is_text = |wanted: &str| node.is_text(wanted);
        assert!(serde.as_deref().is_none_or(is_text), "{text}");
        assert!(!is_text("ab") && !is_text(""), "{text}");
    }
}
