//! `ascii`

super::text_rule! {
    /// ASCII text; empty text passes.
    ///
    /// ```
    /// use api_validate::{Check, rules};
    ///
    /// assert!(rules::ascii().accepts("plain"));
    /// assert!(!rules::ascii().accepts("naïve"));
    /// ```
    Ascii = ascii, "ascii", str::is_ascii, "ASCII characters only"
}
