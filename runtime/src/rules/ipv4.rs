//! `ipv4`

use super::{Keyword, Keywords};

super::text_rule! {
    /// An IPv4 address: four decimal numbers up to 255, without leading zeros.
    ///
    /// ```
    /// use api_validate::{Check, rules};
    ///
    /// assert!(rules::ipv4().accepts("192.0.2.1"));
    /// assert!(!rules::ipv4().accepts("192.0.2.01"));
    /// ```
    Ipv4 = ipv4, "ipv4", crate::formats::ip::is_ipv4, "an IPv4 address, such as 192.0.2.1", keywords
}

fn keywords(keywords: &mut Keywords<'_>) {
    keywords.add(Keyword::Formats(&["ipv4"]));
}
