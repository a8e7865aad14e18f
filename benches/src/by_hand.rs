//! What a careful programmer would write instead: the same checks in plain Rust, no regular expressions,
//! lengths decided by the number of bytes where possible, and a path and a code for each error.

#![allow(clippy::cast_possible_truncation)] // a table of bytes

use crate::document::{Document, Order};

/// An error: where, and which.
pub struct Error {
    /// Such as `metadata[3].name`.
    pub path: String,
    /// The code.
    pub code: &'static str,
}

/// Checks an order.
///
/// # Errors
/// Everything that is wrong with it.
#[inline]
pub fn check_order(order: &Order) -> Result<(), Vec<Error>> {
    let mut errors = Vec::new();
    let mut fail = |path: &str, code| errors.push(Error { path: path.to_owned(), code });
    if !has_length(&order.name, 1, 100) {
        fail("name", "length");
    }
    if !(1..=10_000).contains(&order.quantity) {
        fail("quantity", "range");
    }
    if !has_length(&order.sku, 2, 10) {
        fail("sku", "length");
    }
    if !(0..=1_000_000).contains(&order.price) {
        fail("price", "range");
    }
    if !(1..=5).contains(&order.priority) {
        fail("priority", "range");
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Checks a document.
///
/// # Errors
/// Everything that is wrong with it.
#[inline]
pub fn check(document: &Document) -> Result<(), Vec<Error>> {
    let mut errors = Vec::new();
    let mut fail = |path: String, code| errors.push(Error { path, code });
    if !has_length(&document.title, 1, 255) {
        fail("title".to_owned(), "length");
    }
    if !is_date(&document.document_date) {
        fail("document_date".to_owned(), "date");
    }
    if !(0..=1_000_000).contains(&document.amount) {
        fail("amount".to_owned(), "range");
    }
    if !(1..=10_000).contains(&document.page_count) {
        fail("page_count".to_owned(), "range");
    }
    if !is_email(&document.email) {
        fail("email".to_owned(), "email");
    }
    if !is_reference(&document.reference) {
        fail("reference".to_owned(), "pattern");
    }
    if document.tags.len() > 20 {
        fail("tags".to_owned(), "length");
    }
    for (index, tag) in document.tags.iter().enumerate() {
        if !has_length(tag, 0, 50) {
            fail(format!("tags[{index}]"), "length");
        }
    }
    for (index, item) in document.metadata.iter().enumerate() {
        if !has_length(&item.name, 1, 100) {
            fail(format!("metadata[{index}].name"), "length");
        }
        if !has_length(&item.value, 0, 4000) {
            fail(format!("metadata[{index}].value"), "length");
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Whether a text has so many characters. They are counted only where the number of bytes leaves it open.
#[inline]
pub fn has_length(text: &str, min: usize, max: usize) -> bool {
    let bytes = text.len();
    if bytes <= max && bytes.div_ceil(4) >= min {
        return true;
    }
    bytes >= min && bytes.div_ceil(4) <= max && (min..=max).contains(&text.chars().count())
}

/// Whether this is a date as dd/MMM/YYYY.
#[inline]
pub fn is_date(text: &str) -> bool {
    let &[d1, d2, b'/', m1, m2, m3, b'/', y1, y2, y3, y4] = text.as_bytes() else { return false };
    let [Some(day), Some(year)] = [number(&[d1, d2]), number(&[y1, y2, y3, y4])] else { return false };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match &[m1 | 0x20, m2 | 0x20, m3 | 0x20] {
        b"jan" | b"mar" | b"may" | b"jul" | b"aug" | b"oct" | b"dec" => 31,
        b"apr" | b"jun" | b"sep" | b"nov" => 30,
        b"feb" => 28 + u32::from(is_leap),
        _ => return false,
    };
    year > 0 && (1..=days).contains(&day)
}

#[inline]
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit < 10).then(|| number * 10 + u32::from(digit))
    })
}

const LOCAL: u8 = 1;
const LETTER: u8 = 2;
const HYPHEN: u8 = 4;

const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        let c = byte as u8;
        if c.is_ascii_alphanumeric() {
            classes[byte] = LOCAL | LETTER;
        } else if c == b'-' {
            classes[byte] = LOCAL | HYPHEN;
        } else if matches!(c, b'.' | b'!' | b'#'..=b'\'' | b'*' | b'+' | b'/' | b'=' | b'?' | b'^'..=b'`' | b'{'..=b'~')
        {
            classes[byte] = LOCAL;
        }
        byte += 1;
    }
    classes
};

/// Whether this is an e-mail address, as HTML has it: looked at once.
#[inline]
pub fn is_email(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() && CLASSES[usize::from(bytes[at])] & LOCAL != 0 {
        at += 1;
    }
    if at == 0 || at > 64 || bytes.len() > 254 || bytes.get(at) != Some(&b'@') {
        return false;
    }
    let (mut label, mut last) = (0, b'.');
    for &byte in &bytes[at + 1..] {
        let class = CLASSES[usize::from(byte)];
        if class & LETTER != 0 || class & HYPHEN != 0 && label > 0 {
            label += 1;
        } else if byte == b'.' && label > 0 && label <= 63 && last != b'-' {
            label = 0;
        } else {
            return false;
        }
        last = byte;
    }
    label > 0 && label <= 63 && last != b'-'
}

