//! The service that the tests call.

use actix_web::{
    App, Error, HttpResponse,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    web,
};
use api_validate::{
    ApiValidate, ErrorFormat,
    actix::{ErrorMiddleware, ValidForm, ValidJson, ValidQuery},
};
use serde::Deserialize;

pub(crate) const BASE: &str = "https://api.example.com/errors";
pub(crate) const URL_ENCODED: &str = "application/x-www-form-urlencoded";
pub(crate) const GOOD: &str = r#"{"title":"Accounts","pageCount":3}"#;

pub(crate) fn formats() -> [ErrorFormat; 3] {
    [ErrorFormat::rfc9457(BASE), ErrorFormat::problem_details(BASE), ErrorFormat::records()]
}

#[derive(Clone, Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Document {
    #[api(required, length(max = 10))]
    title: String,
    page_count: u16,
}

impl Document {
    fn told(&self) -> String {
        format!("{} {}", self.title, self.page_count)
    }
}

async fn take(document: ValidJson<Document>) -> String {
    document.told()
}

async fn take_optional(document: Option<ValidJson<Document>>) -> String {
    document.map_or("none".to_owned(), |document| document.told())
}

/// What actix itself would let the handler see.
async fn take_result(document: Result<ValidJson<Document>, api_validate::ApiError>) -> String {
    document.map_or_else(|error| format!("seen: {}", error.status()), |document| document.told())
}

async fn take_two(first: Option<ValidQuery<Document>>, second: Option<ValidJson<Document>>) -> String {
    format!("{} {}", first.is_some(), second.is_some())
}

async fn take_by_hand(request: actix_web::HttpRequest, payload: web::Payload) -> String {
    match ValidJson::<Document>::read(&request, &mut payload.into_inner()).await {
        Ok(Some(document)) => document.told(),
        Ok(None) => "none".to_owned(),
        Err(error) => format!("seen: {}", error.status()),
    }
}

async fn take_form(form: ValidForm<Document>) -> String {
    form.told()
}

async fn take_optional_form(form: Option<ValidForm<Document>>) -> String {
    form.map_or("none".to_owned(), |form| form.told())
}

async fn take_query(query: ValidQuery<Document>) -> String {
    query.told()
}

async fn take_optional_query(query: Option<ValidQuery<Document>>) -> String {
    query.map_or("none".to_owned(), |query| query.told())
}

pub(crate) type Response = ServiceResponse<actix_web::body::BoxBody>;

/// The routes, without the middleware.
pub(crate) fn routes(config: &mut web::ServiceConfig) {
    config
        .app_data(web::PayloadConfig::new(100))
        .route("/json", web::post().to(take))
        .route("/optional", web::post().to(take_optional))
        .route("/result", web::post().to(take_result))
        .route("/two", web::post().to(take_two))
        .route("/by-hand", web::post().to(take_by_hand))
        .service(
            web::resource("/form")
                .route(web::post().to(take_form))
                .route(web::get().to(take_form))
                .route(web::head().to(take_form)),
        )
        .service(
            web::resource("/optional-form")
                .route(web::post().to(take_optional_form))
                .route(web::get().to(take_optional_form)),
        )
        .route("/query", web::get().to(take_query))
        .route("/optional-query", web::get().to(take_optional_query))
        .route("/foreign", web::post().to(async |_: web::Json<Document>| HttpResponse::Ok()));
}

/// The routes behind the middleware.
pub(crate) fn app_in(
    format: ErrorFormat,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    App::new().configure(routes).wrap(ErrorMiddleware::new(format))
}

/// The same, answering in records.
pub(crate) fn app() -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    app_in(ErrorFormat::records())
}
