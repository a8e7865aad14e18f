//! What the texts of a record say, in no language. A language is a `match` on each of these, without a wildcard: a text
//! that is new here does not compile without its translations.

#[cfg(feature = "json")]
use core::fmt::{self, Formatter};

#[cfg(feature = "filter")]
use crate::filter::{Direction, Field, Function, Logic, Operator, SyntaxError, Unsupported};
#[cfg(feature = "json")]
use crate::json::{JsonType, Narrowed, Ruled};
pub(super) use crate::late::Limit;
#[cfg(feature = "metadata")]
use crate::metadata::{Problem, ProblemKind};
use crate::{
    DateBound, DateFormat, DateTimeBound, Fault, Num, Param, ValidationError, ValidationErrorType,
    date_form::DateName,
    late::{bounds_of, is_of_length},
    rules::UrlPart,
};

/// Translates a text of the service's own, if it knows it.
pub(super) type Translate = fn(&str) -> Option<&'static str>;

/// What a valid value looks like.
#[derive(Clone, Copy)]
pub(super) enum Criteria<'e> {
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
    Prefix(&'static str),
    Suffix(&'static str),
    Contains(&'static str),
    NotContains(&'static str),
    /// A list with an item, or without it.
    ListWith(Param),
    ListWithout(Param),
    EqualTo(Param),
    OneOf(Choices),
    NoneOf(Choices),
    /// Items that differ, by a field of them.
    Distinct(Option<&'static str>),
    SomeItem,
    SameAs(&'static str),
    Existing,
    FewerIds,
    BelongsTo(&'static str),
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
pub(super) struct RuledOf<'e> {
    ruled: &'e Ruled,
    fault: Fault,
    /// Whether the other rules have their say beside the ends of a range.
    is_all: bool,
    translate: Translate,
}

/// What is wrong, and what to do.
#[derive(Clone, Copy)]
pub(super) enum Message<'e> {
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
    LaterThan(&'static str),
    EarlierThan(&'static str),
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
        by: Option<&'static str>,
    },
    Distinct,
    SomeItem,
    NotFound,
    BelongsNot(&'static str),
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
pub(super) enum TypeMessage {
    Whole,
    /// Without a fraction or an exponent.
    PlainWhole,
    Number,
    TooSmall,
    TooLarge,
    OneMember(&'static [&'static str]),
    Name,
    KeyOf(JsonType),
    Alone(&'static str),
    Inside(&'static str),
    HalfCharacter,
    NoBody(Place),
    Mark(Place),
    UnknownField,
    /// Perhaps this one is meant.
    NearField(&'static str),
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
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// Iterates over the limits of a rule whose own criteria do not say them, each with the name of its bound.
pub(super) fn limits(error: &ValidationError) -> impl Iterator<Item = (&'static str, Limit)> {
    let late = error.late().filter(|_| error.own_criteria().is_none());
    let is_date = matches!(error.rule(), "date" | "date_time");
    // Of a value that could not be read, nobody asks the service for its bounds.
    let is_unread = error.is_unread();
    let limits = late.into_iter().flat_map(move |late| late.limits(is_date));
    limits.filter(move |(_, limit)| !is_unread || limit.field.is_some())
}

#[derive(Clone, Copy)]
pub(super) struct Length {
    pub(super) min: Option<usize>,
    pub(super) max: Option<usize>,
    pub(super) unit: Unit,
}

#[derive(Clone, Copy)]
pub(super) enum Unit {
    Characters,
    Bytes,
    Utf16,
    Items,
}

#[derive(Clone, Copy)]
pub(super) struct DateOf {
    pub(super) form: DateForm,
    pub(super) min: Option<Bound>,
    pub(super) max: Option<Bound>,
    pub(super) after: Option<&'static str>,
    pub(super) before: Option<&'static str>,
}

#[derive(Clone, Copy)]
pub(super) enum DateForm {
    /// As text in this format.
    Text(DateFormat),
    /// As text in the form of RFC 3339, with the time.
    Rfc3339,
    /// As its type has it, with an example, if there is one.
    Typed(DateName, &'static str),
}

/// A bound of a date.
#[derive(Clone, Copy)]
pub(super) enum Bound {
    /// In the format of the rule.
    Date(DateBound, DateFormat),
    Time(DateTimeBound),
    /// That of another field.
    Field(&'static str),
}

/// A span of time.
#[derive(Clone, Copy)]
pub(super) enum Span {
    Days(u32),
    Months(u32),
    Years(u32),
}

pub(super) use crate::rules::range::Ends as Range;
#[derive(Clone, Copy)]
pub(super) enum Choices {
    Texts(&'static [&'static str]),
    Numbers(&'static [i128]),
}

#[cfg(feature = "filter")]
#[derive(Clone, Copy)]
pub(super) enum Expression {
    Filter,
    OrderBy,
}

#[cfg(feature = "filter")]
#[derive(Clone, Copy)]
pub(super) struct FilterOf {
    pub(super) fields: &'static [Field],
    pub(super) operators: &'static [Operator],
    pub(super) functions: &'static [Function],
    pub(super) logic: &'static [Logic],
    /// Those that are not the usual ones.
    pub(super) max_length: Option<usize>,
    pub(super) max_depth: Option<usize>,
    pub(super) max_terms: Option<usize>,
}

#[cfg(feature = "filter")]
#[derive(Clone, Copy)]
pub(super) struct OrderOf {
    pub(super) fields: &'static [Field],
    pub(super) only: Option<Direction>,
    pub(super) columns: usize,
    pub(super) max_length: Option<usize>,
}

impl<'e> Criteria<'e> {
    /// Whether the crate knows the words.
    pub(super) fn is_translated(&self) -> bool {
        !matches!(self, Self::Own(_) | Self::English(_))
    }

    pub(super) fn of(error: &'e ValidationError, translate: Translate) -> Self {
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

    fn of_rule(error: &'e ValidationError) -> Option<Self> {
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
            "prefix" => Self::Prefix(text(error, "prefix")?),
            "suffix" => Self::Suffix(text(error, "suffix")?),
            "contains" if error.param("items").is_some() => Self::ListWith(error.param("contains")?),
            "not_contains" if error.param("items").is_some() => {
                Self::ListWithout(error.param("not_contains")?)
            }
            "contains" => Self::Contains(text(error, "contains")?),
            "not_contains" => Self::NotContains(text(error, "not_contains")?),
            "equal" => Self::EqualTo(error.param("equal")?),
            "one_of" => Self::OneOf(Choices::of(error, "one_of")?),
            "none_of" => Self::NoneOf(Choices::of(error, "none_of")?),
            "unique" => Self::Distinct(text(error, "by")),
            "any" => Self::SomeItem,
            "matches" => Self::SameAs(text(error, "matches")?),
            "resource" | "id_value" if is_too_many => Self::FewerIds,
            "resource" => Self::Existing,
            "id_value" => Self::BelongsTo(text(error, "id")?),
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

impl<'e> Message<'e> {
    /// Whether the crate knows the words.
    pub(super) fn is_translated(&self) -> bool {
        !matches!(self, Self::Own(_) | Self::English(_))
    }

    pub(super) fn of(error: &'e ValidationError, translate: Translate) -> Self {
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
        if let Some((_, limit)) = limits(error).find(|(bound, _)| bounds_of(fault).contains(bound)) {
            return Some(Self::Beyond(limit, is_of_length(fault)));
        }
        Some(match (error.rule(), fault) {
            ("required", _) => Self::Required,
            ("not_null", _) => Self::NotNull,
            ("absent", _) => Self::NotSent,
            ("length", _) => Self::Length(Length::of(error).broken(fault)),
            ("date" | "date_time", Fault::TooEarly) => Self::NotBefore(bound("min")?),
            ("date" | "date_time", Fault::TooLate) => Self::NotAfter(bound("max")?),
            ("date" | "date_time", Fault::NotAfter) => Self::LaterThan(text(error, "after")?),
            ("date" | "date_time", Fault::NotBefore) => Self::EarlierThan(text(error, "before")?),
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
                Self::Repeated { first, again, by: text(error, "by") }
            }
            ("unique", _) => Self::Distinct,
            ("any", _) => Self::SomeItem,
            ("resource" | "id_value", Fault::TooMany) => Self::FewerIds,
            ("resource" | "id_value", Fault::NotLookedUp) => Self::NotLookedUp,
            ("resource", _) => Self::NotFound,
            ("id_value", _) => Self::BelongsNot(text(error, "id")?),
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
            (JsonType::Alone(name), _) => TypeMessage::Alone(name),
            (JsonType::Inside(name), _) => TypeMessage::Inside(name),
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
            (JsonType::NearField(name), _) => TypeMessage::NearField(name),
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

fn count(error: &ValidationError, name: &str) -> Option<usize> {
    match error.param(name) {
        Some(Param::Count(count)) => Some(count),
        _ => None,
    }
}

fn text(error: &ValidationError, name: &str) -> Option<&'static str> {
    match error.param(name) {
        Some(Param::Text(text)) => Some(text),
        _ => None,
    }
}

fn texts(error: &ValidationError, name: &str) -> Option<&'static [&'static str]> {
    match error.param(name) {
        Some(Param::Texts(texts)) => Some(texts),
        _ => None,
    }
}

fn number(error: &ValidationError, name: &str) -> Option<Num<'static>> {
    match error.param(name) {
        Some(Param::Number(number)) => Some(number),
        _ => None,
    }
}

#[cfg(feature = "json")]
impl RuledOf<'_> {
    /// Writes both parts, with `beside` between them: the numbers that are left with `narrowed`, and what each other rule says with `criteria`.
    pub(super) fn write(
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

impl Length {
    fn of(error: &ValidationError) -> Self {
        let unit = match (error.fault(), text(error, "unit")) {
            (Some(Fault::TooMany | Fault::TooFew), _) => Unit::Items,
            (_, Some("bytes")) => Unit::Bytes,
            (_, Some("utf16")) => Unit::Utf16,
            _ => Unit::Characters,
        };
        Self { min: count(error, "min"), max: count(error, "max"), unit }
    }

    /// The bound that was broken; both, where there is but one length.
    fn broken(self, fault: Fault) -> Self {
        match fault {
            _ if self.min.is_some() && self.min == self.max => self,
            Fault::TooLong | Fault::TooMany => Self { min: None, ..self },
            _ => Self { max: None, ..self },
        }
    }
}

impl DateOf {
    fn of(error: &ValidationError) -> Self {
        let format = text(error, "format").and_then(DateFormat::new);
        let form = match (format, text(error, "type").and_then(DateName::find)) {
            (Some(format), _) => DateForm::Text(format),
            (None, Some(name)) => DateForm::Typed(name, text(error, "example").unwrap_or_default()),
            (None, None) if error.rule() == "date_time" => DateForm::Rfc3339,
            (None, None) => DateForm::Text(DateFormat::DD_MMM_YYYY),
        };
        let unbounded = Self { form, min: None, max: None, after: None, before: None };
        Self {
            min: unbounded.bound(error, "min"),
            max: unbounded.bound(error, "max"),
            after: text(error, "after"),
            before: text(error, "before"),
            ..unbounded
        }
    }

    #[cfg(feature = "json")]
    fn typed(form: crate::date_form::DateForm) -> Self {
        let (name, example) = form.named();
        Self { form: DateForm::Typed(name, example), min: None, max: None, after: None, before: None }
    }

    fn bound(self, error: &ValidationError, name: &str) -> Option<Bound> {
        let format = match self.form {
            DateForm::Text(format) => format,
            DateForm::Typed(..) | DateForm::Rfc3339 => DateFormat::YYYY_MM_DD,
        };
        match error.param(name) {
            Some(Param::Date(bound)) => Some(Bound::Date(bound, format)),
            Some(Param::DateTime(bound)) => Some(Bound::Time(bound)),
            Some(Param::Text(field)) => Some(Bound::Field(field)),
            _ => None,
        }
    }

    fn unbounded(self) -> Self {
        Self { min: None, max: None, after: None, before: None, ..self }
    }
}

impl Span {
    /// The spans by which a bound is away from today, each with whether it is before.
    pub(super) fn all(days: i32, months: i32) -> impl Iterator<Item = (Self, bool)> {
        let count = months.unsigned_abs();
        let long = if count % 12 == 0 { Self::Years(count / 12) } else { Self::Months(count) };
        let long = (months != 0).then_some((long, months < 0));
        let short = (days != 0).then_some((Self::Days(days.unsigned_abs()), days < 0));
        long.into_iter().chain(short)
    }
}

impl Range {
    fn of(error: &ValidationError) -> Self {
        let end = |with: &str, without: &str| {
            let inside = number(error, with).map(|end| (end, false));
            inside.or_else(|| number(error, without).map(|end| (end, true)))
        };
        Self { lower: end("min", "above"), upper: end("max", "below") }
    }

    /// The end that was broken.
    fn broken(self, fault: Fault) -> Self {
        match fault {
            Fault::TooSmall => Self { upper: None, ..self },
            _ => Self { lower: None, ..self },
        }
    }
}

impl Choices {
    fn of(error: &ValidationError, name: &str) -> Option<Self> {
        match error.param(name)? {
            Param::Texts(texts) => Some(Self::Texts(texts)),
            Param::Numbers(numbers) => Some(Self::Numbers(numbers)),
            _ => None,
        }
    }
}

#[cfg(feature = "filter")]
impl FilterOf {
    fn of(error: &ValidationError) -> Option<Self> {
        let (usual_length, usual_depth, usual_terms) = crate::rules::FilterRule::USUAL_CAPS;
        let unusual = |name, usual| count(error, name).filter(|cap| *cap != usual);
        let Some(Param::Fields(fields)) = error.param("fields") else { return None };
        let Some(Param::Operators(operators)) = error.param("operators") else { return None };
        let Some(Param::Functions(functions)) = error.param("functions") else { return None };
        let Some(Param::Logic(logic)) = error.param("logic") else { return None };
        Some(Self {
            fields,
            operators,
            functions,
            logic,
            max_length: unusual("max_length", usual_length),
            max_depth: unusual("max_depth", usual_depth),
            max_terms: unusual("max_terms", usual_terms),
        })
    }
}

#[cfg(feature = "filter")]
impl OrderOf {
    fn of(error: &ValidationError) -> Option<Self> {
        let Some(Param::Fields(fields)) = error.param("fields") else { return None };
        let Some(Param::Directions(directions)) = error.param("directions") else { return None };
        let usual = crate::rules::OrderByRule::USUAL_LENGTH;
        Some(Self {
            fields,
            only: if let [only] = directions { Some(*only) } else { None },
            columns: count(error, "max")?,
            max_length: count(error, "max_length").filter(|cap| *cap != usual),
        })
    }
}
