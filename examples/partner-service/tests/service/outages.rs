//! What the service depends on fails, or the service itself does.

use std::{
    env, fs,
    future::pending,
    path::PathBuf,
    process,
    sync::Arc,
    time::{Duration, Instant},
};

use api_validate::response::ProblemType;
use api_validate_http_tests::{Then, exchange, leaks};
use partner_service::{Company, CompanyRegister, LookUp};
use rusqlite::Connection;

use crate::{
    golden::assert_golden,
    running::{ORGANISATIONS, SEEDED, Service, organisation, problem, success},
};

#[test]
fn a_register_that_is_down_is_a_failure_downstream() {
    let service = Service::start();
    let client = service.client();
    service.register.switch(false);
    let answer = client.post(ORGANISATIONS, organisation().to_string());
    assert_eq!(problem(&answer).r#type.parse(), Ok(ProblemType::Downstream));
    assert_eq!(answer.status, 424);
    assert_golden(&answer, "downstream");
    // What needs no register works.
    success(&client.get(SEEDED), 200);
    service.register.switch(true);
    success(&client.post(ORGANISATIONS, organisation().to_string()), 201);
}

/// A register that never answers.
struct Silent;

impl CompanyRegister for Silent {
    fn look_up<'a>(&'a self, _: &'a str) -> LookUp<'a> {
        Box::pin(pending())
    }
}

#[test]
fn a_register_that_does_not_answer_is_one_that_is_down() {
    let service = Service::start_with(|config| {
        config.register = Arc::new(Silent);
        config.register_timeout = Duration::from_millis(50);
    });
    let answer = service.client().post(ORGANISATIONS, organisation().to_string());
    assert_golden(&answer, "downstream");
}

#[test]
fn a_request_that_takes_too_long_is_given_up() {
    let service = Service::start_with(|config| {
        config.register = Arc::new(Silent);
        config.request_timeout = Duration::from_millis(50);
    });
    let start = Instant::now();
    let answer = service.client().post(ORGANISATIONS, organisation().to_string());
    assert!(start.elapsed() < Duration::from_secs(1));
    assert_eq!((answer.status, problem(&answer).r#type.as_str()), (408, "about:blank"));
    assert_golden(&answer, "request-timeout");
}

/// A register whose client has a mistake.
struct Panics;

impl CompanyRegister for Panics {
    fn look_up<'a>(&'a self, number: &'a str) -> LookUp<'a> {
        Box::pin(async move { panic!("c4n4ry {number} {Company:?}") })
    }
}

#[test]
fn a_panic_is_an_internal_error() {
    let service = Service::start_with(|config| config.register = Arc::new(Panics));
    let client = service.client();
    // More often than there are threads to lose.
    for _ in 0..20 {
        let answer = client.post(ORGANISATIONS, organisation().to_string());
        assert_eq!(answer.status, 500);
        assert_golden(&answer, "internal-server-error");
    }
    success(&client.get(SEEDED), 200);
}

#[test]
fn a_database_that_fails_is_an_internal_error() {
    let file = TemporaryFile::new("broken");
    let service = Service::start_with(|config| config.database = Some(file.0.clone()));
    let client = service.client();
    success(&client.get(SEEDED), 200);
    Connection::open(&file.0).unwrap().execute_batch("ALTER TABLE users RENAME TO gone").unwrap();
    let bodies = [client.get(SEEDED), client.post(ORGANISATIONS, organisation().to_string())];
    for answer in bodies {
        leaks::assert_none(&answer, &["users", "gone", "table"]);
        assert_eq!(answer.status, 500);
        assert_golden(&answer, "internal-server-error");
    }
    Connection::open(&file.0).unwrap().execute_batch("ALTER TABLE gone RENAME TO users").unwrap();
    success(&client.get(SEEDED), 200);
    assert_eq!(success(&client.get(ORGANISATIONS), 200)["total"], 1, "nothing was kept of what failed");
}

#[test]
fn a_database_in_a_file_outlives_the_service() {
    let file = TemporaryFile::new("kept");
    for status in [201, 409] {
        let service = Service::start_with(|config| config.database = Some(file.0.clone()));
        let answer = service.client().post(ORGANISATIONS, organisation().to_string());
        assert_eq!(answer.status, status);
    }
}

#[test]
fn a_client_that_never_finishes_is_answered_and_let_go() {
    let service = Service::start_with(|config| config.request_timeout = Duration::from_millis(200));
    let unfinished = format!(
        "POST {ORGANISATIONS} HTTP/1.1\r\nHost: localhost\r\nApi-Key: {}\r\nCrezco-Version: 1\r\n\
         Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{",
        partner_service::demo::KEY,
    );
    let outcome = exchange(service.address, unfinished.as_bytes(), Then::Wait);
    let [answer] = outcome.answers.as_slice() else { panic!("{outcome:?}") };
    assert_golden(answer, "request-timeout");
}

/// A file of this process, which is removed with it.
struct TemporaryFile(PathBuf);

impl TemporaryFile {
    fn new(name: &str) -> Self {
        let file = env::temp_dir().join(format!("partner-service-{}-{name}.sqlite", process::id()));
        let _ = fs::remove_file(&file);
        Self(file)
    }
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}
