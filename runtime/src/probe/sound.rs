//! Checks constants of the service, which the macro cannot read.

use crate::ValidationErrorType;

/// The compile error of no choices: nothing would be accepted, or all.
///
/// # Panics
///
/// While a build runs, to stop it.
#[track_caller]
pub const fn choices(count: usize) {
    assert!(count > 0, "this constant holds no choices, expected one or more");
}

/// Returns the text of a rule. Every text has an empty part, and nothing is of an empty kind.
///
/// # Panics
///
/// While a build runs, to stop it.
#[track_caller]
pub const fn part(text: &'static str) -> &'static str {
    assert!(!text.is_empty(), "this constant is empty text, which says nothing");
    text
}

/// Returns a code of the service.
///
/// # Panics
///
/// While a build runs, to stop it.
#[track_caller]
pub const fn code(text: &'static str) -> &'static str {
    assert!(
        is_code(text.as_bytes()),
        "this constant is no code, expected a capital letter, then `A` to `Z`, `0` to `9` and `_`"
    );
    assert!(
        !ValidationErrorType::is_standard(text),
        "this constant is a code of the standard: write the code itself, such as `code = MAX_LENGTH_EXCEEDED`"
    );
    text
}

const fn is_code(mut code: &[u8]) -> bool {
    if !matches!(code, [b'A'..=b'Z', ..]) {
        return false;
    }
    while let [b'A'..=b'Z' | b'0'..=b'9' | b'_', rest @ ..] = code {
        code = rest;
    }
    code.is_empty()
}
