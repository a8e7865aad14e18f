//! What a schema says about types.

use super::JsonType;
use crate::{Keyword, Keywords, Num, ValueKind};

impl JsonType {
    /// Returns the kind of value.
    pub(crate) const fn value_kind(self) -> ValueKind {
        match self {
            Self::Bool => ValueKind::Boolean,
            Self::Whole { .. } | Self::NonZero { .. } => ValueKind::Integer,
            Self::Number => ValueKind::Number,
            Self::Decimal => ValueKind::Decimal,
            Self::Date(form) if form.is_text() => ValueKind::Text,
            Self::Date(_) => ValueKind::Date,
            #[cfg(feature = "filter")]
            Self::Filter | Self::OrderBy => ValueKind::Text,
            Self::Char | Self::Text | Self::Uuid | Self::OneOf(_) | Self::KeyOf(_) => ValueKind::Text,
            Self::List => ValueKind::List,
            Self::Object => ValueKind::Object,
            Self::Null => ValueKind::Null,
            Self::Like(likeness) => likeness.kind(),
            _ => ValueKind::Anything,
        }
    }

    /// Adds the bounds of a type with fewer than 128 bits, and the lower one of unsigned types.
    fn bounds(self, keywords: &mut Keywords<'_>) {
        match (self.range(), self) {
            (Some((min, max)), _) => {
                keywords.add(Keyword::Minimum(Num::Int(min))).add(Keyword::Maximum(Num::Int(max)));
            }
            (None, Self::Whole { signed: false, .. }) => {
                keywords.add(Keyword::Minimum(Num::Int(0)));
            }
            (None, Self::NonZero { signed: false, .. }) => {
                keywords.add(Keyword::Minimum(Num::Int(1)));
            }
            _ => {}
        }
        if let Self::NonZero { signed: true, .. } = self {
            keywords.add(Keyword::NoneOfNumbers(&[0]));
        }
    }

    /// Adds the keywords of a name with such a value. A pattern cannot say where the numbers of a type end.
    fn keywords_of_name(self, keywords: &mut Keywords<'_>) {
        match self {
            Self::Bool => {
                keywords.add(Keyword::OneOfTexts(&["true", "false"]));
            }
            Self::Whole { signed, .. } | Self::NonZero { signed, .. } => {
                keywords.pattern(if signed { "^(0|-?[1-9][0-9]*)$" } else { "^(0|[1-9][0-9]*)$" });
                keywords.not_all();
            }
            other => other.add_keywords(keywords),
        }
    }

    pub(super) fn add_keywords(self, keywords: &mut Keywords<'_>) {
        match self {
            Self::OneOf(names) => {
                keywords.add(Keyword::OneOfTexts(names));
            }
            Self::Char => {
                keywords.add(Keyword::MinLength(1)).add(Keyword::MaxLength(1));
            }
            Self::Like(likeness) if !likeness.formats().is_empty() => {
                keywords.add(Keyword::Formats(likeness.formats()));
            }
            Self::Uuid => {
                keywords.add(Keyword::Formats(&["uuid"])).pattern(crate::formats::uuid::PATTERN);
            }
            Self::Date(form) => form.keywords(keywords),
            Self::Decimal => {
                keywords.pattern(r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$");
            }
            Self::KeyOf(key) => key.keywords_of_name(keywords),
            Self::Whole { .. } | Self::NonZero { .. } => self.bounds(keywords),
            _ => {}
        }
    }
}
