//! What a piece of a request is deserialised from.

use serde_json::value::RawValue;

use crate::Checker;

/// JSON, and nothing else.
#[cfg(not(feature = "query"))]
pub(crate) type Source<'de> = &'de RawValue;

/// JSON, or what a query string has in its place.
#[cfg(feature = "query")]
pub(crate) use crate::query::Source;

pub(crate) fn source<'de>(json: &'de RawValue, checker: &Checker) -> Source<'de> {
    #[cfg(feature = "query")]
    return Source::new(json, checker);
    #[cfg(not(feature = "query"))]
    {
        let _ = checker;
        json
    }
}
