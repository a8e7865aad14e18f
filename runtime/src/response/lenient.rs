//! Reading problem details as RFC 9457 asks for: what has the wrong type counts as not sent.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::{Map, Value};

/// The members of an object, each read on its own.
pub(super) struct Members(Map<String, Value>);

impl Members {
    /// A value that is no object has no members.
    pub(super) fn of(value: Value) -> Self {
        match value {
            Value::Object(members) => Self(members),
            _ => Self(Map::new()),
        }
    }

    pub(super) fn take<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        self.0.remove(name).and_then(|value| T::deserialize(value).ok())
    }

    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        self.take(name)
    }

    /// The elements of an array.
    pub(super) fn list(&mut self, name: &str) -> Option<Vec<Value>> {
        self.take(name)
    }

    /// The members of an object below.
    pub(super) fn object(&mut self, name: &str) -> Option<Map<String, Value>> {
        self.take(name)
    }
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Map::deserialize(deserializer).map(Self)
    }
}
