//! What a rule is: a constant that checks a value and describes itself.

use core::fmt;

use crate::{Clock, Keywords, ValidationErrorType, ValueKind, late::limit::LateBounds, number::Num};

/// How a value broke a rule.
///
/// A fault never contains what the client sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Fault {
    /// Nothing was sent, or only blanks.
    Missing,
    /// A value was sent where none may be.
    Sent,
    /// Longer than allowed.
    TooLong,
    /// Shorter than asked for.
    TooShort,
    /// More items than allowed.
    TooMany,
    /// Fewer items than asked for.
    TooFew,
    /// Not a date of the format.
    NotADate,
    /// Written as a date, but the calendar has no such day.
    NoSuchDay,
    /// Before the earliest date.
    TooEarly,
    /// After the latest date.
    TooLate,
    /// Not after the date of the field that the rule names.
    NotAfter,
    /// Not before the date of the field that the rule names.
    NotBefore,
    /// Not a number.
    NotANumber,
    /// Text of a number that is written in another way than rules read: with a plus, zeros in front, or an exponent.
    NotPlain,
    /// A number with a fraction where only whole ones are allowed.
    NotWhole,
    /// Too many decimal places.
    TooManyDecimals,
    /// Too many digits.
    TooManyDigits,
    /// No multiple of the step.
    NotAMultiple,
    /// Below the smallest number.
    TooSmall,
    /// Above the largest number.
    TooLarge,
    /// Not of the form that the rule asks for.
    Malformed,
    /// No URL, because of this part.
    NotAUrl(crate::formats::url::UrlPart),
    /// An element occurs twice.
    Repeated {
        /// Its first position, counted from 0.
        first: u32,
        /// Its second position.
        again: u32,
    },
    /// No element is as the rule asks for.
    NoneMatches,
    /// Not equal to the field that the rule names.
    Differs,
    /// No filter, or no order-by.
    #[cfg(feature = "filter")]
    NotParsed(crate::filter::SyntaxError),
    /// A filter or an order-by of something that is not offered.
    #[cfg(feature = "filter")]
    NotOffered(crate::filter::Unsupported),
    /// Not among what was looked up and found.
    NotFound,
    /// It would have to be looked up, and nobody does.
    NotLookedUp,
    /// A metadata attribute that the catalogue does not know.
    UnknownAttribute,
    /// None of the options of a metadata attribute, given the others.
    NotAnOption,
    /// Metadata that the caller may not set.
    NotPermitted,
}

impl Fault {
    /// Returns the bounds that it may be about.
    pub(crate) fn bounds(self) -> &'static [&'static str] {
        match self {
            Self::TooLong | Self::TooMany => &["max", "equal"],
            Self::TooShort | Self::TooFew => &["min", "equal"],
            Self::TooSmall => &["min", "above"],
            Self::TooLarge => &["max", "below"],
            Self::TooEarly => &["min"],
            Self::TooLate => &["max"],
            _ => &[],
        }
    }

    /// Returns whether it is the length of a value that is wrong.
    pub(crate) fn is_of_length(self) -> bool {
        matches!(self, Self::TooLong | Self::TooMany | Self::TooShort | Self::TooFew)
    }
}

