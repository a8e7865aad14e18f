//! What each kind of value can be in a query string.

use std::{borrow::Cow, collections::HashMap};

use api_validate::{ApiValidate, Patch, query};
use api_validate_tests::lines_of;
use serde::Deserialize;

/// What a field of the type became, or the records.
macro_rules! one {
    ($type:ty, $query:expr) => {{
        #[derive(Debug, Deserialize, ApiValidate)]
        struct One {
            a: $type,
        }
        match query::from_str::<One>($query) {
            Ok(value) => format!("{:?}", value.a),
            Err(errors) => lines_of(&errors).join("; "),
        }
    }};
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Inner {
    a: u8,
}

#[test]
fn texts() {
    let cases = [
        ("a=", r#""""#),
        ("a", r#""""#),
        ("a=b+c%20d", r#""b c d""#),
        ("a=%2B%26%3D", r#""+&=""#),
        ("a=b=c", r#""b=c""#),
        ("%61=1", r#""1""#),
        ("a=%25zz", r#""%zz""#),
        ("a=é", r#""é""#),
        ("a=%C3%A9%e2%82%AC%F0%9F%92%A5", r#""é€💥""#),
        ("?a=1", "a REQUIRED_FIELD_MISSING"),
        ("A=1", "a REQUIRED_FIELD_MISSING"),
    ];
    for (query, expected) in cases {
        assert_eq!(one!(String, query), expected, "{query}");
    }
}

/// A `%` begins an escape, and escapes are UTF-8, as in a path.
#[test]
fn what_is_wrongly_encoded_is_refused() {
    let wrong = [
        "%",
        "%4",
        "%zz",
        "%4z",
        "%z4",
        "%é",
        "a%",
        "%%41",
        "%ff",
        "%C3",
        "%C3a",
        "%C3%",
        "%C3%4",
        "%C3+",
        "%C3é",
        "%80",
        "%C0%80",
        "%E2%82",
        "%E2%82%41",
        "%ED%A0%80",
        "%F4%90%80%80",
        "%F5%80%80%80",
        "%C3%A9%A9",
    ];
    for text in wrong {
        let refused = "a INVALID_FORMAT";
        assert_eq!(one!(String, &format!("a={text}")), refused, "{text}");
        assert_eq!(one!(Option<u8>, &format!("a={text}")), refused, "{text}");
        assert_eq!(one!(chrono::NaiveDate, &format!("a={text}")), refused, "{text}");
        // Nobody reads it.
        assert_eq!(one!(u8, &format!("a=1&b={text}&b=1")), "b INVALID_FORMAT", "{text}");
        // A name that cannot be read stands nowhere.
        assert_eq!(one!(u8, &format!("a=1&{text}=1&{text}")), " INVALID_FORMAT", "{text}");
        assert_eq!(one!(u8, &format!("a{text}=1")), "a REQUIRED_FIELD_MISSING;  INVALID_FORMAT", "{text}");
    }
    assert_eq!(one!(u8, "a=%zz&a=1&b=%zz"), "a INVALID_FORMAT; b INVALID_FORMAT");
    assert_eq!(one!(Vec<u8>, "a=%zz"), "a[0] INVALID_FORMAT");
    assert_eq!(one!(Vec<String>, "a=x&a=%zz&a=y&a=%ff"), "a[1] INVALID_FORMAT; a[3] INVALID_FORMAT");
    assert_eq!(one!(Vec<bool>, "a=x&a=%zz"), "a[0] INVALID_FORMAT; a[1] INVALID_FORMAT");
    assert_eq!(one!(std::collections::BTreeSet<String>, "a=x&a=%zz"), "a[1] INVALID_FORMAT");
}

#[test]
fn what_is_wrongly_encoded_is_told_with_everything_else() {
    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    #[allow(dead_code)]
    struct Search {
        #[api(length(max = 3))]
        q: String,
        #[api(date)]
        day: Option<String>,
        #[serde(alias = "size")]
        page_size: u8,
        way: Option<Way>,
        #[api(absent)]
        id: Option<u8>,
    }
    #[derive(Debug, Deserialize, ApiValidate)]
    enum Way {
        Up,
    }
    let lines = |query: &str| query::from_str::<Search>(query).map_or_else(|e| lines_of(&e), |_| Vec::new());
    assert_eq!(lines("q=abc&pageSize=1"), [""; 0]);
    assert_eq!(
        lines("%ff=1&way=%ff&size=%zz&q=abcd&day=%&id=%&more=%41"),
        [
            "q MAX_LENGTH_EXCEEDED",
            "day INVALID_FORMAT",
            "pageSize INVALID_FORMAT",
            "way INVALID_FORMAT",
            // It must not be sent.
            "id INVALID_FORMAT",
            "more INVALID_FORMAT",
            " INVALID_FORMAT"
        ]
    );
    let errors = query::from_str::<Search>("q=100%&pageSize=1&%zz=").expect_err("wrong");
    assert_eq!(
        errors.to_string(),
        "q: This must be text in UTF-8, percent-encoded: % itself is sent as %25. (INVALID_FORMAT)\n\
         This must be text in UTF-8, percent-encoded: % itself is sent as %25. (INVALID_FORMAT)"
    );
    assert_eq!(errors.iter().next().unwrap().criteria().to_string(), "text in UTF-8, percent-encoded");
}

#[test]
fn what_is_wrongly_encoded_is_refused_wherever_it_is_read() {
    #[derive(Debug, Deserialize, ApiValidate)]
    struct Outer {
        #[serde(flatten)]
        kind: Kind,
        #[serde(deserialize_with = "lenient")]
        lenient: Option<String>,
    }
    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Rest {
        a: u8,
        #[serde(flatten)]
        rest: HashMap<String, String>,
    }
    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(tag = "t")]
    enum Kind {
        Up { page: Option<u8> },
    }
    #[allow(clippy::unnecessary_wraps)] // serde has it so
    fn lenient<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
        Ok(String::deserialize(deserializer).ok())
    }
    let lines = |query: &str| query::from_str::<Outer>(query).map_or_else(|e| lines_of(&e), |_| Vec::new());
    assert_eq!(lines("t=Up&page=1&lenient=a&more=b"), [""; 0]);
    assert_eq!(lines("t=%&page=1&lenient=a"), ["t INVALID_FORMAT"]);
    assert_eq!(lines("t=Up&page=%&lenient=a"), ["page INVALID_FORMAT"]);
    assert_eq!(lines("t=Up&lenient=%"), ["lenient INVALID_FORMAT"]);
    assert_eq!(lines("t=Up&lenient=a&more=%"), ["more INVALID_FORMAT"]);
    let rest = |query: &str| query::from_str::<Rest>(query).map_or_else(|e| lines_of(&e), |_| Vec::new());
    assert_eq!(rest("a=1&more=%25"), [""; 0]);
    assert_eq!(rest("a=1&more=%"), ["more INVALID_FORMAT"]);
}

#[test]
fn whole_numbers() {
    let cases = [
        ("a=0", "0"),
        ("a=007", "7"),
        ("a=%2B7", "7"),
        ("a=255", "255"),
        ("a=256", "a INVALID_NUMBER_RANGE"),
        ("a=-1", "a INVALID_NUMBER_RANGE"),
        ("a=1.0", "a INVALID_NUMBER_FORMAT"),
        ("a=1e2", "a INVALID_NUMBER_FORMAT"),
        ("a=+7", "a INVALID_NUMBER_FORMAT"),
        ("a=7+", "a INVALID_NUMBER_FORMAT"),
        ("a=", "a INVALID_NUMBER_FORMAT"),
        ("a=%00", "a INVALID_NUMBER_FORMAT"),
        ("a=null", "a INVALID_NUMBER_FORMAT"),
        ("a=999999999999999999999999999999", "a INVALID_NUMBER_RANGE"),
        ("a=1&a=2", "a INVALID_FORMAT"),
        ("b=1", "a REQUIRED_FIELD_MISSING"),
    ];
    for (query, expected) in cases {
        assert_eq!(one!(u8, query), expected, "{query}");
    }
}

#[test]
fn nothing_is_the_empty_text_for_all_that_is_no_text() {
    assert_eq!(one!(Option<u8>, "a="), "None");
    assert_eq!(one!(Option<f64>, "a="), "None");
    assert_eq!(one!(Option<bool>, "a="), "None");
    assert_eq!(one!(Option<String>, "a="), r#"Some("")"#);
    assert_eq!(one!(Option<chrono::NaiveDate>, "a="), "None");
    assert_eq!(one!(Option<chrono::DateTime<chrono::Utc>>, "a="), "None");
    assert_eq!(one!(Option<uuid::Uuid>, "a="), "None");
    assert_eq!(one!(Option<rust_decimal::Decimal>, "a="), "None");
    assert_eq!(one!(Option<std::net::IpAddr>, "a="), "None");
    assert_eq!(one!(Option<jiff::civil::Date>, "a="), "None");
    assert_eq!(one!(Option<i128>, "a="), "None");
    assert_eq!(one!(chrono::NaiveDate, "a="), "a INVALID_DATE_FORMAT");
    assert_eq!(one!(uuid::Uuid, "a="), "a INVALID_FORMAT");
    assert_eq!(one!(Option<chrono::NaiveDate>, "a=x"), "a INVALID_DATE_FORMAT");
    assert_eq!(one!(Option<chrono::NaiveDate>, "a=2026-11-28"), "Some(2026-11-28)");
    assert_eq!(one!(Option<u8>, ""), "None");
    assert_eq!(one!(Option<u8>, "a=x"), "a INVALID_NUMBER_FORMAT");
}

#[test]
fn what_is_nothing_has_no_record_beside_other_mistakes() {
    #[derive(Debug, Deserialize, ApiValidate)]
    struct Two {
        #[api(range(min = 1))]
        _a: Option<u8>,
        _b: u8,
        _c: Vec<Option<u8>>,
        #[serde(default)]
        _d: Patch<u8>,
    }
    let errors = query::from_str::<Two>("_a=&_b=x&_c=&_c=1&_d=").expect_err("wrong");
    assert_eq!(lines_of(&errors), ["_b INVALID_NUMBER_FORMAT"]);
}

#[test]
fn booleans() {
    let cases = [
        ("a=true", "true"),
        ("a=on", "true"),
        ("a=false", "false"),
        ("a=1", "a INVALID_FORMAT"),
        ("a=", "a INVALID_FORMAT"),
    ];
    for (query, expected) in cases {
        assert_eq!(one!(bool, query), expected, "{query}");
    }
}

#[test]
fn lists() {
    let cases = [
        ("a=1", "[1]"),
        ("a=1&a=2", "[1, 2]"),
        ("a=1&b=9&a=2", "[1, 2]"),
        ("", "a REQUIRED_FIELD_MISSING"),
        ("a=", "a[0] INVALID_NUMBER_FORMAT"),
        ("a=x", "a[0] INVALID_NUMBER_FORMAT"),
        ("a=1,2", "a[0] INVALID_NUMBER_FORMAT"),
        (
            "a=1&a=x&a=300&a=4&a=",
            "a[1] INVALID_NUMBER_FORMAT; a[2] INVALID_NUMBER_RANGE; a[4] INVALID_NUMBER_FORMAT",
        ),
    ];
    for (query, expected) in cases {
        assert_eq!(one!(Vec<u8>, query), expected, "{query}");
    }
    for (query, expected) in [
        ("a=x", "a[0] INVALID_FORMAT"),
        ("a=x&a=::1", "a[0] INVALID_FORMAT"),
        ("a=::1&a=x", "a[1] INVALID_FORMAT"),
    ] {
        assert_eq!(one!(Vec<std::net::IpAddr>, query), expected, "{query}");
    }
    assert_eq!(one!(Option<Vec<u8>>, "a=1&a=2"), "Some([1, 2])");
    assert_eq!(one!(Option<Vec<u8>>, "a=1&a=x"), "a[1] INVALID_NUMBER_FORMAT");
}

#[test]
fn a_query_holds_no_object() {
    assert_eq!(one!(Inner, "a=1"), "a INVALID_FORMAT");
    assert_eq!(one!(HashMap<String, u8>, "a=1"), "a INVALID_FORMAT");
}

#[test]
fn a_function_of_the_services_reads_the_text() {
    fn csv<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.split(',').map(|part| part.parse().map_err(serde::de::Error::custom)).collect()
    }

    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Csv {
        #[serde(deserialize_with = "csv")]
        #[api(length(max = 2))]
        ids: Vec<u8>,
        n: u8,
    }
    let csv = |query| query::from_str::<Csv>(query).map_or_else(|errors| lines_of(&errors), |_| Vec::new());
    assert_eq!(csv("ids=1,2&n=1"), [""; 0]);
    assert_eq!(csv("ids=1,2&n=x"), ["n INVALID_NUMBER_FORMAT"]);
    assert_eq!(csv("ids=1,x&n=x"), ["ids INVALID_FORMAT", "n INVALID_NUMBER_FORMAT"]);
    assert_eq!(csv("ids=1,2,3&n=x"), ["ids MAX_LENGTH_EXCEEDED", "n INVALID_NUMBER_FORMAT"]);
}

#[test]
fn flattened_texts_are_read() {
    #[derive(Debug, Deserialize, ApiValidate)]
    struct Outer {
        #[api(required)]
        q: String,
        #[serde(flatten)]
        inner: Inner,
    }
    #[derive(Debug, Deserialize, ApiValidate)]
    struct Inner {
        #[api(length(max = 3))]
        sort: String,
    }
    let outer =
        |query| query::from_str::<Outer>(query).map_or_else(|errors| lines_of(&errors), |_| Vec::new());
    assert_eq!(outer("q=a&sort=abc"), [""; 0]);
    assert_eq!(outer("q=&sort=abcd"), ["q REQUIRED_FIELD_MISSING", "sort MAX_LENGTH_EXCEEDED"]);
    assert_eq!(outer("q="), ["q REQUIRED_FIELD_MISSING", "sort REQUIRED_FIELD_MISSING"]);
}

#[test]
fn what_is_flattened_is_no_text_only() {
    #[derive(Debug, Deserialize, ApiValidate)]
    struct Outer {
        #[api(length(max = 2))]
        q: String,
        #[serde(flatten)]
        page: Paging,
        size: u8,
        big: Option<u128>,
    }
    #[derive(Debug, Deserialize, ApiValidate)]
    struct Paging {
        #[api(range(min = 1))]
        page: Option<u32>,
        open: Option<bool>,
        #[serde(default)]
        names: Vec<String>,
        many: Option<Vec<u8>>,
        day: Option<chrono::NaiveDate>,
        #[serde(default, deserialize_with = "parsed")]
        parsed: u8,
    }
    fn parsed<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
    let outer =
        |query: &str| query::from_str::<Outer>(query).map_or_else(|e| e.to_string(), |_| String::new());
    let read = query::from_str::<Outer>(
        "q=a&size=1&page=5&open=on&names=a&many=7&day=2026-11-22&parsed=7&big=340282366920938463463374607431768211455",
    );
    let read = read.unwrap();
    assert_eq!((&*read.q, read.size, read.big), ("a", 1, Some(u128::MAX)));
    let Paging { page, open, names, many, day, parsed } = &read.page;
    assert_eq!((*page, *open, *parsed), (Some(5), Some(true), 7));
    assert_eq!((names.as_slice(), many.as_deref()), (&["a".to_owned()][..], Some(&[7][..])));
    assert_eq!(day.unwrap().to_string(), "2026-11-22");
    assert_eq!(outer("q=a&size=1&page=&open="), "");
    assert_eq!(outer("q=a&size=1&page=0"), "page: This must be at least 1. (INVALID_NUMBER_RANGE)");
    assert_eq!(outer("q=a&size=1&page=x"), "page: This must be a whole number. (INVALID_NUMBER_FORMAT)");
    assert_eq!(outer("q=a&size=1&big=-1"), "big: This number is too small. (INVALID_NUMBER_RANGE)");
    assert_eq!(
        outer("q=a&size=1&day=x"),
        "day: This must be a date as YYYY-MM-dd, such as 1966-07-30. (INVALID_DATE_FORMAT)"
    );
    assert_eq!(
        outer("q=a&size=1&parsed=x"),
        "parsed: This must be a value of the right form. (INVALID_FORMAT)"
    );
    let all = outer("q=abc&size=x&page=0&open=yes&names=a&names=b&many=a&many=300");
    let expected = [
        "q: This must have at most 2 characters. (MAX_LENGTH_EXCEEDED)",
        "page: This must be at least 1. (INVALID_NUMBER_RANGE)",
        "open: This must be true or false. (INVALID_FORMAT)",
        "many[0]: This must be a whole number. (INVALID_NUMBER_FORMAT)",
        "many[1]: This must be a whole number from 0 to 255. (INVALID_NUMBER_RANGE)",
        "size: This must be a whole number. (INVALID_NUMBER_FORMAT)",
    ];
    assert_eq!(all.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn what_a_type_without_rules_flattens_is_read_too() {
    #[derive(Debug, Deserialize, ApiValidate)]
    struct Outer {
        q: String,
        #[serde(flatten)]
        #[api(skip)]
        page: Paging,
    }
    #[derive(Debug, Deserialize)]
    struct Paging {
        page: u32,
        open: bool,
    }
    let read = query::from_str::<Outer>("q=a&page=5&open=true").unwrap();
    assert_eq!((&*read.q, read.page.page, read.page.open), ("a", 5, true));
    let errors = query::from_str::<Outer>("q=a&page=x&open=true").unwrap_err();
    assert_eq!(lines_of(&errors), ["page INVALID_NUMBER_FORMAT"]);
}

#[test]
fn an_enum_that_is_tagged_inside() {
    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(tag = "by", rename_all = "lowercase")]
    #[allow(dead_code)]
    enum Find {
        Name {
            #[api(length(max = 2))]
            name: String,
        },
        Number {
            number: u32,
            #[api(length(max = 2))]
            note: Option<String>,
        },
        Inner(Inner),
    }
    let find =
        |query: &str| query::from_str::<Find>(query).map_or_else(|errors| lines_of(&errors), |_| Vec::new());
    assert_eq!(find("by=name&name=ab"), [""; 0]);
    assert_eq!(find("by=name&name=abc"), ["name MAX_LENGTH_EXCEEDED"]);
    assert_eq!(find("by=number&number=5&note=ab"), [""; 0]);
    assert_eq!(find("by=number&number=5&note=abc"), ["note MAX_LENGTH_EXCEEDED"]);
    assert_eq!(
        find("by=number&number=x&note=abc"),
        ["number INVALID_NUMBER_FORMAT", "note MAX_LENGTH_EXCEEDED"]
    );
    assert_eq!(find("by=inner&a=5"), [""; 0]);
    assert_eq!(find("by=inner&a=300"), ["a INVALID_NUMBER_RANGE"]);
    assert_eq!(find("by=nope&number=5"), ["by INVALID_FORMAT"]);
    assert_eq!(find("number=5"), ["by REQUIRED_FIELD_MISSING"]);
}

#[test]
fn an_enum_without_a_tag() {
    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(untagged)]
    enum Find {
        Number {
            #[api(range(max = 9))]
            number: u32,
            open: Option<bool>,
        },
        Name {
            #[api(length(max = 2))]
            name: String,
        },
    }
    #[derive(Debug, Deserialize, ApiValidate)]
    struct Outer {
        n: u8,
        #[serde(flatten)]
        find: Find,
        #[serde(default)]
        way: Vec<Way>,
    }
    #[derive(Debug, Deserialize, ApiValidate)]
    #[serde(untagged)]
    enum Way {
        Step(#[api(range(max = 9))] u8),
        Turn(bool),
        Word(#[api(length(max = 2))] String),
    }
    let find = |query: &str| query::from_str::<Find>(query).map_or_else(|e| lines_of(&e), |_| Vec::new());
    let outer = |query: &str| query::from_str::<Outer>(query).map_or_else(|e| lines_of(&e), |_| Vec::new());
    assert_eq!(find("number=5&open=on"), [""; 0]);
    assert_eq!(find("number=15"), ["number INVALID_NUMBER_RANGE"]);
    assert_eq!(find("name=ab"), [""; 0]);
    assert_eq!(find("name=abc"), ["name MAX_LENGTH_EXCEEDED"]);
    assert_eq!(outer("n=1&number=5"), [""; 0]);
    assert_eq!(outer("n=x&number=15"), ["n INVALID_NUMBER_FORMAT", "number INVALID_NUMBER_RANGE"]);
    assert_eq!(outer("n=1&name=abc"), ["name MAX_LENGTH_EXCEEDED"]);
    // What serde alone reads, it reads as text.
    assert_eq!(outer("n=1&name=a&way=5&way=on&way=abc"), ["way[2] MAX_LENGTH_EXCEEDED"]);
}

#[test]
fn a_flattened_map_of_texts_is_read() {
    #[derive(Debug, Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Open {
        a: u8,
        #[serde(flatten)]
        rest: HashMap<String, String>,
    }
    let open = |query: &str| query::from_str::<Open>(query).map_or_else(|e| lines_of(&e), |_| Vec::new());
    assert_eq!(open("a=1&b=2&c=x"), [""; 0]);
    assert_eq!(open("a=x&b=2&c=x"), ["a INVALID_NUMBER_FORMAT"]);
    assert_eq!(open("a=1&b=2&b=x"), ["b INVALID_FORMAT"]);
}

#[test]
fn what_borrows_is_read_as_what_owns() {
    #[derive(Debug, Deserialize, ApiValidate)]
    struct Borrowed<'a> {
        #[api(length(max = 3))]
        name: &'a str,
        #[serde(borrow)]
        #[api(length(max = 3))]
        note: Cow<'a, str>,
        n: u8,
    }
    let read = |query: &'static str| query::from_str::<Borrowed<'_>>(query);
    let lines = |query| lines_of(&read(query).expect_err("wrong"));
    let value = read("name=abc&note=a%20b&n=1").expect("good");
    assert_eq!((value.name, &*value.note, value.n), ("abc", "a b", 1));
    assert_eq!(lines("name=abc&note=a&n=x"), ["n INVALID_NUMBER_FORMAT"]);
    // What has an escape cannot be borrowed.
    assert_eq!(lines("name=a%20c&note=a&n=x"), ["name INVALID_FORMAT", "n INVALID_NUMBER_FORMAT"]);
    assert_eq!(lines("name=a+c&note=a&n=1"), ["name INVALID_FORMAT"]);
    assert_eq!(lines("name=%&note=%zz&n=1"), ["name INVALID_FORMAT", "note INVALID_FORMAT"]);
    for text in ["é", "[1]", "a=b", "'", "\u{1F600}", "<>{}|^`", ""] {
        let query = format!("name={text}&note=abcd&n=x");
        let errors = query::from_str::<Borrowed<'_>>(&query).expect_err("wrong");
        let expected = ["note MAX_LENGTH_EXCEEDED", "n INVALID_NUMBER_FORMAT"];
        let lines: Vec<_> = lines_of(&errors).into_iter().filter(|line| !line.contains("name MAX")).collect();
        assert_eq!(lines, expected, "{text}");
    }
    assert_eq!(
        lines("note=abcd"),
        ["name REQUIRED_FIELD_MISSING", "note MAX_LENGTH_EXCEEDED", "n REQUIRED_FIELD_MISSING"]
    );
}
