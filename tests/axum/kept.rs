//! What the layer leaves as it is.

use api_validate::{
    ApiError, ErrorFormat,
    axum::ErrorLayer,
    response::{ErrorType, ProblemType},
};
use axum::{
    Json, Router,
    body::{Body, Bytes},
    http::{Request, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get as on_get,
};
use futures_util::stream;
use serde_json::json;

use crate::{
    call::{Answer, get, send},
    layer::{answering, assert_plain, formats, in_each_format, problem_json, to},
};

#[tokio::test]
async fn headers_stay_but_for_those_that_tell_of_the_body() {
    let about_body = [
        ("content-type", "text/html"),
        ("content-encoding", "gzip"),
        ("content-disposition", "attachment"),
        ("content-language", "de"),
        ("content-range", "bytes 0-1/2"),
        ("accept-ranges", "bytes"),
        ("content-md5", "Q2hlY2sgSW50ZWdyaXR5IQ=="),
        ("content-digest", "sha-256=:AA==:"),
        ("repr-digest", "sha-256=:AA==:"),
        ("digest", "sha-256=AA=="),
        ("etag", "\"x\""),
        ("last-modified", "Mon, 02 Jan 2006 15:04:05 GMT"),
    ];
    let kept = [
        ("retry-after", "30"),
        ("www-authenticate", "Bearer"),
        ("access-control-allow-origin", "*"),
        ("vary", "origin"),
        ("set-cookie", "a=b"),
        ("location", "/elsewhere"),
    ];
    let routes = Router::new().route(
        "/",
        on_get(async move || (StatusCode::TOO_MANY_REQUESTS, about_body, kept.map(pair), "slow down")),
    );
    for answer in in_each_format(routes, to("/"), 429).await {
        for (name, value) in kept {
            assert_eq!(answer.header(name), value);
        }
        for (name, _) in &about_body[1..] {
            assert!(!answer.headers.contains_key(*name), "{name}");
        }
    }
}

fn pair((name, value): (&'static str, &'static str)) -> (header::HeaderName, &'static str) {
    (header::HeaderName::from_static(name), value)
}

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const OTHER_TRACE: &str = "0af7651916cd43dd8448eb211c80319c";

/// The answer where a handler says this with 409, in a request with the trace id above.
async fn judged(format: &ErrorFormat, body: impl Into<String>) -> Answer {
    let (body, content_type) = (body.into(), format!("{}; charset=utf-8", format.media_type()));
    let made = async move || {
        let headers = [("content-type", content_type), ("etag", "\"1\"".into()), ("digest", "x".into())];
        (StatusCode::CONFLICT, headers, body)
    };
    let app = Router::new().route("/", on_get(made)).layer(ErrorLayer::new(format.clone()));
    let traceparent = format!("00-{TRACE}-00f067aa0ba902b7-01");
    let answer =
        send(&app, Request::get("/").header("traceparent", traceparent).body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, answer.header("trace-id")), (409, TRACE));
    assert_eq!(answer.header("content-length"), answer.body.len().to_string());
    answer
}

