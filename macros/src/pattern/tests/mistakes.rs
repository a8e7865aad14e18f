//! Every mistake, with its place and its message.

use super::super::compile;
use super::check;

/// Checks the place as text of the pattern (`None`: the whole) and the message.
fn check_mistakes(table: &[(&str, &str, &str)]) {
    for (pattern, place, message) in table {
        let mistake = compile(pattern).expect_err(pattern);
        let at = mistake.at.clone().expect("a place");
        assert_eq!((&pattern[at], mistake.message.as_str()), (*place, *message), "{pattern:?}");
    }
}

#[test]
fn mistakes_of_syntax() {
    check_mistakes(&[
        ("a}", "}", r"`}` stands alone, expected `\}`"),
        ("a]", "]", r"`]` stands alone, expected `\]`"),
        ("{", "{", r"`{` stands alone, expected `\{`"),
        ("a{,5}", "{,5}", r"`{,5}` begins no repeat count, expected `{n}`, `{n,}`, `{n,m}`, or `\{`"),
        ("a{x", "{", r"`{` begins no repeat count, expected `{n}`, `{n,}`, `{n,m}`, or `\{`"),
        ("a{3,1}", "{3,1}", "repeat `{3,1}` runs backwards, expected the smaller count first"),
        ("*a", "*", r"`*` has nothing to repeat, expected a character, class or group before it, or `\*`"),
        ("a**", "*", r"`*` has nothing to repeat, expected a character, class or group before it, or `\*`"),
        (
            "(?:|+)",
            "+",
            r"`+` has nothing to repeat, expected a character, class or group before it, or `\+`",
        ),
        ("^*", "*", "`*` stands behind an assertion, expected a character, class or group to repeat"),
        (r"\b{2}", "{2}", "`{2}` stands behind an assertion, expected a character, class or group to repeat"),
        ("é(a", "(", "group `(` is not closed, expected `)`"),
        ("a)b", ")", r"`)` closes no group, expected `\)`"),
        ("(?:a)(?)", "(?)", "`(?)` opens no known group, expected `(?:…)`, `(?<name>…)` or `(…)`"),
        ("(?P<a>b)", "(?P<", "`(?P<` opens no known group, expected `(?<name>…)`"),
        (
            "(?i:a)",
            "(?i",
            "`(?i` sets a flag, which patterns do not have: write letters of both cases, such as `[Aa]`",
        ),
        (r"\Aa", r"\A", r"escape `\A` is not known, expected `^`"),
        (r"a\z", r"\z", r"escape `\z` is not known, expected `$`"),
        ("(?<1>a)", "(?<1>", "`(?<1>` begins no named group, expected `(?<name>…)`"),
        ("(?<", "(?<", "`(?<` begins no named group, expected `(?<name>…)`"),
        ("(?<a>)(?<a>)", "(?<a>", "group name of `(?<a>` is given twice, expected another name"),
    ]);
}

#[test]
fn mistakes_of_classes_and_escapes() {
    check_mistakes(&[
        ("x[a", "[", "class `[` is not closed, expected `]`"),
        ("[z-a]", "z-a", "range `z-a` runs backwards, expected the smaller character first"),
        (r"[a-\d]", r"a-\d", r"range `a-\d` has a class for an end, expected a character there, or `\-`"),
        (r"[\w-z]", r"\w-z", r"range `\w-z` has a class for an end, expected a character there, or `\-`"),
        ("\\", "\\", r"`\` escapes nothing, expected `\\`"),
        (r"\q", r"\q", r"escape `\q` is not known, expected a known one, or `\\` for a backslash"),
        (r"[\B]", r"\B", r"escape `\B` is not known, expected a known one, or `\\` for a backslash"),
        (r"[\1]", r"\1", r"escape `\1` is not known, expected a known one, or `\\` for a backslash"),
        (r"\-", r"\-", r"escape `\-` is not needed, expected `-`"),
        (r"\é", r"\é", r"escape `\é` is not needed, expected `é`"),
        (r"\07", r"\07", r"octal escape `\07` is not known, expected `\xHH`"),
        (r"\c1", r"\c", r"control escape `\c` has no letter, expected `\cA` to `\cZ`"),
        (r"\x4g", r"\x4", r"escape `\x4` is not complete, expected `\xHH`"),
        (r"\u12", r"\u12", r"escape `\u12` is not complete, expected `\uHHHH` or `\u{H…}`"),
        (r"\u{12", r"\u{12", r"escape `\u{12` is not complete, expected `\u{H…}`"),
        (
            r"\u{110000}",
            r"\u{110000}",
            r"escape `\u{110000}` is past the last code point, expected at most `\u{10FFFF}`",
        ),
        (
            r"\uD83D",
            r"\uD83D",
            r"lone surrogate `\uD83D` is in no text, expected a pair such as `\uD83D\uDE00`",
        ),
        (
            r"a\uDE00b",
            r"\uDE00",
            r"lone surrogate `\uDE00` is in no text, expected a pair such as `\uD83D\uDE00`",
        ),
        (r"\pL", r"\p", r"property `\p` has no name, expected `\p{…}`"),
        (r"\p{L", r"\p{L", r"property `\p{L` is not closed, expected `}`"),
    ]);
}

