//! Hostile methods.

use super::{Hostile, Target, request, wait};

pub(super) fn requests(target: &Target<'_>) -> Vec<Hostile> {
    let line = |name, method: &[u8], path: &str| {
        wait(name, request(target, &[method, b" ", path.as_bytes()].concat(), &[], b""))
    };
    vec![
        line("method: unknown", b"C4N4RY", target.get),
        line("method: unknown, nowhere", b"C4N4RY", "/c4n4ry"),
        line("method: lower case", b"get", target.get),
        line("method: wrong one", b"DELETE", target.post),
        line("method: TRACE", b"TRACE", target.get),
        line("method: OPTIONS", b"OPTIONS", target.get),
        line("method: OPTIONS of everything", b"OPTIONS", "*"),
        line("method: CONNECT", b"CONNECT", "c4n4ry.example:443"),
        line("method: HEAD nowhere", b"HEAD", "/c4n4ry"),
        line("method: no token", b"G<E>T", target.get),
        line("method: not ASCII", b"G\xc3\x8bT", target.get),
        line("method: none", b"", target.get),
        line("method: 100 KB", &vec![b'X'; 100_000], target.get),
        line("method: POST without a body", b"POST", target.post),
    ]
}
