//! What a body should have held in a place: the rules that nobody has to write.

use core::fmt;

use super::{refused::Asked, tree::Kind};
#[cfg(feature = "time")]
use crate::date_form::OfTime;
use crate::{Fault, Param, Rule, ValidationErrorType, date_form::DateForm};

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // for generated code and records only
pub enum JsonType {
    /// Anything, but there.
    Value,
    Bool,
    Whole {
        bits: u32,
        signed: bool,
    },
    Number,
    Char,
    Text,
    Uuid,
    /// A date, or a time of day, in this form.
    Date(DateForm),
    #[cfg(feature = "filter")]
    Filter,
    #[cfg(feature = "filter")]
    OrderBy,
    List,
    /// A list of another length.
    OtherLength,
    Object,
    OneOf(&'static [&'static str]),
    /// A name that the keys of a map can be.
    Name,
    /// A field of one of these names.
    OneMember(&'static [&'static str]),
    /// Only fields that the type knows.
    NoSuchField,
    /// Each field but once.
    Once,
    /// What the type accepts; it does not say what that is.
    Accepted,
    /// What each element or value inside should be.
    Each(&'static JsonType),
    /// Values inside of each other, but not so deep.
    LessDepth,
    /// A body that is JSON; this one is none from here on.
    Json {
        line: usize,
        column: usize,
    },
    /// A body in UTF-8; this one is none from here on.
    Utf8 {
        line: usize,
        column: usize,
    },
}

/// A value that stands in the list, as a constant.
macro_rules! constant {
    ($value:expr => $($name:ident $({ $($field:ident: $is:literal),* })?),+) => {
        match $value {
            $(JsonType::$name $({ $($field: $is),* })? => Some(&JsonType::$name $({ $($field: $is),* })?),)+
            _ => None,
        }
    };
}

impl JsonType {
    /// The same as a constant, for what does not depend on the body or on the service's types.
    pub(crate) fn constant(self) -> Option<&'static Self> {
        if let Self::Date(form) = self {
            return Some(Self::date(form));
        }
        constant!(self =>
            Value,
            Bool,
            Number,
            Char,
            Text,
            Uuid,
            List,
            OtherLength,
            Object,
            NoSuchField,
            Once,
            Accepted,
            LessDepth,
            Name,
            Whole { bits: 8, signed: true },
            Whole { bits: 16, signed: true },
            Whole { bits: 32, signed: true },
            Whole { bits: 64, signed: true },
            Whole { bits: 128, signed: true },
            Whole { bits: 8, signed: false },
            Whole { bits: 16, signed: false },
            Whole { bits: 32, signed: false },
            Whole { bits: 64, signed: false },
            Whole { bits: 128, signed: false }
        )
    }

    /// A date of the form.
    const fn date(form: DateForm) -> &'static Self {
        match form {
            DateForm::Text => &Self::Date(DateForm::Text),
            DateForm::Date => &Self::Date(DateForm::Date),
            DateForm::DateTime => &Self::Date(DateForm::DateTime),
            DateForm::Offset => &Self::Date(DateForm::Offset),
            DateForm::Zoned => &Self::Date(DateForm::Zoned),
            DateForm::TimeOfDay => &Self::Date(DateForm::TimeOfDay),
            DateForm::Own => &Self::Date(DateForm::Own),
            #[cfg(feature = "time")]
            DateForm::OfTime(OfTime::Date) => &Self::Date(DateForm::OfTime(OfTime::Date)),
            #[cfg(feature = "time")]
            DateForm::OfTime(OfTime::DateTime) => &Self::Date(DateForm::OfTime(OfTime::DateTime)),
            #[cfg(feature = "time")]
            DateForm::OfTime(OfTime::Offset) => &Self::Date(DateForm::OfTime(OfTime::Offset)),
            #[cfg(feature = "time")]
            DateForm::OfTime(OfTime::TimeOfDay) => &Self::Date(DateForm::OfTime(OfTime::TimeOfDay)),
        }
    }

    /// What a body should hold where a type asks serde for this.
    pub(crate) const fn asked_for(asked: Asked) -> Self {
        match asked {
            Asked::Bool => Self::Bool,
            Asked::Whole { bits, signed } => Self::Whole { bits, signed },
            Asked::Float => Self::Number,
            Asked::Char => Self::Char,
            Asked::Text | Asked::Bytes => Self::Text,
            Asked::List | Asked::Tuple => Self::List,
            Asked::Object => Self::Object,
            Asked::Anything | Asked::Null | Asked::Choice | Asked::Name => Self::Accepted,
        }
    }

    /// What the type is known to expect, or else what it asked for.
    pub(crate) const fn or(self, asked: Self) -> Self {
        match self {
            Self::Accepted | Self::Each(_) => asked,
            known => known,
        }
    }

    /// What is expected of an element or a value inside.
    pub(crate) const fn inner(self) -> Self {
        match self {
            Self::Each(each) => *each,
            _ => Self::Accepted,
        }
    }

    /// The smallest and the largest whole number of a type, where they fit in 128 bits with a sign.
    pub(crate) fn range(self) -> Option<(i128, i128)> {
        match self {
            Self::Whole { bits, signed: true } if bits < 128 => {
                Some((-(1 << (bits - 1)), (1 << (bits - 1)) - 1))
            }
            Self::Whole { bits, signed: false } if bits < 128 => Some((0, (1 << bits) - 1)),
            _ => None,
        }
    }
}

