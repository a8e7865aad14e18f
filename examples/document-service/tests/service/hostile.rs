//! Requests that no honest client sends. Each is answered in the standard's form, or its connection is closed; and
//! whoever comes next is served.

mod wire;

use std::time::Duration;

use document_service::Config;

use self::wire::{Outcome, exchange, exchange_and_close};
use crate::kit::{PASSWORD, Service};

/// A service under attack.
struct Target {
    service: Service,
    token: String,
}

impl Target {
    fn new(config: Config) -> Self {
        let service = Service::with(config);
        let answer = service.anybody().sign_in("edgar", PASSWORD).json();
        Self { service, token: answer["Token"].as_str().expect("a token").to_owned() }
    }

    /// The bytes of a request from somebody who may write.
    fn request(&self, line: &str, headers: &str, body: &[u8]) -> Vec<u8> {
        let head = format!(
            "{line}\r\nHost: test\r\nConnection: close\r\nAuthorization: Bearer {}\r\n{headers}\r\n",
            self.token
        );
        [head.as_bytes(), body].concat()
    }

    fn post(&self, headers: &str, body: &[u8]) -> Vec<u8> {
        let headers = format!("Content-Length: {}\r\n{headers}", body.len());
        self.request("POST /documents HTTP/1.1", &headers, body)
    }

    fn json(&self, body: &[u8]) -> Vec<u8> {
        self.post("Content-Type: application/json\r\n", body)
    }

    fn chunked(&self, body: &[u8]) -> Vec<u8> {
        let headers = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
        self.request("POST /documents HTTP/1.1", headers, body)
    }

    fn get(&self, path: &str) -> Vec<u8> {
        self.request(&format!("GET {path} HTTP/1.1"), "", b"")
    }

    fn assert(&self, name: &str, request: &[u8], expected: Outcome) {
        assert_eq!(exchange(self.service.address, request), expected, "{name}");
        self.assert_healthy(name);
    }

    /// The client goes away as soon as it has sent its bytes.
    fn assert_cut(&self, name: &str, request: &[u8], expected: Outcome) {
        assert_eq!(exchange_and_close(self.service.address, request), expected, "{name}");
        self.assert_healthy(name);
    }

    fn assert_healthy(&self, name: &str) {
        let answer = self.service.holder_of(&self.token).get("/documents/1");
        assert_eq!(answer.status, 200, "after {name}: {answer:?}");
    }
}

const fn standard(status: u16) -> Outcome {
    Outcome::Standard(status)
}

/// What is no HTTP never reaches the service: the connection's answer is a status, and its end.
const fn refused(status: u16) -> Outcome {
    Outcome::Bare(status)
}

