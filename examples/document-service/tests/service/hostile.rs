//! Requests that no honest client sends. Each is answered in the standard's form, or its connection is closed; and
//! whoever comes next is served.

use std::time::Duration;

use api_validate_http_tests::{Outcome, Then, exchange, hostile};
use document_service::Config;

use crate::kit::{PASSWORD, Service, document, problem_with};

fn authorization(service: &Service) -> String {
    let answer = service.anybody().sign_in("edgar", PASSWORD).json();
    format!("Bearer {}", answer["Token"].as_str().expect("a token"))
}

#[test]
fn the_table() {
    // Short, since some clients never finish; long enough for everybody else.
    let service = Service::with(Config {
        head_timeout: Duration::from_millis(500),
        request_timeout: Duration::from_secs(2),
        ..Config::default()
    });
    let authorization = authorization(&service);
    let target = hostile::Target {
        address: service.address,
        post: "/documents",
        json: &document().to_string(),
        get: "/documents/1",
        headers: &[("Authorization", &authorization)],
    };
    let token = authorization.strip_prefix("Bearer ").expect("a token");
    let verdicts = hostile::check(
        &target,
        |answer| problem_with(answer).map_or(Ok(()), Err),
        || service.holder_of(token).get("/documents/1").status == 200,
    );
    assert_eq!(verdicts.join("\n"), include_str!("golden/hostile.txt").trim_end());
}

fn ask(service: &Service, line: &str, headers: &str, body: &[u8]) -> Outcome {
    let authorization = authorization(service);
    let head = format!(
        "{line} HTTP/1.1\r\nHost: test\r\nConnection: close\r\nAuthorization: {authorization}\r\n{headers}\r\n"
    );
    let outcome = exchange(service.address, &[head.as_bytes(), body].concat(), Then::Wait);
    for answer in &outcome.answers {
        assert_eq!(problem_with(answer), None, "{line}");
    }
    outcome
}

#[test]
fn bodies_have_a_limit() {
    let service = Service::start();
    for (len, verdict) in [(256 * 1024, "400"), (256 * 1024 + 1, "413")] {
        let headers = format!("Content-Type: application/json\r\nContent-Length: {len}\r\n");
        let outcome = ask(&service, "POST /documents", &headers, &vec![b' '; len]);
        assert_eq!(outcome.verdict(), verdict, "{len}");
    }
}

#[test]
fn the_page_has_no_files_but_its_own() {
    let service = Service::start();
    for path in [
        "/docs/..%2f..%2fCargo.toml",
        "/docs/../../../etc/passwd",
        "/docs/%2e%2e/%2e%2e/Cargo.toml",
        "/docs//etc/passwd",
        "/docs/..\\..\\Cargo.toml",
        "/docs/%00",
        "/docs/%FF%FE",
    ] {
        let verdict = ask(&service, &format!("GET {path}"), "", b"").verdict();
        assert!(["400", "404"].contains(&verdict.as_str()), "{path}: {verdict}");
    }
}
