//! Rules with a code and texts of the service's own.

use core::fmt;

use crate::{
    Check, Clock, Fault, Keywords, Param, Rule, ValidationErrorType, ValueKind, late::limit::LateBounds,
    rule::Unread,
};

/// A rule with its own code, criteria or message: `length(max = 5, code = "ACME_LONG")`.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct With<R> {
    rule: R,
    code: Option<&'static ValidationErrorType>,
    criteria: Option<&'static str>,
    message: Option<&'static str>,
}

/// Wraps a rule to replace its code or texts.
///
/// ```
/// use api_validate::{Check, rules, with};
///
/// const PIN: api_validate::With<rules::LengthRule> =
///     with(rules::length().equal(4)).message("A PIN has four digits.");
/// assert!(PIN.accepts("1234"));
/// ```
pub const fn with<R: Copy>(rule: R) -> With<R> {
    With { rule, code: None, criteria: None, message: None }
}

impl<R: Copy> With<R> {
    /// The code of every record of this rule.
    pub const fn code(mut self, code: &'static ValidationErrorType) -> Self {
        self.code = Some(code);
        self
    }

    /// The criteria text of every record of this rule.
    pub const fn criteria(mut self, criteria: &'static str) -> Self {
        self.criteria = Some(criteria);
        self
    }

    /// The message of every record of this rule.
    pub const fn message(mut self, message: &'static str) -> Self {
        self.message = Some(message);
        self
    }
}

impl<R: Copy> With<R> {
    /// Another rule with the same code and texts.
    pub(crate) fn map<M: Copy>(&self, map: impl FnOnce(R) -> M) -> With<M> {
        With { rule: map(self.rule), code: self.code, criteria: self.criteria, message: self.message }
    }
}

impl With<crate::rules::Custom> {
    /// Puts the rule's own code and texts in place of the violation's.
    pub(crate) fn apply_to(&self, mut violation: crate::Violation) -> crate::Violation {
        if let Some(code) = self.code {
            violation.code = code.clone();
        }
        violation.criteria = self.criteria.map(Into::into).or(violation.criteria);
        violation.message = self.message.map(Into::into).or(violation.message);
        violation
    }
}

#[cfg(feature = "metadata")]
impl<R> With<R> {
    /// The code that was put in place of the rule's own.
    pub(crate) fn own_code(&self) -> Option<&'static ValidationErrorType> {
        self.code
    }
}

impl<R> core::ops::Deref for With<R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.rule
    }
}

impl<R: Rule> Rule for With<R> {
    fn name(&self) -> &'static str {
        self.rule.name()
    }

    fn error_type(&self, fault: Fault) -> &ValidationErrorType {
        self.code.filter(|_| self.is_of_value(fault)).unwrap_or_else(|| self.rule.error_type(fault))
    }

    fn error_types<'a>(&'a self, visit: &mut dyn FnMut(&'a ValidationErrorType)) {
        match self.code {
            Some(code) => visit(code),
            None => self.rule.error_types(visit),
        }
    }

    fn criteria(&self, fault: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.criteria {
            Some(text) if fault.is_none_or(|fault| self.is_of_value(fault)) => f.write_str(text),
            _ => self.rule.criteria(fault, f),
        }
    }

    fn message(&self, fault: Fault, criteria: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.message {
            Some(text) if self.is_of_value(fault) => f.write_str(text),
            _ => self.rule.message(fault, criteria, f),
        }
    }

    fn is_of_value(&self, fault: Fault) -> bool {
        self.rule.is_of_value(fault)
    }

    fn own_criteria(&self) -> Option<&'static str> {
        self.criteria
    }

    fn own_message(&self) -> Option<&'static str> {
        self.message
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        self.rule.params(visit);
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        self.rule.keywords(kind, keywords);
    }

    fn unread(&self) -> Option<Unread> {
        self.rule.unread()
    }

    fn judge_unread(&self, text: &str, clock: &Clock) -> Option<Result<(), Fault>> {
        self.rule.judge_unread(text, clock)
    }

    fn own_code(&self) -> Option<&ValidationErrorType> {
        self.code
    }

    fn late(&self) -> Option<LateBounds> {
        self.rule.late()
    }

    fn criteria_unread(&self, fault: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.criteria {
            Some(_) => self.criteria(fault, f),
            None => self.rule.criteria_unread(fault, f),
        }
    }

    fn criteria_of_anything(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.criteria {
            Some(text) => f.write_str(text),
            None => self.rule.criteria_of_anything(f),
        }
    }

    fn write_late(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rule.write_late(f)
    }
}

impl<T: ?Sized, R: Check<T>> Check<T> for With<R> {
    #[inline]
    fn check(&self, value: &T, clock: &Clock) -> Result<(), Fault> {
        self.rule.check(value, clock)
    }
}
