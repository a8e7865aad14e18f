//! `hostname`

use crate::kit::{codes, record};

check_text! { hostname => (hostname); }

#[test]
fn labels_joined_by_dots() {
    for text in [
        "a",
        "7a",
        "localhost",
        "www.example.com",
        "WWW.Example.COM",
        "a-b.c--d",
        "r3---sn-4g5e6nez.example.com",
        "1.2.3.c4",
        "4.example",
        "xn--bcher-kva.example",
        "a.0x1g",
    ] {
        assert_eq!(codes(&hostname(text)), "", "{text:?}");
    }
    for text in [
        "",
        ".",
        "..",
        ".a",
        "a.",
        "a..b",
        "-",
        "-a",
        "a-",
        "a.-b",
        "a-.b",
        "a_b.example",
        "a b",
        " a",
        "a ",
        "a\n",
        "a\0",
        "a:80",
        "a/b",
        "*.example.com",
        "user@example.com",
        "http://example.com",
        "b\u{fc}cher.example",
        "\u{430}.example",
        "example\u{3002}com",
        "example\u{ff0e}com",
        "\u{212a}elvin.example.com",
        "a\u{ad}.example",
    ] {
        assert_eq!(codes(&hostname(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn a_number_at_the_end_is_an_address() {
    for text in ["7", "192.0.2.1", "127.1", "a.7", "0x", "0x7F", "a.0X1", "[::1]", "::1"] {
        assert_eq!(codes(&hostname(text)), "INVALID_FORMAT", "{text:?}");
    }
    for text in ["7.a", "0x7f.a", "a.x7", "a.7-7"] {
        assert_eq!(codes(&hostname(text)), "", "{text:?}");
    }
}

#[test]
fn lengths() {
    let long = |length| "x".repeat(length);
    let label = long(63);
    for (text, expected) in [
        (label.clone(), ""),
        (long(64), "INVALID_FORMAT"),
        (format!("a.{label}.b"), ""),
        (format!("a.{}.b", long(64)), "INVALID_FORMAT"),
        (format!("{label}.{label}.{label}.{}", long(61)), ""),
        (format!("{label}.{label}.{label}.{}", long(62)), "INVALID_FORMAT"),
        ("a.".repeat(126) + "a", ""),
        ("a.".repeat(127) + "a", "INVALID_FORMAT"),
        ("a.".repeat(1 << 20), "INVALID_FORMAT"),
    ] {
        assert_eq!(codes(&hostname(&text)), expected, "{} bytes: {text:.80}", text.len());
    }
}

#[test]
fn the_record() {
    assert_eq!(
        record(&hostname("-")),
        "INVALID_FORMAT | a host name, such as www.example.com | \
         This must be a host name, such as www.example.com."
    );
    overrides!(String, hostname, "-".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((hostname), good: "a.b", bad: "a_b", "INVALID_FORMAT");
    through!(String, (hostname), good: "a.b".to_owned(), bad: "a_b".to_owned(), "INVALID_FORMAT");
}
