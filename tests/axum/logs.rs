//! What the service's log is told, and the client is not.
//!
//! A process of its own: `tracing` may miss a subscriber that comes while another thread logs for the first time.

use std::{
    cell::RefCell,
    io::{self, Write},
    panic::panic_any,
    sync::Once,
};

use api_validate::{
    ApiError, ApiValidate, ErrorFormat,
    axum::{ErrorLayer, ValidJson},
    response::ProblemType,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode},
    response::Response,
    routing::{get as on_get, post as on_post},
};
use serde::Deserialize;
use tower::ServiceExt;
use tracing::Level;

thread_local! {
    static LOGGED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Keeps what is logged on this thread.
struct Log;

impl Write for Log {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        LOGGED.with_borrow_mut(|log| log.write(text))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn app() -> Router {
    Router::new()
        .route("/plain/{id}", on_get(async || (StatusCode::CONFLICT, "s3cret\nsecond line")))
        .route("/long", on_get(async || (StatusCode::CONFLICT, "s3cret".repeat(1000))))
        .route("/broken", on_get(async || (StatusCode::BAD_GATEWAY, "s3cret")))
        .route("/downstream", on_get(async || ApiError::from(ProblemType::Downstream).caused_by("s3cret")))
        .route("/refused", on_get(async || ApiError::from(ProblemType::Conflict).caused_by("s3cret")))
        .route("/internal", on_get(async || ApiError::from_status(500).caused_by("s3cret")))
        .route("/panic", on_get(async || -> () { panic!("s3cret") }))
        .route("/panic/value", on_get(async || -> () { panic_any(7_u8) }))
        .route("/stock", on_post(async |_: ValidJson<Stock>| ()))
        .route("/fine", on_get(async || tracing::error!("from the handler")))
        .layer(ErrorLayer::new(ErrorFormat::records()))
}

/// serde keeps what is beside the tag, and no number of 128 bits with it.
#[derive(Deserialize, ApiValidate)]
#[serde(tag = "type")]
enum Stock {
    Of {
        #[api(skip)]
        _sku: Option<Sku>,
        #[api(skip)]
        _parts: Option<Parts>,
        _count: Option<u8>,
    },
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Sku;

impl TryFrom<String> for Sku {
    type Error = &'static str;

    fn try_from(_: String) -> Result<Self, &'static str> {
        Err("no such stock")
    }
}

#[derive(Deserialize)]
struct Parts {
    #[serde(rename = "many")]
    _many: u128,
}

struct Answer {
    status: u16,
    trace: String,
    text: String,
}

/// The answer to a call of a path, with a body behind a space or without one, and the lines that were logged at this level or a higher one.
async fn logged(level: Level, path: &str) -> (Answer, Vec<String>) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing_subscriber::fmt().with_max_level(Level::TRACE).with_ansi(false).with_writer(|| Log).init();
    });
    LOGGED.take();
    let (path, body) = path.split_once(' ').unwrap_or((path, ""));
    let method = if body.is_empty() { Method::GET } else { Method::POST };
    let request = Request::builder().method(method).uri(path).header("content-type", "application/json");
    let response = app().oneshot(request.body(Body::from(body.to_owned())).unwrap()).await.unwrap();
    let log = String::from_utf8(LOGGED.take()).unwrap();
    let lines =
        log.lines().filter(|line| level_of(line).is_some_and(|of| of <= level)).map(str::to_owned).collect();
    (answer(response).await, lines)
}

async fn answer(response: Response) -> Answer {
    let trace = response.headers()["trace-id"].to_str().unwrap().to_owned();
    let status = response.status().as_u16();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    Answer { status, trace, text: String::from_utf8(body.into()).unwrap() }
}

/// The second word of a line; none where a line goes on.
fn level_of(line: &str) -> Option<Level> {
    line.split_whitespace().nth(1)?.parse().ok()
}

