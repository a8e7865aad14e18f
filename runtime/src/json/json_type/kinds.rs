//! The kinds of values that a type reads, where there are several.

use core::fmt::{self, Formatter};

use super::JsonType;
use crate::ValueKind;

/// Kinds of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(u8);

/// What each kind is called, in the order of a text. `true or false` comes last, since it has its own `or`.
const ALL: [(Kinds, JsonType); 7] = [
    (Kinds::TEXT, JsonType::Text),
    (Kinds::WHOLE, JsonType::Whole { bits: 128, signed: true }),
    (Kinds::NUMBER, JsonType::Number),
    (Kinds::LIST, JsonType::List),
    (Kinds::OBJECT, JsonType::Object),
    (Kinds::NULL, JsonType::Null),
    (Kinds::BOOL, JsonType::Bool),
];

impl Kinds {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const TEXT: Self = Self(1);
    pub(crate) const WHOLE: Self = Self(1 << 1);
    pub(crate) const NUMBER: Self = Self(1 << 2);
    pub(crate) const LIST: Self = Self(1 << 3);
    pub(crate) const OBJECT: Self = Self(1 << 4);
    pub(crate) const NULL: Self = Self(1 << 5);
    pub(crate) const BOOL: Self = Self(1 << 6);

    /// Returns the kind. `None` if it is not known.
    pub(crate) fn of(kind: ValueKind) -> Option<Self> {
        Some(match kind {
            ValueKind::Boolean => Self::BOOL,
            ValueKind::Integer => Self::WHOLE,
            ValueKind::Number | ValueKind::Decimal => Self::NUMBER,
            ValueKind::Text | ValueKind::Date => Self::TEXT,
            ValueKind::List => Self::LIST,
            ValueKind::Map | ValueKind::Object => Self::OBJECT,
            ValueKind::Null => Self::NULL,
            ValueKind::Anything => return None,
        })
    }

    #[must_use]
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn has(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }

    /// Iterates over the kinds. Of numbers and whole numbers, there are only numbers.
    fn types(self) -> impl Iterator<Item = JsonType> {
        let is_told = move |kind| self.has(kind) && !(kind == Self::WHOLE && self.has(Self::NUMBER));
        ALL.into_iter().filter(move |(kind, _)| is_told(*kind)).map(|(_, ty)| ty)
    }

    /// Writes `text, a whole number or an object`, with the words of a language.
    pub(crate) fn write(
        self,
        or: &str,
        write: &dyn Fn(JsonType, &mut Formatter<'_>) -> fmt::Result,
        f: &mut Formatter<'_>,
    ) -> fmt::Result {
        let mut types = self.types().peekable();
        let mut before = "";
        while let Some(ty) = types.next() {
            let is_last = types.peek().is_none();
            f.write_str(if is_last && ty != JsonType::Bool && !before.is_empty() { or } else { before })?;
            write(ty, f)?;
            before = ", ";
        }
        Ok(())
    }
}
