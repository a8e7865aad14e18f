//! Every error's body in every format, as it is sent.
//!
//! `golden/error_bodies.txt` holds them. After a change,
//! `BLESS=1 cargo test -p api-validate-tests --test response` writes them anew; read the difference like code.

use std::{env, fmt::Write, fs};

use api_validate::{
    ApiError, ApiValidate, ErrorFormat, ValidationErrors, Validator, Violation,
    response::{ErrorType, ProblemType, TraceId},
};

const GOLDEN: &str = "golden/error_bodies.txt";
pub(crate) const BASE: &str = "https://api.example.com/api/errors";

#[derive(ApiValidate)]
#[api(custom(closed))]
struct Request {
    #[api(email, length(max = 5))]
    email: String,
    #[api(each(prefix("a")))]
    tags: Vec<String>,
}

/// A record about the whole request, with a name that needs to be escaped in each of its forms.
fn closed(request: &Request) -> Result<(), Violation> {
    if request.tags.is_empty() {
        return Err(Violation::new("ACME_CLOSED".into()));
    }
    Err(Violation::new("ACME_CLOSED".into()).at("a/b~ \"é\"%#"))
}

fn validation_errors(tags: &[&str], max_errors: usize) -> ValidationErrors {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    let request = Request { email: "ada, at home".to_owned(), tags };
    Validator::new().max_errors(max_errors).validate(&request).unwrap_err()
}

/// Every error that the standards name, and what they do not name.
fn errors() -> Vec<(String, ApiError)> {
    let mut errors = vec![
        ("validation failure".to_owned(), validation_errors(&["b"], 100).into()),
        ("validation failure of the whole request".to_owned(), validation_errors(&[], 100).into()),
        ("validation failure, truncated".to_owned(), validation_errors(&["b"], 1).into()),
        ("validation failure, truncated to nothing".to_owned(), validation_errors(&["b"], 0).into()),
    ];
    errors.extend(ErrorType::STANDARD.iter().map(|kind| (kind.to_string(), kind.clone().into())));
    errors.extend(ProblemType::STANDARD.iter().map(|kind| (kind.to_string(), (*kind).into())));
    for status in [400, 401, 402, 405, 408, 410, 413, 414, 415, 418, 422, 426, 431, 451, 499, 501, 503, 599] {
        errors.push((status.to_string(), ApiError::from_status(status)));
    }
    let full = ApiError::custom(409, "ACCOUNT_CLOSED")
        .detail("This account is closed. Choose another.")
        .instance("/accounts/7")
        .caused_by("the ledger said no");
    errors.push(("a code of the team's own".to_owned(), full));
    errors
}

/// The formats by name. What is behind an error is shown by none of them unless it is asked for.
fn formats() -> [(&'static str, ErrorFormat); 4] {
    [
        ("rfc9457", ErrorFormat::rfc9457(BASE)),
        ("problem_details", ErrorFormat::problem_details(BASE)),
        ("records", ErrorFormat::records()),
        ("records with exceptions", ErrorFormat::records().exceptions(true)),
    ]
}

fn rendered() -> String {
    let trace = TraceId::new(0x68a8_0748_a895_ffd5_504a_c04c_9287_ea9f);
    let mut text = String::new();
    for (name, format) in formats() {
        for (kind, error) in errors() {
            let body = serde_json::to_string(&format.body(&error, trace)).unwrap();
            writeln!(text, "{name} | {kind} | {} {}\n    {body}", format.status(&error), format.media_type())
                .unwrap();
        }
    }
    text
}

#[test]
fn every_body_is_as_pinned() {
    let rendered = rendered();
    if env::var_os("BLESS").is_some() {
        fs::write(GOLDEN, &rendered).expect("the golden file can be written");
    }
    let golden = fs::read_to_string(GOLDEN).expect("the tests run in their package");
    for (golden, rendered) in golden.lines().zip(rendered.lines()) {
        assert_eq!(rendered, golden);
    }
    assert_eq!(rendered.len(), golden.len());
}

#[test]
fn the_status_in_a_body_is_that_of_the_answer() {
    for (kind, error) in errors() {
        for (_, format) in formats() {
            let body = serde_json::to_value(format.body(&error, None)).unwrap();
            if let Some(status) = body.get("status").or(body.get("Status")) {
                assert_eq!(*status, format.status(&error), "{kind}");
            }
        }
    }
}

#[test]
fn no_body_holds_a_value_or_a_cause() {
    for (kind, error) in errors() {
        for (name, format) in &formats()[..3] {
            let body = serde_json::to_string(&format.body(&error, None)).unwrap();
            for secret in ["ada", "ledger"] {
                assert!(!body.contains(secret), "{kind} in {name}: {body}");
            }
        }
    }
}
