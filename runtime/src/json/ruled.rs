//! What a value should have been that could not be read: of its type, and as the field's rules ask.

use alloc::vec::Vec;
use core::{cmp::Ordering, fmt};

use super::json_type::JsonType;
use crate::{
    Fault, Keywords, Num, Param, Rule, ValidationErrorType, ValueKind, late::limit::LateBounds, rule::Unread,
    rules::range::Ends,
};

/// What a type reads, and the field's rules about it.
#[derive(Clone)]
pub(crate) struct Ruled {
    pub(crate) expected: JsonType,
    /// The rules that say more of a valid value, in order. None of what a function of the service reads.
    pub(super) rules: Vec<&'static dyn Rule>,
    /// The rule whose own code and texts stand for what could not be read.
    pub(super) governs: Option<&'static dyn Rule>,
}

/// A number of a type that the rules leave.
#[derive(Clone, Copy)]
pub(crate) struct Narrowed {
    pub(crate) is_whole: bool,
    /// Whether it is any number but 0.
    pub(crate) is_but_zero: bool,
    pub(crate) ends: Ends,
}

impl Ruled {
    /// Returns which numbers are left. `None` if the other rules say all.
    pub(crate) fn narrowed(&self, fault: Option<Fault>) -> Option<Narrowed> {
        let (expected, ends, is_whole) = (self.expected, self.ends(fault), self.expected.is_whole());
        let is_open = ends.lower.is_none() && ends.upper.is_none();
        let says_all = |rule: &&dyn Rule| rule.unread() == Some(Unread::Choice);
        if !expected.is_number()
            || self.is_as_typed()
            || self.rules.iter().any(says_all)
            || !is_whole && is_open && self.has_beside()
        {
            return None;
        }
        let is_but_zero = matches!(expected, JsonType::NonZero { .. }) && ends.has_zero();
        Some(Narrowed { is_whole, is_but_zero, ends })
    }

    /// Returns whether the type alone says what was expected.
    pub(crate) fn is_as_typed(&self) -> bool {
        self.rules.is_empty()
    }

    /// Returns the rules that say more than the ends of a range.
    pub(crate) fn beside(&self) -> impl Iterator<Item = &'static dyn Rule> {
        self.rules.iter().copied().filter(|rule| rule.unread() != Some(Unread::Range))
    }

    fn has_beside(&self) -> bool {
        self.beside().next().is_some()
    }

    /// Returns whether only whole numbers are left.
    pub(crate) fn is_whole(&self) -> bool {
        let mut is_whole = self.expected.is_whole();
        for rule in &self.rules {
            rule.params(&mut |name, _| is_whole |= name == "integer");
        }
        is_whole
    }

    fn noun(&self) -> &'static str {
        if self.is_whole() { "a whole number" } else { "a number" }
    }

    /// Returns the ends of the type and of the rules: of each side the narrowest.
    fn ends(&self, fault: Option<Fault>) -> Ends {
        let mut ends = self.ends_of_type(fault);
        for rule in self.rules.iter().filter(|rule| rule.unread() == Some(Unread::Range)) {
            rule.params(&mut |name, value| {
                if let Param::Number(bound) = value {
                    ends.narrow(name, bound);
                }
            });
        }
        ends
    }

    fn ends_of_type(&self, fault: Option<Fault>) -> Ends {
        // The ends of a decimal are far away. They are told of only if it is beyond them.
        let is_near = self.expected != JsonType::Decimal || fault.is_some_and(is_out_of_range);
        let range = self.expected.range().filter(|_| is_near);
        let end = |bound| (Num::Int(bound), false);
        Ends { lower: range.map(|(min, _)| end(min)), upper: range.map(|(_, max)| end(max)) }
    }

    fn write_narrowed(&self, fault: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.narrowed(fault) {
            Some(narrowed) => narrowed.write(f),
            None if self.is_as_typed() => self.expected.criteria(fault, f),
            None => self.write_beside("", f),
        }
    }

    fn write_beside(&self, mut lead: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for rule in self.beside() {
            f.write_str(lead)?;
            rule.criteria(None, f)?;
            lead = "; ";
        }
        Ok(())
    }
}