impl JsonType {
    fn code(self, fault: Fault) -> &'static ValidationErrorType {
        match fault {
            Fault::Missing => &ValidationErrorType::RequiredFieldMissing,
            #[cfg(feature = "filter")]
            fault if matches!(self, Self::Filter | Self::OrderBy) => self.syntax_code(fault),
            Fault::NotADate => &ValidationErrorType::InvalidDateFormat,
            Fault::NotANumber | Fault::NotWhole => &ValidationErrorType::InvalidNumberFormat,
            Fault::TooSmall | Fault::TooLarge => &ValidationErrorType::InvalidNumberRange,
            _ => &ValidationErrorType::InvalidFormat,
        }
    }

    /// Every code of a value that is not what was expected.
    pub(crate) fn codes(self) -> impl Iterator<Item = &'static ValidationErrorType> {
        let faults: &[Fault] = match self {
            Self::Whole { .. } | Self::Number => &[Fault::NotANumber, Fault::TooLarge],
            Self::Date(form) if form.has_date() => &[Fault::NotADate],
            _ => &[Fault::Malformed],
        };
        faults.iter().map(move |fault| self.code(*fault))
    }
}

#[cfg(feature = "filter")]
impl JsonType {
    /// What is wrong with a text that was refused: where it stops being a filter or an order-by.
    pub(crate) fn look_again(self, text: &str, fault: Fault) -> Fault {
        let error = match self {
            Self::Filter => text.parse::<crate::filter::Filter>().err(),
            Self::OrderBy => text.parse::<crate::filter::OrderBy>().err(),
            _ => None,
        };
        error.map_or(fault, Fault::NotParsed)
    }

    fn syntax_code(self, fault: Fault) -> &'static ValidationErrorType {
        let is_too_large = matches!(fault, Fault::NotParsed(error) if error.is_too_large());
        match (self, is_too_large) {
            (Self::Filter, false) => &ValidationErrorType::InvalidFilterSyntax,
            (Self::Filter, true) => &ValidationErrorType::UnsupportedFilterSyntax,
            (_, false) => &ValidationErrorType::InvalidOrderbySyntax,
            (_, true) => &ValidationErrorType::UnsupportedOrderbySyntax,
        }
    }
}