#[test]
fn properties_that_are_none() {
    let expected = r"expected a general category such as `\p{L}`, a script such as `\p{Script=Latin}`, or a property such as `\p{Alphabetic}`";
    let unknown = |name: &str| format!(r"property `\p{{{name}}}` is not known, {expected}");
    let meant = |name: &str, meant: &str| {
        format!(r"property `\p{{{name}}}` is not known, did you mean `\p{{{meant}}}`?")
    };
    for (name, message) in [
        ("", unknown("")),
        ("Letters", unknown("Letters")),
        ("gc=Latin", meant("gc=Latin", "Script=Latin")),
        ("L=L", meant("L=L", "L")),
        ("RGI_Emoji", unknown("RGI_Emoji")),
        ("Surrogate", unknown("Surrogate")),
        ("lu", meant("lu", "Lu")),
        ("uppercase letter", "property `\\p{uppercase` is not closed, expected `}`".to_owned()),
        ("UppercaseLetter", meant("UppercaseLetter", "Uppercase_Letter")),
        ("Greek", meant("Greek", "Script=Greek")),
        ("script=greek", meant("script=greek", "Script=Greek")),
        ("scriptExtensions=Grek", meant("scriptExtensions=Grek", "Script_Extensions=Grek")),
        ("general_category=L", meant("general_category=L", "L")),
    ] {
        let mistake = compile(&format!(r"\p{{{name}}}")).expect_err(name);
        assert_eq!(mistake.message, message, "{name}");
    }
}

#[test]
fn what_an_automaton_cannot_do() {
    check_mistakes(&[
        (
            "^(?=.*a)",
            "(?=",
            "look-ahead `(?=` cannot be compiled to an automaton: \
             split the condition into two `pattern` rules",
        ),
        (
            "(?!a)",
            "(?!",
            "negative look-ahead `(?!` cannot be compiled to an automaton: \
             write the allowed texts as a class or alternatives, such as `[^-]`",
        ),
        (
            "(?<=a)",
            "(?<=",
            "look-behind `(?<=` cannot be compiled to an automaton: \
             write what comes before as a part of the pattern",
        ),
        (
            "(?<!a)",
            "(?<!",
            "negative look-behind `(?<!` cannot be compiled to an automaton: \
             write what may come before as a part of the pattern, such as `(?:^|[^-])`",
        ),
        (
            r"(a)\12",
            r"\12",
            "back reference `\\12` cannot be compiled to an automaton: \
             write the repeated part out as alternatives, or compare the parts in code",
        ),
        (
            r"(?<x>a)\k<x>",
            r"\k<x>",
            "back reference `\\k<x>` cannot be compiled to an automaton: \
             write the repeated part out as alternatives, or compare the parts in code",
        ),
    ]);
}

#[test]
fn too_large_is_found_quickly() {
    let table = [
        (r"(?:\p{L}|\p{N})*\p{L}(?:\p{L}|\p{N}){30}$", "its automaton has more than 8192 states"),
        (
            r"\p{Lu}{1,20}\p{Ll}\p{Lt}\p{Lm}\p{Mn}\p{N}\p{P}\p{S}\p{Emoji}{1,20}\p{Script=Latin}{1,30}$",
            "its table has 17 KiB, past the limit of 16 KiB",
        ),
        ("(a|b)*a(a|b){30}", "its automaton has more than 8192 states"),
        ("(?:a{1000}){1000}", "it has more than 20000 parts with its repeats written out"),
        ("(?:){4294967295}", "it has more than 20000 parts with its repeats written out"),
        ("a{99999999999}", "it has more than 20000 parts with its repeats written out"),
        ("^[a-z]{0,5000}$", "its table has 21 KiB, past the limit of 16 KiB"),
        ("^.{1,10000}$", "it has more than 20000 parts with its repeats written out"),
        ("[a-z]{0,4000}x", "its automaton takes too long to build"),
    ];
    for (pattern, found) in table {
        let mistake = compile(pattern).expect_err(pattern);
        let message = format!(
            "pattern is too large: {found}, expected a smaller repeat count, `length(max = …)` \
             beside a pattern without a count, or fewer classes"
        );
        assert_eq!((mistake.at, mistake.message), (None, message));
    }
}

#[test]
fn groups_have_a_depth() {
    let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    check(&nested(100), &["a"], &["b"]);
    let mistake = compile(&nested(100_000)).expect_err("too deep");
    assert_eq!(mistake.at, Some(100..101));
    assert_eq!(mistake.message, "`(` is nested too deeply, expected at most 100 groups");
}
