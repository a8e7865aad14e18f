//! Keys of maps. JSON writes every key as a string, whatever its type.

use serde::de::DeserializeOwned;

/// Parses a member's name as a key.
pub(crate) fn parse_key<T: core::str::FromStr + DeserializeOwned>(name: &str) -> Option<T> {
    // A number must be written as in JSON: no `+`, no leading zeros, and `-0` is not a whole number.
    name.parse().ok().filter(|_| serde_json::from_slice::<T>(name.as_bytes()).is_ok())
}

/// Parses a member's name as a key through the type's `Deserialize`.
#[cfg(feature = "uuid")]
pub(crate) fn key<K: DeserializeOwned>(name: &str) -> Option<K> {
    let text = alloc::string::String::from(name);
    K::deserialize(serde::de::value::StringDeserializer::<serde::de::value::Error>::new(text)).ok()
}
