//! What no answer may tell.

use std::{env, sync::LazyLock};

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

/// The machine's folders: of the sources, of what they depend on, and of temporary files.
static FOLDERS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let homes = ["HOME", "CARGO_HOME"].into_iter().filter_map(|name| env::var(name).ok());
    let folders = [env!("CARGO_MANIFEST_DIR").to_owned(), env::temp_dir().display().to_string()];
    folders.into_iter().chain(homes).filter(|folder| folder.len() > 1).collect()
});

/// The first word in the answer, headers included, that it must not have: the canary, one of the service's inside,
/// or one of `more`. Words of the inside are told from others by their letter case.
pub fn find<'a>(answer: &Answer, more: &[&'a str]) -> Option<&'a str>
where
    'static: 'a,
{
    let text = answer.everything();
    let folders = FOLDERS.iter().map(String::as_str);
    let words = INSIDE.iter().copied().chain(folders).chain([CANARY]).chain(more.iter().copied());
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
        let folder = env!("CARGO_MANIFEST_DIR");
        assert!(find(&answer("A", "b", &format!("cannot open {folder}/users.db")), &[]).is_some());
    }
}
