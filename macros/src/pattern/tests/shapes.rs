//! Which layout a pattern gets, and how large.

use super::super::{Automaton, automaton, chain, compile, dialect, table};
use super::check;

#[test]
fn fixed_lengths_become_chains() {
    let chains = [("^[A-Z]{3}-[0-9]{6}$", 266), ("^(?:[A-Z][A-Z]){2}$", 260), ("^$", 256), ("^é$", 258)];
    for (pattern, size) in chains {
        let automaton = compile(pattern).expect(pattern);
        assert!(matches!(automaton, Automaton::Chain { .. }), "{pattern}");
        assert_eq!(table::size(&automaton), size, "{pattern}");
    }
}

/// Chains that are written out equal those of the automaton.
#[test]
fn what_is_written_out_is_what_the_automaton_gives() {
    let patterns = [
        "^$",
        "^a$",
        "^[A-Z]{3}-[0-9]{6}$",
        "^(?:[A-Z][A-Z]){2}$",
        r"^(?:[a-f]{2}-){3}[a-f]$",
        r"^\d{4}-\d\d$",
        "^(?:){3}a{0}b$",
        "^(?:a{2}b){2}$",
    ];
    for pattern in patterns {
        let tree = dialect::parse(pattern).expect(pattern);
        let written_out = chain::written_out(&tree).expect(pattern);
        assert_eq!(Ok(written_out), automaton(&tree), "{pattern}");
    }
}

/// If a count is open, an end is not fixed, or a character is not ASCII or impossible, the automaton is built.
#[test]
fn others_are_not_written_out() {
    let patterns =
        ["a", "^a", "a$", "^a{1,2}$", "^a?$", "^(?:a|b)$", "^é$", "^[]$", "^a{1025}$", "^^a$", r"^a\b$"];
    for pattern in patterns {
        let tree = dialect::parse(pattern).expect(pattern);
        assert_eq!(chain::written_out(&tree), None, "{pattern}");
    }
}

#[test]
fn other_shapes_become_tables() {
    for pattern in ["^[A-Z]{3}", "[A-Z]{3}$", "^a?$", "^(?:ab|cd)$", "^abcdefghi$", "[]", "^.$"] {
        assert!(matches!(compile(pattern), Ok(Automaton::Narrow(_))), "{pattern}");
    }
    check(
        "^[A-Z]{3}-[0-9]{6}$",
        &["ABC-123456"],
        &["", "ABC-12345", "ABC-1234567", "ABCé12345", "abc-123456"],
    );
    check("^abcdefghi$", &["abcdefghi"], &["abcdefgh", "abcdefghij"]);
}

#[test]
fn many_states_become_a_wide_table() {
    let pattern = "(a|b)*a(a|b){9}$";
    let Ok(Automaton::Wide(table)) = compile(pattern) else {
        panic!("{pattern} needs a wide table");
    };
    assert_eq!(table.next.len(), 3 * 1026);
    check(
        pattern,
        &["abbbbbbbbb", "bbabbbbbbbbb", "xabababababab"],
        &["bbbbbbbbbb", "aaaaaaaaa", "aaaaaaaaaax"],
    );
}

#[test]
fn tables_are_small() {
    let sizes = [
        (r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$", 624),
        (r"^[^@\s]+@[^@\s]+\.[^@\s]+$", 1436),
        (r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$", 566),
        ("^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$", 292),
    ];
    for (pattern, size) in sizes {
        assert_eq!(table::size(&compile(pattern).expect(pattern)), size, "{pattern}");
    }
}
