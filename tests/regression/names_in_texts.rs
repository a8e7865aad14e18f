//! Texts in which one could not see where a name begins and ends: `one of A, B, , .`

use api_validate::{
    ApiValidate, English, French, German, Locale, ValidationErrors, json,
    metadata::{Item, JsonCatalog},
};
use serde::Deserialize;

#[derive(Debug, Deserialize, ApiValidate)]
enum Kind {
    #[serde(rename = "")]
    Nothing,
    #[serde(rename = "A, B")]
    Both,
    C,
}

#[derive(Debug, Deserialize, ApiValidate)]
enum Shape {
    #[serde(rename = "")]
    Unit,
    #[serde(rename = "a,b")]
    Held { _size: u8 },
}

#[derive(Debug, Deserialize, ApiValidate)]
#[api(at_least_one(first, second))]
#[serde(deny_unknown_fields)]
struct Names {
    #[serde(rename = "first, or")]
    first: Option<u8>,
    second: Option<u8>,
    #[serde(rename = " low")]
    #[api(matches(first))]
    low: Option<u8>,
    #[api(range(max = self.low))]
    high: Option<u8>,
    kind: Kind,
    unit: Shape,
    held: Shape,
    other: Shape,
}

const BODY: &str =
    r#"{" low": 3, "high": 4, "kind": "x", "unit": {"": 5}, "held": "a,b", "other": 5, "first,or": 1}"#;

fn refused() -> ValidationErrors {
    json::from_str::<Names>(BODY).expect_err("all of it is wrong")
}

/// The texts of each record: `criteria | message`.
fn texts(errors: &ValidationErrors, locale: &dyn Locale) -> Vec<String> {
    let told = serde_json::to_value(errors.localized(locale)).expect("it is JSON");
    let text = |record: &serde_json::Value, name| record[name].as_str().expect("text").to_owned();
    let records = told.as_array().expect("a list of records");
    records
        .iter()
        .map(|record| format!("{} | {}", text(record, "Criteria"), text(record, "Message")))
        .collect()
}

#[test]
fn show_where_they_begin_and_end() {
    assert_eq!(
        texts(&refused(), &English),
        [
            r#"the same value as "first, or" | This must be the same value as "first, or"."#,
            r#"a number; at most the limit that " low" sets | This must be at most the limit that " low" sets."#,
            r#"one of "", "A, B", C | This must be one of "", "A, B", C."#,
            r#"the text "" | This must be the text "" alone, without content."#,
            r#"an object with the field "a,b" | This must be an object whose only field is "a,b"."#,
            r#"one of "", "a,b" | This must be one of "", "a,b"."#,
            r#"at least one of "first, or", second | Send at least one of "first, or", second."#,
            r#"only fields that are known here | This field is not known here; perhaps "first, or" is meant."#,
        ]
    );
}

#[test]
fn in_other_languages() {
    let german = texts(&refused(), &German::new());
    assert_eq!(
        german[0],
        r#"derselbe Wert wie in "first, or" | Erwartet wird: derselbe Wert wie in "first, or"."#
    );
    assert_eq!(german[2], r#"einer der Werte "", "A, B", C | Erwartet wird: einer der Werte "", "A, B", C."#);
    assert_eq!(german[3], r#"der Text "" | Erwartet wird der Text "" allein, ohne Inhalt."#);
    let french = texts(&refused(), &French::new());
    assert!(french[2].starts_with(r#"l’une des valeurs "", "A, B", C |"#), "{}", french[2]);
    assert!(french[6].starts_with(r#"au moins un des champs "first, or", second |"#), "{}", french[6]);
    for (in_german, in_french) in german.iter().zip(&french) {
        assert!(in_german.contains('"') && in_french.contains('"'), "{in_german} {in_french}");
    }
}

#[derive(ApiValidate)]
#[api(context = JsonCatalog)]
struct Document {
    #[api(metadata(catalog = ctx))]
    metadata: Vec<Item>,
}

const CATALOG: &str = r#"{"attributes": [
    {"name": "City, Country", "options": ["London, GB", "Paris"]},
    {"name": "Tag,", "required": true}
]}"#;

#[test]
fn so_do_those_of_metadata() {
    let catalog = JsonCatalog::from_json(CATALOG).expect("it is one");
    let metadata = vec![Item::new("City, Country", "Rome"), Item::new("City, Country", "Paris")];
    let errors = Document { metadata }.validate_with(&catalog).expect_err("all of it is wrong");
    assert_eq!(
        texts(&errors, &English),
        [
            r#"one of "London, GB", Paris | This must be one of "London, GB", Paris."#,
            r#"one item "City, Country" | Items [0] and [1] are both "City, Country". Send one of them."#,
            r#"an item "Tag," | Add "Tag,". It is required."#,
        ]
    );
    let locales: [&dyn Locale; 2] = [&German::new(), &French::new()];
    for locale in locales {
        for text in texts(&errors, locale) {
            assert!(
                text.contains("\"Tag,\"")
                    || text.contains("\"London, GB\", Paris")
                    || text.contains("\"City, Country\""),
                "{text}"
            );
        }
    }
}
