//! Where a handler asks for an `Option`, what was sent and is not valid is answered before the handler runs.

use actix_web::{App, FromRequest, HttpRequest, HttpResponse, dev::Payload, rt, test, web};
use api_validate::{
    ApiError, ErrorFormat,
    actix::{ErrorMiddleware, ValidJson, ValidQuery},
};
use std::{
    cell::RefCell,
    rc::Rc,
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use crate::{
    app::{Document, GOOD, URL_ENCODED, app, app_in, formats},
    call::{get, post, post_json, send},
};

#[actix_web::test]
async fn only_an_absent_body_is_none() {
    for content_type in ["", "application/json", "text/plain"] {
        let answer = send(app(), post("/optional", content_type, "")).await;
        assert_eq!((answer.status, answer.text()), (200, "none".into()), "{content_type}");
    }
    assert_eq!(send(app(), post_json("/optional", GOOD)).await.text(), "Accounts 3");
    for body in [" ", "{", "null", "[]", "{}", "nonsense", "\u{feff}"] {
        assert_eq!(send(app(), post_json("/optional", body)).await.status, 400, "{body}");
    }
}

#[actix_web::test]
async fn only_an_absent_form_or_query_is_none() {
    assert_eq!(send(app(), get("/optional-form")).await.text(), "none");
    assert_eq!(send(app(), get("/optional-form?")).await.text(), "none");
    assert_eq!(send(app(), post("/optional-form", URL_ENCODED, "")).await.text(), "none");
    assert_eq!(send(app(), post("/optional-form", URL_ENCODED, "title")).await.status, 400);
    assert_eq!(send(app(), post("/optional-form", "text/plain", "title=a&pageCount=1")).await.status, 415);
    assert_eq!(send(app(), get("/optional-form?title=a")).await.status, 400);
    assert_eq!(send(app(), get("/optional-form?title=a&pageCount=1")).await.text(), "a 1");
    assert_eq!(send(app(), get("/optional-query")).await.text(), "none");
    assert_eq!(send(app(), get("/optional-query?title=a")).await.status, 400);
    assert_eq!(send(app(), get("/optional-query?title=a&pageCount=1")).await.text(), "a 1");
}

#[actix_web::test]
async fn each_of_several_extractors_can_refuse() {
    assert_eq!(send(app(), post_json("/two", "")).await.text(), "false false");
    assert_eq!(send(app(), post_json("/two?title=a&pageCount=1", GOOD)).await.text(), "true true");
    assert_eq!(
        send(app(), post_json("/two?title=a", "")).await.records(),
        ["pageCount REQUIRED_FIELD_MISSING"]
    );
    assert_eq!(send(app(), post_json("/two", "{")).await.records(), [" INVALID_FORMAT"]);
    assert_eq!(send(app(), post_json("/two?title=a", "{")).await.status, 400);
}

#[actix_web::test]
async fn a_handler_sees_errors_where_it_asks_for_them() {
    for body in ["{", "{}", ""] {
        assert_eq!(send(app(), post_json("/result", body)).await.text(), "seen: 400");
    }
    for body in ["{", "{}"] {
        assert_eq!(send(app(), post_json("/by-hand", body)).await.text(), "seen: 400");
    }
    assert_eq!(send(app(), post("/by-hand", "text/plain", GOOD)).await.text(), "seen: 415");
    assert_eq!(send(app(), post_json("/by-hand", "")).await.text(), "none");
    assert_eq!(send(app(), post_json("/by-hand", GOOD)).await.text(), "Accounts 3");
}

#[actix_web::test]
async fn the_answer_is_the_one_that_any_extractor_gives() {
    for format in formats() {
        let trace = ("traceparent", "00-68a80748a895ffd5504ac04c9287ea9f-00f067aa0ba902b7-01");
        let plain = send(app_in(format.clone()), post_json("/json", "{}").insert_header(trace)).await;
        let held = send(app_in(format), post_json("/optional", "{}").insert_header(trace)).await;
        assert_eq!((held.status, held.text()), (plain.status, plain.text()));
        assert_eq!(held.header("content-type"), plain.header("content-type"));
        assert_eq!(held.header("trace-id"), "68a80748a895ffd5504ac04c9287ea9f");
    }
}

#[actix_web::test]
async fn the_handler_does_not_run_and_nothing_is_left_of_it() {
    let (runs, middleware) = (Rc::new(AtomicUsize::new(0)), ErrorMiddleware::new(ErrorFormat::records()));
    let counted = Rc::clone(&runs);
    let handler = move |_: Option<ValidJson<Document>>| {
        counted.fetch_add(1, Ordering::Relaxed);
        async { HttpResponse::Ok().finish() }
    };
    let alive = Rc::new(());
    let app = App::new().app_data(Rc::clone(&alive)).route("/", web::post().to(handler)).wrap(middleware);
    assert_eq!(send(app, post_json("/", "{")).await.status, 400);
    assert_eq!(runs.load(Ordering::Relaxed), 0);
    // A request that holds itself would hold the application's data.
    assert_eq!(Rc::strong_count(&alive), 1);
}

#[actix_web::test]
async fn without_the_middleware_an_extractor_still_answers() {
    let take = async |_: ValidJson<Document>| HttpResponse::Ok();
    let app = || App::new().route("/", web::post().to(take));
    let answer = send(app(), post_json("/", "{}")).await;
    assert_eq!((answer.status, answer.header("content-type")), (400, "application/problem+json"));
    assert_eq!(answer.json()["type"], "/errors/validation-failed");
    let failing = async || Err::<HttpResponse, _>(ApiError::from_status(409).header("Retry-After", "1"));
    let answer = send(App::new().route("/", web::get().to(failing)), get("/")).await;
    assert_eq!((answer.status, answer.header("retry-after")), (409, "1"));
    assert_eq!(answer.json()["type"], "/errors/conflict");
}

/// What somebody finds in the query string who asks for an `Option`, and then for the error.
async fn optional(request: HttpRequest) -> bool {
    Option::<ValidQuery<Document>>::from_request(&request, &mut Payload::None).await.unwrap().is_some()
}

async fn extracted(request: HttpRequest) -> u16 {
    let found = ValidQuery::<Document>::from_request(&request, &mut Payload::None).await;
    found.map_or_else(|error| error.status(), |_| 200)
}

#[actix_web::test]
async fn an_extractor_in_a_task_of_its_own_is_answered_too() {
    let handler = async |request: HttpRequest| {
        let is_some = rt::spawn(optional(request)).await.unwrap();
        format!("seen: {is_some}")
    };
    let app =
        App::new().route("/", web::get().to(handler)).wrap(ErrorMiddleware::new(ErrorFormat::records()));
    // In a task, which runs only when somebody wakes it.
    let called = rt::spawn(send(app, get("/?title=a")));
    let answer = rt::time::timeout(Duration::from_secs(5), called).await;
    assert_eq!(answer.expect("nobody woke the middleware").unwrap().status, 400);
}

#[actix_web::test]
async fn an_extractor_that_runs_after_the_answer_gets_its_error() {
    let task = Rc::new(RefCell::new(None));
    let (kept, alive) = (Rc::clone(&task), Rc::new(()));
    let handler = move |request: HttpRequest| {
        *kept.borrow_mut() = Some(request);
        async { "fine" }
    };
    let middleware = ErrorMiddleware::new(ErrorFormat::records());
    let app = App::new().app_data(Rc::clone(&alive)).route("/", web::get().to(handler)).wrap(middleware);
    let app = test::init_service(app).await;
    test::call_service(&app, get("/?title=a").to_request()).await;
    let request = task.take().expect("the handler ran");
    let status = rt::time::timeout(Duration::from_secs(5), extracted(request)).await;
    assert_eq!(status.expect("it waits for a middleware that is gone"), 400);
    drop(app);
    assert_eq!(Rc::strong_count(&alive), 1);
}
