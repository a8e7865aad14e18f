//! `ipv4`

use crate::kit::{codes, record};

check_text! { ipv4 => (ipv4); }

#[test]
fn four_numbers_up_to_255() {
    for text in ["0.0.0.0", "255.255.255.255", "192.0.2.1", "1.10.100.249", "127.0.0.1"] {
        assert_eq!(codes(&ipv4(text)), "", "{text:?}");
    }
    for text in [
        "",
        ".",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "256.0.0.0",
        "0.0.0.256",
        "1.2.3.4.",
        ".1.2.3.4",
        "1..2.3",
        "01.2.3.4",
        "1.2.3.04",
        "00.0.0.0",
        "1.2.3.-4",
        "+1.2.3.4",
        "0x1.2.3.4",
        " 1.2.3.4",
        "1.2.3.4 ",
        "1.2.3.4\n",
        "1.2.3.4\0",
        "1.2.3.4/24",
        "1.2.3.4:80",
        "１.2.3.4",
        "1.2.3.٤",
        "1。2。3。4",
        "\u{202e}1.2.3.4",
        "1.2.3.4\u{a0}",
        "::1",
        "1.2.3.1000",
        "1,2,3,4",
    ] {
        assert_eq!(codes(&ipv4(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn huge_text() {
    for unit in ["1", "1.", "."] {
        assert_eq!(codes(&ipv4(&unit.repeat(1 << 20))), "INVALID_FORMAT", "{unit:?}");
    }
}

#[test]
fn the_record() {
    assert_eq!(
        record(&ipv4("a")),
        "INVALID_FORMAT | an IPv4 address, such as 192.0.2.1 | This must be an IPv4 address, such as 192.0.2.1."
    );
    overrides!(String, ipv4, "a".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((ipv4), good: "192.0.2.1", bad: "192.0.2", "INVALID_FORMAT");
    through!(String, (ipv4), good: "192.0.2.1".to_owned(), bad: "::1".to_owned(), "INVALID_FORMAT");
}
