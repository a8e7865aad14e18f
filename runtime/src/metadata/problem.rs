//! What is wrong with an item, in the catalogue's words and never in the client's.

use alloc::{borrow::Cow, boxed::Box, vec::Vec};
use core::fmt;

use crate::{
    Fault, Keywords, Param, Rule, ValidationErrorType, ValueKind, With, rules::Metadata, written::Name,
};

/// What is wrong with an item, or with the list.
///
/// A [`Locale`](crate::Locale) finds it in [`ValidationError::metadata`](crate::ValidationError::metadata).
#[derive(Clone)]
#[must_use]
pub struct Problem {
    kind: Kind,
    attribute: Box<str>,
    other: Option<Box<str>>,
    options: Vec<Box<str>>,
    has_more: bool,
}

#[derive(Clone)]
pub(crate) enum Kind {
    Unknown,
    Repeated {
        first: u32,
        again: u32,
    },
    Forbidden,
    ForbiddenOption,
    NotAnOption,
    NotAllowed,
    Missing,
    Excluded,
    /// The value breaks an ordinary rule.
    Value(Box<dyn Shared>, Fault),
    Own(Box<(ValidationErrorType, Cow<'static, str>, Cow<'static, str>)>),
}

impl Problem {
    /// The most options that are listed.
    pub const MAX_OPTIONS: usize = 20;

    fn new(kind: Kind, attribute: &str) -> Self {
        Self { kind, attribute: attribute.into(), other: None, options: Vec::new(), has_more: false }
    }

    fn with_options<'o>(mut self, options: impl IntoIterator<Item = &'o str>) -> Self {
        let mut options = options.into_iter();
        self.options = options.by_ref().take(Self::MAX_OPTIONS).map(Into::into).collect();
        self.has_more = options.next().is_some();
        self
    }

    fn with_other(mut self, other: Option<&str>) -> Self {
        self.other = other.map(Into::into);
        self
    }

    /// `METADATA_ATTRIBUTE_NOT_FOUND`
    pub(super) fn unknown() -> Self {
        Self::new(Kind::Unknown, "")
    }

    /// `DUPLICATE_METADATA`
    pub(super) fn repeated(attribute: &str, first: usize, again: usize) -> Self {
        let index = |index| u32::try_from(index).unwrap_or(u32::MAX);
        Self::new(Kind::Repeated { first: index(first), again: index(again) }, attribute)
    }

    /// `METADATA_SECURITY_VIOLATION`: the attribute may not be set.
    pub fn forbidden(attribute: &str) -> Self {
        Self::new(Kind::Forbidden, attribute)
    }

    /// `METADATA_SECURITY_VIOLATION`: the option may not be set; these may.
    pub fn forbidden_option<'o>(attribute: &str, options: impl IntoIterator<Item = &'o str>) -> Self {
        Self::new(Kind::ForbiddenOption, attribute).with_options(options)
    }

    /// `INVALID_METADATA_OPTION`: the value is none of these options, which another attribute may have narrowed.
    pub fn not_an_option<'o>(
        attribute: &str,
        by: Option<&str>,
        options: impl IntoIterator<Item = &'o str>,
    ) -> Self {
        Self::new(Kind::NotAnOption, attribute).with_other(by).with_options(options)
    }

    /// `METADATA_RULE_VIOLATION`: a rule of another attribute allows only these options.
    pub fn not_allowed<'o>(attribute: &str, by: &str, options: impl IntoIterator<Item = &'o str>) -> Self {
        Self::new(Kind::NotAllowed, attribute).with_other(Some(by)).with_options(options)
    }

    /// `METADATA_RULE_VIOLATION`: the attribute is missing, which another one may have asked for.
    pub fn missing(attribute: &str, by: Option<&str>) -> Self {
        Self::new(Kind::Missing, attribute).with_other(by)
    }

    /// `METADATA_RULE_VIOLATION`: the attribute may not stand beside another.
    pub fn excluded(attribute: &str, by: &str) -> Self {
        Self::new(Kind::Excluded, attribute).with_other(Some(by))
    }

    /// The value breaks an ordinary rule, such as a length: the record has that rule's code and texts.
    pub fn broken(attribute: &str, rule: impl Rule + Clone + Send + 'static, fault: Fault) -> Self {
        Self::new(Kind::Value(Box::new(rule), fault), attribute)
    }

    /// Anything else: a code, what a valid value looks like (a phrase), and what to do (a sentence).
    pub fn own(
        attribute: &str,
        code: ValidationErrorType,
        criteria: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self::new(Kind::Own(Box::new((code, criteria.into(), message.into()))), attribute)
    }

    /// The attribute, as the catalogue calls it; nothing where it is not known.
    pub fn attribute(&self) -> Option<&str> {
        (!self.attribute.is_empty()).then_some(&*self.attribute)
    }

    /// The attribute whose presence or value made this a problem.
    pub fn other(&self) -> Option<&str> {
        self.other.as_deref()
    }

    /// The options that the caller may send instead: the first [`MAX_OPTIONS`](Self::MAX_OPTIONS) of them.
    pub fn options(&self) -> impl ExactSizeIterator<Item = &str> {
        self.options.iter().map(|option| &**option)
    }

    /// Whether there are more options than those.
    pub fn has_more_options(&self) -> bool {
        self.has_more
    }

    /// The fault of the record.
    pub fn fault(&self) -> Fault {
        match self.kind {
            Kind::Unknown => Fault::UnknownAttribute,
            Kind::Repeated { first, again } => Fault::Repeated { first, again },
            Kind::Forbidden | Kind::ForbiddenOption => Fault::NotPermitted,
            Kind::NotAnOption | Kind::NotAllowed => Fault::NotAnOption,
            Kind::Missing => Fault::Missing,
            Kind::Excluded => Fault::Sent,
            Kind::Value(_, fault) => fault,
            Kind::Own(_) => Fault::Malformed,
        }
    }

    #[cfg(any(feature = "locale-de", feature = "locale-fr"))]
    pub(crate) fn kind(&self) -> &Kind {
        &self.kind
    }

    /// Whether an ordinary rule says all.
    #[cfg(any(feature = "locale-de", feature = "locale-fr"))]
    pub(crate) fn is_of_rule(&self) -> bool {
        self.rule().is_some()
    }

    /// The ordinary rule that the value breaks.
    fn rule(&self) -> Option<&dyn Rule> {
        match &self.kind {
            Kind::Value(rule, _) => Some(rule.as_rule()),
            _ => None,
        }
    }

    fn code(&self) -> &ValidationErrorType {
        match &self.kind {
            Kind::Unknown => &ValidationErrorType::MetadataAttributeNotFound,
            Kind::Repeated { .. } => &ValidationErrorType::DuplicateMetadata,
            Kind::Forbidden | Kind::ForbiddenOption => &ValidationErrorType::MetadataSecurityViolation,
            Kind::NotAnOption => &ValidationErrorType::InvalidMetadataOption,
            Kind::NotAllowed | Kind::Missing | Kind::Excluded => &ValidationErrorType::MetadataRuleViolation,
            Kind::Value(rule, fault) => rule.as_rule().error_type(*fault),
            Kind::Own(own) => &own.0,
        }
    }

    fn write_criteria(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (attribute, other) = (Name(&self.attribute), self.other().map(Name));
        match &self.kind {
            Kind::Unknown => f.write_str(self.code().default_criteria()),
            Kind::Repeated { .. } => write!(f, "one item {attribute}"),
            Kind::Forbidden => f.write_str("an attribute that you may set"),
            Kind::ForbiddenOption | Kind::NotAnOption | Kind::NotAllowed => self.write_options(f),
            Kind::Missing => match other {
                Some(other) => write!(f, "an item {attribute} beside {other}"),
                None => write!(f, "an item {attribute}"),
            },
            Kind::Excluded => write!(f, "no {attribute} beside {}", other.unwrap_or_default()),
            Kind::Value(rule, fault) => rule.as_rule().criteria(Some(*fault), f),
            Kind::Own(own) => f.write_str(&own.1),
        }
    }

    /// `A, B …`
    pub(crate) fn write_list(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::written::write_names(&self.options, f)?;
        f.write_str(if self.has_more { " …" } else { "" })
    }

    /// `one of A, B with this Artifact`
    fn write_options(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.options.is_empty() {
            f.write_str("an option that you may set")?;
        } else {
            f.write_str("one of ")?;
            self.write_list(f)?;
        }
        self.other().map_or(Ok(()), |other| write!(f, " with this {}", Name(other)))
    }

    fn write_message(&self, criteria: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (attribute, other) = (Name(&self.attribute), self.other().map(Name));
        match &self.kind {
            Kind::Unknown => f.write_str("This attribute is not known. Correct its name, or leave it out."),
            Kind::Repeated { first, again } => {
                write!(f, "Items [{first}] and [{again}] are both {attribute}. Send one of them.")
            }
            Kind::Forbidden => write!(f, "You may not set {attribute}. Leave it out."),
            Kind::ForbiddenOption => write!(f, "You may not set this option of {attribute}."),
            Kind::NotAnOption | Kind::NotAllowed => write!(f, "This must be {criteria}."),
            Kind::Missing => match other {
                Some(other) => write!(f, "Add {attribute}. {other} needs it."),
                None => write!(f, "Add {attribute}. It is required."),
            },
            Kind::Excluded => {
                write!(f, "Leave out {attribute}. It cannot stand beside {}.", other.unwrap_or_default())
            }
            Kind::Value(rule, fault) => rule.as_rule().message(*fault, criteria, f),
            Kind::Own(own) => f.write_str(&own.2),
        }
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Problem")
            .field("attribute", &self.attribute())
            .field("code", self.code())
            .field("fault", &self.fault())
            .finish_non_exhaustive()
    }
}

