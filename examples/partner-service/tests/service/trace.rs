//! The trace id.

use std::collections::HashSet;

use api_validate::response::TraceId;
use api_validate_http_tests::Client;

use crate::running::{ORGANISATIONS, SEEDED, Service, problem, success, trace};

const GOOD: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

/// Sends requests that are answered in all kinds of ways, and gives the trace ids of the answers.
fn traces(client: &Client, traceparent: &str) -> Vec<TraceId> {
    let send =
        |method: &str, path: &str| client.request(method, path).header("traceparent", traceparent).send();
    let answers = [
        send("GET", SEEDED),
        send("GET", ORGANISATIONS),
        send("HEAD", SEEDED),
        send("GET", "/nowhere"),
        send("DELETE", SEEDED),
        send("GET", "/api/organisations/17"),
        send("POST", ORGANISATIONS),
    ];
    for answer in &answers {
        assert!(
            answer.status < 400
                || answer.body.is_empty()
                || problem(answer).extensions.trace == Some(trace(answer))
        );
    }
    answers.iter().map(trace).collect()
}

#[test]
fn every_answer_has_the_id_of_a_valid_traceparent() {
    let service = Service::start();
    let expected = "4bf92f3577b34da6a3ce929d0e0e4736".parse().unwrap();
    assert!(traces(&service.client(), GOOD).iter().all(|trace| *trace == expected));
    assert_eq!(traces(&service.client().without("Api-Key"), GOOD)[0], expected);
    assert_eq!(traces(&service.client().without("Crezco-Version"), GOOD)[0], expected);
}

#[test]
fn a_forged_traceparent_is_never_echoed() {
    let service = Service::start();
    for forged in [
        "c4n4ry",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-c4n4ry",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "4bf92f3577b34da6a3ce929d0e0e4736",
    ] {
        let answer = service.client().request("GET", "/nowhere").header("traceparent", forged).send();
        let everything = answer.everything().to_lowercase();
        assert!(!everything.contains("4bf92f3577b34da6") && !everything.contains("c4n4ry"), "{forged}");
        problem(&answer);
    }
}

#[test]
fn answers_without_a_traceparent_have_ids_of_their_own() {
    let service = Service::start();
    let client = service.client();
    let ids: HashSet<TraceId> = (0..50).map(|_| trace(&client.get(SEEDED))).collect();
    assert_eq!(ids.len(), 50);
    success(&client.get(SEEDED), 200);
}
