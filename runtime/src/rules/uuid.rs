//! `uuid(not_nil)`

use core::fmt;

use super::{Check, Clock, Fault, Keyword, Keywords, Param, Rule, ValidationErrorType, ValueKind};
use crate::kinds::UuidText;

/// The rule [`uuid`](super::uuid()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Uuid {
    not_nil: bool,
}

/// A UUID of RFC 9562 in its form of 36 characters, in any letter case; or a typed one.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::uuid().accepts("00000000-0000-0000-0000-000000000000"));
/// assert!(!rules::uuid().not_nil().accepts("00000000-0000-0000-0000-000000000000"));
/// assert!(!rules::uuid().accepts("{123e4567-e89b-12d3-a456-426614174000}"));
/// ```
pub const fn uuid() -> Uuid {
    Uuid { not_nil: false }
}

impl Uuid {
    /// Refuses the UUID whose bits are all 0.
    pub const fn not_nil(mut self) -> Self {
        self.not_nil = true;
        self
    }
}

impl<T: UuidText + ?Sized> Check<T> for Uuid {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        match value.uuid() {
            Some(bits) if self.not_nil && bits? == 0 => Err(Fault::Malformed),
            Some(bits) => bits.map(|_| ()),
            None => Ok(()),
        }
    }
}

impl Rule for Uuid {
    fn name(&self) -> &'static str {
        "uuid"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a UUID, such as 123e4567-e89b-12d3-a456-426614174000")?;
        f.write_str(if self.not_nil { ", and not all zeros" } else { "" })
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        if self.not_nil {
            visit("not_nil", Param::On);
        }
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        super::text_keywords(kind, keywords, |keywords| {
            keywords.add(Keyword::Formats(&["uuid"])).pattern(crate::formats::uuid::PATTERN);
            if self.not_nil {
                keywords.pattern("[1-9a-fA-F]");
            }
        });
    }
}
