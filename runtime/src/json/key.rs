//! The key of a map, which JSON writes as text whatever it is.

use serde::de::DeserializeOwned;

/// The key that a member's name is.
pub(crate) fn parse_key<T: core::str::FromStr + DeserializeOwned>(name: &str) -> Option<T> {
    // A number is written as JSON does: no `+`, no leading zeros; and `-0` is no whole one.
    name.parse().ok().filter(|_| serde_json::from_slice::<T>(name.as_bytes()).is_ok())
}

/// The key that a member's name is, of a type that serde knows.
#[cfg(feature = "uuid")]
pub(crate) fn key<K: DeserializeOwned>(name: &str) -> Option<K> {
    let text = alloc::string::String::from(name);
    K::deserialize(serde::de::value::StringDeserializer::<serde::de::value::Error>::new(text)).ok()
}
