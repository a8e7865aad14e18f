//! Bounds that are known only when a request is checked: of the context, or of other fields.

use api_validate::{ApiValidate, Date, German, Param, Patch, ValidationError, Validator};
use api_validate_tests::lines_of;
use rust_decimal::Decimal;
use serde::Deserialize;

#[derive(Clone)]
struct Limits {
    title: usize,
    tags: Option<u16>,
    price: Decimal,
    stock: Option<i32>,
    closing: Date,
}

fn limits() -> Limits {
    Limits {
        title: 5,
        tags: Some(2),
        price: Decimal::new(995, 2),
        stock: Some(10),
        closing: Date::new(2026, 11, 30).expect("it is a date"),
    }
}

#[derive(Debug, Deserialize, ApiValidate)]
#[api(context = Limits)]
struct Offer {
    #[api(length(min = 1, max = ctx.title))]
    title: Option<String>,
    #[api(length(max = ctx.tags), each(length(max = ctx.title - 3, message = "Shorter!")))]
    tags: Vec<String>,
    #[api(number(scale = 2), range(above = 0, max = ctx.price))]
    price: Option<String>,
    #[api(range(max = ctx.stock), multiple_of(2))]
    pieces: i64,
    #[api(date(min = today, max = ctx.closing))]
    until: Option<String>,
}

fn offer() -> Offer {
    Offer { title: Some("12345".into()), tags: vec![], price: Some("9.95".into()), pieces: 10, until: None }
}

fn records(offer: &Offer, limits: &Limits) -> Vec<String> {
    let validator = Validator::new().today(Date::new(2026, 11, 28).expect("it is a date"));
    let Err(errors) = validator.validate_with(offer, limits) else { return Vec::new() };
    errors
        .iter()
        .map(|e| format!("{} {} | {} | {}", e.field(), e.error_type(), e.criteria(), e.message()))
        .collect()
}

#[test]
fn bounds_of_the_context_are_in_the_texts() {
    assert_eq!(records(&offer(), &limits()), [""; 0]);
    let tags = vec!["a".into(), "abc".into(), "a".into()];
    let until = Some("01/DEC/2026".into());
    let bad = Offer { title: Some("123456".into()), tags, price: Some("9.96".into()), pieces: 11, until };
    assert_eq!(
        records(&bad, &limits()),
        [
            "title MAX_LENGTH_EXCEEDED | 1 to 5 characters | This must have at most 5 characters.",
            "tags MAX_LENGTH_EXCEEDED | at most 2 items | This must have at most 2 items.",
            "tags[1] MAX_LENGTH_EXCEEDED | at most 2 characters | Shorter!",
            "price INVALID_NUMBER_RANGE | a number that is above 0 and at most 9.95 | This must be at most 9.95.",
            "pieces INVALID_NUMBER_RANGE | a number that is at most 10 | This must be at most 10.",
            "pieces INVALID_NUMBER_FORMAT | a multiple of 2 | This must be a multiple of 2.",
            "until INVALID_DATE_RANGE | a date as dd/MMM/YYYY, such as 30/JUL/1966; not before today; not after \
             30/NOV/2026 | This must not be after 30/NOV/2026.",
        ]
    );
}

#[test]
fn the_other_bounds_hold_as_ever() {
    let bad = Offer {
        title: Some(String::new()),
        price: Some("0".into()),
        until: Some("27/NOV/2026".into()),
        ..offer()
    };
    let lines: Vec<String> = records(&bad, &limits())
        .into_iter()
        .map(|line| line.split(" | ").next().expect("a line").into())
        .collect();
    assert_eq!(lines, ["title INVALID_FORMAT", "price INVALID_NUMBER_RANGE", "until INVALID_DATE_RANGE"]);
    let bad = Offer { price: Some("x".into()), until: Some("30/FEB/2026".into()), ..offer() };
    assert_eq!(records(&bad, &limits()).len(), 2);
}

#[test]
fn no_bound_is_none() {
    let none = Limits { tags: None, stock: None, ..limits() };
    let offer = Offer { tags: vec!["a".into(); 9], pieces: 1_000_000, ..offer() };
    assert_eq!(records(&offer, &none), [""; 0]);
    assert_eq!(records(&offer, &limits()).len(), 2);
}

