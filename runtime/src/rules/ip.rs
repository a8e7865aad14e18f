//! `ip`

use super::{Keyword, Keywords};

super::text_rule! {
    /// An IP address, version 4 or 6: see [`ipv4`](super::ipv4()) and [`ipv6`](super::ipv6()).
    ///
    /// ```
    /// use api_validate::{Check, rules};
    ///
    /// assert!(rules::ip().accepts("192.0.2.1"));
    /// assert!(!rules::ip().accepts("192.0.2"));
    /// ```
    Ip = ip, "ip", crate::formats::ip::is_ip, "an IP address, such as 192.0.2.1 or 2001:db8::1", keywords
}

fn keywords(keywords: &mut Keywords<'_>) {
    keywords.add(Keyword::Formats(&["ipv4", "ipv6"]));
}
