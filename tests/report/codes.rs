//! The codes: the standard's 18, and a team's own.

use std::{collections::HashSet, convert::Infallible};

use api_validate::{ApiValidate, ValidationErrorType};

/// The standard's list, written out again.
const CODES: [(ValidationErrorType, &str); 18] = {
    use ValidationErrorType as Code;
    [
        (Code::RequiredFieldMissing, "REQUIRED_FIELD_MISSING"),
        (Code::MaxLengthExceeded, "MAX_LENGTH_EXCEEDED"),
        (Code::InvalidDateFormat, "INVALID_DATE_FORMAT"),
        (Code::InvalidDateRange, "INVALID_DATE_RANGE"),
        (Code::InvalidNumberFormat, "INVALID_NUMBER_FORMAT"),
        (Code::InvalidNumberRange, "INVALID_NUMBER_RANGE"),
        (Code::InvalidFormat, "INVALID_FORMAT"),
        (Code::IdValueMismatch, "ID_VALUE_MISMATCH"),
        (Code::MetadataRuleViolation, "METADATA_RULE_VIOLATION"),
        (Code::UnknownResource, "UNKNOWN_RESOURCE"),
        (Code::UnsupportedFilterSyntax, "UNSUPPORTED_FILTER_SYNTAX"),
        (Code::InvalidFilterSyntax, "INVALID_FILTER_SYNTAX"),
        (Code::UnsupportedOrderbySyntax, "UNSUPPORTED_ORDERBY_SYNTAX"),
        (Code::InvalidOrderbySyntax, "INVALID_ORDERBY_SYNTAX"),
        (Code::DuplicateMetadata, "DUPLICATE_METADATA"),
        (Code::MetadataAttributeNotFound, "METADATA_ATTRIBUTE_NOT_FOUND"),
        (Code::InvalidMetadataOption, "INVALID_METADATA_OPTION"),
        (Code::MetadataSecurityViolation, "METADATA_SECURITY_VIOLATION"),
    ]
};

#[test]
fn the_standard_has_eighteen_codes_in_its_order() {
    let listed: Vec<_> = ValidationErrorType::STANDARD.iter().map(ValidationErrorType::as_str).collect();
    assert_eq!(listed, CODES.map(|(_, text)| text));
}

#[test]
fn a_standard_code_is_the_same_in_every_spelling() {
    for (code, text) in CODES {
        assert_eq!(code.as_str(), text);
        assert_eq!(code.to_string(), text);
        assert_eq!(text.parse(), Ok::<_, Infallible>(code.clone()));
        assert_eq!(ValidationErrorType::custom(text), code);
        assert_eq!(serde_json::to_value(&code).unwrap(), text);
        assert_eq!(serde_json::from_value::<ValidationErrorType>(text.into()).unwrap(), code);
    }
}

#[test]
fn a_code_of_the_teams_own_travels_as_it_is() {
    for text in ["ACME_CLOSED", "invalid_format", "", "ä \"quoted\""] {
        let code = ValidationErrorType::custom(text);
        assert_eq!((code.as_str(), code.to_string().as_str()), (text, text));
        assert_eq!(text.parse(), Ok::<_, Infallible>(code.clone()));
        let json = serde_json::to_string(&code).unwrap();
        assert_eq!(serde_json::from_str::<ValidationErrorType>(&json).unwrap(), code);
        assert!(!ValidationErrorType::STANDARD.contains(&code));
    }
}

#[test]
fn what_is_no_text_is_no_code() {
    for json in ["1", "null", "[]", "{}"] {
        assert!(serde_json::from_str::<ValidationErrorType>(json).is_err(), "{json}");
    }
}

#[test]
#[allow(clippy::op_ref)] // that is the question
fn codes_compare_by_value_and_by_reference_and_are_keys() {
    let code = ValidationErrorType::InvalidFormat;
    let reference = &code;
    assert!(reference == ValidationErrorType::InvalidFormat);
    assert!(reference == &ValidationErrorType::InvalidFormat);
    assert!(*reference == ValidationErrorType::InvalidFormat);
    assert!(reference != ValidationErrorType::MaxLengthExceeded);
    assert!(code != ValidationErrorType::custom("ACME"));
    let distinct: HashSet<_> = CODES.into_iter().map(|(code, _)| code).collect();
    assert_eq!(distinct.len(), 18);
}

#[test]
fn a_code_is_padded_like_any_text() {
    assert_eq!(format!("{:>16}|", ValidationErrorType::InvalidFormat), "  INVALID_FORMAT|");
}

#[derive(ApiValidate)]
struct Overridden {
    #[api(length(max = 1, code = METADATA_RULE_VIOLATION))]
    by_name: String,
    #[api(length(max = 1, code = "UNKNOWN_RESOURCE"))]
    by_text: String,
    #[api(length(max = 1, code = "ACME_LONG"))]
    own: String,
}

#[test]
fn a_rule_takes_a_standard_code_by_name_or_text_and_any_other_by_text() {
    let text = || "long".to_owned();
    let errors = Overridden { by_name: text(), by_text: text(), own: text() }.validate().unwrap_err();
    let codes: Vec<_> = errors.iter().map(|error| error.error_type().clone()).collect();
    assert_eq!(
        codes,
        [
            ValidationErrorType::MetadataRuleViolation,
            ValidationErrorType::UnknownResource,
            ValidationErrorType::custom("ACME_LONG"),
        ]
    );
}
