//! Verifies percent-encoding.

/// Returns whether each `%` begins an escape, and the escapes decode to whole characters of UTF-8.
pub(crate) fn is_well_encoded(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|byte| *byte == b'%') {
        match rest.get(at..).and_then(behind_char) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    true
}

/// Returns what follows the escapes of one character.
fn behind_char(text: &[u8]) -> Option<&[u8]> {
    let (first, mut rest) = escape(text)?;
    let length = match first {
        ..0x80 => return Some(rest),
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    };
    let mut bytes = [first; 4];
    for byte in bytes.get_mut(1..length)? {
        (*byte, rest) = escape(rest)?;
    }
    core::str::from_utf8(bytes.get(..length)?).is_ok().then_some(rest)
}

/// Returns the decoded byte of an escape, and the rest of the text.
fn escape(text: &[u8]) -> Option<(u8, &[u8])> {
    let [b'%', high, low, rest @ ..] = text else { return None };
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some((digit(high)? << 4 | digit(low)?, rest))
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn escapes_are_two_digits_each() {
        for text in ["", "a", "é", "%41", "%aF%", "%00", "%25zz", "a%20b", "%41%"] {
            assert_eq!(is_well_encoded(text), !matches!(text, "%aF%" | "%41%"), "{text}");
        }
        for text in ["%", "%4", "%g0", "%0g", "%+1", "% 1", "%é", "%%41"] {
            assert!(!is_well_encoded(text), "{text}");
        }
    }

    /// Tries the ends of each range of bytes, in up to four bytes.
    #[test]
    fn bytes_are_utf8_where_they_are_so_when_decoded() {
        const BYTES: &[u8] = &[
            0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed,
            0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff,
        ];
        let one = || BYTES.iter().copied();
        for (a, b, c) in one().flat_map(|a| one().flat_map(move |b| one().map(move |c| (a, b, c)))) {
            for d in one() {
                let bytes = [a, b, c, d];
                for length in 1..=4 {
                    let bytes = bytes.get(..length).unwrap_or_default();
                    let text: Vec<_> = bytes.iter().map(|byte| alloc::format!("%{byte:02x}")).collect();
                    let text = text.concat();
                    assert_eq!(is_well_encoded(&text), core::str::from_utf8(bytes).is_ok(), "{text}");
                }
            }
        }
    }
}
