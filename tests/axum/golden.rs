//! The answer to each thing that can be wrong with a request, in every format.
//!
//! `golden/axum_answers.txt` holds them. After a change, `BLESS=1 cargo test -p api-validate-tests --test axum` writes
//! them anew; read the difference like code.

use std::{env, fmt::Write, fs};

use api_validate::{
    ApiValidate, ErrorFormat,
    axum::{ErrorLayer, ValidForm, ValidJson, ValidPath, ValidQuery},
};
use axum::{
    Json, Router,
    body::Body,
    extract::DefaultBodyLimit,
    http::{Request, request::Builder},
    routing::{get as on_get, post as on_post},
};
use serde::Deserialize;
use serde_json::Value;

use crate::{call::send, layer::formats};

const GOLDEN: &str = "golden/axum_answers.txt";
/// A value that no answer may hold.
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

fn routes() -> Router {
    let panic = async || -> () { panic!("{CANARY}") };
    Router::new()
        .route("/json", on_post(async |_: ValidJson<SecretivelyNamed>| ()))
        .route("/optional", on_post(async |_: Option<ValidJson<SecretivelyNamed>>| ()))
        .route("/form", on_post(async |_: ValidForm<SecretivelyNamed>| ()))
        .route("/query", on_get(async |_: ValidQuery<SecretivelyNamed>| ()))
        .route("/path/{name}/{age}", on_get(async |_: ValidPath<SecretivelyNamed>| ()))
        .route("/id/{id}", on_get(async |_: ValidPath<u32>| ()))
        .route("/foreign", on_post(async |_: Json<SecretivelyNamed>| ()))
        .route("/foreign/{age}", on_get(async |_: axum::extract::Path<u8>| ()))
        .route("/panic", on_get(panic))
        .layer(DefaultBodyLimit::max(200))
}

type Case = (&'static str, Request<Body>);

fn cases() -> Vec<Case> {
    let mut cases = bodies();
    let get = |name, path: &str| (name, builder("GET", path).body(Body::empty()).unwrap());
    cases.extend([
        get("query", &format!("/query?name={CANARY}&age={CANARY}&color={CANARY}&x={CANARY}")),
        get("query, empty", "/query"),
        get("path", &format!("/path/{CANARY}/{CANARY}")),
        get("path, a single value", &format!("/id/{CANARY}")),
        get("path, no text", "/id/%FF"),
        get("unknown path", &format!("/{CANARY}")),
        get("axum's own extractor of the path", &format!("/foreign/{CANARY}")),
        get("panic", "/panic"),
        ("wrong method", builder("DELETE", "/json").body(Body::empty()).unwrap()),
        ("unknown method", builder("ZQ9CANARY", "/json").body(Body::empty()).unwrap()),
    ]);
    cases
}

fn bodies() -> Vec<Case> {
    let wrong = format!(r#"{{"name":"{CANARY}","age":"{CANARY}","color":"{CANARY}","x":"{CANARY}"}}"#);
    let json = |name, path, body: &str| (name, typed(path, "application/json", body.to_owned().into()));
    let form = |name, body: &str| {
        (name, typed("/form", "application/x-www-form-urlencoded", body.to_owned().into()))
    };
    vec![
        json("json", "/json", &wrong),
        json("json, nothing sent", "/json", ""),
        json("json, malformed", "/json", &format!("{{\"name\":{CANARY}")),
        json("json, too large", "/json", &CANARY.repeat(30)),
        json("json, null", "/json", "null"),
        json("json, a list", "/json", &format!("[\"{CANARY}\"]")),
        ("json, no text", typed("/json", "application/json", vec![0xff].into())),
        ("json, another type", typed("/json", &format!("text/{CANARY}"), "{}".into())),
        json("optional json, malformed", "/optional", "{"),
        json("axum's own json", "/foreign", &wrong),
        json("axum's own json, malformed", "/foreign", CANARY),
        form("form", &format!("name={CANARY}&age={CANARY}&color={CANARY}&x={CANARY}&age=1")),
        form("form, too large", &CANARY.repeat(30)),
        ("form, another type", typed("/form", "application/json", wrong.into())),
        ("form, no text", typed("/form", "application/x-www-form-urlencoded", vec![b'a', b'=', 0xff].into())),
    ]
}

fn builder(method: &str, path: &str) -> Builder {
    Request::builder().method(method).uri(path).header("traceparent", PARENT)
}

fn typed(path: &str, content_type: &str, body: Body) -> Request<Body> {
    builder("POST", path).header("content-type", content_type).body(body).unwrap()
}

async fn answered(format: &ErrorFormat) -> String {
    let app = routes().layer(ErrorLayer::new(format.clone()));
    let mut text = String::new();
    for (name, request) in cases() {
        let answer = send(&app, request).await;
        answer.assert_type(format.media_type());
        assert_eq!(answer.header("trace-id"), "68a80748a895ffd5504ac04c9287ea9f");
        let body = answer.json();
        for status in [&body["status"], &body["Status"]] {
            assert!(*status == Value::Null || *status == answer.status, "{body}");
        }
        writeln!(text, "{name} | {}\n    {}", answer.status, answer.text()).unwrap();
    }
    text
}

#[tokio::test]
async fn every_answer_is_as_pinned() {
    let mut answers = String::new();
    for format in formats() {
        answers += &answered(&format).await;
    }
    if env::var_os("BLESS").is_some() {
        fs::write(GOLDEN, &answers).expect("the golden file can be written");
    }
    let golden = fs::read_to_string(GOLDEN).expect("the tests run in their package");
    for (golden, answer) in golden.lines().zip(answers.lines()) {
        assert_eq!(answer, golden);
    }
    assert_eq!(answers.len(), golden.len());
}

/// What would tell of a value that was sent, of a type's name, or of a library.
const LEAKS: &[&str] = &[
    "zq9canary",
    "secretivelynamed",
    "hiddencolor",
    "u8",
    "u32",
    "serde",
    "axum",
    "deserialize",
    "expected",
    "invalid type",
    "while parsing",
    "eof",
    "panicked",
    "struct",
    "variant",
];

#[tokio::test]
async fn no_answer_tells_what_it_must_not() {
    for format in formats() {
        let answers = answered(&format).await;
        for line in answers.lines().filter(|line| line.starts_with(' ')) {
            // The code of every wrong type is part of the standard.
            let line = line.to_lowercase();
            for leak in LEAKS {
                assert!(!line.contains(leak), "{leak}: {line}");
            }
        }
    }
}
