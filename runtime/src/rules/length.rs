//! `length(min, max, equal, unit = chars / bytes / utf16 / graphemes)`

use core::fmt;

use super::{Check, Clock, Fault, Keyword, Keywords, Param, Rule, ValidationErrorType, ValueKind};
use crate::kinds::{Extent, Length};

/// The rule [`length`](super::length()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct LengthRule {
    min: usize,
    max: usize,
    unit: Unit,
}

/// What the length of text is counted in. Collections count their items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unit {
    /// Unicode scalar values, as JSON Schema's `maxLength` counts.
    Chars,
    /// Bytes of UTF-8.
    Bytes,
    /// UTF-16 code units, as JavaScript, Java and .NET count.
    Utf16,
    /// What a reader takes for one character: extended grapheme clusters of UAX #29.
    #[cfg(feature = "graphemes")]
    Graphemes,
}

impl Unit {
    /// Its word in `#[api(length(unit = …))]`.
    const fn word(self) -> &'static str {
        match self {
            Self::Chars => "chars",
            Self::Bytes => "bytes",
            Self::Utf16 => "utf16",
            #[cfg(feature = "graphemes")]
            Self::Graphemes => "graphemes",
        }
    }
}

/// A length within inclusive bounds: of characters in text, or items in a collection.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::length().min(1).max(3).accepts("日本語"));
/// assert!(!rules::length().max(2).accepts(&vec![1, 2, 3]));
/// ```
pub const fn length() -> LengthRule {
    LengthRule { min: 0, max: usize::MAX, unit: Unit::Chars }
}

impl LengthRule {
    /// The smallest length.
    pub const fn min(mut self, min: usize) -> Self {
        self.min = min;
        self
    }

    /// The largest length.
    pub const fn max(mut self, max: usize) -> Self {
        self.max = max;
        self
    }

    /// The only length.
    pub const fn equal(self, length: usize) -> Self {
        self.min(length).max(length)
    }

    /// What text is counted in; [`Unit::Chars`] by default.
    pub const fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    /// The verdict on a collection with this number of elements.
    #[inline]
    fn judge_count(self, count: usize) -> Result<(), Fault> {
        self.judge(count, Fault::TooMany, Fault::TooFew)
    }

    #[inline]
    fn judge(self, length: usize, over: Fault, under: Fault) -> Result<(), Fault> {
        if length > self.max {
            Err(over)
        } else if length < self.min {
            Err(under)
        } else {
            Ok(())
        }
    }

    /// A character takes 1 to 4 bytes, so the number of bytes decides nearly every time.
    #[inline]
    fn judge_chars(self, text: &str) -> Result<(), Fault> {
        let bytes = text.len();
        if bytes <= self.max && bytes.div_ceil(4) >= self.min {
            return Ok(());
        }
        self.judge_counted(text)
    }

    /// Cold, so that it stands out of the way of texts whose bytes decide. (What counts is not.)
    #[cold]
    #[inline(never)]
    fn judge_counted(self, text: &str) -> Result<(), Fault> {
        let bytes = text.len();
        if bytes.div_ceil(4) > self.max {
            return Err(Fault::TooLong);
        }
        if bytes < self.min {
            return Err(Fault::TooShort);
        }
        self.judge(count_chars(text), Fault::TooLong, Fault::TooShort)
    }

    #[inline]
    fn judge_text(self, text: &str) -> Result<(), Fault> {
        let length = match self.unit {
            Unit::Chars => return self.judge_chars(text),
            Unit::Bytes => text.len(),
            Unit::Utf16 => text.encode_utf16().count(),
            #[cfg(feature = "graphemes")]
            Unit::Graphemes => return self.judge_graphemes(text),
        };
        self.judge(length, Fault::TooLong, Fault::TooShort)
    }

    /// Stops counting as soon as the answer is known.
    #[cfg(feature = "graphemes")]
    fn judge_graphemes(self, text: &str) -> Result<(), Fault> {
        use unicode_segmentation::UnicodeSegmentation;

        let enough = self.max.saturating_add(1);
        let length = text.graphemes(true).take(enough).count();
        self.judge(length, Fault::TooLong, Fault::TooShort)
    }

    /// A character is 1 to 4 bytes, 1 or 2 code units, and a part of a grapheme.
    fn text_keywords(self, keywords: &mut Keywords<'_>) {
        let (min, max) = match self.unit {
            Unit::Chars => (self.min, self.max),
            Unit::Bytes => (self.min.div_ceil(4), self.max),
            Unit::Utf16 => (self.min.div_ceil(2), self.max),
            #[cfg(feature = "graphemes")]
            Unit::Graphemes => (self.min, if self.max == 0 { 0 } else { usize::MAX }),
        };
        keywords.at_least(min, Keyword::MinLength).at_most(max, Keyword::MaxLength);
        if self.unit != Unit::Chars {
            keywords.not_all();
        }
    }

