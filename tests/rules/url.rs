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
fn the_record() {
    assert_eq!(
        record(&url("a")),
        "INVALID_FORMAT | a URL that starts with http: or https: | This must be a URL that starts with http: or https:."
    );
    assert_eq!(
        record(&secure("a")),
        "INVALID_FORMAT | a URL that starts with https: | This must be a URL that starts with https:."
    );
    assert_eq!(
        record(&several("a")),
        "INVALID_FORMAT | a URL that starts with https:, ftp:, MailTo: or urn: | \
         This must be a URL that starts with https:, ftp:, MailTo: or urn:."
    );
    overrides!(String, url, "a".to_owned());
    overrides!(String, url(schemes("https")), "a".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((url), good: "https://a.example", bad: "a", "INVALID_FORMAT");
    through!(String, (url), good: "https://a.example".to_owned(), bad: "a".to_owned(), "INVALID_FORMAT");
}
