//! `Option` of an extractor is `None` where nothing was sent, and nowhere else.

use std::time::Duration;

use actix_web::{
    App, Either, FromRequest, HttpRequest,
    dev::Payload,
    middleware::{Next, from_fn},
    web,
};
use api_validate::{
    ApiValidate, ErrorFormat,
    actix::{ErrorMiddleware, ValidForm, ValidJson, ValidPath, ValidQuery},
};
use serde::Deserialize;

use crate::call::{Answer, call, get, post, post_json, send};

#[derive(Deserialize, ApiValidate)]
struct Named {
    #[api(required, length(max = 3))]
    name: String,
}

fn shown<T>(found: Option<T>) -> &'static str {
    found.map_or("None", |_| "Some")
}

/// An extractor that is not done at once.
struct Later;

impl FromRequest for Later {
    type Error = actix_web::Error;
    type Future = std::pin::Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(_: &HttpRequest, _: &mut Payload) -> Self::Future {
        Box::pin(async {
            actix_web::rt::time::sleep(Duration::from_millis(5)).await;
            Ok(Self)
        })
    }
}

fn routes(config: &mut web::ServiceConfig) {
    config
        .app_data(web::PayloadConfig::new(40))
        .route("/json", web::post().to(async |json: Option<ValidJson<Named>>| shown(json)))
        .route("/form", web::to(async |form: Option<ValidForm<Named>>| shown(form)))
        .route("/query", web::get().to(async |query: Option<ValidQuery<Named>>| shown(query)))
        .route("/path/{name}", web::get().to(async |path: Option<ValidPath<Named>>| shown(path)))
        .route("/twice", web::post().to(async |json: Option<Option<ValidJson<Named>>>| shown(json.flatten())))
        .route("/first", web::post().to(async |json: Option<ValidJson<Named>>, _: Later| shown(json)))
        .route("/last", web::post().to(async |_: Later, json: Option<ValidJson<Named>>| shown(json)))
        .route("/either", web::post().to(async |_: Either<ValidJson<Named>, Later>| "either"));
}

#[track_caller]
fn assert_refused(answer: &Answer, status: u16) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.json()["traceId"], answer.header("trace-id"));
}

#[actix_web::test]
async fn a_body() {
    for path in ["/json", "/twice", "/first", "/last"] {
        assert_eq!(call(routes, post_json(path, "")).await.text(), "None", "{path}");
        assert_eq!(call(routes, post_json(path, r#"{"name":"abc"}"#)).await.text(), "Some", "{path}");
        for malformed in
            ["{", " ", "null", "[]", "{}", r#"{"name":null}"#, r#"{"name":"abcd"}"#, "\u{feff}{}"]
        {
            assert_refused(&call(routes, post_json(path, malformed)).await, 400);
        }
        assert_refused(&call(routes, post(path, "application/json", vec![0xff])).await, 400);
        assert_refused(&call(routes, post(path, "text/plain", r#"{"name":"abc"}"#)).await, 415);
        assert_refused(&call(routes, post(path, "application/json", vec![b' '; 41])).await, 413);
    }
    assert_eq!(call(routes, get("/json")).await.status, 404);
}

#[actix_web::test]
async fn a_form_a_query_and_a_path() {
    const FORM: &str = "application/x-www-form-urlencoded";
    for absent in [get("/form"), get("/query"), get("/query?"), post("/form", FORM, "")] {
        assert_eq!(call(routes, absent).await.text(), "None");
    }
    for valid in [get("/form?name=a"), get("/query?name=a"), get("/path/a"), post("/form", FORM, "name=a")] {
        assert_eq!(call(routes, valid).await.text(), "Some");
    }
    for bad in
        [get("/form?x=1"), get("/query?name=abcd"), get("/path/abcd"), post("/form", FORM, "name=abcd")]
    {
        assert_refused(&call(routes, bad).await, 400);
    }
    assert_refused(&call(routes, post("/form", "application/json", "name=a")).await, 415);
}

#[actix_web::test]
async fn either_goes_on_to_the_other() {
    assert_eq!(call(routes, post_json("/either", "{")).await.text(), "either");
}

#[actix_web::test]
async fn under_two_middlewares_and_in_one_between() {
    async fn between(
        query: Option<ValidQuery<Named>>,
        request: actix_web::dev::ServiceRequest,
        next: Next<impl actix_web::body::MessageBody>,
    ) -> Result<actix_web::dev::ServiceResponse<impl actix_web::body::MessageBody>, actix_web::Error> {
        assert!(query.is_none_or(|query| query.name == "a"));
        next.call(request).await
    }
    let app = || {
        App::new()
            .configure(routes)
            .wrap(ErrorMiddleware::new(ErrorFormat::records()))
            .wrap(from_fn(between))
            .wrap(ErrorMiddleware::new(ErrorFormat::default()))
    };
    assert_eq!(send(app(), post_json("/json", "")).await.text(), "None");
    for bad in [post_json("/json", "{"), post_json("/json?name=abcd", ""), post_json("/json?name=a", "{")] {
        assert_refused(&send(app(), bad).await, 400);
    }
}

#[actix_web::test]
async fn a_body_that_comes_in_parts_is_waited_for() {
    use futures_util::{StreamExt, stream};
    let parts =
        stream::iter([Ok::<_, actix_web::error::PayloadError>("{\"na"), Ok("me\":1}")]).then(async |part| {
            actix_web::rt::time::sleep(Duration::from_millis(5)).await;
            part.map(web::Bytes::from)
        });
    let app = App::new().configure(routes).wrap(ErrorMiddleware::new(ErrorFormat::default()));
    let app = actix_web::test::init_service(app).await;
    let mut request = post_json("/json", "").to_request();
    let parts: std::pin::Pin<Box<dyn futures_util::Stream<Item = _>>> = Box::pin(parts);
    *request.payload() = Payload::Stream { payload: parts };
    assert_eq!(actix_web::test::call_service(&app, request).await.status(), 400);
}

#[actix_web::test]
async fn a_request_is_let_go_where_another_extractor_fails_too() {
    use std::rc::{Rc, Weak};

    async fn keep(
        kept: web::ReqData<Rc<()>>,
        request: actix_web::dev::ServiceRequest,
        next: Next<impl actix_web::body::MessageBody>,
    ) -> Result<actix_web::dev::ServiceResponse<impl actix_web::body::MessageBody>, actix_web::Error> {
        drop(kept);
        next.call(request).await
    }
    fn routes(config: &mut web::ServiceConfig) {
        let both = async |_: Option<ValidQuery<Named>>, _: web::Path<u8>| "ok";
        config.route("/{id}", web::get().to(both));
    }
    let app =
        App::new().configure(routes).wrap(from_fn(keep)).wrap(ErrorMiddleware::new(ErrorFormat::default()));
    let app = actix_web::test::init_service(app).await;
    for (path, status) in [("/x?name=abcd", 404), ("/1?name=abcd", 400), ("/x", 404), ("/1", 200)] {
        let request = get(path).to_request();
        let kept = Rc::new(());
        let weak: Weak<()> = Rc::downgrade(&kept);
        actix_web::HttpMessage::extensions_mut(&request).insert(kept);
        let response = actix_web::test::call_service(&app, request).await;
        assert_eq!(response.status(), status, "{path}");
        drop(response);
        assert_eq!(weak.strong_count(), 0, "{path}");
    }
}
