//! Where the layer may stand, and what it asks of requests.

use api_validate::{ApiError, ErrorFormat, axum::ErrorLayer};
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
    response::{IntoResponse, Response},
    routing::get as on_get,
};
use serde_json::json;

use crate::{
    call::{get, post, send},
    layer::{BASE, answering, assert_plain, formats, in_each_format, to},
};

#[tokio::test]
async fn nested_routers_and_fallbacks() {
    let inner = Router::new().route("/here", on_get(async || "inner"));
    let refusing = Router::new().fallback(async || (StatusCode::IM_A_TEAPOT, "short and stout"));
    let routes = Router::new().nest("/inner", inner).nest_service("/service", refusing.clone());
    in_each_format(routes.clone(), to("/inner/there"), 404).await;
    in_each_format(routes.clone(), to("/service/x"), 418).await;
    in_each_format(routes.clone().merge(refusing), to("/nowhere"), 418).await;
    let own = routes.fallback(async || ApiError::from_status(404));
    in_each_format(own, to("/nowhere"), 404).await;
}

#[tokio::test]
async fn a_layer_within_a_layer() {
    let inner = Router::new()
        .route("/", on_get(async || StatusCode::CONFLICT))
        .layer(ErrorLayer::new(ErrorFormat::problem_details("https://inner.example.com")));
    for routes in [inner.clone(), Router::new().fallback_service(inner)] {
        in_each_format(routes, to("/"), 409).await;
    }
}

#[tokio::test]
async fn a_layer_on_some_routes_leaves_the_others_alone() {
    let covered = Router::new()
        .route("/in", on_get(async || StatusCode::CONFLICT))
        .layer(ErrorLayer::new(formats()[0].clone()));
    let app = covered.route("/out", on_get(async || StatusCode::CONFLICT));
    assert_plain(&formats()[0], &get(&app, "/in").await, 409);
    assert_eq!(get(&app, "/out").await.text(), "");
}

#[tokio::test]
async fn any_service_can_have_the_layer() {
    use tower::{Layer, ServiceExt, service_fn};

    let service = service_fn(async |request: Request<String>| match request.body().as_str() {
        "good" => Ok(Response::new(Body::from("fine"))),
        "bad" => Ok((StatusCode::BAD_GATEWAY, "upstream").into_response()),
        _ => Err("broken"),
    });
    let service = ErrorLayer::new(formats()[0].clone()).layer(service);
    let call = |body: &str| service.clone().oneshot(Request::new(body.to_owned()));
    assert_eq!(call("good").await.unwrap().status(), 200);
    let response = call("bad").await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    // Only an answer has a body.
    assert_eq!(call("other").await.unwrap_err(), "broken");
}

#[tokio::test]
async fn a_version_is_asked_for_on_every_call() {
    let format = || ErrorFormat::problem_details(BASE).version_header("Acme-Version");
    let app = answering(|| "hello").layer(ErrorLayer::new(format()).versions(["2026-01-01", "2026-07-01"]));
    let call = async |path: &str, versions: &[&str]| {
        let mut request = Request::get(path);
        for version in versions {
            request = request.header("acme-version", *version);
        }
        send(&app, request.body(Body::empty()).unwrap()).await
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
    let unversioned = answering(|| "hello").layer(ErrorLayer::new(format()));
    assert_eq!(get(&unversioned, "/").await.status, 200);
    assert_eq!(post(&app, "/", "", "").await.status, 406);
}
