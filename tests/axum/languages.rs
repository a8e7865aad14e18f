//! The language of an answer: the one that the request prefers, of those that the service names.

use std::fmt;

use api_validate::{
    ApiError, ErrorFormat, French, German, Locale, SharedLocale, ValidationError,
    axum::{ErrorLayer, ValidForm, ValidHeaders, ValidJson, ValidMultipart, ValidPath, ValidQuery},
    multipart::MultipartLimits,
    response::Detail,
};
use axum::{
    Extension, Router,
    body::Body,
    extract::DefaultBodyLimit,
    http::{HeaderValue, Request, StatusCode},
    routing::{get as on_get, post as on_post},
};
use serde_json::Value;

use crate::{
    call::{Answer, send},
    layer::formats,
};

/// A language in which all texts are its own name and what they are.
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
        match error.told() {
            Detail::Own(own) => write!(f, "{} own {own}", self.0),
            told => write!(f, "{} {told:?}", self.0),
        }
    }
}

#[derive(serde::Deserialize, api_validate::ApiValidate)]
#[allow(dead_code)]
struct Needed {
    #[api(required)]
    name: String,
}

fn app(format: ErrorFormat) -> Router {
    let closed = async || ApiError::custom(409, "ACME_CLOSED").detail("closed");
    Router::new()
        .route("/json", on_post(async |_: ValidJson<Needed>| ()))
        .route("/query", on_get(async |_: ValidQuery<Needed>| ()))
        .route("/closed", on_get(closed))
        .route("/foreign", on_get(async || (StatusCode::BAD_GATEWAY, "text")))
        .route("/panic", on_get(async || -> () { panic!("boom") }))
        .route(
            "/hello",
            on_get(async |locale: Option<Extension<SharedLocale>>| {
                locale.map_or_else(|| "none".to_owned(), |locale| locale.language().to_owned())
            }),
        )
        .layer(DefaultBodyLimit::max(20))
        .layer(ErrorLayer::new(format).versions(["1"]))
}

fn languages(format: ErrorFormat) -> ErrorFormat {
    format.and_locale(Named("de")).and_locale(Named("fr"))
}

async fn ask(format: &ErrorFormat, path: &str, accepted: &[&str]) -> Answer {
    let mut request = Request::get(path).header("api-version", "1");
    for accepted in accepted {
        request = request.header("accept-language", *accepted);
    }
    send(&app(format.clone()), request.body(Body::empty()).unwrap()).await
}

/// What the headers say of the language.
fn told(answer: &Answer) -> [Option<&str>; 2] {
    ["content-language", "vary"].map(|name| answer.headers.get(name).map(|value| value.to_str().unwrap()))
}

/// All texts in a body that are in no language's own form.
fn texts(value: &Value, language: &str) -> Vec<String> {
    let texts = ["title", "Title", "detail", "Detail", "criteria", "Criteria", "Message", "ErrorFeedback"];
    match value {
        Value::Object(members) => {
            let own = members.iter().filter(|(name, _)| texts.contains(&name.as_str()));
            let own = own.filter_map(|(_, value)| value.as_str()).filter(|text| !text.starts_with(language));
            let own: Vec<String> = own.map(str::to_owned).collect();
            members.values().flat_map(|value| texts_of(value, language)).chain(own).collect()
        }
        _ => texts_of(value, language),
    }
}

fn texts_of(value: &Value, language: &str) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().flat_map(|value| texts(value, language)).collect(),
        Value::Object(_) => texts(value, language),
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn every_text_of_every_body_is_in_the_language() {
    for format in formats().map(languages) {
        let post = |content_type: &'static str, body: &'static str| {
            let request =
                Request::post("/json").header("api-version", "1").header("accept-language", "fr-CA");
            request.header("content-type", content_type).body(Body::from(body)).unwrap()
        };
        let (json, app) = ("application/json", app(format.clone()));
        let mut answers = vec![
            (400, send(&app, post(json, "{}")).await),
            (400, send(&app, post(json, "{")).await),
            (400, send(&app, post(json, "")).await),
            (413, send(&app, post(json, "{                                   }")).await),
            (415, send(&app, post("text/plain", "{}")).await),
            (
                406,
                send(
                    &app,
                    Request::get("/hello").header("accept-language", "fr").body(Body::empty()).unwrap(),
                )
                .await,
            ),
        ];
        for (status, path) in [
            (400, "/query"),
            (500, "/panic"),
            (409, "/closed"),
            (502, "/foreign"),
            (404, "/nowhere"),
            (405, "/json"),
        ] {
            answers.push((status, ask(&format, path, &["fr"]).await));
        }
        for (status, answer) in answers {
            assert_eq!(answer.status, status, "{}", answer.text());
            assert_eq!(told(&answer), [Some("fr"), Some("accept-language")]);
            assert_eq!(texts(&answer.json(), "fr "), <[&str; 0]>::default(), "{}", answer.text());
            assert!(answer.text().contains("fr "), "{}", answer.text());
        }
    }
}

