//! What the service's log is told, and the client is not.
//!
//! A process of its own: `tracing` may miss a subscriber that comes while another thread logs for the first time.

use std::{
    cell::RefCell,
    io::{self, Write},
    panic::panic_any,
    sync::Once,
};

use actix_web::{
    App, HttpResponse,
    body::to_bytes,
    http::StatusCode,
    test::{TestRequest, init_service, try_call_service},
    web::{self, ServiceConfig},
};
use api_validate::{
    ApiError, ErrorFormat,
    actix::{ErrorMiddleware, ValidJson},
    response::ProblemType,
};
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

fn conflict(text: &str) -> HttpResponse {
    HttpResponse::Conflict().body(text.to_owned())
}

fn routes(config: &mut ServiceConfig) {
    config
        .route("/plain", web::get().to(async || conflict("s3cret\nsecond line")))
        .route("/long", web::get().to(async || conflict(&"s3cret".repeat(1000))))
        .route("/broken", web::get().to(async || ("s3cret", StatusCode::BAD_GATEWAY)))
        .route("/downstream", web::get().to(async || failed(ProblemType::Downstream)))
        .route("/refused", web::get().to(async || failed(ProblemType::Conflict)))
        .route("/internal", web::get().to(async || failed(ApiError::from_status(500))))
        .route("/panic", web::get().to(async || -> String { panic!("s3cret") }))
        .route("/panic/value", web::get().to(async || -> String { panic_any(7_u8) }))
        .route("/taken", web::get().to(async |_: web::Bytes, _: ValidJson<Vec<u8>>| ""))
        .route("/fine", web::get().to(own_line));
}

fn failed(error: impl Into<ApiError>) -> Result<String, ApiError> {
    Err(error.into().caused_by("s3cret"))
}

async fn own_line() -> &'static str {
    tracing::error!("from the handler");
    ""
}

struct Answer {
    status: u16,
    trace: String,
    text: String,
}

/// The answer to a call, and the lines that were logged at this level or a higher one.
async fn logged(level: Level, path: &str) -> (Answer, Vec<String>) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing_subscriber::fmt().with_max_level(Level::TRACE).with_ansi(false).with_writer(|| Log).init();
    });
    let app = App::new().configure(routes).wrap(ErrorMiddleware::new(ErrorFormat::records()));
    let app = init_service(app).await;
    // The service's own start is no matter of these tests.
    LOGGED.take();
    let response = match try_call_service(
        &app,
        TestRequest::get().uri(path).insert_header(("content-length", "2")).set_payload("[]").to_request(),
    )
    .await
    {
        Ok(response) => response.into_parts().1.map_into_boxed_body(),
        Err(error) => error.error_response(),
    };
    let log = String::from_utf8(LOGGED.take()).unwrap();
    let lines = log.lines().filter(|line| level_of(line) <= level).map(str::to_owned).collect();
    (answer(response).await, lines)
}

async fn answer(response: HttpResponse) -> Answer {
    let trace = response.headers().get("trace-id").unwrap().to_str().unwrap().to_owned();
    let status = response.status().as_u16();
    let body = to_bytes(response.into_body()).await.unwrap();
    Answer { status, trace, text: String::from_utf8(body.to_vec()).unwrap() }
}

/// The second word of a line.
fn level_of(line: &str) -> Level {
    line.split_whitespace().nth(1).and_then(|level| level.parse().ok()).unwrap_or_else(|| panic!("{line}"))
}

#[actix_web::test]
async fn a_replaced_text_is_logged_at_debug_level_in_one_line() {
    let (answer, lines) = logged(Level::DEBUG, "/plain").await;
    let text = lines.iter().find(|line| line.contains("s3cret")).expect("it is logged");
    assert!(text.contains("DEBUG") && text.contains(r"s3cret\nsecond line"), "{text}");
    assert!(text.contains(&answer.trace), "{text}");
    assert!(text.contains("GET"), "{text}");
    assert!(!answer.text.contains("s3cret"));
    assert_eq!(logged(Level::INFO, "/plain").await.1, [""; 0]);
}

#[actix_web::test]
async fn a_long_text_is_not_logged() {
    let (_, lines) = logged(Level::TRACE, "/long").await;
    assert!(lines.iter().all(|line| !line.contains("s3cret")), "{lines:?}");
}

#[actix_web::test]
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

#[actix_web::test]
async fn a_body_that_was_taken_before_is_logged() {
    let (answer, lines) = logged(Level::ERROR, "/taken").await;
    assert_eq!(answer.status, 500);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("has taken the body") && !answer.text.contains("taken"), "{lines:?}");
}

#[actix_web::test]
async fn a_panic_is_logged_with_its_text() {
    let (_, lines) = logged(Level::ERROR, "/panic").await;
    assert!(lines.iter().any(|line| line.contains("panic=\"s3cret\"")), "{lines:?}");
    let (_, lines) = logged(Level::ERROR, "/panic/value").await;
    assert!(lines.iter().any(|line| line.contains("a payload that is no text")), "{lines:?}");
}

#[actix_web::test]
async fn a_failure_of_what_the_service_depends_on_is_logged_at_error_level_too() {
    let (answer, lines) = logged(Level::ERROR, "/downstream").await;
    assert!(!answer.text.contains("s3cret"));
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("s3cret") && lines[0].contains(&answer.trace), "{lines:?}");
}

#[actix_web::test]
async fn what_is_the_clients_fault_is_no_error_of_the_service() {
    let (_, lines) = logged(Level::INFO, "/refused").await;
    assert_eq!(lines, [""; 0]);
    let (_, lines) = logged(Level::DEBUG, "/refused").await;
    assert!(lines.iter().any(|line| line.contains("s3cret")), "{lines:?}");
}

#[actix_web::test]
async fn a_handlers_own_lines_have_the_trace_id() {
    let (answer, lines) = logged(Level::ERROR, "/fine").await;
    assert_eq!(lines.len(), 1);
    assert!(lines[0].contains(&answer.trace) && lines[0].contains("from the handler"), "{lines:?}");
}
