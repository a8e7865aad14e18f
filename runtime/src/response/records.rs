//! Standard A: arrays of records.

use alloc::{string::String, string::ToString, vec::Vec};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error, ser::SerializeMap};

use super::{ErrorType, RequestPart, lenient::Members, rfc9457::entry};
use crate::{
    Locale, ValidationErrorType, ValidationErrors,
    locale::{Text, TextKind},
};

/// `{ "ValidationErrors": [ … ] }`: the answer to a request that breaks rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValidationFailure {
    /// The records, in declaration order.
    pub validation_errors: Vec<ValidationRecord>,
    /// Whether more is wrong than the records tell. The member `Truncated` is left out unless it is true.
    pub truncated: bool,
}

/// One record of a [`ValidationFailure`], as a client reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidationRecord {
    /// The path, under the names that the client sent; empty for the whole request.
    pub field: String,
    /// What a valid value looks like.
    pub criteria: String,
    /// The stable code.
    pub validation_error_type: ValidationErrorType,
    /// What is wrong and what to do.
    pub message: String,
    /// The part of the request: the member `In`, which is left out for the body.
    pub r#in: Option<RequestPart>,
}

/// `{ "Errors": [ … ] }`: the answer to any other failure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors {
    /// The records.
    pub errors: Vec<ErrorRecord>,
}

/// One record of [`Errors`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorRecord {
    /// The stable code.
    pub error_type: ErrorType,
    /// What to tell a person.
    pub error_feedback: String,
    /// The application's exception data: only where the service has switched it on.
    pub exception: Option<String>,
}

impl ValidationFailure {
    pub(super) fn of(errors: &ValidationErrors, locale: &dyn Locale, part: Option<RequestPart>) -> Self {
        let record = |error: &crate::ValidationError| ValidationRecord {
            field: error.field().to_string(),
            criteria: Text::new(error, TextKind::Criteria, locale).to_string(),
            validation_error_type: error.error_type().clone(),
            message: Text::new(error, TextKind::Message, locale).to_string(),
            r#in: part.and_then(RequestPart::unless_body),
        };
        Self { validation_errors: errors.iter().map(record).collect(), truncated: errors.truncated() }
    }
}

impl Serialize for ValidationFailure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("ValidationErrors", &self.validation_errors)?;
        entry(&mut map, "Truncated", self.truncated.then_some(&true))?;
        map.end()
    }
}

impl Serialize for ValidationRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("Field", &self.field)?;
        map.serialize_entry("Criteria", &self.criteria)?;
        map.serialize_entry("ValidationErrorType", &self.validation_error_type)?;
        map.serialize_entry("Message", &self.message)?;
        entry(&mut map, "In", self.r#in.as_ref())?;
        map.end()
    }
}

impl Serialize for Errors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("Errors", &self.errors)?;
        map.end()
    }
}

impl Serialize for ErrorRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("ErrorType", &self.error_type)?;
        map.serialize_entry("ErrorFeedback", &self.error_feedback)?;
        entry(&mut map, "Exception", self.exception.as_ref())?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for ValidationFailure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of_members(&Members::deserialize(deserializer)?)
    }
}

impl ValidationFailure {
    pub(super) fn of_members<E: Error>(members: &Members) -> Result<Self, E> {
        Ok(Self {
            validation_errors: members.required("ValidationErrors")?,
            truncated: members.take("Truncated").unwrap_or(false),
        })
    }
}

impl<'de> Deserialize<'de> for ValidationRecord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = Members::deserialize(deserializer)?;
        Ok(Self {
            field: members.required("Field")?,
            criteria: members.required("Criteria")?,
            validation_error_type: members.required("ValidationErrorType")?,
            message: members.required("Message")?,
            r#in: members.take("In"),
        })
    }
}

impl<'de> Deserialize<'de> for Errors {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of_members(&Members::deserialize(deserializer)?)
    }
}

impl Errors {
    pub(super) fn of_members<E: Error>(members: &Members) -> Result<Self, E> {
        Ok(Self { errors: members.required("Errors")? })
    }
}

impl<'de> Deserialize<'de> for ErrorRecord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = Members::deserialize(deserializer)?;
        Ok(Self {
            error_type: members.required("ErrorType")?,
            error_feedback: members.required("ErrorFeedback")?,
            exception: members.text("Exception"),
        })
    }
}