#[tokio::test]
async fn the_request_chooses_the_language() {
    let format = languages(ErrorFormat::records());
    for (accepted, language) in [
        (&["de"][..], "de"),
        (&["de;q=0.5, fr"], "fr"),
        (&["de;q=0.5", "fr;q=0.4"], "de"),
        (&["it"], "en"),
        (&[], "en"),
    ] {
        let answer = ask(&format, "/nowhere", accepted).await;
        assert_eq!(told(&answer), [Some(language), Some("accept-language")], "{accepted:?}");
        let is_english = answer.text().contains("There is nothing here under this address.");
        assert_eq!(is_english, language == "en", "{}", answer.text());
    }
    let usual = languages(ErrorFormat::records().locale(Named("it")));
    assert_eq!(told(&ask(&usual, "/nowhere", &["en"]).await)[0], Some("it"));
}

#[tokio::test]
async fn a_service_of_one_language_answers_in_it() {
    let format = ErrorFormat::records().locale(Named("it"));
    assert_eq!(told(&ask(&format, "/nowhere", &["de"]).await), [Some("it"), None]);
    assert_eq!(told(&ask(&format.clone().locale(Named("")), "/nowhere", &["de"]).await), [None, None]);
    assert_eq!(told(&ask(&ErrorFormat::records(), "/nowhere", &["de"]).await), [None, None]);
    assert_eq!(ask(&format, "/hello", &["it"]).await.text(), "none");
}

#[tokio::test]
async fn a_handler_finds_the_language_and_an_answer_that_is_no_error_says_none() {
    let answer = ask(&languages(ErrorFormat::records()), "/hello", &["fr"]).await;
    assert_eq!((answer.status, answer.text().as_str()), (200, "fr"));
    assert_eq!(told(&answer), [None, None]);
}

#[tokio::test]
async fn whoever_stands_further_out_decides() {
    let decided = Extension(SharedLocale::new(Named("pt")));
    let app = app(languages(ErrorFormat::records())).layer(decided);
    let request = Request::get("/hello").header("accept-language", "fr").body(Body::empty()).unwrap();
    assert_eq!(told(&send(&app, request).await), [Some("pt"), Some("accept-language")]);
}

#[tokio::test]
async fn a_panic_of_the_language_is_answered_in_english() {
    struct Panics;

    impl Locale for Panics {
        fn language(&self) -> &'static str {
            "de"
        }

        fn detail(&self, _: &ApiError, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            panic!("s3cret")
        }
    }
    let answer = ask(&ErrorFormat::records().and_locale(Panics), "/nowhere", &["de"]).await;
    assert_eq!((answer.status, told(&answer)[0]), (500, Some("en")));
    assert!(answer.text().contains("Something went wrong on our side."), "{}", answer.text());
}

