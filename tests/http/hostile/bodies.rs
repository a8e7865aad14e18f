//! Hostile bodies.

use super::{Hostile, Target, finish, post, post_unmeasured, wait};

const JSON: &[u8] = b"Content-Type: application/json";
const CHUNKED: &[u8] = b"Transfer-Encoding: chunked";
const TEN_MEGABYTES: usize = 10 * 1024 * 1024;

pub(super) fn requests(target: &Target<'_>) -> Vec<Hostile> {
    [contents(target), content_types(target), lengths(target), chunks(target)].concat()
}

fn contents(target: &Target<'_>) -> Vec<Hostile> {
    let json = |name, body: &[u8]| wait(name, post(target, &[JSON], body));
    vec![
        json("body: bad UTF-8 in text", b"{\"title\":\"c4n4ry\xff\xfe\xc0\x80\"}"),
        json("body: bad UTF-8 only", b"\xf0\x28\x8c\xbc\xff"),
        json("body: UTF-16", &[0xff, 0xfe, b'{', 0, b'}', 0]),
        json("body: empty", b""),
        json("body: blank", b" \r\n\t"),
        json("body: NUL", b"\0\0\0\0"),
        json("body: no JSON", b"c4n4ry=1&c4n4ry=2"),
        json("body: cut off", &target.json.as_bytes()[..target.json.len() / 2]),
        json("body: two values", format!("{0}{0}", target.json).as_bytes()),
        json("body: null", b"null"),
        json("body: a text", b"\"c4n4ry\""),
        json("body: a list", b"[[[\"c4n4ry\"]]]"),
        json("body: a number out of all range", b"1e999999"),
        json("body: lone surrogate", b"{\"title\":\"c4n4ry\\ud800\"}"),
        json("body: 100,000 levels", "[".repeat(100_000).as_bytes()),
        json("body: 100,000 unknown members", &members(100_000)),
        json("body: 10 MB of JSON", &padded(TEN_MEGABYTES)),
        json("body: 10 MB of nothing", &vec![b' '; TEN_MEGABYTES]),
    ]
}

fn content_types(target: &Target<'_>) -> Vec<Hostile> {
    let body = target.json.as_bytes();
    let typed = |name, content_type: &[u8]| wait(name, post(target, &[content_type], body));
    vec![
        wait("content type: none", post(target, &[], body)),
        typed("content type: empty", b"Content-Type:"),
        typed("content type: text", b"Content-Type: text/plain"),
        typed("content type: XML", b"Content-Type: application/xml"),
        typed("content type: form", b"Content-Type: application/x-www-form-urlencoded"),
        typed("content type: multipart without a boundary", b"Content-Type: multipart/form-data"),
        typed("content type: nonsense", b"Content-Type: c4n4ry"),
        typed("content type: no text", b"Content-Type: \xff\xfe"),
        typed("content type: almost JSON", b"Content-Type: application/json-c4n4ry"),
        typed("content coding: unknown", b"Content-Type: application/json\r\nContent-Encoding: c4n4ry"),
        typed("content coding: no gzip at all", b"Content-Type: application/json\r\nContent-Encoding: gzip"),
    ]
}

fn lengths(target: &Target<'_>) -> Vec<Hostile> {
    let announced =
        |name, length: &[u8], body: &[u8]| finish(name, post_unmeasured(target, &[JSON, length], body));
    let too_long = format!("Content-Length: {}", target.json.len() + 500);
    vec![
        announced("length: more than the JSON that is sent", too_long.as_bytes(), target.json.as_bytes()),
        announced("length: 100 announced, nothing sent", b"Content-Length: 100", b""),
        announced("length: more than is sent", b"Content-Length: 1000", b"{\"title\":"),
        announced("length: 10 MB announced, nothing sent", b"Content-Length: 10485760", b""),
        announced("length: beyond 64 bits", b"Content-Length: 99999999999999999999999", b"{}"),
        announced("length: the most of 64 bits", b"Content-Length: 18446744073709551615", b"{}"),
        announced("length: negative", b"Content-Length: -1", b"{}"),
        announced("length: with a sign", b"Content-Length: +2", b"{}"),
        announced("length: no number", b"Content-Length: c4n4ry", b"{}"),
        announced("length: two that differ", b"Content-Length: 2\r\nContent-Length: 3", b"{}\n"),
        announced(
            "length: and chunks",
            b"Content-Length: 2\r\nTransfer-Encoding: chunked",
            b"2\r\n{}\r\n0\r\n\r\n",
        ),
        announced("length: expectation of nonsense", b"Content-Length: 2\r\nExpect: c4n4ry", b"{}"),
        announced(
            "length: 10 MB expected to be welcome",
            b"Content-Length: 10485760\r\nExpect: 100-continue",
            b"",
        ),
    ]
}

fn chunks(target: &Target<'_>) -> Vec<Hostile> {
    let chunked = |name, body: &[u8]| finish(name, post_unmeasured(target, &[JSON, CHUNKED], body));
    let json = |len: usize, end: &str| format!("{len:x}\r\n{}{end}", target.json).into_bytes();
    let len = target.json.len();
    vec![
        chunked("chunks: cut off behind the JSON", &json(len + 200, "")),
        chunked("chunks: cut off behind the JSON's chunk", &json(len, "\r\n")),
        chunked("chunks: cut off within the last one", &json(len, "\r\n0\r\n")),
        chunked("chunks: cut off within one", b"ff\r\n{\"title\":"),
        chunked("chunks: cut off between two", b"2\r\n{}\r\n"),
        chunked("chunks: no end", b"2\r\n{}\r\n0\r\n"),
        chunked("chunks: size that is no number", b"c4n4ry\r\n{}\r\n0\r\n\r\n"),
        chunked("chunks: size beyond 64 bits", b"fffffffffffffffff\r\n{}\r\n0\r\n\r\n"),
        chunked("chunks: negative size", b"-2\r\n{}\r\n0\r\n\r\n"),
        chunked("chunks: more than the size says", b"2\r\n{\"title\":\"c4n4ry\"}\r\n0\r\n\r\n"),
        chunked("chunks: 10 MB", &chunked_padding(TEN_MEGABYTES)),
        chunked(
            "chunks: an extension of 1 MB",
            &[b"2;", vec![b'x'; 1 << 20].as_slice(), b"\r\n{}\r\n0\r\n\r\n"].concat(),
        ),
        finish(
            "chunks: an unknown coding",
            post_unmeasured(target, &[JSON, b"Transfer-Encoding: c4n4ry"], b"{}"),
        ),
        finish(
            "chunks: coded twice",
            post_unmeasured(target, &[JSON, b"Transfer-Encoding: chunked, chunked"], b"0\r\n\r\n"),
        ),
    ]
}

fn members(count: usize) -> Vec<u8> {
    let members: Vec<String> = (0..count).map(|n| format!("\"member{n}\":\"c4n4ry\"")).collect();
    format!("{{{}}}", members.join(",")).into_bytes()
}

/// A JSON object with one long text.
fn padded(len: usize) -> Vec<u8> {
    let mut body = b"{\"title\":\"c4n4ry".to_vec();
    body.resize(len, b'x');
    body.extend(b"\"}");
    body
}

fn chunked_padding(len: usize) -> Vec<u8> {
    let chunk = [b"10000\r\n".as_slice(), &vec![b' '; 0x10000], b"\r\n"].concat();
    [chunk.repeat(len / 0x10000), b"0\r\n\r\n".to_vec()].concat()
}
