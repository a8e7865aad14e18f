//! What a valid value looks like, in no language.

#[cfg(feature = "json")]
use core::fmt::{self, Formatter};

#[cfg(feature = "filter")]
use super::parts::{FilterOf, OrderOf};
use super::{
    Translate,
    parts::{Choices, DateOf, Length, Range, count, name, number, text, texts},
};
#[cfg(feature = "json")]
use crate::json::{JsonType, Narrowed, Ruled};
#[cfg(feature = "metadata")]
use crate::metadata::{Problem, ProblemKind};
use crate::{
    Fault, Num, Param, ValidationError, ValidationErrorType,
    written::{Name, WithEscapes},
};

/// What a valid value looks like.
#[derive(Clone, Copy)]
pub(in crate::locale) enum Criteria<'e> {
    /// What the service wrote itself.
    Own(&'e str),
    /// What is said of a code.
    Code(&'e ValidationErrorType),
    /// Of a rule that was written by hand, only what it says in English is known.
    English(&'e ValidationError),
    Value,
    ValueIfSent,
    NoValue,
    Length(Length),
    Date(DateOf),
    Time,
    Number {
        is_whole: bool,
        scale: Option<usize>,
        precision: Option<usize>,
    },
    Range(Range),
    MultipleOf(Num<'static>),
    Pattern(&'static str),
    Email,
    Url(&'static [&'static str]),
    Uuid {
        not_nil: bool,
    },
    Ip,
    Ipv4,
    Ipv6,
    Hostname,
    Phone,
    CreditCard,
    Ascii,
    Alphanumeric,
    Lowercase,
    Uppercase,
    NoControl,
    Prefix(WithEscapes<'static>),
    Suffix(WithEscapes<'static>),
    Contains(WithEscapes<'static>),
    NotContains(WithEscapes<'static>),
    /// A list with an item, or without it.
    ListWith(Param),
    ListWithout(Param),
    EqualTo(Param),
    OneOf(Choices),
    NoneOf(Choices),
    /// Items that differ, by a field of them.
    Distinct(Option<Name<'static>>),
    SomeItem,
    SameAs(Name<'static>),
    Existing,
    FewerIds,
    BelongsTo(Name<'static>),
    AtLeastOne(&'static [&'static str]),
    ExactlyOne(&'static [&'static str]),
    #[cfg(feature = "filter")]
    Filter(FilterOf),
    #[cfg(feature = "filter")]
    OrderBy(OrderOf),
    #[cfg(feature = "metadata")]
    Metadata(&'e Problem),
    #[cfg(feature = "json")]
    Type(JsonType, Fault),
    /// What a type and rules leave.
    #[cfg(feature = "json")]
    Ruled(RuledOf<'e>),
}

/// What a type and rules leave.
#[cfg(feature = "json")]
#[derive(Clone, Copy)]
pub(in crate::locale) struct RuledOf<'e> {
    pub(super) ruled: &'e Ruled,
    pub(super) fault: Fault,
    /// Whether the other rules have their say beside the ends of a range.
    pub(super) is_all: bool,
    pub(super) translate: Translate,
}

impl<'e> Criteria<'e> {
    /// Whether the crate knows the words.
    pub(in crate::locale) fn is_translated(&self) -> bool {
        !matches!(self, Self::Own(_) | Self::English(_))
    }

    pub(in crate::locale) fn of(error: &'e ValidationError, translate: Translate) -> Self {
        if let Some(own) = error.own_criteria() {
            return Self::Own(translate(own).unwrap_or(own));
        }
        #[cfg(feature = "metadata")]
        if let Some(problem) = error.metadata().filter(|problem| !problem.is_of_rule()) {
            return match problem.kind() {
                ProblemKind::Own(own) => Self::Own(translate(&own.1).unwrap_or(&own.1)),
                _ => Self::Metadata(problem),
            };
        }
        #[cfg(feature = "json")]
        if let Some((expected, fault)) = error.expected() {
            return Self::Type(expected, fault);
        }
        #[cfg(feature = "json")]
        if let Some((ruled, fault)) = error.ruled() {
            if ruled.is_as_typed() {
                return Self::Type(ruled.expected, fault);
            }
            return Self::Ruled(RuledOf { ruled, fault, is_all: true, translate });
        }
        Self::of_rule(error).unwrap_or(Self::English(error))
    }

    pub(super) fn of_rule(error: &'e ValidationError) -> Option<Self> {
        let is_too_many = error.fault() == Some(Fault::TooMany);
        Some(match error.rule() {
            "custom" => Self::Code(error.error_type()),
            "required" => Self::Value,
            "not_null" => Self::ValueIfSent,
            "absent" => Self::NoValue,
            "length" => Self::Length(Length::of(error)),
            "date" | "date_time" => Self::Date(DateOf::of(error)),
            "time" => Self::Time,
            "number" => Self::Number {
                is_whole: error.param("integer").is_some(),
                scale: count(error, "scale"),
                precision: count(error, "precision"),
            },
            "range" => Self::Range(Range::of(error)),
            "multiple_of" => Self::MultipleOf(number(error, "multiple_of")?),
            "pattern" => Self::Pattern(text(error, "pattern")?),
            "email" => Self::Email,
            "url" => Self::Url(texts(error, "schemes")?),
            "uuid" => Self::Uuid { not_nil: error.param("not_nil").is_some() },
            "ip" => Self::Ip,
            "ipv4" => Self::Ipv4,
            "ipv6" => Self::Ipv6,
            "hostname" => Self::Hostname,
            "phone" => Self::Phone,
            "credit_card" => Self::CreditCard,
            "ascii" => Self::Ascii,
            "alphanumeric" => Self::Alphanumeric,
            "lowercase" => Self::Lowercase,
            "uppercase" => Self::Uppercase,
            "no_control" => Self::NoControl,
            "prefix" => Self::Prefix(WithEscapes(text(error, "prefix")?)),
            "suffix" => Self::Suffix(WithEscapes(text(error, "suffix")?)),
            "contains" if error.param("items").is_some() => Self::ListWith(error.param("contains")?),
            "not_contains" if error.param("items").is_some() => {
                Self::ListWithout(error.param("not_contains")?)
            }
            "contains" => Self::Contains(WithEscapes(text(error, "contains")?)),
            "not_contains" => Self::NotContains(WithEscapes(text(error, "not_contains")?)),
            "equal" => Self::EqualTo(error.param("equal")?),
            "one_of" => Self::OneOf(Choices(error.param("one_of")?)),
            "none_of" => Self::NoneOf(Choices(error.param("none_of")?)),
            "unique" => Self::Distinct(name(error, "by")),
            "any" => Self::SomeItem,
            "matches" => Self::SameAs(name(error, "matches")?),
            "resource" | "id_value" if is_too_many => Self::FewerIds,
            "resource" => Self::Existing,
            "id_value" => Self::BelongsTo(name(error, "id")?),
            "at_least_one" => Self::AtLeastOne(texts(error, "at_least_one")?),
            "exactly_one" => Self::ExactlyOne(texts(error, "exactly_one")?),
            #[cfg(feature = "filter")]
            "filter" => Self::Filter(FilterOf::of(error)?),
            #[cfg(feature = "filter")]
            "orderby" => Self::OrderBy(OrderOf::of(error)?),
            _ => return None,
        })
    }
}

#[cfg(feature = "json")]
impl RuledOf<'_> {
    /// Writes both parts, with `beside` between them: the numbers that are left with `narrowed`, and what each other rule says with `criteria`.
    pub(in crate::locale) fn write(
        self,
        beside: &str,
        narrowed: fn(Narrowed, &mut Formatter<'_>) -> fmt::Result,
        criteria: fn(Criteria<'_>, &mut Formatter<'_>) -> fmt::Result,
        f: &mut Formatter<'_>,
    ) -> fmt::Result {
        let left = self.ruled.narrowed(Some(self.fault));
        left.map_or(Ok(()), |left| narrowed(left, f))?;
        let mut lead = if left.is_some() { beside } else { "" };
        for rule in self.ruled.beside().filter(|_| self.is_all || left.is_none()) {
            f.write_str(lead)?;
            criteria(Criteria::of(&ValidationError::broken(rule, Fault::Malformed), self.translate), f)?;
            lead = beside;
        }
        Ok(())
    }
}
