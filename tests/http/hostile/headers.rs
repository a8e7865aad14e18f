//! Hostile headers.

use super::{Hostile, Target, get, wait};

/// Each is a line of the head.
const LINES: &[(&str, &[u8])] = &[
    ("header: 1 line that is none", b"c4n4ry"),
    ("header: no name", b": c4n4ry"),
    ("header: blank in its name", b"X c4n4ry: 1"),
    ("header: blank before the colon", b"X-C4n4ry : c4n4ry"),
    ("header: continued", b"X-A: c4n4ry\r\n  c4n4ry"),
    ("header: NUL", b"X-A: c4n4ry\0"),
    ("header: bell", b"X-A: c4n4ry\x07"),
    ("header: lone line feed", b"X-A: c4n4ry\nX-B: c4n4ry"),
    ("header: lone carriage return", b"X-A: c4n4ry\rX-B: c4n4ry"),
    ("header: no text", b"X-A: \xff\xfe"),
    ("header: a name that is not ASCII", b"X-\xc3\xa4: c4n4ry"),
    ("header: second host", b"Host: c4n4ry.example"),
    ("header: range", b"Range: bytes=0-c4n4ry"),
    ("header: accept nonsense", b"Accept: c4n4ry\r\nAccept-Encoding: c4n4ry\r\nAccept-Language: c4n4ry"),
    ("header: method override", b"X-HTTP-Method-Override: DELETE"),
    ("header: upgrade to a web socket", b"Connection: Upgrade\r\nUpgrade: websocket"),
    ("header: upgrade to nonsense", b"Connection: Upgrade\r\nUpgrade: c4n4ry"),
    ("traceparent: nonsense", b"traceparent: c4n4ry"),
    ("traceparent: no text", b"traceparent: 00-\xff"),
    ("traceparent: capitals", b"traceparent: 00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"),
    ("traceparent: zeros", b"traceparent: 00-00000000000000000000000000000000-00f067aa0ba902b7-01"),
    ("traceparent: script", b"traceparent: 00-<script>c4n4ry</script>-00f067aa0ba902b7-01"),
];

pub(super) fn requests(target: &Target<'_>) -> Vec<Hostile> {
    let mut requests: Vec<Hostile> =
        LINES.iter().map(|(name, line)| wait(name, get(target, &[line]))).collect();
    requests.push(wait("header: 200 of them", get(target, &[&many(200)])));
    requests.push(wait("header: 10,000 of them", get(target, &[&many(10_000)])));
    requests.push(wait(
        "header: 1 MB",
        get(target, &[&[b"X-C4n4ry: ".as_slice(), &vec![b'x'; 1 << 20]].concat()]),
    ));
    requests.push(wait(
        "header: a name of 60 KB",
        get(target, &[&[vec![b'x'; 60_000].as_slice(), b": 1"].concat()]),
    ));
    requests.push(wait("header: its own twice", get(target, &[&its_own(target, b"c4n4ry")])));
    let bare = Target { headers: &[], ..*target };
    requests.push(wait("header: its own missing", get(&bare, &[])));
    requests.push(wait("header: its own, no text", get(&bare, &[&its_own(target, b"\xff\xfe")])));
    requests
}

/// The headers that a good request has, with this value.
fn its_own(target: &Target<'_>, value: &[u8]) -> Vec<u8> {
    let lines = target.headers.iter().map(|(name, _)| [name.as_bytes(), b": ", value].concat());
    lines.collect::<Vec<_>>().join(b"\r\n".as_slice())
}

fn many(count: usize) -> Vec<u8> {
    let lines: Vec<String> = (0..count).map(|n| format!("X-C4n4ry-{n}: c4n4ry")).collect();
    lines.join("\r\n").into_bytes()
}
