//! A field of an update request: left out, null, or a value.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A field of an update request, which tells *absent* from *null*.
///
/// Rules look through it as they do through [`Option`]: absent and null mean no value. Give the field
/// `#[serde(default)]`, so that leaving it out is [`Patch::Absent`]; for answers, add `skip_serializing_if =
/// "Patch::is_absent"`.
///
/// ```
/// use api_validate::Patch;
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// struct Update {
///     #[serde(default)]
///     title: Patch<String>,
/// }
///
/// let title = |json| serde_json::from_str::<Update>(json).unwrap().title;
/// assert_eq!(title("{}"), Patch::Absent);
/// assert_eq!(title(r#"{"title":null}"#), Patch::Null);
/// assert_eq!(title(r#"{"title":"New"}"#), Patch::Value("New".to_owned()));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Patch<T> {
    /// Not sent: leave it as it is.
    #[default]
    Absent,
    /// Sent as `null`: clear it.
    Null,
    /// Sent with a value: set it.
    Value(T),
}

impl<T> Patch<T> {
    /// Whether the field was not sent.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the field was sent as `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// `None` when absent, `Some(None)` when null: what an `UPDATE` needs to know.
    #[allow(clippy::option_option)] // that is the point
    pub fn into_option(self) -> Option<Option<T>> {
        match self {
            Self::Absent => None,
            Self::Null => Some(None),
            Self::Value(value) => Some(Some(value)),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Null, Self::Value))
    }
}

/// Absent and null serialize as null; leave absent out with `skip_serializing_if`.
impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}
