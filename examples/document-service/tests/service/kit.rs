//! A running service, and a client that looks twice at every answer.

use std::{
    net::SocketAddr,
    thread::{self, JoinHandle},
};

use api_validate::response::{ErrorType, Errors, TraceId, ValidationFailure};
use document_service::{Config, serve};
use serde_json::{Value, json};
use tokio::{net::TcpListener, runtime::Runtime, sync::oneshot};
use ureq::http::{HeaderMap, Method, Request};

/// What all accounts of a new database have.
pub(crate) const PASSWORD: &str = "correct horse battery staple";

/// A service on a port of its own, which stops when it is dropped.
pub(crate) struct Service {
    pub(crate) address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Service {
    pub(crate) fn start() -> Self {
        Self::with(Config::default())
    }

    pub(crate) fn with(config: Config) -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = oneshot::channel();
        let run = async move {
            serve(listener, config, async { drop(stopped.await) }).await.expect("the service runs");
        };
        let thread = thread::spawn(move || runtime.block_on(run));
        Self { address, stop: Some(stop), thread: Some(thread) }
    }

    /// A client that is not signed in.
    pub(crate) fn anybody(&self) -> Client {
        Client { address: self.address, token: None }
    }

    /// A client with this token.
    pub(crate) fn holder_of(&self, token: &str) -> Client {
        Client { address: self.address, token: Some(token.to_owned()) }
    }

    /// A client that has signed in.
    pub(crate) fn signed_in(&self, name: &str) -> Client {
        let answer = self.anybody().sign_in(name, PASSWORD);
        assert_eq!(answer.status, 200, "{answer:?}");
        self.holder_of(answer.json()["Token"].as_str().expect("a token"))
    }

    /// Ends the service, and waits until it has.
    pub(crate) fn stop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            thread.join().expect("the service ends well");
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        drop(self.stop.take());
    }
}

pub(crate) struct Client {
    address: SocketAddr,
    token: Option<String>,
}

impl Client {
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, None)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        self.call(Method::POST, path, Some(&body.to_string()))
    }

    pub(crate) fn patch(&self, path: &str, body: &Value) -> Answer {
        self.call(Method::PATCH, path, Some(&body.to_string()))
    }

    pub(crate) fn sign_in(&self, name: &str, password: &str) -> Answer {
        self.post("/sign-in", &json!({ "UserName": name, "Password": password }))
    }

    /// Sends a request; a body is said to be JSON.
    pub(crate) fn call(&self, method: Method, path: &str, body: Option<&str>) -> Answer {
        let mut headers: Vec<(&str, &str)> = Vec::new();
        headers.extend(body.map(|_| ("content-type", "application/json")));
        self.send(method, path, &headers, body)
    }

    pub(crate) fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&str>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("http://{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .max_redirects(0)
            .build()
            .into();
        let answer = match body {
            Some(body) => agent.run(request.body(body).expect("a request")),
            None => agent.run(request.body(()).expect("a request")),
        };
        let (parts, mut body) = answer.expect("an answer").into_parts();
        let body = body.read_to_string().expect("a text");
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }.checked()
    }
}

/// An answer, whose form was checked.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    /// Every answer has a trace id; every error has the standard's body, and nothing else.
    pub(crate) fn checked(self) -> Self {
        let trace = self.header("trace-id").parse::<TraceId>();
        assert!(trace.is_ok(), "no trace id: {self:?}");
        if self.status >= 400 {
            assert_eq!(self.header("content-type"), "application/json", "{self:?}");
            self.check_standard_body();
            self.check_leaks();
        }
        self
    }

    /// What a client reads with this library's types is all that was sent.
    fn check_standard_body(&self) {
        let failure: Result<ValidationFailure, _> = serde_json::from_str(&self.body);
        let read = match failure {
            Ok(failure) => {
                assert_eq!(self.status, 400, "{self:?}");
                assert!(!failure.validation_errors.is_empty(), "{self:?}");
                serde_json::to_string(&failure)
            }
            Err(_) => {
                let errors: Errors = serde_json::from_str(&self.body).expect(&self.body);
                assert_eq!(errors.errors.len(), 1, "{self:?}");
                assert_eq!(errors.errors[0].exception, None, "{self:?}");
                serde_json::to_string(&errors)
            }
        };
        assert_eq!(read.expect("JSON"), self.body);
    }

    fn check_leaks(&self) {
        for word in INTERNALS {
            assert!(!self.body.contains(word), "{word} in {self:?}");
        }
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect(&self.body)
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The code of an error.
    pub(crate) fn error_type(&self) -> ErrorType {
        let errors: Errors = serde_json::from_str(&self.body).expect(&self.body);
        errors.errors[0].error_type.clone()
    }

    /// The records of a validation failure, a line each: `field CODE`.
    pub(crate) fn records(&self) -> Vec<String> {
        let failure: ValidationFailure = serde_json::from_str(&self.body).expect(&self.body);
        let line = |record: &api_validate::response::ValidationRecord| {
            format!("{} {}", record.field, record.validation_error_type)
        };
        failure.validation_errors.iter().map(line).collect()
    }
}

/// What only the service's authors should read.
const INTERNALS: &[&str] = &[
    "::", "u8", "u16", "u32", "i64", "String", "Vec<", "Option<", "struct", "serde", "invalid type", "missing field",
    "unknown variant", "EOF", "trailing characters", "SELECT", "INSERT", "UPDATE ", "WHERE", "sqlite", "SQL", "no such",
    "table", "constraint", "src/", ".rs", "/tmp", "panicked", "unwrap", "hyper", "axum", "tokio", "Mutex", "jsonwebtoken",
    "argon2", "Base64", "signature",
];

/// A document that is valid.
pub(crate) fn document() -> Value {
    json!({
        "Title": "Invoice of the printers",
        "DocumentDate": "03/FEB/2026",
        "Amount": "99.90",
        "Reference": "INV-000042",
        "Tags": ["invoice", "print"],
        "Metadata": [{ "Name": "Department", "Value": "Archive" }],
    })
}
