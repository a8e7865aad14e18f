//! Keys of maps. JSON writes every key as a string, whatever its type.

#[cfg(feature = "uuid")]
use serde::de::DeserializeOwned;

/// A type of keys that JSON writes without quotes elsewhere.
pub(crate) trait Written: Sized {
    /// Parses a member's name as a key. A number must be written as in JSON: no `+`, no leading zeros, and `-0` is not a
    /// whole number.
    fn parse_key(name: &str) -> Option<Self>;
}

macro_rules! written {
    ($($($type:ty)* => |$name:ident| $parse:expr;)*) => {$($(
        impl Written for $type {
            fn parse_key($name: &str) -> Option<Self> {
                $parse
            }
        }
    )*)*};
}

written! {
    bool => |name| name.parse().ok();
    i8 i16 i32 i64 isize => |name| i128::parse_key(name)?.try_into().ok();
    u8 u16 u32 u64 usize => |name| u128::parse_key(name)?.try_into().ok();
    i128 u128 => |name| name.parse().ok().filter(|_| name != "-0" && is_number(name));
    f32 f64 => |name| name.parse().ok().filter(|_| is_number(name));
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
