//! The records: what was wrong with a request.

mod records;

use alloc::{boxed::Box, sync::Arc, vec::Vec};
use core::fmt::{self, Display};

use serde::{Serialize, Serializer, ser::SerializeStruct};

pub(crate) use self::records::Records;
use self::records::Report;
use crate::{
    Fault, Locale, Param, Path, Rule, ValidationErrorType, Violation,
    locale::{English, Localized, Text, TextKind},
};

/// One broken rule: where, with which code, what a valid value looks like, and what to do.
///
/// Serializes as a record of the standard: `Field`, `Criteria`, `ValidationErrorType`, `Message`. The texts are made
/// from the rule and its parameters when they are needed. Neither they nor `Debug` contain a value that the client
/// sent. The path can contain names that the client chose, such as keys of a map.
#[derive(Clone)]
pub struct ValidationError {
    pub(crate) path: Path,
    cause: Cause,
}

#[derive(Clone)]
enum Cause {
    Rule(&'static dyn Rule, Fault),
    /// A rule whose bounds were known only then.
    Made(Arc<dyn Rule + Send>, Fault),
    Custom(Box<Violation>),
    /// Not the value is wrong that stands here, but its name: the key of a map.
    Name(Box<Cause>),
    #[cfg(feature = "json")]
    Body(Unread),
    /// A value that could not be read, where a rule has more to say.
    #[cfg(feature = "json")]
    Refused(&'static dyn Rule, Fault),
    /// A value that could not be read, where rules narrow what its type reads.
    #[cfg(feature = "json")]
    Ruled(Box<crate::json::Ruled>, Fault),
    #[cfg(feature = "metadata")]
    Metadata(Box<crate::metadata::Broken>),
}

/// What could not be read. A constant where there is one, and else boxed: it is rarer than the other causes, and larger.
#[cfg(feature = "json")]
#[derive(Clone)]
enum Unread {
    Known(&'static crate::json::JsonType, Fault),
    Other(Box<(crate::json::JsonType, Fault)>),
}

impl Cause {
    /// The rule that was broken, unless a function said so.
    fn rule(&self) -> Result<(&dyn Rule, Fault), &Violation> {
        match self {
            Self::Rule(rule, fault) => Ok((*rule, *fault)),
            Self::Made(rule, fault) => Ok((&**rule, *fault)),
            #[cfg(feature = "json")]
            Self::Refused(rule, fault) => Ok((*rule, *fault)),
            #[cfg(feature = "json")]
            Self::Ruled(ruled, fault) => Ok((&**ruled, *fault)),
            Self::Custom(violation) => Err(violation),
            Self::Name(cause) => cause.rule(),
            #[cfg(feature = "json")]
            Self::Body(Unread::Known(expected, fault)) => Ok((*expected, *fault)),
            #[cfg(feature = "json")]
            Self::Body(Unread::Other(body)) => Ok((&body.0, body.1)),
            #[cfg(feature = "metadata")]
            Self::Metadata(broken) => Ok((&**broken, broken.problem.fault())),
        }
    }
}

impl ValidationError {
    pub(crate) fn broken(rule: &'static dyn Rule, fault: Fault) -> Self {
        Self { path: Path::default(), cause: Cause::Rule(rule, fault) }
    }

    #[cold]
    pub(crate) fn made(rule: impl Rule + Send + 'static, fault: Fault) -> Self {
        Self { path: Path::default(), cause: Cause::Made(Arc::new(rule), fault) }
    }

    #[cfg(feature = "json")]
    pub(crate) fn unread(expected: crate::json::JsonType, fault: Fault) -> Self {
        let unread = match expected.constant() {
            Some(expected) => Unread::Known(expected, fault),
            None => Unread::Other(Box::new((expected, fault))),
        };
        Self { path: Path::default(), cause: Cause::Body(unread) }
    }

    /// What was expected, and what was wrong, if this is about a value so many levels inside that could not be read.
    #[cfg(feature = "json")]
    pub(crate) fn unread_at(&self, depth: usize) -> Option<(crate::json::JsonType, Fault)> {
        let Cause::Body(unread) = &self.cause else { return None };
        let (expected, fault) = match unread {
            Unread::Known(expected, fault) => (**expected, *fault),
            Unread::Other(body) => **body,
        };
        (self.path.segments().len() == depth).then_some((expected, fault))
    }

    /// The same place, but something else that was expected.
    #[cfg(feature = "json")]
    pub(crate) fn tell_unread(&mut self, expected: crate::json::JsonType, fault: Fault) {
        self.cause = Self::unread(expected, fault).cause;
    }

    /// The same place, in the words of a rule.
    #[cfg(feature = "json")]
    pub(crate) fn tell_rule(&mut self, rule: &'static dyn Rule, fault: Fault) {
        self.cause = Cause::Refused(rule, fault);
    }

    /// The same place, and what the type and the field's rules leave of the values.
    #[cfg(feature = "json")]
    pub(crate) fn tell_ruled(&mut self, ruled: crate::json::Ruled, fault: Fault) {
        self.cause = Cause::Ruled(Box::new(ruled), fault);
    }

    /// What should have been sent, if this is about a value that could not be read and that rules narrow.
    #[cfg(all(feature = "json", any(feature = "locale-de", feature = "locale-fr")))]
    pub(crate) fn ruled(&self) -> Option<(&crate::json::Ruled, Fault)> {
        match &self.cause {
            Cause::Ruled(ruled, fault) => Some((ruled, *fault)),
            _ => None,
        }
    }

    #[cfg(feature = "json")]
    pub(crate) fn refused(rule: &'static dyn Rule, fault: Fault) -> Self {
        Self { path: Path::default(), cause: Cause::Refused(rule, fault) }
    }

    /// Whether it is about a value that could not be read.
    pub(crate) fn is_unread(&self) -> bool {
        #[cfg(feature = "json")]
        return matches!(self.cause, Cause::Body(_) | Cause::Refused(..) | Cause::Ruled(..));
        #[cfg(not(feature = "json"))]
        false
    }

    #[cfg(feature = "metadata")]
    pub(crate) fn metadata_broken(broken: crate::metadata::Broken) -> Self {
        Self { path: Path::default(), cause: Cause::Metadata(Box::new(broken)) }
    }

    /// The same, but about the name of the value.
    pub(crate) fn tell_name(&mut self) {
        if !self.is_of_name() {
            const ANY: Cause = Cause::Rule(&crate::rules::required(), Fault::Missing);
            self.cause = Cause::Name(Box::new(core::mem::replace(&mut self.cause, ANY)));
        }
    }

    pub(crate) fn custom(mut violation: Violation) -> Self {
        let mut path = Path::default();
        for segment in core::mem::take(&mut violation.at).into_iter().rev() {
            path.push_outer(|| segment);
        }
        Self { path, cause: Cause::Custom(Box::new(violation)) }
    }

    /// Where the value is, under the names that the client sent.
    pub fn field(&self) -> &Path {
        &self.path
    }

    /// The stable code.
    pub fn error_type(&self) -> &ValidationErrorType {
        match self.cause.rule() {
            Ok((rule, fault)) => rule.error_type(fault),
            Err(violation) => &violation.code,
        }
    }

    /// What a valid value looks like, in English.
    pub fn criteria(&self) -> Text<'_> {
        Text::new(self, TextKind::Criteria, &English)
    }

    /// What is wrong and what to do, in English.
    pub fn message(&self) -> Text<'_> {
        Text::new(self, TextKind::Message, &English)
    }

    /// Whether the key of a map is wrong, and not the value that it leads to. Both have the same place.
    pub fn is_of_name(&self) -> bool {
        matches!(self.cause, Cause::Name(_))
    }

    /// The name of the rule, as it stands in `#[api(…)]`; `custom` for a violation that a function returned.
    pub fn rule(&self) -> &'static str {
        self.cause.rule().map_or("custom", |(rule, _)| rule.name())
    }

