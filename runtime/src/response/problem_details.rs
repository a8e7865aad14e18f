//! Standard B: problem details of RFC 7807 in Pascal case.

use alloc::{string::String, string::ToString, vec::Vec};

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeMap};
use serde_json::value::RawValue;

use super::{RequestPart, TraceId, lenient::Members, rfc9457::entry};
use crate::{
    Locale, ValidationErrors,
    locale::{Text, TextKind},
    texts::Texts,
};

/// Problem details as standard B writes them.
///
/// Reading ignores unknown members, and a member of the wrong type counts as not sent.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemDetails {
    /// The URI that identifies the problem type; `about:blank` where the status says it all.
    pub r#type: String,
    /// What the type is called.
    pub title: Option<String>,
    /// The HTTP status.
    pub status: Option<u16>,
    /// What to tell a person about this occurrence.
    pub detail: Option<String>,
    /// A URI of this occurrence.
    pub instance: Option<String>,
    /// The messages of each property, for a validation failure.
    pub errors: Option<PropertyErrors>,
    /// What the standard does not name.
    pub extensions: Extensions,
}

/// The member `Extensions`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extensions {
    /// The trace id.
    pub trace: Option<TraceId>,
    /// Whether more is wrong than `Errors` tells. The member is left out unless it is true.
    pub truncated: bool,
    /// The part of the request that `Errors` is about: the member `in`, which is left out for the body.
    pub r#in: Option<RequestPart>,
}

/// The messages of each property, under its path: in the order of their first records.
///
/// Messages about the request as a whole are under the empty name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PropertyErrors(pub Vec<(String, Vec<String>)>);

impl PropertyErrors {
    /// The messages of the property with this path.
    pub fn get(&self, property: &str) -> Option<&[String]> {
        self.0.iter().find(|(name, _)| name == property).map(|(_, messages)| messages.as_slice())
    }
}

pub(super) fn errors(errors: &ValidationErrors, locale: &dyn Locale) -> PropertyErrors {
    let mut properties: Vec<(String, Vec<String>)> = Vec::new();
    let mut places = Texts::default();
    for error in errors {
        let name = error.field().to_string();
        let message = Text::new(error, TextKind::Message, locale).to_string();
        let (place, _) = places.add(&name);
        match properties.get_mut(place) {
            Some((_, messages)) => messages.push(message),
            None => properties.push((name, [message].into())),
        }
    }
    PropertyErrors(properties)
}

impl Serialize for ProblemDetails {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("Type", &self.r#type)?;
        entry(&mut map, "Title", self.title.as_ref())?;
        entry(&mut map, "Status", self.status.as_ref())?;
        entry(&mut map, "Detail", self.detail.as_ref())?;
        entry(&mut map, "Instance", self.instance.as_ref())?;
        entry(&mut map, "Errors", self.errors.as_ref())?;
        map.serialize_entry("Extensions", &self.extensions)?;
        map.end()
    }
}

impl Serialize for Extensions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entry(&mut map, "trace", self.trace.as_ref())?;
        entry(&mut map, "truncated", self.truncated.then_some(&true))?;
        entry(&mut map, "in", self.r#in.as_ref())?;
        map.end()
    }
}

impl Serialize for PropertyErrors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, messages)| (name, messages)))
    }
}

impl<'de> Deserialize<'de> for ProblemDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Members::deserialize(deserializer).map(Self::from)
    }
}

impl From<Members> for ProblemDetails {
    #[inline]
    fn from(members: Members) -> Self {
        Self {
            r#type: members.text("Type").unwrap_or_else(|| "about:blank".into()),
            title: members.text("Title"),
            status: members.take("Status"),
            detail: members.text("Detail"),
            instance: members.text("Instance"),
            errors: members.take("Errors"),
            extensions: members.object("Extensions").map(Extensions::from).unwrap_or_default(),
        }
    }
}

impl From<Members> for Extensions {
    #[inline]
    fn from(members: Members) -> Self {
        Self {
            trace: members.take("trace"),
            truncated: members.take("truncated").unwrap_or(false),
            r#in: members.take("in"),
        }
    }
}

impl<'de> Deserialize<'de> for PropertyErrors {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let properties = Members::deserialize(deserializer)?;
        let messages = |value: &RawValue| serde_json::from_slice(value.get().as_bytes()).ok();
        let read = properties.iter().filter_map(|(name, value)| Some((name.into(), messages(value)?)));
        Ok(Self(read.collect()))
    }
}
