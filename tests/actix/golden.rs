//! The answers are those of axum's extractors, byte for byte, wherever the two frameworks do not differ themselves.

use std::{collections::BTreeMap, fs};

use actix_web::{App, HttpResponse, test::TestRequest, web};
use api_validate::{
    ApiValidate, ErrorFormat,
    actix::{ErrorMiddleware, ValidForm, ValidJson, ValidPath, ValidQuery},
};
use serde::Deserialize;

use crate::{
    app::{URL_ENCODED, formats},
    call::{get, post, post_json, send},
};

const GOLDEN: &str = "golden/axum_answers.txt";
const CANARY: &str = "zq9canary";
const PARENT: &str = "00-68a80748a895ffd5504ac04c9287ea9f-00f067aa0ba902b7-01";

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(dead_code)]
struct SecretivelyNamed {
    #[api(required, email)]
    name: String,
    #[api(range(max = 100))]
    age: u8,
    #[serde(default)]
    color: Option<HiddenColor>,
}

#[derive(Deserialize, ApiValidate)]
enum HiddenColor {
    Red,
}

async fn panicking() -> HttpResponse {
    panic!("{CANARY}")
}

fn routes(config: &mut web::ServiceConfig) {
    config
        .app_data(web::PayloadConfig::new(200))
        .route("/json", web::post().to(async |_: ValidJson<SecretivelyNamed>| HttpResponse::Ok()))
        .route("/optional", web::post().to(async |_: Option<ValidJson<SecretivelyNamed>>| HttpResponse::Ok()))
        .route("/form", web::post().to(async |_: ValidForm<SecretivelyNamed>| HttpResponse::Ok()))
        .route("/query", web::get().to(async |_: ValidQuery<SecretivelyNamed>| HttpResponse::Ok()))
        .route("/path/{name}/{age}", web::get().to(async |_: ValidPath<SecretivelyNamed>| HttpResponse::Ok()))
        .route("/id/{id}", web::get().to(async |_: ValidPath<u32>| HttpResponse::Ok()))
        .route("/panic", web::get().to(panicking));
}

fn cases() -> Vec<(&'static str, TestRequest)> {
    let wrong = format!(r#"{{"name":"{CANARY}","age":"{CANARY}","color":"{CANARY}","x":"{CANARY}"}}"#);
    let form = |text: String| post("/form", URL_ENCODED, text);
    vec![
        ("json", post_json("/json", wrong.clone())),
        ("json, nothing sent", post_json("/json", "")),
        ("json, malformed", post_json("/json", format!("{{\"name\":{CANARY}"))),
        ("json, too large", post_json("/json", CANARY.repeat(30))),
        ("json, null", post_json("/json", "null")),
        ("json, a list", post_json("/json", format!("[\"{CANARY}\"]"))),
        ("json, no text", post_json("/json", vec![0xff])),
        ("json, another type", post("/json", &format!("text/{CANARY}"), "{}")),
        ("optional json, malformed", post_json("/optional", "{")),
        ("form", form(format!("name={CANARY}&age={CANARY}&color={CANARY}&x={CANARY}&age=1"))),
        ("form, too large", form(CANARY.repeat(30))),
        ("form, another type", post_json("/form", wrong)),
        ("form, no text", post("/form", URL_ENCODED, vec![b'a', b'=', 0xff])),
        ("query", get(&format!("/query?name={CANARY}&age={CANARY}&color={CANARY}&x={CANARY}"))),
        ("query, empty", get("/query")),
        ("path", get(&format!("/path/{CANARY}/{CANARY}"))),
        ("path, a single value", get(&format!("/id/{CANARY}"))),
        ("path, no text", get("/id/%FF")),
        ("unknown path", get(&format!("/{CANARY}"))),
        ("panic", get("/panic")),
    ]
}

/// The status and the body of each case, by format and name.
fn golden() -> [BTreeMap<String, (u16, String)>; 3] {
    let text = fs::read_to_string(GOLDEN).expect("the tests run in their package");
    let mut formats: [BTreeMap<_, _>; 3] = Default::default();
    let lines: Vec<&str> = text.lines().collect();
    let cases = lines.chunks(2).map(|case| (case[0].rsplit_once(" | ").unwrap(), case[1].trim_start()));
    for ((name, status), body) in cases {
        let format = formats.iter_mut().find(|format| !format.contains_key(name)).unwrap();
        format.insert(name.to_owned(), (status.parse().unwrap(), body.to_owned()));
    }
    formats
}

async fn answer(format: &ErrorFormat, request: TestRequest) -> (u16, String) {
    let app = App::new().configure(routes).wrap(ErrorMiddleware::new(format.clone()));
    let answer = send(app, request.insert_header(("traceparent", PARENT))).await;
    assert_eq!(answer.header("content-type"), format.media_type());
    assert_eq!(answer.header("trace-id"), "68a80748a895ffd5504ac04c9287ea9f");
    (answer.status, answer.text())
}

#[actix_web::test]
async fn every_answer_is_the_one_of_axum() {
    for (format, golden) in formats().iter().zip(golden()) {
        for (name, request) in cases() {
            assert_eq!(answer(format, request).await, golden[name], "{name}");
        }
    }
}
