//! What a body should have held in a place: the rules that nobody has to write.

use core::fmt;

use super::{likeness::Likeness, refused::Asked, tree::Kind};
#[cfg(feature = "time")]
use crate::date_form::OfTime;
use crate::{
    Fault, Keyword, Keywords, Num, Param, Rule, ValidationErrorType, ValueKind, date_form::DateForm,
};

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
    /// As `Whole`, without 0.
    NonZero {
        bits: u32,
        signed: bool,
    },
    Number,
    /// A number that a decimal of 96 bits holds.
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
    /// A list of so many values.
    Length {
        min: usize,
        max: usize,
    },
    /// A list of another length.
    OtherLength,
    Object,
    OneOf(&'static [&'static str]),
    /// A name that the keys of a map can be.
    Name,
    /// A name that is this.
    KeyOf(&'static JsonType),
    /// The name of a variant that has no content.
    Alone(&'static str),
    /// An object whose only field is a variant.
    Inside(&'static str),
    /// Nothing but null.
    Null,
    /// What has a form of its own.
    Like(Likeness),
    /// Text of whole characters; half of a surrogate pair is none.
    WholeCharacters,
    /// A value of a query string, encoded as it should be; 0 is the query itself.
    #[cfg(feature = "query")]
    Encoded {
        value: u32,
    },
    /// A field of one of these names.
    OneMember(&'static [&'static str]),
    /// Only fields that the type knows.
    NoSuchField,
    /// As `NoSuchField`; this one, which was not sent, is near to what was.
    NearField(&'static str),
    /// Each field but once.
    Once,
    /// What the type accepts; it does not say what that is.
    Accepted,
    /// What each element or value inside should be.
    Each(&'static JsonType),
    /// Values inside of each other, but not so deep.
    LessDepth,
    /// A body; there is none up to here.
    Body {
        line: usize,
        column: usize,
    },
    /// A body without a byte order mark; there is one.
    NoMark {
        line: usize,
        column: usize,
    },
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

/// 2^96 - 1
const LARGEST_DECIMAL: i128 = 79_228_162_514_264_337_593_543_950_335;

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
            Asked::List => Self::List,
            Asked::Tuple(length) => Self::Length { min: length, max: length },
            Asked::Object | Asked::Map => Self::Object,
            Asked::Null => Self::Null,
            Asked::Anything | Asked::Choice | Asked::Name => Self::Accepted,
        }
    }

    /// What the type is known to expect, or else what it asked for.
    pub(crate) const fn or(self, asked: Self) -> Self {
        match self {
            Self::Accepted | Self::Each(_) => asked,
            known => known,
        }
    }

    /// Whether it says more than what a type asks serde for.
    pub(crate) const fn says_all(self) -> bool {
        matches!(self, Self::Date(_) | Self::Like(_) | Self::Decimal | Self::NonZero { .. })
    }

    /// What is expected of an element or a value inside.
    pub(crate) const fn inner(self) -> Self {
        match self {
            Self::Each(each) => *each,
            _ => Self::Accepted,
        }
    }

    /// What kind of value it is.
    pub(crate) const fn value_kind(self) -> ValueKind {
        match self {
            Self::Bool => ValueKind::Boolean,
            Self::Whole { .. } | Self::NonZero { .. } => ValueKind::Integer,
            Self::Number => ValueKind::Number,
            Self::Decimal => ValueKind::Decimal,
            Self::Date(form) if form.is_text() => ValueKind::Text,
            Self::Date(_) => ValueKind::Date,
            #[cfg(feature = "filter")]
            Self::Filter | Self::OrderBy => ValueKind::Text,
            Self::Char | Self::Text | Self::Uuid | Self::OneOf(_) | Self::KeyOf(_) => ValueKind::Text,
            Self::List => ValueKind::List,
            Self::Object => ValueKind::Object,
            Self::Null => ValueKind::Null,
            Self::Like(likeness) => likeness.kind(),
            _ => ValueKind::Anything,
        }
    }

    /// The bounds of the type, as far as numbers of JSON are exact.
    fn bounds(self, keywords: &mut Keywords<'_>) {
        let Some((min, max)) = self.range() else {
            if let Self::Whole { signed: false, .. } = self {
                keywords.add(Keyword::Minimum(Num::Int(0)));
            }
            return;
        };
        keywords.add(Keyword::Minimum(Num::Int(min))).add(Keyword::Maximum(Num::Int(max)));
        if let Self::NonZero { signed: true, .. } = self {
            keywords.add(Keyword::NoneOfNumbers(&[0]));
        }
    }

    /// Of a name that holds such a value: a pattern does not know where the numbers of a type end.
    fn keywords_of_name(self, keywords: &mut Keywords<'_>) {
        match self {
            Self::Bool => {
                keywords.add(Keyword::OneOfTexts(&["true", "false"]));
            }
            Self::Whole { signed, .. } | Self::NonZero { signed, .. } => {
                keywords.pattern(if signed { "^(0|-?[1-9][0-9]*)$" } else { "^(0|[1-9][0-9]*)$" });
                keywords.not_all();
            }
            other => other.keywords(ValueKind::Text, keywords),
        }
    }

    fn is_whole(self) -> bool {
        matches!(self, Self::Whole { .. } | Self::NonZero { .. })
    }

    fn is_number(self) -> bool {
        self.is_whole() || matches!(self, Self::Number | Self::Decimal)
    }

    /// The smallest and the largest number of a type, where they fit in 128 bits with a sign.
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
            Fault::NotADate => &ValidationErrorType::InvalidDateFormat,
            Fault::NotANumber | Fault::NotWhole => &ValidationErrorType::InvalidNumberFormat,
            Fault::TooSmall | Fault::TooLarge => &ValidationErrorType::InvalidNumberRange,
            _ => &ValidationErrorType::InvalidFormat,
        }
    }

    /// Every code of a value that is not what was expected.
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

    fn criteria(&self, fault: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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
            Self::Uuid => f.write_str("a UUID"),
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
                crate::rules::write_list(names, f)
            }
            Self::OneMember(names) => {
                f.write_str("a field that is one of ")?;
                crate::rules::write_list(names, f)
            }
            Self::Name => f.write_str("a name of the right form"),
            Self::KeyOf(key) => f.write_str("a name that is ").and_then(|()| key.criteria(None, f)),
            Self::Alone(name) => write!(f, "the text {name}"),
            Self::Inside(name) => write!(f, "an object with the field {name}"),
            Self::Null => f.write_str("null"),
            Self::Like(likeness) => f.write_str(likeness.phrase()),
            Self::WholeCharacters => f.write_str("text of whole characters"),
            #[cfg(feature = "query")]
            Self::Encoded { .. } => f.write_str("text in UTF-8, percent-encoded"),
            Self::Body { .. } => f.write_str("a body of JSON"),
            Self::NoMark { .. } => f.write_str("valid JSON without a byte order mark"),
            Self::NoSuchField | Self::NearField(_) => f.write_str("only fields that are known here"),
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
            (Self::Whole { .. } | Self::NonZero { .. }, Fault::NotANumber) => {
                f.write_str("This must be a whole number.")
            }
            (Self::Whole { .. } | Self::NonZero { .. }, Fault::NotWhole) => {
                f.write_str("This must be a whole number, without a fraction or exponent.")
            }
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
                key.criteria(None, f)?;
                f.write_str(".")
            }
            (Self::Alone(name), _) => write!(f, "This must be the text {name} alone, without content."),
            (Self::Inside(name), _) => write!(f, "This must be an object whose only field is {name}."),
            (Self::WholeCharacters, _) => {
                f.write_str("This has half of a surrogate pair. Send both halves, or neither.")
            }
            #[cfg(feature = "query")]
            (Self::Encoded { .. }, _) => write!(f, "This must be {criteria}: % itself is sent as %25."),
            (Self::Body { line, column }, _) => {
                write!(
                    f,
                    "A body is needed. This one ends, without a value, at line {line}, column {column}."
                )
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
                write!(f, "This field is not known here; perhaps {name} is meant.")
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

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        match self {
            Self::OneOf(names) => {
                keywords.add(Keyword::OneOfTexts(names));
            }
            Self::Char => {
                keywords.add(Keyword::MinLength(1)).add(Keyword::MaxLength(1));
            }
            Self::Like(likeness) if !likeness.formats().is_empty() => {
                keywords.add(Keyword::Formats(likeness.formats()));
            }
            Self::Uuid => {
                keywords.add(Keyword::Formats(&["uuid"])).pattern(crate::formats::uuid::PATTERN);
            }
            Self::Date(form) => form.keywords(keywords),
            Self::Decimal => {
                keywords.pattern(r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$");
            }
            Self::KeyOf(key) => key.keywords_of_name(keywords),
            Self::Whole { .. } | Self::NonZero { .. } => self.bounds(keywords),
            _ => {}
        }
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        match self {
            Self::Date(form) => return form.params(visit),
            known => visit("type", Param::Text(known.word())),
        }
        match self {
            Self::OneOf(names) | Self::OneMember(names) => visit("one_of", Param::Texts(names)),
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
                    visit("min", Param::Number(crate::Num::Int(min)));
                    visit("max", Param::Number(crate::Num::Int(max)));
                }
            }
        }
    }
}

