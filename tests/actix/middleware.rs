//! What the middleware makes of answers, and what it asks of requests.

use actix_web::{
    App, HttpResponse, ResponseError,
    dev::{Service, ServiceRequest},
    error, guard,
    http::{Method, StatusCode},
    test::TestRequest,
    web::{self, Bytes},
};
use api_validate::{ApiError, ErrorFormat, actix::ErrorMiddleware};
use futures_util::stream;
use serde_json::{Value, json};
use std::future::ready;

use crate::{
    app::{BASE, app_in, formats},
    call::{Answer, get, post, post_json, send},
};

/// The answer says no more than its status.
#[track_caller]
pub(crate) fn assert_plain(format: &ErrorFormat, answer: &Answer, status: u16) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.header("content-type"), format.media_type());
    let trace = answer.header("trace-id").parse().unwrap();
    let standard: Value =
        serde_json::to_value(format.body(&ApiError::from_status(status), Some(trace))).unwrap();
    assert_eq!(answer.json(), standard);
}

/// Calls a handler behind the middleware, in each format.
pub(crate) async fn in_each_format(made: fn() -> HttpResponse, status: u16) -> Vec<Answer> {
    let mut answers = Vec::new();
    for format in formats() {
        let app = App::new()
            .route("/", web::get().to(move || ready(made())))
            .wrap(ErrorMiddleware::new(format.clone()));
        let answer = send(app, get("/")).await;
        assert_plain(&format, &answer, status);
        answers.push(answer);
    }
    answers
}

#[actix_web::test]
async fn unknown_paths_and_wrong_methods() {
    for format in formats() {
        assert_plain(&format, &send(app_in(format.clone()), get("/nowhere")).await, 404);
        assert_plain(&format, &send(app_in(format.clone()), get("/..%2f..%2fetc")).await, 404);
        // An `App`'s own routes answer 404, a resource 405.
        let brew = TestRequest::default().method(Method::from_bytes(b"BREW").unwrap()).uri("/form");
        assert_plain(&format, &send(app_in(format.clone()), brew).await, 405);
    }
}

