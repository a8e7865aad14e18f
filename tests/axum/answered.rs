//! What an answer says of its error, for whoever counts.

use api_validate::{
    ApiError, ErrorFormat, ValidationErrorType,
    axum::{ErrorLayer, ValidJson},
    response::{AnsweredError, ErrorType},
};
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
    routing::{get as on_get, post as on_post},
};
use tower::ServiceExt;

use crate::layer::{formats, problem_json};

#[derive(serde::Deserialize, api_validate::ApiValidate)]
#[allow(dead_code)]
struct Document {
    #[api(required)]
    title: String,
    #[api(length(max = 1))]
    tags: Vec<u8>,
}

async fn answered(app: Router, request: Request<Body>) -> Option<AnsweredError> {
    app.oneshot(request).await.unwrap().extensions().get().cloned()
}

fn app(format: ErrorFormat) -> Router {
    Router::new()
        .route("/json", on_post(async |_: ValidJson<Document>| ()))
        .route("/locked", on_get(async || ApiError::from(ErrorType::AccountLocked)))
        .route("/own", on_get(async || ApiError::custom(409, "ACME_CLOSED")))
        .route("/foreign", on_get(async || (StatusCode::CONFLICT, "text")))
        .route("/kept", on_get(async || problem_json(r#"{"status":409}"#)))
        .route("/panic", on_get(async || -> () { panic!("boom") }))
        .route("/fine", on_get(async || ()))
        .layer(ErrorLayer::new(format))
}

#[tokio::test]
async fn every_error_says_its_code_and_type() {
    for format in formats() {
        for (path, status, code, problem_type) in [
            ("/locked", 401, "ACCOUNT_LOCKED", Some("account-locked")),
            ("/own", 409, "ACME_CLOSED", Some("acme-closed")),
            ("/foreign", 409, "CONFLICT", Some("conflict")),
            ("/kept", 409, "CONFLICT", Some("conflict")),
            ("/panic", 500, "INTERNAL_ERROR", Some("internal-server-error")),
            ("/nowhere", 404, "RESOURCE_NOT_FOUND", Some("not-found")),
            ("/json", 405, "METHOD_NOT_ALLOWED", None),
        ] {
            let request = Request::get(path).body(Body::empty()).unwrap();
            let error = answered(app(format.clone()), request).await.unwrap_or_else(|| panic!("{path}"));
            assert_eq!(
                (error.status(), error.code(), error.problem_type()),
                (status, code, problem_type),
                "{path}"
            );
            assert_eq!(error.records(), []);
        }
        let fine = Request::get("/fine").body(Body::empty()).unwrap();
        assert_eq!(answered(app(format), fine).await, None);
    }
}

#[tokio::test]
async fn a_validation_failure_says_the_codes_of_its_records() {
    let app = app(ErrorFormat::records().validation_status(422));
    let request = Request::post("/json").header("content-type", "application/json");
    let request = request.body(Body::from(r#"{"title":" ","tags":[1,2]}"#)).unwrap();
    let error = answered(app, request).await.unwrap();
    assert_eq!((error.status(), error.code()), (422, "VALIDATION_FAILED"));
    let codes = [ValidationErrorType::RequiredFieldMissing, ValidationErrorType::MaxLengthExceeded];
    assert_eq!(error.records(), codes);
}

#[tokio::test]
async fn an_error_says_it_without_the_layer() {
    let app = Router::new().route("/", on_get(async || ApiError::from_status(410)));
    let error = answered(app, Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!((error.status(), error.code(), error.problem_type()), (410, "GONE", None));
}
