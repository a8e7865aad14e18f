//! What the middleware leaves as it is.

use actix_web::{
    App, HttpResponse,
    http::{Method, StatusCode},
    test::TestRequest,
    web,
};
use api_validate::{
    ApiError, ErrorFormat,
    actix::ErrorMiddleware,
    response::{ErrorType, ProblemType},
};

use std::future::ready;

use crate::{
    app::formats,
    call::{Answer, get, send},
    middleware::{assert_plain, in_each_format},
};

#[actix_web::test]
async fn headers_stay_but_for_those_that_tell_of_the_body() {
    const KEPT: [(&str, &str); 5] = [
        ("retry-after", "30"),
        ("www-authenticate", "Bearer"),
        ("access-control-allow-origin", "*"),
        ("vary", "origin"),
        ("allow", "GET"),
    ];
    const ABOUT_BODY: [&str; 7] = [
        "content-encoding",
        "content-language",
        "content-md5",
        "content-digest",
        "repr-digest",
        "digest",
        "etag",
    ];
    let made = || {
        let mut response = HttpResponse::TooManyRequests();
        for (name, value) in KEPT {
            response.insert_header((name, value));
        }
        for name in ABOUT_BODY {
            response.insert_header((name, "x"));
        }
        response.content_type("text/html").body("slow down")
    };
    for answer in in_each_format(made, 429).await {
        for (name, value) in KEPT {
            assert_eq!(answer.header(name), value);
        }
        for name in ABOUT_BODY {
            assert!(!answer.headers.contains_key(name), "{name}");
        }
    }
}

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

/// The answer where a handler says this with 409, in a request with the trace id above.
async fn judged(format: &ErrorFormat, body: impl Into<String>) -> Answer {
    let (body, content_type) = (body.into(), format.media_type());
    let made = move || {
        let mut response = HttpResponse::Conflict();
        ready(response.insert_header(("etag", "\"1\"")).content_type(content_type).body(body.clone()))
    };
    let app = App::new().route("/", web::get().to(made)).wrap(ErrorMiddleware::new(format.clone()));
    let request = get("/").insert_header(("traceparent", format!("00-{TRACE}-00f067aa0ba902b7-01")));
    let answer = send(app, request).await;
    assert_eq!((answer.status, answer.header("trace-id")), (409, TRACE));
    assert_eq!(answer.header("content-type"), content_type);
    answer
}

