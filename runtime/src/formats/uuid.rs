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
    if text.len() != LENGTH {
        return None;
    }
    let mut value = 0;
    for (place, byte) in text.bytes().enumerate() {
        match place {
            8 | 13 | 18 | 23 if byte == b'-' => {}
            8 | 13 | 18 | 23 => return None,
            _ => value = value << 4 | u128::from(hex_digit(byte)?),
        }
    }
    Some(value)
}

const fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

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
