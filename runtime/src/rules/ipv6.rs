//! `ipv6`

use super::{Keyword, Keywords};

super::text_rule! {
    /// An IPv6 address of RFC 4291, without brackets and without a zone.
    ///
    /// ```
    /// use api_validate::{Check, rules};
    ///
    /// assert!(rules::ipv6().accepts("2001:db8::1"));
    /// assert!(!rules::ipv6().accepts("fe80::1%eth0"));
    /// ```
    Ipv6 = ipv6, "ipv6", crate::formats::ip::is_ipv6, "an IPv6 address, such as 2001:db8::1", keywords
}

fn keywords(keywords: &mut Keywords<'_>) {
    keywords.add(Keyword::Formats(&["ipv6"]));
}