/// A parameter of a rule, such as the 255 of `length(max = 255)`.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Param {
    /// A length or a count of digits.
    Count(usize),
    /// A bound on a number.
    Number(Num<'static>),
    /// A text: a unit, a format, the name of a field.
    Text(&'static str),
    /// A list of texts.
    Texts(&'static [&'static str]),
    /// A list of numbers.
    Numbers(&'static [i128]),
    /// A bound on a date.
    Date(crate::DateBound),
    /// A bound on a date and time.
    DateTime(crate::DateTimeBound),
    /// An option that is switched on.
    On,
    /// Fields to filter or to order by.
    #[cfg(feature = "filter")]
    Fields(&'static [crate::filter::Field]),
    /// Operators of a filter.
    #[cfg(feature = "filter")]
    Operators(&'static [crate::filter::Operator]),
    /// Functions of a filter.
    #[cfg(feature = "filter")]
    Functions(&'static [crate::filter::Function]),
    /// Operators on the conditions of a filter.
    #[cfg(feature = "filter")]
    Logic(&'static [crate::filter::Logic]),
    /// Directions of an order-by.
    #[cfg(feature = "filter")]
    Directions(&'static [crate::filter::Direction]),
}

/// A rule as data: its name, its code, its texts and its parameters.
///
/// A rule is a constant built by a function of [`rules`](crate::rules). Records, documentation and schemas know nothing
/// about a rule but what it says here.
pub trait Rule: Sync {
    /// Its word in `#[api(…)]`.
    fn name(&self) -> &'static str;

    /// The code of a record about this fault.
    fn error_type(&self, fault: Fault) -> &ValidationErrorType;

    /// Hands every code that a record of this rule can have to `visit`.
    fn error_types<'a>(&'a self, visit: &mut dyn FnMut(&'a ValidationErrorType)) {
        visit(self.error_type(Fault::Malformed));
    }

    /// Writes what a valid value looks like, in English: a phrase without a full stop.
    ///
    /// The fault, where there is one, tells more about the value's kind: items or characters.
    fn criteria(&self, fault: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Writes what to do about the fault, in English: a short sentence, of the criteria where there is no more to say.
    fn message(&self, fault: Fault, criteria: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let _ = fault;
        write!(f, "This must be {criteria}.")
    }

    /// Whether the fault is one of the value. Where it is not, as where nobody has looked something up, the code and the
    /// texts that were put in place of the rule's own do not stand for it.
    fn is_of_value(&self, fault: Fault) -> bool {
        let _ = fault;
        true
    }

    /// The criteria text that was put in place of the rule's own: `criteria = "…"`.
    fn own_criteria(&self) -> Option<&'static str> {
        None
    }

    /// The message that was put in place of the rule's own: `message = "…"`.
    fn own_message(&self) -> Option<&'static str> {
        None
    }

    /// Hands every parameter that was set to `visit`.
    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        let _ = visit;
    }

    /// What the rule is in JSON Schema, of a value of this kind.
    ///
    /// Each value that keeps the rule must keep the keywords. Where they refuse less than the rule does, say
    /// [`not_all`](Keywords::not_all): the rule then stands in `x-rules`, with its criteria and parameters.
    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>);

    /// What the rule says of a value that could not be read.
    #[doc(hidden)]
    fn unread(&self) -> Option<Unread> {
        None
    }

    /// The verdict on a text that was not read, of a rule that judges such.
    #[doc(hidden)]
    fn judge_unread(&self, text: &str, clock: &Clock) -> Option<Result<(), Fault>> {
        let _ = (text, clock);
        None
    }

    /// The code that was put in place of the rule's own.
    #[doc(hidden)]
    fn own_code(&self) -> Option<&ValidationErrorType> {
        None
    }

    /// The bounds that are known only when a request is checked, so that they are not part of the rule.
    #[doc(hidden)]
    fn late(&self) -> Option<LateBounds> {
        None
    }

    /// As [`criteria`](Self::criteria), of a value that could not be read. Then nobody asks the service for its bounds.
    #[doc(hidden)]
    fn criteria_unread(&self, fault: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.criteria(fault, f)
    }

    /// As [`criteria`](Self::criteria), of a value of which nobody knows whether it has items or characters.
    #[doc(hidden)]
    fn criteria_of_anything(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.criteria(None, f)
    }

    /// Writes what the criteria of such a value say of bounds that other fields set.
    #[doc(hidden)]
    fn write_late(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let _ = f;
        Ok(())
    }
}

impl dyn Rule + '_ {
    /// Whether a code or a text was put in place of the rule's own.
    #[cfg(feature = "json")]
    pub(crate) fn is_overridden(&self) -> bool {
        self.own_code().is_some() || self.own_criteria().is_some() || self.own_message().is_some()
    }
}

/// What a rule says of a value that could not be read.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It says that something is needed.
    Missing,
    /// It wants a date: any other text is not a date.
    Date,
    /// It wants a number: what a function of the service cannot read may be none.
    Number,
    /// It wants a number within bounds.
    Range,
    /// It names all values that there are.
    Choice,
    /// It excludes some values.
    Exception,
    /// It judges texts.
    Text,
    /// The field must not be sent.
    Absent,
}

#[cfg(feature = "json")]
impl Unread {
    /// Whether it says which numbers or booleans are valid.
    pub(crate) fn is_of_value(self) -> bool {
        matches!(self, Self::Number | Self::Range | Self::Choice | Self::Exception)
    }
}

/// A rule that can check a value of type `T`.
pub trait Check<T: ?Sized>: Rule {
    /// Checks the value. `None` passes, however it is wrapped.
    fn check(&self, value: &T, clock: &Clock) -> Result<(), Fault>;

    /// Whether the value keeps the rule, with today's date in UTC.
    fn accepts(&self, value: &T) -> bool {
        self.check(value, &Clock::utc()).is_ok()
    }
}
