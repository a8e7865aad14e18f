//! What the extractors take, and what they refuse.

use actix_web::{App, HttpMessage, HttpResponse, dev::Service, test::TestRequest, web};
use api_validate::{
    ApiValidate, Date, ErrorFormat, ValidationErrorType, Validator, Violation,
    actix::{ErrorMiddleware, ValidForm, ValidJson, ValidPath, ValidQuery},
};
use serde::Deserialize;

use crate::{
    app::{GOOD, URL_ENCODED, app},
    call::{call, get, post, post_json, send},
};

#[actix_web::test]
async fn a_good_body_reaches_the_handler() {
    for content_type in ["application/json", "application/json; charset=utf-8", "Application/Vnd.Acme+JSON"] {
        let answer = send(app(), post("/json", content_type, GOOD)).await;
        assert_eq!((answer.status, answer.text()), (200, "Accounts 3".into()), "{content_type}");
    }
}

#[actix_web::test]
async fn everything_that_is_wrong_with_a_body_is_told() {
    let body = r#"{"title":"Statement of accounts","pageCount":"x","colour":1}"#;
    assert_eq!(
        send(app(), post_json("/json", body)).await.records(),
        ["title MAX_LENGTH_EXCEEDED", "pageCount INVALID_NUMBER_FORMAT", "colour INVALID_FORMAT"]
    );
}

#[actix_web::test]
async fn a_body_that_is_no_json_is_one_record() {
    for body in [&b""[..], b"{", b"nonsense", b"\xff", b"\"\xed\xa0\x80\"", b"{} {}"] {
        assert_eq!(send(app(), post_json("/json", body)).await.records(), [" INVALID_FORMAT"], "{body:?}");
    }
    for content_type in ["", "text/plain"] {
        assert_eq!(send(app(), post("/json", content_type, "")).await.records(), [" INVALID_FORMAT"]);
    }
}

#[actix_web::test]
async fn a_body_of_another_type_is_415() {
    for content_type in ["", "text/plain", "text/json", URL_ENCODED, "application/xml"] {
        for path in ["/json", "/optional"] {
            let answer = send(app(), post(path, content_type, GOOD)).await;
            assert_eq!((answer.status, &*answer.error_type()), (415, "UNSUPPORTED_MEDIA_TYPE"), "{path}");
        }
    }
}

#[actix_web::test]
async fn a_body_that_is_said_to_be_compressed_is_415() {
    let codings = [("gzip", 415), ("br", 415), ("", 415), ("identity, gzip", 415), ("IDENTITY", 200)];
    for (coding, status) in codings {
        let coded = |request: TestRequest| request.insert_header(("content-encoding", coding));
        for path in ["/json", "/optional"] {
            let answer = send(app(), coded(post_json(path, GOOD))).await;
            assert_eq!(answer.status, status, "{coding}");
            if status == 415 {
                assert_eq!(answer.header("accept-encoding"), "identity");
            }
        }
        for path in ["/form", "/optional-form"] {
            let form = post(path, URL_ENCODED, "title=Accounts&pageCount=3");
            assert_eq!(send(app(), coded(form)).await.status, status, "{coding}");
        }
    }
}

#[actix_web::test]
async fn no_body_has_no_coding() {
    for (path, status) in [("/json", 400), ("/optional", 200), ("/form", 415), ("/optional-form", 200)] {
        let request = post(path, "", "").insert_header(("content-encoding", "gzip"));
        assert_eq!(send(app(), request).await.status, status, "{path}");
    }
}

/// As it has to be where a service decompresses bodies: what it reads has no coding any more.
#[actix_web::test]
async fn a_middleware_that_decompresses_takes_the_header_away() {
    let app = app().wrap_fn(|mut request, service| {
        request.headers_mut().remove("content-encoding");
        service.call(request)
    });
    let request = post_json("/json", GOOD).insert_header(("content-encoding", "gzip"));
    assert_eq!(send(app, request).await.text(), "Accounts 3");
}

#[actix_web::test]
async fn a_body_over_the_limit_is_413() {
    let padded = |len: usize| format!("{GOOD}{}", " ".repeat(len - GOOD.len()));
    for path in ["/json", "/optional"] {
        assert_eq!(send(app(), post_json(path, padded(100))).await.status, 200);
        let answer = send(app(), post_json(path, padded(101))).await;
        assert_eq!((answer.status, &*answer.error_type()), (413, "CONTENT_TOO_LARGE"));
    }
    for path in ["/form", "/optional-form"] {
        assert_eq!(send(app(), post(path, URL_ENCODED, padded(101))).await.status, 413);
    }
}

