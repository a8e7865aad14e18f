//! UUIDs in the text form of RFC 9562 §4.

/// The length of 32 hexadecimal digits and four hyphens.
const LENGTH: usize = 36;

/// The same as a regular expression of ECMAScript.
pub(crate) const PATTERN: &str = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";

/// The 128 bits of a UUID in the hyphenated form `8-4-4-4-12`, or `None` for any other text.
///
/// Digits may have either letter case (RFC 9562 §4). Version and variant may be anything, so the
/// nil and max UUIDs (§5.9, §5.10) are read too: to refuse them is the caller's rule. Braces,
/// `urn:uuid:` and the form without hyphens are other notations: refused.
pub(crate) fn parse_uuid(text: &str) -> Option<u128> {
    let bytes: &[u8; LENGTH] = text.as_bytes().try_into().ok()?;
    // Looked at as a whole, without a branch for each byte: nearly all texts are UUIDs.
    let mut wrong = HYPHENS.iter().fold(0, |wrong, place| wrong | (bytes[*place] ^ b'-'));
    let [high, low] = DIGITS.map(|places| {
        places.iter().fold(0, |half, place| {
            let digit = VALUES[usize::from(bytes[*place])];
            wrong |= digit & NO_DIGIT;
            half << 4 | u64::from(digit)
        })
    });
    (wrong == 0).then(|| u128::from(high) << 64 | u128::from(low))
}

const HYPHENS: [usize; 4] = [8, 13, 18, 23];

/// The places of the digits of each half.
const DIGITS: [[usize; 16]; 2] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 14, 15, 16, 17],
    [19, 20, 21, 22, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35],
];

/// No digit has it in its value.
const NO_DIGIT: u8 = 0x80;

/// The value of each byte as a hexadecimal digit.
const VALUES: [u8; 256] = {
    let mut values = [NO_DIGIT; 256];
    let mut value = 0_u8;
    while value < 16 {
        let digit = b"0123456789abcdef"[value as usize];
        values[digit as usize] = value;
        values[digit.to_ascii_uppercase() as usize] = value;
        value += 1;
    }
    values
};

#[cfg(test)]
mod tests {
    use super::parse_uuid;

    use std::string::String;

    const TEXT: &str = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    const VALUE: u128 = 0x0f1e_2d3c_4b5a_6978_8796_a5b4_c3d2_e1f0;

    #[test]
    fn reads_the_hyphenated_form() {
        for (text, value) in [
            (TEXT, VALUE),
            ("0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1F0", VALUE),
            ("0f1E2d3C-4b5A-6978-8796-A5b4C3d2E1f0", VALUE),
            ("00000000-0000-0000-0000-000000000000", 0),
            ("00000000-0000-0000-0000-000000000001", 1),
            ("80000000-0000-0000-0000-000000000000", 1 << 127),
            ("ffffffff-ffff-ffff-ffff-ffffffffffff", u128::MAX),
            ("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", u128::MAX),
        ] {
            assert_eq!(parse_uuid(text), Some(value), "{text:?}");
        }
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
            "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
            "{0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0}",
            "(0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0)",
            "urn:uuid:0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
            "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f",
            "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f00",
            "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0\n",
            "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f\n",
            " 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f",
            "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f\0",
            "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1-0",
            "0f1e2d3-c4b5a-6978-8796-a5b4c3d2e1f0",
            "0f1e2d3c-4b5a-6978-8796a-5b4c3d2e1f0",
            "0f1e2d3c_4b5a_6978_8796_a5b4c3d2e1f0",
            "------------------------------------",
            "+f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
            "0x1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
            "gf1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
            "Gf1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
            "/f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
            ":f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
            "@f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
            "`f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
            "\u{0430}1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
            "\u{ff10}e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
            "0f1e2d3c\u{2010}5a-6978-8796-a5b4c3d2e1f0",
        ] {
            assert_eq!(parse_uuid(text), None, "{text:?}");
        }
    }

    #[test]
    fn every_place_is_looked_at() {
        for place in 0..TEXT.len() {
            let text: String = TEXT.char_indices().map(|(at, c)| if at == place { 'z' } else { c }).collect();
            assert_eq!(parse_uuid(&text), None, "{text:?}");
        }
    }

    #[test]
    fn refuses_huge_text() {
        assert_eq!(parse_uuid(&"0".repeat(1 << 20)), None);
    }
}
