//! `time`

use super::{Keyword, Keywords};

super::text_rule! {
    /// A time of day as RFC 3339 has it (`full-time`): with seconds and an offset from UTC.
    ///
    /// A fraction of a second may have any length. The second 60 is accepted where a leap second can be: at 23:59 in
    /// UTC.
    ///
    /// ```
    /// use api_validate::{Check, rules};
    ///
    /// assert!(rules::time().accepts("15:00:00Z"));
    /// assert!(rules::time().accepts("15:00:00.25+02:00"));
    /// assert!(!rules::time().accepts("15:00:00"));
    /// ```
    Time = time, "time", crate::formats::rfc3339::is_time, "a time as RFC 3339, such as 15:00:00Z", keywords
}

fn keywords(keywords: &mut Keywords<'_>) {
    use crate::formats::rfc3339::TIME_PATTERN;

    keywords.add(Keyword::Formats(&["time"])).pattern(format_args!("^{TIME_PATTERN}"));
}
