//! `ascii`

use super::Keywords;

super::text_rule! {
    /// ASCII text; empty text passes.
    ///
    /// ```
    /// use api_validate::{Check, rules};
    ///
    /// assert!(rules::ascii().accepts("plain"));
    /// assert!(!rules::ascii().accepts("naïve"));
    /// ```
    Ascii = ascii, "ascii", str::is_ascii, "ASCII characters only", keywords
}

fn keywords(keywords: &mut Keywords<'_>) {
    keywords.pattern(r"^[\u0000-\u007f]*$");
}
