//! Texts for people, and parameters for locales.

use core::fmt;

use super::{JsonType, LARGEST_DECIMAL};
use crate::{
    Fault, Num, Param,
    rules::date::NO_SUCH_DAY,
    written::{Name, write_names},
};

impl JsonType {
    pub(super) fn write_criteria(&self, fault: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value => f.write_str("a value"),
            Self::Bool => f.write_str("true or false"),
            Self::Whole { .. } => match self.range() {
                Some((min, max)) => write!(f, "a whole number from {min} to {max}"),
                None => f.write_str("a whole number"),
            },
            Self::NonZero { signed, .. } => match self.range() {
                Some((min, max)) if *signed => write!(f, "a whole number from {min} to {max}, but not 0"),
                Some((min, max)) => write!(f, "a whole number from {min} to {max}"),
                None => f.write_str("a whole number, but not 0"),
            },
            Self::Decimal if matches!(fault, Some(Fault::TooSmall | Fault::TooLarge)) => {
                write!(f, "a number from -{LARGEST_DECIMAL} to {LARGEST_DECIMAL}")
            }
            Self::Number | Self::Decimal => f.write_str("a number"),
            Self::Char => f.write_str("one character"),
            Self::Text => f.write_str("text"),
            Self::Uuid => f.write_str("a UUID, such as 123e4567-e89b-12d3-a456-426614174000"),
            Self::Date(form) => form.describe(f),
            #[cfg(feature = "filter")]
            Self::Filter => f.write_str("an OData filter"),
            #[cfg(feature = "filter")]
            Self::OrderBy => f.write_str("an OData order-by"),
            Self::List => f.write_str("a list"),
            Self::Length { min: 0, max: 0 } => f.write_str("an empty list"),
            Self::Length { min: 1, max: 1 } => f.write_str("a list of 1 value"),
            Self::Length { min, max } if min == max => write!(f, "a list of {min} values"),
            Self::Length { min, max } => write!(f, "a list of {min} to {max} values"),
            Self::OtherLength => f.write_str("a list of another length"),
            Self::Object => f.write_str("an object"),
            Self::OneOf(names) => {
                f.write_str("one of ")?;
                write_names(names, f)
            }
            Self::OneMember(names) => {
                f.write_str("a field that is one of ")?;
                write_names(names, f)
            }
            Self::OnlyMember(names) => {
                f.write_str("an object whose only field is one of ")?;
                write_names(names, f)
            }
            Self::Name => f.write_str("a name of the right form"),
            Self::KeyOf(key) => f.write_str("a name that is ").and_then(|()| key.write_criteria(None, f)),
            Self::Alone(name) => write!(f, "the text {}", Name(name)),
            Self::Inside(name) => write!(f, "an object with the field {}", Name(name)),
            Self::Null => f.write_str("null"),
            Self::Like(likeness) => f.write_str(likeness.phrase()),
            Self::WholeCharacters => f.write_str("text of whole characters"),
            #[cfg(feature = "query")]
            Self::Encoded { is_percent: true, .. } => f.write_str("text in UTF-8, percent-encoded"),
            #[cfg(feature = "query")]
            Self::Encoded { .. } => f.write_str("text in UTF-8"),
            Self::Body { .. } => f.write_str("a body of JSON"),
            Self::NoMark { .. } => f.write_str("valid JSON without a byte order mark"),
            Self::NoSuchField | Self::NearField(_) => f.write_str("only fields that are known here"),
            Self::Once => f.write_str("each field once"),
            Self::Accepted | Self::Each(_) => f.write_str("a value of the right form"),
            Self::AnyOf(kinds) => kinds.write(" or ", &|ty, f| ty.write_criteria(None, f), f),
            Self::LessDepth => f.write_str("fewer levels of nesting"),
            Self::Json { .. } => f.write_str("valid JSON"),
            Self::Utf8 { .. } => f.write_str("valid JSON in UTF-8"),
        }
    }

    pub(super) fn write_message(
        &self,
        fault: Fault,
        criteria: &dyn fmt::Display,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        match (self, fault) {
            (Self::OneMember(_), _) => write!(f, "This must have {criteria}."),
            (_, Fault::Missing) => f.write_str("This is required."),
            (Self::Whole { .. } | Self::NonZero { .. }, Fault::NotANumber) => {
                f.write_str("This must be a whole number.")
            }
            (Self::Whole { .. } | Self::NonZero { .. }, Fault::NotWhole) => {
                f.write_str("This must be a whole number, without a fraction or exponent.")
            }
            (Self::Date(_), Fault::NoSuchDay) => write!(f, "{NO_SUCH_DAY}This must be {criteria}."),
            (Self::Decimal, Fault::NotANumber) => f.write_str("This must be a number."),
            (Self::Number | Self::Whole { .. }, Fault::TooSmall) if self.range().is_none() => {
                f.write_str("This number is too small.")
            }
            (Self::Number | Self::Whole { .. }, Fault::TooLarge) if self.range().is_none() => {
                f.write_str("This number is too large.")
            }
            (Self::Name, _) => f.write_str("This name is not of the right form."),
            (Self::KeyOf(key), _) => {
                f.write_str("This name must be ")?;
                key.write_criteria(None, f)?;
                f.write_str(".")
            }
            (Self::Alone(name), _) => {
                write!(f, "This must be the text {} alone, without content.", Name(name))
            }
            (Self::Inside(name), _) => {
                write!(f, "This must be an object whose only field is {}.", Name(name))
            }
            (Self::WholeCharacters, _) => {
                f.write_str("This has half of a surrogate pair. Send both halves, or neither.")
            }
            #[cfg(feature = "query")]
            (Self::Encoded { is_percent: true, .. }, _) => {
                write!(f, "This must be {criteria}: % itself is sent as %25.")
            }
            (Self::Body { line, column }, _) => {
                write!(f, "A body is needed. This one ends at line {line}, column {column}.")
            }
            (Self::NoMark { line, column }, _) => {
                f.write_str("The body must not begin with a byte order mark (U+FEFF). ")?;
                write!(f, "There is one at line {line}, column {column}.")
            }
            #[cfg(feature = "filter")]
            (Self::Filter, Fault::NotParsed(_)) => crate::filter::write_refusal("filter", fault, 0, &[], f),
            #[cfg(feature = "filter")]
            (Self::OrderBy, Fault::NotParsed(_)) => {
                crate::filter::write_refusal("order-by", fault, 0, &[], f)
            }
            (Self::NoSuchField, _) => f.write_str("This field is not known here. Leave it out."),
            (Self::NearField(name), _) => {
                write!(f, "This field is not known here; perhaps {} is meant.", Name(name))
            }
            (Self::Once, _) => f.write_str("This field must be sent only once."),
            (Self::LessDepth, _) => f.write_str("This is nested too deeply."),
            (Self::Json { line, column }, _) => {
                write!(f, "The body must be valid JSON. It is not at line {line}, column {column}.")
            }
            (Self::Utf8 { line, column }, _) => {
                write!(f, "The body must be valid JSON in UTF-8. It is not at line {line}, column {column}.")
            }
            _ => write!(f, "This must be {criteria}."),
        }
    }

    pub(super) fn visit_params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        match self {
            Self::Date(form) => return form.params(visit),
            known => visit("type", Param::Text(known.word())),
        }
        match self {
            Self::OneOf(names) | Self::OneMember(names) | Self::OnlyMember(names) => {
                visit("one_of", Param::Texts(names));
            }
            Self::Alone(name) | Self::Inside(name) => visit("name", Param::Text(name)),
            Self::KeyOf(key) => visit("name", Param::Text(key.word())),
            Self::Length { min, max } => {
                visit("min", Param::Count(*min));
                visit("max", Param::Count(*max));
            }
            Self::NearField(name) => visit("near", Param::Text(name)),
            Self::Json { line, column }
            | Self::Utf8 { line, column }
            | Self::Body { line, column }
            | Self::NoMark { line, column } => {
                visit("line", Param::Count(*line));
                visit("column", Param::Count(*column));
            }
            _ => {
                if let Some((min, max)) = self.range() {
                    visit("min", Param::Number(Num::Int(min)));
                    visit("max", Param::Number(Num::Int(max)));
                }
            }
        }
    }

    /// Returns the parameter `type` of a record: what was expected, for a locale.
    const fn word(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Bool => "boolean",
            Self::Whole { .. } => "integer",
            Self::NonZero { .. } => "integer_but_zero",
            Self::Number | Self::Decimal => "number",
            Self::Char => "character",
            Self::Text => "text",
            Self::Uuid => "uuid",
            Self::Date(_) => "date",
            #[cfg(feature = "filter")]
            Self::Filter => "filter",
            #[cfg(feature = "filter")]
            Self::OrderBy => "orderby",
            Self::List | Self::Length { .. } => "list",
            Self::OtherLength => "list_of_other_length",
            Self::Object => "object",
            Self::OneOf(_) => "one_of",
            Self::Name => "name",
            Self::KeyOf(_) => "name_of_type",
            Self::Alone(_) => "text_alone",
            Self::Inside(_) => "object_with_field",
            Self::Null => "null",
            Self::Like(likeness) => likeness.word(),
            Self::WholeCharacters => "whole_characters",
            Self::OneMember(_) => "one_field",
            Self::OnlyMember(_) => "object_of_one_field",
            Self::NoSuchField | Self::NearField(_) => "known_fields",
            #[cfg(feature = "query")]
            Self::Encoded { .. } => "encoded",
            Self::Once => "once",
            Self::Accepted | Self::AnyOf(_) | Self::Each(_) => "accepted",
            Self::LessDepth => "less_depth",
            Self::Body { .. } => "body",
            Self::NoMark { .. } => "no_byte_order_mark",
            Self::Json { .. } => "json",
            Self::Utf8 { .. } => "utf8",
        }
    }
}
