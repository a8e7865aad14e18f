//! Loading a catalogue: every mistake has its place, and says what to write instead.

use api_validate::metadata::{Catalog, CatalogErrors, JsonCatalog};

use crate::cases::{BAD, GOOD};

fn refused(json: &[u8]) -> CatalogErrors {
    JsonCatalog::from_json(json).err().unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(json)))
}

#[test]
fn good_catalogues_load() {
    for json in GOOD {
        assert!(JsonCatalog::from_json(json).is_ok(), "{json}: {:?}", JsonCatalog::from_json(json));
    }
}

#[test]
fn every_mistake_is_told_at_its_place() {
    for (json, mistakes, _) in BAD {
        let errors = refused(json.as_bytes());
        let places: Vec<&str> = errors.iter().map(api_validate::metadata::CatalogError::pointer).collect();
        assert_eq!(places, mistakes.iter().map(|(place, _)| *place).collect::<Vec<_>>(), "{json}\n{errors}");
        for (error, (_, part)) in errors.iter().zip(*mistakes) {
            assert!(error.message().contains(part), "{error}");
            assert!(error.message().starts_with(|c: char| c.is_uppercase()), "{error}");
        }
    }
}

#[test]
fn what_is_no_utf8() {
    assert!(refused(b"\xff").to_string().contains("UTF-8"));
}

#[test]
fn mistakes_are_told_up_to_a_number() {
    let attribute = r#"{ "name": "A", "options": [""] },"#;
    let json = format!(r#"{{ "attributes": [{} {{ "name": "" }}] }}"#, attribute.repeat(200));
    // The shape comes first, and what it is wrong about stands alone.
    let errors = refused(json.as_bytes());
    assert_eq!(errors.iter().count(), 1, "{errors}");
    let json = format!(r#"{{ "attributes": [{} {{ "name": "B" }}] }}"#, attribute.repeat(200));
    let errors = refused(json.as_bytes());
    assert_eq!(errors.iter().count(), CatalogErrors::MAX);
    assert!(errors.to_string().ends_with("\n…"));
    let json = format!(r#"{{ "attributes": [{} {{ "name": "B" }}] }}"#, r#"{ "name": "" },"#.repeat(200));
    let errors = refused(json.as_bytes());
    assert_eq!(errors.iter().count(), CatalogErrors::MAX);
    assert!(errors.to_string().ends_with("\n…"));
}

#[test]
fn names_and_options_have_a_length() {
    let json = |name: usize, option: usize, role: usize| {
        let text = |length| "é".repeat(length);
        format!(
            r#"{{ "attributes": [{{ "name": "{}", "settableBy": ["{}"], "options": ["{}"] }}] }}"#,
            text(name),
            text(role),
            text(option)
        )
    };
    assert!(JsonCatalog::from_json(json(128, 256, 128)).is_ok());
    for (json, place) in [
        (json(129, 1, 1), "/attributes/0/name"),
        (json(1, 257, 1), "/attributes/0/options/0"),
        (json(1, 1, 129), "/attributes/0/settableBy/0"),
    ] {
        assert_eq!(
            refused(json.as_bytes()).iter().next().map(|error| error.pointer().to_owned()),
            Some(place.into())
        );
    }
}

#[test]
fn it_answers_as_it_was_written() {
    let catalog = JsonCatalog::from_json(GOOD[3]).expect("it is good");
    assert_eq!(catalog.len(), 4);
    for name in ["A", "a", "A ", "日本語"] {
        let found = catalog.find(name).expect("it is there");
        assert_eq!(catalog.name(found), name);
    }
    assert!(catalog.find("B").is_none() && catalog.find("").is_none());
    assert_eq!(catalog.name(api_validate::metadata::AttributeId(4)), "");
    assert_eq!(format!("{catalog:?}"), "JsonCatalog { attributes: 4, .. }");
}
