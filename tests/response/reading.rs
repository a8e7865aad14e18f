//! Clients read what services send, and what others send in the same form.

use api_validate::{
    ApiError, ApiValidate, ErrorFormat, Locale, ValidationError, ValidationErrorType,
    response::{
        ErrorBody, ErrorType, Errors, Problem, ProblemDetails, ProblemError, ProblemType, TraceId,
        ValidationFailure,
    },
};
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::bodies::BASE;

#[derive(ApiValidate)]
struct User {
    #[api(email)]
    email: String,
    #[api(length(max = 2))]
    name: String,
}

fn failure() -> ApiError {
    User { email: String::new(), name: "Ada".into() }.validate().unwrap_err().into()
}

/// What a client reads of the bytes that a service sends.
fn read<T: DeserializeOwned>(format: &ErrorFormat, error: &ApiError) -> T {
    serde_json::from_slice(&format.body(error, TraceId::new(7)).to_json()).unwrap()
}

#[test]
fn what_is_sent_is_what_is_read() {
    for error in [failure(), ErrorType::AccountLocked.into(), ApiError::from_status(405).instance("/a")] {
        let format = ErrorFormat::rfc9457(BASE);
        assert_eq!(ErrorBody::Problem(read(&format, &error)), format.body(&error, TraceId::new(7)));
        let format = ErrorFormat::problem_details(BASE);
        assert_eq!(ErrorBody::ProblemDetails(read(&format, &error)), format.body(&error, TraceId::new(7)));
    }
    let format = ErrorFormat::records().exceptions(true);
    assert_eq!(ErrorBody::ValidationFailure(read(&format, &failure())), format.body(&failure(), None));
    let error = ApiError::from(ErrorType::InternalError).caused_by("disk full");
    assert_eq!(ErrorBody::Errors(read(&format, &error)), format.body(&error, None));
}

/// Whoever does not know which format a service answers in.
#[test]
fn the_names_of_the_members_tell_the_format() {
    let formats = [ErrorFormat::rfc9457(BASE), ErrorFormat::problem_details(BASE), ErrorFormat::records()];
    for format in formats {
        for error in [failure(), ErrorType::AccountLocked.into(), ApiError::from_status(405)] {
            let body = format.body(&error, TraceId::new(7));
            assert_eq!(serde_json::from_slice::<ErrorBody>(&body.to_json()).unwrap(), body);
        }
    }
    let read = |body| serde_json::from_value::<ErrorBody>(body).unwrap();
    assert!(matches!(read(json!({})), ErrorBody::Problem(_)));
    assert!(matches!(read(json!({ "Status": 400, "Errors": [] })), ErrorBody::ProblemDetails(_)));
    assert!(matches!(read(json!({ "Errors": [], "type": "x" })), ErrorBody::Errors(_)));
    assert!(serde_json::from_value::<ErrorBody>(json!({ "Errors": {} })).is_err());
    assert!(serde_json::from_value::<ErrorBody>(json!([])).is_err());
}

#[derive(ApiValidate)]
struct Unsorted {
    #[api(required)]
    z: String,
    #[api(required)]
    a: String,
    #[api(required)]
    m: String,
}

#[test]
fn properties_keep_their_order() {
    let unsorted = Unsorted { z: String::new(), a: String::new(), m: String::new() };
    let (format, error) =
        (ErrorFormat::problem_details(BASE), ApiError::from(unsorted.validate().unwrap_err()));
    let details: ProblemDetails = read(&format, &error);
    assert_eq!(ErrorBody::ProblemDetails(details), format.body(&error, TraceId::new(7)));
}

/// As serde does where a body may be one of several types: it keeps what it has read in a buffer.
#[test]
fn a_body_is_read_from_a_buffer_too() {
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Answer {
        Document {
            #[allow(dead_code)]
            id: u8,
        },
        Error(Box<ErrorBody>),
    }
    for format in [ErrorFormat::rfc9457(BASE), ErrorFormat::problem_details(BASE), ErrorFormat::records()] {
        let body = format.body(&failure(), TraceId::new(7));
        match serde_json::from_slice(&body.to_json()).unwrap() {
            Answer::Error(read) => assert_eq!(*read, body),
            Answer::Document { .. } => panic!("{body:?}"),
        }
    }
}

