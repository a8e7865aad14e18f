//! What an error knows of itself.

use std::error::Error;

use api_validate::{
    ApiError, ErrorFormat,
    response::{ErrorType, ProblemType},
};
use serde_json::{Value, json};

fn body(format: &ErrorFormat, error: &ApiError) -> Value {
    serde_json::to_value(format.body(error, None)).unwrap()
}

#[test]
fn only_a_failure_is_a_status() {
    for (given, status) in
        [(0, 500), (200, 500), (399, 500), (400, 400), (599, 599), (600, 500), (u16::MAX, 500)]
    {
        assert_eq!(ApiError::from_status(given).status(), status, "{given}");
        assert_eq!(ApiError::custom(given, "ACME").status(), status, "{given}");
    }
}

#[test]
fn the_same_error_has_its_name_in_every_format() {
    for (code, kind) in [
        (ErrorType::NotAuthorized, ProblemType::Forbidden),
        (ErrorType::ResourceNotFound, ProblemType::NotFound),
        (ErrorType::InternalError, ProblemType::InternalServerError),
    ] {
        for format in [ErrorFormat::default(), ErrorFormat::problem_details("/e"), ErrorFormat::records()] {
            let (code, kind, status) = (ApiError::from(code.clone()), ApiError::from(kind), kind.status());
            assert_eq!(body(&format, &code), body(&format, &kind));
            assert_eq!(body(&format, &code), body(&format, &ApiError::from_status(status)));
        }
    }
}

#[test]
fn a_code_of_the_standard_is_never_custom() {
    assert_eq!(ErrorType::custom("ACCOUNT_LOCKED"), ErrorType::AccountLocked);
    assert_eq!("ACME".parse(), Ok(ErrorType::custom("ACME")));
    // Its status is what was said, its type that of the standard.
    let error = ApiError::custom(423, "ACCOUNT_LOCKED");
    assert_eq!(error.status(), 423);
    assert_eq!(body(&ErrorFormat::default(), &error)["type"], "/errors/account-locked");
    assert_eq!(ApiError::from(ErrorType::custom("ACME")).status(), 500);
}

#[test]
fn a_base_uri_ends_with_one_slash_at_most() {
    for base in ["https://a.example/e", "https://a.example/e/", "https://a.example/e//"] {
        let body = body(&ErrorFormat::rfc9457(base), &ProblemType::Conflict.into());
        assert_eq!(body["type"], "https://a.example/e/conflict");
    }
    assert_eq!(body(&ErrorFormat::rfc9457(""), &ProblemType::Conflict.into())["type"], "/conflict");
}

#[test]
fn a_cause_is_for_the_log_and_shown_only_where_asked_for() {
    #[derive(Debug)]
    struct Refused(std::io::Error);
    impl std::fmt::Display for Refused {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("no connection")
        }
    }
    impl Error for Refused {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.0)
        }
    }
    let error = ApiError::from(ErrorType::InternalError).caused_by(Refused(std::io::Error::other("refused")));
    assert_eq!(error.source().unwrap().to_string(), "no connection");
    assert!(!error.to_string().contains("connection"));

    let hidden = body(&ErrorFormat::records(), &error);
    assert_eq!(hidden["Errors"][0].get("Exception"), None);
    let shown = body(&ErrorFormat::records().exceptions(true), &error);
    assert_eq!(shown["Errors"][0]["Exception"], "no connection: refused");
    // Without a cause there is nothing to show.
    let none = body(&ErrorFormat::records().exceptions(true), &ApiError::from_status(500));
    assert_eq!(none["Errors"][0].get("Exception"), None);
}

#[test]
fn odd_codes_make_names_all_the_same() {
    for (code, slug, title) in
        [("", "", ""), ("A", "a", "A"), ("A__B_", "a--b-", "A  B "), ("Ärger_2", "Ärger-2", "Ärger 2")]
    {
        let body = body(&ErrorFormat::rfc9457("e"), &ApiError::custom(400, code));
        assert_eq!(body["type"], format!("e/{slug}"));
        assert_eq!(body["title"], title);
    }
}

#[test]
fn an_error_crosses_threads_and_is_small() {
    fn crosses<T: Send + Sync + 'static>(_: &T) {}
    let error = ApiError::from(ErrorType::InvalidToken).header("WWW-Authenticate", "Bearer");
    crosses(&error);
    assert_eq!(size_of::<ApiError>(), size_of::<usize>());
    assert_eq!(error.headers().collect::<Vec<_>>(), [("WWW-Authenticate", "Bearer")]);
    assert_eq!(error.to_string(), "401 INVALID_TOKEN: The token is not valid. Sign in again.");
    assert_eq!(
        body(&ErrorFormat::records(), &error),
        json!({ "Errors": [{
        "ErrorType": "INVALID_TOKEN", "ErrorFeedback": "The token is not valid. Sign in again."
    }] })
    );
}
