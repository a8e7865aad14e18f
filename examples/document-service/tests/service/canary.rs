//! No error holds what the client sent.

use serde_json::{Value, json};

use crate::kit::{Answer, Service, document};
use api_validate_http_tests::leaks::{self, CANARY};

fn assert_silent(answer: &Answer) {
    assert!(answer.status >= 400, "{answer:?}");
    leaks::assert_none(&answer.sent, &[]);
}

/// The canary in the place of each value of a document, in every form that it can have.
fn bodies() -> Vec<Value> {
    let mut bodies = Vec::new();
    for field in ["Title", "DocumentDate", "Amount", "Reference", "Tags", "Metadata", "DocumentId"] {
        for value in [
            json!(CANARY),
            json!(CANARY.repeat(400)),
            json!([CANARY, CANARY]),
            json!([[CANARY]]),
            json!({ "Name": CANARY }),
            json!([{ "Name": CANARY, "Value": [CANARY] }, { "Name": CANARY, "Value": CANARY }]),
        ] {
            let mut body = document();
            // Something else is wrong in any case.
            body["DocumentId"] = json!(1);
            body[field] = value;
            bodies.push(body);
        }
    }
    bodies
}

#[test]
fn in_bodies() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    for body in bodies() {
        assert_silent(&editor.post("/documents", &body));
    }
    for body in [format!("{{\"Title\": {CANARY}"), format!("\"{CANARY}\""), CANARY.to_owned()] {
        assert_silent(&editor.post_as("/documents", "application/json", &body));
        assert_silent(&editor.post_as("/documents", "text/plain", &body));
    }
}

#[test]
fn in_paths_queries_and_headers() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    for path in [
        format!("/documents/{CANARY}"),
        format!("/{CANARY}"),
        format!("/documents?page={CANARY}"),
        format!("/documents?pageSize={CANARY}&page={CANARY}"),
        format!("/docs/{CANARY}"),
    ] {
        assert_silent(&editor.get(&path));
    }
    for name in ["traceparent", "accept", "x-request-id", "trace-id", "user-agent", "origin", "referer"] {
        assert_silent(&editor.get_with("/documents/0", name, CANARY));
    }
    assert_silent(&editor.post_as("/documents", CANARY, "{}"));
    assert_silent(&service.holder_of(CANARY).get("/documents"));
}

#[test]
fn in_names_and_passwords() {
    let service = Service::start();
    let client = service.anybody();
    assert_silent(&client.sign_in("edgar", CANARY));
    assert_silent(&client.sign_in(CANARY, CANARY));
    assert_silent(&client.sign_in(&CANARY.repeat(20), &CANARY.repeat(20)));
    assert_silent(&client.post("/sign-in", &json!({ "UserName": [CANARY], "Password": { "a": CANARY } })));
    let change = json!({ "UserName": "petra", "Password": CANARY, "NewPassword": "short" });
    assert_silent(&client.post("/change-password", &change));
}
