//! Strict text formats: pure functions over `&str` that neither allocate nor panic.

/// Payment card numbers: 12 to 19 digits with a Luhn check digit.
pub(crate) mod credit_card;
/// Mail addresses: a dot-atom, `@`, and a domain name of two labels or more.
pub(crate) mod email;
/// Host names of RFC 1123.
pub(crate) mod hostname;
/// IPv4 and IPv6 addresses in text.
pub(crate) mod ip;
/// Telephone numbers in the international form of E.164.
pub(crate) mod phone;
/// Dates and times of RFC 3339.
pub(crate) mod rfc3339;
/// Absolute URIs of the schemes that the caller allows.
pub(crate) mod url;
/// UUIDs in the hyphenated form of 36 characters.
pub(crate) mod uuid;
