//! Hostile paths and query strings.

use super::{Hostile, Target, request, wait};

/// Each stands in place of the id.
const IDS: &[(&str, &[u8])] = &[
    ("path: bad UTF-8, encoded", b"%ff%fe%c0%80"),
    ("path: bad UTF-8, as it is", b"\xff\xfe\xc0\x80"),
    ("path: half an escape", b"c4n4ry%"),
    ("path: an escape that is none", b"c4n4ry%zz"),
    ("path: NUL, encoded", b"c4n4ry%00"),
    ("path: line break, encoded", b"c4n4ry%0d%0aSet-Cookie:%20c4n4ry"),
    ("path: upwards, encoded", b"..%2f..%2f..%2fetc%2fpasswd"),
    ("path: upwards, encoded twice", b"..%252f..%252fetc%252fpasswd"),
    ("path: upwards with backslashes", b"..%5c..%5cc4n4ry"),
    ("path: SQL", b"c4n4ry'%20OR%20'1'='1';--"),
    ("path: script", b"%3Cscript%3Ec4n4ry%3C/script%3E"),
    ("path: no id", b"c4n4ry"),
    ("path: an id that is too large", b"99999999999999999999999999999999999999999999"),
    ("path: not ASCII", b"%F0%9F%92%A5c4n4ry"),
];

/// Each is a whole target.
const TARGETS: &[(&str, &[u8])] = &[
    ("target: upwards", b"/../../../../etc/passwd"),
    ("target: upwards, encoded", b"/..%2f..%2fetc%2fpasswd"),
    ("target: slashes", b"//////c4n4ry//"),
    ("target: asterisk", b"*"),
    ("target: no slash", b"c4n4ry"),
    ("target: another site's", b"http://c4n4ry.example/"),
    ("target: authority", b"c4n4ry.example:443"),
    ("target: a file", b"file:///etc/passwd"),
    ("target: fragment", b"/#c4n4ry"),
    ("target: nothing", b""),
];

pub(super) fn requests(target: &Target<'_>) -> Vec<Hostile> {
    let below = target.get.rsplit_once('/').map_or("", |(below, _)| below);
    let line = |path: &[u8]| request(target, &[b"GET ", path].concat(), &[], b"");
    let at = |id: &[u8]| line(&[below.as_bytes(), b"/", id].concat());
    let mut requests: Vec<Hostile> = IDS.iter().map(|(name, id)| wait(name, at(id))).collect();
    requests.extend(TARGETS.iter().map(|(name, path)| wait(name, line(path))));
    requests.push(wait("path: 60 KB", at(&vec![b'x'; 60_000])));
    requests.push(wait("path: 1 MB", at(&vec![b'x'; 1 << 20])));
    requests.push(wait("path: 10,000 segments", line("/c4n4ry".repeat(10_000).as_bytes())));
    requests.push(wait("query: bad UTF-8", line(&[below.as_bytes(), b"?page=c4n4ry%ff%fe&%ff"].concat())));
    let many = format!("{below}?{}", "page=c4n4ry&".repeat(5_000));
    requests.push(wait("query: 5,000 parameters", line(many.as_bytes())));
    requests
}