    /// How the rule was broken. `None` for a violation that a function returned.
    pub fn fault(&self) -> Option<Fault> {
        self.cause.rule().ok().map(|(_, fault)| fault)
    }

    /// The rule's parameters by name, such as `max` and 255, or those of the violation that a function returned.
    ///
    /// A value that could not be read has the rule `type`. Its parameter `type` says what was expected, such as
    /// `integer`, `text`, `object`, `one_of`, `json` or `known_fields`; `min`, `max`, `one_of`, `name`, `example`, `line`
    /// and `column` say more, where there is more to say.
    ///
    /// If bounds of a rule come from the request itself, as in `range(max = self.highest)`, the parameter `late` has their
    /// names, such as `max`. `limits` has the fields that set them, each once, by the client's names. If more than a
    /// field is asked for, as in `self.highest + 1`, no field is listed.
    pub fn params(&self) -> Vec<(&'static str, Param)> {
        let mut params = Vec::new();
        self.visit_params(&mut |name, value| params.push((name, value)));
        params
    }

    /// The parameter of this name, if the rule has it set.
    pub fn param(&self, name: &str) -> Option<Param> {
        let mut found = None;
        self.visit_params(&mut |known, value| {
            if known == name {
                found = Some(value);
            }
        });
        found
    }

    /// The bounds that were known only when the request was checked.
    #[cfg(any(feature = "locale-de", feature = "locale-fr"))]
    pub(crate) fn late(&self) -> Option<crate::late::limit::LateBounds> {
        self.cause.rule().ok().and_then(|(rule, _)| rule.late())
    }

