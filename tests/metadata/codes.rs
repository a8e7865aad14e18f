//! Each code, where it stands, and what does not have it.

use api_validate::metadata::Item;

use crate::kit::lines;

const GOOD: [(&str, &str); 1] = [("Artifact", "Letter")];

/// The records of these items behind a good one, which has index 0.
fn with(list: &[(&str, &str)]) -> Vec<String> {
    lines(&["clerk"], &[&GOOD, list].concat())
}

fn one(record: &str) -> Vec<String> {
    vec![record.to_owned()]
}

const NONE: [&str; 0] = [];

#[test]
fn what_the_catalogue_asks_for() {
    assert_eq!(with(&[]), NONE);
    let all = [
        ("Sub-Artifact", "Lease"),
        ("Country", "GB"),
        ("City", "Leeds"),
        ("Tag", "red"),
        ("Tag", "green"),
        ("Tag", "red"),
        ("Signed On", "30/JUL/2001"),
        ("Amount", "12.50"),
        ("Pages", "1"),
        ("Contact", "ada@example.com"),
        ("Reference", "A-1"),
        ("Comment", ""),
        ("Comment", "anything"),
        ("Draft", "no"),
        ("Approved By", "Ada"),
    ];
    assert_eq!(with(&all), NONE);
}

#[test]
fn an_unknown_attribute() {
    for name in ["", " ", "artifact", "Artifact ", "Artifac", "Артефакт", "\u{202e}Artifact", "a\0b"]
    {
        assert_eq!(with(&[(name, "x")]), one("metadata[1].Name METADATA_ATTRIBUTE_NOT_FOUND"), "{name:?}");
    }
    // It is unknown as often as it is sent, and never repeated.
    assert_eq!(with(&[("Colour", "x"), ("Colour", "x")]).len(), 2);
}

#[test]
fn a_single_attribute_twice() {
    assert_eq!(with(&[("Artifact", "Letter")]), one("metadata[1].Name DUPLICATE_METADATA"));
    let again = with(&[("Pages", "1"), ("Artifact", "none"), ("Pages", "0"), ("Pages", "1")]);
    let expected =
        [1, 3, 4].map(|n| format!("metadata[{}].Name DUPLICATE_METADATA", if n == 1 { 2 } else { n }));
    assert_eq!(again, expected);
}

#[test]
fn a_value_that_is_no_option() {
    for value in ["", "invoice", "Invoice ", "Lease", "Ｉnvoice"] {
        assert_eq!(
            lines(&[], &[("Artifact", value)]),
            one("metadata[0].Value INVALID_METADATA_OPTION"),
            "{value:?}"
        );
    }
}

#[test]
fn an_option_of_another_case() {
    let cities = |country, city| with(&[("City", city), ("Country", country)]);
    for (country, city) in
        [("GB", "London"), ("GB", "Leeds"), ("FR", "Paris"), ("DE", "Berlin"), ("DE", "London")]
    {
        assert_eq!(cities(country, city), NONE, "{country} {city}");
    }
    for (country, city) in [("GB", "Paris"), ("FR", "Leeds"), ("FR", "Berlin")] {
        assert_eq!(
            cities(country, city),
            one("metadata[1].Value INVALID_METADATA_OPTION"),
            "{country} {city}"
        );
    }
    // Of a country that is none, nothing follows; nor where none was sent.
    assert_eq!(cities("XX", "Paris"), one("metadata[2].Value INVALID_METADATA_OPTION"));
    assert_eq!(with(&[("City", "Paris")]), NONE);
    // Of two countries the first one counts; the second is one too many.
    assert_eq!(
        with(&[("Country", "GB"), ("Country", "FR"), ("City", "Leeds")]),
        one("metadata[2].Name DUPLICATE_METADATA")
    );
}