#[actix_web::test]
async fn standard_bodies_stay_byte_for_byte() {
    let [rfc9457, details, records] = formats();
    let long = "x".repeat(200 * 1024);
    for (format, body) in [
        (&rfc9457, format!(r#"{{ "status" : 409 , "balance" : 30, "traceId": "{TRACE}" }}"#)),
        (&rfc9457, format!(r#"{{"status":409,"detail":"{long}","traceId":"{TRACE}"}}"#)),
        (
            &details,
            format!(
                r#"{{"Type":"a","Title":"b","Status":409,"Detail":"c","Extensions":{{"trace":"{TRACE}"}} }}"#
            ),
        ),
        (&records, r#"{ "Errors": [ {"ErrorType":"LEDGER_CLOSED","ErrorFeedback":"no"} ] }"#.to_owned()),
    ] {
        let answer = judged(format, &*body).await;
        assert_eq!((answer.text(), answer.header("etag")), (body, "\"1\""));
    }
}

#[actix_web::test]
async fn a_standard_body_gets_the_answers_trace_id() {
    let [rfc9457, details, _] = formats();
    for (format, sent, expected) in [
        (&rfc9457, r#"{"status":409 }"#, format!(r#"{{"status":409,"traceId":"{TRACE}"}}"#)),
        (
            &details,
            r#"{"Type":"a","Title":"b","Status":409,"Detail":"c"}"#,
            format!(
                r#"{{"Type":"a","Title":"b","Status":409,"Detail":"c","Extensions":{{"trace":"{TRACE}"}}}}"#
            ),
        ),
    ] {
        let answer = judged(format, sent).await;
        assert_eq!((answer.text(), answer.headers.contains_key("etag")), (expected, false));
    }
}

#[actix_web::test]
async fn what_is_almost_a_standard_body_is_replaced() {
    let [rfc9457, details, records] = formats();
    for (format, body) in [
        (&rfc9457, r#"{"status":404}"#),
        (&rfc9457, r#"{"status":409,"title":7}"#),
        (&details, r#"{"Type":"a","Title":"b","Status":409,"Detail":"c","debug":"d"}"#),
        (&records, r#"{"Errors":[]}"#),
        (&records, r#"{"Errors":[{"ErrorType":"A","ErrorFeedback":"b","debug":"c"}]}"#),
    ] {
        assert_plain(format, &judged(format, body).await, 409);
    }
}

/// Even one that says that it has the standard's form.
#[actix_web::test]
async fn a_body_that_drips_is_not_waited_for() {
    use futures_util::stream;
    for format in formats() {
        let media_type = format.media_type();
        let made = move || {
            let endless = stream::pending::<Result<web::Bytes, actix_web::Error>>();
            ready(HttpResponse::BadGateway().content_type(media_type).streaming(endless))
        };
        let app = App::new().route("/", web::get().to(made)).wrap(ErrorMiddleware::new(format.clone()));
        assert_plain(&format, &send(app, get("/")).await, 502);
    }
}

#[actix_web::test]
async fn a_body_of_another_format_is_replaced() {
    for format in formats() {
        for other in formats().into_iter().filter(|other| format!("{other:?}") != format!("{format:?}")) {
            let body = other.body(&ProblemType::Conflict.into(), None).to_json();
            let made =
                move || ready(HttpResponse::Conflict().content_type(other.media_type()).body(body.clone()));
            let app = App::new().route("/", web::get().to(made)).wrap(ErrorMiddleware::new(format.clone()));
            assert_plain(&format, &send(app, get("/")).await, 409);
        }
    }
}

#[actix_web::test]
async fn an_api_error_has_its_own_body_and_headers() {
    fn error() -> ApiError {
        ApiError::from(ErrorType::InvalidToken)
            .detail("Sign in.")
            .header("WWW-Authenticate", "Bearer")
            .header("X-Twice", "1")
            .header("X-Twice", "2")
            .header("no header", "x")
            .header("X-Bad", "line\r\nbreak")
            .header("Content-Length", "5")
            .header("Content-Type", "text/html")
            .caused_by("s3cret")
    }
    for format in formats() {
        let fail = async || Err::<HttpResponse, _>(error());
        let app = App::new().route("/", web::get().to(fail)).wrap(ErrorMiddleware::new(format.clone()));
        let answer = send(app, get("/")).await;
        let trace = answer.header("trace-id").parse().unwrap();
        let expected = serde_json::to_string(&format.body(&error(), Some(trace))).unwrap();
        assert_eq!((answer.status, answer.text()), (401, expected));
        assert_eq!(answer.header("content-type"), format.media_type());
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        assert_eq!(answer.headers.get_all("x-twice").collect::<Vec<_>>(), ["1", "2"]);
        assert!(!answer.headers.contains_key("x-bad") && !answer.headers.contains_key("content-length"));
    }
}

#[actix_web::test]
async fn what_is_no_error_stays_as_it_is() {
    for status in [200, 201, 206, 301, 304] {
        let made = move || {
            let status = StatusCode::from_u16(status).unwrap();
            ready(
                HttpResponse::build(status)
                    .insert_header(("etag", "\"1\""))
                    .content_type("text/plain")
                    .body("hello"),
            )
        };
        let app =
            App::new().route("/", web::get().to(made)).wrap(ErrorMiddleware::new(ErrorFormat::records()));
        let answer = send(app, get("/")).await;
        assert_eq!((answer.status, answer.text()), (status, "hello".to_owned()));
        assert_eq!((answer.header("content-type"), answer.header("etag")), ("text/plain", "\"1\""));
        assert_eq!(answer.header("trace-id").len(), 32);
    }
}

#[actix_web::test]
async fn head_may_have_lost_its_body() {
    for format in formats() {
        let media_type = format.media_type();
        let made = move || ready(HttpResponse::Conflict().content_type(media_type).finish());
        let app = App::new().route("/", web::head().to(made)).wrap(ErrorMiddleware::new(format));
        let answer = send(app, TestRequest::default().method(Method::HEAD).uri("/")).await;
        assert_eq!((answer.status, answer.body.len(), answer.header("content-type")), (409, 0, media_type));
    }
}
