//! The language of an answer: the one that the request prefers, of those that the service names.

use std::fmt;

use actix_web::{App, HttpMessage, HttpRequest, HttpResponse, test::TestRequest, web};
use api_validate::{
    ApiError, ErrorFormat, Locale, SharedLocale, ValidationError,
    actix::{ErrorMiddleware, ValidJson},
};

use crate::{
    app::formats,
    call::{Answer, get, post, post_json, send},
};

/// A language in which all texts begin with its name.
struct Named(&'static str);

impl Locale for Named {
    fn language(&self) -> &str {
        self.0
    }

    fn criteria(&self, _: &ValidationError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} criteria", self.0)
    }

    fn message(&self, _: &ValidationError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} message", self.0)
    }

    fn title(&self, error: &ApiError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} title {:?}", self.0, error.failure())
    }

    fn detail(&self, error: &ApiError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.0, error.told())
    }
}

#[derive(serde::Deserialize, api_validate::ApiValidate)]
#[allow(dead_code)]
struct Needed {
    #[api(required)]
    name: String,
}

async fn hello(request: HttpRequest) -> String {
    let locale = request.extensions().get::<SharedLocale>().cloned();
    locale.map_or_else(|| "none".to_owned(), |locale| locale.language().to_owned())
}

async fn ask(format: &ErrorFormat, request: TestRequest, accepted: &str) -> Answer {
    let app = App::new()
        .route("/json", web::post().to(async |_: ValidJson<Needed>| HttpResponse::Ok()))
        .route("/optional", web::post().to(async |_: Option<ValidJson<Needed>>| HttpResponse::Ok()))
        .route("/foreign", web::get().to(async || HttpResponse::BadGateway().body("text")))
        .route("/panic", web::get().to(async || -> HttpResponse { panic!("boom") }))
        .route("/hello", web::get().to(hello))
        .wrap(ErrorMiddleware::new(format.clone()));
    send(app, request.insert_header(("accept-language", accepted))).await
}

fn languages(format: ErrorFormat) -> ErrorFormat {
    format.and_locale(Named("de")).and_locale(Named("fr"))
}

/// What the headers say of the language.
fn told(answer: &Answer) -> [Option<&str>; 2] {
    ["content-language", "vary"].map(|name| answer.headers.get(name).map(|value| value.to_str().unwrap()))
}

#[actix_web::test]
async fn every_body_is_in_the_language() {
    for format in formats().map(languages) {
        for (status, request) in [
            (400, post_json("/json", "{}")),
            (400, post_json("/json", "{")),
            (400, post_json("/json", "")),
            (400, post_json("/optional", "{")),
            (415, post("/json", "text/plain", "{}")),
            (413, post_json("/json", "1".repeat(300_000))),
            (502, get("/foreign")),
            (500, get("/panic")),
            (404, get("/nowhere")),
        ] {
            let answer = ask(&format, request, "fr-CA, de;q=0.5").await;
            assert_eq!(answer.status, status, "{}", answer.text());
            assert_eq!(told(&answer), [Some("fr"), Some("accept-language")]);
            assert!(answer.text().contains("fr "), "{}", answer.text());
        }
    }
}

#[actix_web::test]
async fn the_request_chooses_the_language() {
    let format = languages(ErrorFormat::records());
    for (accepted, language) in [("de", "de"), ("de;q=0.5, fr", "fr"), ("it", "en"), ("", "en")] {
        let answer = ask(&format, get("/nowhere"), accepted).await;
        assert_eq!(told(&answer), [Some(language), Some("accept-language")], "{accepted}");
    }
    let hello = ask(&format, get("/hello"), "de").await;
    assert_eq!((hello.text().as_str(), told(&hello)), ("de", [None, None]));
}

#[actix_web::test]
async fn a_service_of_one_language_answers_in_it() {
    let format = ErrorFormat::records().locale(Named("it"));
    assert_eq!(told(&ask(&format, get("/nowhere"), "de").await), [Some("it"), None]);
    assert_eq!(told(&ask(&ErrorFormat::records(), get("/nowhere"), "de").await), [None, None]);
    assert_eq!(ask(&format, get("/hello"), "it").await.text(), "none");
}
