use super::{
    grammar::{Language, parse},
    tree::Tree,
};
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
        let got = match parse(text, language, &mut tree) {
            Ok(_) => String::from("-"),
            Err(e) => std::format!("{} ({e})", e.position() - 1),
        };
        let first = got.split(' ').next().unwrap();
        if first != fail {
            std::println!("{rule} {text:?}: expected {fail} got {got}");
        }
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
            if std::env::var("SHOW").is_ok() && printed != text {
                std::println!("{text} → {printed}");
            }
        }
        if let Ok(tree) = text.parse::<OrderBy>() {
            let printed = tree.to_string();
            assert_eq!(printed.parse::<OrderBy>().as_ref(), Ok(&tree), "{text} → {printed}");
        }
    }
}

#[test]
fn fill() {
    use super::{Filter, OrderBy};
    let Ok(path) = std::env::var("VEC") else { return };
    let mut out = String::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        if line.starts_with('#') {
            out += "\n";
            out += line;
            out += "\n";
            continue;
        }
        let (mark, raw) = line.split_at(1);
        let raw = raw.strip_prefix(' ').unwrap_or(raw);
        let mut shown = String::from(raw);
        let lead = raw.len() - raw.trim_start_matches(' ').len();
        let trail = raw.len() - raw.trim_end_matches(' ').len();
        if lead == raw.len() {
            shown = "\\s".repeat(lead);
        } else {
            shown = std::format!("{}{}{}", "\\s".repeat(lead), raw.trim_matches(' '), "\\s".repeat(trail));
        }
        let mut text = shown.replace("\\t", "\t").replace("\\n", "\n").replace("\\s", " ");
        while let Some(at) = text.find("\\u{") {
            let end = at + text[at..].find('}').unwrap();
            let c = char::from_u32(u32::from_str_radix(&text[at + 3..end], 16).unwrap()).unwrap();
            text.replace_range(at..=end, std::string::ToString::to_string(&c).as_str());
        }
        let (lang, res) = match mark {
            "+" | "-" => ("filter", text.parse::<Filter>().map(|_| ())),
            _ => ("orderby", text.parse::<OrderBy>().map(|_| ())),
        };
        let want_ok = matches!(mark, "+" | "!");
        let verdict = match &res {
            Ok(()) => String::from("ok"),
            Err(e) => std::format!("{}", e.position()),
        };
        if want_ok != res.is_ok() {
            std::println!("MISMATCH {line}: {res:?}");
        }
        if let Err(e) = &res {
            std::println!("{verdict:>3} {shown}   [{e}]");
        }
        out += std::format!("{lang} {verdict} {shown}").trim_end();
        out += "\n";
    }
    std::fs::write("/tmp/vec.out", out).unwrap();
}