/// The report outlives the context.
#[test]
fn a_body_is_judged_alike() {
    let errors = {
        let limits = limits();
        let body = r#"{"title":"123456","tags":["abc"],"price":"x","pieces":"1","until":1}"#;
        Validator::new().from_json_str::<Offer>(body, &limits).expect_err("it is not valid").clone()
    };
    assert_eq!(
        lines_of(&errors),
        [
            "title MAX_LENGTH_EXCEEDED",
            "tags[0] MAX_LENGTH_EXCEEDED",
            "price INVALID_NUMBER_FORMAT",
            "pieces INVALID_NUMBER_FORMAT",
            "until INVALID_DATE_FORMAT",
        ]
    );
    assert_eq!(
        errors.iter().next().expect("there are some").param("max").map(|max| format!("{max:?}")),
        Some("Count(5)".into())
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase")]
struct Search {
    lowest_price: Option<u32>,
    #[api(range(min = self.lowest_price))]
    highest_price: Option<u32>,
    words: usize,
    #[api(length(min = 1, max = self.words))]
    names: Vec<String>,
    #[api(range(above = self.words, below = self.words * 2, message = "Not so."))]
    between: Option<f64>,
    #[serde(skip)]
    start: Option<Date>,
    #[api(date(min = self.start, max = "30/NOV/2026"))]
    end: Option<&'static str>,
}

fn search() -> Search {
    Search {
        lowest_price: None,
        highest_price: None,
        words: 2,
        names: vec!["a".into()],
        between: None,
        start: None,
        end: None,
    }
}

fn texts(search: &Search) -> Vec<String> {
    let Err(errors) = search.validate() else { return Vec::new() };
    errors.iter().map(|e| format!("{} | {} | {}", e.error_type(), e.criteria(), e.message())).collect()
}

/// What a client sent stands in no text, so the field does.
#[test]
fn bounds_of_other_fields_are_named() {
    assert_eq!(texts(&search()), [""; 0]);
    assert_eq!(texts(&Search { lowest_price: Some(5), highest_price: Some(5), ..search() }), [""; 0]);
    assert_eq!(
        texts(&Search { lowest_price: Some(5), highest_price: Some(4), ..search() }),
        [
            "INVALID_NUMBER_RANGE | a number; at least the limit that lowestPrice sets | This must be at least the limit that \
          lowestPrice sets."
        ]
    );
    assert_eq!(
        texts(&Search { names: vec!["a".into(); 3], ..search() }),
        [
            "MAX_LENGTH_EXCEEDED | at least 1 item; at most the limit that words sets | The length must be at most the limit that \
          words sets."
        ]
    );
    assert_eq!(
        texts(&Search { names: vec![], ..search() }),
        [
            "INVALID_FORMAT | at least 1 item; at most the limit that words sets | This must have at least 1 item."
        ]
    );
    assert_eq!(texts(&Search { between: Some(2.5), ..search() }), [""; 0]);
    for between in [2.0, 4.0, f64::NAN] {
        assert_eq!(
            texts(&Search { between: Some(between), ..search() }),
            [
                "INVALID_NUMBER_RANGE | a number; above the limit that words sets; below a limit that depends on the request | Not so."
            ]
        );
    }
    let start = Date::new(2026, 11, 2);
    assert_eq!(texts(&Search { start, end: Some("02/NOV/2026"), ..search() }), [""; 0]);
    let early = texts(&Search { start, end: Some("01/NOV/2026"), ..search() });
    assert!(
        early[0].ends_with("; not before start; not after 30/NOV/2026 | This must not be before start."),
        "{early:?}"
    );
    let late = texts(&Search { start, end: Some("01/DEC/2026"), ..search() });
    assert!(late[0].ends_with("| This must not be after 30/NOV/2026."), "{late:?}");
}

struct Most {
    number: Option<u32>,
    words: usize,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[api(context = Most)]
struct Both {
    least: u32,
    #[api(range(above = self.least, max = ctx.number))]
    number: i64,
    #[api(length(min = self.least, max = ctx.words, code = "WORDS"))]
    words: Vec<u8>,
    #[api(range(min = self.least, max = 10))]
    known: u8,
}

/// A bound of the service stands in the texts, also beside one of the client.
#[test]
fn bounds_of_the_context_and_of_other_fields_together() {
    let told = |number, words: usize, most| {
        let both = Both { least: 2, number, words: vec![0; words], known: 5 };
        let errors = both.validate_with(&Most { number: most, words: 3 }).expect_err("it is wrong");
        errors.iter().map(|e| format!("{} | {}", e.message(), e.criteria())).collect::<Vec<_>>()
    };
    let number = "a number that is at most 9; above the limit that least sets";
    assert_eq!(told(10, 2, Some(9)), [format!("This must be at most 9. | {number}")]);
    assert_eq!(told(2, 3, Some(9)), [format!("This must be above the limit that least sets. | {number}")]);
    assert_eq!(
        told(2, 3, None),
        ["This must be above the limit that least sets. | a number; above the limit that least sets"]
    );
    let words = "at most 3 items; at least the limit that least sets";
    assert_eq!(told(3, 4, None), [format!("This must have at most 3 items. | {words}")]);
    assert_eq!(
        told(3, 1, None),
        [format!("The length must be at least the limit that least sets. | {words}")]
    );
    let both = Both { least: 2, number: 9, words: vec![0; 3], known: 5 };
    assert!(both.validate_with(&Most { number: Some(9), words: 3 }).is_ok());
}

/// Where the client's bound could not be read, the others stand.
#[test]
fn the_other_bounds_are_judged_without_that_of_a_field() {
    let read = |body| {
        let errors = Validator::new().from_json_str::<Both>(body, &Most { number: Some(9), words: 3 });
        let errors = errors.expect_err("it is wrong");
        errors.iter().map(|e| format!("{} {} {}", e.field(), e.error_type(), e.message())).collect::<Vec<_>>()
    };
    let least = "least INVALID_NUMBER_FORMAT This must be a whole number.";
    assert_eq!(
        read(r#"{"least":"x","number":10,"words":[1,2,3,4],"known":11}"#),
        [
            least,
            "number INVALID_NUMBER_RANGE This must be at most 9.",
            "words WORDS This must have at most 3 items.",
            "known INVALID_NUMBER_RANGE This must be at most 10."
        ]
    );
    assert_eq!(read(r#"{"least":"x","number":9,"words":[1,2,3],"known":10}"#), [least]);
}

#[derive(Debug, ApiValidate)]
struct Lengths {
    least: u8,
    most: u8,
    #[api(length(min = self.least as usize, max = (self.most) as usize))]
    text: &'static str,
    #[api(length(equal = self.least))]
    list: Vec<u8>,
}

#[test]
fn the_texts_say_on_which_side_of_the_limit_and_see_through_casts() {
    let criteria =
        "any number of characters; at least the limit that least sets; at most the limit that most sets";
    let told = |text, list| {
        let errors = Lengths { least: 2, most: 3, text, list }.validate().expect_err("it is wrong");
        errors.iter().map(|e| format!("{} | {}", e.message(), e.criteria())).collect::<Vec<_>>()
    };
    assert_eq!(
        told("a", vec![1]),
        [
            format!("The length must be at least the limit that least sets. | {criteria}"),
            "The length must be exactly the limit that least sets. | any number of items; exactly the limit that least sets".into(),
        ]
    );
    assert_eq!(
        told("abcd", vec![1, 2]),
        [format!("The length must be at most the limit that most sets. | {criteria}")]
    );
}

#[test]
fn german_names_the_field_too() {
    let errors =
        Search { lowest_price: Some(5), highest_price: Some(4), ..search() }.validate().expect_err("it is");
    let german = errors.localized(&German::new()).to_string();
    assert_eq!(
        german,
        "highestPrice: Der Wert darf nicht unter der Grenze liegen, die lowestPrice vorgibt. (INVALID_NUMBER_RANGE)"
    );
}

#[test]
fn the_contract_says_that_there_are_bounds() {
    let contract = Offer::contract();
    let told: Vec<String> = contract
        .fields()
        .iter()
        .flat_map(|field| field.rules().iter().map(|rule| rule.criteria().to_string()).collect::<Vec<_>>())
        .collect();
    assert_eq!(
        told,
        [
            "at least 1 character; at most a limit that depends on the request",
            "any number of items; at most a limit that depends on the request",
            "a number with at most 2 decimal places",
            "a number that is above 0; at most a limit that depends on the request",
            "a number; at most a limit that depends on the request",
            "a multiple of 2",
            "a date as dd/MMM/YYYY, such as 30/JUL/1966; not before today; not after a limit that depends on the request",
        ]
    );
    let codes: Vec<String> = contract.error_types().iter().map(ToString::to_string).collect();
    assert!(codes.contains(&"MAX_LENGTH_EXCEEDED".to_owned()), "{codes:?}");
    let schema = contract.to_json_schema();
    assert_eq!(schema["properties"]["title"]["minLength"], 1);
    assert_eq!(schema["properties"]["title"]["x-rules"][0]["rule"], "length");
}

#[derive(ApiValidate)]
#[api(context = Limits)]
struct Stay {
    #[api(date)]
    from: &'static str,
    #[api(date(max = ctx.closing, after = from))]
    to: &'static str,
    #[api(date(max = ctx.closing, after = from, code = "ACME_LATE"))]
    paid: Option<&'static str>,
}

/// Siblings are compared by the rule's constant, and what replaces its code stands for both.
#[test]
fn beside_a_sibling() {
    let of = |from, to, paid| {
        let checked = Stay { from, to, paid }.validate_with(&limits());
        checked.map_or_else(|errors| lines_of(&errors), |()| Vec::new())
    };
    assert_eq!(of("01/NOV/2026", "30/NOV/2026", Some("30/NOV/2026")), [""; 0]);
    assert_eq!(
        of("01/NOV/2026", "01/DEC/2026", Some("01/DEC/2026")),
        ["to INVALID_DATE_RANGE", "paid ACME_LATE"]
    );
    assert_eq!(
        of("30/NOV/2026", "30/NOV/2026", Some("29/NOV/2026")),
        ["to INVALID_DATE_RANGE", "paid ACME_LATE"]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[api(context = Limits)]
struct Window {
    #[serde(rename = "Size")]
    size: u8,
    #[api(range(min = self.size, max = self.size as u16 * 2))]
    twice: u16,
    #[api(range(min = self.size, max = self.size as i64))]
    same: i64,
    #[api(length(min = self.size as usize, max = ctx.title))]
    text: String,
    #[api(length(max = ctx.title))]
    title: String,
}

#[test]
fn parameters_name_each_field_that_sets_a_limit_once() {
    let bad = Window { size: 9, twice: 1, same: 1, text: "x".into(), title: "too long".into() };
    let errors = Validator::new().validate_with(&bad, &limits()).unwrap_err();
    let texts = |error: &ValidationError, name| match error.param(name) {
        Some(Param::Texts(texts)) => texts.join(" "),
        _ => "none".to_owned(),
    };
    let of = |error: &ValidationError| {
        format!("{}: {}: {}", error.field(), texts(error, "late"), texts(error, "limits"))
    };
    assert_eq!(
        errors.iter().map(of).collect::<Vec<_>>(),
        ["twice: min max: Size", "same: min max: Size", "text: min: Size", "title: none: none"]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(default)]
#[derive(Default)]
struct Changes {
    least: Patch<i32>,
    #[api(range(min = self.least))]
    amount: i32,
    longest: Option<u64>,
    #[api(length(max = self.longest))]
    title: String,
    most: Patch<u64>,
    #[api(length(max = self.most))]
    tags: Vec<String>,
}

fn broken(changes: &Changes) -> Vec<String> {
    changes
        .validate()
        .err()
        .into_iter()
        .flat_map(|errors| {
            errors.iter().map(|e| format!("{} | {}", e.field(), e.message())).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn a_patch_bounds_nothing_unless_it_has_a_value() {
    for least in [Patch::Absent, Patch::Null, Patch::Value(5)] {
        assert_eq!(broken(&Changes { least, amount: 5, ..Changes::default() }), [""; 0]);
    }
    for least in [Patch::Absent, Patch::Null] {
        assert_eq!(broken(&Changes { least, amount: 4, ..Changes::default() }), [""; 0]);
    }
    assert_eq!(
        broken(&Changes { least: Patch::Value(5), amount: 4, ..Changes::default() }),
        ["amount | This must be at least the limit that least sets."]
    );
    let tags = vec![String::new(); 2];
    assert_eq!(broken(&Changes { most: Patch::Value(2), tags: tags.clone(), ..Changes::default() }), [""; 0]);
    assert_eq!(broken(&Changes { most: Patch::Value(1), tags, ..Changes::default() }).len(), 1);
}

#[test]
fn bounds_of_64_bits_that_no_length_reaches_bound_nothing() {
    let titled = |longest| Changes { longest, title: "abc".into(), ..Changes::default() };
    for longest in [None, Some(3), Some(u64::MAX)] {
        assert_eq!(broken(&titled(longest)), [""; 0]);
    }
    assert_eq!(broken(&titled(Some(2))), ["title | The length must be at most the limit that longest sets."]);
}
