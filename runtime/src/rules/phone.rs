//! `phone`

use super::Keywords;

super::text_rule! {
    /// A telephone number of E.164: `+`, then 2 to 15 digits, the first not 0; no blanks or dashes.
    ///
    /// ```
    /// use api_validate::{Check, rules};
    ///
    /// assert!(rules::phone().accepts("+441632960001"));
    /// assert!(!rules::phone().accepts("01632 960001"));
    /// ```
    Phone = phone, "phone", crate::formats::phone::is_phone, "a telephone number with country code, such as +441632960001", keywords
}

fn keywords(keywords: &mut Keywords<'_>) {
    keywords.pattern(r"^\+[1-9][0-9]{1,14}$");
}