#[tokio::test]
async fn standard_bodies_stay_byte_for_byte() {
    let [rfc9457, details, records] = formats();
    let long = "x".repeat(200 * 1024);
    for (format, body) in [
        (&rfc9457, format!(r#"{{ "status" : 409 , "balance" : 1e999, "traceId": "{TRACE}" }}"#)),
        (&rfc9457, format!(r#"{{"traceId":"{TRACE}","Status":409,"status":409,"type":"/out-of-credit"}}"#)),
        (&rfc9457, format!(r#"{{"status":409,"detail":"{long}","traceId":"{TRACE}"}}"#)),
        (&rfc9457, format!(r##"{{"status":409,"errors":[{{"pointer":"#/a","more":1}}],"traceId":"{TRACE}"}}"##)),
        (
            &details,
            format!(
                r#"{{ "Type":"/a","Title":"b","Status":409,"Detail":"c","Instance":"/d","Errors":{{"e":["f"]}},
                    "Extensions":{{"debug":1,"trace":"{TRACE}"}} }}"#
            ),
        ),
        (&records, r#"{ "Errors": [ {"ErrorType":"LEDGER_CLOSED","ErrorFeedback":"no"} ] }"#.to_owned()),
        (
            &records,
            r#"{"ValidationErrors":[{"Field":"a","Criteria":"b","ValidationErrorType":"X","Message":"m"}],"Truncated":true}"#
                .to_owned(),
        ),
        (
            &ErrorFormat::records().exceptions(true),
            r#"{"Errors":[{"ErrorType":"A","ErrorFeedback":"b","Exception":"c"}]}"#.to_owned(),
        ),
    ] {
        let answer = judged(format, &*body).await;
        assert_eq!(answer.text(), body);
        answer.assert_type(&format!("{}; charset=utf-8", format.media_type()));
        assert_eq!((answer.header("etag"), answer.header("digest")), ("\"1\"", "x"));
    }
}

#[tokio::test]
async fn a_standard_body_gets_the_answers_trace_id() {
    let [rfc9457, details, _] = formats();
    let b = |extensions| format!(r#"{{"Type":"a","Title":"b","Status":409,"Detail":"c"{extensions}}}"#);
    for (format, sent, expected) in [
        (
            &rfc9457,
            r#"{ "status" : 409, "balance" : 1e999 }"#.to_owned(),
            format!(r#"{{"status":409,"balance":1e999,"traceId":"{TRACE}"}}"#),
        ),
        (
            &rfc9457,
            format!(r#"{{"traceId":"{OTHER_TRACE}","status":409}}"#),
            format!(r#"{{"traceId":"{TRACE}","status":409}}"#),
        ),
        (
            &rfc9457,
            r#"{"status":409,"traceId":7}"#.to_owned(),
            format!(r#"{{"status":409,"traceId":"{TRACE}"}}"#),
        ),
        (&details, b(String::new()), b(format!(r#","Extensions":{{"trace":"{TRACE}"}}"#))),
        (
            &details,
            b(format!(r#","Extensions":{{"x":[1], "trace":"{OTHER_TRACE}","y":null}}"#)),
            b(format!(r#","Extensions":{{"x":[1],"trace":"{TRACE}","y":null}}"#)),
        ),
    ] {
        let answer = judged(format, sent).await;
        assert_eq!(answer.text(), expected);
        assert!(!answer.headers.contains_key("etag") && !answer.headers.contains_key("digest"));
    }
}

#[tokio::test]
async fn what_is_almost_a_standard_body_is_replaced() {
    let [rfc9457, details, records] = formats();
    for body in [
        r#"{"status":404}"#,
        r#"{"status":409.0}"#,
        r#"{"status":409,"status":409}"#,
        r#"{"status":409,"title":7}"#,
        r#"{"status":409,"detail":null}"#,
        r#"{"status":409,"type":["/a"]}"#,
        r#"{"status":409,"errors":{}}"#,
        r#"{"status":409,"errors":[]}"#,
        r#"{"status":409,"errors":["a"]}"#,
        r#"{"status":409,"errors":[{"detail":7}]}"#,
        r#"{"status":409,"truncated":"no"}"#,
        r#"{"status":409,"\ud800":1}"#,
    ] {
        assert_plain(&rfc9457, &judged(&rfc9457, body).await, 409);
    }
    for body in [
        r#"{"Status":409}"#,
        r#"{"Type":"a","Title":"b","Status":400,"Detail":"c"}"#,
        r#"{"Type":"a","Title":"b","Status":"409","Detail":"c"}"#,
        r#"{"Type":"a","Title":"b","Status":409}"#,
        r#"{"Type":"a","Title":"b","Status":409,"Detail":"c","debug":"d"}"#,
        r#"{"Type":"a","Title":"b","Status":409,"Detail":"c","Errors":{"a":"b"}}"#,
        r#"{"Type":"a","Title":"b","Status":409,"Detail":"c","Errors":[]}"#,
        r#"{"Type":"a","Title":"b","Status":409,"Detail":"c","Extensions":[]}"#,
        r#"{"type":"a","title":"b","status":409,"detail":"c"}"#,
    ] {
        assert_plain(&details, &judged(&details, body).await, 409);
    }
    for body in [
        r#"{"Errors":[]}"#,
        r#"{"Errors":["a"]}"#,
        r#"{"Errors":[{"ErrorType":"A"}]}"#,
        r#"{"Errors":[{"ErrorType":"A","ErrorFeedback":7}]}"#,
        r#"{"Errors":[{"ErrorType":"A","ErrorFeedback":"b","debug":"c"}]}"#,
        r#"{"Errors":[{"ErrorType":"A","ErrorFeedback":"b","Exception":"c"}]}"#,
        r#"{"Errors":[{"ErrorType":"A","ErrorFeedback":"b"}],"debug":1}"#,
        r#"{"ValidationErrors":[]}"#,
        r#"{"ValidationErrors":[{"Field":"a","Criteria":"b","ValidationErrorType":"X"}]}"#,
        r#"{"ValidationErrors":[{"Field":"a","Criteria":"b","ValidationErrorType":"X","Message":"m","Value":1}]}"#,
        r#"{"ValidationErrors":[{"Field":"a","Criteria":"b","ValidationErrorType":"X","Message":"m"}],"Truncated":1}"#,
        r#"{"Errors":[{"ErrorType":"A","ErrorFeedback":"b"}],"ValidationErrors":[]}"#,
    ] {
        assert_plain(&records, &judged(&records, body).await, 409);
    }
}

/// A layer further in may have cut it off, as an answer to HEAD has none.
#[tokio::test]
async fn a_body_that_head_has_lost_has_no_length() {
    for format in formats() {
        let media_type = format.media_type();
        let made = async move || {
            (StatusCode::CONFLICT, [("content-type", media_type), ("content-length", "14")], Body::empty())
        };
        let app = Router::new().fallback(made).layer(ErrorLayer::new(format));
        let answer = send(&app, Request::head("/").body(Body::empty()).unwrap()).await;
        assert_eq!((answer.status, answer.header("content-type")), (409, media_type));
        assert!(answer.headers.get("content-length").is_none_or(|length| length != "14"));
    }
}

#[tokio::test]
async fn a_body_of_another_format_is_replaced() {
    for format in formats() {
        for other in formats().into_iter().filter(|other| format!("{other:?}") != format!("{format:?}")) {
            let body = serde_json::to_string(&other.body(&ProblemType::Conflict.into(), None)).unwrap();
            let content_type = other.media_type();
            let made = async move || (StatusCode::CONFLICT, [("content-type", content_type)], body);
            let app = Router::new().route("/", on_get(made)).layer(ErrorLayer::new(format.clone()));
            assert_plain(&format, &get(&app, "/").await, 409);
        }
    }
}

#[tokio::test]
async fn an_api_error_has_its_own_body_and_headers() {
    let error = || {
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
    };
    for format in formats() {
        let app = Router::new()
            .route("/", on_get(async move || Err::<(), _>(error())))
            .layer(ErrorLayer::new(format.clone()));
        let answer = get(&app, "/").await;
        let trace = answer.header("trace-id").parse().unwrap();
        let expected = serde_json::to_string(&format.body(&error(), Some(trace))).unwrap();
        assert_eq!((answer.status, answer.text()), (401, expected));
        answer.assert_type(format.media_type());
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        assert_eq!(answer.header("content-length"), answer.body.len().to_string());
        let twice: Vec<_> = answer.headers.get_all("x-twice").iter().collect();
        assert_eq!(twice, ["1", "2"]);
        assert!(!answer.headers.contains_key("x-bad"));
    }
}

#[tokio::test]
async fn without_the_layer_an_api_error_has_the_default_format() {
    let app = answering(|| ApiError::from(ProblemType::Conflict).header("Retry-After", "1"));
    let answer = get(&app, "/").await;
    assert_eq!(answer.status, 409);
    answer.assert_type("application/problem+json");
    assert_eq!(answer.json()["type"], "/errors/conflict");
    assert_eq!(answer.header("retry-after"), "1");
    assert!(!answer.headers.contains_key("trace-id"));
}

#[tokio::test]
async fn a_status_that_was_set_afterwards_stands() {
    let made = || (StatusCode::NOT_FOUND, ApiError::from(ProblemType::Forbidden)).into_response();
    in_each_format(answering(made), to("/"), 404).await;
}

#[tokio::test]
async fn what_is_no_error_stays_as_it_is() {
    for status in [200, 201, 204, 206, 301, 304] {
        let status = StatusCode::from_u16(status).unwrap();
        let headers = [("content-type", "text/plain"), ("etag", "\"1\"")];
        let body = if matches!(status.as_u16(), 204 | 304) { "" } else { "hello" };
        let app = Router::new()
            .route("/", on_get(async move || (status, headers, body)))
            .layer(ErrorLayer::new(ErrorFormat::records()));
        let answer = get(&app, "/").await;
        assert_eq!((answer.status, answer.text()), (status.as_u16(), body.to_owned()));
        assert_eq!((answer.header("content-type"), answer.header("etag")), ("text/plain", "\"1\""));
        assert_eq!(answer.header("trace-id").len(), 32);
    }
}

#[tokio::test]
async fn a_stream_that_is_no_error_is_not_gathered() {
    let endless = || Body::from_stream(stream::pending::<Result<Bytes, std::io::Error>>());
    let app = Router::new()
        .route("/", on_get(async move || endless()))
        .layer(ErrorLayer::new(ErrorFormat::records()));
    let response = tower::ServiceExt::oneshot(app, to("/")()).await.unwrap();
    assert_eq!(response.status(), 200);
}

#[tokio::test]
async fn head_is_answered_as_get_without_a_body() {
    type Made = fn() -> Response;
    let answers: &[Made] = &[
        || StatusCode::CONFLICT.into_response(),
        || (StatusCode::CONFLICT, "plain text").into_response(),
        || ApiError::from(ProblemType::Conflict).into_response(),
        || (StatusCode::CONFLICT, Json(json!({"Errors": []}))).into_response(),
        || problem_json(r#"{"status":409}"#),
        || "hello".into_response(),
    ];
    for format in formats() {
        for made in answers {
            let app = answering(*made).layer(ErrorLayer::new(format.clone()));
            let (head, get) =
                (send(&app, Request::head("/").body(Body::empty()).unwrap()).await, get(&app, "/").await);
            assert_eq!((head.status, &*head.body), (get.status, &b""[..]));
            for name in ["content-type", "content-length"] {
                assert_eq!(head.header(name), get.header(name), "{name} of {}", get.text());
            }
            assert_eq!(head.header("trace-id").len(), 32);
        }
    }
}

#[tokio::test]
async fn a_record_that_says_its_part_is_kept() {
    let record =
        json!({ "Field": "a", "Criteria": "b", "ValidationErrorType": "INVALID_FORMAT", "Message": "c" });
    for (part, is_kept) in [(json!("query"), true), (json!(1), false)] {
        let mut record = record.clone();
        record["In"] = part.clone();
        let body = json!({ "ValidationErrors": [record] }).to_string();
        assert_eq!(judged(&ErrorFormat::records(), body.clone()).await.text() == body, is_kept, "{part}");
        let body = json!({ "status": 409, "errors": [{ "in": part }], "traceId": TRACE }).to_string();
        let format = ErrorFormat::rfc9457("/errors");
        assert_eq!(judged(&format, body.clone()).await.text() == body, is_kept, "{part}");
    }
}
