//! `pattern("…")`

use core::fmt;

use super::{
    Automaton, Check, Clock, Fault, Keywords, Param, Rule, ValidationErrorType, ValueKind, passes, text_of,
};
use crate::kinds::Text;

/// The rule [`pattern`](super::pattern()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Pattern {
    pattern: &'static str,
    automaton: Automaton,
}

/// Text with a match of a regular expression, in JSON Schema's dialect: ECMA-262 over Unicode scalar values,
/// unanchored, with ASCII `\d`, `\w` and `\b`.
///
/// The derive compiles the pattern to an [`Automaton`] while it runs: nothing is compiled at run time, and a match
/// takes time linear in the text, whatever the pattern. The [guide](../guide/rules/index.html#patterns) lists what does not
/// compile.
pub const fn pattern(pattern: &'static str, automaton: Automaton) -> Pattern {
    Pattern { pattern, automaton }
}

impl<T: Text + ?Sized> Check<T> for Pattern {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        passes(text_of(value, |text| self.automaton.is_match(text)), Fault::Malformed)
    }
}

impl Rule for Pattern {
    fn name(&self) -> &'static str {
        "pattern"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "text that matches {}", self.pattern)
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("pattern", Param::Text(self.pattern));
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        super::text_keywords(kind, keywords, |keywords| {
            keywords.pattern(self.pattern);
        });
    }
}
