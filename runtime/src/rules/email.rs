//! `email`

use super::{Keyword, Keywords};

super::text_rule! {
    /// An e-mail address: the shape of the HTML standard within the limits of RFC 5321, ASCII only.
    ///
    /// At most 64 bytes before the `@` and 254 in all; at least two labels after it, the last not all digits.
    /// Quoted local parts, address literals (`[127.0.0.1]`) and display names are refused.
    ///
    /// ```
    /// use api_validate::{Check, rules};
    ///
    /// assert!(rules::email().accepts("a@example.com"));
    /// assert!(!rules::email().accepts("a@b"));
    /// ```
    Email = email, "email", crate::formats::email::is_email, "an e-mail address, such as name@example.com", keywords
}

fn keywords(keywords: &mut Keywords<'_>) {
    use crate::formats::email::{MAX_ADDRESS, PATTERN};

    keywords.add(Keyword::Formats(&["email"])).add(Keyword::MaxLength(MAX_ADDRESS)).pattern(PATTERN);
}
