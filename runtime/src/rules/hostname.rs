//! `hostname`

use super::{Keyword, Keywords};

super::text_rule! {
    /// A host name of RFC 1123: labels of ASCII letters, digits and inner hyphens, joined by dots.
    ///
    /// A label has at most 63 characters, the name at most 253, and no dot ends it. A name whose last label is a number
    /// is refused, since browsers take it for an address: that is for [`ip`](super::ip()). A name in another script is
    /// written with `xn--`; what such a label stands for is not looked at.
    ///
    /// ```
    /// use api_validate::{Check, rules};
    ///
    /// assert!(rules::hostname().accepts("www.example.com"));
    /// assert!(!rules::hostname().accepts("-www.example.com"));
    /// assert!(!rules::hostname().accepts("192.0.2.1"));
    /// ```
    Hostname = hostname, "hostname", crate::formats::hostname::is_hostname, "a host name, such as www.example.com",
        keywords
}

fn keywords(keywords: &mut Keywords<'_>) {
    use crate::formats::hostname::{MAX_NAME, PATTERN};

    keywords.add(Keyword::Formats(&["hostname"])).add(Keyword::MaxLength(MAX_NAME)).pattern(PATTERN);
}
