//! `alphanumeric`

use super::Keywords;

super::text_rule! {
    /// Letters and digits of any script (Unicode `Alphabetic` and `Numeric`); empty text passes.
    /// Add `ascii` to allow those of ASCII only.
    ///
    /// ```
    /// use api_validate::{Check, rules};
    ///
    /// assert!(rules::alphanumeric().accepts("Straße7"));
    /// assert!(!rules::alphanumeric().accepts("a b"));
    /// ```
    Alphanumeric = alphanumeric, "alphanumeric", is_alphanumeric, "letters and digits only", keywords
}

fn is_alphanumeric(text: &str) -> bool {
    text.chars().all(char::is_alphanumeric)
}

fn keywords(keywords: &mut Keywords<'_>) {
    keywords.pattern(r"^[\p{Alphabetic}\p{N}]*$");
}
