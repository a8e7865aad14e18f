//! What is written, and what is bound.

use super::*;

/// The text of SQL, and its parameters in their order.
fn translated(filter: &str) -> (String, Vec<Value>) {
    let filter = filter.parse().expect("a filter");
    let condition = Condition::new(Some(&filter)).expect("it is offered");
    (condition.text, condition.values.into_iter().map(|(_, value)| value).collect())
}

fn bound(literal: &str) -> Value {
    let (_, mut values) = translated(&format!("Title eq {literal}"));
    values.remove(0)
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[test]
fn values_are_parameters() {
    for (filter, sql, values) in [
        ("Title eq 'O''Neil; --'", "(title IS :f0)", vec![text("O'Neil; --")]),
        ("Reference ne null", "(reference IS NOT :f0)", vec![Value::Null]),
        ("Amount gt 1.5", "((amount > :f0) IS TRUE)", vec![Value::Integer(150)]),
        ("12 le Amount", "((:f0 <= amount) IS TRUE)", vec![Value::Integer(1200)]),
        ("DocumentDate lt 2026-01-31", "((document_date < :f0) IS TRUE)", vec![text("2026-01-31")]),
        (
            "contains(Title,'100%_') and not startswith(UserId,'a')",
            "((instr(title, :f0) > 0) AND (NOT (instr(owner, :f1) = 1)))",
            vec![text("100%_"), text("a")],
        ),
        (
            "Title eq 'a' and (Title eq 'b' or Title eq CreatedBy)",
            "((title IS :f0) AND ((title IS :f1) OR (title IS created_by)))",
            vec![text("a"), text("b")],
        ),
        ("true", ":f0", vec![Value::Integer(1)]),
        ("Amount ge NaN or Amount ne NaN", "(FALSE OR TRUE)", vec![]),
    ] {
        assert_eq!(translated(filter), (sql.to_owned(), values), "{filter}");
    }
    assert_eq!(Condition::new(None).expect("it is offered").text, "TRUE");
}

#[test]
fn the_text_is_made_of_known_words() {
    const WORDS: &[&str] = &[
        "IS",
        "NOT",
        "AND",
        "OR",
        "TRUE",
        "FALSE",
        "instr",
        ">",
        ">=",
        "<",
        "<=",
        "=",
        "0",
        "1",
        "title",
        "reference",
        "owner",
        "amount",
        "created_by",
        "document_date",
    ];
    for value in ["' OR 1=1 --", "\"; DROP TABLE document", "title", ":f9", "?1", "\u{0}", "🦀"] {
        let value = value.replace('\'', "''");
        let (sql, values) = translated(&format!(
            "Title eq '{value}' or not (contains(Reference,'{value}') and startswith('{value}',UserId)) \
             or Amount lt 5 or CreatedBy ne '{value}' or DocumentDate ge 2024-01-01 or Amount eq NaN"
        ));
        for word in sql.split([' ', '(', ')', ',']).filter(|word| !word.is_empty()) {
            let is_parameter =
                word.strip_prefix(":f").and_then(|n| n.parse().ok()).is_some_and(|n| values.len() > n);
            assert!(is_parameter || WORDS.contains(&word), "{word}: {sql}");
        }
    }
}

#[test]
fn numbers_compare_as_they_are() {
    for (number, value) in [
        ("0", Value::Integer(0)),
        ("-0.01", Value::Integer(-1)),
        ("99.90", Value::Integer(9990)),
        ("1e3", Value::Integer(100_000)),
        ("0.001", Value::Real(0.5)),
        ("-0.001", Value::Real(-0.5)),
        ("99.999999999999999999999999", Value::Real(9999.5)),
        ("INF", Value::Real(f64::INFINITY)),
        ("-INF", Value::Real(f64::NEG_INFINITY)),
        ("1e400", Value::Real(f64::INFINITY)),
        (
            "123456789012345678901234567890123",
            Value::Real(123_456_789_012_345_678_901_234_567_890_123.0 * 100.0),
        ),
    ] {
        assert_eq!(bound(number), value, "{number}");
    }
}

#[test]
fn far_years_stand_at_their_ends() {
    let days = ["-0001-01-01", "0000-01-01", "1966-07-30", "9999-12-31", "10000-01-01"].map(day);
    assert!(days.is_sorted(), "{days:?}");
    assert_eq!(bound("10000-01-01"), text("~10000-01-01"));
}

#[test]
fn what_the_rules_let_not_pass_is_an_error() {
    for filter in [
        "Colour eq 'red'",
        "title eq 'x'",
        "endswith(Title,'x')",
        "Title in ('x')",
        "Amount add 1 gt 2",
        "-Amount gt 2",
        "Title eq @p",
        "Items/any(i:i/Price gt 5)",
    ] {
        let filter: Filter = filter.parse().expect("a filter");
        assert!(Condition::new(Some(&filter)).is_err(), "{filter}");
    }
    for by in ["Colour", "length(Title)", "Title,title"] {
        assert!(order(Some(&by.parse().expect("an order"))).is_err(), "{by}");
    }
}

#[test]
fn an_order_ends_with_what_is_unique() {
    for (by, sql) in [
        ("Title", "title ASC, id DESC"),
        ("Title desc", "title DESC, id DESC"),
        ("CreatedAt DESC,DocumentId asc", "created_at DESC, id ASC, id DESC"),
    ] {
        assert_eq!(order(Some(&by.parse().expect("an order"))).expect("it is offered"), sql);
    }
    assert_eq!(order(None).expect("it is offered"), "id DESC");
}
