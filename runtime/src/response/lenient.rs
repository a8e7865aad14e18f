//! Reading problem details as RFC 9457 asks for: what has the wrong type counts as not sent, and what nobody knows may be
//! whatever JSON's grammar allows, such as `1e999` or half a surrogate pair.
//!
//! Only clients read them. What is not generic here, and in the conversions from `Members`, is `#[inline]`, so that all of
//! it is compiled with a client and not with this crate.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error, MapAccess, Visitor},
};
#[cfg(feature = "http")]
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::raw::Raw;

/// The members of an object in their order, each as its text.
#[derive(Default)]
pub(super) struct Members(Vec<(Name, Box<RawValue>)>);

impl Members {
    /// Values other than objects have no members.
    #[inline]
    pub(super) fn of(value: &RawValue) -> Self {
        serde_json::from_slice(value.get().as_bytes()).unwrap_or(Self(Vec::new()))
    }

    /// The text of a member; of several with one name, the last one counts.
    #[inline]
    pub(super) fn get(&self, name: &str) -> Option<&RawValue> {
        self.0.iter().rev().find(|(Name(known), _)| known.as_deref() == Some(name)).map(|(_, value)| &**value)
    }

    pub(super) fn take<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        self.get(name).and_then(|value| serde_json::from_slice(value.get().as_bytes()).ok())
    }

    /// A member that there must be, of the right type.
    pub(super) fn required<T: DeserializeOwned, E: Error>(&self, name: &'static str) -> Result<T, E> {
        let value = self.get(name).ok_or_else(|| E::missing_field(name))?;
        serde_json::from_slice(value.get().as_bytes())
            .map_err(|error| E::custom(format_args!("in `{name}`: {error}")))
    }

    #[inline]
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.take(name)
    }

    /// The elements of an array.
    #[inline]
    pub(super) fn list(&self, name: &str) -> Option<Vec<Box<RawValue>>> {
        self.take(name)
    }

    /// The members of an object below.
    #[inline]
    pub(super) fn object(&self, name: &str) -> Option<Self> {
        self.take(name)
    }

    /// Gives a member another value, or adds it.
    #[cfg(feature = "http")]
    pub(super) fn set(&mut self, name: &str, value: Box<RawValue>) {
        match self.0.iter_mut().find(|(Name(known), _)| known.as_deref() == Some(name)) {
            Some((_, known)) => *known = value,
            None => self.0.push((Name(Some(name.into())), value)),
        }
    }

    /// The number of members, including those whose names are not text.
    #[cfg(feature = "http")]
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The members whose names are text.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &RawValue)> {
        self.0.iter().filter_map(|(Name(name), value)| Some((name.as_deref()?, &**value)))
    }
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnyObject)
    }
}

/// Those whose names are text.
#[cfg(feature = "http")]
impl Serialize for Members {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

struct AnyObject;

impl<'de> Visitor<'de> for AnyObject {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut members = Vec::new();
        while let Some((name, Raw(value))) = map.next_entry()? {
            members.push((name, value));
        }
        Ok(Members(members))
    }
}

/// A member's name; `None` is one that is no text, such as half a surrogate pair, which only bytes can hold.
struct Name(Option<String>);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(AnyName)
    }
}

struct AnyName;

impl Visitor<'_> for AnyName {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Name, E> {
        Ok(Name(Some(name.into())))
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<Name, E> {
        Ok(Name(core::str::from_utf8(name).ok().map(Into::into)))
    }
}
