//! What is wrong with a value and what to do, in no language.

#[cfg(feature = "json")]
use super::criteria::RuledOf;
#[cfg(feature = "filter")]
use super::parts::Expression;
use super::{
    Translate,
    criteria::Criteria,
    parts::{Bound, DateOf, Length, Range, count, limits, name},
};
#[cfg(feature = "filter")]
use crate::Param;
#[cfg(feature = "filter")]
use crate::filter::{Field, SyntaxError, Unsupported};
#[cfg(feature = "json")]
use crate::json::JsonType;
#[cfg(feature = "metadata")]
use crate::metadata::{Problem, ProblemKind};
use crate::{Fault, ValidationError, ValidationErrorType, late::limit::Limit, rules::UrlPart, written::Name};

/// What is wrong, and what to do.
#[derive(Clone, Copy)]
pub(in crate::locale) enum Message<'e> {
    Own(&'e str),
    Code(&'e ValidationErrorType),
    English(&'e ValidationError),
    MustBe(Criteria<'e>),
    Required,
    NotNull,
    NotSent,
    /// At least, or exactly, one of some fields.
    Send(Criteria<'e>),
    Length(Length),
    /// A limit was not kept, and whether it is one of a length.
    Beyond(Limit, bool),
    NotBefore(Bound),
    NotAfter(Bound),
    NoSuchDay(DateOf),
    LaterThan(Name<'static>),
    EarlierThan(Name<'static>),
    Decimals(usize),
    Digits(usize),
    Range(Range),
    Finite,
    /// Without a plus, zeros in front, or an exponent.
    PlainNumber {
        is_whole: bool,
    },
    Url(UrlPart),
    Repeated {
        first: u32,
        again: u32,
        by: Option<Name<'static>>,
    },
    Distinct,
    SomeItem,
    NotFound,
    BelongsNot(Name<'static>),
    FewerIds,
    NotLookedUp,
    Characters(usize),
    #[cfg(feature = "filter")]
    NotParsed(Expression, SyntaxError),
    #[cfg(feature = "filter")]
    NotOffered(Expression, Unsupported, Option<Field>),
    #[cfg(feature = "filter")]
    NoExpression(Expression),
    #[cfg(feature = "metadata")]
    Metadata(&'e Problem),
    #[cfg(feature = "json")]
    Type(TypeMessage),
}

/// What is wrong with a value that could not be read, where there is more to say than what was expected.
#[cfg(feature = "json")]
#[derive(Clone, Copy)]
pub(in crate::locale) enum TypeMessage {
    Whole,
    /// Without a fraction or an exponent.
    PlainWhole,
    Number,
    TooSmall,
    TooLarge,
    OneMember(&'static [&'static str]),
    Name,
    KeyOf(JsonType),
    Alone(Name<'static>),
    Inside(Name<'static>),
    HalfCharacter,
    NoBody(Place),
    Mark(Place),
    UnknownField,
    /// Perhaps this one is meant.
    NearField(Name<'static>),
    #[cfg(feature = "query")]
    NotEncoded,
    Once,
    Depth,
    NotJson(Place),
    NotUtf8(Place),
}

/// A line and a column of a body.
#[cfg(feature = "json")]
#[derive(Clone, Copy)]
pub(in crate::locale) struct Place {
    pub(in crate::locale) line: usize,
    pub(in crate::locale) column: usize,
}

impl<'e> Message<'e> {
    /// Whether the crate knows the words.
    pub(in crate::locale) fn is_translated(&self) -> bool {
        !matches!(self, Self::Own(_) | Self::English(_))
    }

    pub(in crate::locale) fn of(error: &'e ValidationError, translate: Translate) -> Self {
        if let Some(own) = error.own_message() {
            return Self::Own(translate(own).unwrap_or(own));
        }
        let must_be = || Self::MustBe(Criteria::of(error, translate));
        #[cfg(feature = "metadata")]
        if let Some(problem) = error.metadata().filter(|problem| !problem.is_of_rule()) {
            return match problem.kind() {
                ProblemKind::Own(own) => Self::Own(translate(&own.2).unwrap_or(&own.2)),
                ProblemKind::NotAnOption | ProblemKind::NotAllowed => must_be(),
                _ => Self::Metadata(problem),
            };
        }
        #[cfg(feature = "json")]
        if let Some((expected, fault)) = error.expected() {
            return Self::of_type(expected, fault).unwrap_or_else(must_be);
        }
        #[cfg(feature = "json")]
        if let Some((ruled, fault)) = error.ruled() {
            return match Self::of_type(ruled.expected, fault) {
                Some(message) if ruled.is_as_typed() => message,
                None if ruled.is_as_typed() => must_be(),
                _ if fault == Fault::NotANumber && ruled.is_whole() => Self::Type(TypeMessage::Whole),
                _ if fault == Fault::NotANumber => Self::Type(TypeMessage::Number),
                Some(message) => message,
                None if error.own_criteria().is_some() => must_be(),
                None => Self::MustBe(Criteria::Ruled(RuledOf { ruled, fault, is_all: false, translate })),
            };
        }
        match error.fault().and_then(|fault| Self::of_fault(error, fault)) {
            Some(message) => message,
            None => match Criteria::of_rule(error) {
                Some(Criteria::Code(code)) => Self::Code(code),
                Some(criteria @ (Criteria::AtLeastOne(_) | Criteria::ExactlyOne(_))) => Self::Send(criteria),
                Some(_) => must_be(),
                None => Self::English(error),
            },
        }
    }

    /// Of a fault that has a message of its own, whatever the criteria are.
    fn of_fault(error: &ValidationError, fault: Fault) -> Option<Self> {
        let bound = |name| DateOf::of(error).bound(error, name);
        if let Some((_, limit)) = limits(error).find(|(bound, _)| fault.bounds().contains(bound)) {
            return Some(Self::Beyond(limit, fault.is_of_length()));
        }
        Some(match (error.rule(), fault) {
            ("required", _) => Self::Required,
            ("not_null", _) => Self::NotNull,
            ("absent", _) => Self::NotSent,
            ("length", _) => Self::Length(Length::of(error).broken(fault)),
            ("date" | "date_time", Fault::TooEarly) => Self::NotBefore(bound("min")?),
            ("date" | "date_time", Fault::TooLate) => Self::NotAfter(bound("max")?),
            ("date" | "date_time", Fault::NotAfter) => Self::LaterThan(name(error, "after")?),
            ("date" | "date_time", Fault::NotBefore) => Self::EarlierThan(name(error, "before")?),
            ("date" | "date_time", Fault::NoSuchDay) => Self::NoSuchDay(DateOf::of(error).unbounded()),
            ("date" | "date_time", _) => Self::MustBe(Criteria::Date(DateOf::of(error).unbounded())),
            ("number", Fault::TooManyDecimals) => Self::Decimals(count(error, "scale")?),
            ("number", Fault::TooManyDigits) => Self::Digits(count(error, "precision")?),
            ("number" | "range" | "multiple_of", Fault::NotPlain) => {
                Self::PlainNumber { is_whole: error.param("integer").is_some() }
            }
            ("number", _) => {
                let is_whole = error.param("integer").is_some();
                Self::MustBe(Criteria::Number { is_whole, scale: None, precision: None })
            }
            ("range", Fault::NotANumber) => {
                Self::MustBe(Criteria::Number { is_whole: false, scale: None, precision: None })
            }
            ("range", Fault::TooSmall | Fault::TooLarge) => match Range::of(error).broken(fault) {
                Range { lower: None, upper: None } => Self::Finite,
                range => Self::Range(range),
            },
            ("url", Fault::NotAUrl(part)) if part != UrlPart::Scheme => Self::Url(part),
            ("unique", Fault::Repeated { first, again }) => {
                Self::Repeated { first, again, by: name(error, "by") }
            }
            ("unique", _) => Self::Distinct,
            ("any", _) => Self::SomeItem,
            ("resource" | "id_value", Fault::TooMany) => Self::FewerIds,
            ("resource" | "id_value", Fault::NotLookedUp) => Self::NotLookedUp,
            ("resource", _) => Self::NotFound,
            ("id_value", _) => Self::BelongsNot(name(error, "id")?),
            ("filter" | "orderby", Fault::TooLong) => Self::Characters(count(error, "max_length")?),
            #[cfg(feature = "filter")]
            ("filter", fault) => Self::of_expression(Expression::Filter, error, fault),
            #[cfg(feature = "filter")]
            ("orderby", fault) => Self::of_expression(Expression::OrderBy, error, fault),
            _ => return None,
        })
    }

    #[cfg(feature = "filter")]
    fn of_expression(expression: Expression, error: &ValidationError, fault: Fault) -> Self {
        let near = |found: Unsupported| match error.param("fields") {
            Some(Param::Fields(fields)) => found.near().and_then(|near| fields.get(near)).copied(),
            _ => None,
        };
        match fault {
            Fault::NotParsed(wrong) => Self::NotParsed(expression, wrong),
            Fault::NotOffered(found) => Self::NotOffered(expression, found, near(found)),
            _ => Self::NoExpression(expression),
        }
    }

    #[cfg(feature = "json")]
    fn of_type(expected: JsonType, fault: Fault) -> Option<Self> {
        let is_whole = matches!(expected, JsonType::Whole { .. } | JsonType::NonZero { .. });
        let is_open =
            matches!(expected, JsonType::Number | JsonType::Whole { .. }) && expected.range().is_none();
        Some(Self::Type(match (expected, fault) {
            (JsonType::OneMember(names), _) => TypeMessage::OneMember(names),
            (_, Fault::Missing) => return Some(Self::Required),
            (_, Fault::NotANumber) if is_whole => TypeMessage::Whole,
            (_, Fault::NotWhole) if is_whole => TypeMessage::PlainWhole,
            (JsonType::Decimal, Fault::NotANumber) => TypeMessage::Number,
            (JsonType::Date(form), Fault::NoSuchDay) => return Some(Self::NoSuchDay(DateOf::typed(form))),
            (_, Fault::TooSmall) if is_open => TypeMessage::TooSmall,
            (_, Fault::TooLarge) if is_open => TypeMessage::TooLarge,
            (JsonType::Name, _) => TypeMessage::Name,
            (JsonType::KeyOf(key), _) => TypeMessage::KeyOf(*key),
            (JsonType::Alone(name), _) => TypeMessage::Alone(Name(name)),
            (JsonType::Inside(name), _) => TypeMessage::Inside(Name(name)),
            (JsonType::WholeCharacters, _) => TypeMessage::HalfCharacter,
            (JsonType::Body { line, column }, _) => TypeMessage::NoBody(Place { line, column }),
            (JsonType::NoMark { line, column }, _) => TypeMessage::Mark(Place { line, column }),
            #[cfg(feature = "filter")]
            (JsonType::Filter, Fault::NotParsed(wrong)) => {
                return Some(Self::NotParsed(Expression::Filter, wrong));
            }
            #[cfg(feature = "filter")]
            (JsonType::OrderBy, Fault::NotParsed(wrong)) => {
                return Some(Self::NotParsed(Expression::OrderBy, wrong));
            }
            (JsonType::NoSuchField, _) => TypeMessage::UnknownField,
            (JsonType::NearField(name), _) => TypeMessage::NearField(Name(name)),
            #[cfg(feature = "query")]
            (JsonType::Encoded { is_percent: true, .. }, _) => TypeMessage::NotEncoded,
            (JsonType::Once, _) => TypeMessage::Once,
            (JsonType::LessDepth, _) => TypeMessage::Depth,
            (JsonType::Json { line, column }, _) => TypeMessage::NotJson(Place { line, column }),
            (JsonType::Utf8 { line, column }, _) => TypeMessage::NotUtf8(Place { line, column }),
            _ => return None,
        }))
    }
}
