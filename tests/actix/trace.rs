//! The trace id of a request.

use std::collections::BTreeSet;

use actix_web::{App, HttpMessage, HttpResponse, dev::Service, http::header::HeaderName, web};
use api_validate::{ApiError, ErrorFormat, actix::ErrorMiddleware, response::TraceId};

use crate::{
    app::formats,
    call::{Answer, get, send},
};

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/", web::get().to(async |trace: TraceId| trace.to_string()))
        .route("/error", web::get().to(async || Err::<HttpResponse, _>(ApiError::from_status(409))));
}

async fn call_in(format: ErrorFormat, path: &str, headers: &[&[u8]]) -> Answer {
    let request =
        headers.iter().fold(get(path), |request, value| request.append_header(("traceparent", *value)));
    send(App::new().configure(routes).wrap(ErrorMiddleware::new(format)), request).await
}

async fn call(path: &str, headers: &[&[u8]]) -> Answer {
    call_in(ErrorFormat::default(), path, headers).await
}

#[actix_web::test]
async fn a_valid_traceparent_gives_the_trace_id() {
    for path in ["/", "/error", "/nowhere"] {
        assert_eq!(call(path, &[PARENT.as_bytes()]).await.header("trace-id"), TRACE);
    }
    assert_eq!(call("/", &[PARENT.as_bytes()]).await.text(), TRACE);
    assert_eq!(call("/error", &[PARENT.as_bytes()]).await.json()["traceId"], TRACE);
}

#[actix_web::test]
async fn anything_else_is_not_repeated() {
    let upper = PARENT.to_uppercase();
    let zero_trace = PARENT.replace(TRACE, &"0".repeat(32));
    let (blank, longer) = (format!("{PARENT} x"), format!("{PARENT}-00"));
    let script = PARENT.replace("4736", "<\">x");
    let forged: [&[u8]; 8] = [
        b"",
        b"\xff\xfe",
        upper.as_bytes(),
        zero_trace.as_bytes(),
        blank.as_bytes(),
        longer.as_bytes(),
        script.as_bytes(),
        TRACE.as_bytes(),
    ];
    for value in forged {
        for path in ["/", "/error", "/nowhere"] {
            assert_fresh(&call(path, &[value]).await, path == "/nowhere");
        }
    }
    assert_fresh(&call("/", &[]).await, false);
    assert_fresh(&call("/", &[PARENT.as_bytes(), PARENT.as_bytes()]).await, false);
}

fn assert_fresh(answer: &Answer, _: bool) {
    let trace = answer.header("trace-id");
    assert!(trace.parse::<TraceId>().is_ok(), "{trace}");
    assert!(!trace.contains("4bf92f3577b34da6"), "{trace}");
    assert!(answer.text().contains(trace));
    assert!(!answer.text().contains("<\">"));
}

#[actix_web::test]
async fn the_header_has_the_name_that_the_format_says_and_the_bodys_value() {
    for format in formats() {
        let answer = call_in(format.trace_header("Acme-Trace"), "/error", &[]).await;
        assert!(!answer.headers.contains_key("trace-id"));
        let trace = answer.header("acme-trace");
        let body = answer.json();
        for place in [&body["traceId"], &body["Extensions"]["trace"]] {
            assert!(place.is_null() || place == trace, "{body}");
        }
    }
}

#[actix_web::test]
async fn one_that_a_middleware_chose_is_used_and_without_any_there_is_one() {
    let chosen: TraceId = TRACE.parse().unwrap();
    let choose = move |request: actix_web::dev::ServiceRequest, next: &_| {
        request.extensions_mut().insert(chosen);
        Service::call(next, request)
    };
    let app = App::new().configure(routes).wrap(ErrorMiddleware::new(ErrorFormat::default())).wrap_fn(choose);
    let answer = send(app, get("/")).await;
    assert_eq!((answer.text(), answer.header("trace-id")), (TRACE.to_owned(), TRACE));

    let bare = || App::new().configure(routes);
    let valid = get("/").insert_header(("traceparent", PARENT));
    assert_eq!(send(bare(), valid).await.text(), TRACE);
    assert_eq!(send(bare(), get("/")).await.text().len(), 32);
}

#[actix_web::test]
async fn a_name_that_http_does_not_allow_is_left_out() {
    let answer = call_in(ErrorFormat::default().trace_header("no header"), "/error", &[]).await;
    let names: BTreeSet<&str> = answer.headers.keys().map(HeaderName::as_str).collect();
    assert_eq!(
        (answer.status, names),
        (409, ["cache-control", "content-type", "x-content-type-options"].into())
    );
}
