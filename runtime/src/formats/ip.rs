//! IP addresses in text: IPv4 as in RFC 3986 §3.2.2, IPv6 as in RFC 4291 §2.2.
//!
//! The parsers of `core::net` read exactly these forms: no leading zero in an octet, which some
//! readers take as octal (RFC 6943 §3.1.1), no IPv4 of other than four decimal numbers, no zone id
//! (RFC 4007 §11), no brackets, no prefix length. The tests hold that behaviour in place.

use core::net::{Ipv4Addr, Ipv6Addr};

/// Tells whether `text` is an IPv4 or an IPv6 address.
pub(crate) fn is_ip(text: &str) -> bool {
    is_ipv4(text) || is_ipv6(text)
}

/// Tells whether `text` is four decimal octets without leading zeros, joined by dots.
pub(crate) fn is_ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

/// Tells whether `text` is an IPv6 address, in full or with one `::`, and with the last 32 bits as
/// hexadecimal groups or as a dotted quad.
pub(crate) fn is_ipv6(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::{is_ip, is_ipv4, is_ipv6};

    const V4: &[&str] = &["0.0.0.0", "127.0.0.1", "9.10.99.100", "249.250.199.200", "255.255.255.255"];

    const V6: &[&str] = &[
        "::",
        "::1",
        "1::",
        "2001:db8::7",
        "2001:DB8:0:0:8:800:200C:417A",
        "0001:0002:0003:0004:0005:0006:0007:0008",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "1:2:3::5:6:7:8",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "::13.1.68.3",
        "::ffff:129.144.52.38",
        "1:2:3:4:5:6:7.8.9.10",
        "1:2:3:4:5::7.8.9.10",
        "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255",
    ];

    const NEITHER: &[&str] = &[
        "",
        ".",
        ":",
        ":::",
        "1",
        "1.2.3",
        "1.2.3.",
        ".1.2.3",
        "1.2.3.4.",
        ".1.2.3.4",
        "1..2.3",
        "1.2.3.4.5",
        "256.0.0.1",
        "0.0.0.256",
        "1.2.3.1000",
        "00.0.0.0",
        "01.2.3.4",
        "1.2.3.04",
        "1.2.3.010",
        "0x1.2.3.4",
        "0x7f000001",
        "2130706433",
        "+1.2.3.4",
        "-1.2.3.4",
        "1.2.3.4/8",
        "1.2.3.4:80",
        " 1.2.3.4",
        "1.2.3.4 ",
        "1.2.3.4\n",
        "1.2.3.4\0",
        "1.2.3.\u{ff14}",
        "\u{0661}.2.3.4",
        "1\u{3002}2\u{3002}3\u{3002}4",
        "[::1]",
        "fe80::1%eth0",
        "fe80::1%25eth0",
        "fe80::1/64",
        "::1\n",
        "::1\0",
        " ::1",
        "::1 ",
        "::g",
        "::\u{0430}",
        "::\u{ff11}",
        "::-1",
        "::+1",
        "::0x1",
        "::12345",
        "::00001",
        "1::2::3",
        ":1::2",
        "1::2:",
        "1:::2",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        ":2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "1::2:3:4:5:6:7:8",
        "::1.2.3.4:5",
        "1.2.3.4::",
        "::1.2.3",
        "::1.2.3.256",
        "::1.2.3.04",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1:2:3:4:5:1.2.3.4",
    ];

    #[test]
    fn the_two_families_are_apart() {
        for text in V4 {
            assert!(is_ipv4(text) && !is_ipv6(text) && is_ip(text), "{text:?}");
        }
        for text in V6 {
            assert!(is_ipv6(text) && !is_ipv4(text) && is_ip(text), "{text:?}");
        }
    }

    #[test]
    fn refuses_everything_else() {
        for text in NEITHER {
            assert!(!is_ip(text) && !is_ipv4(text) && !is_ipv6(text), "{text:?}");
        }
    }

    #[test]
    fn every_octet_has_one_spelling() {
        for octet in 0..1000 {
            let spellings = [std::format!("{octet}"), std::format!("{octet:02}"), std::format!("{octet:03}")];
            for spelling in &spellings {
                let right = octet < 256 && *spelling == spellings[0];
                assert_eq!(is_ipv4(&std::format!("1.{spelling}.3.4")), right, "{spelling}");
            }
        }
    }

    #[test]
    fn a_group_has_one_to_four_digits() {
        for digits in 0..9 {
            let text = std::format!("1:2:3:{}:5:6:7:8", "f".repeat(digits));
            // An empty group in the middle is the `::` of seven groups.
            assert_eq!(is_ipv6(&text), digits <= 4, "{text:?}");
        }
    }

    #[test]
    fn refuses_huge_text() {
        for unit in ["1", ".", ":", "1.", "1:", "::", "0"] {
            assert!(!is_ip(&unit.repeat(1 << 20)), "{unit:?}");
        }
    }
}
