//! A crate that knows `api-validate` as `checks` only.

use checks::{ApiValidate, Violation};

/// A type with a rule of each form that generated code has.
#[derive(ApiValidate)]
#[api(crate = checks, context = str, custom(whole), at_least_one(note, other))]
pub struct Request {
    /// Values, and texts of the service's own.
    #[api(required, length(max = 3, code = "ACME_LONG"), pattern("^[a-z]+$"))]
    pub name: String,
    /// A date with a sibling.
    #[api(date(min = "01/JAN/2000", after = earlier))]
    pub later: Option<String>,
    /// The sibling.
    #[api(date)]
    pub earlier: Option<String>,
    /// Elements and functions.
    #[api(unique, each(one_of("a", "b")), any(is_a), when(!ctx.is_empty(), length(min = 1)))]
    pub tags: Vec<String>,
    /// Nested values.
    pub inner: Vec<(u8, Inner)>,
    /// One of two.
    pub note: Option<String>,
    /// The other.
    pub other: Option<String>,
}

/// A nested type that names the crate by its whole path.
#[derive(ApiValidate)]
#[api(crate = ::checks)]
pub struct Inner {
    /// A name.
    #[api(required)]
    pub name: String,
}

/// The key of a map.
#[derive(ApiValidate)]
#[api(crate = checks)]
pub enum Key {
    /// The only one.
    A,
}

fn is_a(tag: &str) -> bool {
    tag == "a"
}

fn whole(request: &Request, note: &str) -> Result<(), Violation> {
    if request.note.as_deref() != Some(note) {
        return Err(Violation::new(checks::ValidationErrorType::IdValueMismatch).at("inner"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{ApiValidate, Inner, Request};

    #[test]
    fn a_crate_by_another_name_is_found() {
        let request = Request {
            name: "long".to_owned(),
            later: Some("01/JAN/2001".to_owned()),
            earlier: Some("02/JAN/2001".to_owned()),
            tags: vec!["c".to_owned()],
            inner: vec![(0, Inner { name: String::new() })],
            note: None,
            other: None,
        };
        let errors = request.validate_with("").unwrap_err();
        let lines: Vec<String> =
            errors.iter().map(|error| format!("{} {}", error.field(), error.error_type())).collect();
        assert_eq!(
            lines,
            [
                "name ACME_LONG",
                "later INVALID_DATE_RANGE",
                "tags[0] INVALID_FORMAT",
                "tags INVALID_FORMAT",
                "inner[0][1].name REQUIRED_FIELD_MISSING",
                "inner ID_VALUE_MISMATCH",
                "note REQUIRED_FIELD_MISSING",
            ]
        );
    }
}