#[actix_web::test]
async fn a_form_is_the_body_or_the_query_string() {
    let form = "title=Accounts&pageCount=3";
    assert_eq!(send(app(), post("/form", URL_ENCODED, form)).await.text(), "Accounts 3");
    assert_eq!(send(app(), get(&format!("/form?{form}"))).await.text(), "Accounts 3");
    assert_eq!(send(app(), post("/form", "application/json", GOOD)).await.status, 415);
    assert_eq!(send(app(), post("/form", "", form)).await.status, 415);
    let head = TestRequest::default().method(actix_web::http::Method::HEAD).uri("/form?title=");
    assert_eq!(send(app(), head).await.status, 400);

    let both = ["title REQUIRED_FIELD_MISSING", "pageCount INVALID_NUMBER_FORMAT"];
    assert_eq!(send(app(), post("/form", URL_ENCODED, "title=&pageCount=x")).await.records(), both);
    assert_eq!(send(app(), get("/form?title=+&pageCount=x")).await.records(), both);
}

#[actix_web::test]
async fn queries_and_forms_that_are_wrongly_encoded_are_refused() {
    let wrong = ["title INVALID_FORMAT", "pageCount INVALID_NUMBER_FORMAT"];
    for text in ["100%", "%zz", "%FF"] {
        let form = format!("title={text}&pageCount=x");
        for path in ["/query", "/form", "/optional-form"] {
            assert_eq!(send(app(), get(&format!("{path}?{form}"))).await.records(), wrong, "{path}");
        }
        for path in ["/form", "/optional-form"] {
            assert_eq!(send(app(), post(path, URL_ENCODED, form.clone())).await.records(), wrong, "{path}");
        }
    }
    assert_eq!(send(app(), post("/form", URL_ENCODED, &b"title=\xff"[..])).await.status, 400);
}

#[actix_web::test]
async fn a_query_string_is_checked() {
    assert_eq!(send(app(), get("/query?title=due+today&pageCount=3")).await.text(), "due today 3");
    assert_eq!(
        send(app(), get("/query")).await.records(),
        ["title REQUIRED_FIELD_MISSING", "pageCount REQUIRED_FIELD_MISSING"]
    );
    assert_eq!(
        send(app(), get("/query?title=%20&pageCount=70000&x=1")).await.records(),
        ["title REQUIRED_FIELD_MISSING", "pageCount INVALID_NUMBER_RANGE", "x INVALID_FORMAT"]
    );
}

struct Opening {
    from: u8,
}

#[derive(Deserialize, ApiValidate)]
#[api(context = Opening)]
struct Booking {
    #[api(custom(open))]
    hour: u8,
}

fn open(hour: &u8, opening: &Opening) -> Result<(), Violation> {
    if *hour >= opening.from {
        return Ok(());
    }
    Err(Violation::new(ValidationErrorType::InvalidNumberRange))
}

fn bookings(config: &mut web::ServiceConfig) {
    config
        .route("/json", web::post().to(async |_: ValidJson<Booking>| HttpResponse::Ok()))
        .route("/optional", web::post().to(async |_: Option<ValidJson<Booking>>| HttpResponse::Ok()))
        .route("/form", web::post().to(async |_: ValidForm<Booking>| HttpResponse::Ok()))
        .route("/query", web::get().to(async |_: ValidQuery<Booking>| HttpResponse::Ok()))
        .route("/path/{hour}", web::get().to(async |_: ValidPath<Booking>| HttpResponse::Ok()));
}