    fn visit_params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        match self.cause.rule() {
            Ok((rule, _)) => rule.params(visit),
            Err(violation) => violation.params.iter().for_each(|(name, value)| visit(name, *value)),
        }
    }

    /// What was expected, and what was wrong, if this is about a value that could not be read.
    #[cfg(all(feature = "json", any(feature = "locale-de", feature = "locale-fr")))]
    pub(crate) fn expected(&self) -> Option<(crate::json::JsonType, Fault)> {
        self.unread_at(self.path.segments().len())
    }

    /// What is wrong with an item of metadata, for a [`Locale`]: the attribute, its options.
    #[cfg(feature = "metadata")]
    pub fn metadata(&self) -> Option<&crate::metadata::Problem> {
        match &self.cause {
            Cause::Metadata(broken) => Some(&broken.problem),
            _ => None,
        }
    }

    /// The criteria text that the service wrote itself, in the attribute or in its [`Violation`]:
    /// a [`Locale`] translates it, and does not put the rule's own text in its place.
    pub fn own_criteria(&self) -> Option<&str> {
        match self.cause.rule() {
            Ok((rule, fault)) => rule.own_criteria().filter(|_| rule.is_of_value(fault)),
            Err(violation) => violation.criteria.as_deref(),
        }
    }

    /// The message that the service wrote itself, as [`own_criteria`](Self::own_criteria) has the criteria text.
    pub fn own_message(&self) -> Option<&str> {
        match self.cause.rule() {
            Ok((rule, fault)) => rule.own_message().filter(|_| rule.is_of_value(fault)),
            Err(violation) => violation.message.as_deref(),
        }
    }

    /// Whether both are of one rule and fault, at the same place, as far as that is seen at once: one constant may
    /// have several addresses, and rules without parameters share one.
    pub(crate) fn is_of_same_rule(&self, other: &Self) -> bool {
        self.path == other.path
            && match (&self.cause, &other.cause) {
                (Cause::Rule(a, fault), Cause::Rule(b, other)) => {
                    fault == other && core::ptr::addr_eq(*a, *b) && a.name() == b.name()
                }
                _ => false,
            }
    }

    /// Whether both say the same at the same place.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.path == other.path && self.by_what_it_says(other).is_eq()
    }

    /// An order that depends on nothing but what the records say.
    pub(crate) fn by_what_it_says(&self, other: &Self) -> core::cmp::Ordering {
        let text = |error: &Self| alloc::format!("{}\0{}\0{}", error.path, error.criteria(), error.message());
        (self.rule(), self.fault(), self.error_type())
            .cmp(&(other.rule(), other.fault(), other.error_type()))
            .then_with(|| text(self).cmp(&text(other)))
    }

    pub(crate) fn write_criteria(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_of_name() && self.own_criteria().is_none() {
            f.write_str("as its name, ")?;
        }
        self.write_rule_criteria(f)
    }

    fn write_rule_criteria(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.cause.rule() {
            Ok((rule, fault)) if self.is_unread() => rule.criteria_unread(Some(fault), f),
            Ok((rule, fault)) => rule.criteria(Some(fault), f),
            Err(v) => f.write_str(v.criteria.as_deref().unwrap_or(v.code.default_criteria())),
        }
    }

    pub(crate) fn write_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_of_name() && self.own_message().is_none() {
            f.write_str("This name is not valid. ")?;
        }
        match self.cause.rule() {
            Ok((rule, fault)) => rule.message(fault, &RuleCriteria(self), f),
            Err(v) => f.write_str(v.message.as_deref().unwrap_or(v.code.default_message())),
        }
    }

    pub(crate) fn serialize_in<S: Serializer>(
        &self,
        locale: &dyn Locale,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("ValidationError", 4)?;
        record.serialize_field("Field", &self.path)?;
        record.serialize_field("Criteria", &Text::new(self, TextKind::Criteria, locale))?;
        record.serialize_field("ValidationErrorType", self.error_type())?;
        record.serialize_field("Message", &Text::new(self, TextKind::Message, locale))?;
        record.end()
    }

    pub(crate) fn write_line(&self, locale: &dyn Locale, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_root() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{} ({})", Text::new(self, TextKind::Message, locale), self.error_type())
    }
}

