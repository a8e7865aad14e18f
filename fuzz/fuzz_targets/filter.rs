//! A filter is refused at a place, or reads, prints and reads back as the same; the rule agrees with the tree.

#![no_main]

use api_validate::{
    Check, Clock, Fault,
    filter::{Expr, Field, FieldType, Filter, Function, Kind, Operator},
    rules::{self, FilterRule},
};
use libfuzzer_sys::fuzz_target;

const FIELDS: &[Field] = &[
    Field::new("a"),
    Field::new("b").of(FieldType::Number),
    Field::new("c/d").of(FieldType::Text),
    Field::new("e/$count"),
];

const RULE: FilterRule = rules::filter()
    .fields(FIELDS)
    .operators(Operator::ALL)
    .functions(Function::ALL)
    .max_length(usize::MAX)
    .max_depth(128)
    .max_terms(usize::MAX);

fuzz_target!(|text: &str| {
    let verdict = RULE.check(text, &Clock::utc());
    match text.parse::<Filter>() {
        Ok(filter) => {
            assert!(!matches!(verdict, Err(Fault::NotParsed(_))), "{text:?}");
            let printed = filter.to_string();
            assert_eq!(printed.parse::<Filter>().as_ref(), Ok(&filter), "{text:?} → {printed:?}");
            walk(filter.root());
        }
        Err(error) => {
            assert!((1..=text.chars().count() + 1).contains(&error.position()), "{text:?}: {error}");
            match verdict {
                Err(Fault::NotParsed(other)) => assert_eq!(other, error, "{text:?}"),
                _ => assert!(error.is_too_large(), "{text:?}: {verdict:?}"),
            }
        }
    }
});

/// Looks at everything that a handler can see.
fn walk(expr: Expr<'_>) {
    match expr.kind() {
        Kind::Binary(_, left, right) => {
            walk(left);
            walk(right);
        }
        Kind::Logic(_, parts) | Kind::Call(_, parts) | Kind::List(parts) | Kind::Array(parts) => {
            parts.for_each(walk);
        }
        Kind::Not(inner) | Kind::Negate(inner) => walk(inner),
        Kind::Object(pairs) => pairs.for_each(|(_, value)| walk(value)),
        Kind::Path(parts) => assert!(parts.count() > 0),
        Kind::Literal(literal) => drop(literal.date()),
        _ => {}
    }
}
