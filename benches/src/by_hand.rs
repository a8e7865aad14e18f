//! What a careful programmer would write instead: the same checks in plain Rust, no regular expressions,
//! lengths decided by the number of bytes where possible, and a path and a code for each error.

#![allow(clippy::cast_possible_truncation)] // a table of bytes

use crate::document::Document;

/// An error: where, and which.
pub struct Error {
    /// Such as `metadata[3].name`.
    pub path: String,
    /// The code.
    pub code: &'static str,
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

fn has_length(text: &str, min: usize, max: usize) -> bool {
    let bytes = text.len();
    if bytes <= max && bytes.div_ceil(4) >= min {
        return true;
    }
    bytes >= min && bytes.div_ceil(4) <= max && (min..=max).contains(&text.chars().count())
}

fn is_date(text: &str) -> bool {
    let &[d1, d2, b'/', m1, m2, m3, b'/', y1, y2, y3, y4] = text.as_bytes() else { return false };
    if ![d1, d2, y1, y2, y3, y4].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let digit = |byte: u8| u32::from(byte - b'0');
    let day = digit(d1) * 10 + digit(d2);
    let year = digit(y1) * 1000 + digit(y2) * 100 + digit(y3) * 10 + digit(y4);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match [m1, m2, m3].map(|letter| letter.to_ascii_uppercase()).as_slice() {
        b"JAN" | b"MAR" | b"MAY" | b"JUL" | b"AUG" | b"OCT" | b"DEC" => 31,
        b"APR" | b"JUN" | b"SEP" | b"NOV" => 30,
        b"FEB" => 28 + u32::from(is_leap),
        _ => return false,
    };
    year > 0 && (1..=days).contains(&day)
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

fn is_email(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is = |byte: u8, class| CLASSES[usize::from(byte)] & class != 0;
    let at = bytes.iter().take_while(|byte| is(**byte, LOCAL)).count();
    if at == 0 || at > 64 || bytes.len() > 254 || bytes.get(at) != Some(&b'@') {
        return false;
    }
    let (mut label, mut last) = (0, b'.');
    for &byte in &bytes[at + 1..] {
        if is(byte, LETTER) || (is(byte, HYPHEN) && label > 0) {
            label += 1;
        } else if byte == b'.' && (1..=63).contains(&label) && last != b'-' {
            label = 0;
        } else {
            return false;
        }
        last = byte;
    }
    (1..=63).contains(&label) && last != b'-'
}

fn is_reference(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes[..3].iter().all(u8::is_ascii_uppercase)
        && bytes[3] == b'-'
        && bytes[4..].iter().all(u8::is_ascii_digit)
}
