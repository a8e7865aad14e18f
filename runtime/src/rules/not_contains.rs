//! `not_contains("…")`

use core::{fmt, marker::PhantomData};

use super::{
    Check, Clock, Comparand, Fault, Keyword, Keywords, Param, Rule, ValidationErrorType, ValueKind, contains,
};
use crate::{
    Num,
    keywords::Literally,
    kinds::{Contents, InText, Place},
};

/// The rule [`not_contains`](super::not_contains()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct NotContains<V = &'static str, P = InText> {
    part: V,
    place: PhantomData<fn() -> P>,
}

/// Text that does not contain `part`, byte for byte; or a sequence or a set none of whose items equals it.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::not_contains("--").accepts("a-b"));
/// assert!(!rules::not_contains("--").accepts("a--b"));
/// assert!(!rules::not_contains(5).accepts(&[4, 5]));
/// ```
pub const fn not_contains<V: Comparand, P: Place>(part: V) -> NotContains<V, P> {
    NotContains { part, place: PhantomData }
}

impl<V: Comparand, P: Place, T: Contents<V, P> + ?Sized> Check<T> for NotContains<V, P> {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        match value.holds(self.part) {
            Some(true) => Err(Fault::Malformed),
            _ => Ok(()),
        }
    }
}

impl<V: Comparand, P: Place> Rule for NotContains<V, P> {
    fn name(&self) -> &'static str {
        "not_contains"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [of_items, of_text] = ["a list without ", "text without "];
        f.write_str(if P::HAS_ITEMS { of_items } else { of_text })?;
        contains::write_part(self.part, f)
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("not_contains", self.part.param());
        if P::HAS_ITEMS {
            visit("items", Param::On);
        }
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        match (self.part.param(), kind) {
            (Param::Text(part), ValueKind::Text) if !P::HAS_ITEMS => {
                keywords.pattern(format_args!(r"^(?![\s\S]*{})", Literally(part)));
            }
            (Param::Text(part), ValueKind::List) if P::HAS_ITEMS => {
                keywords.add(Keyword::NotContainsText(part));
            }
            (Param::Number(Num::Int(number)), ValueKind::List) if P::HAS_ITEMS => {
                keywords.add(Keyword::NotContainsNumber(number));
            }
            _ => keywords.not_all(),
        }
    }
}
