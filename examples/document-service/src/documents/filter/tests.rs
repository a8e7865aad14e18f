//! What is written, and what is bound.

use api_validate::json;

use super::*;
use crate::documents::ListDocuments;

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
                word.strip_prefix(":f").and_then(|n| n.parse().ok()).is_some_and(|n: usize| values.len() > n);
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

/// Any number, the same at each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % n
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    fn value(&mut self) -> &'static str {
        self.one_of(&[
            "Title",
            "DocumentDate",
            "Amount",
            "Reference",
            "UserId",
            "CreatedBy",
            "null",
            "true",
            "false",
            "'x'",
            "'%_''\\'",
            "''",
            "5",
            "-0.001",
            "1e400",
            "NaN",
            "-INF",
            "1966-07-30",
            "-0044-03-15",
            "12345-01-01",
            "2024-12-31T23:59:59Z",
            "23:59:59",
            "duration'P1D'",
            "01234567-89ab-cdef-0123-456789abcdef",
            "Sales.Color'Red'",
            "binary'T0RhdGE'",
            "@p",
            "Colour",
            "[1]",
            "'P1D'",
        ])
    }

    /// A condition, or nearly.
    fn condition(&mut self, depth: usize) -> String {
        let kind = if depth == 0 { self.below(3) } else { self.below(6) };
        match kind {
            0 => self.value().to_owned(),
            1 => {
                let operator = self.one_of(&["eq", "ne", "gt", "ge", "lt", "le", "add", "has"]);
                format!("{} {operator} {}", self.value(), self.value())
            }
            2 => {
                let function = self.one_of(&["contains", "startswith", "endswith"]);
                format!("{function}({},{})", self.value(), self.value())
            }
            3 => format!("not ({})", self.condition(depth - 1)),
            _ => {
                let word = self.one_of(&["and", "or", "eq", "ne", "gt"]);
                format!("({}) {word} ({})", self.condition(depth - 1), self.condition(depth - 1))
            }
        }
    }
}

#[test]
fn what_the_rule_lets_pass_is_a_condition_of_the_database() {
    let connection = rusqlite::Connection::open_in_memory().expect("a database");
    connection.execute_batch(include_str!("../../schema.sql")).expect("tables");
    connection.execute_batch("PRAGMA foreign_keys = OFF").expect("a setting");
    connection.execute_batch(include_str!("../../seed.sql")).expect("documents");
    let mut dice = Dice(1);
    let mut passed = 0;
    for _ in 0..20_000 {
        let text = dice.condition(3);
        let request = json::from_value::<ListDocuments>(serde_json::json!({ "filter": text }));
        let Ok(request) = request else { continue };
        let condition = Condition::new(request.filter.as_ref()).expect(&text);
        let sql = format!("SELECT count(*) FROM document WHERE {}", condition.text);
        let values: Vec<_> =
            condition.values.iter().map(|(n, v)| (&**n, v as &dyn rusqlite::ToSql)).collect();
        let count: u32 = connection.query_row(&sql, &*values, |row| row.get(0)).expect(&text);
        assert!(count <= 3);
        passed += 1;
    }
    assert!((1000..19_000).contains(&passed), "{passed}");
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
