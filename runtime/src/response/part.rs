//! The parts of a request.

use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// The part of a request that a record is about, as the member `in` says it: a pointer leads into the body only if this
/// is the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RequestPart {
    /// The body: JSON, or a form.
    Body,
    /// The query string.
    Query,
    /// The parameters of the path.
    Path,
    /// The headers.
    Header,
}

impl RequestPart {
    pub(super) const ALL: [Self; 4] = [Self::Body, Self::Query, Self::Path, Self::Header];

    /// The word for it, of OpenAPI: `body`, `query`, `path` or `header`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Query => "query",
            Self::Path => "path",
            Self::Header => "header",
        }
    }

    /// The same, unless it is the body: for formats in which nothing but the body is the rule.
    pub(super) fn unless_body(self) -> Option<Self> {
        (self != Self::Body).then_some(self)
    }
}

impl fmt::Display for RequestPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for RequestPart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for RequestPart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = alloc::string::String::deserialize(deserializer)?;
        let known = Self::ALL.into_iter().find(|part| part.as_str() == word);
        known.ok_or_else(|| D::Error::custom("not a part of a request"))
    }
}
