//! Large catalogues and large lists: they are answered, and the answer stays small.

use std::{fmt::Write, sync::Arc};

use api_validate::{
    ValidationErrors,
    metadata::{Item, JsonCatalog},
};

use crate::kit::{catalog, check_all, documents};

const MANY: usize = 100_000;

fn refused(items: Vec<Item>) -> ValidationErrors {
    check_all(documents(), &[], items).expect_err("something is wrong")
}

fn assert_small(errors: &ValidationErrors, code: &str) {
    assert_eq!(errors.len(), 100);
    assert!(errors.truncated());
    assert!(errors.iter().all(|error| error.error_type().as_str() == code), "{errors}");
    let text = serde_json::to_string(errors).expect("records are JSON");
    assert!(text.len() < 50_000, "{}", text.len());
}

#[test]
fn all_unknown() {
    let items = (0..MANY).map(|n| Item::new(format!("unknown {n}"), "x".repeat(10))).collect();
    assert_small(&refused(items), "METADATA_ATTRIBUTE_NOT_FOUND");
}

#[test]
fn all_the_same() {
    assert_small(&refused(vec![Item::new("Artifact", "Letter"); MANY]), "DUPLICATE_METADATA");
}

#[test]
fn all_forbidden() {
    assert_small(&refused(vec![Item::new("Retention", "x"); MANY]), "METADATA_SECURITY_VIOLATION");
}

#[test]
fn names_and_values_of_a_megabyte() {
    let long = "é".repeat(1 << 19);
    let items =
        vec![Item::new(long.clone(), "x"), Item::new("Artifact", long.clone()), Item::new("Pages", long)];
    let errors = refused(items);
    assert_eq!(
        api_validate_tests::lines_of(&errors),
        [
            "metadata[0].Name METADATA_ATTRIBUTE_NOT_FOUND",
            "metadata[1].Value INVALID_METADATA_OPTION",
            "metadata[2].Value INVALID_NUMBER_FORMAT"
        ]
    );
    assert!(!errors.to_string().contains("é"));
}

/// Half of the items trigger a rule about the other half.
#[test]
fn rules_over_all_items_are_linear() {
    let half = |name: &str, value: &str| vec![Item::new(name, value); MANY / 2];
    let json = r#"{
        "attributes": [{ "name": "A", "many": true, "options": ["x"] }, { "name": "B", "many": true }, { "name": "C" }],
        "rules": [{ "when": "A", "is": ["x"], "excludes": ["B"], "requires": ["C"] }]
    }"#;
    let items = [half("B", "y"), half("A", "x")].concat();
    let errors = check_all(Arc::new(catalog(json)), &[], items).expect_err("B stands beside A");
    assert_small(&errors, "METADATA_RULE_VIOLATION");
    let missing = check_all(Arc::new(catalog(json)), &[], half("A", "x")).expect_err("C is missing");
    assert_eq!(api_validate_tests::lines_of(&missing), ["metadata METADATA_RULE_VIOLATION"]);
}

/// That it ends shows that it is linear: the square would take minutes.
#[test]
fn many_valid_items_are_linear() {
    let tags = (0..MANY).map(|n| Item::new("Tag", ["green", "blue"][n % 2]));
    let items = tags.chain([Item::new("Artifact", "Letter")]).collect::<Vec<Item>>();
    assert!(check_all(documents(), &[], items).is_ok());
}

/// A repeated attribute that excludes a thousand others, or whose options a thousand others narrow: its links are followed
/// once. Once for each of its items would be a hundred million times.
#[test]
fn many_items_of_an_attribute_with_many_links() {
    let json = |links: usize| {
        let all = 0..links;
        let attribute =
            |n: usize| format!(r#"{{ "name": "X{n}" }}, {{ "name": "G{n}", "options": ["a", "b"] }}"#);
        let attributes: Vec<String> = all.clone().map(attribute).collect();
        let names: Vec<String> = all.clone().map(|n| format!(r#""X{n}""#)).collect();
        let allows = r#"[{ "attribute": "Tag", "options": ["1"] }]"#;
        let rules = all.map(|n| format!(r#", {{ "when": "G{n}", "is": ["a"], "allows": {allows} }}"#));
        format!(
            r#"{{ "attributes": [{{ "name": "Tag", "many": true, "options": ["1", "2"] }}, {}],
                  "rules": [{{ "when": "Tag", "excludes": [{}] }} {}] }}"#,
            attributes.join(","),
            names.join(","),
            rules.collect::<String>()
        )
    };
    let catalog = Arc::new(catalog(&json(1_000)));
    assert!(check_all(catalog, &[], vec![Item::new("Tag", "1"); MANY]).is_ok());
}

/// A catalogue with that many attributes of that many options each, none like another.
fn large(attributes: usize, options: usize) -> String {
    let mut json = String::from(r#"{ "attributes": ["#);
    for attribute in 0..attributes {
        let lead = if attribute == 0 { "" } else { "," };
        write!(json, r#"{lead}{{"name":"Attribute {attribute}","options":["#).expect("a string takes all");
        for option in 0..options {
            let lead = if option == 0 { "" } else { "," };
            write!(json, r#"{lead}"{attribute}-{option}""#).expect("a string takes all");
        }
        json.push_str("]}");
    }
    json.push_str("]}");
    json
}

/// A million options: all of an attribute are found, and those of another are none of them.
#[test]
fn a_large_catalogue_finds_its_options() {
    let catalog = Arc::new(catalog(&large(1_000, 1_000)));
    let check = |attribute: u32, option: u32| {
        let item = Item::new(format!("Attribute {attribute}"), format!("999-{option}"));
        check_all(catalog.clone(), &[], vec![item])
    };
    for option in 0..1_000 {
        assert!(check(999, option).is_ok(), "{option}");
        assert!(check(998, option).is_err(), "{option}");
    }
}

/// The ten million options that a large organisation may have. Run it by hand, in a release build:
/// `cargo test --release -p api-validate-tests --test metadata -- --ignored`
#[test]
#[ignore = "takes half a gigabyte, and half a minute without optimisation"]
fn ten_million_options() {
    let json = large(10_000, 1_000);
    let catalog = Arc::new(JsonCatalog::from_json(&json).expect("it is good"));
    let item = |n: u32| Item::new(format!("Attribute {}", n * 999), format!("{}-{}", n * 999, n * 99));
    assert!(check_all(catalog, &[], (0..10).map(item).collect()).is_ok());
}