    fn unit_name(self, fault: Option<Fault>) -> (&'static str, &'static str) {
        match (fault, self.unit) {
            (Some(Fault::TooMany | Fault::TooFew), _) => ("item", "items"),
            (_, Unit::Bytes) => ("byte", "bytes"),
            (_, Unit::Utf16) => ("UTF-16 code unit", "UTF-16 code units"),
            _ => ("character", "characters"),
        }
    }

    fn write(self, min: usize, max: usize, fault: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Self::write_in(self.unit_name(fault), min, max, f)
    }

    fn write_in(
        (one, many): (&str, &str),
        min: usize,
        max: usize,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let unit = |n| if n == 1 { one } else { many };
        match (min, max) {
            (min, max) if min == max => write!(f, "exactly {max} {}", unit(max)),
            (0, usize::MAX) => write!(f, "any number of {many}"),
            (0, max) => write!(f, "at most {max} {}", unit(max)),
            (min, usize::MAX) => write!(f, "at least {min} {}", unit(min)),
            (min, max) => write!(f, "{min} to {max} {}", unit(max)),
        }
    }
}

/// Most long texts are ASCII, where each byte is a character.
#[inline(never)]
fn count_chars(text: &str) -> usize {
    if is_ascii(text.as_bytes()) { text.len() } else { count_first_bytes(text) }
}

fn is_ascii(text: &[u8]) -> bool {
    are_ascii::<1024>(text).or_else(|| are_ascii::<64>(text)).unwrap_or_else(|| text.is_ascii())
}

/// Whether all is ASCII, of a text with `N` bytes or more. Compilers turn a block into wide instructions; the last one
/// begins inside of the one before it.
fn are_ascii<const N: usize>(text: &[u8]) -> Option<bool> {
    let is_ascii = |block: &[u8; N]| block.iter().fold(0, |all, byte| all | byte).is_ascii();
    let last = text.last_chunk::<N>()?;
    let mut blocks = text.chunks_exact(N).filter_map(<[u8]>::first_chunk::<N>);
    Some(blocks.all(is_ascii) && is_ascii(last))
}

/// Every byte of UTF-8 begins a character, except for those that continue one.
fn count_first_bytes(text: &str) -> usize {
    /// A sum of this number of bits fits in a `u8`, which compilers turn into wide instructions.
    const BLOCK: usize = 192;
    let begins = |byte: &u8| u8::from(!matches!(byte, 0x80..=0xbf));
    let count = |block: &[u8]| usize::from(block.iter().map(begins).sum::<u8>());
    let blocks = text.as_bytes().chunks_exact(BLOCK);
    let rest = count(blocks.remainder());
    blocks.map(count).sum::<usize>() + rest
}

impl<T: Length + ?Sized> Check<T> for LengthRule {
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)] // so that the constant's arguments fold into the code
    fn check(&self, value: &T, clock: &Clock) -> Result<(), Fault> {
        match value.extent() {
            Some(Extent::Text(text)) => self.judge_text(text),
            // Elements that could not be read were sent all the same.
            Some(Extent::Count(count)) => self.judge_count(count.saturating_add(clock.others())),
            None => Ok(()),
        }
    }
}

impl Rule for LengthRule {
    fn name(&self) -> &'static str {
        "length"
    }

    fn error_type(&self, fault: Fault) -> &ValidationErrorType {
        match fault {
            Fault::TooLong | Fault::TooMany => &ValidationErrorType::MaxLengthExceeded,
            _ => &ValidationErrorType::InvalidFormat,
        }
    }

    fn error_types<'a>(&'a self, visit: &mut dyn FnMut(&'a ValidationErrorType)) {
        for (is_set, fault) in [(self.max < usize::MAX, Fault::TooLong), (self.min > 0, Fault::TooShort)] {
            if is_set {
                visit(self.error_type(fault));
            }
        }
    }

    fn criteria(&self, fault: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(self.min, self.max, fault, f)
    }

    /// A unit of its own is for text only.
    fn criteria_of_anything(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let any = ("item or character", "items or characters");
        let units = if self.unit == Unit::Chars { any } else { self.unit_name(None) };
        Self::write_in(units, self.min, self.max, f)
    }

    fn message(&self, fault: Fault, _: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("This must have ")?;
        match fault {
            _ if self.min == self.max => self.write(self.min, self.max, Some(fault), f)?,
            Fault::TooLong | Fault::TooMany => self.write(0, self.max, Some(fault), f)?,
            _ => self.write(self.min, usize::MAX, Some(fault), f)?,
        }
        f.write_str(".")
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        if self.min > 0 {
            visit("min", Param::Count(self.min));
        }
        if self.max < usize::MAX {
            visit("max", Param::Count(self.max));
        }
        visit("unit", Param::Text(self.unit.word()));
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        match kind {
            ValueKind::Text => self.text_keywords(keywords),
            ValueKind::List => {
                keywords.at_least(self.min, Keyword::MinItems).at_most(self.max, Keyword::MaxItems);
            }
            ValueKind::Map => {
                keywords.at_least(self.min, Keyword::MinProperties).at_most(self.max, Keyword::MaxProperties);
            }
            _ => keywords.not_all(),
        }
    }
}
