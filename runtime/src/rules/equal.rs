//! `equal("A")`

use core::fmt;

use super::{
    Check, Clock, Fault, Keyword, Keywords, Param, Rule, Unread, ValidationErrorType, ValueKind,
    one_of::is_among,
};
use crate::{
    kinds::{Boolean, Number, Text},
    number::Num,
};

/// The rule [`equal`](super::equal()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Equal<V> {
    value: [V; 1],
}

/// This text, to the letter, this whole number, or this of `true` and `false`.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::equal(true).accepts(&true));
/// assert!(!rules::equal("v1").accepts("V1"));
/// assert!(rules::equal(5).accepts("5.0"));
/// ```
pub const fn equal<V: Comparand>(value: V) -> Equal<V> {
    Equal { value: [value] }
}

/// What a value can be equal to: text, a whole number, or a boolean.
pub trait Comparand: Copy + fmt::Display + fmt::Debug + Sync + 'static {
    #[doc(hidden)]
    fn param(self) -> Param;

    /// Whether a text that was sent says this value.
    #[doc(hidden)]
    fn is(self, text: &str) -> bool;

    #[doc(hidden)]
    fn keyword(one: &[Self; 1], kind: ValueKind) -> Option<Keyword<'_>>;
}

impl Comparand for &'static str {
    fn param(self) -> Param {
        Param::Text(self)
    }

    fn is(self, text: &str) -> bool {
        self == text
    }

    fn keyword(one: &[Self; 1], kind: ValueKind) -> Option<Keyword<'_>> {
        (kind == ValueKind::Text).then_some(Keyword::OneOfTexts(one))
    }
}

impl Comparand for i128 {
    fn param(self) -> Param {
        Param::Number(Num::Int(self))
    }

    fn is(self, text: &str) -> bool {
        is_among(Num::Text(text), &[self])
    }

    fn keyword(one: &[Self; 1], kind: ValueKind) -> Option<Keyword<'_>> {
        matches!(kind, ValueKind::Integer | ValueKind::Number).then_some(Keyword::OneOfNumbers(one))
    }
}

impl Comparand for bool {
    fn param(self) -> Param {
        Param::Text(if self { "true" } else { "false" })
    }

    fn is(self, text: &str) -> bool {
        text.parse() == Ok(self)
    }

    fn keyword(one: &[Self; 1], kind: ValueKind) -> Option<Keyword<'_>> {
        (kind == ValueKind::Boolean).then_some(Keyword::Boolean(one[0]))
    }
}

impl<T: Text + ?Sized> Check<T> for Equal<&'static str> {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        super::passes(super::text_of(value, |text| self.value == [text]), Fault::Malformed)
    }
}

impl<T: Number + ?Sized> Check<T> for Equal<i128> {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        super::passes(value.number(|number| is_among(number, &self.value)), Fault::Malformed)
    }
}

impl<T: Boolean + ?Sized> Check<T> for Equal<bool> {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        super::passes(value.boolean().map(|value| self.value == [value]), Fault::Malformed)
    }
}

impl<V: Comparand> Rule for Equal<V> {
    fn name(&self) -> &'static str {
        "equal"
    }

    fn unread(&self) -> Option<Unread> {
        Some(Unread::Choice)
    }

    fn judge_unread(&self, text: &str, _: &Clock) -> Option<Result<(), Fault>> {
        let [value] = self.value;
        Some(super::passes(Some(value.is(text)), Fault::Malformed))
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [value] = self.value;
        f.write_str("equal to ")?;
        super::write_value(value.param(), f)
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        let [value] = self.value;
        visit("equal", value.param());
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        match V::keyword(&self.value, kind) {
            Some(keyword) => {
                keywords.add(keyword);
            }
            None => keywords.not_all(),
        }
    }
}
