//! What a rule says of itself: codes, criteria and bounds.

use api_validate::{
    ApiValidate, Num, Param, ValidationErrorType, Violation,
    filter::{Direction, Filter, Logic, Operator},
};
use serde::Deserialize;

use super::field;

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)] // described only
struct ListDocuments {
    #[api(filter(
        fields(name: text, createdDate: date, "Address/City"),
        operators(eq, ge),
        functions(contains),
        logic(and)
    ))]
    filter: Option<Filter>,
    #[api(orderby(fields(name, createdDate), directions(desc), max = 1))]
    order_by: Option<String>,
    #[api(range(min = 1, max = 100))]
    page_size: Option<u16>,
}

#[test]
fn a_filter_shows_what_the_endpoint_offers() {
    let field = field(&ListDocuments::contract(), "filter");
    let [rule] = field.rules() else { panic!("one rule: {field:?}") };
    assert_eq!(rule.name(), "filter");
    assert_eq!(
        rule.criteria().to_string(),
        "an OData filter by name (text), createdDate (date), Address/City with eq, ge; functions contains; logic and"
    );
    let codes = ["MAX_LENGTH_EXCEEDED", "UNSUPPORTED_FILTER_SYNTAX", "INVALID_FILTER_SYNTAX"];
    assert_eq!(field.error_types().iter().map(|ty| ty.as_str()).collect::<Vec<_>>(), codes);
    let Some(Param::Fields(fields)) = rule.param("fields") else { panic!("no fields") };
    assert_eq!(
        fields.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["name", "createdDate", "Address/City"]
    );
    assert!(matches!(rule.param("operators"), Some(Param::Operators([Operator::Eq, Operator::Ge]))));
    assert!(matches!(rule.param("logic"), Some(Param::Logic([Logic::And]))));
    assert!(matches!(rule.param("functions"), Some(Param::Functions([_]))));
    assert!(matches!(rule.param("max_length"), Some(Param::Count(8192))));
    assert!(matches!(rule.param("max_depth"), Some(Param::Count(32))));
    assert!(matches!(rule.param("max_terms"), Some(Param::Count(256))));
    assert!(rule.param("min").is_none());
}

#[test]
fn an_order_shows_what_the_endpoint_offers() {
    let field = field(&ListDocuments::contract(), "orderBy");
    let [rule] = field.rules() else { panic!("one rule: {field:?}") };
    assert_eq!(rule.criteria().to_string(), "an OData order-by of name, createdDate, desc only; one column");
    assert!(matches!(rule.param("directions"), Some(Param::Directions([Direction::Desc]))));
    assert!(matches!(rule.param("max"), Some(Param::Count(1))));
    assert_eq!(
        rule.error_types(),
        [
            &ValidationErrorType::MaxLengthExceeded,
            &ValidationErrorType::InvalidOrderbySyntax,
            &ValidationErrorType::UnsupportedOrderbySyntax,
        ]
    );
}

#[test]
fn a_number_has_its_bounds() {
    let field = field(&ListDocuments::contract(), "pageSize");
    let [rule] = field.rules() else { panic!("one rule: {field:?}") };
    assert!(matches!(rule.param("min"), Some(Param::Number(Num::Int(1)))));
    assert!(matches!(rule.param("max"), Some(Param::Number(Num::Int(100)))));
    assert_eq!(field.value().to_string(), "a whole number from 0 to 65535");
}

#[derive(Deserialize, ApiValidate)]
#[api(at_least_one(a, b, code = "ACME_NONE"), custom(any, criteria = "a sound whole"))]
#[allow(dead_code)]
struct Overridden {
    #[api(length(max = 5, code = METADATA_RULE_VIOLATION, criteria = "a short one"))]
    a: Option<String>,
    #[api(custom(text))]
    b: Option<String>,
    #[api(custom(text, code = "ACME_B", criteria = "a good one"))]
    c: String,
}

fn any(whole: &Overridden) -> Result<(), Violation> {
    text(&whole.c)
}

fn text(text: &str) -> Result<(), Violation> {
    if text.is_empty() { Err(Violation::new(ValidationErrorType::InvalidFormat)) } else { Ok(()) }
}

#[test]
fn own_codes_and_texts_stand_in_place_of_the_rules() {
    let contract = Overridden::contract();
    let [a, b, c] = &contract.fields()[..] else { panic!("three fields") };
    let codes = |field: &api_validate::contract::Field| {
        field.error_types().iter().map(|ty| ty.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(a.criteria().to_string(), "a short one");
    assert_eq!(codes(a), ["INVALID_FORMAT", "METADATA_RULE_VIOLATION", "ACME_NONE"]);
    // What a function asks for, nobody else knows.
    assert_eq!(b.criteria().to_string(), "");
    assert_eq!(codes(b), ["INVALID_FORMAT"]);
    assert_eq!(c.criteria().to_string(), "a good one");
    assert_eq!(codes(c), ["REQUIRED_FIELD_MISSING", "INVALID_FORMAT", "ACME_B"]);
    let of_type: Vec<_> = contract.rules().iter().map(|rule| rule.criteria().to_string()).collect();
    assert_eq!(of_type, ["at least one of a, b", "a sound whole"]);
    assert_eq!(contract.rules()[0].error_types(), [&ValidationErrorType::custom("ACME_NONE")]);
    assert!(contract.rules()[1].error_types().is_empty());
}

#[test]
fn a_rule_shows_itself_to_a_programmer() {
    let shown = format!("{:?}", field(&ListDocuments::contract(), "pageSize").rules());
    assert!(shown.contains("name: \"range\"") && shown.contains("a number from 1 to 100"), "{shown}");
}

#[derive(serde::Deserialize, ApiValidate)]
#[allow(dead_code)] // described only
struct Defaulted {
    #[serde(default)]
    count: u8,
    #[serde(default)]
    optional: Option<u8>,
    #[serde(default)]
    patch: api_validate::Patch<u8>,
    #[serde(default)]
    list: Vec<Option<u8>>,
}

#[derive(serde::Deserialize, ApiValidate)]
struct Page(#[allow(dead_code)] u8);

/// A field that may be left out may be null only if its type says so.
#[test]
fn null_has_its_code() {
    let contract = Defaulted::contract();
    let missing = ValidationErrorType::RequiredFieldMissing;
    for (path, is_refused) in
        [("count", true), ("optional", false), ("patch", false), ("list", true), ("list[*]", false)]
    {
        let body = match path {
            "list[*]" => r#"{"list":[null]}"#.to_owned(),
            _ => format!(r#"{{"{path}":null}}"#),
        };
        let told = api_validate::json::from_str::<Defaulted>(&body).err();
        let codes: Vec<_> = told.iter().flatten().map(api_validate::ValidationError::error_type).collect();
        assert_eq!(codes, if is_refused { vec![&missing] } else { Vec::new() }, "{path}");
        assert_eq!(field(&contract, path).error_types().contains(&&missing), is_refused, "{path}");
    }
}

#[test]
fn a_contract_has_the_codes_of_every_body() {
    let codes = Page::contract().error_types();
    for body in ["", "[", "null", "\"x\"", "300", "{}"] {
        let errors = api_validate::json::from_str::<Page>(body).err().expect(body);
        for error in &errors {
            assert!(codes.contains(&error.error_type()), "{body}: {error}");
        }
    }
}
