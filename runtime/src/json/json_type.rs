//! What was expected somewhere in a body: the rules that follow from types.

mod fault;
mod kinds;
mod schema;
mod text;

use core::fmt;

pub(super) use self::fault::{fault_of, is_whole};
pub(crate) use self::kinds::Kinds;
use super::{likeness::Likeness, refused::Asked};
#[cfg(feature = "time")]
use crate::date_form::OfTime;
use crate::{Fault, Keywords, Param, Rule, ValidationErrorType, ValueKind, date_form::DateForm};

/// What was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // for generated code and records only
pub enum JsonType {
    /// Any value, but it must be there.
    Value,
    Bool,
    Whole {
        bits: u32,
        signed: bool,
    },
    /// Like `Whole`, without 0.
    NonZero {
        bits: u32,
        signed: bool,
    },
    Number,
    /// A number that fits into a decimal of 96 bits.
    Decimal,
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
    /// A list with a length in this range.
    Length {
        min: usize,
        max: usize,
    },
    /// A list of another length.
    OtherLength,
    Object,
    OneOf(&'static [&'static str]),
    /// A name that can be a key of the map.
    Name,
    /// A name that is a value of this type.
    KeyOf(&'static JsonType),
    /// The name of a variant without content.
    Alone(&'static str),
    /// An object whose only field is this variant.
    Inside(&'static str),
    Null,
    /// A value with a form of its own.
    Like(Likeness),
    /// Text without half of a surrogate pair.
    WholeCharacters,
    /// A value of a query string or form in the right encoding, by its id. 0 is the whole query string.
    #[cfg(feature = "query")]
    Encoded {
        value: u32,
        is_percent: bool,
    },
    /// One field, with one of these names.
    OneMember(&'static [&'static str]),
    /// An object of one field, with one of these names.
    OnlyMember(&'static [&'static str]),
    /// Only fields that the type knows.
    NoSuchField,
    /// Like `NoSuchField`. The name is close to this field, which was not sent.
    NearField(&'static str),
    /// Each field only once.
    Once,
    /// What the type accepts, if it does not say what that is.
    Accepted,
    /// A value of one of these kinds.
    AnyOf(Kinds),
    /// What each element or value inside should be.
    Each(&'static JsonType),
    /// Fewer levels of nesting.
    LessDepth,
    /// A body. This one ends here, without a value.
    Body {
        line: usize,
        column: usize,
    },
    /// A body without a byte order mark. This one has one here.
    NoMark {
        line: usize,
        column: usize,
    },
    /// A body that is JSON. This one is not, from here on.
    Json {
        line: usize,
        column: usize,
    },
    /// A body in UTF-8. This one is not, from here on.
    Utf8 {
        line: usize,
        column: usize,
    },
}

/// 2^96 - 1
const LARGEST_DECIMAL: i128 = 79_228_162_514_264_337_593_543_950_335;

/// Returns a constant that equals the value, if it is in the list.
macro_rules! constant {
    ($value:expr => $($name:ident $({ $($field:ident: $is:literal),* })?),+) => {
        match $value {
            $(JsonType::$name $({ $($field: $is),* })? => Some(&JsonType::$name $({ $($field: $is),* })?),)+
            _ => None,
        }
    };
}

impl JsonType {
    /// Returns the same as a constant, unless it depends on the body or on types of the service.
    pub(crate) fn constant(self) -> Option<&'static Self> {
        if let Self::Date(form) = self {
            return Some(Self::date(form));
        }
        constant!(self =>
            Value,
            Bool,
            Number,
            Decimal,
            Char,
            Text,
            Uuid,
            List,
            OtherLength,
            Null,
            WholeCharacters,
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

    /// Returns what was expected where a type asks serde for this.
    pub(crate) const fn asked_for(asked: Asked) -> Self {
        match asked {
            Asked::Bool => Self::Bool,
            Asked::Whole { bits, signed } => Self::Whole { bits, signed },
            Asked::Float => Self::Number,
            Asked::Char => Self::Char,
            Asked::Text | Asked::Bytes => Self::Text,
            Asked::List => Self::List,
            Asked::Tuple(length) => Self::Length { min: length, max: length },
            Asked::Object | Asked::Map => Self::Object,
            Asked::Null => Self::Null,
            Asked::Anything | Asked::Choice | Asked::Name => Self::Accepted,
        }
    }

    /// Returns what the type is known to expect, or else what it asked for.
    pub(crate) const fn or(self, asked: Self) -> Self {
        match self {
            Self::Accepted | Self::Each(_) => asked,
            known => known,
        }
    }

    /// Returns whether it says more than what a type asks serde for. A decimal can be asked for as text alone.
    pub(crate) const fn says_all(self, asked: Asked) -> bool {
        match self {
            Self::Decimal => matches!(asked, Asked::Anything | Asked::Float),
            _ => matches!(self, Self::Date(_) | Self::Like(_) | Self::NonZero { .. }),
        }
    }

    /// Returns what is expected of an element or a value inside.
    pub(crate) const fn inner(self) -> Self {
        match self {
            Self::Each(each) => *each,
            _ => Self::Accepted,
        }
    }

    pub(super) fn is_whole(self) -> bool {
        matches!(self, Self::Whole { .. } | Self::NonZero { .. })
    }

    pub(super) fn is_number(self) -> bool {
        self.is_whole() || matches!(self, Self::Number | Self::Decimal)
    }

    /// Returns the smallest and largest number of a type with fewer than 128 bits.
    pub(crate) fn range(self) -> Option<(i128, i128)> {
        match self {
            Self::Whole { bits, signed: true } if bits < 128 => {
                Some((-(1 << (bits - 1)), (1 << (bits - 1)) - 1))
            }
            Self::Whole { bits, signed: false } if bits < 128 => Some((0, (1 << bits) - 1)),
            Self::NonZero { bits, signed: false } if bits < 128 => Some((1, (1 << bits) - 1)),
            Self::NonZero { bits, signed } => Self::Whole { bits, signed }.range(),
            Self::Decimal => Some((-LARGEST_DECIMAL, LARGEST_DECIMAL)),
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
            Fault::NotADate | Fault::NoSuchDay => &ValidationErrorType::InvalidDateFormat,
            Fault::NotANumber | Fault::NotWhole => &ValidationErrorType::InvalidNumberFormat,
            Fault::TooSmall | Fault::TooLarge => &ValidationErrorType::InvalidNumberRange,
            _ => &ValidationErrorType::InvalidFormat,
        }
    }

    /// Iterates over the codes that a wrong value can have.
    pub(crate) fn codes(self) -> impl Iterator<Item = &'static ValidationErrorType> {
        let faults: &[Fault] = match self {
            Self::Whole { .. } | Self::NonZero { .. } | Self::Number | Self::Decimal => {
                &[Fault::NotANumber, Fault::TooLarge]
            }
            Self::Date(form) if form.has_date() => &[Fault::NotADate],
            _ => &[Fault::Malformed],
        };
        faults.iter().map(move |fault| self.code(*fault))
    }
}

#[cfg(feature = "filter")]
impl JsonType {
    /// Returns what is wrong with text that was refused: for a filter or an order-by, where the error is.
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

    fn criteria(&self, fault: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_criteria(fault, f)
    }

    fn message(&self, fault: Fault, criteria: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_message(fault, criteria, f)
    }

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        self.add_keywords(keywords);
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        self.visit_params(visit);
    }
}