#[test]
fn bodies() {
    let target = Target::new(Config::default());
    let deep = [b"{\"Title\":".repeat(20_000), b"1".to_vec(), b"}".repeat(20_000)].concat();
    let keys: String = (0..9_000).map(|n| format!("\"unknown-{n:06}\":1,")).collect();
    let rows: &[(&str, &[u8])] = &[
        ("bad UTF-8", b"{\"Title\": \"\xff\xfe\", \"DocumentDate\": \"30/JUL/1966\"}"),
        ("a cut character", b"{\"Title\": \"\xf0\x9f\xa6"),
        ("a lone surrogate", br#"{"Title": "\ud800", "DocumentDate": "30/JUL/1966"}"#),
        ("nothing", b""),
        ("blanks", b"   \r\n  "),
        ("a byte order mark", b"\xef\xbb\xbf{}"),
        ("null", b"null"),
        ("a list", br#"["Title", "30/JUL/1966"]"#),
        ("nothing but zeros", &[0; 100_000]),
        ("an endless number", &[b'9'; 200_000]),
        ("nested objects", &deep),
        ("nested lists", &[b'['; 250_000]),
        ("unknown fields", format!("{{{keys}\"Title\":1}}").as_bytes()),
        ("one field, again and again", format!("{{{}\"Title\":1}}", "\"Title\":1,".repeat(20_000)).as_bytes()),
        ("trailing data", br#"{"Title": "T", "DocumentDate": "30/JUL/1966"} {}"#),
    ]
    .map(|row: (&str, &[u8])| row);
    for (name, body) in rows {
        target.assert(name, &target.json(body), standard(400));
    }
}

#[test]
fn large_bodies() {
    let target = Target::new(Config::default());
    let large = vec![b' '; 10 * 1024 * 1024];
    target.assert("10 MB", &target.json(&large), standard(413));
    let chunk = [format!("{:x}\r\n", large.len()).as_bytes(), &large, b"\r\n0\r\n\r\n"].concat();
    target.assert("10 MB in a chunk", &target.chunked(&chunk), standard(413));
    let limit = vec![b' '; 256 * 1024];
    target.assert("as much as there may be", &target.json(&limit), standard(400));
    target.assert("a byte more", &target.json(&[limit, b" ".to_vec()].concat()), standard(413));
    let claim = "Content-Type: application/json\r\nContent-Length: 18446744073709551615\r\n";
    let claim = target.request("POST /documents HTTP/1.1", claim, b"{}");
    target.assert("a length that cannot be", &claim, refused(400));
}

#[test]
fn content_types() {
    let target = Target::new(Config::default());
    for content_type in [
        "",
        "Content-Type:\r\n",
        "Content-Type: text/plain\r\n",
        "Content-Type: application/xml\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\n",
        "Content-Type: multipart/form-data; boundary=x\r\n",
        "Content-Type: application/jsonx\r\n",
        "Content-Type: \u{fffd}\r\n",
    ] {
        target.assert(content_type, &target.post(content_type, b"{}"), standard(415));
    }
    let encoded = "Content-Type: application/json\r\nContent-Encoding: gzip\r\n";
    target.assert("a compressed body", &target.post(encoded, b"\x1f\x8b\x08\x00"), standard(400));
}

#[test]
fn lengths_and_chunks() {
    let target = Target::new(Config::default());
    for (name, chunks) in [
        ("no number", &b"zz\r\n{}\r\n0\r\n\r\n"[..]),
        ("a number that is too large", b"fffffffffffffffff\r\n{}\r\n0\r\n\r\n"),
        ("a negative number", b"-1\r\n{}\r\n0\r\n\r\n"),
        ("no line break", b"2\r\n{}0\r\n\r\n"),
    ] {
        target.assert(name, &target.chunked(chunks), standard(400));
    }
    for (name, chunks) in [("a chunk that is cut", &b"ff\r\n{\"Title\""[..]), ("no last chunk", b"2\r\n{}\r\n")] {
        target.assert_cut(name, &target.chunked(chunks), standard(400));
    }
    let short = "Content-Type: application/json\r\nContent-Length: 100\r\n";
    let short = target.request("POST /documents HTTP/1.1", short, b"{}");
    target.assert_cut("a body that is cut", &short, standard(400));
    for (name, headers) in [
        ("two lengths", "Content-Length: 2\r\nContent-Length: 3\r\n"),
        ("a negative length", "Content-Length: -1\r\n"),
        ("no length at all", "Content-Length: two\r\n"),
        ("an unknown coding", "Transfer-Encoding: squeezed\r\n"),
    ] {
        let request = target.request("POST /documents HTTP/1.1", headers, b"{}");
        target.assert(name, &request, refused(400));
    }
}

#[test]
fn methods() {
    let target = Target::new(Config::default());
    for method in ["BREW", "get", "DELETE", "TRACE", "OPTIONS", "PROPFIND", "POSTPOSTPOSTPOSTPOSTPOST"] {
        let request = target.request(&format!("{method} /documents HTTP/1.1"), "", b"");
        target.assert(method, &request, standard(405));
    }
    target.assert("OPTIONS *", &target.request("OPTIONS * HTTP/1.1", "", b""), standard(404));
    target.assert("CONNECT", &target.request("CONNECT example.com:443 HTTP/1.1", "", b""), standard(404));
    target.assert("HEAD", &target.request("HEAD /no-such-path HTTP/1.1", "", b""), Outcome::Headers(404));
}

#[test]
fn paths() {
    let target = Target::new(Config::default());
    for (path, status) in [
        ("/documents/..%2f..%2fetc%2fpasswd", 400),
        ("/documents/%2e%2e", 400),
        ("/documents/%00", 400),
        ("/documents/%FF%FE", 400),
        ("/documents/%", 400),
        ("/documents/1%2f..", 400),
        ("/documents?page=%FF", 400),
        ("/documents?%00=%00", 400),
        ("/documents/../../Cargo.toml", 404),
        ("/docs/..%2f..%2fCargo.toml", 404),
        ("/docs/../../../etc/passwd", 404),
        ("/docs/%2e%2e/%2e%2e/Cargo.toml", 404),
        ("/..%2f..%2fCargo.toml", 404),
        ("//", 404),
        ("/documents/", 404),
        ("/documents//1", 404),
        ("/%00", 404),
        ("http://example.com/no-such-path", 404),
    ] {
        target.assert(path, &target.get(path), standard(status));
    }
    target.assert("a query of 60 kB", &target.get(&format!("/documents?{}", "page=x&".repeat(8_500))), standard(400));
    target.assert("a path of 300 kB", &target.get(&format!("/{}", "x".repeat(300_000))), refused(414));
}

#[test]
fn heads() {
    let target = Target::new(Config::default());
    let many: String = (0..10_000).map(|n| format!("X-Junk-{n}: junk\r\n")).collect();
    target.assert("10,000 headers", &target.request("GET /documents HTTP/1.1", &many, b""), refused(431));
    let long = format!("X-Junk: {}\r\n", "x".repeat(1_000_000));
    target.assert("a header of 1 MB", &target.request("GET /documents HTTP/1.1", &long, b""), refused(431));
    for (name, bytes) in [
        ("no HTTP", &b"GARBAGE\r\n\r\n"[..]),
        ("a TLS handshake", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"),
        ("HTTP/0.9", b"GET /\r\n\r\n"),
        ("HTTP/9.9", b"GET / HTTP/9.9\r\n\r\n"),
        ("no method", b" / HTTP/1.1\r\n\r\n"),
        ("no path", b"GET  HTTP/1.1\r\n\r\n"),
        ("a zero byte", b"GET /\0 HTTP/1.1\r\n\r\n"),
        ("a header without a name", b"GET / HTTP/1.1\r\n: x\r\n\r\n"),
        ("a header without a colon", b"GET / HTTP/1.1\r\nHost\r\n\r\n"),
        ("a header over two lines", b"GET / HTTP/1.1\r\nX: a\r\n b\r\n\r\n"),
    ] {
        target.assert(name, bytes, refused(400));
    }
}

#[test]
fn clients_that_are_slow() {
    let target = Target::new(Config {
        head_timeout: Duration::from_secs(1),
        request_timeout: Duration::from_secs(2),
        ..Config::default()
    });
    target.assert("silence", b"", Outcome::Closed);
    target.assert("half a head", b"GET /documents HTTP/1.1\r\nHost:", Outcome::Closed);
    let half = target.request("POST /documents HTTP/1.1", "Content-Length: 100\r\n", b"{");
    target.assert("half a body", &half, standard(408));
    target.assert_cut("a client that leaves at once", b"", Outcome::Closed);
    target.assert_cut("a client that leaves in the head", b"GET /doc", Outcome::Closed);
}