/// A rule that a record takes along.
pub(crate) trait Shared: Rule + Send {
    fn as_rule(&self) -> &dyn Rule;
    fn boxed(&self) -> Box<dyn Shared>;
}

impl<R: Rule + Clone + Send + 'static> Shared for R {
    fn as_rule(&self) -> &dyn Rule {
        self
    }

    fn boxed(&self) -> Box<dyn Shared> {
        Box::new(self.clone())
    }
}

impl Clone for Box<dyn Shared> {
    fn clone(&self) -> Self {
        (**self).boxed()
    }
}

/// A problem, and the code and texts that the attribute puts in place of its own.
#[derive(Clone)]
pub(crate) struct Broken {
    pub(crate) problem: Problem,
    pub(crate) own: Option<&'static With<Metadata>>,
}

impl Rule for Broken {
    fn name(&self) -> &'static str {
        self.problem.rule().map_or("metadata", Rule::name)
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        self.own.and_then(With::own_code).unwrap_or_else(|| self.problem.code())
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.own_criteria() {
            Some(text) => f.write_str(text),
            None => self.problem.write_criteria(f),
        }
    }

    fn message(&self, _: Fault, criteria: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.own_message() {
            Some(text) => f.write_str(text),
            None => self.problem.write_message(criteria, f),
        }
    }

    fn own_criteria(&self) -> Option<&'static str> {
        self.own.and_then(Rule::own_criteria)
    }

    fn own_message(&self) -> Option<&'static str> {
        self.own.and_then(Rule::own_message)
    }

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        keywords.not_all();
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        if let Some(rule) = self.problem.rule() {
            rule.params(visit);
        }
    }
}
