//! What the texts of a record say, in no language. A language is a `match` on each of these, without a wildcard: a text
//! that is new here does not compile without its translations.

mod criteria;
mod message;
mod parts;

#[cfg(feature = "json")]
pub(super) use self::message::{Place, TypeMessage};
#[cfg(feature = "filter")]
pub(super) use self::parts::{Expression, FilterOf, OrderOf};
pub(super) use self::{
    criteria::Criteria,
    message::Message,
    parts::{Bound, Choices, DateForm, DateOf, Length, Range, Span, Unit, limits},
};
pub(super) use crate::late::limit::Limit;

/// Translates a text of the service's own, if it knows it.
pub(super) type Translate = fn(&str) -> Option<&'static str>;
