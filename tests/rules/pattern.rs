//! `pattern("…")`

use crate::kit::{codes, record};

check_text! {
    reference => (pattern("^[A-Z]{3}-[0-9]{6}$"));
    loose => (pattern("[0-9]"));
    digits => (pattern(r"^\d+$"));
    words => (pattern(r"^\w+$"));
    blank => (pattern(r"^\s$"));
    dot => (pattern("^.$"));
    empty => (pattern("^$"));
    two => (pattern("[a-z]"), pattern("[0-9]"));
    nested => (pattern("^(a+)+$"));
    scripts => (pattern(r"^[é-ü👍日]+$"));
    name => (pattern(r"^[\p{L}\p{M}' .-]+$"));
    capital => (pattern(r"^\p{Lu}\p{Ll}*$"));
    not_latin => (pattern(r"^\P{Script=Latin}+$"));
    any_length => (pattern("^.{1,1000}$"));
    optional => (pattern("a*"));
}

/// Text, and the rule's verdict on it.
fn assert_verdicts<T: api_validate::ApiValidate<Context = ()>>(
    rule: impl Fn(&str) -> T,
    good: &[&str],
    bad: &[&str],
) {
    for text in good {
        assert_eq!(codes(&rule(text)), "", "{text:?}");
    }
    for text in bad {
        assert_eq!(codes(&rule(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn the_whole_text_where_it_is_anchored() {
    assert_verdicts(
        reference,
        &["ABC-123456", "ZZZ-000000"],
        &[
            "",
            "ABC-12345",
            "ABC-1234567",
            "AB-123456",
            "abc-123456",
            "xABC-123456",
            "ABC-123456\n",
            "ABC-12345６",
            "ABC–123456",
        ],
    );
    assert_verdicts(empty, &[""], &["a", " ", "\n"]);
}

#[test]
fn anywhere_where_it_is_not() {
    assert_verdicts(loose, &["0", "a0", "0a", "日0👍"], &["", "a", "１", "٣"]);
}

#[test]
fn digits_and_word_characters_are_ascii() {
    assert_verdicts(digits, &["0", "0123456789"], &["", "１", "٣", "1 ", "1\n", "-1"]);
    assert_verdicts(words, &["a", "Z_9"], &["", "é", "a-b", "a b", "ａ", "日"]);
}

#[test]
fn blanks_and_dots_are_those_of_ecma_script() {
    assert_verdicts(
        blank,
        &[" ", "\t", "\n", "\u{a0}", "\u{feff}", "\u{2028}", "\u{3000}"],
        &["", "\u{200b}", "\u{180e}", "\u{85}"],
    );
    assert_verdicts(
        dot,
        &["a", "é", "日", "👍", "\0", "\u{10ffff}"],
        &["", "\n", "\r", "\u{2028}", "\u{2029}", "ab", "e\u{301}"],
    );
}

#[test]
fn characters_are_scalar_values() {
    assert_verdicts(scripts, &["é", "ü", "👍", "日日"], &["", "e\u{301}", "👍🏻", "🙂", "\u{e8}", "\u{fd}"]);
}

#[test]
fn it_can_stand_twice_and_each_reports() {
    assert_eq!(codes(&two("a0")), "");
    assert_eq!(codes(&two("a")), "INVALID_FORMAT");
    assert_eq!(codes(&two("-")), "INVALID_FORMAT, INVALID_FORMAT");
}

#[test]
fn huge_text_against_a_pattern_that_makes_others_slow() {
    let mut text = "a".repeat(1 << 20);
    assert_eq!(codes(&nested(&text)), "");
    text.push('b');
    assert_eq!(codes(&nested(&text)), "INVALID_FORMAT");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&reference("a")),
        "INVALID_FORMAT | text that matches ^[A-Z]{3}-[0-9]{6}$ | This must be text that matches ^[A-Z]{3}-[0-9]{6}$."
    );
    overrides!(String, pattern("^a$"), "b".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((pattern("^a+$")), good: "aa", bad: "ab", "INVALID_FORMAT");
    through!(String, (pattern("^a+$")), good: "aa".to_owned(), bad: "ab".to_owned(), "INVALID_FORMAT");
}

#[test]
fn names_of_people_from_everywhere() {
    assert_verdicts(
        name,
        &["Nguyễn", "Nguye\u{302}\u{303}n", "Иван", "李", "O'Brien", "J. R.", "अनिल", "𠀀"],
        &["", "李4", "Иван!", "a\n", "a_b", "😀", "a\u{200b}", "\u{10ffff}"],
    );
    assert_verdicts(capital, &["A", "Éa", "Иван", "Ελ"], &["", "a", "ÉA", "李", "1"]);
    assert_verdicts(not_latin, &["李", "1", "Иван", "\u{10ffff}"], &["", "a", "éé", "李a"]);
}

#[test]
fn characters_are_counted_and_not_bytes() {
    let long = "日".repeat(1000);
    assert_verdicts(any_length, &["a", "é", &long], &["", "\n", &format!("{long}日")]);
}

#[test]
fn what_can_match_nothing_holds_for_every_text() {
    assert_verdicts(optional, &["", "a", "李"], &[]);
}