#[actix_web::test]
async fn what_actix_refuses() {
    for format in formats() {
        for (body, status) in [("{", 400), (r#"{"title":"s3cret"}"#, 400)] {
            let answer = send(app_in(format.clone()), post_json("/foreign", body)).await;
            assert_plain(&format, &answer, status);
        }
        // Its own limit of JSON is not the one that was set.
        let answer = send(app_in(format.clone()), post("/foreign", "text/plain", "{}")).await;
        assert_plain(&format, &answer, answer.status);
        assert!(matches!(answer.status, 400 | 415));
    }
}

fn conflict(content_type: &'static str, body: impl actix_web::body::MessageBody + 'static) -> HttpResponse {
    HttpResponse::Conflict().content_type(content_type).body(body)
}

#[actix_web::test]
async fn foreign_bodies_are_replaced() {
    let bodies: &[fn() -> HttpResponse] = &[
        || HttpResponse::Conflict().finish(),
        || conflict("text/plain", "plain text"),
        || conflict("text/html", "<h1>no</h1>"),
        || HttpResponse::Conflict().json(json!({"error": "no"})),
        || HttpResponse::Conflict().json(json!({"Errors": "no"})),
        || HttpResponse::Conflict().json(json!({"ValidationErrors": {}})),
        || HttpResponse::Conflict().json(json!(["Errors"])),
        || conflict("application/problem+json", "not json"),
        || conflict("application/problem+json", "{}"),
        || conflict("application/problem+json", r#"{"status":"409"}"#),
        || conflict("application/problem+json", vec![b' '; 300 * 1024]),
        || HttpResponse::Conflict().content_type("application/problem+json").streaming(failing()),
        || HttpResponse::Conflict().content_type("application/json").streaming(failing()),
        || HttpResponse::Conflict().streaming(failing()),
    ];
    for body in bodies {
        in_each_format(*body, 409).await;
    }
}

fn failing() -> impl futures_util::Stream<Item = Result<Bytes, std::io::Error>> {
    stream::iter([Ok(Bytes::from_static(b"{\"status\":409")), Err(std::io::Error::other("gone"))])
}

#[actix_web::test]
async fn a_foreign_stream_is_not_waited_for() {
    let endless = || HttpResponse::BadGateway().streaming(stream::pending::<Result<Bytes, std::io::Error>>());
    in_each_format(endless, 502).await;
}

#[actix_web::test]
async fn what_a_middleware_fails_with_is_answered_too() {
    #[derive(Debug)]
    struct Own;
    impl std::fmt::Display for Own {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("s3cret")
        }
    }
    impl ResponseError for Own {
        fn status_code(&self) -> StatusCode {
            StatusCode::BAD_GATEWAY
        }
    }
    let failures: [(fn() -> actix_web::Error, u16); 4] = [
        (|| Own.into(), 502),
        (|| error::ErrorConflict("s3cret"), 409),
        (|| ApiError::from_status(410).into(), 410),
        (|| error::ErrorInternalServerError("s3cret"), 500),
    ];
    for format in formats() {
        for (failure, status) in failures {
            let fail = move |_: ServiceRequest, _: &_| async move { Err(failure()) };
            let routes = App::new().route("/", web::get().to(HttpResponse::Ok));
            let app = routes.wrap_fn(fail_with(fail)).wrap(ErrorMiddleware::new(format.clone()));
            assert_plain(&format, &send(app, get("/")).await, status);
        }
    }
}

/// Names the types of a middleware that is a function.
fn fail_with<S, F, R>(fail: F) -> F
where
    S: Service<ServiceRequest>,
    F: Fn(ServiceRequest, &S) -> R + Clone,
    R: Future<Output = Result<crate::app::Response, actix_web::Error>>,
{
    fail
}

#[actix_web::test]
async fn guards_scopes_and_services_of_last_resort() {
    for format in formats() {
        let inner = web::scope("/inner").route("/here", web::get().to(HttpResponse::Ok));
        let guarded = web::resource("/guarded").guard(guard::Header("x", "y")).to(HttpResponse::Ok);
        let app = || {
            App::new()
                .service(web::scope("/inner").route("/here", web::get().to(HttpResponse::Ok)))
                .default_service(web::to(async || HttpResponse::ImATeapot().body("short and stout")))
                .wrap(ErrorMiddleware::new(format.clone()))
        };
        let _ = (inner, guarded);
        assert_eq!(send(app(), get("/inner/here")).await.status, 200);
        assert_plain(&format, &send(app(), get("/nowhere")).await, 418);
    }
}

#[actix_web::test]
async fn a_middleware_within_a_middleware() {
    for format in formats() {
        let inner = ErrorMiddleware::new(ErrorFormat::problem_details("https://inner.example.com"));
        let fail = async || Err::<HttpResponse, _>(ApiError::from_status(409));
        let app =
            App::new().route("/", web::get().to(fail)).wrap(inner).wrap(ErrorMiddleware::new(format.clone()));
        assert_plain(&format, &send(app, get("/")).await, 409);
    }
}

#[actix_web::test]
async fn a_version_is_asked_for_on_every_call() {
    let format = || ErrorFormat::problem_details(BASE).version_header("Acme-Version");
    let app = || {
        let versions = ErrorMiddleware::new(format()).versions(["2026-01-01", "2026-07-01"]);
        App::new().route("/", web::get().to(async || "hello")).wrap(versions)
    };
    let call = async |path: &str, versions: &[&'static str]| {
        let request = versions
            .iter()
            .fold(get(path), |request, version| request.append_header(("acme-version", *version)));
        send(app(), request).await
    };
    assert_eq!(call("/", &["2026-07-01"]).await.status, 200);
    assert_eq!(call("/nowhere", &["2026-01-01"]).await.status, 404);
    for versions in [&[][..], &[""], &["2026-01-02"], &["s3cret"], &["2026-01-01", "2026-01-01"]] {
        for path in ["/", "/nowhere"] {
            let answer = call(path, versions).await;
            assert_eq!(answer.status, 406, "{path} {versions:?}");
            assert_eq!(
                answer.json(),
                json!({
                    "Type": "https://api.example.com/errors/not-acceptable",
                    "Title": "Not Acceptable",
                    "Status": 406,
                    "Detail": "Send the header Acme-Version once, with one of: 2026-01-01, 2026-07-01.",
                    "Extensions": {"trace": answer.header("trace-id")},
                })
            );
        }
    }
}