/// What the rule says of a valid value.
struct RuleCriteria<'e>(&'e ValidationError);

impl Display for RuleCriteria<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_rule_criteria(f)
    }
}

/// `DocumentDate: This must be a date as dd/MMM/YYYY, such as 30/JUL/1966. (INVALID_DATE_FORMAT)`
impl Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_line(&English, f)
    }
}

impl fmt::Debug for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ValidationError")
            .field("field", &format_args!("{}", self.path))
            .field("error_type", &format_args!("{}", self.error_type()))
            .field("rule", &format_args!("{}", self.rule()))
            .field("fault", &self.fault())
            .finish_non_exhaustive()
    }
}

impl Serialize for ValidationError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize_in(&English, serializer)
    }
}

/// Everything that was wrong with a request, in declaration order.
///
/// Serializes as an array of records, and displays one line for each.
// One word, so that the result of a check is in a register and not in memory.
#[derive(Clone)]
pub struct ValidationErrors(Box<Report>);

impl ValidationErrors {
    /// How many bytes of paths a report holds. Where the paths of a report display as more, the ends of those are left
    /// out that have no room, and the report is truncated: an answer stays small, whatever was sent.
    pub const MAX_PATHS: usize = 64 * 1024;

    pub(crate) fn new(records: Vec<ValidationError>, truncated: bool) -> Self {
        Self::bounded(Box::new(Report::of(records, truncated)))
    }

    /// Takes the records of a validation.
    #[cfg_attr(not(feature = "json"), allow(unused_variables))] // only bodies have other places
    #[inline]
    pub(crate) fn of(records: &mut Records, truncated: bool, merged: bool) -> Self {
        let mut report = records.take();
        report.truncated = truncated;
        #[cfg(feature = "json")]
        {
            report.merged = merged;
        }
        Self::bounded(report)
    }

    /// Cuts the paths if they are too long.
    #[inline]
    fn bounded(report: Box<Report>) -> Self {
        let mut errors = Self(report);
        if errors.is_too_long() {
            errors.cut_paths();
        }
        errors
    }

    #[inline]
    fn is_too_long(&self) -> bool {
        self.iter().map(|error| error.path.most_bytes()).sum::<usize>() > Self::MAX_PATHS
    }