#[tokio::test]
#[allow(clippy::too_many_lines)] // a table
async fn what_is_wrong_with_a_request_as_a_whole_is_told_in_german_and_french() {
    let app = Router::new()
        .route("/json", on_post(async |_: ValidJson<Needed>| ()))
        .route("/form", on_post(async |_: ValidForm<Needed>| ()))
        .route("/path/{n}", on_get(async |_: ValidPath<u8>| ()))
        .route("/headers", on_get(async |_: ValidHeaders<Needed>| ()))
        .route("/parts", on_post(async |_: ValidMultipart<Needed>| ()))
        .layer(Extension(MultipartLimits::new().parts(1).text_bytes(2)))
        .layer(ErrorLayer::new(
            ErrorFormat::rfc9457("/errors").and_locale(German::new()).and_locale(French::new()),
        ));
    let form = "application/x-www-form-urlencoded";
    let parts = "multipart/form-data; boundary=b";
    let post = |path: &str, content_type: &str| Request::post(path).header("content-type", content_type);
    for (request, body, english, german, french) in [
        (
            post("/json", "text/plain"),
            &b"{}"[..],
            "Send the body as application/json, and say so in the header Content-Type.",
            "Senden Sie den Inhalt als application/json, und geben Sie das im Header Content-Type an.",
            "Envoyez le corps en application/json et indiquez-le dans l’en-tête Content-Type.",
        ),
        (
            post("/json", "application/json").header("content-encoding", "gzip"),
            b"{}",
            "Send the body as it is, without the header Content-Encoding.",
            "Senden Sie den Inhalt unverändert, ohne den Header Content-Encoding.",
            "Envoyez le corps tel quel, sans l’en-tête Content-Encoding.",
        ),
        (
            post("/form", form),
            b"\xff",
            "The form must be text in UTF-8, percent-encoded.",
            "Das Formular muss prozentkodierter Text in UTF-8 sein.",
            "Le formulaire doit être un texte en UTF-8, encodé avec %.",
        ),
        (
            post("/parts", parts),
            b"",
            "The form must be complete, with a name in UTF-8 for each part, and the boundary that the header \
             Content-Type says.",
            "Das Formular muss vollständig sein, mit einem Namen in UTF-8 für jeden Teil und mit der Trennzeile \
             (boundary), die der Header Content-Type nennt.",
            "Le formulaire doit être complet, avec un nom en UTF-8 pour chaque partie et le séparateur (boundary) \
             indiqué dans l’en-tête Content-Type.",
        ),
        (
            post("/parts", parts),
            b"--b\r\nContent-Disposition: form-data; name=n\r\n\r\n1\r\n\
              --b\r\nContent-Disposition: form-data; name=n\r\n\r\n1\r\n--b--",
            "The form has too many parts; the limit is 1.",
            "Das Formular hat zu viele Teile; die Grenze ist 1.",
            "Le formulaire a trop de parties\u{a0}; la limite est 1.",
        ),
        (
            post("/parts", parts),
            b"--b\r\nContent-Disposition: form-data; name=n\r\n\r\n123\r\n--b--",
            "A text of the form is too long; the limit is 2 bytes.",
            "Ein Text des Formulars ist zu lang; die Grenze ist 2 Bytes.",
            "Un texte du formulaire est trop long\u{a0}; la limite est 2 octets.",
        ),
        (
            post("/parts", parts),
            b"--b\r\nContent-Disposition: form-data; name=name\r\n\r\n123\r\n--b--",
            "The text of name is too long; the limit is 2 bytes.",
            "Der Text von name ist zu lang; die Grenze ist 2 Bytes.",
            "Le texte de name est trop long\u{a0}; la limite est 2 octets.",
        ),
        (
            Request::get("/path/%FF"),
            b"",
            "The address must be text in UTF-8, percent-encoded.",
            "Die Adresse muss prozentkodierter Text in UTF-8 sein.",
            "L’adresse doit être un texte en UTF-8, encodé avec %.",
        ),
        (
            Request::get("/headers").header("name", HeaderValue::from_bytes(b"\xff").unwrap()),
            b"",
            "The header name must be text in UTF-8.",
            "Der Header name muss Text in UTF-8 sein.",
            "L’en-tête name doit être un texte en UTF-8.",
        ),
    ] {
        let request = request.body(body).unwrap();
        for (language, text) in [("en", english), ("de", german), ("fr", french)] {
            let mut request = request.clone().map(Body::from);
            request.headers_mut().insert("accept-language", HeaderValue::from_static(language));
            let answer = send(&app, request).await;
            assert_eq!(
                (answer.header("content-language"), &answer.json()["detail"]),
                (language, &text.into())
            );
        }
    }
    let layer = ErrorLayer::new(ErrorFormat::records().and_locale(German::new()).and_locale(French::new()));
    let app = Router::new().layer(layer.versions(["1", "2"]));
    for (language, text) in [
        ("en", "Send the header Api-Version once, with one of: 1, 2."),
        ("de", "Senden Sie den Header Api-Version genau einmal, mit einem der Werte: 1, 2."),
        ("fr", "Envoyez une seule fois l’en-tête Api-Version, avec l’une des valeurs\u{a0}: 1, 2."),
    ] {
        let request = Request::get("/").header("accept-language", language).body(Body::empty()).unwrap();
        assert_eq!(send(&app, request).await.json()["Errors"][0]["ErrorFeedback"], text);
    }
}
