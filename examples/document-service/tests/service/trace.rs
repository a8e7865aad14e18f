//! The trace id, on every answer.

use std::collections::HashSet;

use api_validate_http_tests::{Then, exchange};

use crate::kit::{Client, Service};

const VALID: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

fn trace_of(client: &Client, path: &str, traceparent: &str) -> String {
    client.get_with(path, "traceparent", traceparent).header("trace-id").to_owned()
}

#[test]
fn each_answer_has_one_of_its_own() {
    let service = Service::start();
    let client = service.signed_in("rita");
    let paths =
        ["/documents", "/documents/1", "/documents/9", "/no-such-path", "/openapi.json", "/docs", "/docs/"];
    let traces: HashSet<String> =
        paths.iter().map(|path| client.get(path).header("trace-id").to_owned()).collect();
    assert_eq!(traces.len(), paths.len());
    assert!(traces.iter().all(|trace| trace.len() == 32));
}

#[test]
fn a_valid_traceparent_is_used() {
    let service = Service::start();
    let client = service.anybody();
    for path in ["/documents", "/no-such-path", "/docs/"] {
        assert_eq!(trace_of(&client, path, VALID), "4bf92f3577b34da6a3ce929d0e0e4736");
    }
}

#[test]
fn a_forged_traceparent_is_never_echoed() {
    let service = Service::start();
    let client = service.anybody();
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    for forged in [
        "",
        trace,
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
        "00-<script>alert(1)</script>4736abcd-00f067aa0ba902b7-01",
    ] {
        let given = trace_of(&client, "/documents", forged);
        assert_ne!(given.to_lowercase(), trace, "{forged}");
        assert_ne!(given, "0".repeat(32), "{forged}");
    }
}

#[test]
fn two_are_none() {
    let service = Service::start();
    let line = format!("traceparent: {VALID}\r\n");
    let request = format!("GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n{line}{line}\r\n");
    let outcome = exchange(service.address, request.as_bytes(), Then::Wait);
    assert_eq!(outcome.answers.len(), 1);
    assert_ne!(outcome.answers[0].header("trace-id"), Some("4bf92f3577b34da6a3ce929d0e0e4736"));
}
