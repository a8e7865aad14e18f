//! Filters: checked only, and as trees: `cargo bench -p api-validate-benches --bench filter`.

use std::hint::black_box;

use api_validate::{
    Check, Clock,
    filter::{Field, FieldType, Filter, Logic, OrderBy},
    rules::{self, FilterRule, OrderByRule},
};
use api_validate_benches::{Case, compare};

const FIELDS: &[Field] = &[
    Field::new("name").of(FieldType::Text),
    Field::new("amount").of(FieldType::Number),
    Field::new("createdDate").of(FieldType::Date),
];

const RULE: FilterRule = rules::filter().fields(FIELDS).logic(&[Logic::And]);

const ORDER: OrderByRule = rules::orderby().fields(FIELDS);

const TYPICAL: &str = "name eq 'John Smith' and amount gt 5 and createdDate ge 2024-01-01";

const INVALID: &str = "name eq 'John Smith' and amount gt 5 and createdDate = 2024-01-01";

const SORTED: &str = "name asc,createdDate desc";

fn main() {
    let rounds = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(101);
    let clock = Clock::utc();
    assert!(RULE.check(TYPICAL, &clock).is_ok() && ORDER.check(SORTED, &clock).is_ok());
    assert!(RULE.check(INVALID, &clock).is_err());
    compare(
        "three comparisons",
        rounds,
        &[
            Case::new("checked", || RULE.check(black_box(TYPICAL), &clock)),
            Case::new("refused", || RULE.check(black_box(INVALID), &clock)),
            Case::new("as a tree", || black_box(TYPICAL).parse::<Filter>()),
        ],
    );
    compare(
        "two columns",
        rounds,
        &[
            Case::new("checked", || ORDER.check(black_box(SORTED), &clock)),
            Case::new("as a tree", || black_box(SORTED).parse::<OrderBy>()),
        ],
    );
    let large = format!("{}a", "a and ".repeat(170_000));
    compare("a megabyte", rounds.min(11), &[Case::new("as a tree", || black_box(&*large).parse::<Filter>())]);
}
