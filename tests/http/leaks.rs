//! What no answer may tell.

use crate::Answer;

/// Hostile requests hold this wherever they can, but not as a member's name, which an answer may tell. It is no part
/// of a good request.
pub const CANARY: &str = "c4n4ry";

/// Words of the service's inside: frameworks, Rust, SQL, files.
const INSIDE: &[&str] = &[
    "actix",
    "axum",
    "hyper",
    "tokio",
    "serde",
    "rusqlite",
    "sqlite",
    "panicked",
    "unwrap",
    "stack backtrace",
    "::",
    ".rs",
    "/src/",
    "/root/",
    "/home/",
    "/tmp/",
    "/work",
    "Option<",
    "Result<",
    "Vec<",
    "&str",
    "u16",
    "u32",
    "i64",
    "usize",
    "struct ",
    "enum ",
    "variant",
    "invalid type",
    "missing field",
    "expected value",
    "EOF while",
    "trailing c",
    "expected `",
    "recursion limit",
    "SELECT",
    "INSERT",
    "UPDATE ",
    "WHERE",
    "UNIQUE",
    "CONSTRAINT",
    "constraint failed",
    "no such table",
    "no such column",
];

/// The first word in the answer, headers included, that it must not have: the canary, one of the service's inside,
/// or one of `more`. Words of the inside are told from others by their letter case.
pub fn find<'a>(answer: &Answer, more: &[&'a str]) -> Option<&'a str>
where
    'static: 'a,
{
    let text = answer.everything();
    let words = INSIDE.iter().copied().chain([CANARY]).chain(more.iter().copied());
    words.into_iter().find(|word| text.contains(word))
}

/// Fails where [`find`] finds something.
#[track_caller]
pub fn assert_none(answer: &Answer, more: &[&str]) {
    if let Some(word) = find(answer, more) {
        panic!("the answer tells `{word}`:\n{}", answer.everything());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaks_are_found_in_headers_and_bodies() {
        let answer = |name: &str, value: &str, body: &str| Answer {
            status: 500,
            headers: vec![(name.to_owned(), value.to_owned())],
            body: body.into(),
        };
        assert_eq!(find(&answer("A", "b", r#"{"Detail":"Send a whole number."}"#), &["secret"]), None);
        assert_eq!(find(&answer("A", "c4n4ry", ""), &[]), Some(CANARY));
        assert_eq!(find(&answer("A", "b", "called `Result::unwrap()` on"), &[]), Some("unwrap"));
        assert_eq!(find(&answer("A", "b", "the secret"), &["secret"]), Some("secret"));
    }
}
