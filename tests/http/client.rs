//! Requests as clients send them.

use std::{net::SocketAddr, time::Duration};

use ureq::{Agent, http};

use crate::Answer;

/// Sends requests to a service, with the headers that each of them has.
#[derive(Clone, Debug)]
pub struct Client {
    address: SocketAddr,
    headers: Vec<(String, String)>,
    agent: Agent,
}

impl Client {
    /// A client of the service at this address.
    pub fn new(address: SocketAddr) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .max_redirects(0)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(30)));
        Self { address, headers: Vec::new(), agent: config.build().into() }
    }

    /// A header of every request; it replaces one of the same name.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers = with(self.headers, name, value);
        self
    }

    /// Every request without the header of this name.
    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(header, _)| !header.eq_ignore_ascii_case(name));
        self
    }

    /// A `GET` of this path.
    pub fn get(&self, path: &str) -> Answer {
        self.request("GET", path).send()
    }

    /// A `POST` of this JSON.
    pub fn post(&self, path: &str, json: impl Into<Vec<u8>>) -> Answer {
        self.request("POST", path).json(json).send()
    }

    /// A `PUT` of this JSON.
    pub fn put(&self, path: &str, json: impl Into<Vec<u8>>) -> Answer {
        self.request("PUT", path).json(json).send()
    }

    /// A request to be completed.
    pub fn request(&self, method: &str, path: &str) -> Request<'_> {
        Request {
            client: self,
            method: method.to_owned(),
            path: path.to_owned(),
            headers: self.headers.clone(),
            body: None,
        }
    }
}

/// A request; [`send`](Self::send) sends it.
#[derive(Clone, Debug)]
#[must_use]
pub struct Request<'a> {
    client: &'a Client,
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
}

impl Request<'_> {
    /// A header; it replaces one of the same name.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers = with(self.headers, name, value);
        self
    }

    /// A body that is JSON.
    pub fn json(self, json: impl Into<Vec<u8>>) -> Self {
        self.header("Content-Type", "application/json").body(json)
    }

    /// A body; what it is, a header says.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Sends the request, and waits for its answer.
    pub fn send(self) -> Answer {
        let uri = format!("http://{}{}", self.client.address, self.path);
        let mut request = http::Request::builder().method(self.method.as_str()).uri(uri);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let agent = &self.client.agent;
        let answer = match self.body {
            Some(body) => agent.run(request.body(body).expect("a request that can be sent")),
            None => agent.run(request.body(()).expect("a request that can be sent")),
        };
        read(answer.expect("the service answers"))
    }
}

fn with(mut headers: Vec<(String, String)>, name: &str, value: &str) -> Vec<(String, String)> {
    headers.retain(|(header, _)| !header.eq_ignore_ascii_case(name));
    headers.push((name.to_owned(), value.to_owned()));
    headers
}

fn read(mut answer: http::Response<ureq::Body>) -> Answer {
    let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    Answer {
        status: answer.status().as_u16(),
        headers: answer.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect(),
        body: answer.body_mut().read_to_vec().expect("the whole body comes"),
    }
}
