//! Rules of fields.

use alloc::vec::Vec;
use core::fmt;

use crate::{Fault, Param, Rule, ValidationErrorType, ValueKind};

/// A rule of a field: its name, what it asks for, its codes and its bounds.
#[derive(Clone)]
pub struct FieldRule {
    pub(super) rule: &'static dyn Rule,
    pub(super) is_conditional: bool,
    pub(super) is_of_key: bool,
    /// What the value is: its length may be a number of items.
    pub(super) kind: ValueKind,
}

impl FieldRule {
    /// Its name in `#[api(…)]`.
    pub fn name(&self) -> &'static str {
        self.rule.name()
    }

    /// What a valid value looks like: an English phrase, as in the record's criteria.
    pub fn criteria(&self) -> impl fmt::Display {
        Criteria { rule: self.rule, kind: self.kind }
    }

    /// Every code that a record of the rule can have. Empty for a `custom` function without `code`, which chooses its
    /// codes.
    pub fn error_types(&self) -> Vec<&'static ValidationErrorType> {
        let mut types = Vec::new();
        self.rule.error_types(&mut |ty| types.push(ty));
        types
    }

    /// The rule's parameters by name, such as `max` and 255.
    pub fn params(&self) -> Vec<(&'static str, Param)> {
        let mut params = Vec::new();
        self.rule.params(&mut |name, value| params.push((name, value)));
        params
    }

    /// The parameter of this name, if the rule has it set.
    pub fn param(&self, name: &str) -> Option<Param> {
        self.params().into_iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Whether the rule is inside of `when(…)`, so that it applies only to some requests.
    pub fn is_conditional(&self) -> bool {
        self.is_conditional
    }

    /// Whether the rule is inside of `keys(…)`, so that it is about the name under which the value was sent.
    pub fn is_of_key(&self) -> bool {
        self.is_of_key
    }

    pub(super) fn is_known(&self) -> bool {
        is_known(self.rule)
    }
}

/// Returns whether a rule has criteria. For a function without any, nothing is known.
pub(super) fn is_known(rule: &dyn Rule) -> bool {
    rule.name() != crate::rules::custom().name() || rule.own_criteria().is_some()
}

impl fmt::Debug for FieldRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FieldRule")
            .field("name", &self.name())
            .field("criteria", &format_args!("{}", self.criteria()))
            .field("is_conditional", &self.is_conditional)
            .field("is_of_key", &self.is_of_key)
            .finish_non_exhaustive()
    }
}

/// The criteria of a rule, for a value of a kind.
pub(super) struct Criteria<'r> {
    pub(super) rule: &'r dyn Rule,
    pub(super) kind: ValueKind,
}

impl fmt::Display for Criteria<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // If a rule has several kinds of length, the fault says which.
        match self.kind {
            ValueKind::List | ValueKind::Map => self.rule.criteria(Some(Fault::TooMany), f),
            ValueKind::Anything => self.rule.criteria_of_anything(f),
            _ => self.rule.criteria(None, f),
        }
    }
}
