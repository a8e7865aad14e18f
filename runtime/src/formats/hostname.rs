//! Host names of RFC 1123 §2.1, as the format `hostname` of JSON Schema has them.

use super::url::ends_in_number;

/// RFC 1035 §2.3.4, without the length bytes of the first label and of the root.
pub(crate) const MAX_NAME: usize = 253;
/// RFC 1035 §2.3.4.
const MAX_LABEL: usize = 63;

/// The same as a regular expression of ECMAScript, but for the length of it all.
pub(crate) const PATTERN: &str = concat!(
    r"^(?!(.*\.)?([0-9]+|0[xX][0-9a-fA-F]*)$)",
    r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$",
);

/// Tells whether `text` is labels of ASCII letters, digits and inner hyphens, joined by dots.
///
/// The last label is no number: RFC 1123 §2.1 has it alphabetic, and browsers take such a name for an
/// address. What a label that begins with `xn--` stands for is not looked at.
pub(crate) fn is_hostname(text: &str) -> bool {
    text.len() <= MAX_NAME && text.split('.').all(is_label) && !ends_in_number(text)
}

fn is_label(label: &str) -> bool {
    label.len() <= MAX_LABEL
        && !label.is_empty()
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
