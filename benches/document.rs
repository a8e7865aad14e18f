//! Ours against the same checks by hand: `cargo bench -p api-validate-benches`.

use std::hint::black_box;

use api_validate::ApiValidate;
use api_validate_benches::{
    Case, by_hand, compare,
    document::{self, Document, Order},
};

fn main() {
    let rounds = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(101);
    let order: Order = document::read(document::order());
    compare(
        "a valid order of five fields",
        rounds,
        &[
            Case::new("by hand", || by_hand::check_order(black_box(&order))),
            Case::new("derived", || black_box(&order).validate()),
        ],
    );
    let documents = [
        ("a valid document", document::body(), 0),
        ("one error", document::with_one_error(), 1),
        ("40 errors", document::with_40_errors(), 40),
    ];
    for (title, document, errors) in documents {
        let document: Document = document::read(document);
        let found = document.validate().err().map_or(0, |found| found.len());
        let by_hand = by_hand::check(&document).err().map_or(0, |found| found.len());
        assert_eq!((found, by_hand), (errors, errors), "{title}: both find the same");
        compare(title, rounds, &cases(&document));
    }
}

fn cases(document: &Document) -> [Case<'_>; 2] {
    [
        Case::new("by hand", move || by_hand::check(black_box(document))),
        Case::new("derived", move || black_box(document).validate()),
    ]
}
