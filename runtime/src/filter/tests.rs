use super::{grammar::{Language, parse}, tree::Tree};
use std::string::String;

#[test]
fn official() {
    let Ok(path) = std::env::var("CASES") else { return };
    let cases = std::fs::read_to_string(path).unwrap();
    for line in cases.lines() {
        let mut parts = line.split('\u{1f}');
        let (rule, fail, text) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
        let language = if rule == "orderby" { Language::OrderBy } else { Language::Filter };
        let mut tree = Tree::with_capacity(text);
        let got = match parse(text, language, &mut tree) { Ok(_) => String::from("-"), Err(e) => std::format!("{} ({e})", e.position() - 1) };
        let first = got.split(' ').next().unwrap();
        if first != fail { std::println!("{rule} {text:?}: expected {fail} got {got}"); }
    }
}

#[test]
fn round() {
    use super::{Filter, OrderBy};
    use std::string::ToString;
    let Ok(path) = std::env::var("CASES") else { return };
    let cases = std::fs::read_to_string(path).unwrap();
    for line in cases.lines() {
        let text = line.split('\u{1f}').nth(2).unwrap();
        if let Ok(tree) = text.parse::<Filter>() {
            let printed = tree.to_string();
            assert_eq!(printed.parse::<Filter>().as_ref(), Ok(&tree), "{text} → {printed}");
            if std::env::var("SHOW").is_ok() && printed != text { std::println!("{text} → {printed}"); }
        }
        if let Ok(tree) = text.parse::<OrderBy>() {
            let printed = tree.to_string();
            assert_eq!(printed.parse::<OrderBy>().as_ref(), Ok(&tree), "{text} → {printed}");
        }
    }
}
