//! The same over real HTTP, where the server has a say too.

use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    sync::mpsc,
    thread,
    time::Duration,
};

use actix_web::{App, HttpServer, dev::ServerHandle, web};
use api_validate::{ErrorFormat, actix::ErrorMiddleware};

use crate::app::{GOOD, routes};

struct Server {
    address: SocketAddr,
    handle: ServerHandle,
}

impl Server {
    fn start() -> Self {
        let (send, receive) = mpsc::channel();
        thread::spawn(move || {
            actix_web::rt::System::new().block_on(async {
                let app = || {
                    App::new()
                        .configure(routes)
                        .route("/panic", web::get().to(async || -> String { panic!("s3cret") }))
                        .wrap(ErrorMiddleware::new(ErrorFormat::records()))
                };
                let server = HttpServer::new(app).workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
                let address = server.addrs()[0];
                let server = server.run();
                send.send(Self { address, handle: server.handle() }).unwrap();
                server.await.unwrap();
            });
        });
        receive.recv().unwrap()
    }

    /// Sends bytes, and reads until the server closes the connection.
    fn exchange(&self, request: &[u8]) -> String {
        Self::answer(self.send(request))
    }

    /// Sends bytes and says that no more will come.
    fn finish(&self, request: &[u8]) -> String {
        let stream = self.send(request);
        stream.shutdown(Shutdown::Write).unwrap();
        Self::answer(stream)
    }

    fn send(&self, request: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        // Where the server has answered already, it need not read the rest.
        let _ = stream.write_all(request);
        stream
    }

    fn answer(mut stream: TcpStream) -> String {
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).to_lowercase()
    }

    fn post(&self, path: &str, body: &str) -> String {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n"
        );
        self.exchange(format!("{head}content-length: {}\r\n\r\n{body}", body.len()).as_bytes())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

#[test]
fn errors_reach_the_client_and_the_server_lives_on() {
    let server = Server::start();
    let get = |path: &str, method: &str| {
        server
            .exchange(format!("{method} {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").as_bytes())
    };
    for _ in 0..3 {
        for (answer, status) in [
            (server.post("/optional", "{"), "400 bad request"),
            (server.post("/optional", &"x".repeat(1000)), "413 "),
            (server.post("/optional", &"x".repeat(2_000_000)), "413 "),
            (get("/panic", "GET"), "500 internal"),
            (get("/nowhere", "GET"), "404 not found"),
            (get("/form", "BREW"), "405 method not allowed"),
        ] {
            assert!(answer.starts_with(&format!("http/1.1 {status}")), "{status}: {answer}");
            assert!(answer.contains("\r\ntrace-id: "), "{answer}");
            assert!(answer.contains("\r\ncontent-type: application/json\r\n"), "{answer}");
            assert!(
                answer.contains("\"errortype\":") || answer.contains("\"validationerrors\":"),
                "{answer}"
            );
            assert!(!answer.contains("s3cret"), "{answer}");
        }
        assert!(server.post("/optional", GOOD).ends_with("accounts 3"));
        assert!(server.post("/optional", "").ends_with("none"));
    }
}

#[test]
fn head_has_the_headers_of_get_without_a_body() {
    let server = Server::start();
    let call = |method: &str| {
        let request = format!("{method} /form?title= HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        let answer = server.exchange(request.as_bytes());
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    };
    let ((get, get_body), (head, head_body)) = (call("GET"), call("HEAD"));
    assert!(get.starts_with("http/1.1 400") && head.starts_with("http/1.1 400"), "{get} {head}");
    assert!(!get_body.is_empty() && head_body.is_empty(), "{head_body}");
    let length = format!("content-length: {}", get_body.len());
    assert!(get.contains(&length) && head.contains(&length), "{get}\n{head}");
}

/// Not even where it is complete JSON, or nothing.
#[test]
fn a_body_that_ends_too_early_is_refused() {
    const FORM: &str = "title=Accounts&pagecount=3";
    let server = Server::start();
    for (path, content_type, body) in [
        ("/json", "application/json", GOOD),
        ("/optional", "application/json", GOOD),
        ("/optional", "application/json", ""),
        ("/form", "application/x-www-form-urlencoded", FORM),
        ("/optional-form", "application/x-www-form-urlencoded", ""),
    ] {
        let (long, len) = (body.len() + 50, body.len());
        let chunk = if len == 0 { String::new() } else { format!("{len:x}\r\n{body}\r\n") };
        for cut in [
            format!("content-length: {long}\r\n\r\n{body}"),
            format!("transfer-encoding: chunked\r\n\r\n{long:x}\r\n{body}"),
            format!("transfer-encoding: chunked\r\n\r\n{chunk}"),
        ] {
            let head = format!("POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: {content_type}\r\n");
            let answer = server.finish(format!("{head}{cut}").as_bytes());
            assert!(answer.starts_with("http/1.1 400"), "{path} {cut}: {answer}");
            assert!(answer.contains("\"errors\":[{\"errortype\":\"bad_request\""), "{answer}");
        }
    }
}

/// A connection is of use after an extractor refused a body that had come whole.
#[test]
fn a_connection_stays_open() {
    let server = Server::start();
    let one = |body: &str| {
        let length = body.len();
        format!(
            "POST /optional HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        )
    };
    let close = "GET /nowhere HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let answer = server.exchange(format!("{}{}{close}", one("{"), one(GOOD)).as_bytes());
    let statuses: Vec<&str> = answer.split("http/1.1 ").skip(1).map(|answer| &answer[..3]).collect();
    assert_eq!(statuses, ["400", "200", "404"], "{answer}");
}