impl JsonType {
    /// The parameter `type` of a record: what was expected, for a locale.
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
            Self::NoSuchField | Self::NearField(_) => "known_fields",
            #[cfg(feature = "query")]
            Self::Encoded { .. } => "encoded",
            Self::Once => "once",
            Self::Accepted | Self::Each(_) => "accepted",
            Self::LessDepth => "less_depth",
            Self::Body { .. } => "body",
            Self::NoMark { .. } => "no_byte_order_mark",
            Self::Json { .. } => "json",
            Self::Utf8 { .. } => "utf8",
        }
    }
}

/// What is wrong with a value that is not what was expected.
pub(super) fn fault_of(expected: JsonType, kind: Kind, text: &str) -> Fault {
    match (expected, kind) {
        (_, Kind::Null) => Fault::Missing,
        (JsonType::Date(form), _) if form.has_date() => Fault::NotADate,
        // It has a sign too many, but neither fraction nor exponent.
        (expected, Kind::Number) if expected.is_whole() && text == "-0" => Fault::NotANumber,
        (expected, Kind::Number) if expected.is_whole() && !is_whole(text) => Fault::NotWhole,
        (JsonType::NonZero { .. }, Kind::Number) if text == "0" => Fault::TooSmall,
        (expected, Kind::Number) if expected.is_number() => out_of_range(text),
        (JsonType::Decimal, Kind::Text) if is_decimal(text.trim_matches('"')) => {
            out_of_range(text.trim_matches('"'))
        }
        (expected, _) if expected.is_number() => Fault::NotANumber,
        _ => Fault::Malformed,
    }
}

/// As the decimals read text, which may have an exponent.
fn is_decimal(text: &str) -> bool {
    let begins = text.trim_start_matches(['-', '+']).starts_with(|c: char| c.is_ascii_digit() || c == '.');
    begins && text.parse::<f64>().is_ok()
}

fn out_of_range(text: &str) -> Fault {
    if text.starts_with('-') { Fault::TooSmall } else { Fault::TooLarge }
}

/// serde reads `-0` as a float, because an integer has no such value.
pub(super) fn is_whole(text: &str) -> bool {
    text != "-0" && !text.contains(['.', 'e', 'E'])
}
