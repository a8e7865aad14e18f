//! Every status and every error type of the standard, each with the body that clients get.

use api_validate::response::ErrorType;
use serde_json::json;

use crate::kit::{Answer, PASSWORD, Service, document};

fn assert_golden(name: &str, golden: &str, status: u16, answer: &Answer) {
    assert_eq!(answer.status, status, "{name}: {answer:?}");
    assert_eq!(answer.pretty(), golden.trim_end(), "{name}");
}

macro_rules! golden {
    ($status:literal, $name:literal, $answer:expr) => {
        assert_golden($name, include_str!(concat!("golden/", $name, ".json")), $status, &$answer)
    };
}

#[test]
fn validation_records() {
    let editor = Service::start();
    let editor = editor.signed_in("edgar");
    let body = json!({
        "Title": " ",
        "DocumentDate": "31/APR/1966",
        "Amount": -0.125,
        "Reference": "inv-42",
        "Tags": ["a", "b", "a"],
        "Metadata": [{ "Name": "Department" }, { "Name": "Artifact", "Value": 7 }],
        "DocumentId": 4,
        "Colour": "red",
    });
    golden!(400, "validation", editor.post("/documents", &body));
    golden!(400, "validation_query", editor.get("/documents?page=0&pageSize=ten&sort=title"));
    golden!(400, "validation_path", editor.get("/documents/zero"));
    golden!(400, "validation_no_json", editor.post_as("/documents", "application/json", "{\"Title\": "));
    golden!(400, "validation_no_body", editor.call("POST", "/documents"));
}

#[test]
fn sign_in() {
    let service = Service::start();
    let client = service.anybody();
    golden!(401, "authentication_failure", client.sign_in("edgar", "wrong"));
    golden!(401, "authentication_failure", client.sign_in("nobody", PASSWORD));
    golden!(401, "account_disabled", client.sign_in("dora", PASSWORD));
    golden!(401, "account_locked", client.sign_in("lars", PASSWORD));
    golden!(401, "account_password_change_required", client.sign_in("petra", PASSWORD));
    golden!(401, "invalid_token", client.get("/documents"));
}

#[test]
fn roles_and_resources() {
    let service = Service::start();
    let reader = service.signed_in("rita");
    golden!(403, "not_authorized", reader.post("/documents", &document()));
    golden!(404, "resource_not_found", reader.get("/documents/4"));
    golden!(404, "resource_not_found", reader.get("/no-such-path"));
    golden!(404, "resource_not_found", service.signed_in("edgar").patch("/documents/4", &json!({})));
}

#[test]
fn failures_of_the_service() {
    let service = Service::start();
    let admin = service.signed_in("ada");
    assert_eq!(admin.call("PUT", "/restore-point").status, 204);
    golden!(500, "restore_point_open", admin.post("/documents", &document()));
    golden!(500, "restore_point_open", admin.patch("/documents/1", &json!({ "Title": "New" })));
}

#[test]
fn what_the_standard_has_no_name_for() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    golden!(405, "method_not_allowed", editor.call("DELETE", "/documents/1"));
    golden!(413, "content_too_large", editor.post("/documents", &json!({ "Title": "x".repeat(300_000) })));
    golden!(415, "unsupported_media_type", editor.post_as("/documents", "text/plain", "{}"));
}

#[test]
fn each_error_type_has_a_golden_body() {
    for error_type in ErrorType::STANDARD {
        let name = error_type.as_str().to_lowercase();
        let path = format!("{}/tests/service/golden/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let body = std::fs::read_to_string(path).expect("a golden body");
        assert!(body.contains(error_type.as_str()), "{body}");
    }
}
