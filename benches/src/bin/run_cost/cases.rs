//! What is counted: ours, and the same by hand.

use std::hint::black_box;

use api_validate::{ApiValidate, Validated, ValidationErrors, json};
use api_validate_benches::{
    by_hand, deserr_peer,
    document::{self, Document, Order},
};
use serde_json::Value;

/// A name without blanks, and what runs it so often.
pub(crate) type Case = (&'static str, fn(u64));

pub(crate) const OURS: &[Case] = &[
    ("order", |times| order(times, Order::validate)),
    ("document", |times| documents(times, document::body(), Document::validate)),
    ("one_error", |times| documents(times, document::with_one_error(), Document::validate)),
    ("40_errors", |times| documents(times, document::with_40_errors(), Document::validate)),
    ("body", |times| bodies(times, &document::body(), read)),
    ("body_with_40_errors", |times| bodies(times, &document::with_40_errors(), read)),
    ("body_with_7_wrong_types", |times| bodies(times, &document::with_wrong_types(), read)),
];

/// Of the same values, in the same order. The last one is no work for people: it is what `deserr` takes.
pub(crate) const BY_HAND: &[Case] = &[
    ("order_by_hand", |times| order(times, by_hand::check_order)),
    ("document_by_hand", |times| documents(times, document::body(), by_hand::check)),
    ("one_error_by_hand", |times| documents(times, document::with_one_error(), by_hand::check)),
    ("40_errors_by_hand", |times| documents(times, document::with_40_errors(), by_hand::check)),
    ("body_by_hand", |times| bodies(times, &document::body(), by_hand::read)),
    ("body_with_40_errors_by_hand", |times| bodies(times, &document::with_40_errors(), by_hand::read)),
    ("body_with_7_wrong_types_by_deserr", |times| {
        bodies(times, &document::with_wrong_types(), deserr_peer::read);
    }),
];

/// What runs the case of this name.
pub(crate) fn find(name: &str) -> Option<fn(u64)> {
    OURS.iter().chain(BY_HAND).find_map(|(known, run)| (*known == name).then_some(*run))
}

fn read(body: &[u8]) -> Result<Validated<Document>, ValidationErrors> {
    json::from_slice(body)
}

fn order<R>(times: u64, check: impl Fn(&Order) -> R) {
    let order: Order = document::read(document::order());
    repeat(times, || check(black_box(&order)));
}

fn documents<R>(times: u64, document: Value, check: impl Fn(&Document) -> R) {
    let document: Document = document::read(document);
    repeat(times, || check(black_box(&document)));
}

fn bodies<R>(times: u64, body: &Value, read: impl Fn(&[u8]) -> R) {
    let body = body.to_string();
    repeat(times, || read(black_box(body.as_bytes())));
}

fn repeat<R>(times: u64, work: impl Fn() -> R) {
    for _ in 0..times {
        black_box(work());
    }
}
