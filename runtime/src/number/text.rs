//! Numbers in text: JSON's grammar without the exponent.

use super::NumShape;

/// `-?(0|[1-9][0-9]*)(\.[0-9]+)?`, taken apart.
#[derive(Clone, Copy)]
pub(super) struct Plain<'a> {
    pub(super) negative: bool,
    pub(super) whole: &'a str,
    /// Empty without a point.
    pub(super) fraction: &'a str,
}

impl<'a> Plain<'a> {
    pub(super) fn read(text: &'a str) -> Option<Plain<'a>> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((whole, fraction)) if are_digits(fraction) => (whole, fraction),
            Some(_) => return None,
            None => (unsigned, ""),
        };
        let leading_zero = whole.len() > 1 && whole.starts_with('0');
        let negative = unsigned.len() < text.len();
        (are_digits(whole) && !leading_zero).then_some(Plain { negative, whole, fraction })
    }

    pub(super) fn shape(self) -> NumShape {
        let integer_digits = if self.whole == "0" { 0 } else { self.whole.len() };
        NumShape { integer_digits, fraction_digits: self.fraction.len() }
    }

    /// The digits as one integer, if there are no more than a machine word surely holds.
    pub(super) fn mantissa(self) -> Option<i64> {
        if self.whole.len() + self.fraction.len() > 18 {
            return None;
        }
        let digits = self.whole.bytes().chain(self.fraction.bytes());
        let value = digits.fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
        Some(if self.negative { -value } else { value })
    }
}

/// Whether it is a number for a reader, but for a plus, zeros in front, or an exponent.
pub(super) fn is_written_otherwise(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let has_zeros =
        unsigned.strip_prefix('0').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let is_other = text.starts_with('+') || has_zeros || unsigned.contains(['e', 'E']);
    is_other && unsigned.starts_with(|c: char| c.is_ascii_digit()) && unsigned.parse::<f64>().is_ok()
}

/// Whether there are digits, and nothing but ASCII ones.
pub(super) fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
