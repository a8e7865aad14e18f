//! `contains("…")`

use core::{fmt, marker::PhantomData};

use super::{
    Check, Clock, Comparand, Fault, Keyword, Keywords, Param, Quoted, Rule, ValidationErrorType, ValueKind,
};
use crate::{
    Num,
    keywords::Literally,
    kinds::{Contents, InText, Place},
};

/// The rule [`contains`](super::contains()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Contains<V = &'static str, P = InText> {
    part: V,
    place: PhantomData<fn() -> P>,
}

/// Text that contains `part`, byte for byte; or a sequence or a set with an item that equals it: a text, to the letter,
/// or a whole number.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::contains("AB").accepts("CABC"));
/// assert!(!rules::contains("AB").accepts("ab"));
/// assert!(rules::contains("AB").accepts(&["A", "AB"]));
/// assert!(rules::contains(5).accepts(&[4, 5]));
/// assert!(!rules::contains("A").accepts(&["AB"]));
/// ```
pub const fn contains<V: Comparand, P: Place>(part: V) -> Contains<V, P> {
    Contains { part, place: PhantomData }
}

impl<V: Comparand, P: Place, T: Contents<V, P> + ?Sized> Check<T> for Contains<V, P> {
    #[inline]
    fn check(&self, value: &T, clock: &Clock) -> Result<(), Fault> {
        match value.holds(self.part) {
            // It may be among the items that could not be read.
            Some(false) if P::HAS_ITEMS && clock.others() > 0 => Ok(()),
            Some(false) => Err(if P::HAS_ITEMS { Fault::NoneMatches } else { Fault::Malformed }),
            _ => Ok(()),
        }
    }
}

impl<V: Comparand, P: Place> Rule for Contains<V, P> {
    fn name(&self) -> &'static str {
        "contains"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [of_items, of_text] = ["a list that contains ", "text that contains "];
        f.write_str(if P::HAS_ITEMS { of_items } else { of_text })?;
        write_part(self.part, f)
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("contains", self.part.param());
        if P::HAS_ITEMS {
            visit("items", Param::On);
        }
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        match (self.part.param(), kind) {
            (Param::Text(part), ValueKind::Text) if !P::HAS_ITEMS => {
                keywords.pattern(Literally(part));
            }
            (Param::Text(part), ValueKind::List) if P::HAS_ITEMS => {
                keywords.add(Keyword::ContainsText(part));
            }
            (Param::Number(Num::Int(number)), ValueKind::List) if P::HAS_ITEMS => {
                keywords.add(Keyword::ContainsNumber(number));
            }
            _ => keywords.not_all(),
        }
    }
}

/// Writes `"text"`, or a number.
pub(super) fn write_part(part: impl Comparand, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match part.param() {
        Param::Text(text) => write!(f, "{}", Quoted(text)),
        _ => write!(f, "{part}"),
    }
}
