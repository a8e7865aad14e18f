//! Standard C: RFC 9457.

use alloc::{string::String, string::ToString, vec::Vec};

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeMap};

use super::{RequestPart, TraceId, lenient::Members};
use crate::{
    Locale, ValidationErrorType, ValidationErrors,
    locale::{Text, TextKind},
};

/// Problem details of RFC 9457, as a service sends them and a client reads them.
///
/// Reading follows the RFC: unknown members are ignored, and a member of the wrong type counts as not sent.
///
/// ```
/// use api_validate::response::Problem;
///
/// let problem: Problem = serde_json::from_str(r#"{"title":"Not Found","status":"404","balance":30}"#).unwrap();
/// assert_eq!((problem.r#type.as_str(), problem.status), ("about:blank", None));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
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
    /// What is wrong with the request, for a validation failure.
    pub errors: Option<Vec<ProblemError>>,
    /// Whether more is wrong than `errors` tell. The member is left out unless it is true.
    pub truncated: bool,
    /// The trace id: the member `traceId`.
    pub trace_id: Option<TraceId>,
}

/// One entry of the member `errors`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProblemError {
    /// The message: what is wrong and what to do.
    pub detail: Option<String>,
    /// A JSON Pointer as a URI fragment, such as `#/users/0/email`.
    pub pointer: Option<String>,
    /// The path for a person, such as `users[0].email`.
    pub field: Option<String>,
    /// The stable code.
    pub code: Option<ValidationErrorType>,
    /// What a valid value looks like.
    pub criteria: Option<String>,
    /// The part of the request: the member `in`, where the service knows it.
    pub r#in: Option<RequestPart>,
}

pub(super) fn errors(
    errors: &ValidationErrors,
    locale: &dyn Locale,
    part: Option<RequestPart>,
) -> Vec<ProblemError> {
    let text = |error, kind| Some(Text::new(error, kind, locale).to_string());
    let entry = |error| ProblemError {
        detail: text(error, TextKind::Message),
        pointer: Some(error.field().fragment()),
        field: Some(error.field().to_string()),
        code: Some(error.error_type().clone()),
        criteria: text(error, TextKind::Criteria),
        r#in: part,
    };
    errors.iter().map(entry).collect()
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", &self.r#type)?;
        entry(&mut map, "title", self.title.as_ref())?;
        entry(&mut map, "status", self.status.as_ref())?;
        entry(&mut map, "detail", self.detail.as_ref())?;
        entry(&mut map, "instance", self.instance.as_ref())?;
        entry(&mut map, "errors", self.errors.as_ref())?;
        entry(&mut map, "truncated", self.truncated.then_some(&true))?;
        entry(&mut map, "traceId", self.trace_id.as_ref())?;
        map.end()
    }
}

impl Serialize for ProblemError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entry(&mut map, "detail", self.detail.as_ref())?;
        entry(&mut map, "pointer", self.pointer.as_ref())?;
        entry(&mut map, "field", self.field.as_ref())?;
        entry(&mut map, "code", self.code.as_ref())?;
        entry(&mut map, "criteria", self.criteria.as_ref())?;
        entry(&mut map, "in", self.r#in.as_ref())?;
        map.end()
    }
}

/// Writes a member, where there is one.
pub(super) fn entry<M: SerializeMap>(
    map: &mut M,
    name: &'static str,
    value: Option<&impl Serialize>,
) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(name, value))
}

impl<'de> Deserialize<'de> for Problem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Members::deserialize(deserializer).map(Self::from)
    }
}

impl From<Members> for Problem {
    #[inline]
    fn from(members: Members) -> Self {
        let errors = members.list("errors");
        Self {
            r#type: members.text("type").unwrap_or_else(|| "about:blank".into()),
            title: members.text("title"),
            status: members.take("status"),
            detail: members.text("detail"),
            instance: members.text("instance"),
            errors: errors.map(|errors| errors.iter().map(|error| Members::of(error).into()).collect()),
            truncated: members.take("truncated").unwrap_or(false),
            trace_id: members.take("traceId"),
        }
    }
}

impl<'de> Deserialize<'de> for ProblemError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Members::deserialize(deserializer).map(Self::from)
    }
}

impl From<Members> for ProblemError {
    #[inline]
    fn from(members: Members) -> Self {
        Self {
            detail: members.text("detail"),
            pointer: members.text("pointer"),
            field: members.text("field"),
            code: members.take("code"),
            criteria: members.text("criteria"),
            r#in: members.take("in"),
        }
    }
}
