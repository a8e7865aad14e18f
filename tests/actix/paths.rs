//! Parameters of the path.

use actix_web::{
    App, Error,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    web,
};
use api_validate::{
    ApiValidate, ErrorFormat,
    actix::{ErrorMiddleware, ValidPath},
};
use serde::Deserialize;
use serde_json::json;

use crate::call::{get, send};

#[derive(Deserialize, ApiValidate)]
struct DocumentId(#[api(range(min = 1))] u64);

#[derive(Deserialize, ApiValidate)]
struct InFolder {
    #[api(length(max = 4), alphanumeric)]
    folder: String,
    #[serde(rename = "documentId")]
    document_id: u64,
}

async fn named(path: ValidPath<InFolder>) -> String {
    format!("{} {}", path.folder, path.document_id)
}

async fn tuple(path: ValidPath<(String, DocumentId)>) -> String {
    format!("{} {}", path.0.0, path.0.1.0)
}

fn paths() -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    App::new()
        .route("/named/{folder}/{documentId}", web::get().to(named))
        .route("/newtype/{id}", web::get().to(async |id: ValidPath<DocumentId>| id.0.0.to_string()))
        .route("/number/{id}", web::get().to(async |id: ValidPath<u8>| id.to_string()))
        .route("/text/{name}", web::get().to(async |name: ValidPath<String>| name.into_inner()))
        .route("/tuple/{folder}/{id}", web::get().to(tuple))
        .route("/list/{a}/{b}", web::get().to(async |list: ValidPath<Vec<u8>>| format!("{:?}", *list)))
        .route("/rest/{rest:.*}", web::get().to(async |rest: ValidPath<String>| rest.into_inner()))
        .route("/misfit/{a}/{b}", web::get().to(async |_: ValidPath<u8>| ""))
        .route("/misnamed/{folder}/{id}", web::get().to(named))
        .route("/optional/{id}", web::get().to(async |id: Option<ValidPath<u8>>| format!("{}", id.is_some())))
        .service(web::scope("/scope/{folder}").route("/{documentId}", web::get().to(named)))
        .wrap(ErrorMiddleware::new(ErrorFormat::records()))
}

#[actix_web::test]
async fn parameters_of_the_path_are_read_into_whatever_takes_them() {
    for (path, text) in [
        ("/named/ab/7", "ab 7"),
        ("/newtype/7", "7"),
        ("/number/255", "255"),
        ("/text/a%20b%2Fc%26d=e%2Bf+g", "a b/c&d=e+f+g"),
        ("/text/100%25", "100%"),
        ("/text/%2541", "%41"),
        ("/text/%C3%B6", "ö"),
        ("/tuple/a%26b/3", "a&b 3"),
        ("/list/1/2", "[1, 2]"),
        ("/rest/a/b", "a/b"),
        ("/optional/7", "true"),
        ("/scope/ab/7", "ab 7"),
    ] {
        let answer = send(paths(), get(path)).await;
        assert_eq!((answer.status, answer.text()), (200, text.into()), "{path}");
    }
}

#[actix_web::test]
async fn records_stand_under_the_names_of_the_parameters() {
    for (path, expected) in [
        ("/named/abcde/x", &["folder MAX_LENGTH_EXCEEDED", "documentId INVALID_NUMBER_FORMAT"][..]),
        ("/named/a-b/-1", &["folder INVALID_FORMAT", "documentId INVALID_NUMBER_RANGE"]),
        ("/newtype/0", &["id INVALID_NUMBER_RANGE"]),
        ("/number/256", &["id INVALID_NUMBER_RANGE"]),
        ("/tuple/a/0", &["id INVALID_NUMBER_RANGE"]),
        ("/list/x/256", &["a INVALID_NUMBER_FORMAT", "b INVALID_NUMBER_RANGE"]),
        ("/optional/x", &["id INVALID_NUMBER_FORMAT"]),
        ("/scope/abcde/x", &["folder MAX_LENGTH_EXCEEDED", "documentId INVALID_NUMBER_FORMAT"]),
    ] {
        assert_eq!(send(paths(), get(path)).await.records(), expected, "{path}");
    }
}

#[actix_web::test]
async fn a_path_that_is_no_text_is_refused() {
    let wrong = [
        "/text/%FF",
        "/named/%FF/%C3",
        "/tuple/%FF/1",
        "/text/a%C3",
        "/rest/%80/x",
        "/text/%",
        "/text/a%zz",
        "/scope/%4/7",
    ];
    for path in wrong {
        let answer = send(paths(), get(path)).await;
        assert_eq!(answer.status, 400, "{path}");
        assert_eq!(
            answer.json(),
            json!({"Errors": [{
                "ErrorType": "BAD_REQUEST",
                "ErrorFeedback": "The address must be text in UTF-8, percent-encoded.",
            }]})
        );
    }
}

#[actix_web::test]
async fn a_route_that_does_not_fit_is_the_services_mistake() {
    for path in ["/misfit/1/2", "/misnamed/a/7", "/misnamed/a-b/7"] {
        let answer = send(paths(), get(path)).await;
        assert_eq!((answer.status, &*answer.error_type()), (500, "INTERNAL_ERROR"), "{path}");
    }
}
