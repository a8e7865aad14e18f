//! What the extractors take, and what they refuse.

use api_validate::{
    ApiValidate, Date, ErrorFormat, ValidationErrorType, Validator, Violation,
    axum::{ErrorLayer, ProvideContext, ValidForm, ValidJson, ValidPath, ValidQuery},
};
use axum::{
    Extension, Router,
    body::Body,
    extract::DefaultBodyLimit,
    http::Request,
    routing::{get as on_get, post as on_post},
};
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;

use crate::call::{Answer, get, post, post_json, send};

#[derive(Clone, Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Document {
    #[api(required, length(max = 10))]
    title: String,
    page_count: u16,
}

const GOOD: &str = r#"{"title":"Accounts","pageCount":3}"#;

fn with(routes: Router) -> Router {
    routes.layer(DefaultBodyLimit::max(100)).layer(ErrorLayer::new(ErrorFormat::records()))
}

async fn take(document: ValidJson<Document>) -> String {
    format!("{} {}", document.title, document.page_count)
}

async fn take_optional(document: Option<ValidJson<Document>>) -> String {
    document.map_or("none".to_owned(), |document| document.into_inner().title)
}

async fn take_form(form: ValidForm<Document>) -> String {
    format!("{} {}", form.title, form.page_count)
}

async fn take_optional_form(form: Option<ValidForm<Document>>) -> String {
    form.map_or("none".to_owned(), |form| form.into_inner().title)
}

async fn take_query(ValidQuery(query): ValidQuery<Document>) -> String {
    format!("{} {}", query.title, query.page_count)
}

fn app() -> Router {
    with(
        Router::new()
            .route("/json", on_post(take))
            .route("/optional", on_post(take_optional))
            .route("/form", on_post(take_form).get(take_form))
            .route("/optional-form", on_post(take_optional_form).get(take_optional_form))
            .route("/query", on_get(take_query)),
    )
}

/// The fields and codes of a validation failure.
fn records(answer: &Answer) -> Vec<(String, String)> {
    assert_eq!(answer.status, 400, "{}", answer.text());
    let text = |record: &serde_json::Value, name: &str| record[name].as_str().unwrap().to_owned();
    let body = answer.json();
    let records = body["ValidationErrors"].as_array().unwrap_or_else(|| panic!("{body}"));
    records.iter().map(|record| (text(record, "Field"), text(record, "ValidationErrorType"))).collect()
}

fn assert_records(answer: &Answer, expected: &[(&str, &str)]) {
    let records = records(answer);
    let records: Vec<_> = records.iter().map(|(field, code)| (&**field, &**code)).collect();
    assert_eq!(records, expected);
}

