//! Bytes out, bytes in.

use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    thread,
    time::Duration,
};

use ureq::http::{HeaderMap, HeaderName, HeaderValue};

use crate::kit::Answer;

/// A connection that is silent for so long hangs.
const HANGS: Duration = Duration::from_secs(30);

/// What came back.
#[derive(Debug, PartialEq)]
pub(super) enum Outcome {
    /// An answer in the standard's form, with its trace id.
    Standard(u16),
    /// The head of such an answer: the request was for no more.
    Headers(u16),
    /// A status without a body, and the end of the connection.
    Bare(u16),
    /// The end of the connection.
    Closed,
}

/// Sends bytes, and waits for the end of the connection.
pub(super) fn exchange(address: SocketAddr, request: &[u8]) -> Outcome {
    outcome(request, &talk(address, request, |_| {}))
}

/// Sends bytes, and says that there are no more.
pub(super) fn exchange_and_close(address: SocketAddr, request: &[u8]) -> Outcome {
    let close = |stream: &TcpStream| {
        // The other side may have closed already.
        let _ = stream.shutdown(Shutdown::Write);
    };
    outcome(request, &talk(address, request, close))
}

/// Writes and reads at the same time: an answer can come before all was sent.
fn talk(address: SocketAddr, request: &[u8], afterwards: impl Fn(&TcpStream) + Send) -> Vec<u8> {
    let stream = TcpStream::connect(address).expect("the service listens");
    stream.set_read_timeout(Some(HANGS)).expect("a time limit");
    thread::scope(|scope| {
        scope.spawn(|| {
            // It may be closed before all is sent: that is the answer's business.
            let _ = (&stream).write_all(request);
            afterwards(&stream);
        });
        read_to_end(&stream)
    })
}

fn read_to_end(mut stream: &TcpStream) -> Vec<u8> {
    let (mut received, mut part) = (Vec::new(), [0; 4096]);
    loop {
        match stream.read(&mut part) {
            Ok(0) => return received,
            Ok(count) => received.extend_from_slice(&part[..count]),
            Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {
                panic!("the connection hangs after {:?}", String::from_utf8_lossy(&received));
            }
            // What the service did not want to read is still on its way: the connection is reset.
            Err(_) => return received,
        }
    }
}

fn outcome(request: &[u8], received: &[u8]) -> Outcome {
    if received.is_empty() {
        return Outcome::Closed;
    }
    let text = std::str::from_utf8(received).expect("a text");
    let (head, body) = text.split_once("\r\n\r\n").expect("a head");
    let (status, headers) = parse(head);
    if headers.get("content-length").is_some_and(|length| length == "0") {
        return Outcome::Bare(status);
    }
    if request.starts_with(b"HEAD ") {
        assert!(headers.contains_key("trace-id") && body.is_empty(), "{text}");
        return Outcome::Headers(status);
    }
    assert!(status >= 400, "{text}");
    let answer = Answer { status, headers, body: body.to_owned() }.checked();
    Outcome::Standard(answer.status)
}

fn parse(head: &str) -> (u16, HeaderMap) {
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok());
    let header = |line: &str| {
        let (name, value) = line.split_once(": ").expect("a header");
        (name.parse::<HeaderName>().expect("a name"), value.parse::<HeaderValue>().expect("a value"))
    };
    (status.expect("a status"), lines.map(header).collect())
}