impl Rule for JsonType {
    fn name(&self) -> &'static str {
        "type"
    }

    fn error_type(&self, fault: Fault) -> &ValidationErrorType {
        self.code(fault)
    }

    fn error_types<'a>(&'a self, visit: &mut dyn FnMut(&'a ValidationErrorType)) {
        for code in self.codes() {
            visit(code);
        }
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value => f.write_str("a value"),
            Self::Bool => f.write_str("true or false"),
            Self::Whole { .. } => match self.range() {
                Some((min, max)) => write!(f, "a whole number from {min} to {max}"),
                None => f.write_str("a whole number"),
            },
            Self::Number => f.write_str("a number"),
            Self::Char => f.write_str("one character"),
            Self::Text => f.write_str("text"),
            Self::Uuid => f.write_str("a UUID"),
            Self::Date(form) => form.describe(f),
            #[cfg(feature = "filter")]
            Self::Filter => f.write_str("an OData filter"),
            #[cfg(feature = "filter")]
            Self::OrderBy => f.write_str("an OData order-by"),
            Self::List => f.write_str("a list"),
            Self::OtherLength => f.write_str("a list of the right length"),
            Self::Object => f.write_str("an object"),
            Self::OneOf(names) => {
                f.write_str("one of ")?;
                crate::rules::write_list(names, f)
            }
            Self::OneMember(names) => {
                f.write_str("a field that is one of ")?;
                crate::rules::write_list(names, f)
            }
            Self::Name => f.write_str("a name of the right form"),
            Self::NoSuchField => f.write_str("only fields that are known here"),
            Self::Once => f.write_str("each field once"),
            Self::Accepted | Self::Each(_) => f.write_str("a value of the right form"),
            Self::LessDepth => f.write_str("fewer levels of nesting"),
            Self::Json { .. } => f.write_str("valid JSON"),
            Self::Utf8 { .. } => f.write_str("valid JSON in UTF-8"),
        }
    }

    fn message(&self, fault: Fault, criteria: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, fault) {
            (Self::OneMember(_), _) => write!(f, "This must have {criteria}."),
            (_, Fault::Missing) => f.write_str("This is required."),
            (Self::Whole { .. }, Fault::NotANumber | Fault::NotWhole) => {
                f.write_str("This must be a whole number.")
            }
            (Self::Number | Self::Whole { .. }, Fault::TooSmall) if self.range().is_none() => {
                f.write_str("This number is too small.")
            }
            (Self::Number | Self::Whole { .. }, Fault::TooLarge) if self.range().is_none() => {
                f.write_str("This number is too large.")
            }
            (Self::Name, _) => f.write_str("This name is not of the right form."),
            #[cfg(feature = "filter")]
            (Self::Filter, Fault::NotParsed(_)) => crate::filter::write_refusal("filter", fault, 0, &[], f),
            #[cfg(feature = "filter")]
            (Self::OrderBy, Fault::NotParsed(_)) => {
                crate::filter::write_refusal("order-by", fault, 0, &[], f)
            }
            (Self::NoSuchField, _) => f.write_str("This field is not known here. Leave it out."),
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

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        match self {
            Self::OneOf(names) | Self::OneMember(names) => visit("one_of", Param::Texts(names)),
            Self::Json { line, column } | Self::Utf8 { line, column } => {
                visit("line", Param::Count(*line));
                visit("column", Param::Count(*column));
            }
            _ => {
                if let Some((min, max)) = self.range() {
                    visit("min", Param::Number(crate::Num::Int(min)));
                    visit("max", Param::Number(crate::Num::Int(max)));
                }
            }
        }
    }
}

/// What is wrong with a value that is not what was expected.
pub(super) fn fault_of(expected: JsonType, kind: Kind, text: &str) -> Fault {
    match (expected, kind) {
        (_, Kind::Null) => Fault::Missing,
        (JsonType::Date(form), _) if form.has_date() => Fault::NotADate,
        (JsonType::Whole { .. }, Kind::Number) if !is_whole(text) => Fault::NotWhole,
        (JsonType::Whole { .. } | JsonType::Number, Kind::Number) if text.starts_with('-') => Fault::TooSmall,
        (JsonType::Whole { .. } | JsonType::Number, Kind::Number) => Fault::TooLarge,
        (JsonType::Whole { .. } | JsonType::Number, _) => Fault::NotANumber,
        _ => Fault::Malformed,
    }
}

/// serde reads `-0` as a float, because an integer has no such value.
pub(super) fn is_whole(text: &str) -> bool {
    text != "-0" && !text.contains(['.', 'e', 'E'])
}
