//! What is no HTTP, and clients that do not finish.

use super::{Hostile, Target, finish, get, post_unmeasured, wait};

pub(super) fn requests(target: &Target<'_>) -> Vec<Hostile> {
    [no_http(target), unfinished(target)].concat()
}

fn no_http(target: &Target<'_>) -> Vec<Hostile> {
    let line = |version: &str| format!("GET {} {version}\r\nHost: localhost\r\n\r\n", target.get);
    vec![
        finish("protocol: nothing", b""),
        finish("protocol: empty lines", b"\r\n\r\n\r\n\r\n"),
        finish("protocol: NULs", vec![0; 4096]),
        finish("protocol: all bytes", (0..=255).cycle().take(8192).collect::<Vec<u8>>()),
        finish("protocol: another one's greeting", b"SSH-2.0-c4n4ry\r\n"),
        finish("protocol: TLS", b"\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00"),
        finish("protocol: HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0"),
        finish("protocol: HTTP/0.9", format!("GET {}\r\n\r\n", target.get)),
        finish("protocol: HTTP/1.0 without a host", format!("GET {} HTTP/1.0\r\n\r\n", target.get)),
        wait(
            "protocol: HTTP/1.1 without a host",
            format!("GET {} HTTP/1.1\r\nConnection: close\r\n\r\n", target.get),
        ),
        finish("protocol: HTTP/9.9", line("HTTP/9.9")),
        finish("protocol: HTTP/c4n4ry", line("HTTP/c4n4ry")),
        finish("protocol: a line of 1 MB", vec![b'x'; 1 << 20]),
        finish("protocol: an answer", b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nc4n4ry"),
        finish(
            "protocol: nonsense behind a request",
            [get(target, &[]), b"\0c4n4ry\r\n\r\n".to_vec()].concat(),
        ),
    ]
}

/// Some of these say that they are done, the others hold the connection open.
fn unfinished(target: &Target<'_>) -> Vec<Hostile> {
    let body = || {
        let headers: [&[u8]; 2] = [b"Content-Type: application/json", b"Content-Length: 1000"];
        post_unmeasured(target, &headers, b"{\"title\":")
    };
    let chunk = || {
        let headers: [&[u8]; 2] = [b"Content-Type: application/json", b"Transfer-Encoding: chunked"];
        post_unmeasured(target, &headers, b"ff\r\n{\"title\":")
    };
    vec![
        finish("unfinished: line, and done", b"GET /c4n"),
        finish("unfinished: head, and done", b"GET /c4n4ry HTTP/1.1\r\nHost: localhost\r\nX-A: c4n"),
        finish("unfinished: body, and done", body()),
        finish("unfinished: chunk, and done", chunk()),
        wait("unfinished: nothing, and silent", b""),
        wait("unfinished: line, and silent", b"GET /c4n"),
        wait("unfinished: head, and silent", b"GET /c4n4ry HTTP/1.1\r\nHost: localhost\r\nX-A: c4n"),
        wait("unfinished: body, and silent", body()),
        wait("unfinished: chunk, and silent", chunk()),
    ]
}
