//! What a record and a report look like: JSON, text, iteration.

use std::error::Error;

use api_validate::{
    ApiValidate, Fault, Path, ValidationError, ValidationErrorType, ValidationErrors, Violation,
};

#[derive(ApiValidate)]
#[api(custom(nothing_at_all))]
struct Login {
    #[api(required)]
    user_name: String,
    #[api(length(
        min = 8,
        code = "ACME_WEAK",
        criteria = "a long password",
        message = "Choose a longer one."
    ))]
    password: String,
}

fn nothing_at_all(_: &Login) -> Result<(), Violation> {
    Err(Violation::new(ValidationErrorType::MetadataRuleViolation))
}

fn errors() -> ValidationErrors {
    Login { user_name: String::new(), password: "secret".to_owned() }.validate().unwrap_err()
}

#[test]
fn a_report_serializes_as_the_array_of_records_in_the_order_of_the_standard() {
    assert_eq!(
        serde_json::to_string(&errors()).unwrap(),
        concat!(
            r#"[{"Field":"user_name","Criteria":"a value","ValidationErrorType":"REQUIRED_FIELD_MISSING","#,
            r#""Message":"This is required."},"#,
            r#"{"Field":"password","Criteria":"a long password","ValidationErrorType":"ACME_WEAK","#,
            r#""Message":"Choose a longer one."},"#,
            r#"{"Field":"","Criteria":"metadata that follows the rules","#,
            r#""ValidationErrorType":"METADATA_RULE_VIOLATION","Message":"This metadata breaks a rule."}]"#
        )
    );
}

#[test]
fn a_record_alone_serializes_as_it_does_in_the_array() {
    let errors = errors();
    let array = serde_json::to_value(&errors).unwrap();
    for (position, error) in errors.iter().enumerate() {
        assert_eq!(serde_json::to_value(error).unwrap(), array[position]);
    }
}

#[test]
fn a_report_displays_a_line_each() {
    assert_eq!(
        errors().to_string(),
        "user_name: This is required. (REQUIRED_FIELD_MISSING)\n\
         password: Choose a longer one. (ACME_WEAK)\n\
         This metadata breaks a rule. (METADATA_RULE_VIOLATION)"
    );
    assert_eq!(
        errors().iter().next().unwrap().to_string(),
        "user_name: This is required. (REQUIRED_FIELD_MISSING)"
    );
}

#[test]
fn debug_tells_place_code_rule_and_fault() {
    let errors = errors();
    assert_eq!(
        format!("{:?}", errors.iter().next().unwrap()),
        "ValidationError { field: user_name, error_type: REQUIRED_FIELD_MISSING, rule: required, \
         fault: Some(Missing), .. }"
    );
    let all = format!("{errors:?}");
    assert!(all.starts_with("ValidationErrors { errors: [ValidationError { field: user_name,"), "{all}");
    assert!(all.ends_with("truncated: false }"), "{all}");
}

#[test]
fn a_record_knows_its_rule_its_fault_and_its_parameters() {
    let errors = errors();
    let facts: Vec<_> = errors.iter().map(|error| (error.rule(), error.fault())).collect();
    assert_eq!(
        facts,
        [("required", Some(Fault::Missing)), ("length", Some(Fault::TooShort)), ("custom", None)]
    );
    let names = |error: &ValidationError| error.params().iter().map(|(name, _)| *name).collect::<Vec<_>>();
    let params: Vec<_> = errors.iter().map(names).collect();
    assert_eq!(params, [vec![], vec!["min", "unit"], vec![]]);
}

#[test]
fn the_texts_of_a_record_display_and_compare() {
    let errors = errors();
    let error = errors.iter().nth(1).unwrap();
    assert_eq!(error.criteria(), "a long password");
    assert_eq!(error.message().to_string(), "Choose a longer one.");
    assert_eq!(format!("{:?}", error.message()), "\"Choose a longer one.\"");
    assert_eq!(serde_json::to_value(error.message()).unwrap(), "Choose a longer one.");
}

#[test]
fn a_report_is_an_error_that_travels() {
    fn travels<T: Error + Send + Sync + Clone + 'static>(error: T) -> Box<dyn Error + Send + Sync> {
        error.into()
    }
    let boxed = travels(errors());
    assert!(boxed.source().is_none());
    assert!(boxed.downcast_ref::<ValidationErrors>().is_some());
}

#[test]
fn a_report_iterates_by_reference_and_by_value() {
    let errors = errors();
    let mut by_reference = Vec::new();
    for error in &errors {
        by_reference.push(error.to_string());
    }
    assert_eq!(errors.iter().len(), 3);
    let by_value: Vec<String> = errors.into_iter().map(|error: ValidationError| error.to_string()).collect();
    assert_eq!(by_value, by_reference);
    assert_eq!(by_value.len(), 3);
}

#[test]
fn a_report_has_a_length_and_says_when_it_is_cut() {
    let errors = errors();
    assert_eq!((errors.len(), errors.is_empty(), errors.truncated()), (3, false, false));
}

#[test]
fn the_place_of_the_whole_request_is_the_empty_path() {
    let errors = errors();
    let path: &Path = errors.iter().last().unwrap().field();
    assert!(path.is_root());
    assert_eq!((path.to_string(), path.pointer()), (String::new(), String::new()));
    assert_eq!(path, &Path::default());
}
