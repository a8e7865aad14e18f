//! `lowercase`

use super::Keywords;

super::text_rule! {
    /// Text without upper-case letters of any script (the property `Uppercase`); digits and signs are allowed.
    ///
    /// ```
    /// use api_validate::{Check, rules};
    ///
    /// assert!(rules::lowercase().accepts("straße-7"));
    /// assert!(!rules::lowercase().accepts("Straße"));
    /// ```
    Lowercase = lowercase, "lowercase", is_lowercase, "text without upper-case letters", keywords
}

fn is_lowercase(text: &str) -> bool {
    !text.chars().any(char::is_uppercase)
}

fn keywords(keywords: &mut Keywords<'_>) {
    keywords.pattern(r"^[^\p{Uppercase}]*$");
}