/// Requests with this hour, to each of the extractors.
fn bookings_at(hour: u8) -> [TestRequest; 5] {
    let json = format!(r#"{{"hour":{hour}}}"#);
    [
        post_json("/json", json.clone()),
        post_json("/optional", json),
        post("/form", URL_ENCODED, format!("hour={hour}")),
        get(&format!("/query?hour={hour}")),
        get(&format!("/path/{hour}")),
    ]
}

#[actix_web::test]
async fn the_context_comes_from_the_applications_data() {
    let middleware = || ErrorMiddleware::new(ErrorFormat::records());
    let shared =
        || App::new().app_data(web::Data::new(Opening { from: 9 })).configure(bookings).wrap(middleware());
    let plain = || App::new().app_data(Opening { from: 9 }).configure(bookings).wrap(middleware());
    for request in bookings_at(9) {
        assert_eq!(send(shared(), request).await.status, 200);
    }
    for request in bookings_at(8) {
        assert_eq!(send(shared(), request).await.records(), ["hour INVALID_NUMBER_RANGE"]);
    }
    for request in bookings_at(8) {
        assert_eq!(send(plain(), request).await.records(), ["hour INVALID_NUMBER_RANGE"]);
    }
    // The one of the request goes first.
    for request in bookings_at(8) {
        let of_request = shared().wrap_fn(|request, service| {
            request.extensions_mut().insert(web::Data::new(Opening { from: 8 }));
            service.call(request)
        });
        assert_eq!(send(of_request, request).await.status, 200);
    }
    let none = || App::new().configure(bookings).wrap(middleware());
    for request in bookings_at(9) {
        let answer = send(none(), request).await;
        assert_eq!((answer.status, &*answer.error_type()), (500, "INTERNAL_ERROR"));
        assert!(!answer.text().contains("Opening"), "{}", answer.text());
    }
}

#[derive(Deserialize, ApiValidate)]
struct Arrival {
    #[api(date(min = today))]
    arrival: String,
    #[api(required)]
    guest: String,
}

#[actix_web::test]
async fn the_settings_come_from_the_request_or_the_application() {
    let today = |day| Validator::new().today(Date::new(2026, 11, day).unwrap()).max_errors(1);
    let routes = |config: &mut web::ServiceConfig| {
        config
            .route("/json", web::post().to(async |_: ValidJson<Arrival>| HttpResponse::Ok()))
            .route("/query", web::get().to(async |_: ValidQuery<Arrival>| HttpResponse::Ok()));
    };
    let middleware = || ErrorMiddleware::new(ErrorFormat::records());
    for (day, status) in [(22, 200), (23, 400)] {
        let body = r#"{"arrival":"22/NOV/2026","guest":"Ada"}"#;
        let query = "/query?arrival=22%2FNOV%2F2026&guest=Ada";
        for request in [post_json("/json", body), get(query)] {
            let app = App::new().app_data(today(day)).configure(routes).wrap(middleware());
            assert_eq!(send(app, request).await.status, status);
        }
        for request in [post_json("/json", body), get(query)] {
            let own = move |request: actix_web::dev::ServiceRequest, next: &_| {
                request.extensions_mut().insert(today(day));
                Service::call(next, request)
            };
            let app = App::new().app_data(today(1)).configure(routes).wrap_fn(own).wrap(middleware());
            assert_eq!(send(app, request).await.status, status);
        }
    }
    let app = App::new().app_data(today(23)).configure(routes).wrap(middleware());
    assert_eq!(send(app, get("/query?arrival=22%2FNOV%2F2026&guest=+")).await.records().len(), 1);
}

#[derive(Deserialize, ApiValidate)]
struct Switches {
    m: std::collections::BTreeMap<bool, u8>,
}

#[actix_web::test]
async fn the_key_of_a_map_is_any_text() {
    async fn count(list: ValidJson<Vec<Switches>>) -> String {
        list[0].m.len().to_string()
    }
    fn routes(routes: &mut web::ServiceConfig) {
        routes.route("/", web::post().to(count));
    }
    let send = |body: String| call(routes, post_json("/", body));
    for key in ["a", "é", "€", "😀", "trué", "fals😀"] {
        assert_eq!(send(format!(r#"[{{"m":{{"{key}":1}}}}]"#)).await.status, 400, "{key}");
    }
    assert_eq!(send(r#"[{"m":{"true":1}}]"#.into()).await.text(), "1");
}

/// The service's mistake, which no client can mend: a request has one body.
#[actix_web::test]
async fn a_body_that_another_extractor_has_taken_is_500() {
    fn routes(routes: &mut web::ServiceConfig) {
        routes
            .route("/json", web::post().to(async |_: web::Bytes, _: ValidJson<Arrival>| HttpResponse::Ok()))
            .route("/form", web::post().to(async |_: web::Bytes, _: ValidForm<Arrival>| HttpResponse::Ok()))
            .route(
                "/two",
                web::post().to(async |_: ValidJson<Arrival>, _: ValidJson<Arrival>| HttpResponse::Ok()),
            )
            .route(
                "/optional",
                web::post().to(async |_: web::Bytes, _: Option<ValidJson<Arrival>>| HttpResponse::Ok()),
            )
            .route("/alone", web::post().to(async |_: ValidJson<Arrival>| HttpResponse::Ok()));
    }
    let body = r#"{"arrival":"22/NOV/2999","guest":"Ada"}"#;
    for (path, status) in [("/json", 500), ("/form", 500), ("/two", 500), ("/optional", 500), ("/alone", 200)]
    {
        for header in [("content-length", "39"), ("transfer-encoding", "chunked")] {
            let answer = call(routes, post_json(path, body).insert_header(header)).await;
            assert_eq!(answer.status, status, "{path}: {}", answer.text());
        }
    }
    // Nothing was sent, so nothing was taken.
    for header in [("content-length", "0"), ("x-none", "")] {
        assert_eq!(call(routes, post_json("/json", "").insert_header(header)).await.status, 400);
        assert_eq!(call(routes, post_json("/optional", "").insert_header(header)).await.status, 200);
    }
}
