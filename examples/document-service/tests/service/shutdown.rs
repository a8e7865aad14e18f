//! What becomes of requests when the service is asked to stop.

use std::{
    io::{Read, Write},
    net::TcpStream,
    thread,
    time::Duration,
};

use document_service::Config;

use crate::kit::{PASSWORD, Service, document};

/// Sends a head that promises a body, and waits until the service wants the body.
fn begin(service: &Service, body: &str) -> TcpStream {
    let token =
        service.anybody().sign_in("edgar", PASSWORD).json()["Token"].as_str().expect("text").to_owned();
    let head = format!(
        "POST /documents HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nExpect: 100-continue\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(service.address).expect("it listens");
    stream.write_all(head.as_bytes()).expect("sent");
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).expect("an answer");
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    stream
}

#[test]
fn a_request_that_has_begun_is_answered() {
    let mut service = Service::start();
    let body = document().to_string();
    let mut stream = begin(&service, &body);
    let stopping = thread::spawn(move || service.stop());
    thread::sleep(Duration::from_millis(200));
    stream.write_all(body.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    stopping.join().expect("it ends");
}

#[test]
fn a_request_that_never_ends_is_cut_off() {
    let hour = Duration::from_secs(3600);
    let shutdown_timeout = Duration::from_millis(200);
    let mut service = Service::with(Config {
        shutdown_timeout,
        request_timeout: hour,
        head_timeout: hour,
        ..Config::default()
    });
    let mut stream = begin(&service, "{}");
    service.stop();
    let mut answer = Vec::new();
    // A reset is an end too.
    let _ = stream.read_to_end(&mut answer);
    assert_eq!(answer, b"");
}