/// Whether this is three letters and six digits.
#[inline]
pub fn is_reference(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes[..3].iter().all(u8::is_ascii_uppercase)
        && bytes[3] == b'-'
        && bytes[4..].iter().all(u8::is_ascii_digit)
}

/// Reads a document, and checks it.
///
/// # Errors
/// Everything that is wrong with it.
///
/// # Panics
/// serde refuses it.
pub fn read(body: &[u8]) -> Result<Document, Vec<Error>> {
    let document = serde_json::from_slice(body).expect("serde reads the body");
    check(&document).map(|()| document)
}

/// Whether this is a UUID in its form of 36 characters.
#[inline]
pub fn is_uuid(text: &str) -> bool {
    let is_right = |(at, byte): (usize, &u8)| match at {
        8 | 13 | 18 | 23 => *byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    text.len() == 36 && text.bytes().enumerate().all(|(at, byte)| is_right((at, &byte)))
}

const NAME: u8 = 1;
const IN_PATH: u8 = 2;
const IN_QUERY: u8 = 4;
const IN_FRAGMENT: u8 = 8;

const URL_CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        let c = byte as u8;
        classes[byte] = match c {
            b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => NAME | IN_PATH | IN_QUERY | IN_FRAGMENT,
            b'.' | b'~' | b'!' | b'$' | b'&'..=b',' | b';' | b'=' | b':' | b'@' | b'/' => {
                IN_PATH | IN_QUERY | IN_FRAGMENT
            }
            b'?' => IN_QUERY | IN_FRAGMENT,
            b'[' | b']' => IN_QUERY,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// Whether this is a URL with `http` or `https`, a host that is a name or an IPv4 address, and what may follow it.
#[inline]
pub fn is_url(text: &str) -> bool {
    let bytes = text.as_bytes();
    let scheme = if bytes.get(4) == Some(&b':') { 4 } else { 5 };
    if bytes.len() < scheme + 4 || !b"https"[..scheme].eq_ignore_ascii_case(&bytes[..scheme]) {
        return false;
    }
    if &bytes[scheme..scheme + 3] != b"://" {
        return false;
    }
    let rest = &bytes[scheme + 3..];
    let Some(host) = host_end(rest) else { return false };
    let mut at = host;
    if rest.get(at) == Some(&b':') {
        at += 1;
        let digits = rest[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let port = std::str::from_utf8(&rest[at..at + digits]).unwrap_or_default();
        if digits > 0 && port.parse::<u16>().is_err() {
            return false;
        }
        at += digits;
    }
    matches!(rest.get(at), None | Some(b'/' | b'?' | b'#')) && has_url_tail(&rest[at..])
}

/// Where the host ends: labels of letters, digits, `-` and `_`, or an address.
fn host_end(rest: &[u8]) -> Option<usize> {
    let (mut at, mut label) = (0, 0);
    loop {
        let byte = rest.get(at).copied().unwrap_or(b'/');
        if URL_CLASSES[usize::from(byte)] & NAME != 0 {
            at += 1;
            continue;
        }
        if at == label && label > 0 && byte != b'.' {
            break;
        }
        if at - label > 63 || !rest.get(label)?.is_ascii_alphanumeric() {
            return None;
        }
        if byte != b'.' {
            break;
        }
        at += 1;
        label = at;
    }
    let name = rest[..at].strip_suffix(b".").unwrap_or(&rest[..at]);
    let last = name.rsplit(|byte| *byte == b'.').next()?;
    let is_numeric = match last {
        [b'0', b'x' | b'X', digits @ ..] => digits.iter().all(u8::is_ascii_hexdigit),
        digits => digits.iter().all(u8::is_ascii_digit),
    };
    if is_numeric {
        let address = std::str::from_utf8(&rest[..at]).ok()?;
        return address.parse::<std::net::Ipv4Addr>().is_ok().then_some(at);
    }
    (name.len() <= 253).then_some(at)
}

/// Path, query and fragment.
fn has_url_tail(tail: &[u8]) -> bool {
    let (mut at, mut wanted) = (0, IN_PATH);
    while let Some(&byte) = tail.get(at) {
        at += 1;
        if URL_CLASSES[usize::from(byte)] & wanted != 0 {
            continue;
        }
        match byte {
            b'?' if wanted == IN_PATH => wanted = IN_QUERY,
            b'#' if wanted != IN_FRAGMENT => wanted = IN_FRAGMENT,
            b'%' if tail.len() >= at + 2 && tail[at..at + 2].iter().all(u8::is_ascii_hexdigit) => at += 2,
            _ => return false,
        }
    }
    true
}
