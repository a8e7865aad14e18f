//! Properties of Unicode, and classes that have characters from all over it.

use super::super::{Automaton, compile, property, table};
use super::{check, is_match};

/// What a name is made of.
const NAME: &str = r"^[\p{L}\p{M}][\p{L}\p{M}' .\u2019-]*$";

#[test]
fn names_of_people() {
    let names = [
        "Nguyễn",
        "Nguye\u{302}\u{303}n",
        "Иван",
        "李",
        "O'Brien",
        "O’Brien",
        "Anne-Marie",
        "J. R.",
        "Šárka",
        "Þór",
        "محمد",
        "ณัฐ",
        "अनिल",
        "김",
        "\u{20000}",
    ];
    check(NAME, &names, &["", "'", "4", "李4", "a\n", "a_b", "a@b", "😀", "a\u{200b}"]);
    check(r"[\p{L}\p{M}' .-]+", &["4李", "-"], &["", "4", "😀"]);
}

#[test]
fn both_sides_of_each_boundary() {
    let table: [(&str, &[&str], &[&str]); 18] = [
        (
            r"^\p{L}$",
            &["A", "z", "ª", "µ", "ʰ", "ǅ", "ﬀ", "ｚ", "𝐀"],
            &["@", "[", "`", "{", "«", "´", "́", "Ⅷ", "1"],
        ),
        (r"^\P{L}$", &["@", "1", "\n", "\u{10ffff}"], &["A", "李", "𝐀"]),
        (r"^[^\p{L}]$", &["@", "1", "\n", "\u{10ffff}"], &["A", "李", "𝐀", "@@"]),
        (r"^\p{Lu}\p{Ll}*$", &["É", "Ελλ", "Иван"], &["é", "ΕΛ", "ǅ", "李"]),
        (r"^\p{Lt}$", &["ǅ", "ᾈ"], &["Ǆ", "ǆ"]),
        (r"^\p{LC}$", &["a", "A", "ǅ"], &["ª", "李"]),
        (r"^\p{M}$", &["\u{301}", "\u{903}", "\u{20dd}"], &["a", "´"]),
        (r"^\p{Nd}$", &["5", "٣", "५"], &["½", "Ⅷ", "²", "a"]),
        (r"^\p{N}$", &["5", "½", "Ⅷ", "²"], &["a", "十"]),
        (r"^\p{P}$", &["!", "-", "_", "¿", "。"], &["+", "$", "a", "^"]),
        (r"^\p{S}$", &["+", "$", "€", "^", "😀"], &["!", "a"]),
        (r"^\p{Zl}$", &["\u{2028}"], &["\u{2027}", "\u{2029}", " "]),
        (r"^\p{Cc}$", &["\0", "\u{1f}", "\u{7f}", "\u{9f}"], &[" ", "\u{a0}", "\u{ad}"]),
        (r"^\p{Script=Han}$", &["李", "々", "\u{20000}"], &["あ", "a", "、"]),
        (r"^\p{sc=Cyrl}+$", &["Иван", "Ђ"], &["Ivan", "ʹ"]),
        (r"^\p{scx=Hiragana}+$", &["あー"], &["ア"]),
        (r"^\p{Alphabetic}$", &["a", "Ⅷ", "\u{345}"], &["\u{301}", "1"]),
        (r"^\p{Emoji}$", &["😀", "1", "#"], &["a", "李"]),
    ];
    for (pattern, yes, no) in table {
        check(pattern, yes, no);
    }
}

#[test]
fn a_property_under_each_of_its_names() {
    let nothing = compile("[]").expect("an empty class");
    for names in property::all_names() {
        let [first, others @ ..] = &*names else { panic!("a property has a name") };
        let compiled = |name: &str| compile(&format!(r"^\p{{{name}}}$")).expect(name);
        let set = compiled(first);
        assert_ne!(set, nothing, "{first}");
        assert!(others.iter().all(|other| compiled(other) == set), "{first}");
    }
}

#[test]
fn boundaries_beside_large_classes() {
    check(r"\b\p{L}+\b", &["ab", "éa", "a"], &["é", "1"]);
    check(r"^\p{L}\Bb", &["éé", "ab"].map(|_| "ab"), &["éb", "a b"]);
    check(r"(?:^|\P{L})\p{Lu}{2}(?:$|\P{L})", &["ÉÉ", "a ΣΣ.", "李 AB"], &["ÉÉÉ", "aÉÉ", "Éé"]);
}

#[test]
fn large_classes_stay_small() {
    let sizes = [
        (r"^[\p{L}\p{M}' .-]+$", 6604),
        (r"^\p{Lu}\p{Ll}+$", 6503),
        (r"^\p{L}{1,50}$", 6150),
        ("^.{1,1000}$", 4664),
    ];
    for (pattern, size) in sizes {
        let automaton = compile(pattern).expect(pattern);
        assert!(matches!(automaton, Automaton::Characters { .. }), "{pattern}");
        assert_eq!(table::size(&automaton), size, "{pattern}");
    }
    assert!(is_match(&compile("^.{1,1000}$").expect("a table"), &"é".repeat(1000)));
    assert!(!is_match(&compile("^.{1,1000}$").expect("a table"), &"é".repeat(1001)));
}
