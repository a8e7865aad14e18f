//! `no_control`

use super::Keywords;

super::text_rule! {
    /// Text without control characters (`Cc`): no tab, no line break, no NUL.
    ///
    /// ```
    /// use api_validate::{Check, rules};
    ///
    /// assert!(rules::no_control().accepts("one line"));
    /// assert!(!rules::no_control().accepts("two\nlines"));
    /// ```
    NoControl = no_control, "no_control", is_no_control, "text without control characters", keywords
}

fn is_no_control(text: &str) -> bool {
    !text.chars().any(char::is_control)
}

fn keywords(keywords: &mut Keywords<'_>) {
    keywords.pattern(r"^[^\u0000-\u001f\u007f-\u009f]*$");
}
