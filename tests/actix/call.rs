//! A service, called without a network.

use actix_web::{
    App, Error,
    body::{self, BoxBody, MessageBody},
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    http::header::HeaderMap,
    test::{self, TestRequest},
    web::{Bytes, ServiceConfig},
};
use api_validate::{ErrorFormat, actix::ErrorMiddleware};
use serde_json::Value;

use crate::app::BASE;

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
        let mut values = self.headers.get_all(name);
        let value = values.next().unwrap_or_else(|| panic!("no header {name}: {:?}", self.headers));
        assert!(values.next().is_none(), "more than one header {name}");
        value.to_str().unwrap()
    }

    /// The fields and codes of a validation failure, a line each.
    pub(crate) fn records(&self) -> Vec<String> {
        assert_eq!(self.status, 400, "{}", self.text());
        let body = self.json();
        let records = body["ValidationErrors"].as_array().unwrap_or_else(|| panic!("{body}"));
        let text = |record: &Value, name: &str| record[name].as_str().unwrap().to_owned();
        let line = |record| format!("{} {}", text(record, "Field"), text(record, "ValidationErrorType"));
        records.iter().map(line).collect()
    }

    pub(crate) fn error_type(&self) -> String {
        self.json()["Errors"][0]["ErrorType"].as_str().unwrap().to_owned()
    }
}

/// Sends a request to a service of its own, as the server does: what a service fails with is an answer too.
pub(crate) async fn send<F, B>(app: App<F>, request: TestRequest) -> Answer
where
    F: ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<B>,
            Error = Error,
            InitError = (),
        > + 'static,
    B: MessageBody + 'static,
{
    let app = test::init_service(app).await;
    let response = match test::try_call_service(&app, request.to_request()).await {
        Ok(response) => response.into_parts().1.map_into_boxed_body(),
        Err(error) => error.error_response(),
    };
    let (head, body): (_, BoxBody) = response.into_parts();
    let body = body::to_bytes(body).await.unwrap();
    Answer { status: head.status().as_u16(), headers: head.headers().clone(), body }
}

pub(crate) fn get(path: &str) -> TestRequest {
    TestRequest::get().uri(path)
}

/// No header for an empty content type.
pub(crate) fn post(path: &str, content_type: &str, body: impl Into<Bytes>) -> TestRequest {
    let request = TestRequest::post().uri(path).set_payload(body);
    if content_type.is_empty() { request } else { request.insert_header(("content-type", content_type)) }
}

pub(crate) fn post_json(path: &str, body: impl Into<Bytes>) -> TestRequest {
    post(path, "application/json", body)
}

/// Calls routes behind the middleware.
pub(crate) async fn call(routes: fn(&mut ServiceConfig), request: TestRequest) -> Answer {
    send(App::new().configure(routes).wrap(ErrorMiddleware::new(ErrorFormat::rfc9457(BASE))), request).await
}
