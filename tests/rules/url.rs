//! `url(schemes(…))`

use crate::kit::{codes, record};

check_text! {
    url => (url);
    secure => (url(schemes("https")));
    several => (url(schemes("https", "ftp", "MailTo", "urn")));
}

#[test]
fn web_addresses() {
    for text in [
        "http://a.example",
        "https://a.example/",
        "HTTPS://A.EXAMPLE/B?c=d#e",
        "https://a.example:0/",
        "https://a.example:65535/",
        "https://127.0.0.1/",
        "https://[2001:db8::1]/",
        "https://[2001:db8::1]:8080/a",
        "https://a.example/%41%ff",
        "https://a.example?q",
        "https://localhost/",
        "https://xn--bcher-kva.example/",
    ] {
        assert_eq!(codes(&url(text)), "", "{text:?}");
    }
}

#[test]
fn text_that_is_none() {
    for text in [
        "",
        " ",
        "a",
        "//a.example",
        "/a",
        "a.example",
        "http",
        "http:",
        "http:/",
        "http://",
        "http:///a",
        "https:a.example",
        "https://:80/",
        "https://a.example:65536/",
        "https://a.example:x/",
        "https://user@a.example/",
        "https://user:pw@a.example/",
        "https://@a.example/",
        "https://a b.example/",
        "https://a.example/ b",
        " https://a.example",
        "https://a.example\n",
        "https://a.example/\0",
        "https://a.example/%",
        "https://a.example/%4",
        "https://a.example/%zz",
        "https://a.example/\\b",
        "https://a.example/<b>",
        "https://a.example/\"",
        "https://a.example/é",
        "https://bücher.example/",
        "https://ａ.example",
        "https://a.example/\u{202e}",
        "https://a.example/\u{a0}",
        "https://[::1",
        "https://::1/",
        "https://256.1.1.1/",
        "https://1.2.3/",
        "javascript:alert(1)",
        "ftp://a.example",
        "mailto:a@b.co",
        "data:,a",
        "file:///etc/passwd",
        "ｈttps://a.example",
    ] {
        assert_eq!(codes(&url(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn only_the_schemes_that_are_listed() {
    assert_eq!(codes(&secure("https://a.example")), "");
    assert_eq!(codes(&secure("HtTpS://a.example")), "");
    assert_eq!(codes(&secure("http://a.example")), "INVALID_FORMAT");
    assert_eq!(codes(&secure("httpss://a.example")), "INVALID_FORMAT");
    for text in ["https://a.example", "ftp://a.example/b", "mailto:a@b.co", "MAILTO:a@b.co", "urn:isbn:1"] {
        assert_eq!(codes(&several(text)), "", "{text:?}");
    }
    for text in ["http://a.example", "ftp:", "tel:+1", "urn", "ftps://a.example"] {
        assert_eq!(codes(&several(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn huge_text() {
    let path = "a/".repeat(1 << 19);
    assert_eq!(codes(&url(&format!("https://a.example/{path}"))), "");
    assert_eq!(codes(&url(&format!("https://a.example/{path}\u{7f}"))), "INVALID_FORMAT");
    for unit in ["a", ":", "/", "[", "é"] {
        assert_eq!(codes(&url(&unit.repeat(1 << 20))), "INVALID_FORMAT", "{unit:?}");
    }
}

#[test]
fn brackets_in_a_query() {
    for text in ["https://a.example/?filter[name]=a&b[]=1", "https://a.example?]["] {
        assert_eq!(codes(&url(text)), "", "{text:?}");
    }
    for text in ["https://a.example/[b]", "https://a.example/#[b]", "https://[a].example/?b[c]"] {
        assert_eq!(codes(&url(text)), "INVALID_FORMAT", "{text:?}");
    }
}

const ENCODED: &str =
    "; other characters than letters, digits and -._~:/?#[]@!$&'()*+,;= are percent-encoded";

#[test]
fn the_record() {
    let of = |schemes: &str, message: &str| {
        format!("INVALID_FORMAT | a URL that starts with {schemes}{ENCODED} | {message}")
    };
    let none =
        |schemes: &str| of(schemes, &format!("This must be a URL that starts with {schemes}{ENCODED}."));
    assert_eq!(record(&url("a")), none("http: or https:"));
    assert_eq!(record(&secure("http://a.example")), none("https:"));
    assert_eq!(record(&several("a")), none("https:, ftp:, MailTo: or urn:"));
    overrides!(String, url, "a".to_owned());
    overrides!(String, url(schemes("https")), "a".to_owned());
}

#[test]
fn the_part_that_is_wrong_is_named() {
    check_text! { sockets => (url(schemes("wss", "https"))); }
    for (text, message) in [
        ("https:a", "This URL must have // and a host behind its scheme."),
        ("https://u:p@a", "This URL must not have a user name or a password, which end in @."),
        ("https://a b/", "The host of this URL must be a name, such as example.com, or an IP address."),
        (
            "https://bücher.example",
            "The host of this URL must be a name, such as example.com, or an IP address.",
        ),
        ("https://a:99999", "The port of this URL must be a number from 0 to 65535."),
        ("https://a/b c", "The path of this URL has a character that must be percent-encoded."),
        (
            "https://a/?b={c}",
            "The query of this URL, behind ?, has a character that must be percent-encoded.",
        ),
        (
            "https://a/#<b>",
            "The fragment of this URL, behind #, has a character that must be percent-encoded.",
        ),
        ("wss://a/#b", "This URL must not have a fragment, which begins with #."),
    ] {
        let record = record(&sockets(text));
        assert!(record.starts_with("INVALID_FORMAT | a URL that starts with wss: or https:;"), "{record}");
        assert_eq!(record.rsplit(" | ").next(), Some(message), "{text}");
    }
}
