//! `uppercase`

use super::Keywords;

super::text_rule! {
    /// Text without lower-case letters of any script (the property `Lowercase`); digits and signs are allowed.
    ///
    /// ```
    /// use api_validate::{Check, rules};
    ///
    /// assert!(rules::uppercase().accepts("ABC-7"));
    /// assert!(!rules::uppercase().accepts("ABc"));
    /// ```
    Uppercase = uppercase, "uppercase", is_uppercase, "text without lower-case letters", keywords
}

fn is_uppercase(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}

fn keywords(keywords: &mut Keywords<'_>) {
    keywords.pattern(r"^[^\p{Lowercase}]*$");
}