#[tokio::test]
async fn a_replaced_text_is_logged_at_debug_level_in_one_line() {
    let (answer, lines) = logged(Level::DEBUG, "/plain/7").await;
    let text = lines.iter().find(|line| line.contains("s3cret")).expect("it is logged");
    assert!(text.contains("DEBUG") && text.contains(r"s3cret\nsecond line"), "{text}");
    assert!(text.contains(&answer.trace), "{text}");
    assert!(text.contains("GET") && text.contains("/plain/{id}"), "{text}");
    assert!(!answer.text.contains("s3cret"));
    assert_eq!(logged(Level::INFO, "/plain/7").await.1, [""; 0]);
}

#[tokio::test]
async fn a_long_text_is_not_logged() {
    let (_, lines) = logged(Level::TRACE, "/long").await;
    assert!(lines.iter().all(|line| !line.contains("s3cret")), "{lines:?}");
}

#[tokio::test]
async fn a_failure_of_the_service_is_logged_at_error_level_once() {
    for path in ["/broken", "/internal", "/panic", "/panic/value"] {
        let (answer, lines) = logged(Level::ERROR, path).await;
        assert!(answer.status >= 500 && !answer.text.contains("s3cret"));
        let failed = lines.iter().filter(|line| line.contains("request failed")).count();
        assert_eq!(failed, 1, "{path}: {lines:?}");
        assert!(lines.iter().all(|line| line.contains(&answer.trace)), "{path}: {lines:?}");
    }
    let (_, lines) = logged(Level::ERROR, "/internal").await;
    assert!(lines[0].contains("s3cret"), "{lines:?}");
}

#[tokio::test]
async fn a_panic_is_logged_with_its_text() {
    let (_, lines) = logged(Level::ERROR, "/panic").await;
    assert!(lines.iter().any(|line| line.contains("panic=\"s3cret\"")), "{lines:?}");
    let (_, lines) = logged(Level::ERROR, "/panic/value").await;
    assert!(lines.iter().any(|line| line.contains("a payload that is no text")), "{lines:?}");
}

#[tokio::test]
async fn a_failure_of_what_the_service_depends_on_is_logged_at_error_level_too() {
    let (answer, lines) = logged(Level::ERROR, "/downstream").await;
    assert!(!answer.text.contains("s3cret"));
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("s3cret") && lines[0].contains(&answer.trace), "{lines:?}");
}

#[tokio::test]
async fn what_is_the_clients_fault_is_no_error_of_the_service() {
    let (_, lines) = logged(Level::INFO, "/refused").await;
    assert_eq!(lines, [""; 0]);
    let (_, lines) = logged(Level::DEBUG, "/refused").await;
    assert!(lines.iter().any(|line| line.contains("s3cret")), "{lines:?}");
}

#[tokio::test]
async fn serdes_own_words_are_logged_at_debug_level_where_the_answer_cannot_tell_more() {
    let calls = [
        (r#"/stock {"type":"Of","_sku":"x"}"#, "no such stock"),
        (r#"/stock {"type":"Of","_parts":{"many":1}}"#, "u128"),
        (r#"/stock {"type":"Of","_sku":"x","_count":"x"}"#, "no such stock"),
    ];
    for (call, words) in calls {
        let (answer, lines) = logged(Level::DEBUG, call).await;
        assert_eq!(answer.status, 400, "{call}");
        assert!(answer.text.contains("a value of the right form") && !answer.text.contains(words), "{call}");
        let told: Vec<_> = lines.iter().filter(|line| line.contains(words)).collect();
        assert_eq!(told.len(), 1, "{call}: {lines:?}");
        assert!(told[0].contains("DEBUG") && told[0].contains(&answer.trace), "{told:?}");
        assert_eq!(logged(Level::INFO, call).await.1, [""; 0]);
    }
    let (_, lines) = logged(Level::DEBUG, r#"/stock {"type":"Of","_count":300}"#).await;
    assert!(lines.iter().all(|line| !line.contains("serde refuses")), "the answer tells all: {lines:?}");
}

#[tokio::test]
async fn a_handlers_own_lines_have_the_trace_id() {
    let (answer, lines) = logged(Level::ERROR, "/fine").await;
    assert_eq!(lines.len(), 1);
    assert!(lines[0].contains(&answer.trace) && lines[0].contains("from the handler"), "{lines:?}");
}
