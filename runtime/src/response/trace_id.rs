//! The number by which a request is found again.

use alloc::string::String;
use core::{fmt, num::NonZeroU128, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// The trace id of a request: 32 hex digits, in the header of every answer and in the body of every error.
///
/// ```
/// use api_validate::response::TraceId;
///
/// let trace = TraceId::from_traceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01").unwrap();
/// assert_eq!(trace.to_string(), "4bf92f3577b34da6a3ce929d0e0e4736");
/// assert_eq!(TraceId::from_traceparent("00-<script>"), None);
/// assert_eq!(TraceId::random().to_string().len(), 32);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TraceId(NonZeroU128);

impl TraceId {
    /// The trace id in a `traceparent` header, where it is exactly as W3C's Trace Context, level 1, has it: lower-case
    /// hex digits, no id of zeros only, and nothing behind the flags but what a later version may have added.
    pub fn from_traceparent(header: &str) -> Option<Self> {
        let mut parts = header.splitn(5, '-');
        let (version, trace) = (parts.next()?, parts.next()?);
        let (parent, flags, more) = (parts.next()?, parts.next()?, parts.next());
        hex(version, 2).filter(|version| *version != 0xff && (*version != 0 || more.is_none()))?;
        hex(parent, 16).filter(|parent| *parent != 0)?;
        hex(flags, 2)?;
        hex(trace, 32).and_then(Self::new)
    }

    /// A trace id of this number, unless it is zero.
    pub fn new(id: u128) -> Option<Self> {
        NonZeroU128::new(id).map(Self)
    }

    /// The number.
    pub fn get(self) -> u128 {
        self.0.get()
    }

    /// A fresh id, made with the random keys that the standard library gives its hash maps. It is not a secret.
    #[cfg(feature = "std")]
    pub fn random() -> Self {
        use core::hash::BuildHasher;
        use std::hash::RandomState;

        // Each state has keys of its own.
        let half = |half: u8| u128::from(RandomState::new().hash_one(half));
        Self(NonZeroU128::new(half(0) << 64 | half(1)).unwrap_or(NonZeroU128::MIN))
    }
}

/// The value of exactly so many lower-case hex digits.
fn hex(digits: &str, len: usize) -> Option<u128> {
    let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    (digits.len() == len && digits.bytes().all(is_hex))
        .then(|| u128::from_str_radix(digits, 16).ok())
        .flatten()
}

impl fmt::Display for TraceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for TraceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TraceId({self})")
    }
}

impl FromStr for TraceId {
    type Err = InvalidTraceId;

    fn from_str(digits: &str) -> Result<Self, InvalidTraceId> {
        hex(digits, 32).and_then(Self::new).ok_or(InvalidTraceId)
    }
}

/// Not a trace id: 32 lower-case hex digits that are not all zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidTraceId;

impl fmt::Display for InvalidTraceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a trace id has 32 lower-case hex digits that are not all zero")
    }
}

impl core::error::Error for InvalidTraceId {}

impl Serialize for TraceId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TraceId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
