//! Requests that no service should trip over.
//!
//! [`requests`] gives the table; [`check`] sends each of them, and sees that the service is healthy afterwards.

mod addresses;
mod bodies;
mod connections;
mod headers;
mod methods;

use std::net::SocketAddr;

use crate::{Answer, Ended, Outcome, Then, exchange, leaks};

/// Where a service can be asked, and what makes a request to it a good one.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The loopback address.
    pub address: SocketAddr,
    /// A path that takes a `POST` of JSON.
    pub post: &'a str,
    /// A good body for it. Sending it must be harmless, however often.
    pub json: &'a str,
    /// A path that takes a `GET` and ends with a slash and an id; the id is cut off and replaced.
    pub get: &'a str,
    /// Headers of each request: who asks, and which version is spoken.
    pub headers: &'a [(&'a str, &'a str)],
}

/// One hostile request.
#[derive(Clone, Debug)]
pub struct Hostile {
    /// What is wrong with it.
    pub name: &'static str,
    /// What is sent.
    pub bytes: Vec<u8>,
    /// What the client does then.
    pub then: Then,
}

/// The table.
pub fn requests(target: &Target<'_>) -> Vec<Hostile> {
    let mut requests = bodies::requests(target);
    requests.extend(addresses::requests(target));
    requests.extend(methods::requests(target));
    requests.extend(headers::requests(target));
    requests.extend(connections::requests(target));
    requests
}

/// Sends each hostile request of the table. Each answer must have a body that `is_standard` finds nothing wrong with,
/// or the connection must be closed; none may tell what it must not; and the service must be healthy after each.
///
/// Gives a line for each: its name, and the [verdict](Outcome::verdict).
pub fn check(
    target: &Target<'_>,
    is_standard: impl Fn(&Answer) -> Result<(), String>,
    is_healthy: impl Fn() -> bool,
) -> Vec<String> {
    let mut lines = Vec::new();
    for request in requests(target) {
        let outcome = exchange(target.address, &request.bytes, request.then);
        let problem = judge(&request, &outcome, &is_standard);
        assert_eq!(problem, None, "{}: {outcome:#?}", request.name);
        assert!(is_healthy(), "after {}", request.name);
        lines.push(format!("{}: {}", request.name, outcome.verdict()));
    }
    lines
}

/// What is wrong with the outcome.
fn judge(
    request: &Hostile,
    outcome: &Outcome,
    is_standard: impl Fn(&Answer) -> Result<(), String>,
) -> Option<String> {
    if outcome.ended == Ended::Garbled || (outcome.answers.is_empty() && outcome.ended == Ended::Open) {
        return Some(outcome.verdict());
    }
    outcome.answers.iter().find_map(|answer| {
        let leak = leaks::find(answer, &[]).map(|word| format!("it tells `{word}`"));
        leak.or_else(|| judge_body(request, answer, outcome.ended, &is_standard))
    })
}

fn judge_body(
    request: &Hostile,
    answer: &Answer,
    ended: Ended,
    is_standard: impl Fn(&Answer) -> Result<(), String>,
) -> Option<String> {
    let needs_no_body = answer.status < 400 || request.bytes.starts_with(b"HEAD ");
    match (answer.body.is_empty(), ended) {
        _ if needs_no_body => None,
        (true, Ended::Closed) => None,
        (true, _) => Some("neither a body nor a close".to_owned()),
        (false, _) => is_standard(answer).err(),
    }
}

/// A request to be sent with these bytes for its head's first line and further headers, and this body.
fn request(target: &Target<'_>, line: &[u8], headers: &[&[u8]], body: &[u8]) -> Vec<u8> {
    let mut bytes = [line, b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"].concat();
    for (name, value) in target.headers {
        bytes.extend(format!("{name}: {value}\r\n").into_bytes());
    }
    for header in headers {
        bytes.extend([header, b"\r\n".as_slice()].concat());
    }
    bytes.extend(b"\r\n");
    bytes.extend(body);
    bytes
}

/// A `POST` of these bytes, with its length and these headers.
fn post(target: &Target<'_>, headers: &[&[u8]], body: &[u8]) -> Vec<u8> {
    let length = format!("Content-Length: {}", body.len());
    let headers = [headers, &[length.as_bytes()]].concat();
    post_unmeasured(target, &headers, body)
}

/// A `POST` of these bytes, with these headers only.
fn post_unmeasured(target: &Target<'_>, headers: &[&[u8]], body: &[u8]) -> Vec<u8> {
    request(target, format!("POST {}", target.post).as_bytes(), headers, body)
}

/// A `GET` with these headers.
fn get(target: &Target<'_>, headers: &[&[u8]]) -> Vec<u8> {
    request(target, format!("GET {}", target.get).as_bytes(), headers, b"")
}

fn wait(name: &'static str, bytes: impl Into<Vec<u8>>) -> Hostile {
    Hostile { name, bytes: bytes.into(), then: Then::Wait }
}

fn finish(name: &'static str, bytes: impl Into<Vec<u8>>) -> Hostile {
    Hostile { name, bytes: bytes.into(), then: Then::Finish }
}
