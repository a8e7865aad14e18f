//! Bodies in chunks that make no sense.

use std::{
    io::{Read, Write},
    net::TcpStream,
    thread,
    time::Duration,
};

use partner_service::demo;

use crate::running::{ORGANISATIONS, Service};

/// Sends the pieces of a body one after the other, the first together with the head, and reads until the connection is
/// closed.
fn answer(service: &Service, key: &str, pieces: &[&str]) -> String {
    let mut stream = TcpStream::connect(service.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let head = format!(
        "POST {ORGANISATIONS} HTTP/1.1\r\nHost: test\r\nApi-Key: {key}\r\nCrezco-Version: 1\r\n\
         Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
    );
    let (first, later) = pieces.split_first().unwrap();
    stream.write_all(format!("{head}{first}").as_bytes()).unwrap();
    for piece in later {
        thread::sleep(Duration::from_millis(20));
        stream.write_all(piece.as_bytes()).unwrap();
    }
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_bad_chunk_has_an_answer() {
    let service = Service::start();
    let bodies: &[&[&str]] = &[
        &["zz\r\n{}\r\n0\r\n\r\n"],
        &["", "zz\r\n{}\r\n0\r\n\r\n"],
        &["2\r\n{}\r\nzz\r\n"],
        &["2\r\n{}\r\n", "zz\r\n"],
        &["2\r\n{", "}xx\r\n0\r\n\r\n"],
        &["fffffffffffffffff\r\n{}\r\n0\r\n\r\n"],
        &["-2\r\n{}\r\n0\r\n\r\n"],
    ];
    for pieces in bodies {
        // It was a matter of luck.
        for _ in 0..10 {
            let answer = answer(&service, demo::KEY, pieces);
            assert!(answer.starts_with("HTTP/1.1 400 Bad Request\r\n"), "{pieces:?}: {answer:?}");
            assert!(
                answer.contains("\r\n\r\n{\"Type\":\"about:blank\",\"Title\":\"Bad Request\""),
                "{answer}"
            );
        }
    }
}

#[test]
fn who_has_no_key_is_told_so() {
    let service = Service::start();
    let answer = answer(&service, "no-such-key", &["2\r\n{}\r\n0\r\n\r\n", "GET /x HTTP/1.0\r\n\r\n"]);
    assert!(answer.starts_with("HTTP/1.1 403 Forbidden\r\n"), "{answer}");
}
