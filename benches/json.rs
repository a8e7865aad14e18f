//! From the bytes of a body to a checked value, or to all that is wrong: `cargo bench -p api-validate-benches`.

use std::hint::black_box;

use api_validate::{ApiValidate, json};
use api_validate_benches::{
    Case, compare, deserr_peer,
    document::{self, Document},
};
use serde_json::Value;

fn main() {
    let rounds = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(101);
    let valid = document::body();
    compare("a valid body", rounds, &valid_cases(valid.to_string().as_bytes()));

    let refused = document::with_wrong_types().to_string();
    let found = json::from_str::<Document>(&refused).err().map_or(0, |errors| errors.len());
    let peer = deserr_peer::read(refused.as_bytes()).err().map_or(0, |errors| errors.0.len());
    assert_eq!((found, peer), (7, 7), "both find the same");
    compare("7 wrong types and missing fields", rounds, &refused_cases(refused.as_bytes()));

    for (title, body) in [
        ("1 MB, all elements of the wrong type", hostile(&document::body(), "tags", 250_000)),
        ("4 MB, all elements of the wrong type", hostile(&document::body(), "tags", 1_000_000)),
    ] {
        println!("\n{title}: {} bytes", body.len());
        compare(title, rounds.min(11), &refused_cases(body.as_bytes()));
    }
}

fn valid_cases(body: &[u8]) -> [Case<'_>; 2] {
    [
        Case::new("serde_json, then validate()", move || {
            let document: Document = serde_json::from_slice(black_box(body)).expect("the body is valid");
            document.validate().map(|()| document)
        }),
        Case::new("json::from_slice", move || json::from_slice::<Document>(black_box(body))),
    ]
}

fn refused_cases(body: &[u8]) -> [Case<'_>; 2] {
    [
        Case::new("deserr, without rules", move || deserr_peer::read(black_box(body)).is_err()),
        Case::new("json::from_slice", move || json::from_slice::<Document>(black_box(body)).is_err()),
    ]
}

fn hostile(body: &Value, list: &str, length: usize) -> String {
    let mut body = body.clone();
    body[list] = vec![17; length].into();
    body.to_string()
}