/// Displays the values that are left.
struct Left<'r>(&'r Ruled, Fault);

impl fmt::Display for Left<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_narrowed(Some(self.1), f)
    }
}

/// Returns whether the number has the right form, but is not among those of the type.
pub(super) fn is_out_of_range(fault: Fault) -> bool {
    matches!(fault, Fault::TooSmall | Fault::TooLarge)
}

impl Narrowed {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ends.write(if self.is_whole { "a whole number" } else { "a number" }, f)?;
        f.write_str(if self.is_but_zero { ", but not 0" } else { "" })
    }
}

impl Ends {
    /// Puts a bound in place of an end that is further away.
    fn narrow(&mut self, name: &str, bound: Num<'static>) {
        let (end, nearer) = match name {
            "min" | "above" => (&mut self.lower, Ordering::Greater),
            "max" | "below" => (&mut self.upper, Ordering::Less),
            _ => return,
        };
        let is_out = matches!(name, "above" | "below");
        let is_nearer = end.is_none_or(|(known, _)| match bound.compare(known) {
            Some(Ordering::Equal) => is_out,
            order => order == Some(nearer),
        });
        if is_nearer {
            *end = Some((bound, is_out));
        }
    }

    fn has_zero(self) -> bool {
        let is = |end: Option<(Num<'static>, bool)>, side| {
            end.is_none_or(|(bound, is_out)| match Num::Int(0).compare(bound) {
                Some(Ordering::Equal) => !is_out,
                order => order == Some(side),
            })
        };
        is(self.lower, Ordering::Greater) && is(self.upper, Ordering::Less)
    }

    fn params(self, visit: &mut dyn FnMut(&'static str, Param)) {
        if let Some((bound, is_out)) = self.lower {
            visit(if is_out { "above" } else { "min" }, Param::Number(bound));
        }
        if let Some((bound, is_out)) = self.upper {
            visit(if is_out { "below" } else { "max" }, Param::Number(bound));
        }
    }
}

impl Rule for Ruled {
    fn name(&self) -> &'static str {
        self.expected.name()
    }

    fn error_type(&self, fault: Fault) -> &ValidationErrorType {
        self.own_code().unwrap_or_else(|| self.expected.error_type(fault))
    }

    fn criteria(&self, fault: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(own) = self.own_criteria() {
            return f.write_str(own);
        }
        self.write_narrowed(fault, f)?;
        if self.narrowed(fault).is_some() {
            self.write_beside("; ", f)?;
        }
        self.write_late(f)
    }

    fn message(&self, fault: Fault, criteria: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.own_message(), self.own_criteria()) {
            (Some(own), _) => f.write_str(own),
            (None, _) if self.is_as_typed() => self.expected.message(fault, criteria, f),
            (None, Some(_)) => self.expected.message(fault, criteria, f),
            (None, None) if fault == Fault::NotANumber => write!(f, "This must be {}.", self.noun()),
            (None, None) => self.expected.message(fault, &Left(self, fault), f),
        }
    }

    fn own_code(&self) -> Option<&ValidationErrorType> {
        self.governs.and_then(Rule::own_code)
    }

    fn own_criteria(&self) -> Option<&'static str> {
        self.governs.and_then(Rule::own_criteria)
    }

    fn own_message(&self) -> Option<&'static str> {
        self.governs.and_then(Rule::own_message)
    }

    fn late(&self) -> Option<LateBounds> {
        self.rules.iter().find_map(|rule| rule.late())
    }

    fn write_late(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rules.iter().try_for_each(|rule| rule.write_late(f))
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        self.expected.params(&mut |name, value| {
            if name == "type" || self.is_as_typed() {
                visit(name, value);
            }
        });
        if !self.is_as_typed() {
            self.ends(Some(Fault::TooLarge)).params(visit);
        }
        for rule in &self.rules {
            let is_range = rule.unread() == Some(Unread::Range);
            rule.params(&mut |name, value| {
                if !(is_range && matches!(value, Param::Number(_))) {
                    visit(name, value);
                }
            });
        }
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        self.expected.keywords(kind, keywords);
    }
}
