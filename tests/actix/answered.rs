//! What an answer says of its error, for whoever counts.

use actix_web::{App, HttpResponse, test, web};
use api_validate::{
    ApiError, ErrorFormat, ValidationErrorType,
    actix::{ErrorMiddleware, ValidJson},
    response::{AnsweredError, ErrorType},
};

use crate::{
    app::formats,
    call::{get, post_json},
};

#[derive(serde::Deserialize, api_validate::ApiValidate)]
#[allow(dead_code)]
struct Document {
    #[api(required)]
    title: String,
}

async fn answered(format: ErrorFormat, request: test::TestRequest) -> Option<AnsweredError> {
    let kept =
        async || HttpResponse::Conflict().content_type("application/problem+json").body(r#"{"status":409}"#);
    let locked = async || Err::<HttpResponse, _>(ApiError::from(ErrorType::AccountLocked));
    let app = App::new()
        .route("/json", web::post().to(async |_: ValidJson<Document>| HttpResponse::Ok()))
        .route("/locked", web::get().to(locked))
        .route("/foreign", web::get().to(async || HttpResponse::Conflict().body("text")))
        .route("/kept", web::get().to(kept))
        .route("/fine", web::get().to(async || HttpResponse::Ok()))
        .wrap(ErrorMiddleware::new(format));
    let app = test::init_service(app).await;
    let response = test::call_service(&app, request.to_request()).await;
    response.response().extensions().get().cloned()
}

#[actix_web::test]
async fn every_error_says_its_code_and_type() {
    for format in formats() {
        for (path, status, code, problem_type) in [
            ("/locked", 401, "ACCOUNT_LOCKED", "account-locked"),
            ("/foreign", 409, "CONFLICT", "conflict"),
            ("/kept", 409, "CONFLICT", "conflict"),
            ("/nowhere", 404, "RESOURCE_NOT_FOUND", "not-found"),
        ] {
            let error = answered(format.clone(), get(path)).await.unwrap_or_else(|| panic!("{path}"));
            let told = (error.status(), error.code(), error.problem_type());
            assert_eq!(told, (status, code, Some(problem_type)), "{path}");
        }
        assert_eq!(answered(format.clone(), get("/fine")).await, None);
        let refused = answered(format, post_json("/json", "{}")).await.unwrap();
        assert_eq!((refused.status(), refused.code()), (400, "VALIDATION_FAILED"));
        assert_eq!(refused.records(), [ValidationErrorType::RequiredFieldMissing]);
    }
}