#[test]
fn a_rule_that_allows() {
    let parts = |artifact, part| {
        lines(&[], &[("Sub-Artifact", part), ("Artifact", artifact), ("Signed On", "30/JUL/2001")])
    };
    for (artifact, part) in [("Invoice", "Credit Note"), ("Contract", "Lease"), ("Letter", "Lease")] {
        assert_eq!(parts(artifact, part), NONE, "{artifact} {part}");
    }
    for (artifact, part) in [("Invoice", "Lease"), ("Contract", "Debit Note")] {
        assert_eq!(
            parts(artifact, part),
            one("metadata[0].Value METADATA_RULE_VIOLATION"),
            "{artifact} {part}"
        );
    }
}

#[test]
fn a_rule_that_requires() {
    assert_eq!(lines(&[], &[("Artifact", "Contract")]), one("metadata METADATA_RULE_VIOLATION"));
    // Whatever its value is: sent is sent.
    assert_eq!(
        lines(&[], &[("Artifact", "Contract"), ("Signed On", "then")]),
        one("metadata[1].Value INVALID_DATE_FORMAT")
    );
    assert_eq!(with(&[("Amount", "1")]), one("metadata METADATA_RULE_VIOLATION"));
    assert_eq!(with(&[("Amount", "x")]), one("metadata[1].Value INVALID_NUMBER_FORMAT"));
    // Asked for twice, and told once.
    assert_eq!(with(&[("Tag", "red"), ("Tag", "red")]), one("metadata METADATA_RULE_VIOLATION"));
    assert_eq!(with(&[("Tag", "blue")]), NONE);
}

#[test]
fn a_rule_that_excludes() {
    let draft = |value| with(&[("Comment", "a"), ("Draft", value), ("Approved By", "x"), ("Comment", "b")]);
    assert_eq!(draft("no"), NONE);
    assert_eq!(
        draft("yes"),
        [1, 3, 4].map(|index| format!("metadata[{index}].Name METADATA_RULE_VIOLATION"))
    );
    assert_eq!(draft("maybe"), one("metadata[2].Value INVALID_METADATA_OPTION"));
}

#[test]
fn a_required_attribute() {
    assert_eq!(lines(&[], &[]), one("metadata METADATA_RULE_VIOLATION"));
    assert_eq!(
        lines(&[], &[("Pages", "0")]),
        ["metadata[0].Value INVALID_NUMBER_RANGE", "metadata METADATA_RULE_VIOLATION"]
    );
}

#[test]
fn what_a_caller_may_set() {
    let forbidden = one("metadata[1].Name METADATA_SECURITY_VIOLATION");
    assert_eq!(with(&[("Retention", "7 years")]), forbidden);
    // Nothing else is told about it: neither that it is no option, nor that it is there twice.
    assert_eq!(with(&[("Retention", "8 years")]), forbidden);
    assert_eq!(with(&[("Retention", ""), ("Retention", "")]).len(), 2);
    let retention = |caller: &[&str], value| lines(caller, &[("Artifact", "Letter"), ("Retention", value)]);
    assert_eq!(retention(&["clerk", "archivist"], "7 years"), NONE);
    assert_eq!(retention(&["archivist"], "8 years"), one("metadata[1].Value INVALID_METADATA_OPTION"));
    assert_eq!(retention(&["Archivist", "archivist "], "7 years"), forbidden);
    assert_eq!(retention(&[], "7 years"), forbidden);
}

#[test]
fn an_option_that_a_caller_may_set() {
    let black = |caller: &[&str]| lines(caller, &[("Artifact", "Letter"), ("Tag", "black")]);
    assert_eq!(black(&[]), one("metadata[1].Value METADATA_SECURITY_VIOLATION"));
    assert_eq!(black(&["auditor"]), NONE);
    assert_eq!(black(&["archivist"]), NONE);
}

