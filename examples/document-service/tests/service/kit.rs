//! A running service, and a client that looks twice at every answer.

use std::{
    net::SocketAddr,
    pin::Pin,
    thread::{self, JoinHandle},
};

use api_validate::response::{ErrorType, Errors, TraceId, ValidationFailure, ValidationRecord};
use api_validate_http_tests::{self as http, leaks};
use document_service::{App, Config, router, serve, serve_router};
use serde_json::{Value, json};
use tokio::{
    net::TcpListener,
    runtime::{Builder, Runtime},
    sync::oneshot,
};

/// What all accounts of a new database have.
pub(crate) const PASSWORD: &str = "correct horse battery staple";

/// Ready when the service is to stop.
type Stop = Pin<Box<dyn Future<Output = ()> + Send>>;

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
        Self::run(runtime, async move |listener, stop| {
            serve(listener, &config, stop).await.expect("the service runs");
        })
    }

    /// Serves an application that the test keeps a hand on, on one thread beside those that may wait.
    pub(crate) fn of(app: App) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        Self::run(runtime, async move |listener, stop| {
            serve_router(listener, router(app), &Config::default(), stop).await;
        })
    }

    fn run<F>(runtime: Runtime, serve: impl FnOnce(TcpListener, Stop) -> F + Send + 'static) -> Self
    where
        F: Future<Output = ()>,
    {
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = oneshot::channel();
        let stopped: Stop = Box::pin(async { drop(stopped.await) });
        let thread = thread::spawn(move || runtime.block_on(serve(listener, stopped)));
        Self { address, stop: Some(stop), thread: Some(thread) }
    }

    /// A client that is not signed in.
    pub(crate) fn anybody(&self) -> Client {
        Client(http::Client::new(self.address))
    }

    /// A client with this token.
    pub(crate) fn holder_of(&self, token: &str) -> Client {
        Client(http::Client::new(self.address).header("authorization", &format!("Bearer {token}")))
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

/// A client, signed in or not.
pub(crate) struct Client(http::Client);

impl Client {
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.call("GET", path)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        Answer::checked(self.0.post(path, body.to_string()))
    }

    pub(crate) fn patch(&self, path: &str, body: &Value) -> Answer {
        Answer::checked(self.0.request("PATCH", path).json(body.to_string()).send())
    }

    pub(crate) fn sign_in(&self, name: &str, password: &str) -> Answer {
        self.post("/sign-in", &json!({ "UserName": name, "Password": password }))
    }

    /// A request without a body.
    pub(crate) fn call(&self, method: &str, path: &str) -> Answer {
        Answer::checked(self.0.request(method, path).send())
    }

    /// A `GET` with a header.
    pub(crate) fn get_with(&self, path: &str, name: &str, value: &str) -> Answer {
        Answer::checked(self.0.request("GET", path).header(name, value).send())
    }

    /// A `POST` of something that is said to be of this type.
    pub(crate) fn post_as(&self, path: &str, content_type: &str, body: &str) -> Answer {
        Answer::checked(self.0.request("POST", path).header("content-type", content_type).body(body).send())
    }
}

/// An answer, whose form was checked.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
    pub(crate) sent: http::Answer,
}

impl Answer {
    #[track_caller]
    fn checked(sent: http::Answer) -> Self {
        assert_eq!(problem_with(&sent), None, "{sent:?}");
        Self { status: sent.status, body: sent.text().to_owned(), sent }
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect(&self.body)
    }

    /// The body of an error over several lines. What its type reads is all that there is, in its order.
    pub(crate) fn pretty(&self) -> String {
        let failure = serde_json::from_str::<ValidationFailure>(&self.body);
        let pretty = match failure {
            Ok(failure) => serde_json::to_string_pretty(&failure),
            Err(_) => {
                serde_json::to_string_pretty(&serde_json::from_str::<Errors>(&self.body).expect(&self.body))
            }
        };
        pretty.expect("JSON")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.sent.header(name).unwrap_or_default()
    }

    /// The code of an error.
    pub(crate) fn error_type(&self) -> ErrorType {
        let errors: Errors = serde_json::from_str(&self.body).expect(&self.body);
        errors.errors[0].error_type.clone()
    }

    /// The records of a validation failure, a line each: `field CODE`.
    pub(crate) fn records(&self) -> Vec<String> {
        let failure: ValidationFailure = serde_json::from_str(&self.body).expect(&self.body);
        let line = |record: &ValidationRecord| format!("{} {}", record.field, record.validation_error_type);
        failure.validation_errors.iter().map(line).collect()
    }
}

/// What is wrong with the form of an answer. Each has a trace id; each error has the standard's body, and tells
/// nothing of the inside.
pub(crate) fn problem_with(answer: &http::Answer) -> Option<String> {
    if answer.header("trace-id").is_none_or(|id| id.parse::<TraceId>().is_err()) {
        return Some("it has no trace id".to_owned());
    }
    if answer.status < 400 {
        return None;
    }
    if answer.header("content-type") != Some("application/json") {
        return Some("its content type is another".to_owned());
    }
    let leak = leaks::find(answer, &[]).map(|word| format!("it tells `{word}`"));
    leak.or_else(|| problem_with_body(answer))
}

/// What a client reads with this library's types is all that was sent.
fn problem_with_body(answer: &http::Answer) -> Option<String> {
    let read = match serde_json::from_slice::<ValidationFailure>(&answer.body) {
        Ok(failure) if answer.status != 400 || failure.validation_errors.is_empty() => {
            return Some("it is no validation failure".to_owned());
        }
        Ok(failure) => serde_json::to_vec(&failure),
        Err(_) => match serde_json::from_slice::<Errors>(&answer.body) {
            Ok(errors) if errors.errors.len() != 1 => return Some("it has not one error".to_owned()),
            Ok(errors) => serde_json::to_vec(&errors),
            Err(error) => return Some(error.to_string()),
        },
    };
    (read.ok().as_ref() != Some(&answer.body)).then(|| "it has more than its type".to_owned())
}

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
