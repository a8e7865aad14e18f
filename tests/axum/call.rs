//! A service, called without a network.

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, Request, request::Builder},
};
use serde_json::Value;
use tower::ServiceExt;

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next().unwrap_or_else(|| panic!("no header {name}: {:?}", self.headers));
        assert!(values.next().is_none(), "more than one header {name}");
        value.to_str().unwrap()
    }

    pub(crate) fn assert_type(&self, media_type: &str) {
        assert_eq!(self.header("content-type"), media_type);
    }
}

pub(crate) async fn send(app: &Router, request: Request<Body>) -> Answer {
    let response = app.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    Answer { status: parts.status.as_u16(), headers: parts.headers, body }
}

pub(crate) async fn get(app: &Router, path: &str) -> Answer {
    send(app, Request::get(path).body(Body::empty()).unwrap()).await
}

pub(crate) async fn post(app: &Router, path: &str, content_type: &str, body: impl Into<Body>) -> Answer {
    send(app, typed(Request::post(path), content_type).body(body.into()).unwrap()).await
}

pub(crate) async fn post_json(app: &Router, path: &str, body: impl Into<Body>) -> Answer {
    post(app, path, "application/json", body).await
}

/// No header for an empty content type.
fn typed(request: Builder, content_type: &str) -> Builder {
    if content_type.is_empty() { request } else { request.header("content-type", content_type) }
}