#[test]
fn typed_values() {
    let code = |name, value: &str| {
        let found = with(&[("Contact", "a@example.com"), (name, value)]);
        let is_name = |line: &String| line.strip_prefix("metadata[2].Value ").map(str::to_owned);
        found.iter().map(|line| is_name(line).unwrap_or_else(|| line.clone())).collect::<Vec<_>>().join(", ")
    };
    for (name, value, expected) in [
        ("Signed On", "01/JAN/2000", ""),
        ("Signed On", "31/DEC/1999", "INVALID_DATE_RANGE"),
        ("Signed On", "22/NOV/2026", ""),
        ("Signed On", "23/NOV/2026", "INVALID_DATE_RANGE"),
        ("Signed On", "31/APR/2024", "INVALID_DATE_FORMAT"),
        ("Signed On", "", "INVALID_DATE_FORMAT"),
        ("Amount", "0", ""),
        ("Amount", "1000000.00", ""),
        ("Amount", "1000000.01", "INVALID_NUMBER_RANGE"),
        ("Amount", "-0.01", "INVALID_NUMBER_RANGE"),
        ("Amount", "0.001", "INVALID_NUMBER_FORMAT"),
        ("Amount", "1e3", "INVALID_NUMBER_FORMAT"),
        ("Amount", "NaN", "INVALID_NUMBER_FORMAT"),
        ("Pages", "1.0", "INVALID_NUMBER_FORMAT"),
        ("Pages", "0", "INVALID_NUMBER_RANGE"),
        ("Reference", "ab", "INVALID_FORMAT"),
        ("Reference", "abc", ""),
        ("Reference", "日本語日本語日本", ""),
        ("Reference", "123456789", "MAX_LENGTH_EXCEEDED"),
    ] {
        assert_eq!(code(name, value), expected, "{name} {value}");
    }
    assert_eq!(with(&[("Contact", "nobody")]), one("metadata[1].Value INVALID_FORMAT"));
    let long = format!("{}@example.com", "a".repeat(40));
    assert_eq!(with(&[("Contact", &long)]), one("metadata[1].Value MAX_LENGTH_EXCEEDED"));
}

#[test]
fn records_stand_in_the_order_of_the_items() {
    assert_eq!(
        lines(&[], &[("Pages", "0"), ("x", ""), ("Draft", "yes"), ("Approved By", "x"), ("Amount", "1")]),
        [
            "metadata[0].Value INVALID_NUMBER_RANGE",
            "metadata[1].Name METADATA_ATTRIBUTE_NOT_FOUND",
            "metadata[3].Name METADATA_RULE_VIOLATION",
            "metadata METADATA_RULE_VIOLATION",
            "metadata METADATA_RULE_VIOLATION",
        ]
    );
}

/// The verdict is the same where the items are few, and compared in place, and where they are many.
#[test]
fn few_items_and_many_are_judged_alike() {
    let broken = [("Draft", "yes"), ("Pages", "1"), ("Pages", "1"), ("Approved By", "x"), ("Comment", "y")];
    for before in [0, 26, 27, 28, 29, 30, 31, 32, 33, 60, 200] {
        let list = [vec![GOOD[0]], vec![("Tag", "blue"); before], broken.to_vec()].concat();
        let expected = [3, 4, 5].map(|n| format!("metadata[{}].Name", before + n));
        let found: Vec<String> = lines(&[], &list);
        let places: Vec<&str> = found.iter().filter_map(|line| line.split(' ').next()).collect();
        assert_eq!(places, expected, "{before}");
    }
}

#[test]
fn the_ready_item_is_read_from_json() {
    let item: Item = serde_json::from_str(r#"{ "Name": "a", "Value": "b" }"#).expect("an item");
    assert_eq!(item, Item::new("a", "b"));
    assert!(serde_json::from_str::<Item>(r#"{ "Name": "a", "Value": "b", "Other": 1 }"#).is_err());
    let errors = api_validate::json::from_str::<Vec<Item>>(r#"[{ "Name": 1 }]"#).expect_err("a refusal");
    assert_eq!(
        api_validate_tests::lines_of(&errors),
        ["[0].Name INVALID_FORMAT", "[0].Value REQUIRED_FIELD_MISSING"]
    );
}
