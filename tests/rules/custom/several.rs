//! Functions that return all that they found.

use api_validate::{ApiValidate, ValidationErrorType, Validator, Violation};
use api_validate_tests::lines_of;

struct Limits {
    most: usize,
}

/// Each odd number.
fn odd(items: &[u8]) -> Vec<Violation> {
    let odd = items.iter().enumerate().filter(|(_, item)| *item % 2 == 1);
    odd.map(|(at, _)| Violation::new(ValidationErrorType::InvalidNumberFormat).at(at)).collect()
}

/// Each long word.
fn long(text: &str, limits: &Limits) -> Vec<Violation> {
    let words = text.split(' ').filter(|word| word.len() > limits.most);
    words.map(|_| Violation::new(ValidationErrorType::MaxLengthExceeded)).collect()
}

fn letters(letter: char) -> impl Fn(&str) -> Vec<Violation> {
    move |text| vec![Violation::new("LETTER".into()); text.matches(letter).count()]
}

fn differ(several: &Several) -> Vec<Violation> {
    let at = |name: &'static str| Violation::new("DIFFERS".into()).at(name);
    let differ = several.numbers.len() != several.untyped as usize;
    if differ { vec![at("numbers").at(0), at("untyped")] } else { Vec::new() }
}

#[derive(Debug, ApiValidate, serde::Deserialize)]
#[api(context = Limits, custom(differ))]
struct Several {
    #[api(custom(odd))]
    numbers: Vec<u8>,
    #[api(custom(odd, code = "ODD", message = "Odd."))]
    maybe: Option<Vec<u8>>,
    #[api(each(custom(long)))]
    texts: Vec<String>,
    #[api(custom(letters('a')), custom(|text| letters('b')(text)))]
    letters: String,
    #[api(custom(|value: &u8, limits: &Limits| vec![Violation::new("TYPED".into()); usize::from(*value) / limits.most]))]
    typed: u8,
    #[api(custom(|value, limits| if *value as usize > limits.most { vec![Violation::new("UNTYPED".into())] } else { vec![] }))]
    untyped: u8,
}

fn good() -> Several {
    Several { numbers: vec![2], maybe: None, texts: vec![], letters: String::new(), typed: 0, untyped: 1 }
}

fn judged(several: &Several) -> Vec<String> {
    let verdict = several.validate_with(&Limits { most: 3 });
    verdict.map_or_else(|errors| lines_of(&errors), |()| Vec::new())
}

#[test]
fn an_empty_list_is_a_good_value() {
    assert_eq!(judged(&good()), [""; 0]);
}

#[test]
fn each_violation_is_a_record_in_its_place() {
    let bad = Several {
        numbers: vec![1, 2, 3],
        maybe: Some(vec![5]),
        texts: vec!["1234 12 12345".to_owned(), "1".to_owned(), "1234".to_owned()],
        letters: "abba".to_owned(),
        typed: 7,
        untyped: 4,
    };
    assert_eq!(
        judged(&bad),
        [
            "numbers[0] INVALID_NUMBER_FORMAT",
            "numbers[2] INVALID_NUMBER_FORMAT",
            "maybe[0] ODD",
            "texts[0] MAX_LENGTH_EXCEEDED",
            "texts[0] MAX_LENGTH_EXCEEDED",
            "texts[2] MAX_LENGTH_EXCEEDED",
            "letters LETTER",
            "letters LETTER",
            "letters LETTER",
            "letters LETTER",
            "typed TYPED",
            "typed TYPED",
            "untyped UNTYPED",
            "numbers[0] DIFFERS",
            "untyped DIFFERS",
        ]
    );
    let maybe = Several { maybe: Some(vec![1]), ..good() };
    let errors = maybe.validate_with(&Limits { most: 3 }).unwrap_err();
    assert_eq!(errors.to_string(), "maybe[0]: Odd. (ODD)");
}

/// The report has no more records than its cap, whatever a function returns.
#[test]
fn the_cap_on_records_holds() {
    let many = Several { letters: "a".repeat(100_000), ..good() };
    let Err(errors) = many.validate_with(&Limits { most: 3 }) else { panic!("it is not valid") };
    assert_eq!((errors.len(), errors.truncated()), (100, true));
    let few = Several { letters: "aa".to_owned(), ..good() };
    let of = |max| Validator::new().max_errors(max).validate_with(&few, &Limits { most: 3 }).unwrap_err();
    assert_eq!((of(2).len(), of(2).truncated()), (2, false));
    assert_eq!((of(1).len(), of(1).truncated()), (1, true));
}

#[test]
fn a_body_is_judged_alike() {
    let body = r#"{"numbers":[1,3],"maybe":null,"texts":[],"letters":"a","typed":"x","untyped":2}"#;
    let errors = Validator::new().from_json_str::<Several>(body, &Limits { most: 3 }).unwrap_err();
    assert_eq!(
        lines_of(&errors),
        [
            "numbers[0] INVALID_NUMBER_FORMAT",
            "numbers[1] INVALID_NUMBER_FORMAT",
            "letters LETTER",
            "typed INVALID_NUMBER_FORMAT",
        ]
    );
}