    #[cold]
    fn cut_paths(&mut self) {
        let (mut room, mut is_cut) = (Self::MAX_PATHS, false);
        for error in self.0.iter_mut() {
            match error.path.cut(room) {
                Some(left) => room = left,
                None => (room, is_cut) = (0, true),
            }
        }
        self.0.truncated |= is_cut;
    }

    /// Whether the body may tell more about where records belong.
    #[cfg(feature = "json")]
    pub(crate) fn is_merged(&self) -> bool {
        self.0.merged
    }

    /// Whether these records, of a second reading, may stand for those of the first: none of them is lacking, and none is about a
    /// value that could not be read.
    #[cfg(feature = "json")]
    pub(crate) fn replaces(&self, first: &Self) -> bool {
        self.len() >= first.len() && !self.0.iter().any(ValidationError::is_unread)
    }

    /// The same records in other places.
    #[cfg(feature = "json")]
    pub(crate) fn map_paths(mut self, mut place: impl FnMut(&Path) -> Path) -> Self {
        for error in self.0.iter_mut() {
            error.path = place(&error.path);
        }
        self
    }

    #[cfg(feature = "json")]
    pub(crate) fn get(&self, position: usize) -> Option<&ValidationError> {
        self.0.get(position)
    }

    /// The records, in declaration order.
    pub fn iter(&self) -> core::slice::Iter<'_, ValidationError> {
        self.0.iter()
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no record: only when [`Validator::max_errors`](crate::Validator::max_errors) was 0.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether more was wrong than the records tell, because the cap on records was reached.
    pub fn truncated(&self) -> bool {
        self.0.truncated
    }

    /// The same records with the texts of a locale, to display or to serialize.
    pub fn localized<'a>(&'a self, locale: &'a dyn Locale) -> Localized<'a> {
        Localized::new(self, locale)
    }

    pub(crate) fn write_lines(&self, locale: &dyn Locale, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (line, error) in self.0.iter().enumerate() {
            if line > 0 {
                f.write_str("\n")?;
            }
            error.write_line(locale, f)?;
        }
        if self.0.truncated {
            f.write_str(if self.0.is_empty() { "…" } else { "\n…" })?;
        }
        Ok(())
    }
}

impl Display for ValidationErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_lines(&English, f)
    }
}

#[allow(clippy::missing_fields_in_debug)] // `merged` only serves the JSON reader
impl fmt::Debug for ValidationErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ValidationErrors")
            .field("errors", &&**self.0)
            .field("truncated", &self.0.truncated)
            .finish()
    }
}

impl core::error::Error for ValidationErrors {}

impl Serialize for ValidationErrors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<'a> IntoIterator for &'a ValidationErrors {
    type Item = &'a ValidationError;
    type IntoIter = core::slice::Iter<'a, ValidationError>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// What only the handler found out, such as a user name that is taken.
impl From<Violation> for ValidationError {
    fn from(violation: Violation) -> Self {
        Self::custom(violation)
    }
}

impl From<Violation> for ValidationErrors {
    fn from(violation: Violation) -> Self {
        Self::from_iter([violation])
    }
}

/// Takes all of them: the cap on records is that of a validation.
impl<E: Into<ValidationError>> FromIterator<E> for ValidationErrors {
    fn from_iter<I: IntoIterator<Item = E>>(errors: I) -> Self {
        Self::new(errors.into_iter().map(Into::into).collect(), false)
    }
}

/// Adds the records behind the present ones.
impl<E: Into<ValidationError>> Extend<E> for ValidationErrors {
    fn extend<I: IntoIterator<Item = E>>(&mut self, errors: I) {
        self.0.many().extend(errors.into_iter().map(Into::into));
        if self.is_too_long() {
            self.cut_paths();
        }
    }
}

impl IntoIterator for ValidationErrors {
    type Item = ValidationError;
    type IntoIter = alloc::vec::IntoIter<ValidationError>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_vec().into_iter()
    }
}
