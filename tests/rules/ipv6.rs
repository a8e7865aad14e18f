//! `ipv6`

use crate::kit::{codes, record};

check_text! { ipv6 => (ipv6); }

#[test]
fn eight_groups_or_less_with_a_gap() {
    for text in [
        "::",
        "::1",
        "1::",
        "1:2:3:4:5:6:7:8",
        "2001:db8::1",
        "2001:DB8::1",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "::ffff:192.0.2.1",
        "1:2:3:4:5:6:192.0.2.1",
        "::192.0.2.1",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "0000::0000",
    ] {
        assert_eq!(codes(&ipv6(text)), "", "{text:?}");
    }
    for text in [
        "",
        ":",
        ":::",
        "1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "g::",
        ":1",
        "1:",
        "1:2:3:4:5:6:7:",
        ":2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:192.0.2.1",
        "::192.0.2",
        "::256.0.0.1",
        "::01.2.3.4",
        "192.0.2.1::",
        "::192.0.2.1:1",
        "[::1]",
        "::1%eth0",
        "::1/64",
        " ::1",
        "::1 ",
        "::1\n",
        "::1\0",
        "：：1",
        "::１",
        "\u{202e}::1",
        "192.0.2.1",
        "-1::",
    ] {
        assert_eq!(codes(&ipv6(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn huge_text() {
    for unit in ["1", "1:", ":", "::1"] {
        assert_eq!(codes(&ipv6(&unit.repeat(1 << 20))), "INVALID_FORMAT", "{unit:?}");
    }
}

#[test]
fn the_record() {
    assert_eq!(
        record(&ipv6("a")),
        "INVALID_FORMAT | an IPv6 address, such as 2001:db8::1 | This must be an IPv6 address, such as 2001:db8::1."
    );
    overrides!(String, ipv6, "a".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((ipv6), good: "::1", bad: "::g", "INVALID_FORMAT");
    through!(String, (ipv6), good: "::1".to_owned(), bad: "192.0.2.1".to_owned(), "INVALID_FORMAT");
}