fn error_type(answer: &Answer) -> String {
    answer.json()["Errors"][0]["ErrorType"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_good_body_reaches_the_handler() {
    for content_type in ["application/json", "application/json; charset=utf-8", "Application/Vnd.Acme+JSON"] {
        let answer = post(&app(), "/json", content_type, GOOD).await;
        assert_eq!((answer.status, answer.text()), (200, "Accounts 3".into()), "{content_type}");
    }
}

#[tokio::test]
async fn everything_that_is_wrong_with_a_body_is_told() {
    let answer =
        post_json(&app(), "/json", r#"{"title":"Statement of accounts","pageCount":"x","colour":1}"#).await;
    assert_records(
        &answer,
        &[
            ("title", "MAX_LENGTH_EXCEEDED"),
            ("pageCount", "INVALID_NUMBER_FORMAT"),
            ("colour", "INVALID_FORMAT"),
        ],
    );
}

#[tokio::test]
async fn a_body_that_is_no_json_is_one_record() {
    for body in [&b""[..], b"{", b"nonsense", b"\xff", b"\"\xed\xa0\x80\"", b"{} {}"] {
        let answer = post_json(&app(), "/json", body).await;
        let records = records(&answer);
        assert_eq!(records.len(), 1, "{body:?}: {records:?}");
        assert_eq!(records[0].0, "", "{body:?}");
    }
}

#[tokio::test]
async fn an_absent_body_is_one_record_whatever_its_type() {
    for content_type in ["", "text/plain", "application/json"] {
        assert_eq!(records(&post(&app(), "/json", content_type, "").await).len(), 1);
    }
}

#[tokio::test]
async fn a_body_of_another_type_is_415() {
    for content_type in
        ["", "text/plain", "text/json", "application/x-www-form-urlencoded", "application/xml"]
    {
        for path in ["/json", "/optional"] {
            let answer = post(&app(), path, content_type, GOOD).await;
            assert_eq!(answer.status, 415, "{path} {content_type}");
            assert_eq!(error_type(&answer), "UNSUPPORTED_MEDIA_TYPE");
        }
    }
}

#[tokio::test]
async fn a_body_that_is_said_to_be_compressed_is_415() {
    for (coding, status) in
        [("gzip", 415), ("br", 415), ("", 415), ("identity, gzip", 415), ("IDENTITY", 200)]
    {
        for path in ["/json", "/optional"] {
            let request = Request::post(path).header("content-type", "application/json");
            let answer =
                send(&app(), request.header("content-encoding", coding).body(GOOD.into()).unwrap()).await;
            assert_eq!(answer.status, status, "{coding}");
            if status == 415 {
                assert_eq!(answer.header("accept-encoding"), "identity");
            }
        }
    }
}

#[tokio::test]
async fn no_body_has_no_coding() {
    for (path, status) in [("/json", 400), ("/optional", 200), ("/form", 415), ("/optional-form", 200)] {
        let request = Request::post(path).header("content-encoding", "gzip").body(Body::empty()).unwrap();
        assert_eq!(send(&app(), request).await.status, status, "{path}");
    }
}

#[tokio::test]
async fn a_body_over_the_limit_is_413() {
    let padded = |len: usize| format!("{GOOD}{}", " ".repeat(len - GOOD.len()));
    for path in ["/json", "/optional"] {
        assert_eq!(post_json(&app(), path, padded(100)).await.status, 200);
        let answer = post_json(&app(), path, padded(101)).await;
        assert_eq!(answer.status, 413);
        assert_eq!(error_type(&answer), "CONTENT_TOO_LARGE");
    }
    for path in ["/form", "/optional-form"] {
        let answer = post(&app(), path, "application/x-www-form-urlencoded", padded(101)).await;
        assert_eq!(answer.status, 413);
    }
}

#[tokio::test]
async fn only_an_absent_body_is_none() {
    let app = app();
    for content_type in ["", "application/json", "text/plain"] {
        let answer = post(&app, "/optional", content_type, "").await;
        assert_eq!((answer.status, answer.text()), (200, "none".into()), "{content_type}");
    }
    assert_eq!(post_json(&app, "/optional", GOOD).await.text(), "Accounts");
    for body in [" ", "{", "null", "[]", "{}", "nonsense"] {
        assert_eq!(post_json(&app, "/optional", body).await.status, 400, "{body}");
    }
}

#[tokio::test]
async fn a_form_is_the_body_or_the_query_string() {
    let app = app();
    let form = "title=Accounts&pageCount=3";
    let url_encoded = "application/x-www-form-urlencoded";
    assert_eq!(post(&app, "/form", url_encoded, form).await.text(), "Accounts 3");
    assert_eq!(get(&app, &format!("/form?{form}")).await.text(), "Accounts 3");
    assert_eq!(post(&app, "/form", "application/json", GOOD).await.status, 415);
    assert_eq!(post(&app, "/form", "", form).await.status, 415);
    let head = Request::head("/form?title=").body(Body::empty()).unwrap();
    assert_eq!(send(&app, head).await.status, 400);

    let both: &[(&str, &str)] =
        &[("title", "REQUIRED_FIELD_MISSING"), ("pageCount", "INVALID_NUMBER_FORMAT")];
    assert_records(&post(&app, "/form", url_encoded, "title=&pageCount=x").await, both);
    assert_records(&get(&app, "/form?title=+&pageCount=x").await, both);
}

#[tokio::test]
async fn queries_and_forms_that_are_wrongly_encoded_are_refused() {
    let (app, url_encoded) = (app(), "application/x-www-form-urlencoded");
    let wrong: &[(&str, &str)] = &[("title", "INVALID_FORMAT"), ("pageCount", "INVALID_NUMBER_FORMAT")];
    for text in ["100%", "%zz", "%FF"] {
        let form = format!("title={text}&pageCount=x");
        assert_records(&get(&app, &format!("/query?{form}")).await, wrong);
        assert_records(&get(&app, &format!("/form?{form}")).await, wrong);
        assert_records(&post(&app, "/form", url_encoded, form.clone()).await, wrong);
        assert_records(&post(&app, "/optional-form", url_encoded, form).await, wrong);
    }
    assert_eq!(post(&app, "/form", url_encoded, &b"title=\xff"[..]).await.status, 400);
}

#[tokio::test]
async fn only_an_absent_form_is_none() {
    let app = app();
    let url_encoded = "application/x-www-form-urlencoded";
    for path in ["/optional-form", "/optional-form?"] {
        assert_eq!(get(&app, path).await.text(), "none");
    }
    assert_eq!(post(&app, "/optional-form", url_encoded, "").await.text(), "none");
    assert_eq!(post(&app, "/optional-form", "", "").await.text(), "none");
    assert_eq!(post(&app, "/optional-form", url_encoded, "title").await.status, 400);
    assert_eq!(post(&app, "/optional-form", "text/plain", "title=a&pageCount=1").await.status, 415);
    assert_eq!(get(&app, "/optional-form?title=a").await.status, 400);
    assert_eq!(get(&app, "/optional-form?title=a&pageCount=1").await.text(), "a");
}

#[tokio::test]
async fn a_query_string_is_checked() {
    let app = app();
    assert_eq!(get(&app, "/query?title=due+today&pageCount=3").await.text(), "due today 3");
    assert_records(
        &get(&app, "/query").await,
        &[("title", "REQUIRED_FIELD_MISSING"), ("pageCount", "REQUIRED_FIELD_MISSING")],
    );
    assert_records(
        &get(&app, "/query?title=%20&pageCount=70000&x=1").await,
        &[
            ("title", "REQUIRED_FIELD_MISSING"),
            ("pageCount", "INVALID_NUMBER_RANGE"),
            ("x", "INVALID_FORMAT"),
        ],
    );
}

#[derive(Deserialize, ApiValidate)]
struct DocumentId(#[api(range(min = 1))] u64);

#[derive(Deserialize, ApiValidate)]
struct InFolder {
    #[api(length(max = 4), alphanumeric)]
    folder: String,
    #[serde(rename = "documentId")]
    document_id: u64,
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "lowercase")]
enum Color {
    Red,
}

fn paths() -> Router {
    with(
        Router::new()
            .route("/named/{folder}/{documentId}", on_get(named))
            .route("/newtype/{id}", on_get(async |id: ValidPath<DocumentId>| id.0.0.to_string()))
            .route("/number/{id}", on_get(async |id: ValidPath<u8>| id.to_string()))
            .route("/text/{name}", on_get(async |name: ValidPath<String>| name.into_inner()))
            .route(
                "/color/{color}",
                on_get(async |color: ValidPath<Color>| match *color {
                    Color::Red => "red",
                }),
            )
            .route("/tuple/{folder}/{id}", on_get(tuple))
            .route("/list/{a}/{b}", on_get(async |list: ValidPath<Vec<u8>>| format!("{:?}", *list)))
            .route("/rest/{*rest}", on_get(async |rest: ValidPath<String>| rest.into_inner()))
            .route("/misfit/{a}/{b}", on_get(async |_: ValidPath<u8>| ()))
            .route("/misfit/{a}", on_get(async |_: ValidPath<(u8, u8)>| ()))
            .route("/misnamed/{folder}/{id}", on_get(async |_: ValidPath<InFolder>| ()))
            .route("/unit", on_get(async |_: ValidPath<()>| "unit"))
            .route("/none", on_get(async |_: ValidPath<u8>| ()))
            .nest("/nested/{folder}", Router::new().route("/{documentId}", on_get(named))),
    )
}

async fn named(ValidPath(path): ValidPath<InFolder>) -> String {
    format!("{} {}", path.folder, path.document_id)
}

async fn tuple(path: ValidPath<(String, DocumentId)>) -> String {
    format!("{} {}", path.0.0, path.0.1.0)
}

#[tokio::test]
async fn parameters_of_the_path_are_read_into_whatever_takes_them() {
    let app = paths();
    for (path, text) in [
        ("/named/ab/7", "ab 7"),
        ("/newtype/7", "7"),
        ("/number/255", "255"),
        ("/text/a%20b%2Fc%26d=e%2Bf+g", "a b/c&d=e+f+g"),
        ("/text/%C3%B6", "ö"),
        ("/color/red", "red"),
        ("/tuple/a%26b/3", "a&b 3"),
        ("/list/1/2", "[1, 2]"),
        ("/rest/a/b", "a/b"),
        ("/unit", "unit"),
    ] {
        let answer = get(&app, path).await;
        assert_eq!((answer.status, answer.text()), (200, text.into()), "{path}");
    }
}

#[tokio::test]
async fn records_stand_under_the_names_of_the_parameters() {
    let app = paths();
    for (path, expected) in [
        ("/named/abcde/x", &[("folder", "MAX_LENGTH_EXCEEDED"), ("documentId", "INVALID_NUMBER_FORMAT")][..]),
        ("/named/a-b/-1", &[("folder", "INVALID_FORMAT"), ("documentId", "INVALID_NUMBER_RANGE")]),
        ("/newtype/0", &[("id", "INVALID_NUMBER_RANGE")]),
        ("/newtype/x", &[("id", "INVALID_NUMBER_FORMAT")]),
        ("/number/256", &[("id", "INVALID_NUMBER_RANGE")]),
        ("/color/blue", &[("color", "INVALID_FORMAT")]),
        ("/tuple/a/0", &[("id", "INVALID_NUMBER_RANGE")]),
        ("/tuple/a/x", &[("id", "INVALID_NUMBER_FORMAT")]),
        ("/list/1/x", &[("b", "INVALID_NUMBER_FORMAT")]),
        ("/list/x/256", &[("a", "INVALID_NUMBER_FORMAT"), ("b", "INVALID_NUMBER_RANGE")]),
    ] {
        assert_records(&get(&app, path).await, expected);
    }
}

#[tokio::test]
async fn a_path_that_is_no_text_is_refused() {
    let wrong = [
        "/text/%FF",
        "/named/%FF/%C3",
        "/tuple/%FF/1",
        "/text/%",
        "/text/a%zz",
        "/named/%4/1",
        "/nested/%/7",
    ];
    for path in wrong {
        let answer = get(&paths(), path).await;
        assert_eq!(answer.status, 400, "{path}");
        assert_eq!(
            answer.json(),
            json!({"Errors": [{
                "ErrorType": "BAD_REQUEST",
                "ErrorFeedback": "The address must be text in UTF-8, percent-encoded.",
            }]})
        );
    }
}

#[tokio::test]
async fn a_route_that_does_not_fit_is_the_services_mistake() {
    for path in ["/misfit/1/2", "/misfit/1", "/misnamed/a/7", "/misnamed/a-b/7", "/none"] {
        let answer = get(&paths(), path).await;
        assert_eq!((answer.status, &*error_type(&answer)), (500, "INTERNAL_ERROR"), "{path}");
    }
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

struct State {
    opening: Opening,
}

impl ProvideContext<Opening> for Arc<State> {
    fn context(&self) -> &Opening {
        &self.opening
    }
}

#[tokio::test]
async fn the_context_comes_from_the_state() {
    let state = Arc::new(State { opening: Opening { from: 9 } });
    let app = with(
        Router::new()
            .route("/json", on_post(async |_: ValidJson<Booking>| ()))
            .route("/optional", on_post(async |_: Option<ValidJson<Booking>>| ()))
            .route("/form", on_post(async |_: ValidForm<Booking>| ()))
            .route("/query", on_get(async |_: ValidQuery<Booking>| ()))
            .route("/path/{hour}", on_get(async |_: ValidPath<Booking>| ()))
            .route("/without", on_post(async |_: ValidJson<Document>| ()))
            .with_state(state),
    );
    let expected = &[("hour", "INVALID_NUMBER_RANGE")];
    for path in ["/json", "/optional"] {
        assert_eq!(post_json(&app, path, r#"{"hour":9}"#).await.status, 200);
        assert_records(&post_json(&app, path, r#"{"hour":8}"#).await, expected);
    }
    let url_encoded = "application/x-www-form-urlencoded";
    assert_eq!(post(&app, "/form", url_encoded, "hour=9").await.status, 200);
    assert_records(&post(&app, "/form", url_encoded, "hour=8").await, expected);
    for (good, bad) in [("/query?hour=9", "/query?hour=8"), ("/path/9", "/path/8")] {
        assert_eq!(get(&app, good).await.status, 200);
        assert_records(&get(&app, bad).await, expected);
    }
    assert_eq!(post_json(&app, "/without", GOOD).await.status, 200);
}

#[derive(Deserialize, ApiValidate)]
struct Arrival {
    #[api(date(min = today))]
    arrival: String,
    #[api(required)]
    guest: String,
}

#[tokio::test]
async fn the_settings_come_from_the_requests_extensions() {
    let today = |day| Validator::new().today(Date::new(2026, 11, day).unwrap()).max_errors(1);
    let routes = Router::new()
        .route("/json", on_post(async |_: ValidJson<Arrival>| ()))
        .route("/form", on_post(async |_: ValidForm<Arrival>| ()).get(async |_: ValidForm<Arrival>| ()))
        .route("/query", on_get(async |_: ValidQuery<Arrival>| ()))
        .route("/path/{arrival}/{guest}", on_get(async |_: ValidPath<Arrival>| ()));
    let on = |day| with(routes.clone()).layer(Extension(today(day)));
    let date = "arrival=22%2FNOV%2F2026&guest";
    let url_encoded = "application/x-www-form-urlencoded";
    for (day, status) in [(22, 200), (23, 400)] {
        let app = on(day);
        let body = r#"{"arrival":"22/NOV/2026","guest":"Ada"}"#;
        assert_eq!(post_json(&app, "/json", body).await.status, status);
        assert_eq!(post(&app, "/form", url_encoded, format!("{date}=Ada")).await.status, status);
        for path in
            [format!("/form?{date}=Ada"), format!("/query?{date}=Ada"), "/path/22%2FNOV%2F2026/Ada".into()]
        {
            assert_eq!(get(&app, &path).await.status, status, "{path}");
        }
    }
    assert_eq!(records(&get(&on(23), &format!("/query?{date}=+")).await).len(), 1);
}

#[derive(Deserialize, ApiValidate)]
struct Switches {
    m: std::collections::BTreeMap<bool, u8>,
}

#[tokio::test]
async fn the_key_of_a_map_is_any_text() {
    let app = with(
        Router::new().route("/", on_post(async |list: ValidJson<Vec<Switches>>| list[0].m.len().to_string())),
    );
    for key in ["a", "é", "€", "😀", "trué", "fals😀"] {
        let answer = post_json(&app, "/", format!(r#"[{{"m":{{"{key}":1}}}}]"#)).await;
        assert_eq!(answer.status, 400, "{key}");
    }
    assert_eq!(post_json(&app, "/", r#"[{"m":{"true":1}}]"#).await.text(), "1");
}

#[derive(Deserialize, ApiValidate)]
struct Listing {
    #[serde(flatten)]
    page: Paging,
    #[api(length(max = 3))]
    q: String,
}

#[derive(Deserialize, ApiValidate)]
struct Paging {
    #[api(range(min = 1))]
    page: u32,
    open: bool,
}

#[tokio::test]
async fn numbers_and_booleans_of_a_flattened_type() {
    let told = |listing: &Listing| format!("{} {} {}", listing.page.page, listing.page.open, listing.q);
    let app = with(
        Router::new()
            .route("/query", on_get(async move |listing: ValidQuery<Listing>| told(&listing)))
            .route("/form", on_post(async move |listing: ValidForm<Listing>| told(&listing)))
            .route(
                "/path/{page}/{open}/{q}",
                on_get(async move |listing: ValidPath<Listing>| told(&listing)),
            ),
    );
    let form = |body: &'static str| post(&app, "/form", "application/x-www-form-urlencoded", body);
    assert_eq!(get(&app, "/query?page=5&open=true&q=a").await.text(), "5 true a");
    assert_eq!(form("page=5&open=on&q=a").await.text(), "5 true a");
    assert_eq!(get(&app, "/path/5/true/a").await.text(), "5 true a");
    for answer in [
        get(&app, "/query?page=0&open=x&q=abcd").await,
        form("page=0&open=x&q=abcd").await,
        get(&app, "/path/0/x/abcd").await,
    ] {
        let fields: Vec<_> = answer.json()["ValidationErrors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|record| record["Field"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(fields, ["page", "open", "q"], "{}", answer.text());
    }
}

#[tokio::test]
async fn each_extractor_says_which_part_it_read() {
    #[derive(Deserialize, ApiValidate)]
    #[allow(dead_code)]
    struct Number {
        n: u8,
    }

    let format = ErrorFormat::rfc9457("/errors");
    let app = Router::new()
        .route("/json", on_post(async |_: ValidJson<Number>| ()))
        .route("/form", on_post(async |_: ValidForm<Number>| ()).get(async |_: ValidForm<Number>| ()))
        .route("/query", on_get(async |_: ValidQuery<Number>| ()))
        .route("/named/{n}", on_get(async |_: ValidPath<Number>| ()))
        .route("/single/{n}", on_get(async |_: ValidPath<u8>| ()))
        .route("/list/{n}/{m}", on_get(async |_: ValidPath<(u8, u8)>| ()))
        .layer(ErrorLayer::new(format));
    for (answer, part) in [
        (post_json(&app, "/json", r#"{"n":"x"}"#).await, "body"),
        (post_json(&app, "/json", "{").await, "body"),
        (post(&app, "/form", "application/x-www-form-urlencoded", "n=x").await, "body"),
        (get(&app, "/form?n=x").await, "query"),
        (get(&app, "/query?n=x").await, "query"),
        (get(&app, "/named/x").await, "path"),
        (get(&app, "/single/x").await, "path"),
        (get(&app, "/list/1/x").await, "path"),
    ] {
        assert_eq!(answer.json()["errors"][0]["in"], part, "{}", answer.text());
    }
}
