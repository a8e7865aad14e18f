//! Every production of the grammar: what is OData, and where the rest stops being it.
//!
//! A line of `vectors.txt` is a language, a verdict and a text. The verdict is `ok`, or the character at which the text
//! stops being an expression, counted from 1.

use std::fmt::Write as _;

use api_validate::filter::{Filter, OrderBy};

/// A line of the file, with its number.
#[derive(Debug)]
struct Vector {
    line: usize,
    language: &'static str,
    verdict: Option<usize>,
    text: String,
}

fn vectors() -> Vec<Vector> {
    let lines = include_str!("vectors.txt").lines().enumerate();
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).map(vector).collect()
}

fn vector((at, line): (usize, &'static str)) -> Vector {
    let (language, rest) = line.split_once(' ').expect("a language");
    let (verdict, text) = rest.split_once(' ').unwrap_or((rest, ""));
    let verdict = (verdict != "ok").then(|| verdict.parse().expect("a verdict is `ok` or a character"));
    Vector { line: at + 1, language, verdict, text: unescaped(text) }
}

/// `\t`, `\n`, `\s` for a blank that would not be seen, and `\u{…}`.
fn unescaped(text: &str) -> String {
    let text = text.replace("\\t", "\t").replace("\\n", "\n").replace("\\s", " ");
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("`\\u{…}`");
        let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        let _ = write!(out, "{}{rest}", code.expect("a character"));
    }
    out
}

/// The character at which a text stops being what it should be.
fn position(language: &str, text: &str) -> Option<usize> {
    let error = match language {
        "filter" => text.parse::<Filter>().err(),
        "orderby" => text.parse::<OrderBy>().err(),
        other => panic!("no language `{other}`"),
    };
    error.map(|error| error.position())
}

#[test]
fn every_verdict() {
    let wrong = |vector: &Vector| {
        let found = position(vector.language, &vector.text);
        (found != vector.verdict).then(|| format!("line {}: {found:?} for {vector:?}", vector.line))
    };
    let wrong: Vec<String> = vectors().iter().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_enough_of_each_kind() {
    let vectors = vectors();
    let count = |language: &str, is_ok: bool| {
        let is_it = |vector: &&Vector| vector.language == language && vector.verdict.is_none() == is_ok;
        vectors.iter().filter(is_it).count()
    };
    assert!(vectors.len() >= 250, "{}", vectors.len());
    assert!(count("filter", true) >= 100 && count("filter", false) >= 100);
    assert!(count("orderby", true) >= 20 && count("orderby", false) >= 20);
    let mut texts: Vec<_> = vectors.iter().map(|vector| (vector.language, &vector.text)).collect();
    texts.sort();
    let all = texts.len();
    texts.dedup();
    assert_eq!(texts.len(), all, "a vector stands twice");
}

#[test]
fn what_reads_prints_and_reads_back_as_the_same() {
    for vector in vectors().iter().filter(|vector| vector.verdict.is_none()) {
        let text = &vector.text;
        let (same, again) = if vector.language == "filter" {
            let tree: Filter = text.parse().expect("a filter");
            let printed = tree.to_string();
            let back = printed.parse::<Filter>();
            (back.as_ref() == Ok(&tree), back.map(|back| back.to_string()) == Ok(printed))
        } else {
            let tree: OrderBy = text.parse().expect("an order-by");
            let printed = tree.to_string();
            let back = printed.parse::<OrderBy>();
            (back.as_ref() == Ok(&tree), back.map(|back| back.to_string()) == Ok(printed))
        };
        assert!(same && again, "line {}: {text}", vector.line);
    }
}

#[test]
fn every_beginning_of_a_filter_is_judged() {
    // What is cut anywhere has a verdict, and a position in it or right behind it.
    for vector in vectors() {
        for (cut, _) in vector.text.char_indices() {
            let text = &vector.text[..cut];
            if let Some(position) = position(vector.language, text) {
                assert!((1..=text.chars().count() + 1).contains(&position), "{text:?}: {position}");
            }
        }
    }
}
