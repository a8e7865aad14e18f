//! What grows with the request: elements, depth, maps, query strings, reports, and JSON from 200 bytes to 4 MB.
//! `cargo bench -p api-validate-benches --bench sizes`.

use std::{collections::BTreeMap, hint::black_box};

use api_validate::{ApiError, ApiValidate, ErrorFormat, ValidationErrors, json, query};
use api_validate_benches::{
    Case, by_hand, compare, deserr_peer,
    document::{self, Document, Item, read},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// A list.
#[derive(Deserialize, ApiValidate)]
struct List {
    items: Vec<Item>,
}

/// A map.
#[derive(Deserialize, ApiValidate)]
struct Map {
    items: BTreeMap<String, Item>,
}

/// Something that holds another one.
#[derive(Deserialize, ApiValidate)]
struct Folder {
    #[api(length(min = 1, max = 100))]
    name: String,
    inner: Option<Box<Folder>>,
}

/// The parameters of a search.
#[derive(Deserialize, ApiValidate)]
struct Search {
    #[api(length(max = 100))]
    text: String,
    #[api(range(min = 1, max = 1000))]
    page: u32,
    #[serde(default)]
    #[api(length(max = 10), each(length(max = 20)))]
    tags: Vec<String>,
}

fn main() {
    let rounds = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(101);
    for count in [1, 10, 1_000, 1_000_000] {
        elements(count, if count > 1_000 { rounds.min(11) } else { rounds });
    }
    depth(rounds);
    map(rounds);
    query_string(rounds);
    reports(rounds);
    for size in [200, 2_000, 20_000, 200_000, 4_000_000] {
        body_of(size, if size > 20_000 { rounds.min(11) } else { rounds });
    }
    for size in [1_000_000, 4_000_000] {
        refused_body_of(size, rounds.min(11));
    }
}

fn item(number: usize) -> Value {
    json!({ "name": format!("archive-attribute-{number:02}"), "value": "words and more words of it" })
}

fn is_item(item: &Item) -> bool {
    by_hand::has_length(&item.name, 1, 100) && by_hand::has_length(&item.value, 0, 4000)
}

fn elements(count: usize, rounds: usize) {
    let list: List = read(json!({ "items": (0..count).map(item).collect::<Vec<_>>() }));
    let cases = [
        Case::new("by hand", || black_box(&list).items.iter().all(is_item)),
        Case::new("validate()", || black_box(&list).validate().is_ok()),
    ];
    compare(&format!("{count} elements"), rounds, &cases);
}

fn depth(rounds: usize) {
    let nested = |folder: Value, _| json!({ "name": "a folder", "inner": folder });
    let folder: Folder = read((0..100).fold(Value::Null, nested)["inner"].take());
    let by_hand = |folder: &Folder| {
        let mut next = Some(folder);
        while let Some(folder) = next {
            if !by_hand::has_length(&folder.name, 1, 100) {
                return false;
            }
            next = folder.inner.as_deref();
        }
        true
    };
    let cases = [
        Case::new("by hand, in a loop", || by_hand(black_box(&folder))),
        Case::new("validate()", || black_box(&folder).validate().is_ok()),
    ];
    compare("99 folders in each other", rounds, &cases);
}

fn map(rounds: usize) {
    let items: serde_json::Map<_, _> =
        (0..1_000).map(|number| (format!("key-{number:04}"), item(number))).collect();
    let map: Map = read(json!({ "items": items }));
    let cases = [
        Case::new("by hand", || black_box(&map).items.values().all(is_item)),
        Case::new("validate()", || black_box(&map).validate().is_ok()),
    ];
    compare("a map of 1000 entries", rounds, &cases);
}

fn query_string(rounds: usize) {
    let (valid, broken) =
        ("text=annual+report&page=3&tags=a&tags=b", "text=annual+report&page=0&tags=a&tags=b");
    let refused = "text=annual+report&page=three&tags=a&tags=b";
    assert!(query::from_str::<Search>(valid).is_ok());
    let cases = [
        Case::new("valid", || query::from_str::<Search>(black_box(valid)).is_ok()),
        Case::new("one broken rule", || query::from_str::<Search>(black_box(broken)).is_ok()),
        Case::new("one wrong type", || query::from_str::<Search>(black_box(refused)).is_ok()),
    ];
    compare("a query string of three parameters", rounds, &cases);
}

fn reports(rounds: usize) {
    let errors: ValidationErrors =
        read::<Document>(document::with_40_errors()).validate().expect_err("40 rules are broken");
    assert_eq!(errors.len(), 40);
    let error = ApiError::from(errors);
    let formats = [
        ErrorFormat::records(),
        ErrorFormat::rfc9457("urn:problem:"),
        ErrorFormat::problem_details("urn:problem:"),
    ];
    let written = |format: &ErrorFormat| black_box(format).body(black_box(&error), None).to_json();
    let cases = [
        Case::new("records", || written(&formats[0])),
        Case::new("problem", || written(&formats[1])),
        Case::new("problem details", || written(&formats[2])),
    ];
    compare("a report of 40 errors as JSON", rounds, &cases);
}

fn body_of(size: usize, rounds: usize) {
    let of_one = item(0).to_string().len() + 1;
    let items: Vec<_> = (0..(size / of_one).max(1)).map(item).collect();
    let body = json!({ "items": items }).to_string();
    compare(&format!("JSON of {} bytes, valid", body.len()), rounds, &by_doors::<List>(body.as_bytes()));
}

/// A body in which all items are wrong, or only the last one.
fn refused_body_of(size: usize, rounds: usize) {
    let count = size / (item(0).to_string().len() + 1);
    let wrong = |number| json!({ "name": format!("archive-attribute-{number:02}"), "value": number });
    for (what, first_wrong) in [("all items wrong", 0), ("the last item wrong", count - 1)] {
        let items = (0..count).map(|number| if number < first_wrong { item(number) } else { wrong(number) });
        let mut document = document::body();
        document["metadata"] = items.collect();
        let body = document.to_string();
        let cases = [
            Case::new("deserr", || deserr_peer::read(black_box(body.as_bytes())).is_ok()),
            Case::new("json::from_slice", || {
                json::from_slice::<Document>(black_box(body.as_bytes())).is_ok()
            }),
        ];
        compare(&format!("JSON of {} bytes, {what}", body.len()), rounds, &cases);
    }
}

fn by_doors<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &[u8]) -> [Case<'_>; 2] {
    [
        Case::new("serde_json, then validate()", move || {
            let value: T = serde_json::from_slice(black_box(body)).expect("the body is valid");
            value.validate().is_ok()
        }),
        Case::new("json::from_slice", move || json::from_slice::<T>(black_box(body)).is_ok()),
    ]
}
