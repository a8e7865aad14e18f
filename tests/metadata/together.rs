//! Attributes that depend on each other: what breaks the catalogue never passes, and one mistake is one record.

use std::sync::Arc;

use crate::kit::{catalog, check_all, items, lines_of};

fn records(json: &str, list: &[(&str, &str)]) -> Vec<String> {
    lines_of(check_all(Arc::new(catalog(json)), &[], items(list)))
}

const NONE: [&str; 0] = [];

/// The first of two that do not fit stands, so that the second has the record.
#[test]
fn two_attributes_that_narrow_each_other() {
    let json = r#"{
        "attributes": [{ "name": "Artifact", "options": ["Invoice", "Contract"] },
                       { "name": "Sub", "options": ["Credit", "Lease"] }],
        "rules": [{ "when": "Artifact", "is": ["Invoice"], "allows": [{ "attribute": "Sub", "options": ["Credit"] }] },
                  { "when": "Sub", "is": ["Lease"], "allows": [{ "attribute": "Artifact", "options": ["Contract"] }] }]
    }"#;
    let second = ["metadata[1].Value METADATA_RULE_VIOLATION"];
    assert_eq!(records(json, &[("Artifact", "Invoice"), ("Sub", "Lease")]), second);
    assert_eq!(records(json, &[("Sub", "Lease"), ("Artifact", "Invoice")]), second);
    assert_eq!(records(json, &[("Artifact", "Invoice"), ("Sub", "Credit")]), NONE);
    assert_eq!(records(json, &[("Artifact", "Contract"), ("Sub", "Lease")]), NONE);
}

#[test]
fn options_that_depend_on_each_other() {
    let json = r#"{ "attributes": [
        { "name": "Country", "options": ["DE", "FR"], "optionsBy": { "attribute": "City",
          "cases": [{ "is": ["Berlin"], "options": ["DE"] }, { "is": ["Paris"], "options": ["FR"] }] } },
        { "name": "City", "options": ["Berlin", "Paris"], "optionsBy": { "attribute": "Country",
          "cases": [{ "is": ["DE"], "options": ["Berlin"] }, { "is": ["FR"], "options": ["Paris"] }] } }
    ] }"#;
    let second = ["metadata[1].Value INVALID_METADATA_OPTION"];
    assert_eq!(records(json, &[("Country", "DE"), ("City", "Paris")]), second);
    assert_eq!(records(json, &[("City", "Paris"), ("Country", "DE")]), second);
    assert_eq!(records(json, &[("City", "Paris"), ("Country", "FR")]), NONE);
}

/// So many attributes, each of which leaves only option 2 of the next where it is 1; `closed` in a circle.
fn chain(count: usize, closed: bool) -> String {
    let attribute = |at: usize| {
        let by = if at == 0 { count - 1 } else { at - 1 };
        let cases = r#"[{ "is": ["1"], "options": ["2"] }]"#;
        let narrowed = format!(r#", "optionsBy": {{ "attribute": "A{by}", "cases": {cases} }}"#);
        let narrowed = if at > 0 || closed { narrowed } else { String::new() };
        format!(r#"{{ "name": "A{at}", "options": ["1", "2"]{narrowed} }}"#)
    };
    format!(r#"{{ "attributes": [{}] }}"#, (0..count).map(attribute).collect::<Vec<_>>().join(","))
}

fn ones(names: impl Iterator<Item = usize>) -> Vec<(String, String)> {
    names.map(|name| (format!("A{name}"), "1".to_owned())).collect()
}

fn of(json: &str, list: &[(String, String)]) -> Vec<String> {
    records(json, &list.iter().map(|(name, value)| (&**name, &**value)).collect::<Vec<_>>())
}

#[test]
fn what_an_item_without_a_record_leaves_out_is_told() {
    // The second is wrong, so the third is not judged by it, but the fourth by the third.
    let told = |places: &[usize]| -> Vec<String> {
        places.iter().map(|at| format!("metadata[{at}].Value INVALID_METADATA_OPTION")).collect()
    };
    assert_eq!(of(&chain(4, false), &ones(0..4)), told(&[1, 3]));
    assert_eq!(of(&chain(4, false), &ones((0..4).rev())), told(&[0, 2]));
    for count in 2..6 {
        assert!(!of(&chain(count, true), &ones(0..count)).is_empty(), "{count}");
    }
    assert_eq!(of(&chain(4, true), &ones(0..4)).len(), 2);
}

/// What depends on what is followed without a function that calls itself.
#[test]
fn a_long_chain() {
    const MANY: usize = 20_000;
    for closed in [false, true] {
        let json = chain(MANY, closed);
        assert_eq!(of(&json, &ones((0..MANY).rev())).len(), 100);
        assert_eq!(of(&json, &ones(0..MANY)).len(), 100);
    }
}

#[test]
fn nothing_follows_from_what_is_excluded() {
    let json = r#"{
        "attributes": [{ "name": "A" }, { "name": "B" }, { "name": "C" }, { "name": "D" }],
        "rules": [{ "when": "A", "excludes": ["B"] }, { "when": "B", "requires": ["C"], "excludes": ["D"] }]
    }"#;
    assert_eq!(records(json, &[("A", ""), ("B", "")]), ["metadata[1].Name METADATA_RULE_VIOLATION"]);
    assert_eq!(records(json, &[("B", ""), ("A", "")]), ["metadata[0].Name METADATA_RULE_VIOLATION"]);
    assert_eq!(
        records(json, &[("A", ""), ("B", ""), ("D", "")]),
        ["metadata[1].Name METADATA_RULE_VIOLATION"]
    );
    assert_eq!(records(json, &[("B", "")]), ["metadata METADATA_RULE_VIOLATION"]);
    assert_eq!(records(json, &[("B", ""), ("C", "")]), NONE);
}

/// The first in the list stands.
#[test]
fn two_attributes_that_exclude_each_other() {
    let json = r#"{
        "attributes": [{ "name": "A" }, { "name": "B" }],
        "rules": [{ "when": "A", "excludes": ["B"] }, { "when": "B", "excludes": ["A"] }]
    }"#;
    let second = ["metadata[1].Name METADATA_RULE_VIOLATION"];
    assert_eq!(records(json, &[("A", ""), ("B", "")]), second);
    assert_eq!(records(json, &[("B", ""), ("A", "")]), second);
}
