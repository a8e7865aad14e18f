//! `none_of("A", "B")`

use core::fmt;

use super::{
    Check, Choice, Clock, Fault, Keyword, Keywords, Param, Rule, Unread, ValidationErrorType, ValueKind,
    one_of::is_among, passes, text_of,
};
use crate::kinds::{Number, Text};

/// The rule [`none_of`](super::none_of()).
#[derive(Debug)]
#[must_use]
pub struct NoneOf<C: 'static> {
    choices: &'static [C],
}

impl<C> Clone for NoneOf<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for NoneOf<C> {}

/// None of the given texts, to the letter, or none of the given whole numbers.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::none_of(&["root", "admin"]).accepts("ada"));
/// assert!(!rules::none_of(&["root", "admin"]).accepts("root"));
/// assert!(!rules::none_of(&[10, 20]).accepts(&20_u8));
/// ```
pub const fn none_of<C: Choice>(choices: &'static [C]) -> NoneOf<C> {
    NoneOf { choices }
}

impl<T: Text + ?Sized> Check<T> for NoneOf<&'static str> {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        passes(text_of(value, |text| !self.choices.contains(&text)), Fault::Malformed)
    }
}

impl<T: Number + ?Sized> Check<T> for NoneOf<i128> {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        passes(value.number(|number| !is_among(number, self.choices)), Fault::Malformed)
    }
}

impl<C: Choice> Rule for NoneOf<C> {
    fn name(&self) -> &'static str {
        "none_of"
    }

    fn unread(&self) -> Option<Unread> {
        Some(Unread::Exception)
    }

    fn judge_unread(&self, text: &str, _: &Clock) -> Option<Result<(), Fault>> {
        Some(passes(Some(!C::has(self.choices, text)), Fault::Malformed))
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("none of ")?;
        super::write_values(C::param(self.choices), f)
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("none_of", C::param(self.choices));
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        match (C::param(self.choices), kind) {
            (Param::Texts(texts), ValueKind::Text) => {
                keywords.add(Keyword::NoneOfTexts(texts));
            }
            (Param::Numbers(numbers), ValueKind::Integer | ValueKind::Number) => {
                keywords.add(Keyword::NoneOfNumbers(numbers));
            }
            _ => keywords.not_all(),
        }
    }
}
