//! Keys of maps. JSON writes every key as a string, whatever its type.

#[cfg(feature = "uuid")]
use serde::de::DeserializeOwned;

/// Parses a member's name as a key. A number must be written as in JSON: no `+`, no leading zeros, and `-0` is not a whole
/// number.
pub(crate) fn parse_key<T: Written>(name: &str) -> Option<T> {
    name.parse().ok().filter(|_| T::is_written(name))
}

/// A type of keys that JSON writes without quotes elsewhere.
pub(crate) trait Written: core::str::FromStr {
    /// Returns whether JSON would have this text, which is one of the type's.
    fn is_written(name: &str) -> bool;
}

macro_rules! written {
    ($($($type:ty)* => |$name:ident| $is_written:expr;)*) => {$($(
        impl Written for $type {
            fn is_written($name: &str) -> bool {
                $is_written
            }
        }
    )*)*};
}

written! {
    bool => |_name| true;
    i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize => |name| name != "-0" && is_number(name);
    f32 f64 => |name| is_number(name);
}

fn is_number(name: &str) -> bool {
    serde_json::from_slice::<f64>(name.as_bytes()).is_ok()
}

/// Parses a member's name as a key through the type's `Deserialize`.
#[cfg(feature = "uuid")]
pub(crate) fn key<K: DeserializeOwned>(name: &str) -> Option<K> {
    let text = alloc::string::String::from(name);
    K::deserialize(serde::de::value::StringDeserializer::<serde::de::value::Error>::new(text)).ok()
}
