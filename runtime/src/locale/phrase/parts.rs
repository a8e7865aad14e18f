//! The parts of criteria and messages: what a rule's parameters say.

#[cfg(feature = "filter")]
use crate::filter::{Direction, Field, Function, Logic, Operator};
pub(in crate::locale) use crate::rules::range::Ends as Range;
use crate::{
    DateBound, DateFormat, DateTimeBound, Fault, Num, Param, ValidationError, date_form::DateName,
    late::limit::Limit, written::Name,
};

/// Iterates over the limits of a rule whose own criteria do not say them, each with the name of its bound.
pub(in crate::locale) fn limits(error: &ValidationError) -> impl Iterator<Item = (&'static str, Limit)> {
    let late = error.late().filter(|_| error.own_criteria().is_none());
    let is_date = matches!(error.rule(), "date" | "date_time");
    // Of a value that could not be read, nobody asks the service for its bounds.
    let is_unread = error.is_unread();
    let limits = late.into_iter().flat_map(move |late| late.limits(is_date));
    limits.filter(move |(_, limit)| !is_unread || limit.field.is_some())
}

#[derive(Clone, Copy)]
pub(in crate::locale) struct Length {
    pub(in crate::locale) min: Option<usize>,
    pub(in crate::locale) max: Option<usize>,
    pub(in crate::locale) unit: Unit,
}

#[derive(Clone, Copy)]
pub(in crate::locale) enum Unit {
    Characters,
    Bytes,
    Utf16,
    Items,
}

#[derive(Clone, Copy)]
pub(in crate::locale) struct DateOf {
    pub(in crate::locale) form: DateForm,
    pub(in crate::locale) min: Option<Bound>,
    pub(in crate::locale) max: Option<Bound>,
    pub(in crate::locale) after: Option<Name<'static>>,
    pub(in crate::locale) before: Option<Name<'static>>,
}

#[derive(Clone, Copy)]
pub(in crate::locale) enum DateForm {
    /// As text in this format.
    Text(DateFormat),
    /// As text in the form of RFC 3339, with the time.
    Rfc3339,
    /// As its type has it, with an example, if there is one.
    Typed(DateName, &'static str),
}

/// A bound of a date.
#[derive(Clone, Copy)]
pub(in crate::locale) enum Bound {
    /// In the format of the rule.
    Date(DateBound, DateFormat),
    Time(DateTimeBound),
    /// That of another field.
    Field(Name<'static>),
}

/// A span of time.
#[derive(Clone, Copy)]
pub(in crate::locale) enum Span {
    Days(u32),
    Months(u32),
    Years(u32),
}

/// The values of `one_of` or `none_of`.
#[derive(Clone, Copy)]
pub(in crate::locale) struct Choices(pub(in crate::locale) Param);

#[cfg(feature = "filter")]
#[derive(Clone, Copy)]
pub(in crate::locale) enum Expression {
    Filter,
    OrderBy,
}

#[cfg(feature = "filter")]
#[derive(Clone, Copy)]
pub(in crate::locale) struct FilterOf {
    pub(in crate::locale) fields: &'static [Field],
    pub(in crate::locale) operators: &'static [Operator],
    pub(in crate::locale) functions: &'static [Function],
    pub(in crate::locale) logic: &'static [Logic],
    /// Those that are not the usual ones.
    pub(in crate::locale) max_length: Option<usize>,
    pub(in crate::locale) max_depth: Option<usize>,
    pub(in crate::locale) max_terms: Option<usize>,
}

#[cfg(feature = "filter")]
#[derive(Clone, Copy)]
pub(in crate::locale) struct OrderOf {
    pub(in crate::locale) fields: &'static [Field],
    pub(in crate::locale) only: Option<Direction>,
    pub(in crate::locale) columns: usize,
    pub(in crate::locale) max_length: Option<usize>,
}

pub(super) fn count(error: &ValidationError, name: &str) -> Option<usize> {
    match error.param(name) {
        Some(Param::Count(count)) => Some(count),
        _ => None,
    }
}

pub(super) fn text(error: &ValidationError, name: &str) -> Option<&'static str> {
    match error.param(name) {
        Some(Param::Text(text)) => Some(text),
        _ => None,
    }
}

pub(super) fn name(error: &ValidationError, param: &str) -> Option<Name<'static>> {
    text(error, param).map(Name)
}

