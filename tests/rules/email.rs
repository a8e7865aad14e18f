//! `email`

use crate::kit::{codes, record};

check_text! { email => (email); }

/// A domain of so many bytes, in labels of 63 and less.
fn domain(bytes: usize) -> String {
    let mut domain = "d".repeat(63);
    while domain.len() < bytes {
        let room = bytes - domain.len() - 1;
        domain = format!("{}.{domain}", "d".repeat(room.min(63)));
    }
    domain
}

#[test]
fn addresses_that_mail_can_reach() {
    for text in [
        "a@b.co",
        "first.last+tag@mail.example.com",
        "o'neil@example.org",
        "!#$%&'*+-/=?^_`{|}~@example.com",
        "A@EXAMPLE.COM",
        "1@2.com",
        "a@xn--bcher-kva.example",
        "a@b-c.example",
    ] {
        assert_eq!(codes(&email(text)), "", "{text:?}");
    }
}

#[test]
fn text_that_is_no_address() {
    for text in [
        "",
        " ",
        "a",
        "@",
        "a@",
        "@b.co",
        "a@b",
        "a@@b.co",
        "a@b.co@c.co",
        ".a@b.co",
        "a.@b.co",
        "a..b@b.co",
        "a@.b.co",
        "a@b.co.",
        "a@b..co",
        "a@-b.co",
        "a@b-.co",
        "a@b_c.co",
        "a b@c.co",
        "a@b c.co",
        " a@b.co",
        "a@b.co ",
        "a@b.co\n",
        "a@b.co\0",
        "\"a\"@b.co",
        "a@[127.0.0.1]",
        "a@127.0.0.1",
        "a@b.123",
        "Name <a@b.co>",
        "mailto:a@b.co",
        "a,b@c.co",
        "é@b.co",
        "a@bücher.example",
        "ａ@b.co",
        "a＠b.co",
        "a@b\u{3002}co",
        "\u{202e}a@b.co",
        "a\u{200d}@b.co",
        "a\u{a0}@b.co",
        "a@b.co\u{feff}",
        "а@b.co",
    ] {
        assert_eq!(codes(&email(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn sixty_four_bytes_before_the_sign() {
    assert_eq!(codes(&email(&format!("{}@b.co", "a".repeat(64)))), "");
    assert_eq!(codes(&email(&format!("{}@b.co", "a".repeat(65)))), "INVALID_FORMAT");
}

#[test]
fn sixty_three_bytes_in_a_label() {
    assert_eq!(codes(&email(&format!("a@{}.co", "b".repeat(63)))), "");
    assert_eq!(codes(&email(&format!("a@{}.co", "b".repeat(64)))), "INVALID_FORMAT");
}

#[test]
fn two_hundred_and_fifty_four_bytes_in_all() {
    let of = |local: usize, all: usize| format!("{}@{}", "a".repeat(local), domain(all - local - 1));
    for local in [1, 30, 64] {
        assert_eq!(of(local, 254).len(), 254);
        assert_eq!(codes(&email(&of(local, 253))), "", "{local}");
        assert_eq!(codes(&email(&of(local, 254))), "", "{local}");
        assert_eq!(codes(&email(&of(local, 255))), "INVALID_FORMAT", "{local}");
    }
}

#[test]
fn huge_text() {
    for unit in ["a", "a@", "@", ".", "a.", "é"] {
        assert_eq!(codes(&email(&unit.repeat(1 << 20))), "INVALID_FORMAT", "{unit:?}");
    }
}

#[test]
fn the_record() {
    assert_eq!(
        record(&email("a")),
        "INVALID_FORMAT | an e-mail address, such as name@example.com | \
         This must be an e-mail address, such as name@example.com."
    );
    overrides!(String, email, "a".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((email), good: "a@b.co", bad: "a@b", "INVALID_FORMAT");
    through!(String, (email), good: "a@b.co".to_owned(), bad: "a@b".to_owned(), "INVALID_FORMAT");
}