#[test]
fn a_problem_has_the_names_of_the_rules() {
    let problem: Problem = read(&ErrorFormat::rfc9457(BASE), &failure());
    let errors = problem.errors.unwrap();
    assert_eq!(errors[0].pointer.as_deref(), Some("#/email"));
    assert_eq!(errors[1].code, Some(ValidationErrorType::MaxLengthExceeded));

    let details: ProblemDetails = read(&ErrorFormat::problem_details(BASE), &failure());
    assert_eq!(details.errors.unwrap().get("name").unwrap(), ["This must have at most 2 characters."]);
    assert_eq!(details.extensions.trace, TraceId::new(7));
    assert_eq!(details.r#type.parse(), Ok(ProblemType::ValidationFailed));
}

/// RFC 9457, section 3.1: a member of the wrong type is ignored, and so is one that is not known.
#[test]
fn wrong_types_and_unknown_members_are_ignored() {
    let wrong = [json!(null), json!(true), json!(-1), json!(1.5), json!("x"), json!([1]), json!({"a": 1})];
    for wrong in wrong {
        let is_text = wrong.is_string();
        let problem: Problem = serde_json::from_value(json!({
            "type": wrong, "title": wrong, "status": wrong, "detail": wrong, "instance": wrong, "errors": wrong,
            "truncated": wrong, "traceId": wrong, "balance": 30, "TITLE": "x",
        }))
        .unwrap();
        assert_eq!(problem.r#type, if is_text { "x" } else { "about:blank" });
        assert_eq!(problem.title.is_some(), is_text);
        assert_eq!((problem.status, problem.trace_id), (None, None));
        assert_eq!(problem.truncated, wrong == true);
        assert_eq!(problem.errors.map(|errors| errors.len()), wrong.as_array().map(Vec::len));

        let details: ProblemDetails = serde_json::from_value(json!({
            "Type": wrong, "Title": wrong, "Status": wrong, "Detail": wrong, "Instance": wrong, "Errors": wrong,
            "Extensions": wrong, "type": "https://example.com",
        }))
        .unwrap();
        assert_eq!(details.detail.is_some(), is_text);
        assert_eq!((details.status, details.extensions.trace), (None, None));
        assert_eq!(details.errors.is_some(), wrong.is_object());
    }
}

/// JSON's grammar allows them; no type of ours can hold them.
#[test]
fn what_no_type_can_hold_is_ignored() {
    for odd in ["1e999", "-1e999", r#""\ud800""#, r#"{"\udfff":1e999}"#, r#"[1e999,"\udfff\ud800"]"#] {
        let problem: Problem = serde_json::from_str(&format!(
            r#"{{"x":{odd},"\ud800":1,"title":"t","detail":{odd},"errors":[{{"x":{odd},"detail":"d"}}],"traceId":{odd}}}"#
        ))
        .unwrap();
        assert_eq!((problem.title.as_deref(), problem.detail), (Some("t"), None), "{odd}");
        assert_eq!(problem.errors.unwrap()[0].detail.as_deref(), Some("d"), "{odd}");

        let details: ProblemDetails = serde_json::from_str(&format!(
            r#"{{"x":{odd},"Title":"t","Errors":{{"a":["b"],"c":{odd}}},"Extensions":{{"x":{odd},"truncated":true}}}}"#
        ))
        .unwrap();
        assert_eq!((details.title.as_deref(), details.extensions.truncated), (Some("t"), true), "{odd}");
        assert_eq!(details.errors.unwrap().0, [("a".to_owned(), vec!["b".to_owned()])], "{odd}");

        let record = format!(r#"{{"ErrorType":"A","ErrorFeedback":"b","Exception":{odd},"x":{odd}}}"#);
        let errors: Errors = serde_json::from_str(&format!(r#"{{"x":{odd},"Errors":[{record}]}}"#)).unwrap();
        assert_eq!(errors.errors[0].error_feedback, "b", "{odd}");
    }
}

#[test]
fn an_entry_of_the_wrong_type_leaves_the_others() {
    let problem: Problem = serde_json::from_value(json!({
        "errors": [7, { "detail": 7, "pointer": "#/a", "code": "ACME_CLOSED" }, { "criteria": "a value" }],
    }))
    .unwrap();
    let errors = problem.errors.unwrap();
    assert_eq!(errors[0], ProblemError::default());
    assert_eq!((errors[1].detail.as_deref(), errors[1].pointer.as_deref()), (None, Some("#/a")));
    assert_eq!(errors[1].code, Some(ValidationErrorType::custom("ACME_CLOSED")));
    assert_eq!(errors[2].criteria.as_deref(), Some("a value"));

    let details: ProblemDetails =
        serde_json::from_value(json!({ "Errors": { "a": "x", "b": ["y"], "c": [1] } })).unwrap();
    assert_eq!(details.errors.unwrap().0, [("b".to_owned(), vec!["y".to_owned()])]);
}

#[test]
fn no_object_is_no_problem() {
    for text in ["[]", "null", "7", "\"x\"", "", "{"] {
        assert!(serde_json::from_str::<Problem>(text).is_err(), "{text}");
        assert!(serde_json::from_str::<ProblemDetails>(text).is_err(), "{text}");
        assert!(serde_json::from_str::<ValidationFailure>(text).is_err(), "{text}");
        assert!(serde_json::from_str::<Errors>(text).is_err(), "{text}");
    }
    assert!(serde_json::from_str::<Problem>("{}").is_ok());
}

#[test]
fn records_have_all_their_members() {
    let record = json!({ "Field": "a", "Criteria": "b", "ValidationErrorType": "REQUIRED_FIELD_MISSING", "Message": "c" });
    let read = |record| {
        serde_json::from_value::<ValidationFailure>(json!({ "ValidationErrors": [record], "More": 1 }))
    };
    let failure = read(record.clone()).unwrap();
    assert_eq!(failure.validation_errors[0].validation_error_type, ValidationErrorType::RequiredFieldMissing);
    assert!(!failure.truncated);
    for member in ["Field", "Criteria", "ValidationErrorType", "Message"] {
        let mut record = record.clone();
        record.as_object_mut().unwrap().remove(member);
        assert!(read(record).is_err(), "{member}");
    }
    let record = json!({ "ErrorType": "NOT_AUTHORIZED", "ErrorFeedback": "no" });
    let errors: Errors = serde_json::from_value(json!({ "Errors": [record] })).unwrap();
    assert_eq!(
        (&errors.errors[0].error_type, &errors.errors[0].exception),
        (&ErrorType::NotAuthorized, &None)
    );
    assert!(
        serde_json::from_value::<Errors>(json!({ "Errors": [{ "ErrorType": "NOT_AUTHORIZED" }] })).is_err()
    );
}

#[test]
fn a_bad_record_is_called_so() {
    let text = |body| serde_json::from_str::<ValidationFailure>(body).unwrap_err().to_string();
    let bad = text(r#"{"ValidationErrors":[{"Field":"a","Criteria":"b","ValidationErrorType":"X"}]}"#);
    assert!(bad.starts_with("in `ValidationErrors`: missing field `Message`"), "{bad}");
    let bad = text(r#"{"ValidationErrors":{}}"#);
    assert!(bad.starts_with("in `ValidationErrors`: invalid type: map, expected a sequence"), "{bad}");
    assert!(text("{}").starts_with("missing field `ValidationErrors`"));
    let bad = serde_json::from_str::<Errors>(r#"{"Errors":[{"ErrorType":7}]}"#).unwrap_err().to_string();
    assert!(bad.starts_with("in `Errors`: in `ErrorType`: invalid type: integer"), "{bad}");
}

struct German;

impl Locale for German {
    fn message(&self, _: &ValidationError, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bitte prüfen.")
    }
}

#[test]
fn a_locale_speaks_in_every_format() {
    for format in [ErrorFormat::rfc9457(BASE), ErrorFormat::problem_details(BASE), ErrorFormat::records()] {
        let body = String::from_utf8(format.locale(German).body(&failure(), None).to_json()).unwrap();
        assert_eq!(body.matches("Bitte prüfen.").count(), 2, "{body}");
    }
}
