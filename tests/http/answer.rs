//! An answer, and reading it from the bytes that came.

use std::str;

/// An HTTP answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Names and values of the headers, in their order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of the only header of this name; none where there are several.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(header, _)| header.eq_ignore_ascii_case(name));
        let only = values.next().filter(|_| values.next().is_none());
        only.map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        str::from_utf8(&self.body).expect("the body is text in UTF-8")
    }

    /// Everything that the client can see: the headers, an empty line, the body.
    pub fn everything(&self) -> String {
        let headers = self.headers.iter().map(|(name, value)| format!("{name}: {value}\n"));
        let body = String::from_utf8_lossy(&self.body).into_owned();
        headers.chain(["\n".to_owned(), body]).collect()
    }

    /// Whether the server says that it closes the connection.
    pub fn closes(&self) -> bool {
        self.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"))
    }
}

/// What bytes say so far.
pub(crate) enum Parsed {
    /// An answer, and how many bytes it takes. `None` takes all that comes until the connection is closed.
    Answer(Answer, Option<usize>),
    Incomplete,
    NoHttp,
}

/// Reads the first answer; that to a `HEAD` has no body, whatever its headers say.
pub(crate) fn parse(bytes: &[u8], is_head: bool) -> Parsed {
    let mut headers = vec![httparse::EMPTY_HEADER; 128];
    let mut head = httparse::Response::new(&mut headers);
    let len = match head.parse(bytes) {
        Ok(httparse::Status::Complete(len)) => len,
        Ok(httparse::Status::Partial) => return Parsed::Incomplete,
        Err(_) => return Parsed::NoHttp,
    };
    let mut answer = Answer { status: head.code.unwrap_or(0), ..Answer::default() };
    answer.headers = head.headers.iter().map(owned).collect();
    let body = bytes.get(len..).unwrap_or_default();
    match length(&answer, is_head) {
        Length::Known(wanted) => match body.get(..wanted) {
            Some(body) => {
                answer.body = body.to_vec();
                Parsed::Answer(answer, Some(len + wanted))
            }
            None => Parsed::Incomplete,
        },
        Length::Chunked => match dechunk(body) {
            Some((body, taken)) => Parsed::Answer(Answer { body, ..answer }, Some(len + taken)),
            None => Parsed::Incomplete,
        },
        Length::UntilClosed => {
            answer.body = body.to_vec();
            Parsed::Answer(answer, None)
        }
        Length::Wrong => Parsed::NoHttp,
    }
}

fn owned(header: &httparse::Header<'_>) -> (String, String) {
    (header.name.to_owned(), String::from_utf8_lossy(header.value).into_owned())
}

enum Length {
    Known(usize),
    Chunked,
    UntilClosed,
    Wrong,
}

fn length(answer: &Answer, is_head: bool) -> Length {
    if is_head || matches!(answer.status, 100..=199 | 204 | 304) {
        return Length::Known(0);
    }
    match (answer.header("content-length"), answer.header("transfer-encoding")) {
        (Some(length), None) => length.parse().map_or(Length::Wrong, Length::Known),
        (None, Some(coding)) if coding.eq_ignore_ascii_case("chunked") => Length::Chunked,
        (None, None) => Length::UntilClosed,
        _ => Length::Wrong,
    }
}

/// The body in these chunks and how many bytes they take, once all are there.
fn dechunk(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let mut body = Vec::new();
    let mut at = 0;
    loop {
        let rest = bytes.get(at..)?;
        let Ok(httparse::Status::Complete((start, size))) = httparse::parse_chunk_size(rest) else {
            return None;
        };
        let end = start.checked_add(usize::try_from(size).ok()?)?;
        body.extend_from_slice(rest.get(start..end)?);
        at += end + 2;
        if at > bytes.len() {
            return None;
        }
        if size == 0 {
            return Some((body, at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(bytes: &[u8]) -> Option<(u16, Vec<u8>, Option<usize>)> {
        match parse(bytes, false) {
            Parsed::Answer(answer, taken) => Some((answer.status, answer.body, taken)),
            Parsed::Incomplete | Parsed::NoHttp => None,
        }
    }

    #[test]
    fn bodies_are_read_by_their_length() {
        let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhiHTTP";
        assert_eq!(body(answer), Some((200, b"hi".to_vec(), Some(answer.len() - 4))));
        assert!(matches!(parse(&answer[..answer.len() - 5], false), Parsed::Incomplete));
        assert!(matches!(parse(b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", false), Parsed::NoHttp));
    }

    #[test]
    fn chunks_are_put_together() {
        let answer =
            b"HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n1\r\n!\r\n0\r\n\r\n";
        assert_eq!(body(answer), Some((404, b"hi!".to_vec(), Some(answer.len()))));
        for end in 0..answer.len() {
            assert!(matches!(parse(&answer[..end], false), Parsed::Incomplete), "{end}");
        }
    }

    #[test]
    fn no_length_takes_all() {
        assert_eq!(body(b"HTTP/1.1 400 Bad Request\r\n\r\nhi"), Some((400, b"hi".to_vec(), None)));
        assert!(matches!(parse(b"SSH-2.0-x\r\n", false), Parsed::NoHttp));
    }

    #[test]
    fn the_answer_to_head_has_no_body() {
        let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n";
        assert!(matches!(parse(answer, true), Parsed::Answer(_, Some(taken)) if taken == answer.len()));
    }

    #[test]
    fn a_header_that_comes_twice_is_none() {
        let headers = [("A", "1"), ("a", "2"), ("B", "3")];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let answer = Answer { headers, ..Answer::default() };
        assert_eq!((answer.header("a"), answer.header("b")), (None, Some("3")));
    }
}
