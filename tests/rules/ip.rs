//! `ip`

use crate::kit::{codes, record};

check_text! { ip => (ip); }

#[test]
fn either_version() {
    for text in ["0.0.0.0", "255.255.255.255", "::", "2001:db8::1", "::ffff:192.0.2.1"] {
        assert_eq!(codes(&ip(text)), "", "{text:?}");
    }
    for text in [
        "",
        "1",
        "256.0.0.1",
        "1.2.3",
        "01.2.3.4",
        ":::",
        "1:2:3",
        "[::1]",
        "::1%0",
        "1.2.3.4 ",
        " ::1",
        "１.2.3.4",
        "localhost",
        "1.2.3.4\0",
        "::1\u{a0}",
        "\u{202e}::1",
    ] {
        assert_eq!(codes(&ip(text)), "INVALID_FORMAT", "{text:?}");
    }
    assert_eq!(codes(&ip(&"1:".repeat(1 << 20))), "INVALID_FORMAT");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&ip("a")),
        "INVALID_FORMAT | an IP address, such as 192.0.2.1 or 2001:db8::1 | \
         This must be an IP address, such as 192.0.2.1 or 2001:db8::1."
    );
    overrides!(String, ip, "a".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((ip), good: "::1", bad: "::g", "INVALID_FORMAT");
    through!(String, (ip), good: "192.0.2.1".to_owned(), bad: "192.0.2".to_owned(), "INVALID_FORMAT");
}