pub(super) fn texts(error: &ValidationError, name: &str) -> Option<&'static [&'static str]> {
    match error.param(name) {
        Some(Param::Texts(texts)) => Some(texts),
        _ => None,
    }
}

pub(super) fn number(error: &ValidationError, name: &str) -> Option<Num<'static>> {
    match error.param(name) {
        Some(Param::Number(number)) => Some(number),
        _ => None,
    }
}

impl Length {
    pub(super) fn of(error: &ValidationError) -> Self {
        let unit = match (error.fault(), text(error, "unit")) {
            (Some(Fault::TooMany | Fault::TooFew), _) => Unit::Items,
            (_, Some("bytes")) => Unit::Bytes,
            (_, Some("utf16")) => Unit::Utf16,
            _ => Unit::Characters,
        };
        Self { min: count(error, "min"), max: count(error, "max"), unit }
    }

    /// The bound that was broken; both, where there is but one length.
    pub(super) fn broken(self, fault: Fault) -> Self {
        match fault {
            _ if self.min.is_some() && self.min == self.max => self,
            Fault::TooLong | Fault::TooMany => Self { min: None, ..self },
            _ => Self { max: None, ..self },
        }
    }
}

impl DateOf {
    pub(super) fn of(error: &ValidationError) -> Self {
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
            after: name(error, "after"),
            before: name(error, "before"),
            ..unbounded
        }
    }

    #[cfg(feature = "json")]
    pub(super) fn typed(form: crate::date_form::DateForm) -> Self {
        let (name, example) = form.named();
        Self { form: DateForm::Typed(name, example), min: None, max: None, after: None, before: None }
    }

    pub(super) fn bound(self, error: &ValidationError, name: &str) -> Option<Bound> {
        let format = match self.form {
            DateForm::Text(format) => format,
            DateForm::Typed(..) | DateForm::Rfc3339 => DateFormat::YYYY_MM_DD,
        };
        match error.param(name) {
            Some(Param::Date(bound)) => Some(Bound::Date(bound, format)),
            Some(Param::DateTime(bound)) => Some(Bound::Time(bound)),
            Some(Param::Text(field)) => Some(Bound::Field(Name(field))),
            _ => None,
        }
    }

    pub(super) fn unbounded(self) -> Self {
        Self { min: None, max: None, after: None, before: None, ..self }
    }
}

impl Span {
    /// The spans by which a bound is away from today, each with whether it is before.
    pub(in crate::locale) fn all(days: i32, months: i32) -> impl Iterator<Item = (Self, bool)> {
        let count = months.unsigned_abs();
        let long = if count % 12 == 0 { Self::Years(count / 12) } else { Self::Months(count) };
        let long = (months != 0).then_some((long, months < 0));
        let short = (days != 0).then_some((Self::Days(days.unsigned_abs()), days < 0));
        long.into_iter().chain(short)
    }
}

impl Range {
    pub(super) fn of(error: &ValidationError) -> Self {
        let end = |with: &str, without: &str| {
            let inside = number(error, with).map(|end| (end, false));
            inside.or_else(|| number(error, without).map(|end| (end, true)))
        };
        Self { lower: end("min", "above"), upper: end("max", "below") }
    }

    /// The end that was broken.
    pub(super) fn broken(self, fault: Fault) -> Self {
        match fault {
            Fault::TooSmall => Self { upper: None, ..self },
            _ => Self { lower: None, ..self },
        }
    }
}

#[cfg(feature = "filter")]
impl FilterOf {
    pub(super) fn of(error: &ValidationError) -> Option<Self> {
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
    pub(super) fn of(error: &ValidationError) -> Option<Self> {
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
